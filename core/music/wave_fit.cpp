#include "core/music/wave_fit.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

constexpr int most_pieces = 16;
constexpr double longest_piece = 4, shortest_piece = 0.5;  // seconds of the song
constexpr double whitening = 0.7;                          // of the cross spectrum's exponent
constexpr double together = 0.001;                         // seconds from the line
constexpr double least_level = 1e-4;                       // RMS of a piece that holds sound
constexpr double most_drift = 1e-3;                        // of the rate beside the one thought of

struct Piece {
    double song = 0, take = 0;  ///< middle; the take's time is measured
    double alike = 0, chance = 0;
};

float sample(std::span<const std::int16_t> wave, double at) {
    const double floor = std::floor(at);
    const auto n = static_cast<std::int64_t>(floor);
    if (n < 1 || n + 2 >= static_cast<std::int64_t>(wave.size())) return 0;
    const auto t = static_cast<float>(at - floor);
    const auto value = [&](std::int64_t k) { return static_cast<float>(wave[static_cast<std::size_t>(k)]) / 32768; };
    const float a = value(n - 1), b = value(n), c = value(n + 1), d = value(n + 2);
    // Catmull and Rom
    return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/// `count` samples from `from` (in samples of the wave) in steps of `step`, windowed; false where it is silent.
bool cut_out(std::span<const std::int16_t> wave, double from, double step, int count, cv::Mat1f& out) {
    double energy = 0;
    for (int i = 0; i < count; ++i) {
        const double at = from + i * step;
        // Reading faster than at its own pace, the wave must not fold over.
        const float v =
            step > 1.2 ? 0.5f * (sample(wave, at - 0.25 * step) + sample(wave, at + 0.25 * step)) : sample(wave, at);
        const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + 0.5) / count);
        out(0, i) = static_cast<float>(v * window), energy += static_cast<double>(v) * v;
    }
    return std::sqrt(energy / count) > least_level;
}

/// The place of the peak of their cross-correlation within `reach` samples, how high it stands, and what chance makes.
void correlate(cv::Mat1f& a, cv::Mat1f& b, int reach, double& lag, double& height, double& chance) {
    cv::Mat1f x, y;
    cv::dft(a, x), cv::dft(b, y);
    double all = 0;
    // Packed: the real first value, then pairs, and for an even length the real last one, which holds nothing.
    x(0, 0) = 0, x(0, x.cols - 1) = 0;
    for (int k = 1; k + 1 < x.cols; k += 2) {
        const float re = x(0, k) * y(0, k) + x(0, k + 1) * y(0, k + 1),
                    im = x(0, k + 1) * y(0, k) - x(0, k) * y(0, k + 1);
        const double size = std::sqrt(static_cast<double>(re) * re + static_cast<double>(im) * im);
        const auto scale = static_cast<float>(size > 1e-12 ? std::pow(size, -whitening) : 0);
        x(0, k) = re * scale, x(0, k + 1) = im * scale, all += 2 * size * scale;
    }
    cv::Mat1f r;
    cv::idft(x, r);
    const auto at = [&](int k) { return static_cast<double>(r(0, (k + r.cols) % r.cols)); };
    int best = 0;
    for (int k = -reach; k <= reach; ++k)
        if (at(k) > at(best)) best = k;
    const double before = at(best - 1), top = at(best), after = at(best + 1), bend = before - 2 * top + after;
    lag = best + (bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0);
    double squares = 0;
    const int far = std::max(4 * reach, wave_rate / 10);
    for (int k = -far; k <= far; ++k)
        if (std::abs(k - best) > wave_rate / 250) squares += at(k) * at(k);
    const double unit = 1 / std::max(all, 1e-12);
    height = top * unit, chance = std::sqrt(squares / (2 * far + 1)) * unit;
}

