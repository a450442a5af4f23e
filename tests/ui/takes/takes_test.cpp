#include "ui/takes/takes.h"

#include <gtest/gtest.h>

#include "core/timeline/song_map.h"
#include "core/timeline/timeline.h"
#include "ui/commands/made_clips.h"

namespace rhyme::ui {
namespace {

constexpr FrameRate rate{25, 1};

/// The song (media 1) from its second 10 on, for 40 seconds, at second 4 of the sequence.
Timeline with_song_clip() {
    Timeline t = make_timeline(rate, 640, 360);
    NewClip song;
    song.media = MediaId{1}, song.name = "song", song.track = t.tracks.back()->id;
    song.source_in = RationalTime(10, 1), song.available = RationalTime(200, 1), song.length = FrameCount(1000);
    return *overwrite(t, FramePosition(100), {song});
}

FoundTake take(std::uint64_t media, double offset, double speed) {
    return {MediaId{media}, "take", RationalTime(std::int64_t(60 * speed), 1), {offset, speed, 0.9}};
}

/// What of the song is heard when the film of the take was there.
double song_second(const Clip& clip, const TakeSync& sync, FramePosition at) {
    return source_time(clip, at, rate).seconds() / sync.rate + sync.offset;
}

TEST(Takes, EveryOneShowsTheTimeOfTheSongThatIsHeard) {
    const std::vector<FoundTake> found{take(2, 12, 1), take(3, 5, 0.96), take(4, 8, 2)};
    const auto laid = takes_laid(with_song_clip(), MediaId{1}, found);
    ASSERT_TRUE(laid) << laid.error().message();
    Timeline t = *laid;
    const Clip* clip = &t.tracks[0]->clips.at(0);
    EXPECT_EQ(clip->start, FramePosition(150));  // the take begins two seconds after what is heard of the song
    const FramePosition at(300);
    const double heard = 10 + (300 - 100) / 25.0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        t = *switch_take(t, clip->id, i);
        clip = &t.tracks[0]->clips.at(0);
        EXPECT_NEAR(song_second(*clip, found[i].sync, at), heard, 0.001) << i;
    }
}

TEST(Takes, OneThatRanAtAnotherTimeIsRefused) {
    EXPECT_FALSE(takes_laid(with_song_clip(), MediaId{1}, {take(2, 120, 1)}));
    EXPECT_FALSE(takes_laid(with_song_clip(), MediaId{9}, {take(2, 12, 1)}));
}

TEST(MadeClips, LieOnTheLowestFreeTrackOverWhatIsShown) {
    NewClip color;
    color.kind = ClipKind::Color;
    Timeline t = make_timeline(rate, 640, 360);
    t = *laid_on_top(t, {FramePosition(0), FrameCount(50)}, color);
    EXPECT_EQ(t.tracks[0]->clips.size(), 1u);
    t = *laid_on_top(t, {FramePosition(20), FrameCount(10)}, color);
    ASSERT_EQ(t.tracks[1]->kind, TrackKind::Video);
    EXPECT_EQ(t.tracks[1]->clips.at(0).start, FramePosition(20));
    t = *laid_on_top(t, {FramePosition(60), FrameCount(10)}, color);
    EXPECT_EQ(t.tracks[0]->clips.size(), 2u);
}

TEST(MadeClips, TheWordsOfTheSongBecomeTitlesWhereTheyAreHeard) {
    Timeline t = with_song_clip();
    SongMap song;
    song.media = MediaId{1}, song.length = SongTime::of(200.0);
    song.lyrics = {{SongTime::of(12.0), SongTime::of(14.0), "달이 뜬다"},
                   {SongTime::of(90.0), SongTime::of(91.0), "unheard"}};
    t.song = std::make_shared<const SongMap>(song);
    const auto made = lyrics_laid(t);
    ASSERT_TRUE(made) << made.error().message();
    const Clip& title = made->tracks[1]->clips.at(0);
    EXPECT_EQ(title.range(), (FrameRange{FramePosition(150), FrameCount(50)}));
    EXPECT_EQ(title.more->title.text, "달이 뜬다");
    EXPECT_EQ(made->tracks[1]->clips.size(), 1u);
}

}  // namespace
}  // namespace rhyme::ui
