// Where a song asks for cuts: the beats as places, and what a shot of each length is worth there.
#pragma once

#include "core/assemble/cut_search.h"
#include "core/timeline/song_map.h"

namespace rhyme {

enum class Pace { Slow, Medium, Fast };  ///< about 4, 2 and 1 seconds a shot where the song is half as full as it gets

double seconds_a_shot(Pace pace);  ///< as above

struct CutPlan {
    std::vector<CutProblem::Place> places;
    std::vector<std::vector<CutProblem::Step>> steps;
    std::vector<std::size_t> beats;  ///< by slot: its beat; CutProblem::none: the beginning or the end, on no beat
    std::vector<bool> breaks;        ///< by slot: a part or a drop begins there
    std::vector<std::string> why;    ///< by slot: "bar 5", "bar 9: chorus", "beat 3 of bar 5", "drop"
};

/// `from` to `to` of the song, in seconds; both become places too. Shots are shorter where the song is fuller, begin
/// rather on the first beat of a bar than on another, on a new part or a drop above all, and do not run over those.
/// A stretch without beats has places each half second.
CutPlan plan_cuts(const SongMap& song, Pace pace, double from, double to);

/// Where, within [from, to) of the song, the `length` seconds begin that sound fullest: on a new part or a drop rather
/// than on the first beat of a bar. `from` where nothing is as long, or begins there.
double fullest_stretch(const SongMap& song, double length, double from, double to);

}  // namespace rhyme
