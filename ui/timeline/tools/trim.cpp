// Ripple trim: the edge under the pointer moves and everything after it moves along. Roll: the cut nearest to the
// pointer moves, what lies around it stays.
#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

class TrimTool : public Tool {
public:
    explicit TrimTool(EdgeDrag::Kind kind) : kind_(kind) {}
    void press(const ToolEvent& event, ToolHost& host) override {
        drag_.reset();
        const auto aimed = edge_under(event, host);
        if (!aimed) return;
        ToolEvent edge = event;
        edge.hit.kind = aimed->edge == Edge::In ? HitKind::ClipIn : HitKind::ClipOut;
        edge.hit.clip = aimed->clip, edge.hit.next = {};
        const Track* track = host.before().track_of(aimed->clip);
        const Clip* clip = track->find(aimed->clip);
        const Clip* before = track->before(*clip);
        const Clip* after = track->after(*clip);
        const Clip* other = aimed->edge == Edge::In ? before : after;
        if (other) {  // the edge is one side of a cut
            const bool in = aimed->edge == Edge::In;
            Selection cut{{}, in ? other->id : clip->id, in ? clip->id : other->id};
            cut.side = kind_ == EdgeDrag::Kind::Roll ? CutSide::Both : in ? CutSide::Incoming : CutSide::Outgoing;
            host.session().select(cut);
        } else {
            const auto group = host.before().linked(aimed->clip);
            host.session().select_clips({group.begin(), group.end()});
        }
        EdgeDrag::Kind kind = kind_;
        if (kind == EdgeDrag::Kind::Roll && !other) {
            kind = EdgeDrag::Kind::Trim;  // nothing to roll into: only this edge
        } else if (kind == EdgeDrag::Kind::Roll) {
            edge.hit.kind = HitKind::Cut;
            if (aimed->edge == Edge::In) {
                edge.hit.clip = before->id, edge.hit.next = clip->id;
            } else {
                edge.hit.next = after->id;
            }
        }
        drag_.emplace(edge, kind, host);
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        if (drag_) drag_->move(event, host);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (drag_) drag_->release(host);
        drag_.reset();
    }
    void cancel() override { drag_.reset(); }
    Qt::CursorShape cursor(const Hit& hit) const override {
        if (!hit.clip) return Qt::ArrowCursor;
        return kind_ == EdgeDrag::Kind::Roll ? Qt::SplitHCursor : Qt::SizeHorCursor;
    }

private:
    const EdgeDrag::Kind kind_;
    std::optional<EdgeDrag> drag_;
};

}  // namespace

std::optional<AimedEdge> edge_under(const ToolEvent& event, ToolHost& host) {
    const Clip* clip = host.before().find(event.hit.clip);
    if (!clip) return std::nullopt;
    AimedEdge aimed{event.hit.clip, Edge::Out};
    if (event.hit.kind == HitKind::Cut) {
        const bool right = event.at.x() >= host.geometry().x_of(clip->end());
        if (right) aimed = {event.hit.next, Edge::In};
    } else if (event.hit.kind == HitKind::ClipIn) {
        aimed.edge = Edge::In;
    } else if (event.hit.kind != HitKind::ClipOut) {
        const double middle = (host.geometry().x_of(clip->start) + host.geometry().x_of(clip->end())) / 2;
        if (event.at.x() < middle) aimed.edge = Edge::In;
    }
    return aimed;
}

std::unique_ptr<Tool> make_trim_tool() { return std::make_unique<TrimTool>(EdgeDrag::Kind::Ripple); }
std::unique_ptr<Tool> make_roll_tool() { return std::make_unique<TrimTool>(EdgeDrag::Kind::Roll); }

}  // namespace rhyme::ui
