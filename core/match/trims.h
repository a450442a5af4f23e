// The cuts a timeline has already: which of them would rhyme if a few frames were trimmed.
#pragma once

#include <vector>

#include "core/match/match.h"

namespace rhyme {

/// One cut as it is: the last frame shown and the first, and the frames of either file the cut may be moved over (what
/// the clips beside it leave, handles included).
struct PlacedCut {
    std::size_t from_media = 0, to_media = 0;  ///< by their place in the footage
    FramePosition from, to;
    FrameRange from_room, to_room;
};

struct BetterCut {
    std::size_t cut = 0;      ///< index into those asked about
    double now = 0;           ///< score of the cut as it is
    std::int64_t out_by = 0;  ///< frames the last frame shown moves, later is positive
    std::int64_t in_by = 0;   ///< likewise the first of the incoming one
    Match match;              ///< the cut as it would be, with its score and reasons
    double gain() const { return match.score - now; }
};

/// The best place for each cut within `reach` frames on either side, the out and the in frame sought together; only
/// cuts that gain at least `least_gain`, the greatest first. Places are moments, so a shot's middle is known more
/// coarsely than its edges. A cut within one take, or where the film cuts already, has no rhyme to gain. The query's
/// scopes and top are not read. Fails as MatchFinder::find does.
Result<std::vector<BetterCut>> cuts_to_trim(const MatchFinder& finder, const std::vector<AnalysisPtr>& footage,
                                            const std::vector<PlacedCut>& cuts, FrameCount reach,
                                            const MatchQuery& query = {}, double least_gain = 0.02,
                                            const Progress& progress = {}, const Cancel& cancel = {});

}  // namespace rhyme