std::vector<Piece> look(std::span<const std::int16_t> song, std::span<const std::int16_t> take, const WaveFit& guess,
                        double reach) {
    const double from = std::max(0.0, guess.offset),
                 to = std::min(static_cast<double>(song.size()) / wave_rate,
                               guess.offset + static_cast<double>(take.size()) / wave_rate / guess.rate);
    std::vector<Piece> pieces;
    const double length = std::clamp((to - from) / 12, shortest_piece, longest_piece);
    const int room = static_cast<int>((to - from) / length), n = std::min(room, most_pieces);
    const int count = static_cast<int>(length * wave_rate), reach_samples = static_cast<int>(reach * wave_rate) + 1;
    const int padded = 2 * cv::getOptimalDFTSize((count + 4 * reach_samples + wave_rate / 5 + 3) / 2);
    for (int i = 0; i < n; ++i) {
        const double start = n > 1 ? from + (to - from - length) * i / (n - 1) : from;
        cv::Mat1f a(1, padded, 0.f), b(1, padded, 0.f);
        const double in_take = (start - guess.offset) * guess.rate * wave_rate;
        if (!cut_out(song, start * wave_rate, 1, count, a) || !cut_out(take, in_take, guess.rate, count, b)) continue;
        Piece piece;
        double lag = 0;
        correlate(a, b, reach_samples, lag, piece.alike, piece.chance);
        // A peak at a lag means that the song's sound comes so much later than thought.
        piece.take = (start + length / 2 - guess.offset) * guess.rate;
        piece.song = start + length / 2 + lag / wave_rate;
        pieces.push_back(piece);
    }
    return pieces;
}

/// The line through most pieces, by what they have in common; how many lie on it.
std::size_t line_through(const std::vector<Piece>& pieces, WaveFit& fit) {
    struct Line {
        double offset, pace;
    } best{fit.offset, 1 / fit.rate};
    const auto off = [](const Piece& p, const Line& l) { return p.song - l.offset - p.take * l.pace; };
    double most = -1;
    const auto consider = [&](const Line& line) {
        if (std::abs(line.pace * fit.rate - 1) > most_drift) return;
        double say = 0;
        for (const Piece& p : pieces) say += std::abs(off(p, line)) < together ? std::max(0.0, p.alike) : 0;
        if (say > most) most = say, best = line;
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        consider({pieces[i].song - pieces[i].take / fit.rate, 1 / fit.rate});
        for (std::size_t j = i + 1; j < pieces.size(); ++j) {
            const double run = pieces[j].take - pieces[i].take;
            if (run < 1e-6) continue;
            const double pace = (pieces[j].song - pieces[i].song) / run;
            consider({pieces[i].song - pieces[i].take * pace, pace});
        }
    }
    double w = 0, x = 0, y = 0, xx = 0, xy = 0;
    std::size_t there = 0;
    for (const Piece& p : pieces) {
        if (std::abs(off(p, best)) >= together) continue;
        const double say = p.alike * p.alike;
        ++there, w += say, x += say * p.take, y += say * p.song, xx += say * p.take * p.take,
            xy += say * p.take * p.song;
    }
    const double spread = w * xx - x * x;
    if (there >= 3 && spread > 1e-9 * w * w) {
        const double pace = (w * xy - x * y) / spread;
        fit.rate = 1 / pace, fit.offset = (y - pace * x) / w;
    } else if (w > 0) {
        fit.offset = (y - x / fit.rate) / w;
    }
    return there;
}

/// Two pieces make a line; that `there` of `all` lie on one of those when each lies anywhere within `reach`.
double luck(std::size_t there, std::size_t all, double reach) {
    if (there < 3) return 1;
    const auto n = static_cast<double>(all), k = static_cast<double>(there);
    const double ways = std::lgamma(n - 1) - std::lgamma(k - 1) - std::lgamma(n - k + 1);
    return std::min(1.0, n * (n - 1) / 2 * std::exp(ways + (k - 2) * std::log(together / reach)));
}

/// Divides a packed spectrum by its own magnitude around each frequency, to the power that fit_wave() has.
void even_out(cv::Mat1f& spectrum) {
    constexpr double around = 50;  // Hz
    const int width = std::max(1, static_cast<int>(around * spectrum.cols / wave_rate)) * 2;
    for (int from = 0; from < spectrum.cols; from += width) {
        cv::Mat1f part = spectrum.colRange(from, std::min(spectrum.cols, from + width));
        const double size = cv::norm(part) / std::sqrt(part.cols);
        part *= size > 1e-9 ? std::pow(size, -whitening) : 0;
    }
}

