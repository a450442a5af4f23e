#include "ui/timeline/timeline_widget.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QShortcut>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/time/timecode.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/timeline/tools/gestures.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

TimelineWidget::TimelineWidget(Session& session, QWidget* parent)
    : QAbstractScrollArea(parent), session_(session), tool_(make_select_tool()) {
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Tracks and clips of the sequence; up and down go from cut to cut"));
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setMinimumHeight(160);
    connect(&session_, &Session::timeline_changed, this, &TimelineWidget::timeline_changed);
    const auto repaint = [this] { viewport()->update(); };
    // What the tracks show besides themselves.
    const auto anew = [this] {
        layers_.forget();
        viewport()->update();
    };
    connect(&session_, &Session::selection_changed, viewport(), anew);
    connect(&session_.thumbnails(), &Thumbnails::arrived, viewport(), anew);
    connect(&session_.waveforms(), &Waveforms::arrived, viewport(), anew);
    connect(&session_.footage(), &Footage::changed, viewport(), anew);
    connect(&session_, &Session::playhead_changed, viewport(), repaint);
    connect(&session_, &Session::range_changed, viewport(), repaint);
    connect(&session_, &Session::pointed_to_changed, viewport(), repaint);
}

TimelineWidget::~TimelineWidget() = default;

const Timeline& TimelineWidget::before() const { return snapshot_ ? *snapshot_ : session_.timeline(); }

const TimelineGeometry& TimelineWidget::geometry() const {
    if (!geometry_) geometry_.emplace(shown(), view_);
    return *geometry_;
}

void TimelineWidget::set_tool(ToolKind kind) {
    if (pressed_) end_drag();
    tool_kind_ = kind;
    tool_ = make_tool(kind);
    overlay_.blade_x.reset();
    emit tool_changed();
    viewport()->update();
}

void TimelineWidget::timeline_changed() {
    if (pressed_ && !scrubbing_) end_drag();  // the edit came from elsewhere: the drag's ground is gone
    geometry_.reset();
    update_scroll_bars();
    viewport()->update();
    emit view_changed();
}

void TimelineWidget::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    overlay_.qualities = &qualities_;
    paint_timeline(painter, event->rect(), geometry(), session_, overlay_, layers_, devicePixelRatioF());
    if (event->rect() == viewport()->rect()) layers_.drop_unused();
}

void TimelineWidget::show_qualities(std::vector<CutQuality> cuts) {
    qualities_ = std::move(cuts);
    viewport()->update();
}

// The view.

void TimelineWidget::set_view(const TimelineView& view) {
    view_ = view;
    view_.size = viewport()->size();
    geometry_.reset();
    update_scroll_bars();
    viewport()->update();
    emit view_changed();
}

void TimelineWidget::update_scroll_bars() {
    setting_bars_ = true;
    const int lane_width = std::max(1, viewport()->width() - TimelineGeometry::header_width);
    const auto widest = static_cast<int>(std::min(1e9, std::max(geometry().content_width(), view_.left + lane_width)));
    horizontalScrollBar()->setPageStep(lane_width);
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, widest - lane_width));
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(view_.left)));
    const int lanes = std::max(1, viewport()->height() - TimelineGeometry::ruler_height);
    verticalScrollBar()->setPageStep(lanes);
    verticalScrollBar()->setSingleStep(20);
    verticalScrollBar()->setRange(0, std::max(0, geometry().content_height() - lanes));
    verticalScrollBar()->setValue(view_.top);
    setting_bars_ = false;
}

void TimelineWidget::scrollContentsBy(int, int) {
    if (setting_bars_) return;
    view_.left = horizontalScrollBar()->value();
    view_.top = verticalScrollBar()->value();
    geometry_.reset();
    viewport()->update();
    emit view_changed();
}

void TimelineWidget::resizeEvent(QResizeEvent*) { set_view(view_); }

void TimelineWidget::zoom(double factor) {
    const double playhead = geometry().x_of(session_.playhead());
    const QRect lanes = geometry().lanes();
    const bool in_sight = playhead >= lanes.left() && playhead <= lanes.right();
    set_view(TimelineGeometry::zoomed(view_, factor, in_sight ? playhead : lanes.center().x()));
}

