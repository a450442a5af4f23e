#include "core/project/interchange/lyrics.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/interchange_cases.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

Result<std::vector<LyricLine>> lyrics(const char* name, const std::string& text) {
    testing::TempFolder folder;
    EXPECT_TRUE(write_file(folder / name, text));
    return read_lyrics(folder / name);
}

TEST(Lyrics, OfAnLrcEndWhereTheNextBegin) {
    const auto lines = lyrics("a.lrc", "[ti:Song]\n[00:12.34]one\n[00:15.10]two\n[00:17.00]\n");
    ASSERT_TRUE(lines) << lines.error().message();
    EXPECT_EQ(*lines,
              (std::vector<LyricLine>{{{12'340'000}, {15'100'000}, "one"}, {{15'100'000}, {17'000'000}, "two"}}));
}

TEST(Lyrics, OfAnSrtKeepTheirTimes) {
    const auto lines = lyrics("a.SRT", "1\n00:00:01,001 --> 00:00:02,503\nla\nla\n\n");
    ASSERT_TRUE(lines) << lines.error().message();
    EXPECT_EQ(*lines, (std::vector<LyricLine>{{{1'001'000}, {2'503'000}, "la\nla"}}));
}

TEST(Lyrics, WhatHoldsNoneIsRefused) {
    EXPECT_FALSE(lyrics("a.txt", "[00:01.00]la\n"));
    EXPECT_FALSE(lyrics("a.lrc", "la la\n"));
    EXPECT_FALSE(lyrics("a.srt", ""));
}

TEST(Lyrics, OfTheSongMapAreWrittenWhereTheSongIsHeard) {
    Project project = testing::plain_project();  // its song is heard from its 4th to its 6th second at 0 s
    SongMap song;
    song.media = MediaId{1}, song.length = SongTime::of(80.0);
    song.lyrics = {{SongTime::of(5.0), SongTime::of(5.5), "달이 뜬다"},
                   {SongTime::of(30.0), SongTime::of(31.0), "not heard"}};
    project.timeline.song = std::make_shared<const SongMap>(song);
    testing::TempFolder folder;
    ASSERT_TRUE(export_project(project, folder / "a.srt"));
    const auto lines = read_lyrics(folder / "a.srt");
    ASSERT_TRUE(lines) << lines.error().message();
    ASSERT_EQ(lines->size(), 2u);  // and the title of the plain project
    EXPECT_EQ((*lines)[1], (LyricLine{{1'000'000}, {1'500'000}, "달이 뜬다"}));
}

}  // namespace
}  // namespace rhyme
