#include "core/analysis/shots.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/core/analysis/scenes.h"

namespace rhyme {
namespace {

using test::operator+;
using test::shot;

std::vector<ShotChange> changes_of(const std::vector<cv::Mat>& film) {
    ShotDetector detector;
    for (const cv::Mat& picture : film) detector.add(picture);
    detector.finish();
    return detector.changes();
}

ShotChange cut_at(std::int64_t n) { return {ShotChangeKind::Cut, FramePosition(n), FramePosition(n)}; }

/// The last `frames` of `a` mixed into the first of `b`.
std::vector<cv::Mat> dissolved(std::vector<cv::Mat> a, const std::vector<cv::Mat>& b, std::size_t frames) {
    const std::size_t start = a.size() - frames;
    for (std::size_t i = 0; i < frames; ++i) {
        const double share = (double(i) + 1) / (double(frames) + 1);
        cv::addWeighted(a[start + i], 1 - share, b[i], share, 0, a[start + i]);
    }
    a.insert(a.end(), b.begin() + static_cast<std::ptrdiff_t>(frames), b.end());
    return a;
}

TEST(Shots, ACutIsFoundAtTheFirstFrameOfTheNewShot) {
    EXPECT_EQ(changes_of(shot(1, 37) + shot(2, 40) + shot(3, 31)), (std::vector{cut_at(37), cut_at(77)}));
}

TEST(Shots, AShotOfSixFramesIsFound) {
    EXPECT_EQ(changes_of(shot(1, 30) + shot(2, 6) + shot(3, 30)), (std::vector{cut_at(30), cut_at(36)}));
}

TEST(Shots, OneShotHasNoChange) { EXPECT_TRUE(changes_of(shot(4, 120, 3)).empty()); }

TEST(Shots, AFlashIsNoCut) {
    for (const int frames : {1, 2}) {
        std::vector<cv::Mat> film = shot(5, 80);
        for (int i = 0; i < frames; ++i) film[static_cast<std::size_t>(40 + i)].setTo(cv::Scalar::all(255));
        EXPECT_TRUE(changes_of(film).empty()) << frames;
    }
}

TEST(Shots, AFlashThatFadesAwayIsNoChange) {
    std::vector<cv::Mat> film = shot(6, 90);
    for (std::size_t i = 0; i < 10; ++i) {
        const double white = 1 - double(i) / 10;
        film[40 + i].convertTo(film[40 + i], -1, 1 - white, 255 * white);
    }
    EXPECT_TRUE(changes_of(film).empty());
}

TEST(Shots, AStrobeIsNoCut) {
    std::vector<cv::Mat> film = shot(7, 90);
    for (std::size_t n = 30; n < 60; n += 4)
        for (std::size_t i = 0; i < 2; ++i) film[n + i].convertTo(film[n + i], -1, 1.4, 50);
    EXPECT_TRUE(changes_of(film).empty());
}

TEST(Shots, LetteringThatComesAndGoesIsNoCut) {
    std::vector<cv::Mat> film = shot(8, 100);
    for (std::size_t n = 30; n < 60; ++n)
        cv::putText(film[n], "HERE WE ARE", {40, 100}, cv::FONT_HERSHEY_SIMPLEX, 1, cv::Scalar::all(255), 3);
    EXPECT_TRUE(changes_of(film).empty());
}

TEST(Shots, RepeatedFramesHideNoCut) {
    std::vector<cv::Mat> film;
    for (const cv::Mat& picture : shot(9, 30, 2) + shot(10, 30, 2))
        for (int i = 0; i < 2; ++i) film.push_back(picture);
    EXPECT_EQ(changes_of(film), std::vector{cut_at(60)});
}

TEST(Shots, ADissolveIsFoundWithItsSpan) {
    for (const std::size_t frames : {8u, 20u, 40u}) {
        const double near = frames < 30 ? 4 : 12;  // the shots' own movement hides where a long one begins and ends
        const auto found = changes_of(dissolved(shot(11, 80), shot(12, 80), frames));
        ASSERT_EQ(found.size(), 1u) << frames;
        EXPECT_EQ(found[0].kind, ShotChangeKind::Dissolve);
        EXPECT_NEAR(double(found[0].start.value), 80.0 - double(frames), near) << frames;
        EXPECT_NEAR(double(found[0].end.value), 80, near) << frames;
    }
}

TEST(Shots, SomethingThatMovesThroughThePictureIsNoDissolve) {
    // A road from above, and what drives along it is as large as half of the picture.
    std::vector<cv::Mat> film;
    for (int n = 0; n < 120; ++n) {
        cv::Mat picture(180, 320, CV_8UC3, cv::Scalar::all(70));
        for (int i = 0; i < 6; ++i)
            cv::circle(picture, {30 + 52 * i, 20 + 28 * i}, 5, cv::Scalar::all(120), cv::FILLED);
        if (n >= 40 && n < 70) {
            const cv::Point at(90, 180 - (n - 40) * 14);
            cv::rectangle(picture, {at, cv::Size(140, 190)}, {235, 235, 225}, cv::FILLED);
            cv::rectangle(picture, {at + cv::Point(20, 30), cv::Size(100, 40)}, {30, 30, 40}, cv::FILLED);
        }
        film.push_back(picture);
    }
    for (const ShotChange& change : changes_of(film)) EXPECT_NE(change.kind, ShotChangeKind::Dissolve);
}

TEST(Shots, APanIsNoDissolve) {
    std::vector<cv::Mat> film;
    for (int n = 0; n < 150; ++n) film.push_back(test::scene(21, int(60 * std::sin(n / 20.0))));
    EXPECT_TRUE(changes_of(film).empty());
}

TEST(Shots, AZoomThatBringsAnotherPictureInIsNoDissolve) {
    // From a soft sky out to the trees and the land below it: the ends have next to nothing in common.
    cv::Mat place = test::scene(24, 0, {1280, 720}), sky = place.rowRange(0, 612);
    sky = cv::Scalar(235, 190, 205);
    for (int i = 0; i < 40; ++i)
        cv::circle(sky, {i * 211 % 1280, i * 97 % 612}, 90, {240, 200. + i % 5, 212}, cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(sky, sky, {}, 20);
    for (int i = 0; i < 40; ++i)
        cv::circle(place, {900 + i * 37 % 200, 300 + i * 53 % 400}, 26,
                   {30. + i * 29 % 80, 90. + i * 17 % 90, 40. + i * 41 % 60}, cv::FILLED, cv::LINE_AA);
    std::vector<cv::Mat> film;
    for (int n = 0; n < 110; ++n) {
        const double share = 0.35 * std::pow(1 / 0.35, std::clamp((n - 20) / 30.0, 0.0, 1.0));
        film.emplace_back();
        cv::resize(place(cv::Rect(0, 0, cvRound(1280 * share), cvRound(720 * share))), film.back(), {320, 180}, 0, 0,
                   cv::INTER_AREA);
    }
    for (const ShotChange& change : changes_of(film)) EXPECT_NE(change.kind, ShotChangeKind::Dissolve);
}

TEST(Shots, AFadeThroughBlackIsOneChange) {
    std::vector<cv::Mat> film = shot(13, 60) + shot(14, 60);
    for (int n = 45; n < 75; ++n) film[static_cast<std::size_t>(n)] *= std::abs(n - 59.5) / 15;
    const auto found = changes_of(film);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, ShotChangeKind::Fade);
    EXPECT_NEAR(double(found[0].start.value), 45, 3);
    EXPECT_NEAR(double(found[0].end.value), 75, 3);
}

TEST(Shots, BlackBetweenTwoFadesIsAShotWhenItLasts) {
    std::vector<cv::Mat> film =
        shot(15, 60) + std::vector<cv::Mat>(40, cv::Mat::zeros(180, 320, CV_8UC3)) + shot(16, 60);
    for (std::size_t i = 0; i < 20; ++i) film[40 + i] *= 1 - double(i) / 20, film[100 + i] *= double(i) / 20;
    const auto found = changes_of(film);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].kind, ShotChangeKind::Fade);
    EXPECT_EQ(found[1].kind, ShotChangeKind::Fade);
}

