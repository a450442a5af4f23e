#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/study/film_study.h"

namespace rhyme {
namespace {

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double nearest(const std::vector<double>& sorted, double t) {
    const auto after = std::lower_bound(sorted.begin(), sorted.end(), t);
    double best = 1e9;
    if (after != sorted.end()) best = *after;
    if (after != sorted.begin() && std::abs(*(after - 1) - t) < std::abs(best - t)) best = *(after - 1);
    return best;
}

void against_song(CutRhythm& r, const Song& song, double frame_seconds) {
    std::vector<double> beats, downbeats, off;
    for (const Beat& b : song.beats) {
        beats.push_back(b.time);
        if (b.of_bar == 0) downbeats.push_back(b.time);
    }
    if (beats.size() < 4 || song.tempo <= 0) return;
    r.heard = true, r.tempo = song.tempo;
    // A cut is one frame early or late at best; 50 ms is where a viewer begins to notice.
    const double near = std::max(0.05, 1.5 * frame_seconds);
    std::size_t on = 0, on_down = 0;
    for (const double cut : r.cuts) {
        const double d = cut - nearest(beats, cut);
        if (std::abs(d) <= near) {
            ++on, off.push_back(d);
            on_down += std::abs(cut - nearest(downbeats, cut)) <= near;
        } else {
            r.off_beat.push_back(cut);
        }
    }
    const double n = std::max<double>(1, static_cast<double>(r.cuts.size()));
    r.on_beat = static_cast<double>(on) / n, r.on_downbeat = static_cast<double>(on_down) / n;
    r.by_chance = std::min(1.0, 2 * near * song.tempo / 60);
    r.late = median(off);
    r.beats_per_shot = r.median * song.tempo / 60;
    for (const SongSection& s : song.sections) {
        const auto in =
            std::count_if(r.cuts.begin(), r.cuts.end(), [&](double c) { return c >= s.start && c < s.end; });
        r.sections.push_back({s.label, s.start, s.end, s.energy,
                              s.end > s.start ? 60 * static_cast<double>(in) / (s.end - s.start) : 0});
    }
}

}  // namespace

CutRhythm cut_rhythm(const std::vector<double>& cuts, const std::vector<double>& lengths, double frame_seconds,
                     const Song* song) {
    CutRhythm r;
    r.cuts = cuts;
    if (lengths.empty()) return r;
    const double all = std::accumulate(lengths.begin(), lengths.end(), 0.0);
    r.cuts_per_minute = all > 0 ? 60 * static_cast<double>(cuts.size()) / all : 0;
    r.shortest = *std::min_element(lengths.begin(), lengths.end());
    r.longest = *std::max_element(lengths.begin(), lengths.end());
    r.median = median(lengths), r.mean = all / static_cast<double>(lengths.size());
    double mean = 0, square = 0;
    for (const double l : lengths) {
        const double v = std::log(std::max(l, 1e-3));
        mean += v, square += v * v;
    }
    const double n = static_cast<double>(lengths.size());
    r.spread = std::sqrt(std::max(0.0, square / n - mean / n * (mean / n)));
    if (song) against_song(r, *song, frame_seconds);
    return r;
}

}  // namespace rhyme
