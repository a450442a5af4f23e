// What is dragged whatever tool is chosen: the small things drawn on the timeline itself.
#pragma once

#include "ui/timeline/tools/tool.h"

namespace rhyme::ui {

/// The gesture a press begins at `hit`: a track's header or its lower edge, a marker, a fade's handle, the rubber band.
/// Null: it is the tool's. On clips only with the select tool (`on_clips`).
std::unique_ptr<Tool> make_gesture(const Hit& hit, bool on_clips);
bool begins_gesture(HitKind kind, bool on_clips);

}  // namespace rhyme::ui