TEST(Shots, ChangesAreSettledOnceAndForAllWhileFramesCome) {
    std::vector<cv::Mat> film;
    for (int i = 0; i < 12; ++i) film = film + shot(20 + i, 25 + 7 * i);
    ShotDetector detector;
    std::vector<ShotChange> before;
    for (const cv::Mat& picture : film) {
        detector.add(picture);
        const auto& now = detector.changes();
        ASSERT_GE(now.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) ASSERT_EQ(now[i], before[i]);
        before = now;
    }
    const FramePosition settled = detector.settled();
    EXPECT_GT(settled.value, std::int64_t(film.size()) - 200);
    detector.finish();
    for (std::size_t i = before.size(); i < detector.changes().size(); ++i)
        EXPECT_GE(detector.changes()[i].start, settled);
    EXPECT_EQ(detector.changes().size(), 11u);
}

TEST(Shots, TheyTileTheFilm) {
    const std::vector<ShotChange> changes{cut_at(10), {ShotChangeKind::Dissolve, FramePosition(20), FramePosition(30)}};
    const std::vector<Shot> shots = shots_between(changes, FrameCount(50));
    ASSERT_EQ(shots.size(), 3u);
    EXPECT_EQ(shots[0].range, FrameRange::between(FramePosition(0), FramePosition(10)));
    EXPECT_EQ(shots[1].range, FrameRange::between(FramePosition(10), FramePosition(25)));
    EXPECT_EQ(shots[2].range, FrameRange::between(FramePosition(25), FramePosition(50)));
}

TEST(Shots, NoFramesAndOneFrameAreNoTrouble) {
    EXPECT_TRUE(changes_of({}).empty());
    EXPECT_TRUE(changes_of(shot(1, 1)).empty());
    EXPECT_EQ(shots_between({}, FrameCount(1)).size(), 1u);
}

}  // namespace
}  // namespace rhyme
