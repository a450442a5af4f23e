#include "core/assemble/rough_cut.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/assemble/baked_bars.h"
#include "core/render/renderer.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

cv::Mat disc(int i, int n, cv::Size size) {
    cv::Mat rgb(size, CV_8UC3, cv::Scalar(40 + 40 * i, 200 - 35 * i, 90 + 20 * (i % 3)));
    cv::circle(rgb, {size.width * (30 + 8 * i) / 100 + n / 4, size.height / 2}, 18 + 3 * i,
               cv::Scalar(250, 240, 200 - 30 * i), -1, cv::LINE_AA);
    return rgb;
}

/// Five clips of a disc that drifts over a ground of its own colour, and a song of sixteen beats, half a second each.
class RoughCutTest : public ::testing::Test {
protected:
    void SetUp() override {
        for (int i = 0; i < 5; ++i) {
            testing::ClipSpec spec;
            spec.frames = 110;
            spec.draw = [i](int n, cv::Size size) { return disc(i, n, size); };
            add("clip" + std::to_string(i) + ".mp4", spec);
            const auto analysed = analyze(pool->find(ids.back()));
            ASSERT_TRUE(analysed) << analysed.error().message();
            footage.push_back(*analysed);
        }
        testing::ClipSpec song;
        song.with_picture = false, song.with_audio = true, song.frames = 250;
        add("song.m4a", song);
        song_id = ids.back();
        ids.pop_back();
        options.song.media = song_id, options.song.length = {8'000'000};
        for (int i = 0; i < 16; ++i) options.song.beats.push_back({{500'000 * i}, i % 4 == 0});
        options.rate = {25, 1}, options.width = 192, options.height = 108;
    }
    void add(const std::string& name, const testing::ClipSpec& spec) {
        const auto made = testing::make_clip(folder / name, spec);
        ASSERT_TRUE(made) << made.error().message();
        const auto id = pool->add(folder / name);
        ASSERT_TRUE(id) << id.error().message();
        ids.push_back(*id);
    }

    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    std::vector<MediaId> ids;
    std::vector<AnalysisPtr> footage;
    MediaId song_id;
    RoughCutOptions options;
};

TEST_F(RoughCutTest, EveryCutFallsOnABeatAndTheSongRunsUnderneath) {
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut) << cut.error().message();
    EXPECT_TRUE(validate(cut->timeline).empty());
    const Track& video = *cut->timeline.tracks.front();
    ASSERT_GT(video.clips.size(), 1U);
    for (const Clip& clip : video.clips) {
        const double beat = options.rate.time(clip.start).seconds() / 0.5;
        EXPECT_LE(std::abs(beat - std::round(beat)) * 0.5, 0.5 / 25 + 1e-9) << clip.start.value;
    }
    EXPECT_EQ(cut->timeline.end(), FramePosition(200));
    EXPECT_EQ(*cut->timeline.song, options.song);
    EXPECT_EQ(cut->timeline.tracks.back()->clips.size(), 1U);
    EXPECT_EQ(cut->joins.size(), video.clips.size() - 1);
}

TEST_F(RoughCutTest, NothingIsShownBeyondItsSource) {
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut);
    for (const Clip& clip : cut->timeline.tracks.front()->clips)
        EXPECT_LE((clip.source_in + options.rate.time(clip.length)).seconds(), 110 / 25.0 + 1e-6) << clip.name;
}

TEST_F(RoughCutTest, TheSameFootageIsCutTheSameWayAgain) {
    const auto one = make_rough_cut(footage, ids, pool, options), two = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(one && two);
    EXPECT_TRUE(one->timeline == two->timeline);
}

TEST_F(RoughCutTest, EveryCutSaysWhyAndItsWorthIsBelowTheBound) {
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut);
    for (const RoughCutJoin& join : cut->joins) EXPECT_FALSE(join.because.empty());
    EXPECT_LE(cut->worth, cut->bound + 1e-3);
}

TEST_F(RoughCutTest, WhatWouldLookBadIsAPlainCutAndSaysSo) {
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut);
    const Renderer renderer(pool);
    for (const Transition& t : cut->timeline.tracks.front()->transitions)
        EXPECT_TRUE(renderer.check_transition(cut->timeline, t)) << t.kind;
    EXPECT_TRUE(std::any_of(cut->joins.begin(), cut->joins.end(), [](const RoughCutJoin& join) {
        return std::any_of(join.because.begin(), join.because.end(),
                           [](const std::string& why) { return why.starts_with("a plain cut: "); });
    })) << "these clips are too short for some of their ways back";
}

