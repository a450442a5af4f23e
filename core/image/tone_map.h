// HDR and wide gamut for an SDR screen: PQ and HLG (ITU-R BT.2100) and BT.2020 to BT.709.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "core/image/color.h"

namespace rhyme {

/// Light is decoded (SMPTE ST 2084; BT.2100 HLG with its system gamma for a screen of 1000 cd/m2; BT.1886 for SDR),
/// brightness is compressed by the curve of ITU-R BT.2390 5.4.1 (the knee and its Hermite spline, on the greatest of R,
/// G, B, so that hues stay) until the film's peak is the screen's, primaries are turned from BT.2020 to BT.709
/// (BT.2087), what lies outside is drawn towards its own luminance, and the result is coded for a screen of gamma 2.4
/// (BT.1886). SDR's white stands for HDR's reference white of 203 cd/m2 (BT.2408). Immutable: any thread may use it;
/// the same samples give the same result everywhere in a picture and in every run.
class ToneMap {
public:
    static constexpr double reference_white = 203;  ///< cd/m2

    explicit ToneMap(const ColorInfo& color);
    /// R'G'B' of `color`, CV_16UC3, becomes BT.709 R'G'B' in place.
    void apply(cv::Mat& rgb16) const;

private:
    void apply_row(std::uint16_t* row, int pixels) const;

    bool hlg_ = false, compresses_ = false, wide_ = false;
    float peak_ = 1;                   // of the film's light, in reference whites
    std::vector<float> light_;         // by code value: light in reference whites (HLG: of the scene, 0..1)
    std::vector<float> system_;        // by root of HLG's scene luminance: what it is multiplied by
    std::vector<float> gain_;          // by root of light / peak_: what compression multiplies it by
    std::vector<std::uint16_t> code_;  // by root of light in 0..1: the code value
};

}  // namespace rhyme
