// Coded R'G'B' and the light that a screen emits for it. The transfer is BT.1886's with a black of 0: a pure power.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

namespace rhyme {

inline constexpr double screen_gamma = 2.4;
/// Of light, BT.709's primaries; of coded values the weights of its luma.
inline constexpr std::array<float, 3> luma_709{0.2126F, 0.7152F, 0.0722F};

/// Light (0..1) of each of the 65536 coded values.
const std::vector<float>& light_of_coded();

/// Coded values (0..65535) of light, and of whatever `shape` makes of coded values (0..1) on the way.
class CodedOfLight {
public:
    template <class Shape>
    explicit CodedOfLight(Shape shape) : table_(last + 1) {
        for (std::size_t i = 0; i < table_.size(); ++i)
            table_[i] = static_cast<float>(
                65535 * std::clamp<double>(shape(std::pow(static_cast<double>(i) / last, 2 / screen_gamma)), 0, 1));
    }
    static const CodedOfLight& plain();

    std::uint16_t operator()(float light) const {
        // Of the root of light the curve is nearly even: 2 / 2.4 is near 1.
        const float at = std::sqrt(std::clamp(light, 0.0F, 1.0F)) * last;
        const auto i = std::min(static_cast<std::size_t>(at), std::size_t(last) - 1);
        const float part = at - static_cast<float>(i);
        return static_cast<std::uint16_t>(table_[i] + part * (table_[i + 1] - table_[i]) + 0.5F);
    }

private:
    static constexpr int last = 16384;
    std::vector<float> table_;
};

/// CV_16U of one or three channels -> CV_32F light, and back (what lies beyond 0..1 is cut off).
cv::Mat to_light(const cv::Mat& coded);
cv::Mat from_light(const cv::Mat& light);

}  // namespace rhyme
