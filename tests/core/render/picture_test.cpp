#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/render/renderer.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::ClipSpec;
using testing::make_clip;
using testing::read_frame_number;

/// One video track of clips made by hand, over films whose pictures say their number.
struct Scene {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Renderer renderer{pool};
    Timeline timeline;
    Track video;

    Scene() { timeline.width = 192, timeline.height = 108, video.id = TrackId{1}; }
    MediaId film(const std::string& name, const ClipSpec& spec = {}) {
        EXPECT_TRUE(make_clip(folder / name, spec)) << name;
        const auto id = pool->add(folder / name);
        EXPECT_TRUE(id) << name;
        return id.value_or(MediaId{});
    }
    void add(MediaId media, std::int64_t source, std::int64_t start, std::int64_t length) {
        Clip clip;
        clip.id = ClipId{video.clips.size() + 1}, clip.media = media, clip.name = "clip";
        clip.start = FramePosition(start), clip.length = FrameCount(length);
        clip.source_in = pool->find(media) ? pool->find(media)->index->time(FramePosition(source)) : RationalTime();
        video.clips.push_back(clip);
        timeline.tracks = {std::make_shared<const Track>(video)};
    }
    void join(const std::string& kind, std::int64_t in, std::int64_t out) {
        video.transitions = {{TransitionId{9}, ClipId{1}, ClipId{2}, kind, FrameCount(in), FrameCount(out), {}}};
        timeline.tracks = {std::make_shared<const Track>(video)};
    }
    cv::Mat rgb(std::int64_t p, cv::Size size = {192, 108}) const {
        const auto picture = renderer.rgb(timeline, FramePosition(p), size, Purpose::Scrub);
        EXPECT_TRUE(picture) << (picture ? "" : picture.error().message());
        return picture.value_or(cv::Mat());
    }
};

TEST(Picture, EveryFrameOfAClipIsTheRightOne) {
    Scene s;
    const MediaId film = s.film("a.mp4");
    s.add(film, 7, 3, 10);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(read_frame_number(s.rgb(3 + i)), 7 + i);
    EXPECT_EQ(cv::norm(s.rgb(2), cv::NORM_INF), 0) << "a gap is black";
    EXPECT_EQ(cv::norm(s.rgb(13), cv::NORM_INF), 0);
}

TEST(Picture, WhatFillsTheSequenceIsNotTouched) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 0, 10);
    const auto whole = s.renderer.picture(s.timeline, FramePosition(4), Purpose::Export);
    ASSERT_TRUE(whole);
    EXPECT_TRUE(whole->untouched);
    s.timeline.width = 256;
    const auto fitted = s.renderer.picture(s.timeline, FramePosition(4), Purpose::Export);
    ASSERT_TRUE(fitted);
    EXPECT_FALSE(fitted->untouched);
    EXPECT_EQ(fitted->composed.size(), cv::Size(256, 108));
    EXPECT_EQ(fitted->composed.type(), CV_16UC3);
}

TEST(Picture, AnotherShapeIsShownWholeBetweenBars) {
    Scene s;
    s.add(s.film("a.mp4"), 5, 0, 10);
    s.timeline.width = 108, s.timeline.height = 108;
    const cv::Mat picture = s.rgb(0, {108, 108});
    const int height = 61, top = (108 - height) / 2;
    EXPECT_EQ(cv::norm(picture.rowRange(0, top - 1), cv::NORM_INF), 0);
    EXPECT_EQ(cv::norm(picture.rowRange(top + height + 1, 108), cv::NORM_INF), 0);
    EXPECT_EQ(read_frame_number(picture(cv::Rect(0, top, 108, height))), 5);
}

TEST(Picture, ATurnedFilmIsShownUpright) {
    Scene s;
    ASSERT_TRUE(make_clip(s.folder / "a.mp4"));
    ASSERT_TRUE(testing::remux(s.folder / "a.mp4", s.folder / "turned.mp4", {{}, {}, 180, false}));
    s.add(*s.pool->add(s.folder / "turned.mp4"), 5, 0, 10);
    cv::Mat back;
    cv::rotate(s.rgb(0), back, cv::ROTATE_180);
    EXPECT_EQ(read_frame_number(back), 5);
    EXPECT_FALSE(s.renderer.picture(s.timeline, FramePosition(0), Purpose::Export)->untouched);
}

