// Rate stretch: the edge moves and the clip shows the same pictures in the new time.
#include <QCoreApplication>
#include <cmath>

#include "core/timeline/speed_edits.h"
#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

class StretchTool : public Tool {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        cancel();
        const auto aimed = edge_under(event, host);
        if (!aimed) return;
        clip_ = aimed->clip, edge_ = aimed->edge, pressed_x_ = event.at.x();
        linked_ = event.modifiers & Qt::AltModifier ? Linked::Alone : Linked::Together;
        const auto group = host.before().linked(clip_);
        host.session().select_clips({group.begin(), group.end()});
        snapper_ = host.make_snapper({group.begin(), group.end()});
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        const Clip* clip = host.before().find(clip_);
        if (!clip) return;
        FrameCount delta(static_cast<std::int64_t>(std::lround(host.geometry().frames_in(event.at.x() - pressed_x_))));
        const FramePosition edge = edge_ == Edge::In ? clip->start : clip->end();
        std::optional<SnapPoint> on;
        if (snapper_) {
            const auto answer = snapper_->snap({edge + delta}, host.geometry().view().pixels_per_frame);
            delta += answer.by, on = answer.on;
        }
        FrameRange range = clip->range();
        if (edge_ == Edge::In) {
            const FramePosition to = std::clamp(edge + delta, FramePosition(0), clip->end() - FrameCount(1));
            range = FrameRange::between(to, clip->end());
        } else {
            range.length = std::max(FrameCount(1), range.length + delta);
        }
        host.show_snap(on);
        auto edited = fit_to_range(host.before(), clip_, range, linked_);
        const Clip* now = edited ? edited->find(clip_) : nullptr;
        const double speed = now ? std::abs(now->speed.seconds()) * 100 : 0;
        changed_ = range != clip->range();
        host.preview(std::move(edited));
        host.show_text(QCoreApplication::translate("Timeline", "%1 %").arg(speed, 0, 'f', 1), event.at);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (clip_ && changed_) host.accept_preview(QCoreApplication::translate("Timeline", "Stretch clip"));
        cancel();
    }
    void cancel() override {
        clip_ = {};
        changed_ = false;
        snapper_.reset();
    }
    Qt::CursorShape cursor(const Hit& hit) const override { return hit.clip ? Qt::SizeHorCursor : Qt::ArrowCursor; }

private:
    ClipId clip_;
    Edge edge_ = Edge::Out;
    double pressed_x_ = 0;
    Linked linked_ = Linked::Together;
    bool changed_ = false;
    std::optional<Snapper> snapper_;
};

}  // namespace

std::unique_ptr<Tool> make_stretch_tool() { return std::make_unique<StretchTool>(); }

}  // namespace rhyme::ui
