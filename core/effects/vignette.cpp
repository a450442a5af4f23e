// Less light towards the corners, as a lens loses it.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/effects/effect_kind.h"
#include "core/image/light.h"

namespace rhyme {

namespace {

class Vignette final : public EffectKind {
public:
    std::string_view name() const override { return "vignette"; }
    std::string_view text() const override { return "Vignette"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 0.7, 0, 1, "Share of the light that is lost in the corners"},
                {"size", 0.4, 0, 1, "Where it begins: 0 in the middle, 1 in the corners"},
                {"softness", 0.6, 0.01, 1, "How slowly it sets in"}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const double amount = values["amount"], size = values["size"], softness = values["softness"];
        if (amount <= 0) return picture;
        Plate out{cv::Mat(picture.color.size(), CV_16UC3), picture.alpha};
        const double cx = picture.color.cols / 2.0, cy = picture.color.rows / 2.0, corner = std::hypot(cx, cy);
        cv::parallel_for_(cv::Range(0, out.color.rows), [&](const cv::Range& range) {
            for (int y = range.start; y < range.end; ++y) {
                const auto* from = picture.color.ptr<std::uint16_t>(y);
                auto* to = out.color.ptr<std::uint16_t>(y);
                for (int x = 0; x < out.color.cols; ++x) {
                    const double far = std::hypot(x + 0.5 - cx, y + 0.5 - cy) / corner;
                    const double u = std::clamp((far - size) / softness, 0.0, 1.0);
                    const double light = u <= 0 ? 1 : std::pow(1 - amount * u * u * (3 - 2 * u), 1 / screen_gamma);
                    for (int c = 3 * x; c < 3 * x + 3; ++c) to[c] = static_cast<std::uint16_t>(from[c] * light + 0.5);
                }
            }
        });
        return out;
    }
};

}  // namespace

const EffectKind& vignette_effect() {
    static const Vignette kind;
    return kind;
}

}  // namespace rhyme
