// The song above the timeline: parts, its waveform in how full it sounds, bars and beats, words; dim away from the
// playhead. Beats and the borders of parts are dragged here. Aligned with a timeline's view, which it follows.
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>
#include <optional>

#include "core/timeline/song_places.h"
#include "ui/timeline/geometry.h"

namespace rhyme::ui {

class Session;

class SongStrip : public QWidget {
    Q_OBJECT
public:
    /// `geometry` gives the timeline's view as it is when asked.
    SongStrip(Session& session, std::function<const TimelineGeometry&()> geometry, QWidget* parent = nullptr);

    static constexpr int parts_height = 16, beats_height = 34, words_height = 16;

    struct Hold {
        enum class Kind { Nothing, Beat, Part } kind = Kind::Nothing;
        std::size_t index = 0;
    };
    Hold hit(QPointF at) const;
    /// Opens a field over the part's name.
    void rename_part(std::size_t part);

signals:
    void menu_wanted(rhyme::FramePosition at, const rhyme::ui::SongStrip::Hold& hold, QPoint global);
    void scrubbed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void refresh();
    const Clip* song_at(double x) const;
    double x_of(const Clip& clip, SongTime at) const;
    SongTime time_at(const Clip& clip, double x) const;
    void paint_clip(QPainter& painter, const Clip& clip);
    void paint_energy(QPainter& painter, const Clip& clip, const QRectF& area);
    void paint_wave(QPainter& painter, const Clip& clip, const QRectF& area);
    void paint_beats(QPainter& painter, const Clip& clip, const QRectF& area);
    void paint_texts(QPainter& painter, const Clip& clip);
    void paint_place(QPainter& painter);
    void drag_to(double x, bool anywhere);
    void let_go();
    double nearness(double x) const;  ///< 1 at the playhead, fading away from it

    Session& session_;
    std::function<const TimelineGeometry&()> geometry_;
    Hold held_;
    double pressed_x_ = 0;
    bool pressed_ = false, moved_ = false, scrubbing_ = false;
    std::shared_ptr<const SongMap> before_;
    QString gesture_;
    quint64 gestures_ = 0;
    QPointer<QWidget> focused_before_;  // has the keys again when a drag ends
};

}  // namespace rhyme::ui
