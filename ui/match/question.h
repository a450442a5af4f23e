// What the match panel asks for, and what accepting an answer does to the edit: pure functions.
#pragma once

#include <functional>
#include <memory>

#include "core/image/similarity.h"
#include "core/media/media.h"
#include "ui/session/session.h"

namespace rhyme::ui {

struct MatchQuestion {
    enum class Kind {
        WholeBin,   ///< the best pairs of all footage
        AfterClip,  ///< what could follow `from`
        AtCut,      ///< what could stand instead of `to`, after `from`
        Gap,        ///< what could fill the gap between `from` and `to`
        Frame,      ///< what could follow one frame of a file, whether it is on the timeline or not
        Selected,   ///< which of the selected clips rhyme with each other
    };
    Kind kind = Kind::WholeBin;
    ClipId from, to;
    MediaId media;      ///< of `from`
    FrameRange frames;  ///< of that media: where the cut may lie
    /// Selected: what the clips show. Gap: what the clip after it shows first.
    std::vector<std::pair<MediaId, FrameRange>> others;
    bool operator==(const MatchQuestion&) const = default;
};

using FindMedia = std::function<std::shared_ptr<const Media>(MediaId)>;

/// The selected cut; else the selected clip; else the cut or the clip at the playhead; else the whole bin.
MatchQuestion ask(const Timeline& timeline, const Selection& selection, FramePosition playhead, const FindMedia& find);

/// The same, but only about the selected clips among each other; the whole bin when there are not two.
MatchQuestion ask_selected(const Timeline& timeline, const Selection& selection, const FindMedia& find);
MatchQuestion ask_frame(MediaId media, FramePosition frame);

/// One side of an answer.
struct MatchSide {
    MediaId media;
    std::shared_ptr<const Media> file;
    std::string name;
    FramePosition frame;  ///< of the source; outgoing: the last shown, incoming: the first
    FrameRange shot;      ///< the shot it lies in; what is placed does not leave it
};

/// Both sides leave enough of their shots (half a second) to be seen, and B is not what follows A already.
bool worth_offering(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                    const MatchSide& incoming);

struct AcceptedMatch {
    Timeline timeline;
    ClipId from, to;
    FramePosition cut;
};
/// The match becomes a cut. WholeBin: a few seconds of A, then of B, after the last clip of the lowest video track.
/// AfterClip: A is trimmed to its frame, B follows for a few seconds over what lay there. AtCut: A is trimmed, B stands
/// instead of the old clip up to its end. Gap: A is trimmed, B goes on to the clip after the gap. Frame, Selected: as
/// WholeBin. Sound is not placed: the song goes on. Where B has to be moved to lie on A,
/// the cut carries an "aligned-cut".
Result<AcceptedMatch> accept_match(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                                   const MatchSide& incoming, const Similarity& align);
/// The same with an alignment in fractions of the sequence's frame, as one makes it by hand on the picture.
Result<AcceptedMatch> accept_aligned(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                                     const MatchSide& incoming, const Similarity& in_sequence);

}  // namespace rhyme::ui
