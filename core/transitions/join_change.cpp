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

cv::Mat change_map(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat change, sum;
    cv::absdiff(a, b, change);
    change.convertTo(change, CV_32F);
    cv::transform(change, sum, cv::Matx13f(1, 1, 1));
    return sum + 0.25 * cv::mean(sum)[0] + 1;
}

}  // namespace rhyme
