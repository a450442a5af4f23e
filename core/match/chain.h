// A run of shots in which each rhymes with the next.
#pragma once

#include <vector>

#include "core/match/match.h"

namespace rhyme {

struct ChainOptions {
    std::size_t most = 20;          ///< shots at most
    double least_score = 0.98;      ///< of a join
    RationalTime hold{1, 2};        ///< seconds a shot is seen between its two joins, at least
    std::size_t beam = 64;          ///< runs kept at a time
    std::optional<MatchEnd> first;  ///< begins by leaving this moment's shot (its media and shot count)
};

/// The joins of the longest run, in order: each leaves the shot that the one before it entered, later in it. No shot
/// comes twice. Among runs of one length the one whose joins score most. Empty when nothing joins. A beam search: with
/// at most `beam` runs alive at each length it is exact.
std::vector<Match> longest_chain(const std::vector<Match>& joins, const ChainOptions& options);

}  // namespace rhyme
