// Near-duplicate takes: the same take shifted, cropped or encoded again, or with something else before it. Joining one
// to the other is a jump, never a match cut.
#pragma once

#include <map>
#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme {

/// Which shots of all footage show one take. Shots are numbered through the footage in its order.
class Duplicates {
public:
    /// `jobs`: threads, 0 = all cores; the result does not depend on it, nor on `before`, which spares looking again at
    /// pairs of analyses that it knows (the same objects).
    explicit Duplicates(const std::vector<AnalysisPtr>& footage, unsigned jobs = 0, const Duplicates* before = nullptr);
    bool same_take(std::size_t media_a, int shot_a, std::size_t media_b, int shot_b) const;

    /// Numbers takes; equal for shots of one take.
    std::size_t take(std::size_t media, int shot) const { return group_[number(media, shot)]; }

private:
    std::size_t number(std::size_t media, int shot) const { return first_[media] + static_cast<std::size_t>(shot); }
    std::map<const MediaAnalysis*, std::size_t> places() const;  ///< of each media in the footage

    std::vector<AnalysisPtr> footage_;
    std::vector<std::size_t> first_;  ///< the number of each media's first shot
    std::vector<std::size_t> group_;  ///< by shot number; equal groups are one take
};

/// Whether more than such a share of the edges around the figures lie on one another, either way; of two moments, by
/// their descriptors of the cue shape.
bool one_ground(const Descriptor& shape_a, const Descriptor& shape_b, double share);
/// Of one take they share more than 0.18, of unlike scenes less than 0.12.
inline constexpr double edges_of_one_ground = 0.15;
/// Whether what is seen within either figure is seen in the other picture too: one figure in one pose, before whatever
/// ground. What bounds it says nothing: forms that answer each other are what is looked for.
bool same_figure(const Descriptor& shape_a, const Descriptor& shape_b);

/// Mean OKLab distance of two thumbs (8 x 5) at the best shift of up to one cell, edges left out: small for a crop or a
/// re-encoding.
double thumb_distance(const cv::Mat& a, const cv::Mat& b);

}  // namespace rhyme
