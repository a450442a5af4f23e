#include "core/effects/region_track.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace rhyme {

namespace {
constexpr std::size_t enough = 14;  ///< with fewer corners new ones are looked for
constexpr std::size_t least = 4;
}  // namespace

RegionTrack::RegionTrack(std::vector<cv::Point2d> outline, const cv::Mat& first)
    : outline_(std::move(outline)), last_(first) {
    seed();
}

cv::Point2d RegionTrack::to_plane(cv::Point2f p) const {
    return {(p.x + 0.5 - last_.cols * 0.5) / last_.cols, (p.y + 0.5 - last_.rows * 0.5) / last_.cols};
}

cv::Point2f RegionTrack::to_pixels(cv::Point2d p) const {
    return {static_cast<float>(p.x * last_.cols + last_.cols * 0.5 - 0.5),
            static_cast<float>(p.y * last_.cols + last_.rows * 0.5 - 0.5)};
}

/// Corners of the last picture within the region where it is now; where they would have been at first is worked out.
void RegionTrack::seed() {
    corners_.clear();
    if (last_.empty()) return;
    std::vector<cv::Point> place;
    for (const cv::Point2d& p : outline_) {
        const cv::Point2f at = to_pixels(move_(p));
        place.emplace_back(cvRound(at.x), cvRound(at.y));
    }
    cv::Mat inside(last_.size(), CV_8UC1, cv::Scalar(0));
    cv::fillPoly(inside, std::vector<std::vector<cv::Point>>{place}, cv::Scalar(255));
    std::vector<cv::Point2f> found;
    cv::goodFeaturesToTrack(last_, found, 120, 0.01, 4, inside, 5);
    for (const cv::Point2f& p : found) corners_.push_back({to_pixels(move_.back(to_plane(p))), p});
}

PlaneSimilarity RegionTrack::on(const cv::Mat& picture) {
    if (picture.empty() || last_.empty()) return move_;
    if (corners_.size() < enough) seed();
    std::vector<cv::Point2f> now, next, back;
    for (const Followed& c : corners_) now.push_back(c.now);
    std::vector<Followed> kept;
    if (!now.empty()) {
        std::vector<unsigned char> found, found_back;
        const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 20, 0.02);
        cv::calcOpticalFlowPyrLK(last_, picture, now, next, found, cv::noArray(), {15, 15}, 4, stop, 0, 1e-5);
        cv::calcOpticalFlowPyrLK(picture, last_, next, back, found_back, cv::noArray(), {15, 15}, 4, stop, 0, 1e-5);
        for (std::size_t i = 0; i < now.size(); ++i)
            if (found[i] && found_back[i] && cv::norm(back[i] - now[i]) < 0.7)
                kept.push_back({corners_[i].first, next[i]});
    }
    corners_ = std::move(kept);
    last_ = picture;
    if (!fit()) seed();
    return move_;
}

/// Weighted least squares of four numbers, each round trusting less what lies far off (Tukey's weights); corners that
/// go elsewhere are dropped. False, and nothing changed, with too few.
bool RegionTrack::fit() {
    if (corners_.size() < least) return false;
    PlaneSimilarity move = move_;
    double reach = 0.03;  // widths
    for (int round = 0; round < 8; ++round, reach = std::max(0.004, reach * 0.7)) {
        double all = 0;
        cv::Point2d p_mean, q_mean;
        std::vector<double> weights;
        for (const Followed& c : corners_) {
            const cv::Point2d p = to_plane(c.first), q = to_plane(c.now);
            // The first round takes all alike: the region may have leapt.
            const double off = round == 0 ? 0 : cv::norm(q - move(p)) / reach;
            weights.push_back(off < 1 ? (1 - off * off) * (1 - off * off) : 0);
            all += weights.back(), p_mean += weights.back() * p, q_mean += weights.back() * q;
        }
        if (all < least / 2.0) return false;
        p_mean /= all, q_mean /= all;
        double size = 1e-6, along = 1e-6, across = 0;  // a little weight towards "neither grown nor turned"
        for (std::size_t i = 0; i < corners_.size(); ++i) {
            const cv::Point2d p = to_plane(corners_[i].first) - p_mean, q = to_plane(corners_[i].now) - q_mean;
            size += weights[i] * p.dot(p), along += weights[i] * p.dot(q), across += weights[i] * p.cross(q);
        }
        move.z = {along / size, across / size}, move.t = {};
        move.t = q_mean - move(p_mean);
    }
    std::erase_if(corners_,
                  [&](const Followed& c) { return cv::norm(to_plane(c.now) - move(to_plane(c.first))) > 0.012; });
    move_ = move;
    return true;
}

}  // namespace rhyme