void TimelineWidget::zoom_to_fit() { zoom_to(FrameRange::between(FramePosition(0), session_.timeline().end())); }

void TimelineWidget::zoom_to(FrameRange range) {
    zoomed_from_ = view_;
    set_view(TimelineGeometry::fitting(view_, range));
}

void TimelineWidget::zoom_to_frames() {
    constexpr double frame_width = 24;
    const auto frames = static_cast<std::int64_t>(geometry().lanes().width() / frame_width);
    zoom_to({std::max(FramePosition(0), session_.playhead() - FrameCount(frames / 2)), FrameCount(frames)});
}

void TimelineWidget::zoom_back() {
    if (!zoomed_from_) return;
    TimelineView view = *zoomed_from_;
    zoomed_from_ = view_;
    set_view(view);
}

void TimelineWidget::follow_playhead() {
    const double x = geometry().x_of(session_.playhead());
    const QRect lanes = geometry().lanes();
    if (pressed_ || (x >= lanes.left() && x <= lanes.right() - 8)) return;
    TimelineView view = view_;
    view.left = std::max(0.0, view_.left + x - lanes.left() - lanes.width() * 0.1);
    set_view(view);
}

void TimelineWidget::wheelEvent(QWheelEvent* event) {
    const QPoint angle = event->angleDelta();
    if (angle.x() && !angle.y()) {  // sideways on a touch pad
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - angle.x());
    } else if (event->modifiers() & Qt::ShiftModifier) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (angle.y() ? angle.y() : angle.x()));
    } else if ((event->modifiers() & Qt::AltModifier) || event->position().x() < TimelineGeometry::header_width) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (angle.y() ? angle.y() : angle.x()) / 2);
    } else {
        set_view(TimelineGeometry::zoomed(view_, std::exp2(angle.y() / 480.0), event->position().x()));
    }
    event->accept();
}

// Tools.

ToolEvent TimelineWidget::tool_event(QPointF at, Qt::KeyboardModifiers modifiers) {
    return {at, geometry().hit(at), modifiers};
}

void TimelineWidget::preview(Result<Timeline> edited) {
    overlay_.problem = !edited;
    if (edited) {
        preview_ = std::move(*edited);
        geometry_.reset();
    } else {
        overlay_.text = core_words(edited.error().what);
    }
    viewport()->update();
    emit preview_changed();
}

void TimelineWidget::show_snap(std::optional<SnapPoint> on) { overlay_.snap = on; }

void TimelineWidget::show_box(std::optional<QRectF> box) {
    overlay_.box = box;
    viewport()->update();
}

void TimelineWidget::show_text(const QString& text, QPointF at) {
    if (!overlay_.problem) overlay_.text = text;
    overlay_.text_at = at;
}

void TimelineWidget::accept_preview(const QString& label) {
    if (!preview_) return;
    Timeline edited = std::move(*preview_);
    end_drag();
    session_.commit(label, std::move(edited));
}

std::optional<Snapper> TimelineWidget::make_snapper(const std::set<ClipId>& ignored) const {
    std::vector<FramePosition> range;
    if (session_.in()) range.push_back(*session_.in());
    if (session_.out()) range.push_back(*session_.out());
    return Snapper(snap_points(before(), session_.playhead(), range, ignored), [this] { return session_.snapping(); });
}

void TimelineWidget::end_drag() {
    tool_->cancel();
    ended_ = std::move(gesture_);  // it may be the one that is calling
    const bool previewed = preview_.has_value();
    pressed_ = scrubbing_ = dropping_ = drop_fits_ = false;
    preview_.reset();
    snapshot_.reset();
    drop_snapper_.reset();
    const Hit hover = overlay_.hover;
    overlay_ = {};
    overlay_.hover = hover;
    geometry_.reset();
    viewport()->update();
    if (previewed) emit preview_changed();
}

