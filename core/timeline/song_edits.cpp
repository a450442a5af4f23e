#include "core/timeline/song_edits.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

tl::unexpected<Error> none_such(const char* what, std::size_t n) {
    return fail(ErrorCode::NotFound, "the song has no " + std::string(what) + " " + std::to_string(n));
}

/// The map, when it is sound.
Result<SongMap> checked(SongMap map) {
    if (const auto faults = validate(map); !faults.empty()) return fail(ErrorCode::InvalidArgument, faults.front());
    return map;
}

bool before(const SongBeat& a, const SongBeat& b) { return a.at < b.at; }

/// Beats in order; of two too close to each other the one that `wins` stays, else the first.
template <class Wins>
void thin(std::vector<SongBeat>& beats, Wins wins) {
    std::stable_sort(beats.begin(), beats.end(), before);
    std::vector<SongBeat> kept;
    for (const SongBeat& b : beats) {
        if (b.at.us < 0 || b.at.us > max_song_us) continue;
        if (kept.empty() || (b.at - kept.back().at).us >= least_beat_gap_us)
            kept.push_back(b);
        else if (wins(b) && !wins(kept.back()))
            kept.back() = b;
    }
    beats = std::move(kept);
}

/// Downbeats each `every` beats through beat `from`, in [from, end) and, when `back`, before it too.
void lay_bars(std::vector<SongBeat>& beats, std::size_t from, std::size_t end, int every, bool back) {
    for (std::size_t i = back ? 0 : from; i < end; ++i) {
        const auto distance = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(from);
        beats[i].downbeat = distance % every == 0;
    }
}

std::vector<SongBeat> even_grid(const SongMap& map, SongRange range, SongTime anchor, double step_us) {
    std::vector<SongBeat> grid;
    const auto first = static_cast<std::int64_t>(std::ceil(double((range.start - anchor).us) / step_us - 1e-9));
    for (std::int64_t n = first;; ++n) {
        const SongTime at{anchor.us + std::llround(double(n) * step_us)};  // from the anchor each time: no drift
        if (!range.contains(at) || at > map.length) break;
        const std::int64_t of_bar = ((n % map.beats_in_bar) + map.beats_in_bar) % map.beats_in_bar;
        grid.push_back({at, of_bar == 0, true, 100});
    }
    return grid;
}

}  // namespace

Result<Timeline> with_song(const Timeline& timeline, const Result<SongMap>& map) {
    if (!map) return fail(map.error());
    if (const auto faults = validate(*map); !faults.empty()) return fail(ErrorCode::InvalidArgument, faults.front());
    Timeline after = timeline;
    after.song = std::make_shared<const SongMap>(*map);
    return after;
}

Result<Timeline> without_song(const Timeline& timeline) {
    Timeline after = timeline;
    after.song = nullptr;
    return after;
}

Result<SongMap> move_beat(const SongMap& map, std::size_t beat, SongTime to) {
    if (beat >= map.beats.size()) return none_such("beat", beat);
    const std::int64_t low = beat > 0 ? map.beats[beat - 1].at.us + least_beat_gap_us : 0;
    const std::int64_t high = beat + 1 < map.beats.size() ? map.beats[beat + 1].at.us - least_beat_gap_us : max_song_us;
    if (to.us < low || to.us > high)
        return fail(ErrorCode::Conflict, "the beat would run into its neighbour", {}, "remove that one first");
    SongMap after = map;
    // Bar 1 goes along with the beat that begins it.
    if (after.bar_one == after.beats[beat].at) after.bar_one = to;
    after.beats[beat].at = to, after.beats[beat].by_hand = true, after.beats[beat].confidence = 100;
    return checked(std::move(after));
}

Result<SongMap> add_beat(const SongMap& map, SongTime at, bool downbeat) {
    SongMap after = map;
    for (const SongBeat& b : map.beats)
        if (std::abs((b.at - at).us) < least_beat_gap_us) return fail(ErrorCode::Conflict, "there is a beat already");
    after.beats.push_back({at, downbeat, true, 100});
    std::sort(after.beats.begin(), after.beats.end(), before);
    return checked(std::move(after));
}

