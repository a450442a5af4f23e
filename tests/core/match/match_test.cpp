#include "core/match/match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/match/duplicates.h"
#include "core/match/judge.h"
#include "core/match/trims.h"

namespace rhyme {
namespace {

const cv::Size size(320, 180);
constexpr std::int64_t step = 20;

/// A picture with a figure of `corners` points on a ground, both of their own colour, a little grain on top.
cv::Mat figure(int seed, int corners, cv::Point2d centre, double radius, double turn = 0) {
    cv::RNG random(static_cast<std::uint64_t>(seed) * 7919 + 1);
    const auto colour = [&] {
        return cv::Scalar(random.uniform(20, 120), random.uniform(20, 120), random.uniform(20, 120));
    };
    cv::Mat rgb(size, CV_8UC3, colour());
    std::vector<cv::Point> outline;
    for (int i = 0; i < 2 * corners; ++i) {
        const double angle = turn + CV_PI * i / corners, r = radius * size.height * (i % 2 ? 0.45 : 1.0);
        outline.emplace_back(cvRound(centre.x * size.width + r * std::cos(angle)),
                             cvRound(centre.y * size.height + r * std::sin(angle)));
    }
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{outline}, colour() + cv::Scalar(120, 120, 120), cv::LINE_AA);
    cv::Mat noise(size, CV_8UC3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 6);
    return rgb + noise;
}

cv::Mat thumb_of(const Observation& seen) {
    cv::Mat thumb;
    cv::resize(seen.oklab(), thumb, {8, 5}, 0, 0, cv::INTER_AREA);
    return thumb;
}

/// One shot whose moments are these pictures, `step` frames apart.
AnalysisPtr clip(const std::string& name, const std::vector<cv::Mat>& pictures) {
    auto analysis = std::make_shared<MediaAnalysis>();
    analysis->fingerprint = analysis->path = name;
    analysis->frames = step * static_cast<std::int64_t>(pictures.size());
    analysis->shots = {{FrameRange::between(FramePosition(0), FramePosition(analysis->frames))}};
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        MomentPixels pixels;
        pixels.rgb = pictures[i];
        const Observation seen(pixels);
        Moment moment;
        moment.frame = FramePosition(step / 2 + step * static_cast<std::int64_t>(i));
        moment.time = analysis->frame_rate.time(moment.frame);
        moment.blank = seen.blank();
        moment.thumb = thumb_of(seen);
        for (const Cue* cue : all_cues()) moment.cues.push_back(cue->describe(seen));
        analysis->moments.push_back(std::move(moment));
    }
    return analysis;
}

/// Twelve clips of unlike figures; a five-pointed star ends clip 2 and, elsewhere on the screen and larger, begins
/// clip 7.
std::vector<AnalysisPtr> footage() {
    std::vector<AnalysisPtr> clips;
    for (int i = 0; i < 12; ++i) {
        std::vector<cv::Mat> pictures;
        for (int k = 0; k < 2; ++k) {
            const int seed = 10 * i + k;
            const cv::Point2d centre(0.25 + 0.06 * (seed * 3 % 9), 0.3 + 0.05 * (seed * 5 % 9));
            pictures.push_back(figure(seed, 2 + (seed * 7) % 3, centre, 0.14 + 0.02 * (seed % 5), 0.3 * seed));
        }
        if (i == 2) pictures[1] = figure(500, 5, {0.50, 0.50}, 0.36, 0.2);
        if (i == 7) pictures[0] = figure(501, 5, {0.53, 0.48}, 0.40, 0.2);
        clips.push_back(clip("clip" + std::to_string(i), pictures));
    }
    return clips;
}

MatchQuery asking(const std::string& cue) {
    MatchQuery query;
    query.weights[cue] = 1;
    return query;
}

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

TEST(Match, TheSameTwoPicturesMeetOnce) {
    std::vector<AnalysisPtr> clips = footage();
    // Another take of clip 2: by its edges not the same one, in a little more light.
    auto again = std::make_shared<MediaAnalysis>(
        *clip("again", {figure(610, 3, {0.3, 0.6}, 0.2), figure(600, 5, {0.46, 0.53}, 0.34, 0.25)}));
    for (std::size_t i = 0; i < again->moments.size(); ++i)
        again->moments[i].thumb = clips[2]->moments[i].thumb + cv::Scalar(0.045, 0, 0);
    clips.push_back(again);
    MatchQuery query = asking("shape");
    query.top = 20;
    const auto list = find_matches(clips, query);
    ASSERT_TRUE(list);
    const auto meet = std::count_if(list->matches.begin(), list->matches.end(), [](const Match& m) {
        const std::set<std::string> joined{m.from.path, m.to.path};
        const bool stars = (m.from.path == "clip7" ? m.from : m.to).moment == 0 &&
                           (m.from.path == "clip7" ? m.to : m.from).moment == 1;
        return stars && joined.count("clip7") == 1 && (joined.count("clip2") == 1 || joined.count("again") == 1);
    });
    EXPECT_EQ(meet, 1);
}

TEST(Match, AShotThatIsATitleCardAgainAndAgainIsOneThroughout) {
    auto clips = footage();
    auto lyrics = std::make_shared<MediaAnalysis>(*clips[2]);
    lyrics->moments[0].title = true;
    clips[2] = lyrics;
    const auto list = find_matches(clips, asking("shape"));
    ASSERT_TRUE(list);
    for (const Match& m : list->matches) EXPECT_TRUE(m.from.path != "clip2" && m.to.path != "clip2");
    MatchQuery titles_too = asking("shape");
    titles_too.include_titles = true;
    const auto more = find_matches(clips, titles_too);
    ASSERT_TRUE(more && !more->matches.empty());
    const Match& best = more->matches.front();
    EXPECT_TRUE(best.from.path == "clip2" || best.to.path == "clip2");
}

TEST(Match, OneSceneInOtherColoursIsNoMatch) {
    auto clips = footage();
    // A place with edges, once by day and once tinted for night.
    cv::Mat day(size, CV_8UC3, cv::Scalar(90, 110, 80));
    for (int i = 0; i < 14; ++i)
        cv::rectangle(day, {23 * i, 20 + i * 37 % 90, 14, 60}, cv::Scalar::all(60 + i * 53 % 190), cv::FILLED);
    cv::circle(day, {150, 90}, 30, {230, 40, 30}, cv::FILLED, cv::LINE_AA);
    std::vector<cv::Mat> planes;
    cv::split(day, planes);
    cv::Mat night;
    cv::merge(std::vector<cv::Mat>{planes[0] * 0.45, planes[1] * 0.6, planes[2] * 0.5 + 110}, night);
    const auto a = clip("day", {day, day}), b = clip("night", {night, night});
    const MatchFootage both({a, b});
    const std::vector<double> weights(all_cues().size(), 1);
    const std::vector<Calibration> none(all_cues().size());
    EXPECT_TRUE((PairJudge{both, weights, 0.3, 0, none}.one_scene(both.end(0, 0), both.end(1, 0))));
    const MatchFootage unlike({a, clips[3]});
    EXPECT_FALSE((PairJudge{unlike, weights, 0.3, 0, none}.one_scene(unlike.end(0, 0), unlike.end(1, 0))));
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
    EXPECT_TRUE(one_ground(*a, *b));
    EXPECT_FALSE(one_ground(*a, *c));
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