void TimelineWidget::scrub(QPointF at) {
    FramePosition to = geometry().boundary_at(at.x());
    session_.set_playhead(to);
    emit scrubbed();
}

void TimelineWidget::press_button(const Hit& hit) {
    const Track* track = session_.timeline().find(hit.track);
    if (!track) return;
    TrackState state{track->name, track->locked, track->muted, track->solo, track->sync, track->target};
    QString label;
    if (hit.kind == HitKind::LockButton) state.locked = !state.locked, label = tr("Lock track");
    if (hit.kind == HitKind::MuteButton) state.muted = !state.muted, label = tr("Mute track");
    if (hit.kind == HitKind::SoloButton) state.solo = !state.solo, label = tr("Solo track");
    if (hit.kind == HitKind::SyncButton) state.sync = !state.sync, label = tr("Sync lock");
    if (hit.kind == HitKind::TargetButton) state.target = !track->target, label = tr("Target track");
    if (!label.isEmpty()) session_.commit(label, set_track_state(session_.timeline(), track->id, state));
}

void TimelineWidget::set_track_height(TrackId track, int pixels) {
    TimelineView view = view_;
    view.heights[track] = std::clamp(pixels, TimelineGeometry::min_height, TimelineGeometry::max_height);
    set_view(view);
}

void TimelineWidget::make_tracks_taller(double factor) {
    TimelineView view = view_;
    for (const auto& row : geometry().rows())
        view.heights[row.track->id] = std::clamp(static_cast<int>(std::lround(row.lane.height() * factor)),
                                                 TimelineGeometry::min_height, TimelineGeometry::max_height);
    set_view(view);
}

void TimelineWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || pressed_) return;
    const ToolEvent press = tool_event(event->position(), event->modifiers());
    if (press.hit.kind == HitKind::Ruler) {
        pressed_ = scrubbing_ = true;
        scrub(press.at);
        return;
    }
    gesture_ = make_gesture(press.hit, tool_kind_ == ToolKind::Select);
    if (!gesture_ && event->position().x() < TimelineGeometry::header_width) {
        press_button(press.hit);
        return;
    }
    snapshot_ = session_.timeline();
    pressed_ = true;
    overlay_.blade_x.reset();
    active().press(press, *this);
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event) {
    if (scrubbing_) {
        scrub(event->position());
    } else if (pressed_) {
        overlay_.problem = false;
        active().move(tool_event(event->position(), event->modifiers()), *this);
        viewport()->update();
    } else {
        hover(event->position());
    }
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !pressed_) return;
    if (!scrubbing_) active().release(tool_event(event->position(), event->modifiers()), *this);
    if (pressed_) end_drag();
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit hit = geometry().hit(event->position());
    const Clip* clip = session_.timeline().find(hit.clip);
    if (event->button() != Qt::LeftButton) return;
    if (hit.kind == HitKind::Header) return rename_track(hit.track);
    if (event->position().x() < TimelineGeometry::header_width &&
        event->position().y() < TimelineGeometry::ruler_height)
        return enter_time();
    if (!clip || tool_kind_ != ToolKind::Select) return;
    if (clip->kind != ClipKind::Media) {
        emit clip_opened(clip->id);
        return;
    }
    const auto media = session_.pool()->find(clip->media);  // opens the clip's file where it is shown
    if (!media) return;
    FramePosition at(0);
    if (media->index)
        at = source_frame(*clip, std::clamp(hit.frame, clip->start, clip->end() - FrameCount(1)),
                          session_.timeline().rate, *media);
    session_.set_source({clip->media, at, {}, {}});
}

void TimelineWidget::hover(QPointF at) {
    const Hit hit = geometry().hit(at);
    overlay_.hover = hit;
    Qt::CursorShape shape = at.x() < TimelineGeometry::header_width ? Qt::ArrowCursor : tool_->cursor(hit);
    if (const auto gesture = make_gesture(hit, tool_kind_ == ToolKind::Select)) shape = gesture->cursor(hit);
    viewport()->setCursor(shape);
    overlay_.blade_x.reset();
    if (tool_->shows_blade() && hit.clip) {
        FramePosition where = geometry().boundary_at(at.x());
        if (auto snapper = make_snapper({})) where += snapper->snap({where}, view_.pixels_per_frame).by;
        overlay_.blade_x = std::round(geometry().x_of(where));
        overlay_.blade_track = hit.track;
    }
    viewport()->update();
}

