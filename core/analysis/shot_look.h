// What the shot detector keeps of a frame and how unlike two frames are. Pure functions, no state.
#pragma once

#include <array>
#include <opencv2/core.hpp>

namespace rhyme {

/// A frame reduced to what tells shots apart: about 25 KiB.
struct ShotLook {
    static constexpr int luma_bins = 12, chroma_bins = 8;
    cv::Mat gray;   ///< CV_8UC1, the longer side 160
    cv::Mat half;   ///< CV_8UC1, half of that
    cv::Mat small;  ///< CV_32FC3, a quarter of `gray`, lightly blurred, less its mean colour: what a dissolve mixes
    std::array<float, luma_bins + chroma_bins * chroma_bins> histogram{};  ///< luma sums to 1, chroma (joint) sums to 1
    float mean = 0;                                                        ///< of luma, 0..255
    float spread = 0;                                                      ///< standard deviation of luma
    float texture = 0;                                                     ///< mean absolute gradient of `gray`
};

/// `rgb`: CV_8UC3 of any size.
ShotLook look_at(const cv::Mat& rgb);

struct ShotDifference {
    float moved =
        0;  ///< share of the texture that no movement of blocks (up to a tenth of the width) explains, about 0..1
    float histogram = 0;  ///< share of the pixels that changed their colour, 0..1
    float plain = 0;      ///< mean absolute difference of luma in place, 0..255
    float extent = 0;     ///< share of the blocks with texture in either frame that are not found again, 0..1
    float lopsided =
        0;  ///< texture only gained or only lost where it changed: 1; as much of either: 0. Lettering comes and goes so
};
ShotDifference difference(const ShotLook& from, const ShotLook& to);

/// `moved` alone (the costly part), for pairs further apart.
float moved_share(const ShotLook& from, const ShotLook& to);

}  // namespace rhyme
