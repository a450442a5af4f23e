// The cheap first guess: which pairs of moments are worth comparing, by the distance of their embeddings.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/base/progress.h"

namespace rhyme {

/// A moment that may stand at one side of a join.
struct MatchCandidateEnd {
    std::size_t media, moment;
    std::size_t number;  ///< of the moment, through all footage
    std::size_t take;    ///< shots of one take share it
    std::size_t shot;    ///< numbered through all footage
    const Moment* data;
};

struct MatchPair {
    std::uint32_t from, to;  ///< indices into the two lists of ends
};

struct RetrievalLimits {
    std::size_t each = 16;      ///< at least so many for each outgoing moment ...
    std::size_t total = 12000;  ///< ... and about so many in all ...
    std::size_t most = 3000;    ///< ... but no more for one
    bool include_neighbours = false;
};

/// The embeddings of all moments of some footage, a column a moment, by cue and side: made once, asked often.
/// Immutable.
class MomentEmbeddings {
public:
    /// Moments are numbered in the order of the media.
    explicit MomentEmbeddings(const std::vector<AnalysisPtr>& media, unsigned jobs = 0);
    ~MomentEmbeddings();
    MomentEmbeddings(MomentEmbeddings&&) noexcept;

    struct Columns;  ///< of one cue and side
    const Columns& of(std::size_t cue, Side side) const;

private:
    std::vector<Columns> columns_;
};

/// Pairs of `from` x `to` that are near in the cues with a weight > 0 (in all_cues() order), in order of (from, to).
/// Two moments of one shot or take are left out, and cuts a film has already, unless `include_neighbours`; what has no
/// descriptor in a cue is far in it. Memory: one row of `to` a thread.
std::vector<MatchPair> retrieve(const MomentEmbeddings& embeddings, const std::vector<MatchCandidateEnd>& from,
                                const std::vector<MatchCandidateEnd>& to, const std::vector<double>& weights,
                                const RetrievalLimits& limits, unsigned jobs, const Cancel& cancel);

/// `count` pairs drawn evenly from `from` x `to` across takes, the same ones every time for the same footage; fewer
/// when there are hardly any.
std::vector<MatchPair> random_pairs(const std::vector<MatchCandidateEnd>& from,
                                    const std::vector<MatchCandidateEnd>& to, std::size_t count);

}  // namespace rhyme
