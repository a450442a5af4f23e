// The drag of whole clips: along the tracks, up and down, over what lies there or (with Ctrl) making room.
#pragma once

#include "ui/timeline/tools/tool.h"

namespace rhyme::ui {

class ClipDrag {
public:
    /// `clips` move as one; the pointer holds press.hit.track.
    ClipDrag(const ToolEvent& press, std::vector<ClipId> clips, ToolHost& host);
    void move(const ToolEvent& event, ToolHost& host);
    void release(ToolHost& host);

private:
    int track_steps(const ToolEvent& event, ToolHost& host) const;

    ToolEvent press_;
    std::vector<ClipId> clips_;
    std::vector<FramePosition> edges_;  // of the clips, sorted
    std::optional<Snapper> snapper_;
};

}  // namespace rhyme::ui
