// What all cues see in one moment as one picture to look at.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "core/cues/cue.h"

namespace rhyme {

/// A panel a cue that sees something, three in a row, each `rgb` (CV_8UC3) at 640 pixels of its longer side with that
/// cue's evidence and its name. `descriptors` are in all_cues() order. The bare picture when no cue sees anything.
cv::Mat cue_sheet(const std::vector<DescriptorPtr>& descriptors, const cv::Mat& rgb, Side side);

}  // namespace rhyme
