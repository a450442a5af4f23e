// The few colours a picture is made of.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace rhyme {

/// One colour of a palette, in OKLab.
struct Swatch {
    cv::Vec3f lab;          ///< L 0..1, a, b
    double share = 0;       ///< of the picture's area, 0..1; the shares of a palette sum to 1
    cv::Point2d place;      ///< where it sits: the mean of its pixels, fractions of width and height
    double spread = 0;      ///< how far its pixels lie from there, root mean square, in widths
    double chroma() const;  ///< 0 grey .. about 0.3 the purest
    double hue()
        const;  ///< degrees, 0..360; in OKLab red is near 29, yellow 110, green 142, teal 195, blue 264, magenta 328
    cv::Scalar rgb() const;    ///< R, G, B, 0..255
    const char* name() const;  ///< "teal", "dark red", "grey"
};

/// At most `most` swatches, largest first: the picture (CV_32FC3 OKLab, any size) split along its widest spread until
/// no part is wide, settled by k-means, and near-equal ones joined. Deterministic. Empty only for an empty picture.
std::vector<Swatch> find_palette(const cv::Mat& oklab, std::size_t most);

/// Difference of two colours as it counts for a palette: lightness weighs less than hue and purity.
double colour_difference(const cv::Vec3f& a, const cv::Vec3f& b);

}  // namespace rhyme