/// Of each value the highest within `reach` of it.
std::vector<float> highest_around(const cv::Mat1f& values, int reach) {
    cv::Mat1f highest;
    cv::dilate(values, highest, cv::Mat::ones(1, 2 * reach + 1, CV_8U));
    return {highest.begin(), highest.end()};
}

}  // namespace

std::vector<double> likely_offsets(std::span<const std::int16_t> song, std::span<const std::int16_t> take, double rate,
                                   std::size_t most) {
    constexpr int pieces = 8, near = wave_rate / 500;
    constexpr double longest = 3, apart = 0.05;  // seconds of the song
    const double seconds = static_cast<double>(take.size()) / wave_rate / rate, length = std::min(longest, seconds / 2);
    const int count = static_cast<int>(length * wave_rate);
    if (count < wave_rate / 2 || song.empty()) return {};
    // The take's middle may lie anywhere in the song.
    const int size = 2 * cv::getOptimalDFTSize((static_cast<int>(song.size()) + count + 1) / 2);
    cv::Mat1f whole(1, size, 0.f), spectrum;
    for (std::size_t i = 0; i < song.size(); ++i) whole(0, static_cast<int>(i)) = static_cast<float>(song[i]) / 32768;
    cv::dft(whole, spectrum);
    even_out(spectrum);
    std::vector<float> sum(song.size(), 0.f);
    for (int i = 0; i < pieces; ++i) {
        const double start = (seconds - length) * i / (pieces - 1);
        cv::Mat1f piece(1, size, 0.f), found;
        if (!cut_out(take, start * rate * wave_rate, rate, count, piece)) continue;
        cv::dft(piece, piece);
        even_out(piece);
        cv::mulSpectrums(spectrum, piece, found, 0, true);
        cv::idft(found, found);
        found /= cv::norm(found) + 1e-12;
        const std::vector<float> there = highest_around(found, near);
        const auto later = std::lround((start - seconds / 2) * wave_rate);
        for (std::size_t k = 0; k < sum.size(); ++k)
            if (const auto at = static_cast<std::int64_t>(k) + later; at >= 0 && at < size)
                sum[k] += there[static_cast<std::size_t>(at)];
    }
    std::vector<double> offsets;
    const auto gap = static_cast<std::ptrdiff_t>(apart * wave_rate);
    while (offsets.size() < most) {
        const auto top = std::max_element(sum.begin(), sum.end());
        if (*top <= 0) break;
        // The height is held for as long as the pieces allow it.
        const auto end = std::find_if(top, sum.end(), [&](float v) { return v < *top; });
        offsets.push_back((static_cast<double>(top - sum.begin()) + static_cast<double>(end - top - 1) / 2) /
                              wave_rate -
                          seconds / 2);
        std::fill(top - std::min(gap, top - sum.begin()), top + std::min(gap, sum.end() - top), 0.f);
    }
    return offsets;
}

WaveFit fit_wave(std::span<const std::int16_t> song, std::span<const std::int16_t> take, double offset, double rate,
                 double reach) {
    WaveFit fit;
    fit.offset = offset, fit.rate = rate;
    constexpr double closely = 0.002;
    for (const double within : {reach, closely}) {
        const auto pieces = look(song, take, fit, within);
        const std::size_t there = line_through(pieces, fit);
        // What lies closely by being looked for closely proves nothing.
        if (within == reach) fit.by_luck = luck(there, pieces.size(), reach);
        fit.alike.clear(), fit.times.clear(), fit.by_chance = 0;
        for (const Piece& p : pieces) {
            fit.alike.push_back(p.alike), fit.times.push_back(p.take);
            fit.by_chance += p.chance / static_cast<double>(pieces.size());
        }
        if (!fit.sure()) break;
    }
    return fit;
}

}  // namespace rhyme
