// The search behind a first cut: how near it comes to what is best, and what it keeps to.
#include "core/assemble/cut_search.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace rhyme {
namespace {

/// `shots` of two to five seconds, joins of random worth, a place each half second.
CutProblem random_problem(unsigned seed, std::size_t shots, std::size_t places) {
    std::mt19937 random(seed);
    const auto number = [&](int from, int to) { return from + int(random() % unsigned(to - from + 1)); };
    CutProblem p;
    p.rest = 2;
    for (std::size_t i = 0; i < places; ++i) p.places.push_back({0.5 * double(i), number(0, 10) / 10.0});
    p.steps.resize(places - 1);
    for (std::size_t i = 0; i + 1 < places; ++i)
        for (const int beats : {1, 2, 3, 4})
            if (i + std::size_t(beats) < places)
                p.steps[i].push_back({i + std::size_t(beats), number(-20, 10) / 10.0, beats});
    for (std::size_t s = 0; s < shots; ++s) {
        CutProblem::Shot shot;
        shot.take = s, shot.file = s / 2, shot.end = number(50, 125), shot.activity = number(0, 10) / 10.0;
        p.shots.push_back(shot);
        p.entries.push_back({s, 0, true});
    }
    for (std::size_t n = 0; n < 12 * shots; ++n) {
        const std::size_t from = std::size_t(number(0, int(shots) - 1)), to = std::size_t(number(0, int(shots) - 1));
        if (from == to) continue;
        const std::int64_t in = number(0, 40);
        p.entries.push_back({to, in, false});
        p.shots[from].leaving.push_back({number(10, 120), p.entries.size() - 1, in, number(10, 120) / 10.0, n});
    }
    for (CutProblem::Shot& shot : p.shots)
        std::sort(shot.leaving.begin(), shot.leaving.end(),
                  [](const auto& a, const auto& b) { return a.from_frame < b.from_frame; });
    return p;
}

TEST(CutSearch, ComesNearTheProvenBest) {
    double best = 0, found = 0, greedy = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const CutProblem p = random_problem(seed, 5, 13);
        const CutChain exact = solve_cut(p, 400'000), searched = search_cut(p), hasty = greedy_cut(p);
        ASSERT_TRUE(exact.proven) << seed;
        EXPECT_LE(searched.worth, exact.worth + 1e-3) << seed;
        EXPECT_LE(exact.worth, searched.bound + 1e-3) << seed << ": the bound is one";
        EXPECT_GE(searched.worth, exact.worth - 2) << seed;
        best += exact.worth, found += searched.worth, greedy += hasty.worth;
    }
    EXPECT_GE(found, best - 0.02 * std::abs(best));
    EXPECT_LT(greedy, found);
}

TEST(CutSearch, PiecesTouchAndStayInTheirShots) {
    const CutProblem p = random_problem(3, 8, 41);
    const CutChain chain = search_cut(p);
    ASSERT_FALSE(chain.pieces.empty());
    for (std::size_t i = 1; i < chain.pieces.size(); ++i) {
        const auto& leaving = p.shots[p.entries[chain.pieces[i - 1].entry].shot].leaving;
        const auto* join = chain.pieces[i].join;
        EXPECT_TRUE(!join || (join >= leaving.data() && join < leaving.data() + leaving.size())) << "a join of its own";
    }
    EXPECT_EQ(chain.pieces.front().slot, 0u);
    EXPECT_EQ(chain.pieces.back().to, 40u);
    for (std::size_t i = 0; i < chain.pieces.size(); ++i) {
        const CutPiece& piece = chain.pieces[i];
        if (i > 0) {
            EXPECT_EQ(piece.slot, chain.pieces[i - 1].to);
        }
        const double seconds = p.places[piece.to].seconds - p.places[piece.slot].seconds;
        EXPECT_LE(piece.in + std::int64_t(seconds * 25), p.shots[p.entries[piece.entry].shot].end);
    }
}

TEST(CutSearch, NoTakeComesBackTooSoon) {
    const CutProblem p = random_problem(4, 8, 41);
    const CutChain chain = search_cut(p);
    for (std::size_t i = 0; i < chain.pieces.size(); ++i)
        for (std::size_t k = i + 1; k < chain.pieces.size() && k <= i + std::size_t(p.rest); ++k)
            EXPECT_NE(p.entries[chain.pieces[i].entry].shot, p.entries[chain.pieces[k].entry].shot);
}

TEST(CutSearch, NothingComesBackWhileThereAreOthers) {
    for (const unsigned seed : {7u, 8u, 9u}) {
        const CutProblem p = random_problem(seed, 60, 61);
        std::set<std::size_t> seen;
        const CutChain chain = search_cut(p);
        ASSERT_GT(chain.pieces.size(), 15u) << seed;
        for (const CutPiece& c : chain.pieces)
            EXPECT_TRUE(seen.insert(p.entries[c.entry].shot).second) << "seed " << seed << ", beat " << c.slot;
    }
}

TEST(CutSearch, WhatSpeaksAgainstAShotKeepsItOutWhileThereAreOthers) {
    CutProblem p = random_problem(10, 30, 41);
    const auto shown = [&](std::size_t shot) {
        const auto pieces = search_cut(p).pieces;
        return std::any_of(pieces.begin(), pieces.end(),
                           [&](const auto& c) { return p.entries[c.entry].shot == shot; });
    };
    const std::size_t first = p.entries[search_cut(p).pieces[3].entry].shot;
    ASSERT_TRUE(shown(first));
    for (CutProblem::Entry& e : p.entries)
        if (e.shot == first) e.cost = 12;
    EXPECT_FALSE(shown(first));
}

TEST(CutSearch, WhatIsKeptIsThere) {
    CutProblem p = random_problem(5, 8, 41);
    p.entries.push_back({2, 7, false});
    p.kept.push_back({10, 14, p.entries.size() - 1, 7});
    const CutChain chain = search_cut(p);
    const auto piece =
        std::find_if(chain.pieces.begin(), chain.pieces.end(), [](const auto& c) { return c.slot == 10; });
    ASSERT_NE(piece, chain.pieces.end());
    EXPECT_EQ(piece->to, 14u);
    EXPECT_EQ(piece->in, 7);
    EXPECT_EQ(p.entries[piece->entry].shot, 2u);
}

TEST(CutSearch, AnotherSeedIsAnotherCutAndTheSameSeedTheSame) {
    CutProblem p = random_problem(6, 8, 41);
    const auto shots = [&](unsigned seed) {
        p.seed = seed;
        std::vector<std::size_t> list;
        for (const CutPiece& c : search_cut(p).pieces) list.push_back(p.entries[c.entry].shot);
        return list;
    };
    const auto one = shots(1);
    EXPECT_EQ(shots(1), one);
    std::set<std::vector<std::size_t>> different{one, shots(2), shots(3), shots(4)};
    EXPECT_GT(different.size(), 1u);
}

}  // namespace
}  // namespace rhyme
