// The drag of one edge or one cut, as the select, trim and roll tools do it.
#pragma once

#include "ui/timeline/tools/tool.h"

namespace rhyme::ui {

class EdgeDrag {
public:
    enum class Kind { Trim, Ripple, Roll };
    /// `hit` is ClipIn, ClipOut or (for Roll) Cut.
    EdgeDrag(const ToolEvent& press, Kind kind, ToolHost& host);
    void move(const ToolEvent& event, ToolHost& host);
    void release(ToolHost& host);

private:
    Kind kind_;
    Hit hit_;
    Edge edge_;
    FramePosition origin_;  // of the edge
    double pressed_x_;
    Linked linked_;
    std::optional<Snapper> snapper_;
    FrameCount delta_;
};

/// The edge of a clip that a press means: on a clip the nearer one, on a cut that of the side the pointer is on.
struct AimedEdge {
    ClipId clip;
    Edge edge;
};
std::optional<AimedEdge> edge_under(const ToolEvent& event, ToolHost& host);

/// "+12" or "-3"
QString signed_frames(FrameCount c);

}  // namespace rhyme::ui
