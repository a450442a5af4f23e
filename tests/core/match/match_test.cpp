#include "core/match/match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/match/duplicates.h"
#include "core/match/judge.h"
#include "core/match/trims.h"
#include "tests/core/match/drawn_clips.h"

namespace rhyme {
namespace {

using match_test::asking;
using match_test::clip;
using match_test::figure;
using match_test::footage;
using match_test::size;
using match_test::step;

TEST(Match, AShapeThatComesBackIsFoundFirstAndLinedUp) {
    const auto list = find_matches(footage(), asking("shape"));
    ASSERT_TRUE(list);
    ASSERT_FALSE(list->matches.empty());
    const Match& best = list->matches.front();
    const auto ends = std::minmax(best.from.path, best.to.path);
    EXPECT_EQ(ends.first, "clip2");
    EXPECT_EQ(ends.second, "clip7");
    const Similarity b_onto_a = best.from.path == "clip2" ? best.align : best.align.inverse(16.0 / 9);
    EXPECT_NEAR(b_onto_a.scale, 0.9, 0.03);
    EXPECT_NEAR(b_onto_a.dx, -0.03, 0.01);
    EXPECT_NEAR(b_onto_a.dy, 0.02, 0.01);
}

TEST(Match, AnAlignmentTooDearForOneSideIsSharedByBoth) {
    std::vector<AnalysisPtr> clips = footage();
    // The star lies so far off that laying it on the other costs one picture more than the budget, two pictures not.
    clips[7] = clip("clip7", {figure(501, 5, {0.57, 0.55}, 0.36, 0.2), figure(71, 3, {0.3, 0.4}, 0.2)});
    const auto list = find_matches(clips, asking("shape"));
    ASSERT_TRUE(list);
    ASSERT_FALSE(list->matches.empty());
    const Match& best = list->matches.front();
    const std::set<std::string> joined{best.from.path, best.to.path};
    EXPECT_EQ(joined, (std::set<std::string>{"clip2", "clip7"}));
    EXPECT_GT(best.crop, 0.25);
    MatchQuery tight = asking("shape");
    tight.crop_budget = 0.05;
    const auto fewer = find_matches(clips, tight);
    ASSERT_TRUE(fewer);
    EXPECT_TRUE(fewer->matches.empty() || fewer->matches.front().crop < 0.25);
}

TEST(Match, AnswersDoNotDependOnJobsNorOnTheOrderOfFiles) {
    auto clips = footage();
    MatchQuery query;
    query.jobs = 1;
    const auto one = find_matches(clips, query);
    std::reverse(clips.begin(), clips.end());
    query.jobs = 3;
    const auto many = find_matches(clips, query);
    ASSERT_TRUE(one && many);
    ASSERT_EQ(one->matches.size(), many->matches.size());
    for (std::size_t i = 0; i < one->matches.size(); ++i) {
        EXPECT_EQ(one->matches[i].from.path, many->matches[i].from.path) << i;
        EXPECT_EQ(one->matches[i].to.frame, many->matches[i].to.frame) << i;
        EXPECT_EQ(one->matches[i].score, many->matches[i].score) << i;
    }
}

TEST(CombinedSurprise, ACueOfLittleWeightSupportsButCarriesNothingAlone) {
    const std::vector<double> weights{1, 0.2};
    EXPECT_DOUBLE_EQ(combined_surprise({3, 20}, weights), combined_surprise({3, 3}, weights));
    EXPECT_GT(combined_surprise({9, 9}, weights), combined_surprise({9, 2}, weights));
    EXPECT_GT(combined_surprise({3, 20}, {1, 0.9}), combined_surprise({3, 3}, {1, 0.9}));
    EXPECT_DOUBLE_EQ(combined_surprise({5, 5}, {0, 0}), 0);
}

std::vector<std::tuple<std::string, std::int64_t, std::string, std::int64_t, double>> told(const MatchFinder& finder) {
    std::vector<std::tuple<std::string, std::int64_t, std::string, std::int64_t, double>> lines;
    const auto list = finder.find({});
    for (const Match& m : list->matches)
        lines.emplace_back(m.from.path, m.from.frame.value, m.to.path, m.to.frame.value, m.score);
    return lines;
}

TEST(Match, WhatIsKnownBeforeAFileComesOrGoesChangesNoAnswer) {
    const auto all = footage();
    const std::vector<AnalysisPtr> fewer(all.begin(), all.end() - 1), later(all.begin() + 1, all.end());
    const MatchFinder first(fewer), more(first, all), less(more, later);
    EXPECT_EQ(told(more), told(MatchFinder(all)));
    EXPECT_EQ(told(less), told(MatchFinder(later)));
}

TEST(Match, ScoresFallAndRanksRise) {
    const auto list = find_matches(footage(), {});
    ASSERT_TRUE(list);
    for (std::size_t i = 0; i < list->matches.size(); ++i) {
        EXPECT_EQ(list->matches[i].rank, i + 1);
        EXPECT_GE(list->matches[i].score, 0);
        EXPECT_LE(list->matches[i].score, 1);
    }
}

TEST(Match, AmongLikeJoinsTheOneThatLeavesLeastUnseenIsShown) {
    auto clips = footage();
    const cv::Mat a = figure(500, 5, {0.50, 0.50}, 0.36, 0.2), b = figure(501, 5, {0.53, 0.48}, 0.40, 0.2);
    clips[2] = clip("clip2", {a, a, a});
    clips[7] = clip("clip7", {b, b, b});
    const auto list = find_matches(clips, asking("shape"));
    ASSERT_TRUE(list);
    ASSERT_FALSE(list->matches.empty());
    const Match& best = list->matches.front();
    const auto ends = std::minmax(best.from.path, best.to.path);
    EXPECT_EQ(ends.first, "clip2");
    EXPECT_EQ(ends.second, "clip7");
    EXPECT_EQ(best.from.frame, FramePosition(step / 2 + 2 * step));
    EXPECT_EQ(best.to.frame, FramePosition(step / 2));
}

TEST(Match, AScopeRestrictsItsSide) {
    MatchQuery query;
    query.from = {"clip2", FrameRange{FramePosition(25), FrameCount(10)}};
    const auto list = find_matches(footage(), query);
    ASSERT_TRUE(list);
    ASSERT_FALSE(list->matches.empty());
    for (const Match& m : list->matches) {
        EXPECT_EQ(m.from.path, "clip2");
        EXPECT_EQ(m.from.frame, FramePosition(30));
        EXPECT_NE(m.to.path, "clip2");
    }
}

TEST(Match, AnotherTakeOfTheSameIsNoMatchCut) {
    auto clips = footage();
    clips.push_back(clip("again", {figure(20, 2 + 140 % 3, {0.25 + 0.06 * (60 % 9), 0.3 + 0.05 * (100 % 9)}, 0.14, 6.0),
                                   figure(500, 5, {0.505, 0.50}, 0.36, 0.2)}));
    const auto list = find_matches(clips, asking("colour"));
    ASSERT_TRUE(list);
    for (const Match& m : list->matches)
        EXPECT_FALSE(std::minmax(m.from.path, m.to.path) == std::minmax(std::string("again"), std::string("clip2")));
}

TEST(Match, ACutThatAFilmHasAlreadyIsNotOffered) {
    auto clips = footage();
    auto film = std::make_shared<MediaAnalysis>(
        *clip("film", {figure(500, 5, {0.5, 0.5}, 0.36, 0.2), figure(501, 5, {0.52, 0.49}, 0.38, 0.2)}));
    film->shots = {{FrameRange{FramePosition(0), FrameCount(step)}},
                   {FrameRange{FramePosition(step), FrameCount(step)}}};
    film->moments[1].shot = 1;
    clips[2] = clips[7] = film;
    clips.erase(clips.begin() + 7);
    const auto list = find_matches(clips, asking("shape"));
    ASSERT_TRUE(list);
    for (const Match& m : list->matches)
        EXPECT_FALSE(m.from.path == "film" && m.from.shot == 0 && m.to.path == "film" && m.to.shot == 1);
}

TEST(Match, BlankPicturesMatchNothing) {
    const cv::Mat black(size, CV_8UC3, cv::Scalar::all(0));
    auto clips = footage();
    clips.push_back(clip("black", {black, black}));
    clips.push_back(clip("black too", {black, black}));
    const auto list = find_matches(clips, {});
    ASSERT_TRUE(list);
    for (const Match& m : list->matches)
        EXPECT_FALSE(m.from.path.starts_with("black") || m.to.path.starts_with("black"));
}

TEST(Match, OneClipHasNothingToRhymeWith) {
    const auto list = find_matches({footage().front()}, {});
    ASSERT_TRUE(list);
    EXPECT_TRUE(list->matches.empty());
}

TEST(Match, AnUnknownCueIsRefusedByName) {
    const auto list = find_matches(footage(), asking("smell"));
    ASSERT_FALSE(list);
    EXPECT_NE(list.error().what.find("smell"), std::string::npos);
}

TEST(Duplicates, AShiftedTakeIsTheSameAndAnotherSceneIsNot) {
    const auto a = clip("a", {figure(1, 5, {0.5, 0.5}, 0.36), figure(1, 5, {0.52, 0.5}, 0.36)});
    const auto b = clip("b", {figure(1, 5, {0.49, 0.51}, 0.36), figure(1, 5, {0.51, 0.51}, 0.36)});
    const auto c = clip("c", {figure(9, 4, {0.3, 0.6}, 0.30), figure(9, 4, {0.3, 0.6}, 0.30)});
    const Duplicates duplicates({a, b, c});
    EXPECT_TRUE(duplicates.same_take(0, 0, 1, 0));
    EXPECT_FALSE(duplicates.same_take(0, 0, 2, 0));
}

TEST(Duplicates, SomethingElseBeforeTheSameGroundIsTheSameTake) {
    // A ground of many things, once alone and once with a large figure before it.
    cv::Mat ground(size, CV_8UC3, cv::Scalar(90, 100, 110));
    cv::RNG random(11);
    for (int i = 0; i < 60; ++i) {
        const cv::Rect thing(random.uniform(0, 300), random.uniform(0, 160), random.uniform(8, 40),
                             random.uniform(8, 40));
        cv::rectangle(ground, thing,
                      cv::Scalar(random.uniform(20, 230), random.uniform(20, 230), random.uniform(20, 230)),
                      cv::FILLED);
    }
    cv::Mat before = ground.clone();
    cv::ellipse(before, cv::Point(190, 90), cv::Size(60, 70), 0, 0, 360, cv::Scalar(250, 40, 40), cv::FILLED);
    const std::vector<AnalysisPtr> clips{clip("a", {ground, ground}), clip("b", {before, before}),
                                         clip("c", {figure(3, 5, {0.4, 0.5}, 0.3), figure(4, 5, {0.4, 0.5}, 0.3)})};
    const Duplicates duplicates(clips);
    EXPECT_TRUE(duplicates.same_take(0, 0, 1, 0));
    EXPECT_FALSE(duplicates.same_take(0, 0, 2, 0));
}

TEST(Duplicates, TakesFallApartWhenWhatJoinedThemGoes) {
    const auto at = [](double x) { return figure(3, 4, {x, 0.5}, 0.3); };
    // Each is like the one beside it alone.
    const auto a = clip("a", {at(0.30), at(0.30)}), b = clip("b", {at(0.30), at(0.60)}),
               c = clip("c", {at(0.60), at(0.60)});
    const Duplicates all({a, b, c}), two({a, c}, 1, &all), again({a, b, c}, 1, &two);
    ASSERT_FALSE(Duplicates({a, c}).same_take(0, 0, 1, 0));
    ASSERT_TRUE(all.same_take(0, 0, 2, 0));
    EXPECT_FALSE(two.same_take(0, 0, 1, 0));
    EXPECT_TRUE(again.same_take(0, 0, 2, 0));
}

TEST(Duplicates, ACropToAnotherAspectIsTheSameTake) {
    const auto wide_of = [](const cv::Mat& square) {
        return square(cv::Rect(0, square.rows / 4, square.cols, square.rows / 2)).clone();
    };
    std::vector<cv::Mat> squares, wides;
    for (int i = 0; i < 4; ++i) {
        cv::Mat square(320, 320, CV_8UC3);
        for (int y = 0; y < square.rows; ++y)
            square.row(y).setTo(cv::Scalar(60 + y / 3, 200 - y / 2, 90 + 40 * std::sin(y / 60.0)));
        cv::circle(square, {120 + 6 * i, 150}, 60, cv::Scalar(240, 90, 60), -1, cv::LINE_AA);
        squares.push_back(square), wides.push_back(wide_of(square));
    }
    auto a = std::make_shared<MediaAnalysis>(*clip("a", squares)),
         b = std::make_shared<MediaAnalysis>(*clip("b", wides));
    a->aspect = 1, b->aspect = 2;
    const auto c = clip("c", {figure(9, 4, {0.3, 0.6}, 0.30), figure(9, 4, {0.3, 0.6}, 0.30)});
    const Duplicates duplicates({a, b, c});
    EXPECT_TRUE(duplicates.same_take(0, 0, 1, 0));
    EXPECT_FALSE(duplicates.same_take(1, 0, 2, 0));
}

/// A figure on a ground without a feature of its own.
cv::Mat star_on(const cv::Scalar& ground, const cv::Scalar& colour) {
    cv::Mat rgb(size, CV_8UC3, ground);
    std::vector<cv::Point> outline;
    for (int i = 0; i < 14; ++i) {
        const double angle = 0.2 + CV_PI * i / 7, r = (i % 2 ? 0.18 : 0.42) * size.height;
        outline.emplace_back(cvRound(0.5 * size.width + r * std::cos(angle)),
                             cvRound(0.5 * size.height + r * std::sin(angle)));
    }
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{outline}, colour, cv::LINE_AA);
    return rgb;
}

TEST(Duplicates, GroundsAreOneWhereTheirEdgesAreWhateverStandsBefore) {
    // Bars of unlike widths: edges all over.
    const auto ground = [](int seed) {
        cv::Mat rgb(size, CV_8UC3, cv::Scalar(60, 70, 80));
        cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
        for (int i = 0; i < 26; ++i)
            cv::rectangle(
                rgb, {random.uniform(0, 300), random.uniform(0, 160), random.uniform(8, 60), random.uniform(8, 40)},
                cv::Scalar::all(random.uniform(0, 255)), cv::FILLED);
        return rgb;
    };
    const auto with_disc = [](cv::Mat rgb, cv::Point at) {
        cv::circle(rgb, at, 26, cv::Scalar(220, 40, 40), cv::FILLED, cv::LINE_AA);
        return rgb;
    };
    const auto shape = [](const cv::Mat& rgb) {
        MomentPixels pixels;
        pixels.rgb = rgb;
        return find_cue("shape")->describe(Observation(pixels));
    };
    const auto a = shape(with_disc(ground(1), {80, 90})), b = shape(with_disc(ground(1), {240, 90})),
               c = shape(with_disc(ground(2), {80, 90}));
    EXPECT_TRUE(one_ground(*a, *b, edges_of_one_ground));
    EXPECT_FALSE(one_ground(*a, *c, edges_of_one_ground));
}

TEST(Duplicates, AFigureIsKnownByWhatIsSeenWithinItsOutlineOnAnyGround) {
    // A disc patched in many colours: what is on it tells it from another disc in its place.
    const auto disc = [](int seed, const cv::Scalar& ground) {
        cv::Mat rgb(size, CV_8UC3, ground), cloth(size, CV_8UC3, cv::Scalar(200, 60, 40)), mask(size, CV_8U);
        cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
        for (int i = 0; i < 60; ++i)
            cv::rectangle(
                cloth, {random.uniform(60, 240), random.uniform(10, 160), random.uniform(8, 30), random.uniform(8, 30)},
                cv::Scalar(random.uniform(120, 255), random.uniform(0, 120), random.uniform(0, 60)), cv::FILLED);
        mask.setTo(0);
        cv::circle(mask, {160, 90}, 65, cv::Scalar(255), cv::FILLED);
        cloth.copyTo(rgb, mask);
        MomentPixels pixels;
        pixels.rgb = rgb;
        return find_cue("shape")->describe(Observation(pixels));
    };
    const auto here = disc(1, {60, 70, 80}), elsewhere = disc(1, {15, 20, 25}), another = disc(2, {60, 70, 80});
    EXPECT_TRUE(same_figure(*here, *elsewhere));
    EXPECT_FALSE(same_figure(*here, *another)) << "one outline is a match";
}

TEST(Duplicates, TwoFiguresOfOneFormAreNotOneTake) {
    const Duplicates duplicates(
        {clip("a", {star_on({84, 92, 100}, {220, 90, 40})}), clip("b", {star_on({102, 90, 80}, {40, 120, 230})})});
    EXPECT_FALSE(duplicates.same_take(0, 0, 1, 0));
}

TEST(Match, APairCanBeAskedForAndSaysWhatSpeaksAgainstIt) {
    const auto clips = footage();
    const MatchFinder finder(clips);
    const auto star = finder.examine(2, FramePosition(30), 7, FramePosition(10), asking("shape"));
    ASSERT_TRUE(star);
    EXPECT_TRUE(star->why_not.empty()) << star->why_not.front();
    EXPECT_GT(star->match.score, 0.95);
    const auto itself = finder.examine(2, FramePosition(30), 2, FramePosition(10));
    ASSERT_TRUE(itself);
    ASSERT_FALSE(itself->why_not.empty());
    EXPECT_EQ(itself->why_not.front(), "both are of one shot");
    EXPECT_FALSE(finder.examine(99, FramePosition(0), 2, FramePosition(10)));
}

TEST(Match, PairsOfAFilmAreWeighedAsWhenAskedForOneByOne) {
    const auto clips = footage();
    const MatchFinder finder(clips);
    const MediaAnalysis& film = *clips[2];
    const std::size_t last = film.moments.size() - 1;
    const auto weighed = finder.weigh(clips[2], {{last, 0}, {0, last}});
    ASSERT_EQ(weighed.size(), 2U);
    const auto asked = finder.examine(2, film.moments[last].frame, 2, film.moments[0].frame);
    ASSERT_TRUE(asked);
    EXPECT_DOUBLE_EQ(weighed[0].score, asked->match.score);
    EXPECT_EQ(weighed[0].cues, asked->match.cues);
    EXPECT_EQ(weighed[0].because, asked->match.because);
    EXPECT_EQ(weighed[1].from.moment, 0U);
}

TEST(Match, AnswersBecomeExamplesWhereTheFootageIsThere) {
    const MatchFinder finder(footage());
    const auto examples = finder.examples({{"clip2", "clip7", FramePosition(30), FramePosition(10), true},
                                           {"clip2", "gone", FramePosition(30), FramePosition(10), false}});
    ASSERT_EQ(examples.size(), 1U);
    EXPECT_TRUE(examples.front().accepted);
    EXPECT_EQ(examples.front().rarities.size(), all_cues().size());
}

/// The figures, looked at once for all tests of this suite.
struct Trims : testing::Test {
    static const std::vector<AnalysisPtr>& clips() {
        static const std::vector<AnalysisPtr> all = footage();
        return all;
    }
    static Result<std::vector<BetterCut>> tried(const std::vector<PlacedCut>& cuts, int reach) {
        static const MatchFinder finder(clips());
        return cuts_to_trim(finder, clips(), cuts, FrameCount(reach), asking("shape"));
    }
};

PlacedCut star_missed() {
    const FrameRange whole(FramePosition(0), FrameCount(40));
    return {2, 7, FramePosition(14), FramePosition(27), whole, whole};
}

TEST_F(Trims, ACutThatMissesARhymeIsMovedOntoIt) {
    const PlacedCut unlike{3, 5, FramePosition(30), FramePosition(10), star_missed().from_room, star_missed().to_room};
    const auto better = tried({unlike, star_missed()}, 20);
    ASSERT_TRUE(better);
    ASSERT_FALSE(better->empty());
    const BetterCut& first = better->front();
    EXPECT_EQ(first.cut, 1U);
    EXPECT_EQ(first.out_by, 16);
    EXPECT_EQ(first.in_by, -17);
    EXPECT_GT(first.gain(), 0.1);
    EXPECT_FALSE(first.match.because.empty());
}

TEST_F(Trims, ACutStaysWithinItsRoomAndReach) {
    PlacedCut tight = star_missed();
    tight.from_room = FrameRange(FramePosition(0), FrameCount(28));  // the star comes at 30
    for (const auto& [cut, reach] : {std::pair(tight, 20), std::pair(star_missed(), 10)}) {
        const auto better = tried({cut}, reach);
        ASSERT_TRUE(better);
        for (const BetterCut& b : *better) EXPECT_LT(b.match.from.frame.value, 28);
    }
}

TEST_F(Trims, AJumpWithinOneTakeHasNoRhymeToGain) {
    PlacedCut jump = star_missed();
    jump.to_media = 2;
    const auto better = tried({jump}, 20);
    ASSERT_TRUE(better);
    EXPECT_TRUE(better->empty());
}

}  // namespace
}  // namespace rhyme
