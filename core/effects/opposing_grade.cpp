// Two opposite colours: what is warm (or the subject) drawn towards one, what is cold and dark (or the ground) towards
// the other, skin kept. In OKLab, whose lightness is not touched.
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "core/effects/effect_kind.h"
#include "core/effects/film_findings.h"
#include "core/image/oklab.h"
#include "core/image/skin.h"

namespace rhyme {

namespace {

struct Pair {
    const char* name;
    double hue;  ///< of the first, OKLab degrees; the other lies opposite
};
constexpr std::array<Pair, 5> pairs{{{"orange and teal", 52},
                                     {"red and cyan", 25},
                                     {"yellow and blue", 92},
                                     {"magenta and green", 330},
                                     {"own hue", 0}}};

double smooth(double low, double high, double x) {
    const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

struct Grade {
    double strength, skin, balance, purity, cos, sin;
    SkinTone tone;

    Lut::Colour operator()(const Lut::Colour& in) const {
        OkLab c = oklab_of(in);
        const double chroma = std::hypot(c.a, c.b), along = c.a * cos + c.b * sin;
        // What has a colour goes to the nearer one; greys by their light: shadows to the second, lights to the first.
        const double coloured = chroma / (chroma + 0.03);
        const double side = coloured * along / (chroma + 1e-6) + (1 - coloured) * (c.l - 0.55) * 1.6 + balance;
        const double first = smooth(-0.4, 0.4, side), pole = 2 * first - 1;
        // Black and white stay; what little colour a grey takes on is most in the middle.
        const double tint = 0.045 * 4 * c.l * (1 - c.l);
        const double reach = pole * std::max(chroma * purity, tint);
        const double much =
            strength * (1 - skin * flushed_share(c, tone, 1.3)) * smooth(0, 0.15, c.l) * smooth(0, 0.06, 1 - c.l);
        c.a += much * (reach * cos - c.a), c.b += much * (reach * sin - c.b);
        const auto rgb = coded_of(c);
        return {static_cast<float>(rgb[0]), static_cast<float>(rgb[1]), static_cast<float>(rgb[2])};
    }
};

class OpposingGrade final : public EffectKind {
public:
    std::string_view name() const override { return "opposing_grade"; }
    std::string_view text() const override { return "Opposing grade"; }
    std::vector<EffectParameter> parameters() const override {
        std::vector<std::string> names;
        for (const Pair& pair : pairs) names.emplace_back(pair.name);
        return {{"strength", 0.5, 0, 1, "How far colours are drawn towards the two"},
                choice_parameter("pair", names, "The two colours; \"own hue\" takes the hue below and its opposite"),
                {"hue", 52, 0, 360, "Of the first colour, degrees: red 29, yellow 110, green 142, blue 264"},
                {"balance", 0, -1, 1, "More to the second colour, or more to the first"},
                {"purity", 1, 0, 2, "How pure colours are once they are there"},
                {"skin", 0.8, 0, 1, "How much skin keeps its own colour"}};
    }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        if (v["strength"] <= 0) return picture;
        const auto pair = static_cast<std::size_t>(v.choice("pair"));
        const double hue = (pair + 1 == pairs.size() ? v["hue"] : pairs[pair].hue) * std::numbers::pi / 180;
        const ClipFilm* film = v.place().film;
        const SkinTone tone = film && v["skin"] > 0 ? film->findings().skin(*film) : SkinTone();
        const Grade grade{v["strength"], v["skin"], v["balance"], v["purity"], std::cos(hue), std::sin(hue), tone};
        char key[200];
        std::snprintf(key, sizeof key, "opposing %.9g %.9g %.9g %.9g %.9g %.9g %.9g %.9g", grade.strength, grade.skin,
                      grade.balance, grade.purity, hue, tone.a, tone.b, tone.spread);
        const auto drawn = v.files().cube(key, 33, grade)->apply(straight(picture));
        return drawn ? with_color(*drawn, picture.alpha) : picture;
    }
};

}  // namespace

const EffectKind& opposing_grade_effect() {
    static const OpposingGrade kind;
    return kind;
}

}  // namespace rhyme
