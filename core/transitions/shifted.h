// Pictures moved by whole pixels along the picture's sides: pushes and slides.
#pragma once

#include "core/transitions/transition_kind.h"

namespace rhyme {

/// 0 left, 1 right, 2 up, 3 down: where the pictures go.
TransitionParameter direction_parameter();
/// How far the incoming picture is from its place at `way` (0..1) of its way in, in pixels.
cv::Point shift_at(const cv::Mat& picture, int direction, double way);
/// Lays what of `picture`, moved by `by`, is in sight onto `on`.
void lay_moved(const cv::Mat& picture, cv::Point by, cv::Mat& on);

}  // namespace rhyme
