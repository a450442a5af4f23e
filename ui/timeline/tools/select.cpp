// Selects and moves clips, trims edges, rolls cuts, draws a box round several clips.
#include "ui/session/session.h"
#include "ui/timeline/tools/clip_drag.h"
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
        if (clips_) clips_->move(event, host);
        if (state_ == State::Box) draw_box(event, host);
    }

    void release(const ToolEvent& event, ToolHost& host) override {
        if (dragging_ && edge_) edge_->release(host);
        if (dragging_ && clips_) clips_->release(host);
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
        clips_.reset();
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
        clips_.emplace(press_, std::vector<ClipId>(selected.begin(), selected.end()), host);
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
    std::optional<ClipDrag> clips_;
    std::set<ClipId> kept_;
};

}  // namespace

std::unique_ptr<Tool> make_select_tool() { return std::make_unique<SelectTool>(); }

std::unique_ptr<Tool> make_tool(ToolKind kind) {
    switch (kind) {
        case ToolKind::Trim:
            return make_trim_tool();
        case ToolKind::Roll:
            return make_roll_tool();
        case ToolKind::Razor:
            return make_razor_tool();
        case ToolKind::Slip:
            return make_slip_tool();
        case ToolKind::Slide:
            return make_slide_tool();
        case ToolKind::Forward:
            return make_forward_tool();
        case ToolKind::Stretch:
            return make_stretch_tool();
        default:
            return make_select_tool();
    }
}

}  // namespace rhyme::ui
