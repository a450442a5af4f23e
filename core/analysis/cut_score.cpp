#include "core/analysis/cut_score.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

// Fitted by logistic regression on generated joins (cuts and jump cuts between real shots, with flashes, strobing
// exposure, repeated frames, lettering and doubled speed); in the order of cut_evidence(). The films it is judged on
// took no part.
constexpr CutEvidence kWeights{0.139F, -0.166F, 0.283F, 0.788F, 1.355F,  0.747F,  0.157F,  0.724F,  3.010F,
                               2.058F, 1.556F,  1.583F, 7.024F, -5.361F, -5.322F, -1.753F, -2.081F, -3.395F};
constexpr double kBias = -5.722;

constexpr std::int64_t kNeighbours = 4;
constexpr std::array<std::int64_t, 5> kReturns{1, 2, 3, 5, 8};

float log_moved(float v) { return std::log(v + 0.02F); }
float log_histogram(float v) { return std::log(v + 0.01F); }
float log_plain(float v) { return std::log(v + 1); }

struct Peak {
    float moved = 0, histogram = 0, plain = 0;
    void take(const ShotDifference& d) {
        moved = std::max(moved, d.moved);
        histogram = std::max(histogram, d.histogram);
        plain = std::max(plain, d.plain);
    }
};

}  // namespace

bool may_be_cut(const ShotHistory& history, std::int64_t n) {
    const ShotDifference& d = history.step(n);
    return d.moved > 0.08F || d.histogram > 0.03F || d.plain > 6;
}

CutEvidence cut_evidence(const ShotHistory& history, std::int64_t n) {
    const ShotDifference& d = history.step(n);
    const std::int64_t first = std::max<std::int64_t>(1, history.first() + 1), end = history.end();
    Peak before, after;
    for (std::int64_t k = 1; k <= kNeighbours; ++k) {
        if (n - k >= first) before.take(history.step(n - k));
        if (n + k < end) after.take(history.step(n + k));
    }
    if (n - 1 < first) before = after;
    if (n + 1 >= end) after = before;

    // A flash, a glitch, something that rushes by: what came before comes back.
    float moved = d.moved, histogram = d.histogram;
    for (const std::int64_t k : kReturns) {
        const auto weigh = [&](std::int64_t from, std::int64_t to) {
            if (from < history.first() || to >= end) return;
            const ShotDifference across = difference(history.look(from), history.look(to));
            moved = std::min(moved, across.moved);
            histogram = std::min(histogram, across.histogram);
        };
        weigh(n - 1, n + k);
        weigh(n - 1 - k, n);
    }

    CutEvidence e{};
    std::size_t i = 0;
    const auto rise = [&](float here, float left, float right) {
        e[i++] = here - std::max(left, right);
        e[i++] = here - std::min(left, right);
    };
    e[i++] = log_moved(d.moved);
    e[i++] = log_histogram(d.histogram);
    rise(log_moved(d.moved), log_moved(before.moved), log_moved(after.moved));
    rise(log_histogram(d.histogram), log_histogram(before.histogram), log_histogram(after.histogram));
    rise(log_plain(d.plain), log_plain(before.plain), log_plain(after.plain));
    const float moved_back = log_moved(moved) - log_moved(d.moved),
                histogram_back = log_histogram(histogram) - log_histogram(d.histogram);
    e[i++] = moved_back;
    e[i++] = histogram_back;
    e[i++] = std::min(0.0F, moved_back + 0.3F);
    e[i++] = std::min(0.0F, histogram_back + 0.35F);
    e[i++] = d.extent;
    e[i++] = d.lopsided;
    e[i++] = d.lopsided * std::max(0.0F, 0.5F - d.extent);
    e[i++] = std::max(0.0F, log_moved(d.moved) + 0.9F);
    e[i++] = d.moved - std::max(before.moved, after.moved);
    e[i++] = d.histogram - std::max(before.histogram, after.histogram);
    return e;
}

double cut_score(const CutEvidence& evidence) {
    double score = kBias;
    for (std::size_t i = 0; i < evidence.size(); ++i) score += static_cast<double>(kWeights[i]) * evidence[i];
    return score;
}

}  // namespace rhyme
