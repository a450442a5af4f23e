// The grain of film: noise of a size, stronger in middle tones than in black and white, another at every frame and the
// same each time that frame is drawn.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
#include "core/image/light.h"

namespace rhyme {

namespace {

/// Stafford's mix of splitmix64: every bit of the place changes half of the bits.
std::uint64_t scattered(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

/// Nearly normal, mean 0, deviation 1: the sum of four bytes.
float normal(std::uint32_t bits) {
    const auto sum = static_cast<float>((bits & 255U) + (bits >> 8 & 255U) + (bits >> 16 & 255U) + (bits >> 24));
    return (sum - 510) / 147.8F;
}

/// CV_32FC2: noise of luma and, at the second place, another one for colour. Cells are counted in shares of the
/// picture, so that a small preview shows the same grains.
cv::Mat noise(cv::Size size, double cell, std::int64_t frame, std::int64_t seed) {
    const double rows = std::max(2.0, 100 / cell);
    const cv::Size cells(std::max(2, cvRound(rows * size.width / size.height)), std::max(2, cvRound(rows)));
    cv::Mat grains(cells, CV_32FC2);
    const std::uint64_t key =
        scattered(static_cast<std::uint64_t>(frame) * 1000003U + static_cast<std::uint64_t>(seed));
    each_row(grains, [&](int y) {
        auto* to = grains.ptr<float>(y);
        for (int x = 0; x < cells.width; ++x, to += 2) {
            const std::uint64_t bits =
                scattered(key ^ (static_cast<std::uint64_t>(y) << 32 | static_cast<std::uint64_t>(x)));
            to[0] = normal(static_cast<std::uint32_t>(bits)), to[1] = normal(static_cast<std::uint32_t>(bits >> 32));
        }
    });
    cv::GaussianBlur(grains, grains, {3, 3}, 0.6);  // round grains instead of squares
    cv::Mat out;
    cv::resize(grains, out, size, 0, 0, cells.width > size.width ? cv::INTER_AREA : cv::INTER_CUBIC);
    return out;
}

class Grain final : public EffectKind {
public:
    std::string_view name() const override { return "grain"; }
    std::string_view text() const override { return "Grain"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 0.25, 0, 1, "How strong"},
                {"size", 0.15, 0.05, 2, "Of a grain, percent of the picture's height"},
                {"color", 0.2, 0, 1, "0: of brightness alone"},
                {"shadows", 0.4, 0, 1, "How much of it shows in black"},
                {"lights", 0.15, 0, 1, "How much of it shows in white"},
                {"seed", 0, 0, 10000, "Another pattern"}};
    }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        if (v["amount"] <= 0) return picture;
        const cv::Mat coded = straight(picture);
        const cv::Mat grains = noise(coded.size(), v["size"], v.at().value, v.choice("seed"));
        const auto color = static_cast<float>(v["color"]), shadows = static_cast<float>(v["shadows"]),
                   lights = static_cast<float>(v["lights"]), strength = static_cast<float>(v["amount"]) * 0.16F * 65535;
        cv::Mat out(coded.size(), CV_16UC3);
        each_row(coded, [&](int y) {
            const auto* from = coded.ptr<std::uint16_t>(y);
            const auto* grain = grains.ptr<float>(y);
            auto* to = out.ptr<std::uint16_t>(y);
            for (int x = 0; x < coded.cols; ++x, from += 3, grain += 2, to += 3) {
                const float luma = (luma_709[0] * from[0] + luma_709[1] * from[1] + luma_709[2] * from[2]) / 65535;
                const float end = luma < 0.5F ? shadows : lights, middle = 4 * luma * (1 - luma);
                const float much = strength * (end + (1 - end) * middle);
                const float hue = color * grain[1];
                to[0] = cv::saturate_cast<std::uint16_t>(static_cast<float>(from[0]) + much * (grain[0] + hue));
                to[1] = cv::saturate_cast<std::uint16_t>(static_cast<float>(from[1]) + much * (grain[0] - 0.4F * hue));
                to[2] = cv::saturate_cast<std::uint16_t>(static_cast<float>(from[2]) + much * (grain[0] - hue));
            }
        });
        return with_color(out, picture.alpha);
    }
};

}  // namespace

const EffectKind& grain_effect() {
    static const Grain kind;
    return kind;
}

}  // namespace rhyme
