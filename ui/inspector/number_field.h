// A number that is typed, stepped, or scrubbed by dragging over it. One drag, one typed number and one run of steps are
// each one gesture: whoever commits on edited() passes gesture() on, and gets one undo step.
#pragma once

#include <QDoubleSpinBox>
#include <QPoint>

namespace rhyme::ui {

class NumberField : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit NumberField(QWidget* parent = nullptr);

    /// Limits, and how much one pixel of dragging (Ctrl: a tenth, Shift: ten times) or one step of the keys is worth.
    void set_scale(double low, double high, double step, int decimals);
    /// Shows a value without telling anybody. Left alone while it is being typed in.
    void show_value(double value);
    QString gesture() const { return gesture_; }

    QString textFromValue(double value) const override;  ///< no zeros that say nothing
    void stepBy(int steps) override;

signals:
    void edited(double value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void begin_gesture();
    bool scrub(QEvent* event);

    QString gesture_;
    QPoint pressed_at_;
    double pressed_value_ = 0;
    bool focused_by_press_ = false, pressed_ = false, scrubbing_ = false, showing_ = false;
};

}  // namespace rhyme::ui
