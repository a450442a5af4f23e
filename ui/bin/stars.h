// A rating as stars: drawn, and as a field that is set by pressing on one of them, by arrows, or by a screen reader.
#pragma once

#include <QAbstractSlider>

class QPainter;

namespace rhyme::ui {

constexpr int star_pitch = 12;  ///< from star to star where they are shown small

/// `count` stars, the first `full` of them filled, from the left edge of `place` in steps of its height.
void paint_stars(QPainter& painter, const QRectF& place, int full, int count, const QColor& color);
/// "3 stars".
QString stars_text(int rating);

class StarField : public QAbstractSlider {
    Q_OBJECT
public:
    explicit StarField(QWidget* parent = nullptr);
    /// What is shown; tells nobody.
    void show_rating(int rating);
    QSize sizeHint() const override;

signals:
    void rated(int rating);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void sliderChange(SliderChange change) override;
    bool event(QEvent* event) override;

private:
    int star_at(double x) const;
    int hover_ = 0;
    bool telling_ = true;
};

}  // namespace rhyme::ui
