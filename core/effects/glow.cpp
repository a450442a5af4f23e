// What is bright shines over what is around it, as in a lens or a mist; in light.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
#include "core/effects/point_list.h"
#include "core/image/light.h"
#include "core/image/smooth.h"

namespace rhyme {

namespace {

/// The light of what is brighter than the threshold, at half the size; it sets in softly.
cv::Mat bright_parts(const cv::Mat& coded, double threshold) {
    cv::Mat small;
    cv::resize(coded, small, {std::max(1, coded.cols / 2), std::max(1, coded.rows / 2)}, 0, 0, cv::INTER_AREA);
    cv::Mat light = to_light(small);
    each_row(light, [&](int y) {
        const auto* from = small.ptr<std::uint16_t>(y);
        auto* to = light.ptr<float>(y);
        for (int x = 0; x < light.cols; ++x, from += 3, to += 3) {
            const float most = static_cast<float>(std::max({from[0], from[1], from[2]})) / 65535;
            const float over = std::clamp((most - static_cast<float>(threshold)) / 0.15F, 0.0F, 1.0F);
            for (int c = 0; c < 3; ++c) to[c] *= over * over * (3 - 2 * over);
        }
    });
    return light;
}

/// A bright core and a wide skirt, as glare falls off: three Gaussians, each twice as wide as the last.
cv::Mat glare(const cv::Mat& light, double sigma) {
    return 0.45 * blurred(light, sigma / 2) + 0.35 * blurred(light, sigma) + 0.2 * blurred(light, 2 * sigma);
}

class Glow final : public EffectKind {
public:
    std::string_view name() const override { return "glow"; }
    std::string_view text() const override { return "Glow"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 0.5, 0, 4, "How much light is added"},
                {"threshold", 0.6, 0, 1, "How bright a thing must be to glow"},
                {"size", 3, 0.1, 20, "How far it shines, percent of the picture's height"}};
    }
    std::vector<EffectText> texts() const override {
        return {{"color", TextForm::Color, "The colour that the glow takes on", "#ffffff"}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const auto tint = read_rgb(values.text("color"));
        if (values["amount"] <= 0 || !tint) return picture;
        const cv::Size size = picture.color.size();
        cv::Mat shine = glare(bright_parts(picture.color, values["threshold"]), values["size"] / 200 * size.height);
        cv::resize(shine, shine, size, 0, 0, cv::INTER_LINEAR);
        float gain[3];
        for (int c = 0; c < 3; ++c) gain[c] = static_cast<float>(values["amount"] * std::pow((*tint)[c], screen_gamma));
        const std::vector<float>& light = light_of_coded();
        const CodedOfLight& code = CodedOfLight::plain();
        Plate out{cv::Mat(size, CV_16UC3), picture.alpha.clone()};
        each_row(shine, [&](int y) {
            const auto* from = picture.color.ptr<std::uint16_t>(y);
            const auto* add = shine.ptr<float>(y);
            auto* to = out.color.ptr<std::uint16_t>(y);
            auto* alpha = out.opaque() ? nullptr : out.alpha.ptr<std::uint16_t>(y);
            for (int x = 0; x < size.width; ++x, from += 3, add += 3, to += 3) {
                // A sum where it is dark that never clips where it is bright.
                for (int c = 0; c < 3; ++c)
                    to[c] = code(1 - (1 - light[from[c]]) / (1 + std::max(0.0F, gain[c] * add[c])));
                if (alpha) alpha[x] = std::max({alpha[x], to[0], to[1], to[2]});
            }
        });
        return out;
    }
};

}  // namespace

const EffectKind& glow_effect() {
    static const Glow kind;
    return kind;
}

}  // namespace rhyme
