// Tone curves through points, of all channels and of each, on the coded values.
#include <array>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
#include "core/effects/point_list.h"

namespace rhyme {

namespace {

class Curves final : public EffectKind {
public:
    std::string_view name() const override { return "curves"; }
    std::string_view text() const override { return "Curves"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 1, 0, 1, "How much of them is mixed in"}};
    }
    std::vector<EffectText> texts() const override {
        return {{"master", TextForm::Points, "All channels, then each of its own; from 0,0 (black) to 1,1 (white)", ""},
                {"red", TextForm::Points, "Red", ""},
                {"green", TextForm::Points, "Green", ""},
                {"blue", TextForm::Points, "Blue", ""}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const double amount = values["amount"];
        std::array<std::vector<cv::Point2d>, 4> points;
        bool none = amount <= 0;
        for (std::size_t i = 0; i < points.size() && !none; ++i) {
            const EffectText form = texts()[i];
            const auto read = read_points(values.text(form.name), form);
            if (!read) return picture;
            points[i] = *read;
        }
        none = none || std::all_of(points.begin(), points.end(), [](const auto& p) { return p.empty(); });
        if (none) return picture;
        const PointCurve master(points[0]);
        std::array<std::vector<std::uint16_t>, 3> tables;
        for (std::size_t c = 0; c < 3; ++c) {
            const PointCurve own(points[c + 1]);
            tables[c].resize(65536);
            for (std::size_t i = 0; i < 65536; ++i) {
                const double x = static_cast<double>(i) / 65535;
                double y = points[0].empty() ? x : master(x);
                if (!points[c + 1].empty()) y = own(y);
                tables[c][i] = cv::saturate_cast<std::uint16_t>(65535 * (x + amount * (y - x)));
            }
        }
        return with_color(mapped(straight(picture),
                                 [&](const std::uint16_t* from, std::uint16_t* to) {
                                     for (std::size_t c = 0; c < 3; ++c) to[c] = tables[c][from[c]];
                                 }),
                          picture.alpha);
    }
};

}  // namespace

const EffectKind& curves_effect() {
    static const Curves kind;
    return kind;
}

}  // namespace rhyme
