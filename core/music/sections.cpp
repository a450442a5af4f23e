#include "core/music/sections.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rhyme {
namespace {

constexpr double bars_in_section = 3.75, shortest_section = 4.75, longest_asked = 8;  // seconds: of four bars
constexpr double looked_around = 8;                                                   // seconds, either side

void make_unit_rows(cv::Mat& rows) {
    for (int r = 0; r < rows.rows; ++r) {
        const double length = cv::norm(rows.row(r));
        if (length > 1e-9) rows.row(r) *= 1 / length;
    }
}

/// Mean of the frames [from, to) of `rows`, at least one.
cv::Mat mean_row(const cv::Mat& rows, int from, int to) {
    from = std::clamp(from, 0, rows.rows - 1);
    cv::Mat out;
    cv::reduce(rows.rowRange(from, std::clamp(to, from + 1, rows.rows)), out, 0, cv::REDUCE_AVG);
    return out;
}

int frame_of(double seconds) { return int(std::lround(seconds * Spectrogram::frames_a_second)); }

/// The starts of the bars, from the first frame to the last: a regular grid where no beat is known.
std::vector<double> bar_grid(const Spectrogram& song, const std::vector<Beat>& beats) {
    std::vector<double> grid{0};
    for (const Beat& beat : beats)
        if (beat.of_bar == 0 && beat.time > grid.back() + 0.5) grid.push_back(beat.time);
    if (grid.size() < 4) {
        grid = {0};
        for (double t = 2; t < song.seconds; t += 2) grid.push_back(t);
    }
    while (song.seconds - grid.back() > 4) grid.push_back(grid.back() + 2);
    grid.push_back(song.seconds);
    return grid;
}

double middle_bar(const std::vector<double>& grid) {
    std::vector<double> bars;
    for (std::size_t i = 1; i < grid.size(); ++i) bars.push_back(grid[i] - grid[i - 1]);
    const auto middle = bars.begin() + std::ptrdiff_t(bars.size() / 2);
    std::nth_element(bars.begin(), middle, bars.end());
    return *middle;
}

/// A row a bar: its timbre and its harmony, each standardised over the song, harmony and timbre weighing the same.
cv::Mat bar_sounds(const Spectrogram& song, const std::vector<double>& grid) {
    const int bars = int(grid.size()) - 1, timbres = 12;
    cv::Mat1f sounds(bars, timbres + 12, 0.f);
    for (int b = 0; b < bars; ++b) {
        const int from = frame_of(grid[std::size_t(b)]), to = frame_of(grid[std::size_t(b) + 1]);
        const cv::Mat1f timbre = mean_row(song.bands, from, to), harmony = mean_row(song.chroma, from, to);
        for (int c = 0; c < timbre.cols; ++c)
            sounds(b, c * timbres / timbre.cols) += timbre(0, c) / (float(timbre.cols) / timbres);
        const double length = cv::norm(harmony) + 1e-9;
        for (int c = 0; c < 12; ++c) sounds(b, timbres + c) = float(harmony(0, c) / length);
    }
    for (int c = 0; c < sounds.cols; ++c) {
        cv::Scalar mean, deviation;
        cv::meanStdDev(sounds.col(c), mean, deviation);
        sounds.col(c) -= mean[0];
        sounds.col(c) /= std::max(deviation[0], 1e-3);
    }
    return sounds;
}

double likeness(const cv::Mat& a, const cv::Mat& b) {
    return std::exp(-cv::norm(a, b, cv::NORM_L2SQR) / (2. * a.cols));
}

/// How much the bars before and after bar b differ, those among themselves being alike.
double novelty(const cv::Mat& alike, int b, int half) {
    double sum = 0, weight = 0;
    for (int i = -half; i < half; ++i)
        for (int j = -half; j < half; ++j) {
            if (b + i < 0 || b + j < 0 || b + i >= alike.rows || b + j >= alike.rows) continue;
            const double w = std::exp(-2. * ((i + .5) * (i + .5) + (j + .5) * (j + .5)) / (half * half));
            sum += ((i < 0) == (j < 0) ? w : -w) * alike.at<double>(b + i, b + j);
            weight += w;
        }
    return weight > 0 ? sum / weight : 0;
}

std::vector<int> boundaries(const cv::Mat& alike, const std::vector<double>& grid) {
    const double bar = middle_bar(grid), shortest = std::clamp(bars_in_section * bar, shortest_section, longest_asked);
    const int bars = alike.rows, half = std::clamp(int(std::lround(looked_around / bar)), 4, 8);
    std::vector<double> curve(static_cast<std::size_t>(bars), 0.);
    double mean = 0;
    for (int b = 1; b < bars; ++b) mean += (curve[std::size_t(b)] = novelty(alike, b, half)) / std::max(1, bars - 1);
    std::vector<int> order, chosen;
    for (int b = 2; b + 1 < bars; ++b)
        if (curve[std::size_t(b)] > mean && curve[std::size_t(b)] > 0.02) order.push_back(b);
    std::stable_sort(order.begin(), order.end(),
                     [&](int x, int y) { return curve[std::size_t(x)] > curve[std::size_t(y)]; });
    for (int b : order) {
        const double at = grid[std::size_t(b)];
        // The first bars and the last differ from all others by what is not there yet, or dies away.
        const bool room = std::min(at, grid.back() - at) > 0.9 * shortest &&
                          std::all_of(chosen.begin(), chosen.end(),
                                      [&](int c) { return std::abs(grid[std::size_t(c)] - at) >= shortest; });
        if (room) chosen.push_back(b);
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.insert(chosen.begin(), 0);
    chosen.push_back(bars);
    return chosen;
}

double loudness(const Spectrogram& song, double start, double end) {
    double sum = 0;
    const int from = frame_of(start), to = std::min(song.frames(), frame_of(end));
    for (int t = from; t < to; ++t) sum += double(song.level[std::size_t(t)]) * song.level[std::size_t(t)];
    return std::sqrt(sum / std::max(1, to - from));
}

/// The fullest kind that returns is the chorus, the others that do are verses; what comes once is named by its place.
void suggest_names(std::vector<SongSection>& sections) {
    struct Kind {
        int times = 0;
        double energy = 0;
    };
    std::map<std::string, Kind> kinds;
    for (const SongSection& s : sections) ++kinds[s.label].times, kinds[s.label].energy += s.energy;
    std::string chorus;
    for (const auto& [label, kind] : kinds) {
        if (kind.times < 2) continue;
        const auto best = kinds.find(chorus);
        if (best == kinds.end() || kind.energy / kind.times > best->second.energy / best->second.times) chorus = label;
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        SongSection& s = sections[i];
        if (kinds[s.label].times > 1)
            s.name = s.label == chorus ? "chorus" : "verse";
        else if (i == 0)
            s.name = sections.size() > 1 ? "intro" : "";
        else if (i + 1 == sections.size())
            s.name = "outro";
        else
            s.name = s.energy < 0.5 ? "break" : "bridge";
    }
}

std::string letter(std::size_t n) {
    return n < 26 ? std::string(1, char('A' + n)) : std::string(1, char('A' + n % 26)) + std::to_string(n / 26 + 1);
}

}  // namespace

cv::Mat beat_patterns(const Spectrogram& song, const std::vector<double>& beat_frames) {
    const int beats = int(beat_frames.size()) - 1, bands = song.bands.cols, n = song.frames();
    if (beats < 1) return {};
    cv::Mat1f patterns(beats, 4 * bands, 0.f);
    for (int i = 0; i < beats; ++i)
        for (int q = 0; q < 4; ++q) {
            const double from = beat_frames[std::size_t(i)] - 2,
                         step = (beat_frames[std::size_t(i) + 1] - from - 2) / 4;
            const int first = std::clamp(int(std::lround(from + q * step)), 1, n);
            const int end = std::clamp(int(std::lround(from + (q + 1) * step)), first, n);
            for (int t = first; t < end; ++t)
                for (int c = 0; c < bands; ++c)
                    patterns(i, q * bands + c) +=
                        std::max(0.f, song.bands.at<float>(t, c) - song.bands.at<float>(t - 1, c));
        }
    cv::Mat mean;
    cv::reduce(patterns, mean, 0, cv::REDUCE_AVG);
    for (int i = 0; i < beats; ++i) patterns.row(i) -= mean;
    make_unit_rows(patterns);
    return patterns;
}

double four_rather_than_three(const cv::Mat& patterns) {
    const auto alike = [&](int lag) {
        double sum = 0;
        for (int i = lag; i < patterns.rows; ++i) sum += patterns.row(i).dot(patterns.row(i - lag));
        return sum / std::max(1, patterns.rows - lag);
    };
    return (alike(4) + alike(8) + alike(16) - alike(3) - alike(6) - alike(9)) / 3;
}

std::vector<SongSection> find_sections(const Spectrogram& song, const std::vector<Beat>& beats) {
    const auto grid = bar_grid(song, beats);
    const cv::Mat sounds = bar_sounds(song, grid);
    cv::Mat alike(sounds.rows, sounds.rows, CV_64F);
    constexpr int band = 16;  // bars: the novelty looks no further
    alike = 0.;
    for (int i = 0; i < sounds.rows; ++i)
        for (int j = i; j < std::min(sounds.rows, i + band); ++j)
            alike.at<double>(i, j) = alike.at<double>(j, i) = likeness(sounds.row(i), sounds.row(j));
    const auto bounds = boundaries(alike, grid);

    std::vector<SongSection> sections;
    std::vector<cv::Mat> kinds;
    double loudest = 1e-9;
    for (std::size_t s = 0; s + 1 < bounds.size(); ++s) {
        SongSection section{grid[std::size_t(bounds[s])], grid[std::size_t(bounds[s + 1])], {}, {}, 0};
        const cv::Mat sound = mean_row(sounds, bounds[s], bounds[s + 1]);
        std::size_t kind = 0;
        double best = 0.75;  // as alike as that they are one
        for (std::size_t k = 0; k < kinds.size(); ++k)
            if (const double l = likeness(sound, kinds[k]); l > best) best = l, kind = k + 1;
        if (kind == 0) kinds.push_back(sound), kind = kinds.size();
        section.label = letter(kind - 1);
        section.energy = loudness(song, section.start, section.end);
        loudest = std::max(loudest, section.energy);
        sections.push_back(section);
    }
    for (SongSection& section : sections) section.energy /= loudest;
    suggest_names(sections);
    return sections;
}

}  // namespace rhyme
