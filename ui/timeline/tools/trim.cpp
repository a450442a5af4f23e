// Ripple trim: the edge under the pointer moves and everything after it moves along.
#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

class TrimTool : public Tool {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        drag_.reset();
        ToolEvent edge = event;
        if (!aim(edge, host)) return;
        const auto group = host.before().linked(edge.hit.clip);
        host.session().select_clips({group.begin(), group.end()});
        drag_.emplace(edge, EdgeDrag::Kind::Ripple, host);
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
        const bool clip = hit.clip.value != 0;
        return clip ? Qt::SizeHorCursor : Qt::ArrowCursor;
    }

private:
    /// Anywhere on a clip takes its nearer edge; on a cut, the side the pointer is on.
    static bool aim(ToolEvent& event, ToolHost& host) {
        const Clip* clip = host.before().find(event.hit.clip);
        if (!clip) return false;
        if (event.hit.kind == HitKind::Cut) {
            const bool right = event.at.x() >= host.geometry().x_of(clip->end());
            event.hit.kind = right ? HitKind::ClipIn : HitKind::ClipOut;
            if (right) event.hit.clip = event.hit.next;
        } else if (event.hit.kind == HitKind::Clip) {
            const double middle = (host.geometry().x_of(clip->start) + host.geometry().x_of(clip->end())) / 2;
            event.hit.kind = event.at.x() < middle ? HitKind::ClipIn : HitKind::ClipOut;
        }
        event.hit.next = {};
        return true;
    }
    std::optional<EdgeDrag> drag_;
};

}  // namespace

std::unique_ptr<Tool> make_trim_tool() { return std::make_unique<TrimTool>(); }

}  // namespace rhyme::ui
