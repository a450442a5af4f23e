// What is asked besides "what rhymes": contrast, chains, why and why not, and what an editor's answers teach.
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <random>

#include "core/match/chain.h"
#include "core/match/contrast.h"
#include "core/match/presets.h"
#include "core/match/taste.h"

namespace rhyme {
namespace {

Moment moment_of(const cv::Vec3f& left, const cv::Vec3f& right) {
    Moment moment;
    moment.thumb = cv::Mat(5, 8, CV_32FC3);
    moment.thumb.colRange(0, 4).setTo(left);
    moment.thumb.colRange(4, 8).setTo(right);
    return moment;
}

TEST(Contrast, ComplementaryHuesInOnePlaceOppose) {
    const Moment orange = moment_of({0.7F, 0.08F, 0.10F}, {0.5F, 0.08F, 0.10F}),
                 teal = moment_of({0.7F, -0.08F, -0.10F}, {0.5F, -0.08F, -0.10F});
    EXPECT_GT(contrast_between(orange, teal).colour, 0.95);
    EXPECT_LT(contrast_between(orange, orange).colour, 0.01);
    EXPECT_NE(contrast_between(orange, teal).because.find(" against "), std::string::npos);
}

TEST(Contrast, LightThatChangesPlacesOpposes) {
    const Moment lit_left = moment_of({0.9F, 0, 0}, {0.3F, 0, 0}), lit_right = moment_of({0.3F, 0, 0}, {0.9F, 0, 0});
    EXPECT_GT(contrast_between(lit_left, lit_right).light, 0.95);
    EXPECT_LT(contrast_between(lit_left, lit_left).light, 0.01);
    EXPECT_EQ(contrast_between(lit_left, lit_right).because, "light and dark change places");
}

TEST(MatchPresets, EveryWeightIsThatOfACue) {
    for (const MatchPreset& preset : match_presets())
        for (const auto& [cue, weight] : preset.weights) {
            EXPECT_NE(find_cue(cue), nullptr) << preset.name;
            EXPECT_GT(weight, 0) << preset.name;
        }
    EXPECT_EQ(find_match_preset("nonsense"), nullptr);
}

Match join(std::size_t from, int from_second, std::size_t to, int to_second, double score) {
    Match match;
    match.score = score;
    match.from.media = from, match.from.time = {from_second, 1};
    match.to.media = to, match.to.time = {to_second, 1};
    return match;
}

std::vector<std::size_t> visited(const std::vector<Match>& chain) {
    std::vector<std::size_t> media;
    for (const Match& m : chain) media.push_back(m.from.media);
    if (!chain.empty()) media.push_back(chain.back().to.media);
    return media;
}

TEST(Chain, TheLongestRunIsFound) {
    const std::vector<Match> joins{join(0, 3, 1, 0, 0.999), join(0, 3, 2, 0, 0.99), join(2, 3, 3, 0, 0.99),
                                   join(3, 3, 4, 0, 0.99)};
    EXPECT_EQ(visited(longest_chain(joins, {})), (std::vector<std::size_t>{0, 2, 3, 4}));
}

TEST(Chain, AShotIsLeftAfterItWasEnteredAndNeverComesTwice) {
    const std::vector<Match> joins{join(0, 3, 1, 5, 0.99), join(1, 2, 2, 0, 0.99), join(1, 9, 0, 0, 0.99)};
    EXPECT_EQ(visited(longest_chain(joins, {})).size(), 2U);
}

TEST(Chain, WeakJoinsAndOtherBeginningsAreLeftOut) {
    const std::vector<Match> joins{join(0, 3, 1, 0, 0.5), join(2, 3, 3, 0, 0.99), join(4, 3, 5, 0, 0.999)};
    ChainOptions options;
    options.first = joins[1].from;
    EXPECT_EQ(visited(longest_chain(joins, options)), (std::vector<std::size_t>{2, 3}));
}

/// Answers of an editor who says yes exactly where one cue is rare.
std::vector<TasteExample> answers(std::size_t liked, std::size_t count) {
    std::mt19937 random(7);
    std::vector<TasteExample> examples;
    for (std::size_t i = 0; i < count; ++i) {
        TasteExample e;
        for (std::size_t c = 0; c < all_cues().size(); ++c)
            e.rarities.push_back(static_cast<double>(random() % 1000) / 1000);
        e.rarities[liked] = i % 2 ? 0.995 : 0.3;
        e.accepted = i % 2;
        examples.push_back(e);
    }
    return examples;
}

CueWeights even_weights() {
    CueWeights weights;
    for (const Cue* cue : all_cues()) weights.emplace(cue->name(), 1);
    return weights;
}

TEST(Taste, WhatIsLikedCountsMoreAndIsTold) {
    const Taste taste = Taste::learn(answers(2, 40));
    const CueWeights weights = taste.applied_to(even_weights());
    for (std::size_t c = 0; c < all_cues().size(); ++c)
        EXPECT_LE(weights.at(std::string(all_cues()[c]->name())), weights.at("colour")) << all_cues()[c]->name();
    EXPECT_GT(weights.at("colour"), 1.2);
    ASSERT_FALSE(taste.words().empty());
    EXPECT_NE(taste.words().front().find("Colour counts more"), std::string::npos);
}

TEST(Taste, AFewAnswersOrOneSidedOnesTeachNothing) {
    EXPECT_TRUE(Taste::learn(answers(2, 4)).words().empty());
    auto only_no = answers(2, 40);
    for (TasteExample& e : only_no) e.accepted = false;
    EXPECT_EQ(Taste::learn(only_no).applied_to(even_weights()), even_weights());
}

TEST(Taste, WhatForetellsNoOtherAnswerIsNotLearned) {
    int unmoved = 0;
    for (unsigned editor = 0; editor < 20; ++editor) {
        std::mt19937 coin(editor);
        auto tossed = answers(2, 40);
        for (TasteExample& e : tossed) e.accepted = coin() % 2;
        unmoved += Taste::learn(tossed).applied_to(even_weights()) == even_weights();
    }
    EXPECT_GE(unmoved, 12);
}

TEST(Taste, FactorsStayWithinBoundsAndNoWeightStaysNone) {
    CueWeights weights = even_weights();
    weights["shape"] = 0;
    const CueWeights learned = Taste::learn(answers(2, 4000)).applied_to(weights);
    for (const auto& [cue, weight] : learned) EXPECT_LE(weight, 4) << cue;
    EXPECT_EQ(learned.at("shape"), 0);
}

}  // namespace
}  // namespace rhyme
