// A join as it would be on the timeline, to be looked at before it is made: pure.
#pragma once

#include <string>
#include <vector>

#include "core/media/media_pool.h"
#include "ui/match/question.h"

namespace rhyme::ui {

/// What is looked at: two clips that touch, on a timeline of its own.
struct Trial {
    Timeline timeline;
    ClipId from, to;
    FramePosition cut;
    Similarity align;  ///< B onto A, in fractions of the sequence's frame
    std::string kind;  ///< of its transition; empty: a plain cut

    const Clip* outgoing() const { return timeline.find(from); }
    const Clip* incoming() const { return timeline.find(to); }
    double aspect() const { return static_cast<double>(timeline.width) / timeline.height; }
};

/// A match as accepting it would place it, drawn by the transition `kind` (empty: a plain cut).
Result<Trial> try_match(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                        const MatchSide& incoming, const Similarity& in_sequence, const std::string& kind);

/// A cut that is on the timeline, as it is.
Result<Trial> look_at_cut(const Timeline& timeline, ClipId from, ClipId to);

/// The trial's join drawn by `kind` with this alignment: an edit of its timeline. Where handles or clips are too short
/// for the kind's own length it is as long as they allow; when that is nothing the error says why.
Result<Timeline> with_join(const Timeline& timeline, ClipId from, ClipId to, const Similarity& align,
                           const std::string& kind);

/// Frames of media left over: of A after the cut, of B before it, in frames of the source.
FrameCount handle_after(const Trial& trial, const MediaPool& pool);
FrameCount handle_before(const Trial& trial, const MediaPool& pool);

/// What both sides show at a place of the trial's timeline, before and after the cut (handles), within the media.
FramePosition shown_frame(const Trial& trial, const MediaPool& pool, bool incoming, FramePosition at);

}  // namespace rhyme::ui
