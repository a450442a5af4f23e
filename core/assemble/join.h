// Pieces of source put one after the other: the timeline behind `render --cut` and a previewed match.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/image/similarity.h"
#include "core/media/media_pool.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// Whole frames of a source, as a viewer counts them.
struct SourceCut {
    MediaId media;
    FrameRange frames;
};

struct JoinOptions {
    std::optional<FrameRate> rate;       ///< the first cut's source has it, unless told
    std::optional<cv::Size> size;        ///< likewise
    std::string transition;              ///< a kind of transitions/registry.cpp drawn at every join; empty: a plain cut
    FrameCount transition_length;        ///< 0: the kind's own
    std::vector<Similarity> alignments;  ///< for kinds that align: one a join, B onto A; missing ones are identity
    bool measured = false;               ///< by the pictures: see affordable_alignment()
    MediaId song;                        ///< replaces the cuts' own sound from the first frame on
};

struct Joined {
    Timeline timeline;
    std::vector<std::string> warnings;  ///< a transition that had to be shorter, and why
};

/// V1 with the cuts and A1 with their sound (or the song). A transition that needs handles is laid where the media
/// reach: centred on the cut if both do, else moved or shortened; where nothing is left the join stays a plain cut,
/// with a warning. Errors: a range outside its source.
Result<Joined> join_cuts(const MediaPool& pool, const std::vector<SourceCut>& cuts, const JoinOptions& options);

}  // namespace rhyme
