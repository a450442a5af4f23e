// From "these two frames rhyme, laid over each other like this" to the transition that draws it.
#pragma once

#include "core/image/similarity.h"
#include "core/media/media_pool.h"
#include "core/timeline/edits.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

/// `alignment` in fractions of the sequence's frame, given in fractions of the two pictures as a match has it: they are
/// fitted into the sequence whole, which leaves bars, or another size, where shapes differ.
Similarity alignment_in_sequence(const Similarity& alignment, const MediaInfo& outgoing, const MediaInfo& incoming,
                                 const Timeline& timeline);

/// The aligned cut between two touching clips, ready for set_transition. As long after the cut as the way back needs to
/// go unseen, at most half of the clip. Where the aligned picture must be zoomed to cover the frame, the outgoing one
/// takes the same zoom before the cut, so that the forms lie exactly on each other, and a share of the move where that
/// enlarges both less; where it needn't, the outgoing clip is not touched.
NewTransition aligned_join(const Timeline& timeline, const Clip& from, const Clip& to, const Similarity& in_sequence);
/// The same for a kind that mixes aligned pictures (aligned_mix.h): long enough on both sides, the mix where the media
/// reach, and down to half as long where the ways back have too little room beside it. `length` of all, 0: what it
/// takes.
NewTransition aligned_mix_join(const Timeline& timeline, const Clip& from, const Clip& to,
                               const Similarity& in_sequence, const TransitionKind& kind, FrameCount length = {});
/// The same from an alignment as a match has it, so far as it is affordable.
NewTransition aligned_join(const Timeline& timeline, const MediaPool& pool, const Clip& from, const Clip& to,
                           const Similarity& measured);

/// A measured alignment, in fractions of the sequence's frame, as these two clips can be joined by it: where it
/// enlarges a picture beyond the budget (aligned_budget.h) by no more than nobody sees of two forms that lie on each
/// other, it gives way by that.
Similarity affordable_alignment(const Timeline& timeline, const Clip& from, const Clip& to,
                                const Similarity& in_sequence, const TransitionKind& kind, FrameCount length = {});

}  // namespace rhyme
