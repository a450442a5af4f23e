// Where a take of nothing but claps lies in its song: by when they come alone, since a clap sounds like nothing in it.
// Pure; safe from any thread.
#pragma once

#include <optional>

#include "core/base/progress.h"
#include "core/music/sync.h"

namespace rhyme {

/// nullopt: the take holds more than sparse beats, or too few of them. Claps and what begins in the song are points in
/// time: a place is held against chance by how much likelier the claps are if the clapper followed the song there than
/// if they fell anywhere (a Poisson process as dense as the song is around each), and against the best place that is
/// another: a song says the same again, and claps on every beat fit a beat later as well. Only what is far likelier
/// than both is believed.
std::optional<TakeSync> sync_claps(const OnsetCurve& song, const OnsetCurve& take, const Cancel& cancel = {});

}  // namespace rhyme
