#include "ui/inspector/number_field.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

namespace rhyme::ui {

NumberField::NumberField(QWidget* parent) : QDoubleSpinBox(parent) {
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight);
    setMinimumWidth(52);
    lineEdit()->installEventFilter(this);
    lineEdit()->setCursor(Qt::SizeHorCursor);
    begin_gesture();
    connect(this, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (showing_) return;
        if (!scrubbing_ && !pressed_ && lineEdit()->isModified()) begin_gesture();  // it was typed
        emit edited(value);
    });
}

void NumberField::begin_gesture() {
    static quint64 serial = 0;
    gesture_ = QStringLiteral("field-%1").arg(++serial);
}

void NumberField::set_scale(double low, double high, double step, int decimals) {
    showing_ = true;
    setDecimals(decimals);
    setRange(low, high);
    setSingleStep(step);
    showing_ = false;
}

void NumberField::show_value(double value) {
    if (lineEdit()->isModified() && hasFocus()) return;
    showing_ = true;
    setValue(value);
    showing_ = false;
}

QString NumberField::textFromValue(double value) const {
    QString text = QDoubleSpinBox::textFromValue(value == 0 ? 0 : value);
    const QString point = locale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLatin1Char('0'))) text.chop(1);
        if (text.endsWith(point)) text.chop(point.size());
    }
    return text;
}

void NumberField::stepBy(int steps) {
    const auto modifiers = QApplication::keyboardModifiers();
    const double factor = modifiers & Qt::ControlModifier ? 0.1 : modifiers & Qt::ShiftModifier ? 10 : 1;
    setValue(value() + steps * singleStep() * factor);
}

void NumberField::focusInEvent(QFocusEvent* event) {
    focused_by_press_ = event->reason() == Qt::MouseFocusReason;
    begin_gesture();
    QDoubleSpinBox::focusInEvent(event);
}

void NumberField::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) return QDoubleSpinBox::wheelEvent(event);
    event->ignore();  // the panel scrolls
}

bool NumberField::scrub(QEvent* event) {
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove &&
        event->type() != QEvent::MouseButtonRelease)
        return false;
    auto* mouse = static_cast<QMouseEvent*>(event);
    const QPoint at = mouse->globalPosition().toPoint();
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            // Qt gives the focus before the press: only a field that had it already is being typed in.
            if (mouse->button() != Qt::LeftButton || (lineEdit()->hasFocus() && !focused_by_press_)) return false;
            focused_by_press_ = false;
            pressed_ = true;
            pressed_at_ = at, pressed_value_ = value();
            return true;
        case QEvent::MouseMove: {
            if (!pressed_) return false;
            const int by = at.x() - pressed_at_.x();
            if (!scrubbing_ && std::abs(by) < 3) return true;
            if (!scrubbing_) begin_gesture();
            scrubbing_ = true;
            const double factor = mouse->modifiers() & Qt::ControlModifier ? 0.1
                                  : mouse->modifiers() & Qt::ShiftModifier ? 10
                                                                           : 1;
            setValue(pressed_value_ + by * singleStep() * factor);
            return true;
        }
        case QEvent::MouseButtonRelease:
            if (!pressed_) return false;
            if (scrubbing_) {
                clearFocus();  // the keys are the window's again
            } else {
                setFocus(Qt::OtherFocusReason);
                selectAll();
            }
            pressed_ = scrubbing_ = false;
            return true;
        default:
            return false;
    }
}

bool NumberField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == lineEdit() && scrub(event)) return true;
    return QDoubleSpinBox::eventFilter(watched, event);
}

}  // namespace rhyme::ui
