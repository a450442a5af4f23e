// Pictures moved, turned and scaled a part at a time: bicubic (Keys, a = -0.75, as OpenCV's), first along the rows,
// then across them (E. Catmull and A. R. Smith, "3-D transformations of images in scanline order", SIGGRAPH 1980).
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

enum class Sampling {
    Cubic,
    Linear  ///< softer; nothing rings at hard edges
};

/// What lies outside a picture.
enum class Border { Nearest, Mirror };
/// The pixel of 0 .. n - 1 that stands for one at `at`.
inline int pixel_for(int at, int n, Border border) {
    if (border == Border::Mirror && at < 0) at = -at;
    if (border == Border::Mirror && at >= n) at = 2 * n - 2 - at;
    return at < 0 ? 0 : at < n ? at : n - 1;
}

/// Immutable, so safe from any thread. A pixel is the same in whatever part it is drawn.
class Resampled {
public:
    /// `picture`: CV_16UC3, at least four pixels each way. `from` takes a pixel of what is drawn to where it is found
    /// in `picture` (pixel centres at integers).
    Resampled(cv::Mat picture, const cv::Matx23d& from, Sampling sampling = Sampling::Cubic,
              Border border = Border::Nearest);
    /// Whether such a move can be drawn: turned by less than 30 degrees and not mirrored.
    static bool can(const cv::Mat& picture, const cv::Matx23d& from);
    /// Fills `out` (CV_16UC3) with the part of the drawn picture whose top left pixel is `corner`: it may lie outside
    /// the frame.
    void draw(cv::Point corner, cv::Mat& out) const;

private:
    template <Sampling sampling>
    void draw_part(cv::Point corner, cv::Mat& out) const;

    cv::Mat picture_;
    Sampling sampling_;
    Border border_;
    double along_u_, along_y_, along_;     ///< x of the picture by column drawn and row of the picture
    double across_u_, across_v_, across_;  ///< its y by column and row drawn
};

}  // namespace rhyme
