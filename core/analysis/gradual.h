// Gradual shot changes: one picture mixed into another, and pictures that sink into or rise from one colour. Pure
// functions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/analysis/shot_history.h"

namespace rhyme {

/// Frames [start, end) are neither the old shot nor the new one; `score` above 0 says it rather is so.
struct GradualSpan {
    std::int64_t start = 0, end = 0;
    double score = 0;
};

constexpr std::int64_t kLongestBlend = 65;  ///< frames
constexpr std::int64_t kLongestRamp = 90;   ///< frames of a fade in or out

/// The likeliest dissolve whose last frame is the one before `end`, if any. `cut_inside(a, b)`: a hard cut begins at a
/// frame of (a, b]. A dissolve is linear: every frame between is A + x (B - A) with x growing evenly, and B is no moved
/// A.
std::optional<GradualSpan> find_blend(const ShotHistory& history, std::int64_t end,
                                      const std::function<bool(std::int64_t, std::int64_t)>& cut_inside);
/// Its first and last mixed frames, from the share of the new picture in each.
GradualSpan exact_blend(const ShotHistory& history, const GradualSpan& blend);
/// Whether, between its exact ends, each of its frames is a mixture of both, and most of the picture is another: not so
/// where something moves through a picture, nor where the camera moves on.
bool mixes(const ShotHistory& history, const GradualSpan& blend);

/// Of a whole film, by frame: spread (standard deviation of luma), 0..255.
struct FadeSpan {
    std::int64_t start, end;              ///< of the changing frames and what is blank between them
    std::int64_t blank_start, blank_end;  ///< the frames of one colour
    bool out, in;                         ///< sinks before, rises after
};
/// Fades whose blank frames begin in [from, to). A run of blank frames longer than about half a second stands as a shot
/// between two fades.
std::vector<FadeSpan> find_fades(const std::vector<float>& spread, std::int64_t from, std::int64_t to);

}  // namespace rhyme
