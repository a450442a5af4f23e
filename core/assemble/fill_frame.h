// Pictures of another shape than the frame: which part of them to show.
#pragma once

#include "core/analysis/analysis.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// The reframe that lets frames [first, end) of the source fill the frame with as much in it of what draws the eye as
/// there can be: still, since a window that wanders is a camera move nobody asked for. Nothing where the shapes agree
/// within 1 %.
std::optional<Effect> fill_frame(const MediaAnalysis& source, std::int64_t first, std::int64_t end, int width,
                                 int height);

}  // namespace rhyme
