// Moments that hardly show their shot: it fades in or out, is lost in fog, or its ground is still empty.
#pragma once

#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme {

/// By moment of the analysis: whether its picture, bars left out, has less than two fifths of the contrast that its
/// shot has mostly. A shot that is plain all along has none.
std::vector<bool> faint_moments(const MediaAnalysis& media);

}  // namespace rhyme
