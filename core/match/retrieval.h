// The cheap first guess: which pairs of moments are worth comparing, by the distance of their embeddings.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/base/progress.h"
#include "core/match/embeddings.h"

namespace rhyme {

/// A moment that may stand at one side of a join.
struct MatchCandidateEnd {
    std::size_t media, moment;
    std::size_t take;  ///< shots of one take share it
    std::size_t shot;  ///< numbered through all footage
    const Moment* data;
};

struct MatchPair {
    std::uint32_t from, to;  ///< indices into the two lists of ends
};

struct RetrievalLimits {
    std::size_t each = 16;      ///< at least so many for each moment of the shorter side ...
    std::size_t total = 12000;  ///< ... and about so many in all ...
    std::size_t most = 3000;    ///< ... but no more for one
    bool include_neighbours = false;
    std::size_t exact_up_to = MomentEmbeddings::most_unindexed;  ///< moments of the longer side, if there is an index
};

/// Pairs of `from` x `to` that are near in the cues with a weight > 0 (in all_cues() order), in order of (from, to).
/// Two moments of one shot or take are left out, and cuts a film has already, unless `include_neighbours`; what has no
/// descriptor in a cue is far in it. The ends are in the order of their moments. Beyond limits.exact_up_to only what
/// the embeddings' index finds is looked at, else every pair is. Memory: some ten million floats.
std::vector<MatchPair> retrieve(const MomentEmbeddings& embeddings, const std::vector<MatchCandidateEnd>& from,
                                const std::vector<MatchCandidateEnd>& to, const std::vector<double>& weights,
                                const RetrievalLimits& limits, unsigned jobs, const Cancel& cancel);

/// `count` pairs drawn evenly from `from` x `to` across takes; fewer when there are hardly any. Which moments are drawn
/// depends on their files' content and their frames alone: footage that is added or goes changes only as many pairs as
/// its share. `media`: what the ends' numbers of media mean.
std::vector<MatchPair> random_pairs(const std::vector<AnalysisPtr>& media, const std::vector<MatchCandidateEnd>& from,
                                    const std::vector<MatchCandidateEnd>& to, std::size_t count);

}  // namespace rhyme
