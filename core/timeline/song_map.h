// What is known of the song a sequence is cut to, as a layer over it that people correct: beats, bars, parts, builds
// and drops, words. An immutable value held by Timeline::song, so every edit of it is a step of undo like any other.
// All times are of the song's own (from its first sample); where the song lies on the sequence is for its clips to say
// (song_places.h), and frames come in only when something snaps.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/media/media_id.h"
#include "core/time/rational_time.h"

namespace rhyme {

/// Whole microseconds of the song: exact, so that nothing accumulates.
struct SongTime {
    std::int64_t us = 0;
    constexpr auto operator<=>(const SongTime&) const = default;
    friend constexpr SongTime operator+(SongTime a, SongTime b) { return {a.us + b.us}; }
    friend constexpr SongTime operator-(SongTime a, SongTime b) { return {a.us - b.us}; }
    constexpr RationalTime exact() const { return {us, 1'000'000}; }
    constexpr double seconds() const { return static_cast<double>(us) / 1e6; }  ///< to be shown, or measured
    /// The nearest; what is out of range (or no number) becomes the nearest end of it.
    static SongTime of(double seconds);
    static SongTime of(RationalTime seconds);  ///< the nearest
};
inline constexpr std::int64_t max_song_us = 1'000'000 * std::int64_t(86'400);  ///< a day
inline constexpr std::int64_t least_beat_gap_us = 50'000;                      ///< 1200 beats a minute

/// [start, end)
struct SongRange {
    SongTime start, end;
    constexpr bool contains(SongTime t) const { return t >= start && t < end; }
    static constexpr SongRange all() { return {{0}, {max_song_us}}; }
};

struct SongBeat {
    SongTime at;
    bool downbeat = false;
    bool by_hand = false;  ///< moved, tapped or added: hearing the song again leaves it alone unless told
    int confidence = 100;  ///< percent: how plainly the sound around it says so
    bool operator==(const SongBeat&) const = default;
};

/// A part of the form, up to where the next begins.
struct SongPart {
    SongTime start;
    std::string label;  ///< "A", "B" ...: parts with one label sound alike
    std::string name;   ///< "verse"
    int energy = 0;     ///< percent of the loudest part's
    bool operator==(const SongPart&) const = default;
};

/// A build grows from start to end; a drop is where the full sound comes in (start == end).
struct SongEvent {
    enum class Kind { Build, Drop } kind = Kind::Drop;
    SongTime start, end;
    bool operator==(const SongEvent&) const = default;
};

struct LyricLine {
    SongTime start, end;
    std::string text;
    bool operator==(const LyricLine&) const = default;
};

struct SongMap {
    MediaId media;  ///< of the song
    SongTime length;
    int beats_in_bar = 4, beat_unit = 4;  ///< the meter as written; bars themselves go from downbeat to downbeat
    std::vector<SongBeat> beats;          ///< ascending, at least least_beat_gap_us apart
    SongTime bar_one;                     ///< the first downbeat from here on begins bar 1; bars before it count 0, -1
    std::vector<SongPart> parts;          ///< ascending; the first begins at 0
    std::vector<SongEvent> events;        ///< by start
    std::vector<LyricLine> lyrics;        ///< by start; lines may overlap
    std::vector<std::uint8_t> energy;     ///< a value each half second, 0 ... 255: how full the song sounds
    bool operator==(const SongMap&) const = default;
};
inline constexpr double energy_a_second = 2;  ///< values of SongMap::energy

/// Where each beat stands: its bar and its place in it, both counted from 1. Beats before the first downbeat belong to
/// the bar before it, counted back from its end.
struct BarBeat {
    int bar = 1, beat = 1;
    bool operator==(const BarBeat&) const = default;
};
std::vector<BarBeat> bars_of(const SongMap& map);

/// Beats a minute around a time: the middle one of the eight intervals nearest to it; 0 with fewer than two beats.
double tempo_at(const SongMap& map, SongTime at);
std::optional<std::size_t> nearest_beat(const SongMap& map, SongTime at);
std::optional<std::size_t> part_at(const SongMap& map, SongTime at);
SongTime part_end(const SongMap& map, std::size_t part);
double energy_at(const SongMap& map, SongTime at);  ///< 0 ... 1; 0 where nothing is known

/// One sentence a fault: what the fields say above.
std::vector<std::string> validate(const SongMap& map);

}  // namespace rhyme
