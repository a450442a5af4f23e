// Lift, gamma and gain, of all channels and of each: the three wheels of a grading desk. On the coded values:
// ((x + lift (1 - x)) gain) ^ (1 / gamma).
#include <array>
#include <cmath>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"

namespace rhyme {

namespace {

struct Tone {
    double lift = 0, gain = 1, power = 1;
    bool operator==(const Tone&) const = default;

    std::vector<std::uint16_t> table() const {
        std::vector<std::uint16_t> made(65536);
        for (std::size_t i = 0; i < made.size(); ++i) {
            const double x = static_cast<double>(i) / 65535;
            made[i] =
                cv::saturate_cast<std::uint16_t>(65535 * std::pow(std::max(0.0, (x + lift * (1 - x)) * gain), power));
        }
        return made;
    }
};

class Wheels final : public EffectKind {
public:
    std::string_view name() const override { return "wheels"; }
    std::string_view text() const override { return "Lift, gamma, gain"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"lift", 0, -1, 1, "Shadows darker or brighter"},
                {"lift_red", 0, -1, 1, "Red in the shadows"},
                {"lift_green", 0, -1, 1, "Green in the shadows"},
                {"lift_blue", 0, -1, 1, "Blue in the shadows"},
                {"gamma", 1, 0.1, 4, "Middle tones darker or brighter"},
                {"gamma_red", 1, 0.1, 4, "Red in the middle tones"},
                {"gamma_green", 1, 0.1, 4, "Green in the middle tones"},
                {"gamma_blue", 1, 0.1, 4, "Blue in the middle tones"},
                {"gain", 1, 0, 4, "Lights darker or brighter"},
                {"gain_red", 1, 0, 4, "Red in the lights"},
                {"gain_green", 1, 0, 4, "Green in the lights"},
                {"gain_blue", 1, 0, 4, "Blue in the lights"}};
    }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        std::array<Tone, 3> tones;
        for (std::size_t c = 0; c < 3; ++c) {
            const std::string of = std::array{"_red", "_green", "_blue"}[c];
            tones[c] = {v["lift"] + v["lift" + of], v["gain"] * v["gain" + of], 1 / (v["gamma"] * v["gamma" + of])};
        }
        if (tones == std::array<Tone, 3>{}) return picture;
        std::array<std::vector<std::uint16_t>, 3> tables;
        for (std::size_t c = 0; c < 3; ++c) tables[c] = tones[c].table();
        return with_color(mapped(straight(picture),
                                 [&](const std::uint16_t* from, std::uint16_t* to) {
                                     for (std::size_t c = 0; c < 3; ++c) to[c] = tables[c][from[c]];
                                 }),
                          picture.alpha);
    }
};

}  // namespace

const EffectKind& wheels_effect() {
    static const Wheels kind;
    return kind;
}

}  // namespace rhyme
