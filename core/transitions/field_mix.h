// Two pictures mixed along the contours of a field: wipes, mattes, planes.
#pragma once

#include <utility>
#include <vector>

#include "core/image/tiles.h"

namespace rhyme {

/// `field` (CV_32FC1, coarse: interpolated to the picture) says how late each place is crossed. Where it lies below
/// `edge` the share of B is `below`, where it lies above `edge` + `soft` it is `above`; between them it goes over
/// smoothly.
struct FieldMix {
    cv::Mat field;
    double edge = 0, soft = 1e-3;
    double below = 1, above = 0;
};

/// See each_tile() and each_strip().
enum class MixedIn { Tiles, Strips };
/// Of two pictures of one size. Where only one of them is seen the other is not drawn.
cv::Mat mix_along(cv::Size size, const Tiles& a, const Tiles& b, const FieldMix& mix, MixedIn parts = MixedIn::Tiles);

/// A coarse field (CV_32FC1) over a picture, read along parts of rows: interpolated between the centres of its cells.
class FieldRows {
public:
    FieldRows(const cv::Mat& field, cv::Size size);
    /// The values of `n` pixels from `at` on.
    void read(cv::Point at, int n, float* values) const;
    /// Bounds of the values within a part.
    std::pair<double, double> range(const cv::Rect& part) const;

private:
    struct Between {
        int first, second;  ///< cells
        int until;          ///< the pixel from which on it is another pair
    };
    static std::vector<Between> places(int pixels, int cells, std::vector<float>& parts);
    const cv::Mat& field_;
    std::vector<float> column_parts_, row_parts_;  ///< of the way from the first cell to the second
    std::vector<Between> columns_, rows_;
};

/// The values below which the shares 0, 1/n ... 1 of the field lie: an edge that goes along them crosses equal areas in
/// equal times; with `weight` (CV_32FC1 of any size, >= 0) equal weights.
std::vector<float> field_shares(const cv::Mat& field, const cv::Mat& weight = {}, int n = 64);
/// Each value replaced by the share of the field, by `weight`, that lies below it: 0..1, crossed so by an edge that
/// goes evenly.
cv::Mat even_field(const cv::Mat& field, const cv::Mat& weight = {});
/// What of `shares` lies at t in 0..1.
double share_at(const std::vector<float>& shares, double t);

/// Where the edge of that softness stands when the share t of an even field has gone over: from -soft to 1.
double even_edge(double t, double soft);

/// Rises from 0 to 1 with both ends a little at rest; never steeper than 1.25.
double gently(double t);
/// The same, hardly at rest: no step of it is much larger than the mean one.
double evenly(double t);

}  // namespace rhyme
