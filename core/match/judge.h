// What one pair of moments is worth as a cut: the part of MatchFinder that looks at a single pair.
#pragma once

#include <vector>

#include "core/match/calibration.h"
#include "core/match/duplicates.h"
#include "core/match/match.h"
#include "core/match/retrieval.h"

namespace rhyme {

using MatchEnds = std::vector<MatchCandidateEnd>;

/// What the surprises of a pair (bits, by cue) are worth together: their weighted power mean, so that one thing that
/// truly rhymes beats several that nearly do. Cues of up to 0.4 of the greatest weight support what those from 0.7 up
/// say and count no more than the strongest of them: they carry no match alone. Between, in part.
double combined_surprise(std::vector<double> bits, const std::vector<double>& weights);

/// The footage in an order of its own, so that results do not depend on the order given.
struct MatchFootage {
    std::vector<AnalysisPtr> media;  ///< canonical order
    std::vector<std::size_t> given;  ///< its index in the caller's order
    Duplicates duplicates;
    std::vector<std::size_t> first_shot;     ///< shots are numbered through all footage
    std::vector<std::vector<bool>> written;  ///< by file and shot: it shows writing on an empty ground again and again

    /// `before`: what is known of some of it already.
    explicit MatchFootage(const std::vector<AnalysisPtr>& all, unsigned jobs = 0, const MatchFootage* before = nullptr);
    const Shot& shot(const MatchCandidateEnd& end) const {
        return media[end.media]->shots[static_cast<std::size_t>(end.data->shot)];
    }
    /// A title card, or of a shot that is one in a quarter of its moments: writing that comes, glitters and goes.
    bool title(const MatchCandidateEnd& end) const;
    MatchCandidateEnd end(std::size_t media, std::size_t moment) const;
    MatchEnd describe(const MatchCandidateEnd& end) const;
};

/// Why a moment cannot stand on that side of a cut, as a short sentence; empty when it can.
std::string unfit(const MatchFootage& footage, const MatchCandidateEnd& end, Side side, bool titles);

/// All moments that can stand on that side.
MatchEnds collect_ends(const MatchFootage& footage, Side side, bool edges_only, bool titles);
/// The ends a scope allows; where no moment lies in its frames, the nearest one does.
MatchEnds within(const MatchEnds& all, const MatchFootage& footage, const MatchScope& scope);

Comparison compare_in(std::size_t cue, const Moment& a, const Moment& b, double aspect);
/// What an alignment costs the side that loses more of its picture, when the move is made by the incoming picture or
/// half by each.
double alignment_price(const Similarity& align, double aspect);

struct JudgedPair {
    MatchPair pair;
    double bits = 0;   ///< the surprises, combined
    double worth = 0;  ///< what it is ranked by
    double fine = 0;   ///< what joins of one pair of takes are told apart by: hardly capped
    Similarity align;
    double crop = 0;
};

struct PairJudge {
    const MatchFootage& footage;
    const std::vector<double>& weights;
    double crop_budget;
    double contrast;                               ///< MatchQuery::contrast
    const std::vector<Calibration>& calibrations;  ///< by cue

    double aspect(const MatchCandidateEnd& end) const { return footage.media[end.media]->aspect; }
    JudgedPair operator()(MatchPair pair, const MatchCandidateEnd& a, const MatchCandidateEnd& b) const;
    /// Unlike pictures seldom rhyme in nearly everything at once: shots that do where they look most alike, before one
    /// ground, show one scene, and a join between them is a jump. So do those of one ground that are light and dark in
    /// the same places, in whatever colours; and one figure in one pose, before whatever ground.
    bool one_scene(const MatchCandidateEnd& a, const MatchCandidateEnd& b) const;
    /// What the join leaves unseen, the rest of A's shot and the beginning of B's: 0 nothing, 1 a lot. A little of both
    /// is missed less than much of one.
    double lost(const MatchCandidateEnd& a, const MatchCandidateEnd& b) const;
    /// `combined` turns worth into the score. With `words`: all cues, also those without a weight, and the reasons.
    Match explain(const JudgedPair& judged, const MatchCandidateEnd& a, const MatchCandidateEnd& b,
                  const Calibration& combined, bool words) const;
};

}  // namespace rhyme
