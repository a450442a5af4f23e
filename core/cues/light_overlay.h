// The drawing of the light cue, for those who judge for themselves whether the light has a direction.
#pragma once

#include <opencv2/core.hpp>

#include "core/cues/cue.h"

namespace rhyme {

/// As the cue's own draw, of a descriptor of the cue "light"; without `directed` no arrow says where it comes from.
void draw_light(const Descriptor& light, cv::Mat& picture, Side side, bool directed);

}  // namespace rhyme
