// A first cut: a chain of shots, each rhyming with the next, every cut on a beat of the song.
#pragma once

#include <string>
#include <vector>

#include "core/match/match.h"
#include "core/media/media_pool.h"
#include "core/timeline/timeline.h"

namespace rhyme {

struct RoughCutOptions {
    FrameRate rate{30, 1};
    int width = 1280, height = 720;
    std::vector<double> beats;               ///< seconds of the song, ascending
    double length = 0;                       ///< seconds; 0: to the last beat
    std::vector<int> beats_a_shot{4, 2, 8};  ///< lengths a shot may have, the liked ones first
    unsigned seed = 0;                       ///< which shots are tried first where none rhymes
};

/// One cut of the result and why it is there.
struct RoughCutJoin {
    FramePosition at;  ///< on the sequence
    std::size_t beat;  ///< index into the beats
    double score;      ///< of the match; 0 where nothing better was to be had
    std::vector<std::string> because;
};

struct RoughCut {
    Timeline timeline;
    std::vector<RoughCutJoin> joins;
};

/// `media[i]` is the id of `footage[i]`; `song` runs underneath from its beginning. A beam search over the compared
/// pairs of moments maximises the summed surprise of the joins; a shot is not repeated within six joins, and none is
/// shown past its own end. Errors: no footage, fewer than two beats, shots too short for the beats.
Result<RoughCut> make_rough_cut(const std::vector<AnalysisPtr>& footage, const std::vector<MediaId>& media,
                                const MediaPool& pool, MediaId song, const RoughCutOptions& options,
                                Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
