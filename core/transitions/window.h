// Where the picture of either side of a join lies within its bars: what is drawn of a film is drawn there, and its
// bars, whether its own or those that fit it into the sequence, stay where they are.
#pragma once

#include <functional>
#include <memory>
#include <opencv2/core.hpp>
#include <utility>

#include "core/image/similarity.h"
#include "core/image/tiles.h"

namespace rhyme {

class Observation;

/// Centred in the frame; width and height are shares of its own.
struct Window {
    double width = 1, height = 1;
    bool whole() const { return width >= 1 && height >= 1; }
    double aspect(double of_frame) const { return of_frame * width / height; }
    cv::Rect in(cv::Size frame) const;
    /// A move of the frame, about the same centre, in shares of the window.
    Similarity inward(const Similarity& s) const { return {s.scale, s.rotation, s.dx / width, s.dy / height}; }
    /// A point in fractions of the window, in those of the frame.
    cv::Point2d outward(cv::Point2d p) const { return {0.5 + (p.x - 0.5) * width, 0.5 + (p.y - 0.5) * height}; }
    /// A map of what is in the window (CV_32FC1) over the whole frame; in the bars it goes on as it ends, or is 0.
    cv::Mat over_frame(const cv::Mat& inside, cv::Size frame, bool goes_on) const;
};

struct Windows {
    Window outgoing, incoming;
    bool whole() const { return outgoing.whole() && incoming.whole(); }
};

/// Bars lie on opposite sides alike: of unlike ones as much counts as both have. Whole where hardly anything is left.
Window window_of(const Observation& picture);
/// What is inside the window, with its neighbours in time, at analysis size; null: `picture` is that.
std::shared_ptr<const Observation> inside_window(const Observation& picture, const Window& window);

/// As covering_scale(), of a window by its own picture.
double covering_scale(const Similarity& s, double aspect, const Window& window);
/// `picture` with what is in the window as `draw` draws it from that part, and nothing else touched.
Tiles drawn_inside(const cv::Mat& picture, const Window& window, const std::function<Tiles(const cv::Mat&)>& draw);
/// With what is in the window moved by `s` (of the frame), enlarged where it would not cover the window.
Tiles moved_inside(const cv::Mat& picture, const Similarity& s, const Window& window);
/// Both pictures, with t of the way a mix of the two wherever one has a bar and the other has none: so a bar is never a
/// form that is drawn along.
std::pair<Tiles, Tiles> bars_faded(const Tiles& a, const Tiles& b, double t, const Windows& windows, cv::Size frame);

}  // namespace rhyme
