// What is not offered, or offered once.
#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/match/judge.h"
#include "core/match/match.h"
#include "tests/core/match/drawn_clips.h"

namespace rhyme {
namespace {

using match_test::asking;
using match_test::clip;
using match_test::figure;
using match_test::footage;
using match_test::size;

TEST(MatchOffers, TheSameTwoPicturesMeetOnce) {
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

TEST(MatchOffers, AShotThatIsATitleCardAgainAndAgainIsOneThroughout) {
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

TEST(MatchOffers, WhereTitlesComeAndGoWithinShotsAllOfTheFilmIsWriting) {
    // Three shots of ten moments: one is all title, or titles come and go in two.
    const auto film = [](const std::set<std::int64_t>& titles) {
        auto analysis = std::make_shared<MediaAnalysis>();
        analysis->frames = 300;
        analysis->shots = {{FrameRange::between(FramePosition(0), FramePosition(100))},
                           {FrameRange::between(FramePosition(100), FramePosition(200))},
                           {FrameRange::between(FramePosition(200), FramePosition(300))}};
        for (std::int64_t i = 0; i < 30; ++i) {
            Moment moment;
            moment.frame = FramePosition(10 * i);
            moment.shot = static_cast<int>(i / 10);
            moment.title = titles.count(i) > 0;
            analysis->moments.push_back(moment);
        }
        return MatchFootage({analysis});
    };
    const MatchFootage intertitles = film({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}), lyrics = film({0, 2, 4, 6, 11, 13, 15, 17});
    EXPECT_TRUE(intertitles.title(intertitles.end(0, 5)));
    EXPECT_FALSE(intertitles.title(intertitles.end(0, 25)));
    EXPECT_TRUE(lyrics.title(lyrics.end(0, 25)));
}

/// The footage with clip 2, whose star rhymes with clip 7's, as `change` leaves it.
template <class Change>
std::vector<AnalysisPtr> with_clip_2(Change change) {
    auto clips = footage();
    auto changed = std::make_shared<MediaAnalysis>(*clips[2]);
    change(*changed);
    clips[2] = changed;
    return clips;
}

bool is_offered(const MatchList& list, const std::string& path) {
    return std::any_of(list.matches.begin(), list.matches.end(),
                       [&](const Match& m) { return m.from.path == path || m.to.path == path; });
}

TEST(MatchOffers, AFilmOfFewPixelsIsNeverOffered) {
    const auto sized = [](int width, int height) {
        return with_clip_2([&](MediaAnalysis& clip) { clip.display_width = width, clip.display_height = height; });
    };
    for (const cv::Size tiny : {cv::Size(2, 2), cv::Size(16, 16), cv::Size(320, 63), cv::Size(63, 320)}) {
        const MatchFinder finder(sized(tiny.width, tiny.height));
        const auto list = finder.find(asking("shape"));
        ASSERT_TRUE(list && !list->matches.empty());
        EXPECT_FALSE(is_offered(*list, "clip2")) << tiny;
        const auto why = finder.examine(2, FramePosition(30), 7, FramePosition(10), asking("shape"));
        ASSERT_TRUE(why && !why->why_not.empty());
        EXPECT_NE(why->why_not.front().find("pixels"), std::string::npos) << why->why_not.front();
    }
    for (const cv::Size enough : {cv::Size(0, 0), cv::Size(64, 64), cv::Size(1920, 1080)}) {
        const auto list = find_matches(sized(enough.width, enough.height), asking("shape"));
        ASSERT_TRUE(list);
        EXPECT_TRUE(is_offered(*list, "clip2")) << enough;
    }
}

TEST(MatchOffers, AFilmOfOneFrameIsNeverOfferedAndAStillIs) {
    const auto single = [](bool brief) {
        return with_clip_2([&](MediaAnalysis& clip) {
            clip.moments.erase(clip.moments.begin());
            clip.moments[0].frame = FramePosition(0), clip.moments[0].brief = brief;
            clip.frames = 1, clip.shots = {{FrameRange::between(FramePosition(0), FramePosition(1))}};
        });
    };
    const auto film = find_matches(single(true), asking("shape")), still = find_matches(single(false), asking("shape"));
    ASSERT_TRUE(film && still);
    EXPECT_FALSE(is_offered(*film, "clip2"));
    EXPECT_TRUE(is_offered(*still, "clip2"));
}

TEST(MatchOffers, OneSceneInOtherColoursIsNoMatch) {
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

TEST(MatchOffers, TwoPlacesInOnePoolOfLightMayMeet) {
    // Tiles here, planks there, each seen by one lamp.
    const auto lit = [](int across, int down, const cv::Vec3d& colour) {
        cv::Mat place(size, CV_8UC3);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const double far = std::hypot((x - 110) / 90.0, (y - 80) / 70.0);
                const double light = 0.12 + 0.88 / (1 + std::exp(14 * (far - 1)));
                const double joint = x % across < 2 || y % down < 2 ? 0.5 : 1;
                for (int c = 0; c < 3; ++c)
                    place.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(200 * light * joint * colour[c]);
            }
        return place;
    };
    const cv::Mat tiles = lit(24, 24, {1, 0.9, 0.8}), planks = lit(320, 17, {0.7, 0.9, 1});
    const MatchFootage both({clip("tiles", {tiles, tiles}), clip("planks", {planks, planks})});
    const std::vector<double> weights(all_cues().size(), 1);
    const std::vector<Calibration> none(all_cues().size());
    EXPECT_FALSE((PairJudge{both, weights, 0.3, 0, none}.one_scene(both.end(0, 0), both.end(1, 0))));
}

TEST(MatchOffers, OneFigureInOnePoseOnAnotherGroundIsNoMatch) {
    cv::Mat cloth(size, CV_8UC3, cv::Scalar(200, 60, 40)), mask(size, CV_8U, cv::Scalar(0));
    for (int i = 0; i < 60; ++i)
        cv::rectangle(cloth, {60 + i * 61 % 180, 10 + i * 37 % 150, 8 + i * 7 % 22, 8 + i * 5 % 22},
                      cv::Scalar(120 + i * 53 % 130, i * 29 % 120, i * 17 % 60), cv::FILLED);
    cv::circle(mask, {size.width / 2, size.height / 2}, 65, cv::Scalar(255), cv::FILLED);
    const auto figure = [&](const cv::Mat& of, const cv::Scalar& ground) {
        cv::Mat rgb(size, CV_8UC3, ground);
        of.copyTo(rgb, mask);
        return rgb;
    };
    cv::Mat turned;
    cv::flip(cloth, turned, 0);
    const cv::Mat grey = figure(cloth, {130, 130, 130}), dark = figure(cloth, {15, 15, 15}),
                  other = figure(turned, {15, 15, 15});
    const std::vector<double> weights(all_cues().size(), 1);
    const std::vector<Calibration> none(all_cues().size());
    const auto one_scene = [&](const cv::Mat& first, const cv::Mat& second) {
        const MatchFootage both({clip("first", {first, first}), clip("second", {second, second})});
        return PairJudge{both, weights, 0.3, 0, none}.one_scene(both.end(0, 0), both.end(1, 0));
    };
    EXPECT_TRUE(one_scene(grey, dark));
    EXPECT_FALSE(one_scene(grey, other)) << "one outline is a match";
}

}  // namespace
}  // namespace rhyme
