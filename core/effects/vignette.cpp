// Less light towards the corners, as a lens loses it.
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
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
        // By the square of the distance from the middle, 1 in the corners.
        constexpr int last = 8192;
        std::vector<float> light(last + 2);
        for (int i = 0; i <= last + 1; ++i) {
            const double far = std::sqrt(static_cast<double>(i) / last);
            const double u = std::clamp((far - size) / softness, 0.0, 1.0);
            light[static_cast<std::size_t>(i)] =
                static_cast<float>(std::pow(1 - amount * u * u * (3 - 2 * u), 1 / screen_gamma));
        }
        Plate out{cv::Mat(picture.color.size(), CV_16UC3), picture.alpha};
        const double cx = picture.color.cols / 2.0, cy = picture.color.rows / 2.0, corner = cx * cx + cy * cy;
        each_row(out.color, [&](int y) {
            const auto* from = picture.color.ptr<std::uint16_t>(y);
            auto* to = out.color.ptr<std::uint16_t>(y);
            const double down = (y + 0.5 - cy) * (y + 0.5 - cy);
            for (int x = 0; x < out.color.cols; ++x, from += 3, to += 3) {
                const auto at = static_cast<float>(((x + 0.5 - cx) * (x + 0.5 - cx) + down) / corner * last);
                const auto i = static_cast<std::size_t>(at);
                const float share = light[i] + (at - static_cast<float>(i)) * (light[i + 1] - light[i]);
                for (int c = 0; c < 3; ++c)
                    to[c] = static_cast<std::uint16_t>(static_cast<float>(from[c]) * share + 0.5F);
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
