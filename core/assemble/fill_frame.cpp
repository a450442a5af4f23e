#include "core/assemble/fill_frame.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

constexpr int across = 8, down = 5;  // cells of the composition cue's embedding, two values a cell

/// Where the eye is drawn along one side, in `cells` equal parts, summed over the moments in the range.
std::vector<double> attention(const MediaAnalysis& source, std::int64_t first, std::int64_t end, bool along_width) {
    const Cue* composition = find_cue("composition");
    std::size_t index = 0;
    while (index < all_cues().size() && all_cues()[index] != composition) ++index;
    std::vector<double> sum(std::size_t(along_width ? across : down), 0.);
    for (const Moment& m : source.moments) {
        if (m.frame.value < first || m.frame.value >= end || index >= m.cues.size()) continue;
        if (!m.cues[index] || m.cues[index]->empty()) continue;
        const std::vector<float> grid = composition->embed(*m.cues[index], Side::Incoming);
        if (grid.size() != std::size_t(across * down * 2)) continue;
        for (int y = 0; y < down; ++y)
            for (int x = 0; x < across; ++x)
                for (int k = 0; k < 2; ++k)
                    sum[std::size_t(along_width ? x : y)] += double(grid[std::size_t((y * across + x) * 2 + k)]);
    }
    return sum;
}

/// The middle of the window of `share` of the side that holds most of it; of equal ones that nearest to its mean.
double best_middle(const std::vector<double>& weight, double share) {
    double all = 0, mean = 0;
    const double n = double(weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i) all += weight[i], mean += weight[i] * (double(i) + 0.5) / n;
    if (all <= 0) return 0.5;
    mean /= all;
    double best = 0.5, most = -1;
    for (double middle = share / 2; middle <= 1 - share / 2 + 1e-9; middle += 0.01) {
        double held = 0;
        for (std::size_t i = 0; i < weight.size(); ++i) {
            const double from = std::max(double(i) / n, middle - share / 2),
                         to = std::min(double(i + 1) / n, middle + share / 2);
            held += weight[i] * std::max(0., to - from) * n;
        }
        held = held / all - 0.5 * std::abs(middle - mean);
        if (held > most) most = held, best = middle;
    }
    return best;
}

}  // namespace

std::optional<Effect> fill_frame(const MediaAnalysis& source, std::int64_t first, std::int64_t end, int width,
                                 int height) {
    const double frame = double(width) / height, ratio = source.aspect / frame;
    if (!(source.aspect > 0) || std::abs(std::log(ratio)) < 0.01) return std::nullopt;
    const bool wider = ratio > 1;
    const double scale = wider ? ratio : 1 / ratio, share = 1 / scale, room = (scale - 1) / 2;
    const double middle = best_middle(attention(source, first, end, wider), share);
    const double shift = std::clamp((0.5 - middle) * scale, -room, room);
    Effect reframe;
    reframe.kind = "reframe";
    reframe.parameters["scale"].value = scale;
    reframe.parameters[wider ? "x" : "y"].value = shift;
    return reframe;
}

}  // namespace rhyme
