// What all cues see in one moment as one picture to look at.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "core/cues/cue.h"

namespace rhyme {

/// The picture large, with what is geometry on it (contours, lines, faces), and around it a panel each for what needs
/// room of its own (colour, light, composition, depth, movement), each with its name and what it found in a few words.
/// `rgb` is CV_8UC3 R, G, B; `descriptors` are in all_cues() order. The bare picture when no cue sees anything.
cv::Mat cue_sheet(const std::vector<DescriptorPtr>& descriptors, const cv::Mat& rgb, Side side);

}  // namespace rhyme
