// Selects and moves clips, trims edges, rolls cuts, draws a box round several clips.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

class SelectTool : public Tool {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        cancel();
        press_ = event;
        switch (event.hit.kind) {
            case HitKind::Cut:
                host.session().select({{}, event.hit.clip, event.hit.next});
                state_ = State::Edge;
                break;
            case HitKind::ClipIn:
            case HitKind::ClipOut:
                state_ = State::Edge;
                select_clip(event, host, true);
                break;
            case HitKind::Clip:
                state_ = State::Clips;
                select_clip(event, host, false);
                break;
            case HitKind::Lane:
            case HitKind::Nothing:
                state_ = State::Box;
                if (!(event.modifiers & Qt::ShiftModifier)) host.session().select({});
                kept_ = host.session().selection().clips;
                break;
            default:
                state_ = State::Idle;
        }
    }

    void move(const ToolEvent& event, ToolHost& host) override {
        if (state_ == State::Idle) return;
        if (!dragging_) {
            if ((event.at - press_.at).manhattanLength() < 4) return;
            dragging_ = true;
            start_drag(host);
        }
        if (edge_) edge_->move(event, host);
        if (state_ == State::Clips) move_clips(event, host);
        if (state_ == State::Box) draw_box(event, host);
    }

    void release(const ToolEvent& event, ToolHost& host) override {
        if (dragging_ && edge_) edge_->release(host);
        if (dragging_ && state_ == State::Clips) {
            host.accept_preview(QCoreApplication::translate("Timeline", "Move clips"));
        }
        if (!dragging_ && state_ == State::Clips && !(event.modifiers & Qt::ShiftModifier) && narrow_on_release_) {
            select_alone(host);
        }
        host.show_box(std::nullopt);
        cancel();
    }

    void cancel() override {
        state_ = State::Idle;
        dragging_ = narrow_on_release_ = false;
        edge_.reset();
        snapper_.reset();
        moved_.clear();
    }

    Qt::CursorShape cursor(const Hit& hit) const override {
        if (hit.kind == HitKind::ClipIn || hit.kind == HitKind::ClipOut) return Qt::SizeHorCursor;
        if (hit.kind == HitKind::Cut) return Qt::SplitHCursor;
        return Qt::ArrowCursor;
    }

private:
    enum class State { Idle, Clips, Edge, Box };

    void select_clip(const ToolEvent& event, ToolHost& host, bool edge) {
        auto clips = host.session().selection().clips;
        const auto group = event.modifiers & Qt::AltModifier ? std::vector<ClipId>{event.hit.clip}
                                                             : host.before().linked(event.hit.clip);
        const bool was = clips.contains(event.hit.clip);
        if (event.modifiers & Qt::ShiftModifier) {
            for (const ClipId id : group) was ? void(clips.erase(id)) : void(clips.insert(id));
        } else if (!was || edge) {
            clips = {group.begin(), group.end()};
        } else {
            narrow_on_release_ = true;
        }
        host.session().select_clips(std::move(clips));
    }

    void select_alone(ToolHost& host) {
        const auto group = host.before().linked(press_.hit.clip);
        host.session().select_clips({group.begin(), group.end()});
    }

    void start_drag(ToolHost& host) {
        if (state_ == State::Edge) {
            const auto kind = press_.hit.kind == HitKind::Cut ? EdgeDrag::Kind::Roll : EdgeDrag::Kind::Trim;
            edge_.emplace(press_, kind, host);
        }
        if (state_ != State::Clips) return;
        const auto& selected = host.session().selection().clips;
        moved_ = {selected.begin(), selected.end()};
        std::set<ClipId> ignored = selected;
        edges_.clear();
        for (const ClipId id : moved_) {
            for (const ClipId linked : host.before().linked(id)) ignored.insert(linked);
            const Clip* clip = host.before().find(id);
            if (clip) edges_.insert(edges_.end(), {clip->start, clip->end()});
        }
        std::sort(edges_.begin(), edges_.end());
        edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
        snapper_ = host.make_snapper(ignored);
    }

    int track_steps(const ToolEvent& event, ToolHost& host) const {
        const auto& rows = host.geometry().rows();
        const auto row_index = [&](TrackId id) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (rows[i].track->id == id) return static_cast<int>(i);
            return -1;
        };
        const auto* over = host.geometry().row_at(static_cast<int>(event.at.y()));
        const Track* from = host.before().find(press_.hit.track);
        if (!over || !from || over->track->kind != from->kind) return 0;
        const int down = row_index(over->track->id) - row_index(from->id);
        return from->kind == TrackKind::Video ? -down : down;
    }

    void move_clips(const ToolEvent& event, ToolHost& host) {
        if (edges_.empty()) return;
        FrameCount by(static_cast<std::int64_t>(std::lround(host.geometry().frames_in(event.at.x() - press_.at.x()))));
        by = std::max(by, FramePosition(0) - edges_.front());
        std::optional<SnapPoint> on;
        if (snapper_) {
            std::vector<FramePosition> edges = edges_;
            for (FramePosition& edge : edges) edge += by;
            const auto answer = snapper_->snap(edges, host.geometry().view().pixels_per_frame);
            by += answer.by, on = answer.on;
        }
        by = std::max(by, FramePosition(0) - edges_.front());
        host.show_snap(on);
        const int steps = track_steps(event, host);
        const Linked linked = press_.modifiers & Qt::AltModifier ? Linked::Alone : Linked::Together;
        if (event.modifiers & Qt::ControlModifier) {
            host.preview(ripple_move(host.before(), moved_, edges_.front() + by, steps, linked));
        } else {
            host.preview(rhyme::move(host.before(), moved_, by, steps, linked));
        }
        host.show_text(signed_frames(by), event.at);
    }

    void draw_box(const ToolEvent& event, ToolHost& host) {
        const QRectF box = QRectF(press_.at, event.at).normalized();
        host.show_box(box);
        std::set<ClipId> inside = kept_;
        for (const auto& row : host.geometry().rows()) {
            if (!box.intersects(QRectF(row.lane))) continue;
            for (const Clip& clip : row.track->clips)
                if (box.intersects(host.geometry().clip_rect(row, clip))) inside.insert(clip.id);
        }
        host.session().select_clips(std::move(inside));
    }

    State state_ = State::Idle;
    ToolEvent press_;
    bool dragging_ = false, narrow_on_release_ = false;
    std::optional<EdgeDrag> edge_;
    std::optional<Snapper> snapper_;
    std::vector<ClipId> moved_;
    std::vector<FramePosition> edges_;
    std::set<ClipId> kept_;
};

}  // namespace

std::unique_ptr<Tool> make_select_tool() { return std::make_unique<SelectTool>(); }

std::unique_ptr<Tool> make_tool(ToolKind kind) {
    switch (kind) {
        case ToolKind::Trim:
            return make_trim_tool();
        case ToolKind::Razor:
            return make_razor_tool();
        case ToolKind::Slip:
            return make_slip_tool();
        default:
            return make_select_tool();
    }
}

}  // namespace rhyme::ui
