// The timeline on the screen: one painted widget, no item per clip.
#pragma once

#include <QAbstractScrollArea>
#include <QList>
#include <QUrl>
#include <functional>
#include <memory>

#include "ui/timeline/painter.h"
#include "ui/timeline/tools/tool.h"

class QLineEdit;
class QMimeData;

namespace rhyme::ui {

class TimelineWidget : public QAbstractScrollArea, private ToolHost {
    Q_OBJECT
public:
    explicit TimelineWidget(Session& session, QWidget* parent = nullptr);
    ~TimelineWidget() override;

    ToolKind tool() const { return tool_kind_; }
    void set_tool(ToolKind kind);
    void zoom(double factor);  ///< about the playhead when it is in sight, else the middle
    void zoom_to_fit();
    void zoom_to(FrameRange range);
    void zoom_to_frames();                   ///< so that each frame can be told, at the playhead
    void make_tracks_taller(double factor);  ///< all of them
    void zoom_back();                        ///< to where the last of these came from
    /// Opens a field over the timecode; what is typed comes by time_entered.
    void enter_time();
    /// Opens a field over the track's name.
    void rename_track(TrackId track);
    /// What is known of the cuts, for the strip under V1.
    void show_qualities(std::vector<CutQuality> cuts);
    /// Scrolls so that the playhead is in sight (by a page when playing).
    void follow_playhead();
    /// The geometry of what is shown now.
    const TimelineGeometry& geometry() const override;
    /// What is shown: the session's timeline, or the result of the drag going on.
    const Timeline& shown() const { return preview_ ? *preview_ : before(); }
    bool is_dragging() const { return pressed_ || dropping_; }

signals:
    void tool_changed();
    void scrubbed();         ///< the playhead was put somewhere by hand
    void view_changed();     ///< another stretch, or another zoom
    void preview_changed();  ///< what is dragged looks different now, or the drag is over
    void menu_wanted(const rhyme::ui::Hit& hit, QPoint global);
    void time_entered(const QString& text);
    void clip_opened(rhyme::ClipId clip);  ///< double-clicked, and it is no file
    /// Files from outside were dropped at a place: they go to the bin, and then here.
    void files_dropped(const QList<QUrl>& urls, rhyme::TrackId track, rhyme::FramePosition at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    // ToolHost
    Session& session() override { return session_; }
    const Timeline& before() const override;
    void preview(Result<Timeline> edited) override;
    void show_snap(std::optional<SnapPoint> on) override;
    void show_box(std::optional<QRectF> box) override;
    void show_text(const QString& text, QPointF at) override;
    void accept_preview(const QString& label) override;
    void set_track_height(TrackId track, int pixels) override;
    std::optional<Snapper> make_snapper(const std::set<ClipId>& ignored) const override;

    ToolEvent tool_event(QPointF at, Qt::KeyboardModifiers modifiers);
    void end_drag();
    void scrub(QPointF at);
    QLineEdit* field(const QRect& place, const QString& text, std::function<void(const QString&)> done);
    void press_button(const Hit& hit);
    Tool& active() { return gesture_ ? *gesture_ : *tool_; }
    void hover(QPointF at);
    void set_view(const TimelineView& view);
    void update_scroll_bars();
    void preview_effect(QPointF at, const QMimeData& mime);
    void preview_drop(QPointF at, const QMimeData& mime, Qt::KeyboardModifiers modifiers);
    void timeline_changed();
    QString drop_label_;  // what dropping will be called; empty: footage

    Session& session_;
    std::unique_ptr<Tool> tool_;
    std::unique_ptr<Tool> ended_;    // the last gesture, until the next
    std::unique_ptr<Tool> gesture_;  // of what is pressed now; null: the tool has it
    ToolKind tool_kind_ = ToolKind::Select;
    TimelineView view_;
    std::optional<TimelineView> zoomed_from_;
    mutable std::optional<TimelineGeometry> geometry_;
    std::optional<Timeline> preview_;   // of a drag
    std::optional<Timeline> snapshot_;  // the timeline when the drag began
    TimelineOverlay overlay_;
    RowLayers layers_;
    std::vector<CutQuality> qualities_;
    std::optional<Snapper> drop_snapper_;
    TrackId drop_track_;
    FramePosition drop_at_;
    bool pressed_ = false, scrubbing_ = false, dropping_ = false, setting_bars_ = false;
    bool drop_fits_ = false;
};

}  // namespace rhyme::ui
