#include "core/match/presets.h"

namespace rhyme {

void MatchPreset::apply(MatchQuery& query) const {
    query.weights.clear();
    for (const auto& [cue, weight] : weights) query.weights.emplace(cue, weight);
    query.contrast = contrast;
}

const std::vector<MatchPreset>& match_presets() {
    static const std::vector<MatchPreset> presets{
        {"all", "Everything", "Whatever rhymes most", {}},
        {"shape", "Shape", "The same outline in the same place", {{"shape", 1}, {"composition", 0.2}}},
        {"line", "Line", "Horizons, edges and diagonals that go on", {{"line", 1}, {"depth", 0.2}}},
        {"colour", "Colour", "One palette", {{"colour", 1}, {"light", 0.3}}},
        {"light", "Light", "One light: its key and where it comes from", {{"light", 1}, {"colour", 0.2}}},
        {"movement", "Movement", "A movement that goes on", {{"motion", 1}, {"composition", 0.15}}},
        {"portrait",
         "Portrait",
         "Faces of one size in one place",
         {{"person", 1}, {"composition", 0.2}, {"light", 0.1}}},
        {"contrast",
         "Contrast",
         "The same form in the same place, the opposite colour or light",
         {{"shape", 1}, {"composition", 0.6}, {"line", 0.3}},
         1},
    };
    return presets;
}

const MatchPreset* find_match_preset(std::string_view name) {
    for (const MatchPreset& preset : match_presets())
        if (preset.name == name) return &preset;
    return nullptr;
}

}  // namespace rhyme
