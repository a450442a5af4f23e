#include "core/music/pulse.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rhyme {
namespace {

/// Mean onset strength by band at one place of the bar.
struct Strength {
    std::array<double, 4> bands{};
    int count = 0;
    double of(int band) const { return bands[std::size_t(band)] / std::max(1, count); }
    double all() const { return of(0) + of(1) + of(2) + of(3); }
    double notes() const { return of(1) + of(2); }
    /// A snare drum: much above 800 Hz, little below 150.
    double backbeat() const { return of(2) + of(3) - of(0); }
};

class Places {
public:
    Places(const OnsetStrength& onsets, const std::vector<TrackedBeat>& beats) {
        for (std::size_t i = 0; i + 1 < beats.size(); ++i) {
            const double from = beats[i].frame, length = beats[i + 1].frame - from;
            const auto of_bar = std::size_t(beats[i].beat_of_bar) % 4;
            add(onsets, from, beat[of_bar]);
            add(onsets, from + length / 2, half[of_bar]), add(onsets, from + length / 2, halves);
            for (const double at : {0.25, 0.75}) add(onsets, from + at * length, quarters);
            add(onsets, from + length / 3, third), add(onsets, from + 2 * length / 3, two_thirds);
        }
    }
    std::array<Strength, 4> beat, half;  // by beat of the bar
    Strength halves, quarters, third, two_thirds;

private:
    static void add(const OnsetStrength& onsets, double frame, Strength& to) {
        const int t = int(std::lround(frame));
        if (t < 2 || t + 2 >= onsets.bands.rows) return;
        for (int b = 0; b < 4; ++b) {
            float most = 0;
            for (int k = -2; k <= 2; ++k) most = std::max(most, onsets.bands.at<float>(t + k, b));
            to.bands[std::size_t(b)] += double(most);
        }
        ++to.count;
    }
};

bool three_in_every_beat(const Places& p, int beats_in_bar) {
    double on_beats = 0;
    for (int i = 0; i < beats_in_bar; ++i) on_beats += p.beat[std::size_t(i)].notes() / beats_in_bar;
    return std::min(p.third.notes(), p.two_thirds.notes()) > std::max(2 * p.halves.notes(), 0.25 * on_beats);
}

bool two_of_three(const Places& p) {
    std::array<double, 6> eighths;
    for (std::size_t i = 0; i < 3; ++i) eighths[2 * i] = p.beat[i].all(), eighths[2 * i + 1] = p.half[i].all();
    std::size_t from = 0;
    for (const std::size_t i : {1u, 2u})
        if (eighths[i] + eighths[i + 3] > eighths[from] + eighths[from + 3]) from = i;
    const double weaker = std::min(eighths[from], eighths[from + 3]);
    for (std::size_t i = 0; i < 6; ++i)
        if (i % 3 != from && weaker < 1.15 * eighths[i]) return false;
    return true;
}

Pulse pulse_of_four(const Places& p, double tempo) {
    const auto sum = [&](auto value) {
        std::array<double, 4> out;
        for (std::size_t i = 0; i < 4; ++i) out[i] = value(p.beat[i]);
        return out;
    };
    const auto back = sum([](const Strength& s) { return s.backbeat(); });
    const double between = p.halves.backbeat(), uneven = std::abs(back[0] + back[2] - back[1] - back[3]) / 2;
    if (tempo <= 110 && between > 1.05 * *std::max_element(back.begin(), back.end()) && uneven < 0.35 * between &&
        p.quarters.notes() > 0.15 * p.halves.notes())
        return Pulse::Twice;

    const auto all = sum([](const Strength& s) { return s.all(); });
    const double even = all[0] + all[2], odd = all[1] + all[3];
    if (tempo >= 118 && odd > 1.4 * even && p.halves.all() < 0.3 * (even + odd) / 4) return Pulse::Half;
    return Pulse::AsHeard;
}

}  // namespace

Pulse pulse_of(const OnsetStrength& onsets, const std::vector<TrackedBeat>& beats) {
    if (beats.size() < 16) return Pulse::AsHeard;
    const Places places(onsets, beats);
    if (three_in_every_beat(places, beats.front().beats_in_bar)) return Pulse::ThreeInEveryBeat;
    if (beats.front().beats_in_bar == 3) return two_of_three(places) ? Pulse::TwoThirds : Pulse::AsHeard;
    return pulse_of_four(places, middle_tempo(beats));
}

std::vector<TrackedBeat> twice_as_fast(const std::vector<TrackedBeat>& beats) {
    std::vector<TrackedBeat> out;
    for (std::size_t i = 0; i < beats.size(); ++i) {
        const int of_bar = 2 * beats[i].beat_of_bar % 4;
        out.push_back({beats[i].frame, of_bar, 4});
        if (i + 1 < beats.size()) out.push_back({(beats[i].frame + beats[i + 1].frame + 1) / 2, of_bar + 1, 4});
    }
    return out;
}

double middle_tempo(const std::vector<TrackedBeat>& beats) {
    if (beats.size() < 3) return 0;
    std::vector<int> steps;
    for (std::size_t i = 1; i < beats.size(); ++i) steps.push_back(beats[i].frame - beats[i - 1].frame);
    std::nth_element(steps.begin(), steps.begin() + std::ptrdiff_t(steps.size() / 2), steps.end());
    return 6000. / std::max(1, steps[steps.size() / 2]);
}

}  // namespace rhyme
