// A curve through points, as effects keep them in a text ("0,0 0.5,0.6 1,1"): points are dragged, added by a
// double-click and removed by Delete or by being dragged out.
#pragma once

#include <QWidget>
#include <functional>
#include <opencv2/core.hpp>
#include <vector>

#include "core/effects/effect_kind.h"

namespace rhyme::ui {

class PointsEditor : public QWidget {
    Q_OBJECT
public:
    /// `color`: of the line.
    PointsEditor(EffectText form, const QColor& color, QWidget* parent = nullptr);
    void show_points(const std::string& text);
    std::string text() const;
    QString gesture() const { return gesture_; }
    QSize sizeHint() const override { return {240, 140}; }
    QPointF place_of(cv::Point2d point) const;

signals:
    void edited();  ///< text() is new

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    cv::Point2d point_at(QPointF at) const;
    std::vector<cv::Point2d> with_ends() const;
    void put(cv::Point2d point);

    const EffectText form_;
    const QColor color_;
    std::vector<cv::Point2d> points_;
    int held_ = -1, chosen_ = -1;
    QString gesture_;
};

}  // namespace rhyme::ui
