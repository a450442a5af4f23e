// Pictures to try effects on, and effects by their numbers.
#pragma once

#include <gtest/gtest.h>

#include "core/effects/effect_kind.h"

namespace rhyme::testing {

inline Plate grey(double value = 20000, cv::Size size = {64, 36}) {
    return plain_plate(size, cv::Scalar::all(value), 1);
}

inline Effect effect(const std::string& kind, const std::map<std::string, double>& numbers,
                     std::map<std::string, std::string> texts = {}) {
    Effect made{EffectId{1}, kind, true, {}, std::move(texts)};
    for (const auto& [name, value] : numbers) made.parameters[name].value = value;
    return made;
}

inline Plate drawn(const std::string& kind, const std::map<std::string, double>& numbers, const Plate& picture,
                   std::map<std::string, std::string> texts = {}, std::int64_t frame = 0) {
    EffectFiles files;
    return apply_effects(picture, {effect(kind, numbers, std::move(texts))}, {FrameCount(frame), files});
}

inline double at(const Plate& plate, int x, int y, int channel = 0) {
    return plate.color.at<cv::Vec<std::uint16_t, 3>>(y, x)[channel];
}
inline double alpha_at(const Plate& plate, int x, int y) {
    return plate.opaque() ? 65535 : plate.alpha.at<std::uint16_t>(y, x);
}

inline bool same(const Plate& a, const Plate& b) {
    return cv::norm(a.color, b.color, cv::NORM_INF) == 0 && a.opaque() == b.opaque() &&
           (a.opaque() || cv::norm(a.alpha, b.alpha, cv::NORM_INF) == 0);
}

/// White in the left half, black in the right one.
inline Plate half_white() {
    Plate plate = grey(0);
    plate.color.colRange(0, 32).setTo(cv::Scalar::all(65535));
    return plate;
}

/// From black at the left to white at the right.
inline Plate ramp(cv::Size size = {129, 8}) {
    Plate plate = grey(0, size);
    for (int x = 0; x < size.width; ++x)
        plate.color.col(x).setTo(cv::Scalar::all(cvRound(65535.0 * x / (size.width - 1))));
    return plate;
}

/// All hues from left to right, from dark to light downwards.
inline Plate colours(cv::Size size = {64, 36}) {
    Plate plate = grey(0, size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double hue = 6.0 * x / size.width, light = 65535.0 * (y + 1) / size.height;
            for (int c = 0; c < 3; ++c) {
                const double from = std::fmod(hue + (c == 0 ? 6 : c == 1 ? 4 : 2), 6);
                const double share = std::clamp(std::abs(from - 3) - 1, 0.0, 1.0);
                plate.color.at<cv::Vec<std::uint16_t, 3>>(y, x)[c] = static_cast<std::uint16_t>(light * share);
            }
        }
    return plate;
}

}  // namespace rhyme::testing
