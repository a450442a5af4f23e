// A hard cut across which the forms of both pictures lie on each other: the match cut itself. The incoming picture is
// laid over the outgoing one at the cut, held there and eased back to neutral; a share of the move can be made by the
// outgoing picture before the cut. Without an in_offset the outgoing clip is not touched at all.
#include <cmath>
#include <memory>

#include "core/transitions/aligned_budget.h"
#include "core/transitions/aligned_move.h"
#include "core/transitions/form_cover.h"
#include "core/transitions/shared_line.h"

namespace rhyme {

namespace {

constexpr double meant = 0.3;       // overlap of forms that are to lie on each other: below it is a line that goes on
constexpr double likely = 0.5;      // confidence that a subject is one
constexpr double line_leads = 2.5;  // strength of a line, by the overlap: then the line is what is seen to go on
constexpr double line_turned = 3, line_apart = 0.02;  // degrees, widths

/// A thing stands out on both sides: wherever it lies is seen before any line.
bool things_stand_out(const JoinSight& sight) {
    const auto clear = [&](bool incoming) {
        const auto& subjects = sight.inside(incoming).subjects();
        return !subjects.empty() && subjects.front().confidence >= likely;
    };
    return clear(false) && clear(true);
}

class AlignedCut final : public TransitionKind {
public:
    std::string_view name() const override { return "aligned-cut"; }
    std::string_view text() const override { return "Aligned cut"; }
    std::vector<TransitionParameter> parameters() const override { return aligned_parameters(); }
    bool needs_handles() const override { return false; }
    bool may_refuse() const override { return true; }
    FrameCount default_in() const override { return FrameCount(0); }
    FrameCount default_out() const override { return FrameCount(30); }
    bool needs_outgoing(const TransitionFrame& f) const override { return f.before_cut(); }
    bool needs_incoming(const TransitionFrame& f) const override { return !f.before_cut(); }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        if (const auto within = within_aligned_budget(sight, value(sight.frame(), "share"),
                                                      {sight.in_offset.value, sight.out_offset.value});
            !within)
            return fail(within.error());
        const Similarity alignment = alignment_of(sight.frame());
        FormCover cover = cover_of(sight, alignment);
        if (cover.coincide()) cover = drawn_cover(sight);
        if (cover.coincide()) return evidence_of_windows(sight);
        const auto line = shared_line(sight, {}, alignment, line_turned, line_apart);
        if (line && !things_stand_out(sight) && cover.overlap < meant && line->strength >= line_leads * cover.overlap)
            return evidence_of_windows(sight);
        return fail(ErrorCode::Conflict,
                    cover.overlap > 0
                        ? "the two forms cover each other to " + std::to_string(std::lround(100 * cover.overlap)) +
                              " % only, which looks like a miss"
                        : "neither a form nor a line lies in one place in both pictures",
                    {},
                    alignment.identity() ? "use a plain cut, a dissolve, or a frame nearby"
                                         : "use an aligned dissolve or a shape matte, or a frame nearby");
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        if (f.before_cut())
            return drawn(f.size(),
                         aligned_tiles(f, false, {f.in_offset.value - 1 - f.frame.value, f.in_offset.value}, 0));
        return drawn(f.size(), aligned_tiles(f, true, {f.frame.value - f.in_offset.value, f.out_offset.value}, 0));
    }

private:
    /// Of the two pictures as they meet: zoomed until no border is uncovered, and without what moved before.
    FormCover drawn_cover(const JoinSight& sight) const {
        const EvidencePtr evidence = evidence_of_windows(sight);
        const auto look = [&](bool incoming) {
            const Observation& side = incoming ? sight.incoming : sight.outgoing;
            TransitionFrame f = sight.frame();
            f.evidence = evidence.get();
            f.frame = incoming ? f.in_offset : f.in_offset - FrameCount(1);
            cv::Mat rgb = side.pixels().rgb;
            if (incoming || f.in_offset > FrameCount(0)) {
                rgb.convertTo(incoming ? f.incoming : f.outgoing, CV_16U, 257);
                draw(f).convertTo(rgb, CV_8U, 1.0 / 257);
            }
            return std::make_shared<const Observation>(MomentPixels{rgb, {}, {}, {}}, side.models());
        };
        const auto a = look(false), b = look(true);
        return cover_of({*a, *b, sight.rate, sight.in_offset, sight.out_offset, sight.parameters}, {});
    }
};

}  // namespace

const TransitionKind& aligned_cut() {
    static const AlignedCut kind;
    return kind;
}

}  // namespace rhyme