Result<SongMap> remove_beats(const SongMap& map, SongRange range) {
    SongMap after = map;
    if (std::erase_if(after.beats, [&](const SongBeat& b) { return range.contains(b.at); }) == 0)
        return fail(ErrorCode::NotFound, "no beat lies there");
    return after;
}

Result<SongMap> remove_beat(const SongMap& map, std::size_t beat) {
    if (beat >= map.beats.size()) return none_such("beat", beat);
    SongMap after = map;
    after.beats.erase(after.beats.begin() + static_cast<std::ptrdiff_t>(beat));
    return after;
}

Result<SongMap> shift_beats(const SongMap& map, SongTime by, SongRange range) {
    if (std::abs(by.us) > max_song_us) return fail(ErrorCode::InvalidArgument, "the shift is out of range");
    SongMap after = map;
    std::vector<SongBeat> moved, rest;
    for (SongBeat b : map.beats)
        if (range.contains(b.at))
            b.at = b.at + by, moved.push_back(b);
        else
            rest.push_back(b);
    if (moved.empty()) return fail(ErrorCode::NotFound, "no beat lies there");
    if (range.contains(after.bar_one))
        after.bar_one = {std::clamp<std::int64_t>((after.bar_one + by).us, 0, max_song_us)};
    const SongTime from = moved.front().at, to = moved.back().at;
    std::erase_if(rest, [&](const SongBeat& b) {
        return b.at.us > from.us - least_beat_gap_us && b.at.us < to.us + least_beat_gap_us;
    });
    rest.insert(rest.end(), moved.begin(), moved.end());
    thin(rest, [](const SongBeat&) { return false; });
    after.beats = std::move(rest);
    return checked(std::move(after));
}

Result<SongMap> scale_beats(const SongMap& map, Scale how, SongRange range) {
    std::size_t anchor = map.beats.size(), first = anchor, end = 0;
    for (std::size_t i = 0; i < map.beats.size(); ++i) {
        if (!range.contains(map.beats[i].at)) continue;
        first = std::min(first, i), end = i + 1;
        if (map.beats[i].downbeat) anchor = std::min(anchor, i);
    }
    if (end == 0) return fail(ErrorCode::NotFound, "no beat lies there");
    if (anchor == map.beats.size()) anchor = first;
    SongMap after = map;
    after.beats.assign(map.beats.begin(), map.beats.begin() + static_cast<std::ptrdiff_t>(first));
    std::size_t new_anchor = 0;
    for (std::size_t i = first; i < end; ++i) {
        const SongBeat& b = map.beats[i];
        if (i == anchor) new_anchor = after.beats.size();
        if (how == Scale::Double || (i >= anchor ? i - anchor : anchor - i) % 2 == 0) after.beats.push_back(b);
        if (how != Scale::Double || i + 1 == end) continue;
        const SongTime gap = map.beats[i + 1].at - b.at;
        if (gap.us < 2 * least_beat_gap_us)
            return fail(ErrorCode::Conflict, "the beats would be too close to each other");
        after.beats.push_back({{b.at.us + gap.us / 2}, false, b.by_hand, b.confidence});
    }
    const std::size_t new_end = after.beats.size();
    after.beats.insert(after.beats.end(), map.beats.begin() + static_cast<std::ptrdiff_t>(end), map.beats.end());
    for (std::size_t i = first; i < new_end; ++i) {
        const auto distance = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(new_anchor);
        after.beats[i].downbeat = distance % map.beats_in_bar == 0;
    }
    return checked(std::move(after));
}

Result<SongMap> lay_beats(const SongMap& map, SongRange range, SongTime anchor, double beats_a_minute) {
    if (!(beats_a_minute >= 10 && beats_a_minute <= 1000))
        return fail(ErrorCode::InvalidArgument, "the tempo must lie between 10 and 1000 beats a minute");
    if (range.end <= range.start) return fail(ErrorCode::InvalidArgument, "the range is empty");
    if (std::abs(anchor.us) > max_song_us) return fail(ErrorCode::InvalidArgument, "the beat is out of range");
    const double step = 60e6 / beats_a_minute;
    range.start.us = std::max<std::int64_t>(0, range.start.us);
    const std::vector<SongBeat> grid = even_grid(map, range, anchor, step);
    if (grid.empty()) return fail(ErrorCode::Conflict, "no beat of that tempo lies in the range");
    SongMap after = map;
    std::erase_if(after.beats, [&](const SongBeat& b) {
        return range.contains(b.at) ||
               (double((grid.front().at - b.at).us) < step / 2 && double((b.at - grid.back().at).us) < step / 2);
    });
    after.beats.insert(after.beats.end(), grid.begin(), grid.end());
    std::sort(after.beats.begin(), after.beats.end(), before);
    return checked(std::move(after));
}

