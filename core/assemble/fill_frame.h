// Pictures of another shape than the frame, or with bars round them: which part of them to show.
#pragma once

#include <opencv2/core.hpp>

#include "core/analysis/analysis.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// The reframe that lets frames [first, end) of the source fill the frame with as much in it of what draws the eye as
/// there can be, faces before all: still, since a window that wanders is a camera move nobody asked for. `inside`: the
/// part of the picture that may be shown, fractions (picture_inside_bars()). Nothing where the shapes agree within 1 %.
std::optional<Effect> fill_frame(const MediaAnalysis& source, std::int64_t first, std::int64_t end, int width,
                                 int height, const cv::Rect2d& inside = {0, 0, 1, 1});

/// Even sides of that shape (width / height), whose shorter one is the shorter of the given: 9:16 of 1920 x 1080 is
/// 1080 x 1920.
cv::Size size_of_shape(double shape, int width, int height);

/// 0..1: the share of what draws the eye there that fill_frame() would leave in the frame; 1 where nothing is cut off.
double held_by_frame(const MediaAnalysis& source, std::int64_t first, std::int64_t end, int width, int height);

}  // namespace rhyme
