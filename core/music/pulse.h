// Which pulse of a song is its beat. The tracker follows bars of three and four between 72 and 170 beats a minute;
// faster and slower songs, and bars of two or four beats of three eighths, it follows at a neighbouring pulse. What
// sounds on and between the beats then tells.
#pragma once

#include <vector>

#include "core/music/bar_tracker.h"
#include "core/music/beat_evidence.h"

namespace rhyme {

enum class Pulse {
    AsHeard,
    Twice,             ///< the backbeat falls between all beats, and notes between that and the beats
    Half,              ///< only backbeats are strong, and nothing sounds between the beats
    TwoThirds,         ///< bars of three whose first and fourth of six eighths are strong: two times three eighths
    ThreeInEveryBeat,  ///< both thirds of the beats sound, and not their halves
};
Pulse pulse_of(const OnsetStrength& onsets, const std::vector<TrackedBeat>& beats);

/// Bars of four at twice the tempo: two for each.
std::vector<TrackedBeat> twice_as_fast(const std::vector<TrackedBeat>& beats);

/// Beats a minute: the middle one of all; 0 when there are too few.
double middle_tempo(const std::vector<TrackedBeat>& beats);

}  // namespace rhyme