Result<SongMap> tap_beats(const SongMap& map, const std::vector<SongTime>& taps, SongTime to) {
    if (taps.size() < 3) return fail(ErrorCode::InvalidArgument, "at least three taps are needed", {}, "tap on");
    std::vector<double> gaps;
    for (std::size_t i = 1; i < taps.size(); ++i) {
        if (taps[i] <= taps[i - 1]) return fail(ErrorCode::InvalidArgument, "the taps are not in order");
        gaps.push_back(double((taps[i] - taps[i - 1]).us));
    }
    std::vector<double> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(sorted.size() / 2), sorted.end());
    const double middle = sorted[sorted.size() / 2];
    if (middle < 2 * double(least_beat_gap_us))
        return fail(ErrorCode::InvalidArgument, "the taps are too close to each other");
    // Each tap's number, then the line through them (least squares).
    double n = 0, sn = 0, st = 0, snn = 0, snt = 0, count = 0;
    for (std::size_t i = 0; i < taps.size(); ++i) {
        if (i > 0) n += std::round(gaps[i - 1] / middle);
        const double t = double((taps[i] - taps[0]).us);
        sn += n, st += t, snn += n * n, snt += n * t, count += 1;
    }
    const double spread = count * snn - sn * sn;
    if (spread <= 0) return fail(ErrorCode::InvalidArgument, "the taps are no beat", {}, "tap evenly");
    const double step = (count * snt - sn * st) / spread, start = (st - step * sn) / count;
    const SongTime anchor{std::clamp<std::int64_t>(taps[0].us + std::llround(start), 0, max_song_us)};
    const SongTime end{std::max(to.us, taps.back().us + std::int64_t(step / 2))};
    return lay_beats(map, {{std::max<std::int64_t>(0, anchor.us)}, end}, anchor, 60e6 / step);
}

Result<SongMap> replace_beats(const SongMap& map, SongRange range, const std::vector<SongBeat>& heard, bool keep_hand) {
    SongMap after = map;
    const auto stays = [&](const SongBeat& b) { return !range.contains(b.at) || (keep_hand && b.by_hand); };
    std::erase_if(after.beats, [&](const SongBeat& b) { return !stays(b); });
    const std::vector<SongBeat> kept = after.beats;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const SongBeat& b = heard[i];
        if (!range.contains(b.at)) continue;
        const std::int64_t gap = i > 0                  ? (b.at - heard[i - 1].at).us
                                 : i + 1 < heard.size() ? (heard[i + 1].at - b.at).us
                                                        : 0;
        const bool taken = std::any_of(kept.begin(), kept.end(), [&](const SongBeat& k) {
            return std::abs((k.at - b.at).us) < std::max(gap / 3, least_beat_gap_us);
        });
        if (!taken) after.beats.push_back(b);
    }
    thin(after.beats, [](const SongBeat& b) { return b.by_hand; });
    return checked(std::move(after));
}

Result<SongMap> set_bar_one(const SongMap& map, std::size_t beat) {
    if (beat >= map.beats.size()) return none_such("beat", beat);
    SongMap after = map;
    lay_bars(after.beats, beat, after.beats.size(), map.beats_in_bar, true);
    after.bar_one = after.beats[beat].at;
    return after;
}

Result<SongMap> set_meter(const SongMap& map, int beats_in_bar, int beat_unit, SongRange range) {
    if (beats_in_bar < 1 || beats_in_bar > 32 || beat_unit < 1 || beat_unit > 32)
        return fail(ErrorCode::InvalidArgument, "a bar has 1 to 32 beats");
    SongMap after = map;
    const auto first = std::find_if(after.beats.begin(), after.beats.end(),
                                    [&](const SongBeat& b) { return range.contains(b.at) && b.downbeat; });
    const auto end =
        std::find_if(after.beats.begin(), after.beats.end(), [&](const SongBeat& b) { return b.at >= range.end; });
    const bool whole = range.start.us <= 0 && range.end >= map.length;
    if (first != after.beats.end())
        lay_bars(after.beats, std::size_t(first - after.beats.begin()), std::size_t(end - after.beats.begin()),
                 beats_in_bar, whole);
    else if (!whole)
        return fail(ErrorCode::NotFound, "no bar begins there");
    if (whole) after.beats_in_bar = beats_in_bar, after.beat_unit = beat_unit;
    return after;
}

