// Transitions whose two pictures are held together, form on form, while the one goes over into the other: the mix takes
// `mix` frames around the cut (centred where both sides are equally long), the outgoing picture eases into place before
// it and the incoming one back after it.
#pragma once

#include "core/timeline/edits.h"

#include "core/transitions/aligned_move.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

/// Gives `join`, of such a kind, a mix that lies where both clips have media: around the cut, else to one side of it,
/// else shorter.
void fit_mix(NewTransition& join, FrameCount handle_before, FrameCount handle_after);

class AlignedMix : public TransitionKind {
public:
    std::vector<TransitionParameter> parameters() const override;
    /// Only as far as the mix goes, which prepare() looks at: the rest of the way either side is seen alone.
    bool needs_handles() const override { return false; }
    bool may_refuse() const override { return true; }
    FrameCount default_in() const override { return FrameCount(24); }
    FrameCount default_out() const override { return FrameCount(24); }
    bool needs_outgoing(const TransitionFrame& f) const override;
    bool needs_incoming(const TransitionFrame& f) const override;
    cv::Mat draw(const TransitionFrame& f) const final;
    /// Whether both sides can be moved that far: see within_aligned_budget. And whether both last as long as the mix.
    Result<EvidencePtr> prepare(const JoinSight& sight) const override;

protected:
    static constexpr double half = 0.5;  // both are seen at once, so each makes half of the move
    /// What the kind has beside alignment and mix.
    virtual std::vector<TransitionParameter> own_parameters() const { return {}; }
    virtual double default_mix() const { return 12; }
    /// CV_32FC1 of analysis size: how much each place changes between the two pictures so moved.
    static cv::Mat change_between(const JoinSight& sight, const AlignedPose& at);
    /// Both pictures in place, t in (0, 1) of the way from a to b.
    virtual cv::Mat mixed(const Tiles& a, const Tiles& b, double t, const TransitionFrame& f) const = 0;
    /// How both are moved during the mix.
    AlignedPose pose(const TransitionFrame& f, double aspect, const Windows& windows) const;

private:
    struct Mix {
        std::int64_t before, after;  ///< frames of it on either side of the cut
    };
    Mix mix(const TransitionFrame& f) const;
};

}  // namespace rhyme
