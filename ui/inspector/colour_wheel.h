// A wheel for the balance of red, green and blue about their mean (the point in the middle is neutral), and the palette
// of a clip with the pair of opposite hues it lies on.
#pragma once

#include <QImage>
#include <QWidget>
#include <array>

#include "core/cues/palette.h"

namespace rhyme::ui {

class ColourWheel : public QWidget {
    Q_OBJECT
public:
    /// `reach`: the value of a channel at the rim, away from `neutral`.
    ColourWheel(const QString& name, double neutral, double reach, QWidget* parent = nullptr);
    void show_values(const std::array<double, 3>& rgb);
    const std::array<double, 3>& values() const { return rgb_; }
    QString gesture() const { return gesture_; }
    QSize sizeHint() const override { return {84, 84}; }

signals:
    void edited();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QPointF balance() const;  ///< within the circle of radius 1; red lies to the right, green and blue a third on
    void set_balance(QPointF at);
    double radius() const;

    const double neutral_, reach_;
    std::array<double, 3> rgb_;
    QPointF pressed_at_, pressed_balance_;
    QImage disc_;
    QString gesture_;
    bool held_ = false;
};

/// The colours of a picture by share, and on which axis of opposite hues they lie.
class PaletteStrip : public QWidget {
    Q_OBJECT
public:
    explicit PaletteStrip(QWidget* parent = nullptr);
    void show_picture(const QImage& picture);  ///< null: none yet
    QSize sizeHint() const override { return {240, 44}; }
    const std::vector<Swatch>& swatches() const { return swatches_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Swatch> swatches_;
    qint64 shown_ = 0;                                     // the picture's key
    double first_share_ = 0, second_share_ = 0, hue_ = 0;  // of the opposing pair
};

}  // namespace rhyme::ui
