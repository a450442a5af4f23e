#include "core/transitions/join_change.h"

#include <algorithm>
#include <cmath>

namespace rhyme {

namespace {

double difference(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() ? cv::norm(a, b, cv::NORM_L1) / (255.0 * static_cast<double>(a.total())) : 0;
}

double own_change(const Observation& picture, const std::optional<MomentPixels::Neighbour>& beside, FrameRate rate) {
    if (!beside) return 0;
    return difference(picture.gray(), beside->gray) / std::max(1.0, beside->seconds * rate.fps());
}

}  // namespace

JoinChange JoinChange::of(const JoinSight& sight) {
    return {own_change(sight.outgoing, sight.outgoing.pixels().before, sight.rate),
            own_change(sight.incoming, sight.incoming.pixels().after, sight.rate),
            difference(sight.outgoing.gray(), sight.incoming.gray())};
}

double JoinChange::paced(double t, double frames) const {
    // Mixed to the share e the sides' own changes show by about (1 - e) and e of them; that and the step of e together
    // are even when e goes like 1 - exp(-x t).
    const double x = std::clamp((incoming - outgoing) * frames / std::max(1e-3, across), -1.0, 1.0);
    return std::abs(x) < 1e-3 ? t : std::expm1(-x * t) / std::expm1(-x);
}

}  // namespace rhyme
