// How good each cut of a timeline is: how well its two pictures rhyme, and how far from a beat it lies.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/match/match.h"
#include "core/timeline/song_places.h"

namespace rhyme {

struct CutQuality {
    FramePosition at;  ///< the first frame of the incoming clip
    ClipId from, to;
    std::optional<double> score;        ///< 0..1, as of a match; nothing: a picture is not known
    std::optional<double> beat_offset;  ///< frames from the nearest beat, positive: after it; nothing: no beat around
    BarBeat beat;                       ///< that beat
};

/// One side of a cut: a file and the time of its frame.
struct CutSide {
    MediaId media;
    RationalTime time;
};
using CutScorer = std::function<std::optional<double>(const CutSide& last, const CutSide& first)>;

/// Every cut between touching clips of a video track, by place; beats are those of the song map, none further than two
/// seconds away. Pure, if the scorer is.
std::vector<CutQuality> timeline_quality(const Timeline& timeline, const CutScorer& score);

/// Scores as `finder` gives them between the moments nearest to the two frames; `path_of` names a media's file as the
/// footage does. Keeps a reference to the finder.
CutScorer match_scorer(const MatchFinder& finder, const std::vector<AnalysisPtr>& footage,
                       std::function<std::string(MediaId)> path_of);

}  // namespace rhyme
