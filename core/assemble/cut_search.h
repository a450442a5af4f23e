// Which shot is seen from which beat to which: the search behind a first cut, knowing nothing of pictures and songs.
// Its worth is a sum over pieces and joins, in bits. What earlier pieces forbid or cost (a shot that comes back, one
// length too often) is left out of the bound, so the bound is never below the optimum, and every result comes with how
// far from it it can be at most.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/base/progress.h"

namespace rhyme {

struct CutProblem {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// A place where a cut may be; the first is the beginning, the last the end.
    struct Place {
        double seconds = 0;
        double energy = 0;  ///< 0..1
    };
    /// A piece from one slot to another, and what that length is worth there.
    struct Step {
        std::size_t to;
        double worth;
        int beats;
    };
    /// A join that is known: from the last frame of one shot to the first of the next.
    struct Join {
        std::int64_t from_frame;
        std::size_t to_entry;
        std::int64_t to_frame;
        double bits;
        std::size_t match;  ///< what it is, for the caller
    };
    struct Shot {
        std::size_t take = 0;  ///< shots of one take do not come back sooner than each other
        std::size_t file = 0;
        std::int64_t start = 0, end = 0;  ///< frames of the source
        std::int64_t margin = 0;          ///< so many before the end are not planned with
        double rate = 25;                 ///< frames of the source a second of the song
        double activity = 0;              ///< 0..1: how much moves
        bool performance = false;         ///< lies where the song says: its frame at time t is offset_frame + t * rate
        double offset_frame = 0;
        std::vector<Join> leaving;  ///< by from_frame
    };
    /// Where a shot may begin; a performance has one entry and its frame depends on the slot.
    struct Entry {
        std::size_t shot;
        std::int64_t in = 0;
        bool fresh = false;  ///< may be cut to without a join that is known
        double cost = 0;     ///< bits: what speaks against showing it
    };
    /// A piece that is to be there whatever else is.
    struct Kept {
        std::size_t slot, to, entry;
        std::int64_t in;
    };
    std::vector<Place> places;
    std::vector<std::vector<Step>> steps;  ///< by slot, the nearest first
    std::vector<Shot> shots;
    std::vector<Entry> entries;
    std::vector<Kept> kept;                 ///< by slot, apart
    std::vector<std::size_t> shown_before;  ///< by slot: the shot a cut that is made anew had there; none; or empty

    std::int64_t slack = 4;  ///< frames by which a piece may miss the moment of its join, either side
    int rest = 10;           ///< pieces before a take may come back; a performance: one
    double cost_of_a_frame = 0.15, cost_of_a_cut = 4, cost_of_no_join = 5, cost_of_return = 8, cost_of_seen = 6,
           cost_of_one_file = 1.5, cost_of_monotony = 0.5, worth_of_movement = 1.5, worth_of_performance = 2.5;
    double cost_of_shown_before = 8;       // bits
    double cost_of_performance_cut = 1.5;  ///< instead of cost_of_no_join
    unsigned seed = 0;                     ///< not 0: every join is worth up to `spread` more or less, at random
    double spread = 1.5;
};

struct CutPiece {
    std::size_t slot, to, entry;
    std::int64_t in;               ///< frame of the source
    const CutProblem::Join* join;  ///< how it came; null: the first, or nothing that is known
};

struct CutChain {
    std::vector<CutPiece> pieces;  ///< empty: there is none
    double worth = 0;
    double bound = 0;     ///< no chain is worth more
    bool proven = false;  ///< it is the best there is
};

/// Beam search guided by the bound's own cost to go. Deterministic.
/// `dearer`: what comes back costs so much more than the problem says, in worth and bound.
CutChain beam_cut(const CutProblem& problem, std::size_t beam, const Cancel& cancel, double dearer = 1);
/// The best of several beams, each with its own price for coming back, at the problem's price. Deterministic; on as
/// many threads.
CutChain search_cut(const CutProblem& problem, std::size_t beam = 200, const Cancel& cancel = {});
/// Best first until the best is proven, or `most` chains were opened (then it is empty).
CutChain solve_cut(const CutProblem& problem, std::size_t most, const Cancel& cancel = {});
/// For comparison: always the best next piece.
CutChain greedy_cut(const CutProblem& problem);

}  // namespace rhyme
