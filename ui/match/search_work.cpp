#include "ui/match/search_work.h"

#include <algorithm>
#include <set>

namespace rhyme::ui {
namespace {

constexpr std::size_t of_each_pair = 4;

/// Shots that lead to the clip after the gap, at a later frame than they are entered at.
Result<MatchList> fill_gap(const MatchFinder& finder, const SearchWork& work, const Progress& progress,
                           const Cancel& cancel) {
    auto forward = finder.find(work.query, progress, cancel);
    if (!forward || work.others.empty()) return forward;
    MatchQuery back = work.query;
    back.from = {};
    back.to = {work.others.front().path, work.others.front().frames};
    const auto leads = finder.find(back, {}, cancel);
    if (!leads) return leads;
    std::map<std::pair<std::size_t, int>, FramePosition> last;
    for (const Match& m : leads->matches) {
        auto [place, fresh] = last.emplace(std::pair(m.from.media, m.from.shot), m.from.frame);
        if (!fresh) place->second = std::max(place->second, m.from.frame);
    }
    const auto both = [&](const Match& m) {
        const auto found = last.find({m.to.media, m.to.shot});
        return found != last.end() && found->second > m.to.frame;
    };
    std::stable_partition(forward->matches.begin(), forward->matches.end(), both);
    for (std::size_t i = 0; i < forward->matches.size(); ++i) {
        Match& m = forward->matches[i];
        m.rank = i + 1;
        if (both(m))
            m.because.insert(
                m.because.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, m.because.size())),
                "then: also rhymes with what follows the gap");
    }
    return forward;
}

Result<MatchList> among(const MatchFinder& finder, const SearchWork& work, const Progress& progress,
                        const Cancel& cancel) {
    MatchList all;
    const std::size_t n = work.others.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < n; ++k) {
            if (i == k) continue;
            MatchQuery query = work.query;
            query.from = {work.others[i].path, work.others[i].frames};
            query.to = {work.others[k].path, work.others[k].frames};
            query.top = of_each_pair;
            auto some = finder.find(query, {}, cancel);
            if (!some) return some;
            all.considered += some->considered;
            std::move(some->matches.begin(), some->matches.end(), std::back_inserter(all.matches));
        }
        if (progress) progress({static_cast<double>(i + 1) / static_cast<double>(n), "comparing clips"});
    }
    std::stable_sort(all.matches.begin(), all.matches.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    for (std::size_t i = 0; i < all.matches.size(); ++i) all.matches[i].rank = i + 1;
    return all;
}

}  // namespace

Result<MatchList> answer(const MatchFinder& finder, const SearchWork& work, const Progress& progress,
                         const Cancel& cancel) {
    if (work.kind == MatchQuestion::Kind::Gap) return fill_gap(finder, work, progress, cancel);
    if (work.kind == MatchQuestion::Kind::Selected) return among(finder, work, progress, cancel);
    return finder.find(work.query, progress, cancel);
}

}  // namespace rhyme::ui
