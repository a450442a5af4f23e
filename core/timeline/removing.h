// What removing and moving share: which time closes when clips are taken away. Inside core/timeline only.
#pragma once

#include "core/timeline/draft.h"

namespace rhyme {

/// The tracks from which something is taken, ascending.
std::vector<std::size_t> tracks_of(const std::vector<Chosen>& chosen);
FrameSet ranges_of(const std::vector<Chosen>& chosen);
void remove_all(Draft& draft, const std::vector<Chosen>& chosen);

/// The time that can close on all of `own` at once after `chosen` was removed from the draft: what it covered and
/// nothing on those tracks covers still.
FrameSet closable(const Draft& draft, const std::vector<Chosen>& chosen, const std::vector<std::size_t>& own);

/// Closes each range (last first) on `own`, where it must be free, and on every other unlocked sync track where it is.
void close(Draft& draft, const FrameSet& time, const std::vector<std::size_t>& own);

}  // namespace rhyme
