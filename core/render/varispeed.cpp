#include "core/render/varispeed.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rhyme {
namespace {

constexpr int channels = 2;
constexpr int half = 16;        // zero crossings either side
constexpr int phases = 512;     // table steps between two of them
constexpr double fastest = 32;  // beyond, what is too high is let through

/// sinc(x) under a Kaiser window (beta 8: about -80 dB), x in zero crossings from 0 to `half`.
std::vector<float> make_table() {
    const auto bessel = [](double x) {
        double sum = 1, term = 1;
        for (int k = 1; k < 40; ++k) term *= x * x / (4.0 * k * k), sum += term;
        return sum;
    };
    std::vector<float> table(half * phases + 2, 0.0f);
    for (int i = 0; i < half * phases; ++i) {
        const double x = static_cast<double>(i) / phases, angle = std::numbers::pi * x, edge = x / half;
        const double sinc = i == 0 ? 1 : std::sin(angle) / angle;
        table[static_cast<std::size_t>(i)] =
            static_cast<float>(sinc * bessel(8 * std::sqrt(1 - edge * edge)) / bessel(8));
    }
    return table;
}

float kernel(const std::vector<float>& table, double x) {
    const double at = std::abs(x) * phases;
    const auto i = static_cast<std::size_t>(at);
    if (i >= half * phases) return 0;
    const auto part = static_cast<float>(at - static_cast<double>(i));
    return table[i] + (table[i + 1] - table[i]) * part;
}

}  // namespace

Result<void> read_at(std::span<const SourcePlace> places, std::span<const double> paces, std::span<float> out,
                     const std::function<Result<void>(SamplePosition, std::span<float>)>& read) {
    static const std::vector<float> table = make_table();
    if (places.empty()) return {};
    double most = 1;
    for (const double pace : paces) most = std::max(most, std::min(fastest, std::abs(pace)));
    const auto reach = static_cast<std::int64_t>(std::ceil(half * most)) + 1;
    const auto [low, high] = std::minmax_element(
        places.begin(), places.end(), [](const SourcePlace& a, const SourcePlace& b) { return a.whole < b.whole; });
    const std::int64_t from = low->whole - reach, count = high->whole + reach + 1 - from;
    if (count > std::int64_t(1) << 26)
        return fail(ErrorCode::Unsupported, "sound this much faster cannot be mixed in one piece");
    std::vector<float> source(static_cast<std::size_t>(count * channels));
    if (auto done = read(SamplePosition(from), source); !done) return done;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double scale = 1 / std::clamp(std::abs(paces[i]), 1.0, fastest);
        const auto width = static_cast<std::int64_t>(std::ceil(half / scale));
        const std::int64_t middle = places[i].whole - from;
        float sum[channels] = {};
        for (std::int64_t k = 1 - width; k <= width; ++k) {
            const float weight = kernel(table, (static_cast<double>(k) - places[i].part) * scale);
            for (int c = 0; c < channels; ++c)
                sum[c] += weight * source[static_cast<std::size_t>((middle + k) * channels + c)];
        }
        for (int c = 0; c < channels; ++c) out[i * channels + c] = sum[c] * static_cast<float>(scale);
    }
    return {};
}

}  // namespace rhyme