Result<SongMap> set_downbeat(const SongMap& map, std::size_t beat, bool downbeat) {
    if (beat >= map.beats.size()) return none_such("beat", beat);
    SongMap after = map;
    after.beats[beat].downbeat = downbeat;
    return after;
}

Result<SongMap> split_part(const SongMap& map, SongTime at, const std::string& label, const std::string& name) {
    SongMap after = map;
    if (at >= map.length) return fail(ErrorCode::InvalidArgument, "the song has ended there");
    const auto here = part_at(map, at);
    if (here && map.parts[*here].start == at) return fail(ErrorCode::Conflict, "a part begins there already");
    if (after.parts.empty() && at.us > 0) after.parts.push_back({});
    after.parts.push_back({at, label, name, here ? map.parts[*here].energy : 0});
    std::sort(after.parts.begin(), after.parts.end(),
              [](const SongPart& a, const SongPart& b) { return a.start < b.start; });
    return checked(std::move(after));
}

Result<SongMap> move_part(const SongMap& map, std::size_t part, SongTime to) {
    if (part >= map.parts.size()) return none_such("part", part);
    if (part == 0) return fail(ErrorCode::Conflict, "the first part begins with the song");
    if (to <= map.parts[part - 1].start || to >= part_end(map, part))
        return fail(ErrorCode::Conflict, "the part would run into its neighbour", {}, "join them instead");
    SongMap after = map;
    after.parts[part].start = to;
    return checked(std::move(after));
}

Result<SongMap> join_part(const SongMap& map, std::size_t part) {
    if (part >= map.parts.size()) return none_such("part", part);
    if (part == 0) return fail(ErrorCode::Conflict, "there is no part before the first");
    SongMap after = map;
    after.parts.erase(after.parts.begin() + static_cast<std::ptrdiff_t>(part));
    return after;
}

Result<SongMap> name_part(const SongMap& map, std::size_t part, const std::string& label, const std::string& name) {
    if (part >= map.parts.size()) return none_such("part", part);
    SongMap after = map;
    after.parts[part].label = label, after.parts[part].name = name;
    return after;
}

Result<SongMap> set_parts(const SongMap& map, const std::vector<SongPart>& parts) {
    SongMap after = map;
    after.parts = parts;
    return checked(std::move(after));
}

Result<SongMap> set_lyrics(const SongMap& map, const std::vector<LyricLine>& lines) {
    SongMap after = map;
    after.lyrics = lines;
    std::stable_sort(after.lyrics.begin(), after.lyrics.end(),
                     [](const LyricLine& a, const LyricLine& b) { return a.start < b.start; });
    return checked(std::move(after));
}

Result<SongMap> change_lyric(const SongMap& map, std::size_t line, const LyricLine& to) {
    if (line >= map.lyrics.size()) return none_such("line of words", line);
    std::vector<LyricLine> lines = map.lyrics;
    lines[line] = to;
    return set_lyrics(map, lines);
}

Result<SongMap> remove_lyric(const SongMap& map, std::size_t line) {
    if (line >= map.lyrics.size()) return none_such("line of words", line);
    SongMap after = map;
    after.lyrics.erase(after.lyrics.begin() + static_cast<std::ptrdiff_t>(line));
    return after;
}

Result<SongMap> shift_lyrics(const SongMap& map, SongTime by) {
    if (std::abs(by.us) > max_song_us) return fail(ErrorCode::InvalidArgument, "the shift is out of range");
    std::vector<LyricLine> lines = map.lyrics;
    for (LyricLine& l : lines) l.start = {std::max<std::int64_t>(0, (l.start + by).us)}, l.end = l.end + by;
    std::erase_if(lines, [](const LyricLine& l) { return l.end <= l.start; });
    return set_lyrics(map, lines);
}

}  // namespace rhyme
