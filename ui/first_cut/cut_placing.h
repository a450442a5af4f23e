// How a first cut comes onto a sequence: pure functions.
#pragma once

#include <set>

#include "core/assemble/rough_cut.h"
#include "core/timeline/sequences.h"

namespace rhyme::ui {

struct CutFormat {
    FrameRate rate;
    int width, height;  ///< even
    bool operator==(const CutFormat&) const = default;
};
/// What most files of the footage (of equally many: the first) are.
CutFormat most_common_format(const std::vector<AnalysisPtr>& footage);

bool has_pictures(const Timeline& timeline);
/// The lowest video track that may be edited, or null.
const Track* lowest_video(const Timeline& timeline);

/// A new one with a name of its own ("First cut", "First cut 2" ...), which comes to be worked on.
Result<Sequences> new_cut_sequence(const Sequences& sequences, const std::string& name);

/// before  V1 |aa|kkk|bb|      the cut from where `from` (seconds of the song) is heard, on the lowest video track, but
/// after   V1 |x|kkk|yyyy|     for the clips of `keep`; the song, where it is not there yet, from frame 0 on a sound
///         A1 |ssssssssss|     track that is free there
///
/// A sequence without pictures takes on the cut's rate and size. Errors: those of the edits; Conflict: every video
/// track is locked.
struct PutCut {
    Timeline timeline;
    TrackId track;
    FrameRange range;
};
Result<PutCut> put_cut(const Timeline& onto, const RoughCut& cut, const SongMap& map, double from, const Media& song,
                       const std::set<ClipId>& keep);

}  // namespace rhyme::ui
