#include "core/match/trims.h"

#include <algorithm>

namespace rhyme {
namespace {

/// The frames within reach that may be used; empty when there are none.
FrameRange around(FramePosition at, FrameCount reach, const FrameRange& room) {
    const std::int64_t start = std::max(at.value - reach.value, room.start.value),
                       end = std::min(at.value + reach.value + 1, room.end().value);
    return FrameRange(FramePosition(start), FrameCount(std::max<std::int64_t>(0, end - start)));
}

}  // namespace

Result<std::vector<BetterCut>> cuts_to_trim(const MatchFinder& finder, const std::vector<AnalysisPtr>& footage,
                                            const std::vector<PlacedCut>& cuts, FrameCount reach,
                                            const MatchQuery& query, double least_gain, const Progress& progress,
                                            const Cancel& cancel) {
    std::vector<BetterCut> better;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (progress) progress({static_cast<double>(i) / static_cast<double>(cuts.size()), "trying trims"});
        const PlacedCut& cut = cuts[i];
        if (cut.from_media >= footage.size() || cut.to_media >= footage.size())
            return fail(ErrorCode::InvalidArgument, "there is no such footage");
        const FrameRange out = around(cut.from, reach, cut.from_room), in = around(cut.to, reach, cut.to_room);
        if (out.length.value == 0 || in.length.value == 0) continue;
        MatchQuery one = query;
        one.from = {footage[cut.from_media]->path, out};
        one.to = {footage[cut.to_media]->path, in};
        one.fold = false, one.top = 1, one.edges_only = false;
        auto found = finder.find(one, {}, cancel);
        if (!found) return fail(found.error());
        if (found->matches.empty()) continue;
        const Match& best = found->matches.front();
        // Where nothing was seen within reach the finder answers with the nearest moment.
        if (!out.contains(best.from.frame) || !in.contains(best.to.frame)) continue;
        const auto now = finder.examine(cut.from_media, cut.from, cut.to_media, cut.to, query);
        auto then = finder.examine(cut.from_media, best.from.frame, cut.to_media, best.to.frame, query);
        if (!now || !then) continue;
        BetterCut trimmed{i, now->match.score, best.from.frame.value - cut.from.value,
                          best.to.frame.value - cut.to.value, std::move(then->match)};
        if (trimmed.gain() >= least_gain) better.push_back(std::move(trimmed));
    }
    std::stable_sort(better.begin(), better.end(),
                     [](const BetterCut& a, const BetterCut& b) { return a.gain() > b.gain(); });
    return better;
}

}  // namespace rhyme