TEST(Picture, OfflineMediaDrawACardThatIsNotBlack) {
    Scene s;
    s.add(MediaId{77}, 0, 0, 10);
    const cv::Mat card = s.rgb(0);
    EXPECT_GT(cv::mean(card)[0], 20);
    EXPECT_LT(cv::mean(card)[0], 80);
    const auto exported = s.renderer.picture(s.timeline, FramePosition(0), Purpose::Export);
    ASSERT_TRUE(exported);
    EXPECT_EQ(exported->composed.size(), cv::Size(192, 108));
}

TEST(Picture, ADissolveMixesTheHandlesOfBothClips) {
    Scene s;
    ClipSpec bright, dark;
    bright.draw = [](int n, cv::Size size) { return cv::Mat(size, CV_8UC3, cv::Scalar::all(100 + 5 * n)); };
    dark.draw = [](int n, cv::Size size) { return cv::Mat(size, CV_8UC3, cv::Scalar::all(20 + n)); };
    s.add(s.film("bright.mp4", bright), 0, 0, 12);
    s.add(s.film("dark.mp4", dark), 10, 12, 10);
    s.join("dissolve", 2, 2);
    for (int at = 0; at < 4; ++at) {
        const double t = (at + 1) / 5.0, a = 100 + 5 * (10 + at), b = 20 + (10 - 2 + at);
        EXPECT_NEAR(cv::mean(s.rgb(10 + at))[1], a * (1 - t) + b * t, 2.5) << at;
    }
    EXPECT_NEAR(cv::mean(s.rgb(9))[1], 145, 2.5);
    EXPECT_NEAR(cv::mean(s.rgb(14))[1], 32, 2.5);
}

TEST(Picture, ADissolveWithinOneFileShowsBothPlaces) {
    Scene s;
    ClipSpec spec;
    spec.draw = [](int n, cv::Size size) { return cv::Mat(size, CV_8UC3, cv::Scalar::all(10 + 9 * n)); };
    const MediaId film = s.film("a.mp4", spec);
    s.add(film, 0, 0, 8);
    s.add(film, 18, 8, 5);
    s.join("dissolve", 1, 1);
    EXPECT_NEAR(cv::mean(s.rgb(7))[1], (10 + 9 * 7) * 2 / 3.0 + (10 + 9 * 17) / 3.0, 2.5);
    EXPECT_NEAR(cv::mean(s.rgb(8))[1], (10 + 9 * 8) / 3.0 + (10 + 9 * 18) * 2 / 3.0, 2.5);
}

TEST(Picture, ATransitionOfALaterVersionIsAPlainCut) {
    Scene s;
    const MediaId film = s.film("a.mp4");
    s.add(film, 0, 0, 10);
    s.add(film, 15, 10, 10);
    s.join("quantum-wipe", 2, 2);
    EXPECT_EQ(read_frame_number(s.rgb(9)), 9);
    EXPECT_EQ(read_frame_number(s.rgb(10)), 15);
}

TEST(Picture, ASmallerPictureIsTheSameOneSmaller) {
    Scene s;
    s.timeline.width = 400, s.timeline.height = 300;
    s.add(s.film("a.mp4"), 3, 0, 10);
    cv::Mat whole = s.rgb(0, {400, 300}), small = s.rgb(0, {200, 150}), shrunk;
    cv::resize(whole, shrunk, {200, 150}, 0, 0, cv::INTER_AREA);
    EXPECT_LT(cv::norm(small, shrunk, cv::NORM_L1) / (200 * 150 * 3), 3);
}

TEST(Picture, AbsurdSizesAreRefused) {
    Scene s;
    s.add(MediaId{77}, 0, 0, 10);
    EXPECT_FALSE(s.renderer.rgb(s.timeline, FramePosition(0), {0, 10}, Purpose::Scrub));
    s.timeline.width = -4;
    EXPECT_FALSE(s.renderer.picture(s.timeline, FramePosition(0), Purpose::Export));
}

}  // namespace
}  // namespace rhyme
