// The operations of song_edits.h. Times are seconds of the song.
#include "core/project/edit_arguments.h"
#include "core/timeline/song_edits.h"

namespace rhyme {
namespace {

using A = const Arguments&;

/// An edit of the map that is there.
template <class Edit>
std::function<Result<Timeline>(A)> of_map(Edit edit) {
    return [edit](A a) -> Result<Timeline> {
        if (!a.timeline().song) {
            edit(a, SongMap{});  // what is wrong with the arguments is said first
            return fail(ErrorCode::NotFound, "the sequence has no song map", {}, "analyse the song first");
        }
        return with_song(a.timeline(), edit(a, *a.timeline().song));
    };
}

SongRange stretch(A a) {
    SongRange range = SongRange::all();
    if (a.has("from_time")) range.start = read_song_time(a.reader()["from_time"]);
    if (a.has("to_time")) range.end = read_song_time(a.reader()["to_time"]);
    return range;
}
SongTime time(A a, const char* key = "time") { return read_song_time(a.reader()[key]); }

Result<Timeline> set_song_map_by(A a) {
    SongMap map = read_song(a.reader()["map"]);
    if (!a.knows(map.media)) a.reader()["map"]["media"].fault("names no media of the project");
    return with_song(a.timeline(), std::move(map));
}

Result<SongMap> nudge_beats_by(A a, const SongMap& map) {
    const RationalTime frames(a.reader().integer("frames", -max_frames, max_frames), 1);
    return shift_beats(map, SongTime::of(frames * a.timeline().rate.frame_duration()), stretch(a));
}

Result<SongMap> tap_beats_by(A a, const SongMap& map) {
    std::vector<SongTime> taps;
    for (const JsonReader& tap : a.reader()["taps"].items()) taps.push_back(read_song_time(tap));
    return tap_beats(map, taps, a.has("to_time") ? time(a, "to_time") : SongTime{});
}

Result<SongMap> replace_beats_by(A a, const SongMap& map) {
    std::vector<SongBeat> heard;
    for (const JsonReader& beat : a.reader()["beats"].items()) heard.push_back(read_beat(beat));
    return replace_beats(map, stretch(a), heard, a.reader().flag("keep_hand", true));
}

LyricLine line(A a) { return {time(a, "from_time"), time(a, "to_time"), a.text("text")}; }

std::vector<SongPart> parts(A a) {
    std::vector<SongPart> list;
    for (const JsonReader& p : a.reader()["parts"].items())
        list.push_back({read_song_time(p["start"]), p.text("label", ""), p.text("name", ""),
                        p.has("energy") ? static_cast<int>(p.integer("energy", 0, 100)) : 0});
    return list;
}

const EditArgument time_arg{"time", "seconds of the song"};
const EditArgument from_time{"from_time", "seconds of the song; default: its start", false};
const EditArgument to_time{"to_time", "seconds of the song; default: its end", false};
const EditArgument beat{"beat", "number from 0"}, part{"part", "number from 0"}, line_arg{"line", "number from 0"};
const EditArgument label{"label", "text, \"A\""}, part_name{"name", "text, \"verse\""};

std::vector<Operation> beat_operations() {
    return {
        {{"move_beat", "A beat of the song moves between its neighbours", {beat, time_arg}},
         of_map([](A a, const SongMap& map) { return move_beat(map, a.index("beat"), time(a)); })},
        {{"add_beat", "One beat more", {time_arg, {"downbeat", flag_type, false}}},
         of_map([](A a, const SongMap& m) { return add_beat(m, time(a), a.reader().flag("downbeat", false)); })},
        {{"remove_beat", "One beat goes", {beat}},
         of_map([](A a, const SongMap& map) { return remove_beat(map, a.index("beat")); })},
        {{"remove_beats",
          "The beats of a stretch go",
          {{"from_time", "seconds of the song"}, {"to_time", "seconds of the song"}}},
         of_map([](A a, const SongMap& map) {
             return remove_beats(map, {time(a, "from_time"), time(a, "to_time")});
         })},
        {{"shift_beats", "The beats of a stretch move together", {{"seconds", "positive: later"}, from_time, to_time}},
         of_map([](A a, const SongMap& map) {
             return shift_beats(map, read_song_shift(a.reader()["seconds"]), stretch(a));
         })},
        {{"nudge_beats",
          "The beats of a stretch move by frames of the sequence",
          {{"frames", "positive: later"}, from_time, to_time}},
         of_map(nudge_beats_by)},
        {{"scale_beats", "Half or double the tempo", {{"tempo", "\"half\" or \"double\""}, from_time, to_time}},
         of_map([](A a, const SongMap& map) {
             a.text("tempo");  // must be there
             return scale_beats(map, a.word("tempo", {"half", "double"}) == 0 ? Scale::Halve : Scale::Double,
                                stretch(a));
         })},
        {{"lay_beats",
          "Even beats in a stretch, through a downbeat",
          {time_arg, {"beats_a_minute", "number"}, from_time, to_time}},
         of_map([](A a, const SongMap& map) {
             return lay_beats(map, stretch(a), time(a), a.reader()["beats_a_minute"].number(10, 1000));
         })},
        {{"tap_beats",
          "Even beats where they were tapped",
          {{"taps", "list of seconds of the song"}, {"to_time", "how far they go on; default: the last tap", false}}},
         of_map(tap_beats_by)},
        {{"replace_beats",
          "The beats of a stretch, heard anew",
          {{"beats", "list of \"SECONDS [CONFIDENCE [d][h]]\": percent, downbeat, by hand"},
           from_time,
           to_time,
           {"keep_hand", "true (default): those set by hand stay", false}}},
         of_map(replace_beats_by)},
        {{"set_bar_one", "Bar 1 begins at that beat", {beat}},
         of_map([](A a, const SongMap& map) { return set_bar_one(map, a.index("beat")); })},
        {{"set_meter",
          "How many beats a bar has",
          {{"beats_in_bar", "number"}, {"beat_unit", "4: quarters", false}, from_time, to_time}},
         of_map([](A a, const SongMap& map) {
             const int unit = a.has("beat_unit") ? static_cast<int>(a.reader().integer("beat_unit", 1, 32)) : 4;
             return set_meter(map, static_cast<int>(a.reader().integer("beats_in_bar", 1, 32)), unit, stretch(a));
         })},
        {{"set_downbeat", "A bar begins with that beat, or does not", {beat, {"downbeat", flag_type}}},
         of_map([](A a, const SongMap& map) {
             return set_downbeat(map, a.index("beat"), a.reader()["downbeat"].flag());
         })},
    };
}

}  // namespace

std::vector<Operation> song_operations() {
    std::vector<Operation> all = {
        {{"set_song_map",
          "What is known of the song the sequence is cut to",
          {{"map", "as \"song\" in a project file"}}},
         set_song_map_by},
        {{"remove_song_map", "Forget the song map", {}}, [](A a) { return without_song(a.timeline()); }},
    };
    for (Operation& o : beat_operations()) all.push_back(std::move(o));
    std::vector<Operation> more = {
        {{"split_part", "A part of the song begins here", {time_arg, label, part_name}},
         of_map([](A a, const SongMap& m) { return split_part(m, time(a), a.text("label"), a.text("name")); })},
        {{"move_part", "A part of the song begins elsewhere", {part, time_arg}},
         of_map([](A a, const SongMap& map) { return move_part(map, a.index("part"), time(a)); })},
        {{"join_part", "A part of the song joins the one before it", {part}},
         of_map([](A a, const SongMap& map) { return join_part(map, a.index("part")); })},
        {{"name_part", "Name a part of the song", {part, label, part_name}}, of_map([](A a, const SongMap& map) {
             return name_part(map, a.index("part"), a.text("label"), a.text("name"));
         })},
        {{"set_parts", "All parts of the song", {{"parts", "list of {start, label, name, energy}"}}},
         of_map([](A a, const SongMap& map) { return set_parts(map, parts(a)); })},
        {{"set_lyrics", "All lines of words", {{"lines", "list of {start, end, text}"}}},
         of_map([](A a, const SongMap& map) { return set_lyrics(map, read_lyrics(a.reader()["lines"])); })},
        {{"change_lyric",
          "Another line of words in its place",
          {line_arg, {"from_time", "seconds of the song"}, {"to_time", "seconds of the song"}, {"text", "text"}}},
         of_map([](A a, const SongMap& map) { return change_lyric(map, a.index("line"), line(a)); })},
        {{"remove_lyric", "A line of words goes", {line_arg}},
         of_map([](A a, const SongMap& map) { return remove_lyric(map, a.index("line")); })},
        {{"shift_lyrics", "All words come sooner or later", {{"seconds", "positive: later"}}},
         of_map([](A a, const SongMap& map) { return shift_lyrics(map, read_song_shift(a.reader()["seconds"])); })},
    };
    for (Operation& o : more) all.push_back(std::move(o));
    return all;
}

}  // namespace rhyme