void TimelineWidget::contextMenuEvent(QContextMenuEvent* event) {
    if (pressed_) return;
    Hit hit = geometry().hit(event->pos());
    QPoint global = event->globalPos();
    const Selection& selection = session_.selection();
    if (event->reason() == QContextMenuEvent::Keyboard) {  // of what is selected, else of the place of the playhead
        hit = {};
        hit.frame = session_.playhead();
        if (selection.is_cut()) {
            hit.kind = HitKind::Cut, hit.clip = selection.cut_from, hit.next = selection.cut_to;
        } else if (!selection.clips.empty()) {
            hit.kind = HitKind::Clip, hit.clip = *selection.clips.begin();
        } else {
            hit.kind = HitKind::Ruler;
        }
        const QPoint at(static_cast<int>(geometry().x_of(session_.playhead())), TimelineGeometry::ruler_height);
        global = viewport()->mapToGlobal(at);
    }
    if (hit.kind == HitKind::Cut) {
        if (selection.cut_from != hit.clip || selection.cut_to != hit.next) session_.select({{}, hit.clip, hit.next});
    } else if (hit.clip && !selection.clips.contains(hit.clip)) {
        const auto group = session_.timeline().linked(hit.clip);
        session_.select_clips({group.begin(), group.end()});
    }
    emit menu_wanted(hit, global);
}

QLineEdit* TimelineWidget::field(const QRect& place, const QString& text, std::function<void(const QString&)> done) {
    auto* line = new QLineEdit(text, viewport());
    line->setGeometry(place);
    line->setFont(timecode_font(size::small_text));
    line->selectAll();
    line->show();
    line->setFocus(Qt::OtherFocusReason);
    connect(line, &QLineEdit::returnPressed, line, [this, line, done = std::move(done)] {
        const QString typed = line->text();
        setFocus(Qt::OtherFocusReason);  // closes the field
        done(typed);
    });
    connect(line, &QLineEdit::editingFinished, line, &QObject::deleteLater);
    auto* leave = new QShortcut(QKeySequence(Qt::Key_Escape), line, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] { setFocus(Qt::OtherFocusReason); });
    return line;
}

void TimelineWidget::enter_time() {
    const QRect corner(4, 1, TimelineGeometry::header_width - 8, TimelineGeometry::ruler_height - 2);
    QLineEdit* line = field(corner, {}, [this](const QString& text) { emit time_entered(text); });
    line->setObjectName(QStringLiteral("time_field"));
    line->setAccessibleName(tr("Go to a time, or trim by +12 or -5"));
    line->setPlaceholderText(QString::fromStdString(format_timecode(session_.playhead(), session_.timeline().rate)));
}

void TimelineWidget::rename_track(TrackId id) {
    const Track* track = session_.timeline().find(id);
    const auto* row = geometry().row_of(id);
    if (!track || !row) return;
    const QRect place(row->header.left() + 4, row->header.top() + 2, row->header.width() - 8, 26);
    QLineEdit* line = field(place, QString::fromStdString(track->name), [this, id](const QString& name) {
        const Track* now = session_.timeline().find(id);
        if (!now || name.trimmed().isEmpty()) return;
        TrackState state{name.trimmed().toStdString(), now->locked, now->muted, now->solo, now->sync};
        session_.commit(tr("Rename track"), set_track_state(session_.timeline(), id, state));
    });
    line->setObjectName(QStringLiteral("track_name_field"));
    line->setAccessibleName(tr("Name of the track"));
}

void TimelineWidget::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && pressed_) {
        end_drag();
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

bool TimelineWidget::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && !pressed_) {
        overlay_.hover = {};
        overlay_.blade_x.reset();
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = quality_text(geometry(), qualities_, help->pos());
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace rhyme::ui
