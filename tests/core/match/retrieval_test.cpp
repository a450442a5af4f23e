#include "core/match/retrieval.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace rhyme {
namespace {

using Columns = MomentEmbeddings::Columns;

constexpr std::size_t files = 24, moments_of_a_file = 100, shots_of_a_file = 10;

AnalysisPtr file(std::size_t number) {
    auto media = std::make_shared<MediaAnalysis>();
    media->fingerprint = media->path = "file " + std::to_string(number);
    media->shots.resize(shots_of_a_file);
    for (std::size_t i = 0; i < moments_of_a_file; ++i) {
        Moment moment;
        moment.frame = FramePosition(static_cast<std::int64_t>(i));
        moment.shot = static_cast<int>(i * shots_of_a_file / moments_of_a_file);
        media->moments.push_back(std::move(moment));
    }
    return media;
}

std::shared_ptr<const MomentEmbeddings::Block> block(std::mt19937& random) {
    auto block = std::make_shared<MomentEmbeddings::Block>();
    std::normal_distribution<float> any;
    for (std::size_t cue = 0; cue < all_cues().size(); ++cue) {
        auto columns = std::make_shared<Columns>();
        columns->values = Eigen::MatrixXf::Zero(6, moments_of_a_file);
        columns->values = columns->values.unaryExpr([&](float) { return any(random); }).eval();
        columns->squared = columns->values.colwise().squaredNorm();
        columns->there.assign(moments_of_a_file, 1);
        block->columns.insert(block->columns.end(), 2, columns);
    }
    return block;
}

struct World {
    std::vector<AnalysisPtr> media;
    std::vector<std::shared_ptr<const MomentEmbeddings::Block>> blocks;
    std::vector<MatchCandidateEnd> ends;

    World() {
        std::mt19937 random(3);
        for (std::size_t m = 0; m < files; ++m) {
            media.push_back(file(m)), blocks.push_back(block(random));
            for (std::size_t i = 0; i < moments_of_a_file; ++i) {
                const std::size_t shot = m * shots_of_a_file + i * shots_of_a_file / moments_of_a_file;
                ends.push_back({m, i, shot, shot, &media[m]->moments[i]});
            }
        }
    }
    MomentEmbeddings embeddings(std::size_t unindexed) const { return {media, blocks, 2, nullptr, unindexed}; }
};

std::set<std::pair<std::uint32_t, std::uint32_t>> asked(const MomentEmbeddings& embeddings,
                                                        const std::vector<MatchCandidateEnd>& from,
                                                        const std::vector<MatchCandidateEnd>& to,
                                                        std::size_t exact_up_to, unsigned jobs = 2) {
    RetrievalLimits limits;
    limits.each = limits.total = 40, limits.exact_up_to = exact_up_to;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const std::vector<double> weights(all_cues().size(), 1.0);
    for (const MatchPair& p : retrieve(embeddings, from, to, weights, limits, jobs, {})) pairs.emplace(p.from, p.to);
    EXPECT_FALSE(pairs.empty());
    return pairs;
}

TEST(Retrieval, TheNearestInACueIsAmongWhatIsFound) {
    const World world;
    const MomentEmbeddings embeddings = world.embeddings(1000000);
    const std::size_t one = 1234;
    const auto pairs = asked(embeddings, {world.ends[one]}, world.ends, 1000000);
    for (std::size_t cue = 0; cue < all_cues().size(); ++cue) {
        const auto vector = [&](std::size_t i) {
            return world.blocks[world.ends[i].media]->columns[2 * cue]->values.col(
                static_cast<Eigen::Index>(world.ends[i].moment));
        };
        std::uint32_t nearest = 0;
        float least = 1e9F;
        for (std::uint32_t j = 0; j < world.ends.size(); ++j) {
            const auto &a = world.ends[one], &b = world.ends[j];
            if (a.take == b.take || (a.media == b.media && b.shot == a.shot + 1)) continue;
            if (const float d = (vector(one) - vector(j)).squaredNorm(); d < least) least = d, nearest = j;
        }
        EXPECT_TRUE(pairs.count({0, nearest})) << all_cues()[cue]->name();
    }
}

TEST(Retrieval, TheIndexFindsNearlyAllThatLookingAtAllFinds) {
    const World world;
    const MomentEmbeddings embeddings = world.embeddings(0);
    std::size_t wanted = 0, found = 0;
    for (std::size_t i = 0; i < world.ends.size(); i += 400) {
        const auto exact = asked(embeddings, {world.ends[i]}, world.ends, 1000000),
                   some = asked(embeddings, {world.ends[i]}, world.ends, 0);
        wanted += exact.size();
        for (const auto& pair : exact) found += some.count(pair);
    }
    EXPECT_GT(static_cast<double>(found), 0.9 * static_cast<double>(wanted));
}

TEST(Retrieval, WhatLeadsIntoAMomentIsAskedOfThatMomentAlone) {
    const World world;
    const MomentEmbeddings embeddings = world.embeddings(1000000);
    const auto pairs = asked(embeddings, world.ends, {world.ends[700]}, 1000000);
    EXPECT_LE(pairs.size(), 40U * all_cues().size());
    for (const auto& [from, to] : pairs) EXPECT_NE(world.ends[from].take, world.ends[700].take);
}

TEST(Retrieval, JobsDoNotMatter) {
    const World world;
    const MomentEmbeddings embeddings = world.embeddings(1000000);
    EXPECT_EQ(asked(embeddings, world.ends, world.ends, 1000000, 1),
              asked(embeddings, world.ends, world.ends, 1000000, 4));
}

TEST(RandomPairs, AFileMoreChangesFewOfThem) {
    World world;
    const auto all = random_pairs(world.media, world.ends, world.ends, 1000);
    const std::vector<MatchCandidateEnd> fewer(world.ends.begin(), world.ends.end() - moments_of_a_file);
    const auto before = random_pairs(world.media, fewer, fewer, 1000);
    ASSERT_EQ(all.size(), 1000U);
    std::set<std::pair<std::uint32_t, std::uint32_t>> kept;
    for (const MatchPair& p : before) kept.emplace(p.from, p.to);
    std::size_t same = 0;
    for (const MatchPair& p : all) same += kept.count({p.from, p.to});
    EXPECT_GT(same, 850U);  // a file of 24 has a part in a twelfth of the pairs
}

}  // namespace
}  // namespace rhyme
