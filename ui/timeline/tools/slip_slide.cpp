// Slip: the clip stays, another part of its media shows. Slide: the clip moves, its neighbours give and take.
#include <QCoreApplication>
#include <cmath>

#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

class SlipSlideTool : public Tool {
public:
    explicit SlipSlideTool(bool slides) : slides_(slides) {}
    void press(const ToolEvent& event, ToolHost& host) override {
        cancel();
        clip_ = event.hit.clip;
        pressed_x_ = event.at.x();
        linked_ = event.modifiers & Qt::AltModifier ? Linked::Alone : Linked::Together;
        if (!clip_) return;
        const auto group = host.before().linked(clip_);
        host.session().select_clips({group.begin(), group.end()});
        if (slides_) snapper_ = host.make_snapper({group.begin(), group.end()});
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        const Clip* clip = host.before().find(clip_);
        if (!clip) return;
        FrameCount by(static_cast<std::int64_t>(std::lround(host.geometry().frames_in(event.at.x() - pressed_x_))));
        if (slides_) {
            std::optional<SnapPoint> on;
            if (snapper_) {
                const auto answer =
                    snapper_->snap({clip->start + by, clip->end() + by}, host.geometry().view().pixels_per_frame);
                by += answer.by, on = answer.on;
            }
            const FrameCount wanted = by;
            by = clamp_slide(host.before(), clip_, by, linked_);
            host.show_snap(by == wanted ? on : std::nullopt);
        } else {
            // Dragging to the right pulls earlier media into view, as a film strip under the window would.
            by = clamp_slip(host.before(), clip_, -by, linked_);
        }
        by_ = by;
        if (by == FrameCount(0)) {
            host.preview(host.before());
        } else {
            host.preview(slides_ ? slide(host.before(), clip_, by, linked_) : slip(host.before(), clip_, by, linked_));
        }
        host.show_text(signed_frames(by), event.at);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (clip_ && by_ != FrameCount(0)) {
            host.accept_preview(slides_ ? QCoreApplication::translate("Timeline", "Slide clip")
                                        : QCoreApplication::translate("Timeline", "Slip clip"));
        }
        cancel();
    }
    void cancel() override {
        clip_ = {};
        by_ = {};
        snapper_.reset();
    }
    Qt::CursorShape cursor(const Hit& hit) const override { return hit.clip ? Qt::SizeAllCursor : Qt::ArrowCursor; }

private:
    const bool slides_;
    ClipId clip_;
    double pressed_x_ = 0;
    FrameCount by_;
    Linked linked_ = Linked::Together;
    std::optional<Snapper> snapper_;
};

}  // namespace

std::unique_ptr<Tool> make_slip_tool() { return std::make_unique<SlipSlideTool>(false); }
std::unique_ptr<Tool> make_slide_tool() { return std::make_unique<SlipSlideTool>(true); }

}  // namespace rhyme::ui
