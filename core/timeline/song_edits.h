// The edits of a song map: pure functions from a map to a map, or the reason it cannot be. with_song() makes an edit of
// the timeline of one. Beats, parts and lines are named by their index in the map as it is. Each has an operation of
// the same name in project/song_operations.cpp. Ranges are of song time; SongRange::all() is the whole song.
#pragma once

#include <string>
#include <vector>

#include "core/timeline/song_map.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// The timeline with that map instead of its own. Refused when the map does not validate().
Result<Timeline> with_song(const Timeline& timeline, const Result<SongMap>& map);
Result<Timeline> without_song(const Timeline& timeline);

// ---- beats; what is added or moved is by_hand from then on

/// before  |   |   |   |        a beat moves between its neighbours
/// after   |  |    |   |
Result<SongMap> move_beat(const SongMap& map, std::size_t beat, SongTime to);
/// before  |   |       |        one more; a downbeat where told
/// after   |   |   |   |
Result<SongMap> add_beat(const SongMap& map, SongTime at, bool downbeat = false);
/// before  |   |   |   |        those in the range go
/// after   |           |
Result<SongMap> remove_beats(const SongMap& map, SongRange range);
Result<SongMap> remove_beat(const SongMap& map, std::size_t beat);
/// before  |   |   |   |        those in the range move together; what they would run into goes
/// after   |    |   |  |
Result<SongMap> shift_beats(const SongMap& map, SongTime by, SongRange range = SongRange::all());
/// before  D   |   |   |   D    Halve: every second goes, from the first downbeat of the range on; Double: one more in
/// after   D       |       |    the middle of each two. Bars are as long as the meter says again
enum class Scale { Halve, Double };
Result<SongMap> scale_beats(const SongMap& map, Scale how, SongRange range = SongRange::all());
/// before  | | |   | |  |       the range has the beats of an even grid through `anchor`; downbeats each beats_in_bar
/// after   |  |  |  |  |        from the anchor. Beats outside stay, but for those closer than half an interval
Result<SongMap> lay_beats(const SongMap& map, SongRange range, SongTime anchor, double beats_a_minute);
/// Taps of a person (at least three, ascending): the even grid they mean, laid from the first tap to `to`. An interval
/// that was tapped through or twice counts as what it is closest to. Refused when they are no beat.
Result<SongMap> tap_beats(const SongMap& map, const std::vector<SongTime>& taps, SongTime to);
/// What the range was heard as anew: its beats take the place of those there. `keep_hand`: those by_hand stay, and what
/// is heard within a third of a beat of them goes.
Result<SongMap> replace_beats(const SongMap& map, SongRange range, const std::vector<SongBeat>& heard,
                              bool keep_hand = true);

// ---- bars

/// before  1   2   3   4   1    that beat begins bar 1, and every bar from there on is as long as the meter says: up to
/// after   3   4   1   2   3    the range's end; before it bars are counted back
Result<SongMap> set_bar_one(const SongMap& map, std::size_t beat);
/// Bars of so many beats from the first downbeat in the range on; of the whole map it becomes the meter.
Result<SongMap> set_meter(const SongMap& map, int beats_in_bar, int beat_unit, SongRange range = SongRange::all());
/// Only this beat.
Result<SongMap> set_downbeat(const SongMap& map, std::size_t beat, bool downbeat);

// ---- parts: always side by side from the start to the end

Result<SongMap> split_part(const SongMap& map, SongTime at, const std::string& label, const std::string& name);
Result<SongMap> move_part(const SongMap& map, std::size_t part, SongTime to);  ///< its start; not of the first
Result<SongMap> join_part(const SongMap& map, std::size_t part);               ///< it becomes part of the one before
Result<SongMap> name_part(const SongMap& map, std::size_t part, const std::string& label, const std::string& name);
Result<SongMap> set_parts(const SongMap& map, const std::vector<SongPart>& parts);

// ---- words

Result<SongMap> set_lyrics(const SongMap& map, const std::vector<LyricLine>& lines);  ///< in any order
Result<SongMap> change_lyric(const SongMap& map, std::size_t line, const LyricLine& to);
Result<SongMap> remove_lyric(const SongMap& map, std::size_t line);
Result<SongMap> shift_lyrics(const SongMap& map, SongTime by);

}  // namespace rhyme
