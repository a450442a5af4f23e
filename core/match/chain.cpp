#include "core/match/chain.h"

#include <algorithm>
#include <set>

namespace rhyme {
namespace {

using ShotKey = std::pair<std::size_t, int>;
ShotKey shot_of(const MatchEnd& end) { return {end.media, end.shot}; }

struct Run {
    std::vector<std::size_t> joins;
    std::set<ShotKey> shots;
    double sum = 0;
};

/// More first; then the ones with the earlier joins, so that the order of equal runs is fixed.
bool better(const Run& a, const Run& b) { return a.sum != b.sum ? a.sum > b.sum : a.joins < b.joins; }

}  // namespace

std::vector<Match> longest_chain(const std::vector<Match>& joins, const ChainOptions& options) {
    std::map<ShotKey, std::vector<std::size_t>> leaving;
    for (std::size_t i = 0; i < joins.size(); ++i)
        if (joins[i].score >= options.least_score && shot_of(joins[i].from) != shot_of(joins[i].to))
            leaving[shot_of(joins[i].from)].push_back(i);
    std::vector<Run> alive, longest;
    for (const auto& [shot, list] : leaving)
        for (const std::size_t i : list)
            if (!options.first || shot == shot_of(*options.first))
                alive.push_back({{i}, {shot, shot_of(joins[i].to)}, joins[i].score});
    const auto trim = [&] {
        std::sort(alive.begin(), alive.end(), better);
        alive.resize(std::min(alive.size(), options.beam));
    };
    for (trim(); !alive.empty(); trim()) {
        longest = alive;
        if (longest.front().shots.size() >= options.most) break;
        std::vector<Run> next;
        for (const Run& run : alive) {
            const MatchEnd& here = joins[run.joins.back()].to;
            const auto found = leaving.find(shot_of(here));
            if (found == leaving.end()) continue;
            for (const std::size_t i : found->second) {
                if (joins[i].from.time < here.time + options.hold || run.shots.count(shot_of(joins[i].to))) continue;
                Run longer = run;
                longer.joins.push_back(i), longer.shots.insert(shot_of(joins[i].to)), longer.sum += joins[i].score;
                next.push_back(std::move(longer));
            }
        }
        alive = std::move(next);
    }
    std::vector<Match> chain;
    if (!longest.empty())
        for (const std::size_t i : longest.front().joins) chain.push_back(joins[i]);
    return chain;
}

}  // namespace rhyme
