// Whether a picture is a title card: writing on a ground of one colour and nothing else. Pure; safe from any thread.
#pragma once

#include "core/cues/observation.h"

namespace rhyme {

/// Rows of small parts of high contrast on a flat ground that fills most of the picture, and that stand still where a
/// neighbour shows it. Lettering over a picture is none, nor is a thing before an empty background.
bool is_title_card(const MomentPixels& pixels);

}  // namespace rhyme
