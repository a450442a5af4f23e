// Exposure, temperature, tint and saturation in light, contrast on the coded values. The transfer is a pure power of
// 2.4 (BT.1886 with a black of 0), the primaries are BT.709's.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/effects/effect_kind.h"

namespace rhyme {

namespace {

constexpr double screen_gamma = 2.4;
constexpr std::array<double, 3> luma{0.2126, 0.7152, 0.0722};

/// Light of each coded value.
const std::vector<float>& light_of() {
    static const std::vector<float> table = [] {
        std::vector<float> made(65536);
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = static_cast<float>(std::pow(static_cast<double>(i) / 65535, screen_gamma));
        return made;
    }();
    return table;
}

/// Coded values of the root of light, whose curve is nearly even: 2/2.4 is near 1.
class Encode {
public:
    explicit Encode(double contrast) {
        for (std::size_t i = 0; i < table_.size(); ++i) {
            const double coded = std::pow(static_cast<double>(i) / last, 2 / screen_gamma);
            table_[i] = static_cast<float>(65535 * std::clamp((coded - 0.5) * contrast + 0.5, 0.0, 1.0));
        }
    }
    std::uint16_t operator()(float light) const {
        const float at = std::sqrt(std::clamp(light, 0.0f, 1.0f)) * last;
        const auto i = std::min(static_cast<std::size_t>(at), std::size_t(last) - 1);
        const float part = at - static_cast<float>(i);
        return static_cast<std::uint16_t>(table_[i] + part * (table_[i + 1] - table_[i]) + 0.5f);
    }

private:
    static constexpr int last = 16384;
    std::array<float, last + 1> table_;
};

/// Rows of what becomes of linear R, G, B.
std::array<float, 9> matrix_of(const EffectValues& values) {
    // A grey keeps its brightness whatever the temperature.
    std::array<double, 3> gain{std::exp2(values["temperature"] / 2), std::exp2(-values["tint"] / 2),
                               std::exp2(-values["temperature"] / 2)};
    const double grey = luma[0] * gain[0] + luma[1] * gain[1] + luma[2] * gain[2];
    for (double& g : gain) g *= std::exp2(values["exposure"]) / grey;
    const double s = values["saturation"];
    std::array<float, 9> m{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            m[3 * row + column] = static_cast<float>(gain[column] * ((1 - s) * luma[column] + (row == column ? s : 0)));
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
        const Encode encode(values["contrast"]);
        const std::vector<float>& light = light_of();
        const cv::Mat from = straight(picture);
        cv::Mat out(from.size(), CV_16UC3);
        cv::parallel_for_(cv::Range(0, out.rows), [&](const cv::Range& range) {
            for (int y = range.start; y < range.end; ++y) {
                const auto* in = from.ptr<std::uint16_t>(y);
                auto* to = out.ptr<std::uint16_t>(y);
                for (int x = 0; x < out.cols; ++x, in += 3, to += 3) {
                    const float r = light[in[0]], g = light[in[1]], b = light[in[2]];
                    for (std::size_t c = 0; c < 3; ++c)
                        to[c] = encode(m[3 * c] * r + m[3 * c + 1] * g + m[3 * c + 2] * b);
                }
            }
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
