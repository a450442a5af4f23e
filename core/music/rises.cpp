#include "core/music/rises.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

constexpr double a_second = 10;  // what follows is looked at in tenths of a second
constexpr int frames_each = int(Spectrogram::frames_a_second / a_second);

double decibels(double power) { return 10 * std::log10(power + 1e-10); }

/// The mean of a band of frequencies (as the spectrogram has it: logarithmic) in each tenth of a second.
std::vector<double> band_level(const Spectrogram& song, float from, float to) {
    std::vector<double> out(std::size_t(song.frames() / frames_each) + 1, 0.);
    for (int t = 0; t < song.frames(); ++t) {
        double sum = 0;
        int count = 0;
        for (std::size_t c = 0; c < song.centres.size(); ++c)
            if (song.centres[c] >= from && song.centres[c] < to) sum += song.bands.at<float>(t, int(c)), ++count;
        out[std::size_t(t / frames_each)] += 20 * sum / std::max(1, count) / frames_each;  // log10 of magnitude: dB
    }
    return out;
}

std::vector<double> level_in_db(const Spectrogram& song) {
    std::vector<double> out(std::size_t(song.frames() / frames_each) + 1, 0.);
    for (int t = 0; t < song.frames(); ++t)
        out[std::size_t(t / frames_each)] +=
            double(song.level[std::size_t(t)]) * song.level[std::size_t(t)] / frames_each;
    for (double& v : out) v = decibels(v);
    return out;
}

double mean_of(const std::vector<double>& values, int from, int to) {
    from = std::clamp(from, 0, int(values.size()) - 1), to = std::clamp(to, from + 1, int(values.size()));
    double sum = 0;
    for (int i = from; i < to; ++i) sum += values[std::size_t(i)];
    return sum / (to - from);
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto at = std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[std::size_t(at)];
}

/// Where a steady growth towards `end` begins: the length up to which a line through the values explains them best.
/// Returns `end` when there is none.
int growth_before(const std::vector<double>& values, int end) {
    int best = end;
    double best_fit = 0.45;  // share of the variance
    for (int length = int(2 * a_second); length <= int(16 * a_second) && end - length >= 0; length += 5) {
        double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < length; ++i) {
            const double v = values[std::size_t(end - length + i)];
            x += i, y += v, xx += double(i) * i, xy += i * v, yy += v * v;
        }
        const double n = length, sxx = xx - x * x / n, sxy = xy - x * y / n, syy = yy - y * y / n;
        const double rise = sxy / sxx * length, fit = syy > 0 ? sxy * sxy / sxx / syy : 0;
        if (rise >= 4 && fit >= best_fit) best_fit = fit, best = end - length;
    }
    return best;
}

}  // namespace

std::vector<double> energy_curve(const Spectrogram& song) {
    constexpr int each = int(Spectrogram::frames_a_second / 2);
    std::vector<double> levels;
    for (int from = 0; from < song.frames(); from += each) {
        const int to = std::min(song.frames(), from + each);
        double power = 0;
        for (int t = from; t < to; ++t) power += double(song.level[std::size_t(t)]) * song.level[std::size_t(t)];
        levels.push_back(decibels(power / (to - from)));
    }
    const double loudest = percentile(levels, 0.98);
    for (double& v : levels) v = loudest < -80 ? 0 : std::clamp(1 + (v - loudest) / 30, 0., 1.);
    return levels;
}

std::vector<SongRise> find_rises(const Spectrogram& song, const std::vector<Beat>& beats) {
    if (song.seconds < 16 || beats.empty()) return {};
    const auto bass = band_level(song, 30, 150), above = band_level(song, 400, 12000), level = level_in_db(song);
    const double full = percentile(level, 0.9), full_bass = percentile(bass, 0.9);
    struct Candidate {
        double time, gain;
    };
    std::vector<Candidate> candidates;
    for (const Beat& beat : beats) {
        const int at = int(std::lround(beat.time * a_second)), half = int(4 * a_second);
        if (at < half / 2 || at + half / 2 > int(level.size())) continue;
        const double bass_after = mean_of(bass, at, at + half), bass_rise = bass_after - mean_of(bass, at - half, at);
        const double after = mean_of(level, at, at + half), rise = after - mean_of(level, at - half, at);
        if (bass_rise < 5 || rise < 2.5 || after < full - 4 || bass_after < full_bass - 5) continue;
        candidates.push_back({beat.time, bass_rise + rise + (beat.of_bar == 0 ? 1.5 : 0)});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.gain > b.gain; });
    std::vector<SongRise> rises;
    for (const Candidate& c : candidates) {
        if (std::any_of(rises.begin(), rises.end(), [&](const SongRise& r) { return std::abs(r.end - c.time) < 8; }))
            continue;
        const int end = int(std::lround(c.time * a_second));
        rises.push_back({double(growth_before(above, end)) / a_second, c.time, true});
        if (rises.back().start * a_second >= end - 0.5) rises.back().start = c.time;
    }
    std::sort(rises.begin(), rises.end(), [](const SongRise& a, const SongRise& b) { return a.end < b.end; });
    return rises;
}

}  // namespace rhyme
