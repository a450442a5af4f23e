// How the match panel weighs and what it leaves out: a value, and pure functions on it.
#pragma once

#include <QString>
#include <vector>

#include "core/match/presets.h"
#include "ui/match/question.h"

namespace rhyme::ui {

struct MatchOptions {
    CueWeights weights;         ///< by cue; empty: the core's own
    double contrast = 0;        ///< how much the sides must be of opposing colour or light besides
    double crop_budget = 0.30;  ///< largest share of the picture an alignment may cost
    bool edges_only = false, neighbours = false, titles = false;
    QString named;        ///< only pairs with this in the name or the path of either file; empty: any
    double handles = 0;   ///< seconds that A's shot goes on after the cut, and B's before it, at least
    bool unused = false;  ///< B is not on the timeline yet
    bool operator==(const MatchOptions&) const = default;
};

/// The preset whose weights and contrast these are; null: an own mixture.
const MatchPreset* preset_of(const MatchOptions& options);
/// The weights that a preset stands for.
CueWeights weights_of(const MatchPreset& preset);
/// A preset's name for a person, translated.
QString preset_text(const MatchPreset& preset);
QString preset_hint(const MatchPreset& preset);

/// What the finder itself has to be asked. A change in anything else only filters what it found.
void put_into(MatchQuery& query, const MatchOptions& options);
bool same_search(const MatchOptions& a, const MatchOptions& b);

/// Parts of files that the timeline shows already.
using UsedParts = std::vector<std::pair<MediaId, FrameRange>>;
UsedParts used_parts(const Timeline& timeline, const FindMedia& find);

/// The filters that look at a found pair.
bool passes(const MatchOptions& options, const MatchSide& outgoing, const MatchSide& incoming, const UsedParts& used);

}  // namespace rhyme::ui
