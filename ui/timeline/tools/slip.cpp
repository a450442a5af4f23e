// Slip: the clip stays, another part of its media shows.
#include <QCoreApplication>
#include <cmath>

#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

class SlipTool : public Tool {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        clip_ = event.hit.clip;
        pressed_x_ = event.at.x();
        last_ = FrameCount(0);
        if (!clip_) return;
        const auto group = host.before().linked(clip_);
        host.session().select_clips({group.begin(), group.end()});
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        if (!clip_) return;
        // Dragging to the right pulls earlier media into view, as a film strip under the window would.
        FrameCount by(-static_cast<std::int64_t>(std::lround(host.geometry().frames_in(event.at.x() - pressed_x_))));
        auto edited = slip(host.before(), clip_, by);
        if (!edited) {
            by = last_;  // beyond the media's end: stays where it last could be
            edited = slip(host.before(), clip_, by);
        }
        last_ = by;
        host.preview(std::move(edited));
        host.show_text(signed_frames(by), event.at);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (clip_ && last_ != FrameCount(0)) host.accept_preview(QCoreApplication::translate("Timeline", "Slip clip"));
        clip_ = {};
    }
    void cancel() override { clip_ = {}; }
    Qt::CursorShape cursor(const Hit& hit) const override { return hit.clip ? Qt::SizeAllCursor : Qt::ArrowCursor; }

private:
    ClipId clip_;
    double pressed_x_ = 0;
    FrameCount last_;
};

}  // namespace

std::unique_ptr<Tool> make_slip_tool() { return std::make_unique<SlipTool>(); }

}  // namespace rhyme::ui
