// Pictures drawn a tile at a time: what is moved and mixed is so within the processor's cache, on all its cores, and
// only where it is seen. A pixel is the same whatever the number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <opencv2/core.hpp>

#include "core/image/resample.h"
#include "core/image/similarity.h"

namespace rhyme {

/// Gives the part `where` of a picture (CV_16UC3): a view of it, or of `scratch`, which it fills. Thread-safe.
using Tiles = std::function<cv::Mat(const cv::Rect& where, cv::Mat& scratch)>;

/// The picture itself; an empty one is black.
Tiles still(const cv::Mat& picture);
/// What is left to be drawn of a move: of one that shrinks the averaged small picture comes first. `matrix` as
/// Similarity::matrix, from `picture`.
struct Shrunk {
    cv::Mat picture;
    std::array<double, 6> matrix;
};
Shrunk shrunk_for(const cv::Mat& picture, const Similarity& s, bool cover);
/// Moved by `s`, scaled up just enough that no border is uncovered when `cover`; bicubic (area-averaged when
/// shrinking). Outside: the nearest edge.
Tiles moved(const cv::Mat& picture, const Similarity& s, bool cover, Sampling sampling = Sampling::Cubic);
Tiles looked_up(std::shared_ptr<const Resampled> picture);
/// `scratch` as CV_16UC3 of that size; its memory is kept for the next.
cv::Mat room(cv::Mat& scratch, cv::Size size);

/// The whole picture.
cv::Mat drawn(cv::Size size, const Tiles& picture);
/// a (1 - t) + b t on the coded values.
cv::Mat mixed(cv::Size size, const Tiles& a, const Tiles& b, double t);

/// draw(tile, a, b): every tile once, several at a time, with two scratch pictures.
void each_tile(cv::Size size, const std::function<void(const cv::Rect& tile, cv::Mat& a, cv::Mat& b)>& draw);
/// The same in strips as wide as the picture: memory is gone through from end to end, which is quickest for pictures
/// that are hardly moved. Turned ones are better drawn in tiles.
void each_strip(cv::Size size, const std::function<void(const cv::Rect& strip, cv::Mat& a, cv::Mat& b)>& draw);

/// Of `n` values; `share` of b in 1/16384.
inline constexpr int whole_share = 1 << 14;
void mix_values(const std::uint16_t* a, const std::uint16_t* b, int share, int n, std::uint16_t* out);
/// Of `n` pixels of three values, each with its own share.
void mix_pixels(const std::uint16_t* a, const std::uint16_t* b, const std::int16_t* shares, int n, std::uint16_t* out);

}  // namespace rhyme
