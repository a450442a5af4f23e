#include "core/timeline/song_map.h"

#include <algorithm>
#include <cmath>

namespace rhyme {

SongTime SongTime::of(double seconds) {
    const double us = seconds * 1e6, most = static_cast<double>(max_song_us);
    return {std::llround(us < most ? us > -most ? us : -most : most)};  // NaN: the last
}

SongTime SongTime::of(RationalTime t) {
    return {detail::divide(detail::Wide(t.num) * 1'000'000, t.den, Rounding::Nearest)};
}

std::vector<BarBeat> bars_of(const SongMap& map) {
    const auto first = std::find_if(map.beats.begin(), map.beats.end(), [](const SongBeat& b) { return b.downbeat; });
    const int before_bar_one = static_cast<int>(std::count_if(
        map.beats.begin(), map.beats.end(), [&](const SongBeat& b) { return b.downbeat && b.at < map.bar_one; }));
    std::vector<BarBeat> bars;
    bars.reserve(map.beats.size());
    BarBeat now{-before_bar_one, 0};
    const int pickup = static_cast<int>(first - map.beats.begin());
    if (first != map.beats.end() && pickup > 0) now.beat = std::max(0, map.beats_in_bar - pickup);
    if (first == map.beats.end()) now.bar = 1;
    for (const SongBeat& beat : map.beats) {
        if (beat.downbeat)
            ++now.bar, now.beat = 1;
        else
            ++now.beat;
        bars.push_back(now);
    }
    return bars;
}

double tempo_at(const SongMap& map, SongTime at) {
    const auto& beats = map.beats;
    if (beats.size() < 2) return 0;
    const std::size_t near = *nearest_beat(map, at), from = near < 4 ? 0 : near - 4;
    std::vector<std::int64_t> gaps;
    for (std::size_t i = from; i + 1 < std::min(beats.size(), from + 9); ++i)
        gaps.push_back((beats[i + 1].at - beats[i].at).us);
    if (gaps.empty()) gaps.push_back((beats.back().at - beats[beats.size() - 2].at).us);
    std::sort(gaps.begin(), gaps.end());
    const std::size_t half = gaps.size() / 2;
    const double middle =
        gaps.size() % 2 ? static_cast<double>(gaps[half]) : static_cast<double>(gaps[half - 1] + gaps[half]) / 2;
    return 60e6 / middle;
}

std::optional<std::size_t> nearest_beat(const SongMap& map, SongTime at) {
    if (map.beats.empty()) return std::nullopt;
    const auto next = std::lower_bound(map.beats.begin(), map.beats.end(), at,
                                       [](const SongBeat& b, SongTime t) { return b.at < t; });
    if (next == map.beats.begin()) return 0;
    const auto n = static_cast<std::size_t>(next - map.beats.begin());
    return next == map.beats.end() || at - map.beats[n - 1].at <= next->at - at ? n - 1 : n;
}

std::optional<std::size_t> part_at(const SongMap& map, SongTime at) {
    const auto next = std::upper_bound(map.parts.begin(), map.parts.end(), at,
                                       [](SongTime t, const SongPart& p) { return t < p.start; });
    if (next == map.parts.begin()) return std::nullopt;
    return static_cast<std::size_t>(next - map.parts.begin()) - 1;
}

SongTime part_end(const SongMap& map, std::size_t part) {
    return part + 1 < map.parts.size() ? map.parts[part + 1].start : map.length;
}

double energy_at(const SongMap& map, SongTime at) {
    if (map.energy.empty()) return 0;
    const double place = std::clamp(at.seconds() * energy_a_second - 0.5, 0., double(map.energy.size() - 1));
    const auto before = static_cast<std::size_t>(place), after = std::min(before + 1, map.energy.size() - 1);
    const double share = place - double(before);
    return (map.energy[before] * (1 - share) + map.energy[after] * share) / 255;
}

std::vector<std::string> validate(const SongMap& map) {
    std::vector<std::string> faults;
    const auto say = [&](const std::string& what) { faults.push_back("the song map: " + what); };
    const auto within = [](SongTime t) { return t.us >= 0 && t.us <= max_song_us; };
    if (!map.media) say("names no song");
    if (!within(map.length) || !within(map.bar_one)) say("a time is out of range");
    if (map.beats_in_bar < 1 || map.beats_in_bar > 32 || map.beat_unit < 1 || map.beat_unit > 32)
        say("the meter is none");
    for (std::size_t i = 0; i < map.beats.size(); ++i) {
        if (!within(map.beats[i].at)) say("beat " + std::to_string(i) + " is out of range");
        if (i > 0 && (map.beats[i].at - map.beats[i - 1].at).us < least_beat_gap_us)
            say("beat " + std::to_string(i) + " does not come after the one before it");
        if (map.beats[i].confidence < 0 || map.beats[i].confidence > 100) say("a confidence is no percentage");
    }
    for (std::size_t i = 0; i < map.parts.size(); ++i) {
        if (!within(map.parts[i].start) || (i == 0 && map.parts[i].start.us != 0)) say("a part is out of place");
        if (i > 0 && map.parts[i].start <= map.parts[i - 1].start) say("the parts are not in order");
        if (map.parts[i].energy < 0 || map.parts[i].energy > 100) say("an energy is no percentage");
    }
    for (std::size_t i = 0; i < map.events.size(); ++i) {
        const SongEvent& e = map.events[i];
        if (!within(e.start) || !within(e.end) || e.end < e.start) say("a build or drop is out of range");
        if (i > 0 && e.start < map.events[i - 1].start) say("builds and drops are not in order");
    }
    for (std::size_t i = 0; i < map.lyrics.size(); ++i) {
        const LyricLine& l = map.lyrics[i];
        if (!within(l.start) || !within(l.end) || l.end <= l.start) say("a line of words ends before it begins");
        if (i > 0 && l.start < map.lyrics[i - 1].start) say("the lines of words are not in order");
    }
    return faults;
}

}  // namespace rhyme
