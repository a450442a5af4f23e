// Black bars that are part of a picture: a letterbox, a pillarbox, both, or a black edge.
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// Tells bars from what is merely dark by all that was seen of a shot: bars stay near black in every picture, and where
/// they end the picture begins along a straight line, on opposite sides alike. A shot too dark to say has the bars of
/// the shots before it where it is black there too. One owner, one thread.
class BarFinder {
public:
    /// One more picture of the shot: CV_8UC1. One of another size than the last begins anew.
    void add(const cv::Mat& gray);
    void next_shot() { lightest_.release(); }

    /// The part inside the bars, in pixels; all of it where there are none, empty when nothing was added.
    cv::Rect content() const { return content_; }

private:
    cv::Size size_;
    cv::Mat lightest_;  ///< CV_8UC1: of each pixel, so far in the shot
    cv::Rect content_;
    cv::Rect known_;  ///< inside the bars that were last plain to see; empty when none were
};

/// The same of one picture alone.
cv::Rect inside_bars(const cv::Mat& gray);

}  // namespace rhyme
