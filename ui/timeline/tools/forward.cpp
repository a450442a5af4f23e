// Takes everything from the pointer on, on all tracks (Shift: on that one), and moves it.
#include "ui/session/session.h"
#include "ui/timeline/tools/clip_drag.h"

namespace rhyme::ui {
namespace {

class ForwardTool : public Tool {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        cancel();
        press_ = event;
        const FramePosition from = event.hit.clip ? host.before().find(event.hit.clip)->start : event.hit.frame;
        std::set<ClipId> clips;
        for (const auto& track : host.before().tracks) {
            if (track->locked) continue;
            if ((event.modifiers & Qt::ShiftModifier) && track->id != event.hit.track) continue;
            for (const Clip& clip : track->clips)
                if (clip.start >= from) clips.insert(clip.id);
        }
        held_.assign(clips.begin(), clips.end());
        host.session().select_clips(std::move(clips));
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        if (held_.empty()) return;
        if (!drag_) {
            if ((event.at - press_.at).manhattanLength() < 4) return;
            drag_.emplace(press_, held_, host);
        }
        ToolEvent level = event;  // along the tracks only
        level.at.setY(press_.at.y());
        drag_->move(level, host);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (drag_) drag_->release(host);
        cancel();
    }
    void cancel() override {
        drag_.reset();
        held_.clear();
    }
    Qt::CursorShape cursor(const Hit&) const override { return Qt::PointingHandCursor; }

private:
    ToolEvent press_;
    std::vector<ClipId> held_;
    std::optional<ClipDrag> drag_;
};

}  // namespace

std::unique_ptr<Tool> make_forward_tool() { return std::make_unique<ForwardTool>(); }

}  // namespace rhyme::ui
