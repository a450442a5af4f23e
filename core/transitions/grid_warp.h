// A picture looked up through a coarse grid.
#pragma once

#include "core/image/tiles.h"

namespace rhyme {

/// Each pixel is taken, bilinearly, from where `grid` says (CV_32FC2: widths about the picture's centre, y down;
/// interpolated between the centres of its cells and carried on beyond the outermost). Outside the picture: its nearest
/// edge. CV_16UC3.
Tiles bent(const cv::Mat& picture, const cv::Mat& grid);

}  // namespace rhyme