TEST_F(RoughCutTest, AKeptClipStaysAndTheRestIsFilledAroundIt) {
    const auto one = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(one);
    const auto& clips = one->timeline.tracks.front()->clips;
    ASSERT_GE(clips.size(), 2u);
    RoughCutOptions again = options;
    again.before = &one->timeline, again.keep = {1}, again.seed = 5;
    const auto two = make_rough_cut(footage, ids, pool, again);
    ASSERT_TRUE(two) << two.error().message();
    const Clip* kept = two->timeline.tracks.front()->at(clips[1].start);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->media, clips[1].media);
    EXPECT_EQ(kept->source_in, clips[1].source_in);
    EXPECT_EQ(kept->start, clips[1].start);
    EXPECT_EQ(kept->length, clips[1].length);
}

TEST_F(RoughCutTest, ACutMadeAnewShowsOtherShotsWhereNothingIsKept) {
    const auto first = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(first) << first.error().message();
    const auto& clips = first->timeline.tracks.front()->clips;
    options.before = &first->timeline, options.seed = 3;
    for (std::size_t n = 0; n < clips.size(); ++n)
        if (n != 1) options.keep.insert(n);
    const auto second = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(second) << second.error().message();
    const Clip* anew = second->timeline.tracks.front()->at(clips[1].start);
    ASSERT_TRUE(anew);
    EXPECT_NE(anew->media, clips[1].media);
}

TEST_F(RoughCutTest, APerformanceIsTheSpineAndStaysInSync) {
    options.takes = {{0, 0.5, 1}};
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut) << cut.error().message();
    int shown = 0;
    for (const Clip& clip : cut->timeline.tracks.front()->clips) {
        if (clip.media != ids[0]) continue;
        ++shown;
        EXPECT_NEAR((clip.source_in - options.rate.time(clip.start)).seconds(), -0.5, 1e-3);
    }
    EXPECT_GT(shown, 0);
}

TEST_F(RoughCutTest, AnotherShapeIsFilled) {
    options.width = 108, options.height = 192;
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut) << cut.error().message();
    for (const Clip& clip : cut->timeline.tracks.front()->clips) {
        ASSERT_EQ(clip.more->effects.size(), 1u);
        const Effect& fill = clip.more->effects.front();
        EXPECT_NEAR(fill.parameters.at("scale").value, 16.0 / 9 / (108.0 / 192), 0.01);
        EXPECT_LE(std::abs(fill.parameters.at("x").value), (fill.parameters.at("scale").value - 1) / 2 + 1e-9);
    }
}

TEST_F(RoughCutTest, WhoStandsAtTheSideStaysWhollyInAnUprightFrame) {
    footage.clear(), ids.clear();
    constexpr std::array sides{0.14, 0.86};
    for (const double side : sides) {
        testing::ClipSpec spec;
        spec.frames = 110;
        spec.draw = [side](int n, cv::Size size) {
            cv::Mat rgb(size, CV_8UC3, cv::Scalar(70, 95, 120));
            const cv::Point at(int(side * size.width) + (n / 20) % 3, size.height / 2);
            cv::circle(rgb, at - cv::Point(0, size.height / 4), size.height / 10, cv::Scalar(230, 30, 30), -1);
            cv::ellipse(rgb, at + cv::Point(0, size.height / 6), {size.height / 9, size.height / 4}, 0, 0, 360,
                        cv::Scalar(230, 30, 30), -1);
            return rgb;
        };
        add("side" + std::to_string(side) + ".mp4", spec);
        const auto analysed = analyze(pool->find(ids.back()));
        ASSERT_TRUE(analysed);
        footage.push_back(*analysed);
    }
    options.width = 108, options.height = 192;
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut) << cut.error().message();
    const Renderer renderer(pool);
    const double figure = (CV_PI / 100 + CV_PI / 36) * 192 * 192;  // head and body, of the frame's height squared
    for (const Clip& clip : cut->timeline.tracks.front()->clips) {
        const auto picture =
            renderer.rgb(cut->timeline, clip.start + FrameCount(clip.length.value / 2), {108, 192}, Purpose::Export);
        ASSERT_TRUE(picture) << picture.error().message();
        cv::Mat red;
        cv::inRange(*picture, cv::Scalar(150, 0, 0), cv::Scalar(255, 90, 90), red);
        EXPECT_GT(cv::countNonZero(red), figure * 0.9) << clip.name << ": part of it is outside";
    }
}

