// Exposure, temperature, tint and saturation in light, contrast on the coded values.
#include <array>
#include <cmath>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
#include "core/image/light.h"

namespace rhyme {

namespace {

/// Rows of what becomes of linear R, G, B.
std::array<float, 9> matrix_of(const EffectValues& values) {
    // A grey keeps its brightness whatever the temperature.
    std::array<double, 3> gain{std::exp2(values["temperature"] / 2), std::exp2(-values["tint"] / 2),
                               std::exp2(-values["temperature"] / 2)};
    const double grey = luma_709[0] * gain[0] + luma_709[1] * gain[1] + luma_709[2] * gain[2];
    for (double& g : gain) g *= std::exp2(values["exposure"]) / grey;
    const double s = values["saturation"];
    std::array<float, 9> m{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            m[3 * row + column] =
                static_cast<float>(gain[column] * ((1 - s) * luma_709[column] + (row == column ? s : 0)));
    return m;
}

class Colour final : public EffectKind {
public:
    std::string_view name() const override { return "colour"; }
    std::string_view text() const override { return "Colour"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"exposure", 0, -6, 6, "Stops: +1 is twice the light"},
                {"temperature", 0, -2, 2, "Colder (bluer) to warmer (more orange), stops of red over blue"},
                {"tint", 0, -2, 2, "Greener to more magenta"},
                {"saturation", 1, 0, 4, "0: grey, 1: as it is"},
                {"contrast", 1, 0, 4, "About the middle grey; 1: as it is"}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        if (values["exposure"] == 0 && values["temperature"] == 0 && values["tint"] == 0 && values["saturation"] == 1 &&
            values["contrast"] == 1)
            return picture;
        const std::array<float, 9> m = matrix_of(values);
        const double contrast = values["contrast"];
        const CodedOfLight encode([&](double coded) { return (coded - 0.5) * contrast + 0.5; });
        const std::vector<float>& light = light_of_coded();
        const cv::Mat out = mapped(straight(picture), [&](const std::uint16_t* in, std::uint16_t* to) {
            const float r = light[in[0]], g = light[in[1]], b = light[in[2]];
            for (std::size_t c = 0; c < 3; ++c) to[c] = encode(m[3 * c] * r + m[3 * c + 1] * g + m[3 * c + 2] * b);
        });
        return with_color(out, picture.alpha);
    }
};

}  // namespace

const EffectKind& colour_effect() {
    static const Colour kind;
    return kind;
}

}  // namespace rhyme
