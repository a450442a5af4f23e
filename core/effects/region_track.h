// Follows what lies within an outline from picture to picture.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "core/cues/outline.h"

namespace rhyme {

/// One owner, one thread at a time. Pictures are CV_8UC1 of one size; outline and moves lie in the plane whose origin
/// is the picture's centre and whose unit is its width.
class RegionTrack {
public:
    RegionTrack() = default;
    RegionTrack(std::vector<cv::Point2d> outline, const cv::Mat& first);

    /// Where the region has gone from the first picture to this one, the next; an empty picture: where it was.
    PlaneSimilarity on(const cv::Mat& picture);

private:
    struct Followed {
        cv::Point2f first, now;  ///< in pixels: where it was in the first picture, where it is
    };
    void seed();
    bool fit();
    cv::Point2d to_plane(cv::Point2f p) const;
    cv::Point2f to_pixels(cv::Point2d p) const;

    std::vector<cv::Point2d> outline_;
    cv::Mat last_;
    std::vector<Followed> corners_;
    PlaneSimilarity move_;
};

}  // namespace rhyme
