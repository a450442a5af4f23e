// Ready-made ways of asking, as data: what an editor has in mind when looking for a cut.
#pragma once

#include <string_view>
#include <vector>

#include "core/match/match.h"

namespace rhyme {

struct MatchPreset {
    std::string_view name;                                     ///< "portrait"
    std::string_view text;                                     ///< "Portrait"
    std::string_view hint;                                     ///< one short sentence
    std::vector<std::pair<std::string_view, double>> weights;  ///< by cue; none: the defaults
    double contrast = 0;                                       ///< MatchQuery::contrast
    void apply(MatchQuery& query) const;                       ///< sets weights and contrast, nothing else
};

const std::vector<MatchPreset>& match_presets();  ///< the first asks for everything
const MatchPreset* find_match_preset(std::string_view name);

}  // namespace rhyme
