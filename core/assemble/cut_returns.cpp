// The search of cut_search.h with what comes back made dearer than it is.
#include <algorithm>
#include <future>
#include <map>
#include <vector>

#include "core/assemble/cut_search.h"

namespace rhyme {
namespace {

/// Pairs of pieces of one take: what each costs is a return.
double returns_of(const CutProblem& problem, const CutChain& chain) {
    std::map<std::size_t, int> seen;
    double pairs = 0;
    for (const CutPiece& piece : chain.pieces) {
        const CutProblem::Shot& shot = problem.shots[problem.entries[piece.entry].shot];
        const bool kept = std::any_of(problem.kept.begin(), problem.kept.end(),
                                      [&](const CutProblem::Kept& k) { return k.slot == piece.slot; });
        int& times = seen[shot.take];
        if (!shot.performance && !kept) pairs += times;
        ++times;
    }
    return pairs;
}

}  // namespace

CutChain search_cut(const CutProblem& problem, std::size_t beam, const Cancel& cancel) {
    // A beam sees too late that it has used up what it needs. Where coming back is dearer it spares more; what that
    // finds is often better at the true price.
    const auto at_price = [&](double dearer) {
        CutChain chain = beam_cut(problem, beam, cancel, dearer);
        chain.worth += (dearer - 1) * problem.cost_of_return * returns_of(problem, chain);
        return chain;
    };
    std::vector<std::future<CutChain>> others;
    for (const double dearer : {1.5, 2.5}) others.push_back(std::async(std::launch::async, at_price, dearer));
    CutChain best = beam_cut(problem, beam, cancel);
    const double bound = best.bound;
    const bool any = !best.pieces.empty();
    for (auto& other : others)
        if (CutChain chain = other.get(); any && !chain.pieces.empty() && chain.worth > best.worth)
            best = std::move(chain);
    if (cancel.stop_requested() || !any) return {};
    best.bound = bound, best.proven = best.worth >= bound - 1e-3;
    return best;
}

}  // namespace rhyme
