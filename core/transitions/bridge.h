// What the two colour bridges share: a grade for either side, strongest at the cut and eased away from it.
#pragma once

#include <functional>

#include "core/image/lut.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

struct Grades final : TransitionEvidence {
    Lut outgoing, incoming;                               ///< at full strength
    double outgoing_strength = 0, incoming_strength = 0;  ///< at the cut
};

/// A cube of `grade` (R'G'B' 0..1 to the same). No colour is pushed out of 0..1: it goes only as far towards its grade
/// as it can. Skin goes only a part of the way.
Lut graded_cube(const std::function<cv::Vec3d(const cv::Vec3d&)>& grade);

/// The pictures without bars, R'G'B' 0..1: CV_32FC3.
cv::Mat colours_of(const Observation& picture);
/// Difference of the mean colours of two such pictures in OKLab.
double mean_difference(const cv::Mat& a, const cv::Mat& b);
/// `colours` at that strength.
cv::Mat graded(const cv::Mat& colours, const Lut& lut, double strength);

/// A grade on either side of a cut: no handles.
class Bridge : public TransitionKind {
public:
    std::vector<TransitionParameter> parameters() const override {
        return {{"amount", 1, 0, 1, "How much of the bridge is drawn"}};
    }
    bool needs_handles() const override { return false; }
    FrameCount default_in() const override { return FrameCount(18); }
    FrameCount default_out() const override { return FrameCount(24); }
    bool needs_outgoing(const TransitionFrame& f) const override { return f.before_cut(); }
    bool needs_incoming(const TransitionFrame& f) const override { return !f.before_cut(); }
    bool needs_evidence() const override { return true; }
    cv::Mat draw(const TransitionFrame& f) const override;
};

}  // namespace rhyme
