// What the analysis of a file saw, as words to search by.
#pragma once

#include <set>
#include <string>

#include "core/analysis/analysis.h"

namespace rhyme {

/// Of: "people", "close" and "wide" (how much of the picture the main thing fills), "moving" and "still" (the camera),
/// "dark", "bright", and colours that are seen on a fifth of some moment: "red", "orange", "yellow", "green", "cyan",
/// "blue", "purple", "pink", "grey". Looks at a dozen moments, evenly apart.
std::set<std::string> seen_words(const MediaAnalysis& analysis);

/// All words there are, in the order above.
const std::vector<std::string>& all_seen_words();

}  // namespace rhyme
