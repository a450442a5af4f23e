// How the match panel weighs and what it leaves out: a value, and pure functions on it.
#pragma once

#include <QString>
#include <map>
#include <vector>

#include "core/match/match.h"
#include "ui/match/question.h"

namespace rhyme::ui {

/// What to look for, by a name: the weights it stands for.
struct MatchPreset {
    const char* id;    ///< "shape"
    const char* text;  ///< English; translated in the context "MatchPresets"
    std::map<std::string, double, std::less<>> weights;
};
/// The first is "everything", with the core's own weights.
const std::vector<MatchPreset>& match_presets();

struct MatchOptions {
    std::map<std::string, double, std::less<>> weights;  ///< by cue; empty: the core's own
    double crop_budget = 0.30;                           ///< largest share of the picture an alignment may cost
    bool edges_only = false, neighbours = false, titles = false;
    QString named;        ///< only pairs with this in the name or the path of either file; empty: any
    double handles = 0;   ///< seconds that A's shot goes on after the cut, and B's before it, at least
    bool unused = false;  ///< B is not on the timeline yet
    bool operator==(const MatchOptions&) const = default;
};

/// The preset whose weights these are; null: an own mixture.
const MatchPreset* preset_of(const MatchOptions& options);

/// What the finder itself has to be asked. A change in anything else only filters what it found.
void put_into(MatchQuery& query, const MatchOptions& options);
bool same_search(const MatchOptions& a, const MatchOptions& b);

/// Parts of files that the timeline shows already.
using UsedParts = std::vector<std::pair<MediaId, FrameRange>>;
UsedParts used_parts(const Timeline& timeline, const FindMedia& find);

/// The filters that look at a found pair.
bool passes(const MatchOptions& options, const MatchSide& outgoing, const MatchSide& incoming, const UsedParts& used);

}  // namespace rhyme::ui
