#include "core/render/preflight.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/render/flashes.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

/// One video track of colour clips, titles and films.
struct Film {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Track track;
    std::uint64_t ids = 1;

    Clip& add(ClipKind kind, std::int64_t start, std::int64_t length) {
        Clip clip;
        clip.id = ClipId{++ids}, clip.kind = kind, clip.name = "clip";
        clip.start = FramePosition(start), clip.length = FrameCount(length);
        track.clips.push_back(clip);
        return track.clips.back();
    }
    void color(Rgba color, std::int64_t start, std::int64_t length) {
        add(ClipKind::Color, start, length).more.edit([&](ClipMore& more) { more.color = color; });
    }
    void title(const std::string& text, double size, std::int64_t start, std::int64_t length) {
        add(ClipKind::Title, start, length).more.edit([&](ClipMore& more) {
            more.title.text = text, more.title.style.size = size;
        });
    }
    Timeline timeline() {
        Timeline made = make_timeline({25, 1}, 320, 180);
        track.id = TrackId{1}, track.kind = TrackKind::Video;
        made.tracks = {std::make_shared<const Track>(track)};
        return made;
    }
    std::vector<Finding> find() { return preflight(Renderer(pool), timeline()).value_or(std::vector<Finding>()); }
};

constexpr Rgba grey = 0x808080ff, black = 0x000000ff, white = 0xffffffff;

const Finding* of(const std::vector<Finding>& findings, FindingKind kind) {
    const auto found = std::ranges::find(findings, kind, &Finding::kind);
    return found == findings.end() ? nullptr : &*found;
}

TEST(Preflight, BlackBeforeAndBehindAndAGapHaveTheirFrames) {
    Film film;
    film.color(black, 0, 3), film.color(grey, 3, 20), film.color(grey, 24, 6), film.color(black, 30, 5);
    const auto findings = film.find();
    ASSERT_TRUE(of(findings, FindingKind::BlackHead) && of(findings, FindingKind::BlackTail) &&
                of(findings, FindingKind::Gap));
    EXPECT_EQ(of(findings, FindingKind::BlackHead)->where, FrameRange(FramePosition(0), FrameCount(3)));
    EXPECT_EQ(of(findings, FindingKind::BlackTail)->where, FrameRange(FramePosition(30), FrameCount(5)));
    EXPECT_EQ(of(findings, FindingKind::Gap)->where, FrameRange(FramePosition(23), FrameCount(1)));
}

TEST(Preflight, MoreThanThreeFlashesASecondAreNotSafe) {
    for (const auto& [frames, safe] : {std::pair(3, false), std::pair(6, true)}) {  // each way: 4.2 and 2.1 a second
        Film film;
        for (int i = 0; i < 60 / frames; ++i) film.color(i % 2 ? white : grey, i * frames, frames);
        EXPECT_EQ(of(film.find(), FindingKind::Flash) == nullptr, safe) << frames;
    }
}

TEST(Preflight, SmallFlashesAndSlowChangesAreSafe) {
    FlashMeter small({25, 1}), slow({25, 1});
    for (int i = 0; i < 50; ++i) {
        cv::Mat picture(54, 96, CV_8UC3, cv::Scalar::all(20));
        picture(cv::Rect(0, 0, 20, 54)).setTo(cv::Scalar::all(i % 2 ? 255 : 20));
        small.add(picture);
        slow.add(cv::Mat(54, 96, CV_8UC3, cv::Scalar::all(i * 5)));
    }
    EXPECT_TRUE(small.unsafe().empty());
    EXPECT_TRUE(slow.unsafe().empty());
}

TEST(Preflight, ATitleMustStayInsideTheSafeArea) {
    Film film;
    film.color(grey, 0, 1);
    film.title("short", 8, 1, 10);
    EXPECT_FALSE(of(film.find(), FindingKind::Text));
    film.title("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", 30, 11, 10);
    const auto findings = film.find();
    ASSERT_TRUE(of(findings, FindingKind::Text));
    EXPECT_EQ(of(findings, FindingKind::Text)->where.start, FramePosition(11));
}

TEST(Preflight, FramesShownTwiceAreFoundAndAFileThatIsNotThere) {
    Film film;
    ASSERT_TRUE(testing::make_clip(film.folder / "a.mp4"));
    const MediaId media = film.pool->add(film.folder / "a.mp4").value_or(MediaId{});
    for (int i = 0; i < 2; ++i) {
        Clip& clip = film.add(ClipKind::Media, i * 10, 10);
        clip.media = media, clip.available = {1, 1}, clip.source_in = {i * 9, 25};
    }
    auto findings = film.find();
    ASSERT_TRUE(of(findings, FindingKind::DuplicateFrames));
    EXPECT_EQ(of(findings, FindingKind::DuplicateFrames)->value, 1)
        << "the last of the first is the first of the second";
    film.track.clips[1].source_in = {10, 25};
    EXPECT_FALSE(of(film.find(), FindingKind::DuplicateFrames));
    film.track.clips[1].media = MediaId{77};
    findings = film.find();
    ASSERT_TRUE(of(findings, FindingKind::Offline));
    EXPECT_EQ(of(findings, FindingKind::Offline)->where.start, FramePosition(10));
}

TEST(Preflight, SoundIsHeldAgainstWhatIsWanted) {
    Film film;
    testing::ClipSpec spec;
    spec.frames = 50, spec.with_audio = true;
    spec.sound = [](std::int64_t sample) {
        return static_cast<float>(0.99 * std::sin(static_cast<double>(sample) * 0.2));
    };
    ASSERT_TRUE(testing::make_clip(film.folder / "loud.mp4", spec));
    const MediaId media = film.pool->add(film.folder / "loud.mp4").value_or(MediaId{});
    Clip& clip = film.add(ClipKind::Media, 0, 50);
    clip.media = media, clip.available = {2, 1};
    Timeline timeline = film.timeline();
    Track sound = film.track;
    sound.id = TrackId{99}, sound.kind = TrackKind::Audio;
    timeline.tracks.push_back(std::make_shared<const Track>(sound));
    const auto findings = preflight(Renderer(film.pool), timeline);
    ASSERT_TRUE(findings && of(*findings, FindingKind::Loudness) && of(*findings, FindingKind::Peak));
    EXPECT_GT(of(*findings, FindingKind::Loudness)->value, -6);
    PreflightWishes wishes;
    wishes.loudness = of(*findings, FindingKind::Loudness)->value, wishes.true_peak = 3;
    const auto content = preflight(Renderer(film.pool), timeline, wishes);
    EXPECT_FALSE(of(*content, FindingKind::Loudness) || of(*content, FindingKind::Peak));
}

TEST(Preflight, CanBeCancelled) {
    Film film;
    film.color(grey, 0, 50);
    std::stop_source stop;
    stop.request_stop();
    const auto findings = preflight(Renderer(film.pool), film.timeline(), {}, {}, stop.get_token());
    ASSERT_FALSE(findings);
    EXPECT_EQ(findings.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace rhyme
