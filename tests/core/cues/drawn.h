// Drawn pictures for the tests of the cues, and what every cue must hold to.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"

namespace rhyme::test {

inline cv::Mat picture(const cv::Scalar& rgb, cv::Size size = {320, 180}) { return {size, CV_8UC3, rgb}; }

/// A little even noise, always the same.
inline cv::Mat with_grain(cv::Mat rgb, double deviation = 1.5) {
    cv::RNG random(7);
    cv::Mat noise(rgb.size(), CV_16SC3), sum;
    random.fill(noise, cv::RNG::NORMAL, 0, deviation);
    rgb.convertTo(sum, CV_16SC3);
    sum += noise;
    sum.convertTo(rgb, CV_8UC3);
    return rgb;
}

inline DescriptorPtr described(const Cue& cue, const cv::Mat& rgb) {
    MomentPixels pixels;
    pixels.rgb = rgb.clone();
    return cue.describe(Observation(std::move(pixels)));
}

inline double distance(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum);
}

/// Encoding is compact, stable and complete; what is cut short or scrambled is refused or harmless.
inline void expect_sound_bytes(const Cue& cue, const cv::Mat& rgb) {
    const DescriptorPtr made = described(cue, rgb);
    ASSERT_FALSE(made->empty());
    std::string bytes = cue.encode(*made);
    EXPECT_LE(bytes.size(), 4096u);
    const auto decode = [&](const std::string& b) { return cue.decode(std::as_bytes(std::span(b.data(), b.size()))); };
    const auto back = decode(bytes);
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(cue.encode(**back), bytes);
    EXPECT_GT(cue.compare(*made, **back, 16.0 / 9).similarity, 0.98 * cue.compare(*made, *made, 16.0 / 9).similarity);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode(bytes.substr(0, cut))) << cut;
    EXPECT_FALSE(decode(bytes + "x"));
    cv::RNG random(11);
    for (int i = 0; i < 400; ++i) {
        std::string bad = bytes;
        for (int k = 0; k < 1 + i % 4; ++k)
            bad[static_cast<std::size_t>(random.uniform(0, static_cast<int>(bad.size())))] =
                static_cast<char>(random.uniform(0, 256));
        const auto read = decode(bad);
        if (!read) continue;
        const Comparison c = cue.compare(*made, **read, 16.0 / 9);
        EXPECT_TRUE(c.similarity >= 0 && c.similarity <= 1) << c.similarity;
        EXPECT_TRUE(nlohmann::json::accept(cue.to_json(**read)));
        cv::Mat canvas = rgb.clone();
        cue.draw(**read, canvas, Side::Outgoing);
        for (const float v : cue.embed(**read, Side::Outgoing)) EXPECT_TRUE(std::isfinite(v));
    }
}

inline void expect_draws(const Cue& cue, const cv::Mat& rgb) {
    const DescriptorPtr d = described(cue, rgb);
    for (const double scale : {0.1, 1.0, 3.0}) {
        cv::Mat canvas;
        cv::resize(rgb, canvas, {}, scale, scale);
        const cv::Mat before = canvas.clone();
        cue.draw(*d, canvas, Side::Incoming);
        EXPECT_EQ(canvas.size(), before.size());
        EXPECT_GT(cv::norm(canvas, before), 0) << scale;
    }
}

}  // namespace rhyme::test
