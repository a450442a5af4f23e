// A hard cut across which the forms of both pictures lie on each other: the match cut itself. The incoming picture is
// laid over the outgoing one at the cut, held there and eased back to neutral; a share of the move can be made by the
// outgoing picture before the cut. Without an in_offset the outgoing clip is not touched at all.
#include <cmath>

#include "core/transitions/aligned_budget.h"
#include "core/transitions/aligned_move.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

// Overlap of the forms as they are cut out of the pictures, which is rougher than the forms themselves.
constexpr double covered = 0.6, meant = 0.3;

class AlignedCut final : public TransitionKind {
public:
    std::string_view name() const override { return "aligned-cut"; }
    std::string_view text() const override { return "Aligned cut"; }
    std::vector<TransitionParameter> parameters() const override { return aligned_parameters(); }
    bool needs_handles() const override { return false; }
    FrameCount default_in() const override { return FrameCount(0); }
    FrameCount default_out() const override { return FrameCount(30); }
    bool needs_outgoing(const TransitionFrame& f) const override { return f.before_cut(); }
    bool needs_incoming(const TransitionFrame& f) const override { return !f.before_cut(); }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        if (const auto within = within_aligned_budget(sight, value(sight.frame(), "share"),
                                                      {sight.in_offset.value, sight.out_offset.value});
            !within)
            return fail(within.error());
        // Where it is forms that are laid on each other (and not lines, or a horizon), they must cover each other.
        const auto pair = find_subject_pair(sight, alignment_of(sight.frame()));
        if (pair && pair->overlap >= meant && pair->overlap < covered)
            return fail(ErrorCode::Conflict,
                        "the two forms cover each other to " + std::to_string(std::lround(100 * pair->overlap)) +
                            " % only, which looks like a miss",
                        {}, "use a shape matte or an aligned dissolve, or a frame nearby");
        return EvidencePtr();
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        if (f.before_cut())
            return drawn(f.size(),
                         aligned_tiles(f, false, {f.in_offset.value - 1 - f.frame.value, f.in_offset.value}, 0));
        return drawn(f.size(), aligned_tiles(f, true, {f.frame.value - f.in_offset.value, f.out_offset.value}, 0));
    }
};

}  // namespace

const TransitionKind& aligned_cut() {
    static const AlignedCut kind;
    return kind;
}

}  // namespace rhyme
