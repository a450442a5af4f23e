// The speed of a clip as a number of the inspector: one for all of it, or keyframes of a ramp.
#pragma once

#include "core/timeline/speed_edits.h"
#include "ui/inspector/dial.h"

namespace rhyme::ui {

/// In percent. `fit` says, when it is set, what another speed does to the clip's length.
Dial speed_dial(ClipId clip, std::function<SpeedFit()> fit);

}  // namespace rhyme::ui
