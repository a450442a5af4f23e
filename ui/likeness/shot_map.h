// All shots as a map, like ones near each other: to wander in. The wheel zooms at the pointer, dragging moves the map,
// the pointer on a shot shows it large, a click opens it in the source viewer, a double-click asks what could follow.
// With keys: arrows, Home and End choose, Enter asks, + and - zoom.
#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "core/match/likeness_map.h"
#include "ui/session/session.h"

namespace rhyme::ui {

/// Window thread only; the layout is computed behind.
class ShotMap : public QWidget {
    Q_OBJECT
public:
    explicit ShotMap(Session& session, QWidget* parent = nullptr);

    struct Shown {
        ShotPlace place;
        MediaId media;
        QString name;
        FrameRange shot;
    };
    const std::vector<Shown>& shots() const { return shots_; }
    /// Where a shot's picture is drawn.
    QRectF rect_of(int index) const;
    double zoom() const { return zoom_; }
    void fit();
    QSize sizeHint() const override { return {360, 360}; }

signals:
    /// What could follow the last frame of this shot?
    void asked(rhyme::MediaId media, rhyme::FramePosition frame);
    void arranged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    int at(QPointF place) const;
    void zoom_at(QPointF place, double factor);
    void choose(int index);
    void go_to(int index);
    void ask(int index);
    QPointF to_screen(double x, double y) const;
    double picture_height() const;  ///< unzoomed
    void paint_shot(QPainter& painter, int index, bool large);

    Session& session_;
    std::vector<Shown> shots_;
    bool stale_ = true, busy_ = false, dragged_ = false;
    int hovered_ = -1, chosen_ = -1;
    double zoom_ = 1;
    QPointF offset_, pressed_, pressed_offset_;
    QTimer soon_;
    Jobs jobs_{1};
    Job arranging_;
};

}  // namespace rhyme::ui
