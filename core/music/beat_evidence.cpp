#include "core/music/beat_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/music/bar_tracker.h"
#include "core/music/beat_weights.h"

namespace rhyme {
namespace {

using Curve = std::vector<float>;

/// Sums over any run of frames, of every column, in constant time.
class RunningSum {
public:
    explicit RunningSum(const cv::Mat& rows) : sums_(rows.rows + 1, rows.cols, CV_64F, cv::Scalar(0)) {
        for (int t = 0; t < rows.rows; ++t)
            for (int c = 0; c < rows.cols; ++c)
                sums_.at<double>(t + 1, c) = sums_.at<double>(t, c) + double(rows.at<float>(t, c));
    }
    int frames() const { return sums_.rows - 1; }
    int columns() const { return sums_.cols; }
    double sum(int from, int to, int column) const {
        return sums_.at<double>(to, column) - sums_.at<double>(from, column);
    }
    double mean(int from, int to, int column) const { return sum(from, to, column) / std::max(1, to - from); }

private:
    cv::Mat sums_;
};

Curve relative_to_around(const cv::Mat& column) {
    constexpr int half = 400;  // four seconds
    cv::Mat squares = column.mul(column);
    const RunningSum sums(squares);
    const int n = sums.frames();
    const float floor = 0.1f * float(std::sqrt(sums.mean(0, n, 0) + 1e-9));
    Curve out(static_cast<std::size_t>(n));
    for (int t = 0; t < n; ++t) {
        const double around = sums.mean(std::max(0, t - half), std::min(n, t + half), 0);
        out[std::size_t(t)] = column.at<float>(t) / std::max(floor, float(std::sqrt(around + 1e-9)));
    }
    return out;
}

Curve largest_around(const Curve& curve, int half) {
    const int n = int(curve.size());
    Curve out(curve.size());
    for (int t = 0; t < n; ++t) {
        const auto from = curve.begin() + std::max(0, t - half), to = curve.begin() + std::min(n, t + half + 1);
        out[std::size_t(t)] = *std::max_element(from, to);
    }
    return out;
}

void standardise(Curve& curve, bool centred) {
    double sum = 0, squares = 0;
    for (float x : curve) sum += x, squares += double(x) * x;
    const double mean = sum / double(curve.size());
    const double deviation = std::sqrt(std::max(0., squares / double(curve.size()) - mean * mean)) + 1e-6;
    for (float& x : curve) x = float((x - (centred ? mean : 0)) / deviation);
}

/// The mean of the bands whose centres lie in [from, to).
cv::Mat mean_level(const Spectrogram& song, float from, float to) {
    cv::Mat1f out(song.frames(), 1, 0.f);
    int count = 0;
    for (std::size_t c = 0; c < song.centres.size(); ++c)
        if (song.centres[c] >= from && song.centres[c] < to) out += song.bands.col(int(c)), ++count;
    return out / std::max(1, count);
}

/// How much higher the level is in the `width` frames from here on than in those before.
Curve rise(const RunningSum& level, int width) {
    const int n = level.frames();
    Curve out(static_cast<std::size_t>(n));
    for (int t = 0; t < n; ++t)
        out[std::size_t(t)] =
            float(level.mean(t, std::min(n, t + width), 0) - level.mean(std::max(0, t - width), t, 0));
    return out;
}

/// How different the spectrum is in the `width` frames from here on from that before: log of the cosine distance.
Curve novelty(const RunningSum& spectrum, int width) {
    const int n = spectrum.frames();
    Curve out(static_cast<std::size_t>(n));
    for (int t = 0; t < n; ++t) {
        const int from = std::max(0, t - width), to = std::min(n, t + width);
        double dot = 0, before = 0, after = 0;
        for (int c = 0; c < spectrum.columns(); ++c) {
            const double x = spectrum.mean(from, t, c), y = spectrum.mean(t, to, c);
            dot += x * y, before += x * x, after += y * y;
        }
        const double cosine = dot / ((std::sqrt(before) + 1e-9) * (std::sqrt(after) + 1e-9));
        out[std::size_t(t)] = float(std::log(1e-4 + std::max(0., 1 - cosine)));
    }
    standardise(out, true);
    return out;
}

std::vector<Curve> columns_of(const Spectrogram& song, const OnsetStrength& onsets) {
    std::vector<Curve> columns;
    const auto n = onsets.total.size();
    const auto logarithm = [&](auto value) {
        Curve out(n);
        for (std::size_t t = 0; t < n; ++t) out[t] = std::log1p(2 * value(t));
        return out;
    };
    for (int b = 0; b < 4; ++b)
        columns.push_back(logarithm([&](std::size_t t) { return onsets.bands.at<float>(int(t), b); }));
    const Curve near = largest_around(onsets.total, 2), wide = largest_around(onsets.total, 3);
    columns.push_back(logarithm([&](std::size_t t) { return onsets.total[t]; }));
    columns.push_back(logarithm([&](std::size_t t) { return near[t]; }));
    columns.push_back(logarithm([&](std::size_t t) { return onsets.total[t] >= wide[t] ? onsets.total[t] : 0; }));

    constexpr float top = 1e9f;
    constexpr std::array<std::pair<float, float>, 3> ranges{{{0.f, 150.f}, {150.f, 4000.f}, {4000.f, top}}};
    for (const auto& [from, to] : ranges) {
        const RunningSum level(mean_level(song, from, to));
        for (int width : {10, 25}) {
            columns.push_back(rise(level, width));
            standardise(columns.back(), false);
        }
    }
    const RunningSum low(mean_level(song, 0, 150));
    Curve after(n);
    for (int t = 0; t < int(n); ++t) after[std::size_t(t)] = float(low.mean(t, std::min(int(n), t + 10), 0));
    standardise(after, true);
    columns.push_back(std::move(after));

    const auto bass_first = std::upper_bound(song.centres.begin(), song.centres.end(), 35.f) - song.centres.begin();
    const auto bass_end = std::lower_bound(song.centres.begin(), song.centres.end(), 260.f) - song.centres.begin();
    const RunningSum harmony(song.chroma), bass(song.bands.colRange(int(bass_first), int(bass_end)));
    for (const RunningSum* spectrum : {&harmony, &bass})
        for (int width : {20, 50, 100}) columns.push_back(novelty(*spectrum, width));
    return columns;
}

/// The first six columns once more, seen from 60 and 30 ms before and after.
void add_neighbours(std::vector<Curve>& columns) {
    for (int shift : {-6, -3, 3, 6})
        for (std::size_t c = 0; c < 6; ++c) {
            const int n = int(columns[c].size());
            Curve moved(columns[c].size());
            for (int t = 0; t < n; ++t)
                moved[std::size_t(t)] = columns[c][std::size_t(std::clamp(t - shift, 0, n - 1))];
            columns.push_back(std::move(moved));
        }
}

}  // namespace

OnsetStrength onset_strength(const Spectrogram& song) {
    const int n = song.frames(), width = song.bands.cols;
    cv::Mat1f flux(n, 4, 0.f);
    for (int t = 1; t < n; ++t) {
        const float *now = song.bands.ptr<float>(t), *before = song.bands.ptr<float>(t - 1);
        for (int c = 0; c < width; ++c) {
            // Against the loudest neighbour, so that a gliding note is no onset.
            const float past = std::max({before[std::max(0, c - 1)], before[c], before[std::min(width - 1, c + 1)]});
            const float centre = song.centres[std::size_t(c)];
            flux(t, centre < 150 ? 0 : centre < 800 ? 1 : centre < 4000 ? 2 : 3) += std::max(0.f, now[c] - past);
        }
    }
    OnsetStrength out{cv::Mat1f(n, 4, 0.f), std::vector<float>(std::size_t(n), 0.f)};
    for (int b = 0; b < 4; ++b) {
        const Curve relative = relative_to_around(flux.col(b).clone());
        for (int t = 0; t < n; ++t) {
            out.bands.at<float>(t, b) = relative[std::size_t(t)];
            out.total[std::size_t(t)] += relative[std::size_t(t)] / 4;
        }
    }
    return out;
}

cv::Mat beat_evidence(const Spectrogram& song, const OnsetStrength& onsets) {
    namespace net = beat_weights;
    static_assert(net::outputs == bar_places);
    auto columns = columns_of(song, onsets);
    add_neighbours(columns);
    CV_Assert(int(columns.size()) == net::inputs);

    cv::Mat1f evidence(song.frames(), net::outputs);
    std::array<float, net::hidden> units;
    for (int t = 0; t < song.frames(); ++t) {
        std::copy(std::begin(net::a), std::end(net::a), units.begin());
        for (int i = 0; i < net::inputs; ++i) {
            const float x = (columns[std::size_t(i)][std::size_t(t)] - net::mean[i]) / net::deviation[i];
            for (int h = 0; h < net::hidden; ++h) units[std::size_t(h)] += x * net::A[i * net::hidden + h];
        }
        std::array<float, net::outputs> out;
        for (int o = 0; o < net::outputs; ++o) out[std::size_t(o)] = net::b[o] - net::log_prior[o];
        for (int h = 0; h < net::hidden; ++h)
            for (int o = 0; o < net::outputs; ++o)
                out[std::size_t(o)] += std::max(0.f, units[std::size_t(h)]) * net::B[h * net::outputs + o];
        for (int o = 0; o < net::outputs; ++o) evidence(t, o) = out[std::size_t(o)] - out[0];
    }
    return evidence;
}

}  // namespace rhyme
