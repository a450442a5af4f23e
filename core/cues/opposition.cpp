#include "core/cues/opposition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace rhyme {
namespace {

constexpr double half_saturated = 0.05;                    // OKLab chroma at which a colour counts half
constexpr double middle_lightness = 0.6, most_lift = 2.5;  // exposure to which opposing colours are judged
constexpr double least_opposed = 0.105;                    // strength of a pair
constexpr double warmest = 55, one_hue = 35;               // degrees; the shades of one thing differ by less

double hues_apart(double a, double b) { return std::abs(std::remainder(a - b, 360.0)); }

/// An OKLab hue on the painters' wheel (Itten, "The Art of Color", 1961), where red faces green, orange blue and yellow
/// violet; in OKLab red and green are a quarter of a turn nearer.
double painters_hue(double degrees) {
    constexpr std::array<std::pair<double, double>, 7> known{
        {{29, 0}, {57, 60}, {108, 120}, {142, 180}, {262, 240}, {305, 300}, {389, 360}}};
    const double hue = degrees < known[0].first ? degrees + 360 : degrees;
    std::size_t k = 1;
    while (k + 1 < known.size() && hue > known[k].first) ++k;
    const auto [from, at_from] = known[k - 1];
    const auto [to, at_to] = known[k];
    return at_from + (at_to - at_from) * (hue - from) / (to - from);
}

/// 0..1: how truly two hues stand across the wheel from one another, the eye's or the painters'.
double opposed_hues(double a, double b) {
    return std::clamp(
        std::max((hues_apart(a, b) - 125) / 40, (hues_apart(painters_hue(a), painters_hue(b)) - 120) / 30), 0.0, 1.0);
}

/// What brings a palette to a middle exposure.
double exposure_lift(std::span<const Swatch> swatches) {
    double light = 0, lighter = 0;
    for (const Swatch& s : swatches) light += s.share * s.lab[0], lighter += s.share * s.lab[0] * s.lab[0];
    return std::clamp(middle_lightness * light / std::max(1e-6, lighter), 1.0, most_lift);
}

}  // namespace

double vividness(double chroma) { return chroma * chroma / (chroma * chroma + half_saturated * half_saturated); }

Opposition find_opposition(std::span<const Swatch> swatches) {
    const double lift = exposure_lift(swatches);
    std::vector<double> hue(swatches.size()), vivid(swatches.size());
    const std::size_t n = swatches.size();
    for (std::size_t i = 0; i < n; ++i) hue[i] = swatches[i].hue(), vivid[i] = vividness(lift * swatches[i].chroma());
    // The swatch that says most of a hue, and how much of the picture is of it, greys counting less.
    const auto all_of = [&](std::size_t of) {
        std::size_t most = of;
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (hues_apart(hue[i], hue[of]) >= one_hue) continue;
            sum += swatches[i].share * vivid[i];
            if (swatches[i].share * vivid[i] > swatches[most].share * vivid[most]) most = i;
        }
        return std::pair(static_cast<int>(most), sum);
    };
    Opposition best;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            const double across = opposed_hues(hue[i], hue[j]);
            if (across <= 0) continue;
            const auto [a, of_a] = all_of(i);
            const auto [b, of_b] = all_of(j);
            const double worth = across * 2 * std::sqrt(of_a * of_b) * std::min(vivid[i], vivid[j]);
            if (worth <= best.strength) continue;
            const bool first_warm = hues_apart(hue[i], warmest) < hues_apart(hue[j], warmest);
            best = {first_warm ? a : b, first_warm ? b : a, worth};
        }
    return best.strength > least_opposed ? best : Opposition{};
}

}  // namespace rhyme