TEST_F(RoughCutTest, BlackBarsAreCutOffAndItIsSaid) {
    testing::ClipSpec spec;
    spec.frames = 110;
    spec.draw = [](int n, cv::Size size) {
        cv::Mat rgb(size, CV_8UC3, cv::Scalar(60, 90, 170));
        cv::circle(rgb, {size.width / 3 + n / 4, size.height / 2}, 18, cv::Scalar(250, 240, 90), -1, cv::LINE_AA);
        const int bar = size.height / 8;
        rgb.rowRange(0, bar) = cv::Scalar(0, 0, 0), rgb.rowRange(size.height - bar, size.height) = cv::Scalar(0, 0, 0);
        return rgb;
    };
    add("barred.mp4", spec);
    const auto analysed = analyze(pool->find(ids.back()));
    ASSERT_TRUE(analysed);
    footage.push_back(*analysed);
    const cv::Rect2d inside = picture_inside_bars(pool->find(ids.back()), **analysed);
    EXPECT_NEAR(inside.y, 0.125, 0.02);
    EXPECT_NEAR(inside.height, 0.75, 0.03);
    EXPECT_EQ(inside.width, 1);
    EXPECT_EQ(picture_inside_bars(pool->find(ids[0]), *footage[0]), cv::Rect2d(0, 0, 1, 1));

    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut) << cut.error().message();
    const auto& clips = cut->timeline.tracks.front()->clips;
    int barred = 0;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const bool has_bars = clips[i].media == ids.back();
        const bool filled = clips[i].more && !clips[i].more->effects.empty();
        EXPECT_EQ(filled, has_bars) << i;
        if (!has_bars || !filled) continue;
        ++barred;
        EXPECT_NEAR(clips[i].more->effects.front().parameters.at("scale").value, 1 / 0.75, 0.06);
        if (i == 0) continue;
        const auto& because = cut->joins[i - 1].because;
        EXPECT_TRUE(std::any_of(because.begin(), because.end(),
                                [](const std::string& w) { return w.find("bars") != std::string::npos; }));
    }
    EXPECT_GT(barred, 0);
}

TEST_F(RoughCutTest, NoPieceShowsAShotBeforeItHasFadedInOrWhenItHasFadedOut) {
    constexpr int fade = 30;
    testing::ClipSpec spec;
    spec.frames = 150;
    spec.draw = [&](int n, cv::Size size) {
        cv::Mat rgb(size, CV_8UC3, cv::Scalar(120, 120, 120));
        const int shown = std::clamp(std::min(n, 149 - n), 0, fade);
        cv::circle(rgb, {size.width / 2 + n / 4, size.height / 2}, 40,
                   cv::Scalar(120 + 130 * shown / fade, 120 - 80 * shown / fade, 120 - 100 * shown / fade), -1,
                   cv::LINE_AA);
        return rgb;
    };
    add("fades.mp4", spec);
    const auto analysed = analyze(pool->find(ids.back()));
    ASSERT_TRUE(analysed) << analysed.error().message();
    footage = {*analysed, footage[0]}, ids = {ids.back(), ids[0]};
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_TRUE(cut) << cut.error().message();
    int seen = 0;
    for (const Clip& clip : cut->timeline.tracks.front()->clips) {
        if (clip.media != ids[0]) continue;
        const double from = clip.source_in.seconds() * 25, to = from + double(clip.length.value);
        EXPECT_GE(from, fade / 3);
        EXPECT_LE(to, 150 - fade / 3 + 1);
        ++seen;
    }
    EXPECT_GT(seen, 0);
}

/// Of a fade nothing is described, so its moments are missing.
TEST_F(RoughCutTest, AShotBeginsAndEndsWithItsMoments) {
    auto fades = std::make_shared<MediaAnalysis>(*footage[0]);
    std::erase_if(fades->moments, [](const Moment& m) { return m.frame.value < 30 || m.frame.value > 80; });
    footage[0] = fades;
    const CutPlan plan = plan_cuts(options.song, Pace::Medium, 0, 8);
    const CutProblem problem = cut_problem(footage, options, plan, {});
    for (const CutProblem::Entry& e : problem.entries)
        if (problem.shots[e.shot].file == 0) {
            EXPECT_GE(e.in, 30);
            EXPECT_GE(problem.shots[e.shot].margin, 110 - 81);
        }
}

TEST_F(RoughCutTest, WhereAllMustComeBackItCostsLess) {
    const auto cost = [&](Pace pace) {
        options.pace = pace;
        return cut_problem(footage, options, plan_cuts(options.song, pace, 0, 8), {}).cost_of_return;
    };
    EXPECT_DOUBLE_EQ(cost(Pace::Slow), CutProblem().cost_of_return);
    EXPECT_LT(cost(Pace::Fast), CutProblem().cost_of_return);
}

TEST_F(RoughCutTest, WithoutBeatsItSaysSo) {
    options.song.beats.resize(1);
    const auto cut = make_rough_cut(footage, ids, pool, options);
    ASSERT_FALSE(cut);
    EXPECT_NE(cut.error().what.find("beats"), std::string::npos);
}

}  // namespace
}  // namespace rhyme
