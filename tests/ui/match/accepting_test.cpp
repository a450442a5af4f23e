#include <gtest/gtest.h>

#include "ui/match/question.h"

namespace rhyme::ui {
namespace {

/// A film of 250 frames, 25 a second.
std::shared_ptr<const Media> film() {
    auto index = std::make_shared<FrameIndex>();
    index->time_base_den = 25;
    for (int i = 0; i < 250; ++i) index->entries.push_back({i, 1, i % 12 == 0});
    auto media = std::make_shared<Media>();
    media->index = index;
    media->info.duration = RationalTime(10, 1);
    VideoInfo video;
    video.width = video.display_width = 640, video.height = video.display_height = 360;
    video.frame_rate = FrameRate(25, 1), video.frames = 250;
    media->info.video = video;
    return media;
}

MatchSide side(std::uint64_t media, int frame) {
    return {MediaId{media}, film(), media == 1 ? "a" : "b", FramePosition(frame), {FramePosition(0), FrameCount(250)}};
}

const FindMedia find_film = [](MediaId) { return film(); };

/// |aaaa|cccc| of 50 frames each on V1; a shows its frames from 100 on.
Timeline two_clips() {
    Timeline timeline = make_timeline(FrameRate(25, 1), 640, 360);
    NewClip clip;
    clip.track = timeline.tracks.front()->id;
    clip.media = MediaId{1}, clip.name = "a", clip.source_in = RationalTime(4, 1);
    clip.available = RationalTime(10, 1), clip.length = FrameCount(50);
    timeline = *overwrite(timeline, FramePosition(0), {clip});
    clip.media = MediaId{3}, clip.name = "c";
    return *overwrite(timeline, FramePosition(50), {clip});
}

const ClipList& clips(const Timeline& timeline) { return timeline.tracks.front()->clips; }

TEST(MatchQuestion, ASelectedCutAsksWhatElseCouldFollow) {
    const Timeline timeline = two_clips();
    const auto question =
        ask(timeline, {{}, clips(timeline)[0].id, clips(timeline)[1].id}, FramePosition(0), find_film);
    EXPECT_EQ(question.kind, MatchQuestion::Kind::AtCut);
    EXPECT_EQ(question.media, MediaId{1});
    EXPECT_TRUE(question.frames.contains(FramePosition(149))) << "the clip's last frame";
    EXPECT_FALSE(question.frames.contains(FramePosition(99))) << "before the clip begins";
}

TEST(MatchQuestion, ThePlayheadInAClipAsksWhatCouldFollowItAndOnACutWhatCouldReplace) {
    const Timeline timeline = two_clips();
    EXPECT_EQ(ask(timeline, {}, FramePosition(20), find_film).kind, MatchQuestion::Kind::AfterClip);
    const auto at_cut = ask(timeline, {}, FramePosition(50), find_film);
    EXPECT_EQ(at_cut.kind, MatchQuestion::Kind::AtCut);
    EXPECT_EQ(at_cut.to, clips(timeline)[1].id);
    EXPECT_EQ(ask(make_timeline(FrameRate(25, 1), 640, 360), {}, FramePosition(0), find_film).kind,
              MatchQuestion::Kind::WholeBin);
}

TEST(AcceptingAMatch, OnAnEmptyTimelineBothShotsMeetAtTheMatchedFrames) {
    const auto made =
        accept_match(make_timeline(FrameRate(30, 1), 1920, 1080), {}, side(1, 120), side(2, 60), {1.1, 2, 0.05, 0});
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_TRUE(validate(made->timeline).empty());
    EXPECT_EQ(made->timeline.rate, FrameRate(25, 1)) << "the first shot sets the format";
    ASSERT_EQ(clips(made->timeline).size(), 2u);
    const Clip &a = clips(made->timeline)[0], &b = clips(made->timeline)[1];
    EXPECT_EQ(source_frame(a, a.end() - FrameCount(1), FrameRate(25, 1), *film()), FramePosition(120));
    EXPECT_EQ(source_frame(b, b.start, FrameRate(25, 1), *film()), FramePosition(60));
    EXPECT_EQ(a.end(), b.start);
    const Transition* joint = made->timeline.tracks.front()->transition_between(a.id, b.id);
    ASSERT_TRUE(joint);
    EXPECT_EQ(joint->kind, "aligned-cut");
    EXPECT_DOUBLE_EQ(joint->parameters.at("scale"), 1.1);
    EXPECT_DOUBLE_EQ(joint->parameters.at("rotation"), 2);
}

TEST(AcceptingAMatch, AfterAClipItsEndMovesToTheMatchedFrame) {
    const Timeline timeline = two_clips();
    for (const int frame : {140, 149, 160}) {
        MatchQuestion question = ask(timeline, {}, FramePosition(20), find_film);
        const auto made = accept_match(timeline, question, side(1, frame), side(2, 30), {});
        ASSERT_TRUE(made) << made.error().message();
        EXPECT_TRUE(validate(made->timeline).empty());
        const Clip *a = made->timeline.find(made->from), *b = made->timeline.find(made->to);
        EXPECT_EQ(source_frame(*a, a->end() - FrameCount(1), timeline.rate, *film()), FramePosition(frame));
        EXPECT_EQ(b->start, a->end());
        EXPECT_EQ(b->media, MediaId{2});
        EXPECT_EQ(source_frame(*b, b->start, timeline.rate, *film()), FramePosition(30));
    }
}

TEST(AcceptingAMatch, AtACutTheReplacementEndsWhereTheOldClipDid) {
    const Timeline timeline = two_clips();
    const auto question = ask(timeline, {}, FramePosition(50), find_film);
    const auto made = accept_match(timeline, question, side(1, 139), side(2, 10), {});
    ASSERT_TRUE(made) << made.error().message();
    ASSERT_EQ(clips(made->timeline).size(), 2u);
    EXPECT_EQ(clips(made->timeline)[0].end(), FramePosition(40));
    EXPECT_EQ(clips(made->timeline)[1].media, MediaId{2});
    EXPECT_EQ(clips(made->timeline)[1].end(), FramePosition(100));
}

TEST(AcceptingAMatch, APairThatLeavesTooLittleOfAShotIsNotOffered) {
    const Timeline timeline = two_clips();
    EXPECT_TRUE(worth_offering(timeline, {}, side(1, 120), side(2, 60)));
    EXPECT_FALSE(worth_offering(timeline, {}, side(1, 120), side(2, 245))) << "five frames of B are left";
    EXPECT_FALSE(worth_offering(timeline, {}, side(1, 3), side(2, 60))) << "four frames of A";
    const auto at_cut = ask(timeline, {}, FramePosition(50), find_film);
    EXPECT_FALSE(worth_offering(timeline, at_cut, side(1, 149), side(3, 100))) << "stands there already";
}

TEST(AcceptingAMatch, AnOfflineFileIsRefusedByName) {
    MatchSide offline = side(2, 0);
    offline.file = nullptr;
    const auto made = accept_match(two_clips(), {}, side(1, 120), offline, {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().file, "b");
}

}  // namespace
}  // namespace rhyme::ui
