// Flashes, after WCAG 2.1 (2.3.1) and ITU-R BT.1702: a flash is a pair of opposing changes of relative luminance by a
// tenth or more, the darker state below 0.8, at once over a quarter of the picture; more than three in one second are
// not safe. Rapid cuts between bright and dark shots count as well.
#pragma once

#include <deque>
#include <opencv2/core.hpp>
#include <vector>

#include "core/time/rational_time.h"

namespace rhyme {

/// Fed with the frames of a film in order. One owner.
class FlashMeter {
public:
    explicit FlashMeter(FrameRate rate);
    /// CV_8UC3 R'G'B', always of one size.
    void add(const cv::Mat& rgb);

    struct Stretch {
        FrameRange range;
        double a_second = 0;  ///< the most flashes within any one second of it
    };
    /// Where there are more than three a second, so far.
    const std::vector<Stretch>& unsafe() const { return unsafe_; }

private:
    void note(FramePosition at, bool brighter);

    FrameRate rate_;
    std::int64_t frame_ = 0;
    cv::Mat low_, high_;                 // CV_32F per pixel: the extremes since its last change
    cv::Mat direction_;                  // CV_8S: +1 it last became brighter, -1 darker, 0 not yet
    std::deque<FramePosition> changes_;  // of the last second, each opposite to the one before
    bool last_brighter_ = false;
    std::vector<Stretch> unsafe_;
};

}  // namespace rhyme
