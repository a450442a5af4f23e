// Hue, saturation and light of each hue, by curves that go round the colours of OKLab.
#include <array>
#include <cmath>
#include <numbers>

#include "core/effects/effect_kind.h"
#include "core/effects/point_list.h"
#include "core/image/oklab.h"

namespace rhyme {

namespace {

constexpr double degree = std::numbers::pi / 180;

EffectText over_hues(std::string name, std::string text, double low, double high) {
    EffectText t{std::move(name), TextForm::Points, std::move(text), ""};
    t.x_high = 360, t.y_low = low, t.y_high = high, t.cyclic = true;
    return t;
}

class HueCurves final : public EffectKind {
public:
    std::string_view name() const override { return "hue_curves"; }
    std::string_view text() const override { return "Hue curves"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 1, 0, 1, "How much of them is mixed in"},
                {"turn", 0, -180, 180, "All hues turned, degrees"}};
    }
    std::vector<EffectText> texts() const override {
        return {over_hues("hue", "Hue against hue: degrees turned at each (0..360; red 29, yellow 110, blue 264)", -180,
                          180),
                over_hues("saturation", "Hue against saturation: 1 as it is, 0 grey", 0, 4),
                over_hues("light", "Hue against light: stops", -2, 2)};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const double amount = values["amount"], turn = values["turn"];
        std::array<std::vector<cv::Point2d>, 3> points;
        bool none = turn == 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const EffectText form = texts()[i];
            const auto read = read_points(values.text(form.name), form);
            if (!read) return picture;
            points[i] = *read, none = none && read->empty();
        }
        if (none || amount <= 0) return picture;
        const PointCurve hue(points[0], 360), saturation(points[1], 360), light(points[2], 360);
        std::string key = "hues " + std::to_string(amount) + ' ' + std::to_string(turn);
        for (const EffectText& t : texts()) key += '/' + values.text(t.name);
        const auto table = values.files().cube(key, cube_size, [&](const Lut::Colour& in) {
            OkLab c = oklab_of(in);
            const double chroma = std::hypot(c.a, c.b);
            double at = std::atan2(c.b, c.a) / degree;
            if (at < 0) at += 360;
            const double to = (at + amount * (turn + hue(at))) * degree;
            const double pure = chroma * (points[1].empty() ? 1 : 1 + amount * (saturation(at) - 1));
            // A grey has no hue: it keeps its light. A stop of light is a third of one of lightness.
            c.l *= std::exp2(amount * light(at) / 3 * chroma / (chroma + 0.03));
            c.a = pure * std::cos(to), c.b = pure * std::sin(to);
            const auto rgb = coded_of(c);
            return Lut::Colour{static_cast<float>(rgb[0]), static_cast<float>(rgb[1]), static_cast<float>(rgb[2])};
        });
        const auto drawn = table->apply(straight(picture));
        return drawn ? with_color(*drawn, picture.alpha) : picture;
    }

private:
    static constexpr int cube_size = 33;
};

}  // namespace

const EffectKind& hue_curves_effect() {
    static const HueCurves kind;
    return kind;
}

}  // namespace rhyme
