// Points and colours written as text, and smooth curves through points.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "core/effects/effect_kind.h"

namespace rhyme {

/// "x,y x,y ...": within the form's limits and, but for an outline, from left to right. At least two (an outline:
/// three; a cyclic curve: one). InvalidArgument names the place. Empty text: no points.
Result<std::vector<cv::Point2d>> read_points(std::string_view text, const EffectText& form);

/// "#rrggbb" as R', G', B', 0..1.
std::optional<cv::Vec3d> read_rgb(std::string_view text);

/// A curve through points from left to right that overshoots none of them: a cubic with the slopes of F. Fritsch and
/// J. Butland, "A method for constructing local monotone piecewise cubic interpolants", 1984. Beyond its ends it stays
/// level; with a `period` it goes round.
class PointCurve {
public:
    explicit PointCurve(std::vector<cv::Point2d> points, double period = 0);
    double operator()(double x) const;

private:
    std::vector<cv::Point2d> points_;
    std::vector<double> slopes_;
};

}  // namespace rhyme
