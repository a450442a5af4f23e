// What Rhyme writes, to the byte; and files as other programs write them, read.
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/interchange_cases.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace rhyme::testing {
namespace {

std::filesystem::path golden(const std::string& name) {
    return rhyme::testing::source_folder() / "tests/core/project/interchange/golden" / name;
}

TEST(InterchangeGolden, WritesWhatItWroteBefore) {
    TempFolder folder;
    const Project p = golden_project();
    for (const auto& format : interchange_formats()) {
        const std::string name = "rhyme" + std::string(format.extension);
        if (format.extension == ".otioz") continue;
        ASSERT_TRUE(export_project(p, folder / name)) << name;
        EXPECT_EQ(*read_file(folder / name), *read_file(golden(name))) << name;
    }
}

Project read(const std::string& name, std::vector<std::string>& said) {
    auto p = import_bytes(*read_file(golden(name)), "/films/" + name, &said);
    EXPECT_TRUE(p) << (p ? "" : p.error().message());
    return p.value_or(Project());
}
bool mentions(const std::vector<std::string>& said, const std::string& word) {
    return std::any_of(said.begin(), said.end(), [&](const auto& s) { return s.find(word) != std::string::npos; });
}
const Clip& clip(const Project& p, std::size_t track, std::size_t n) {
    return p.timeline.tracks.at(track)->clips.at(n);
}

TEST(InterchangeGolden, ReadsAnOldOtioWithFewFields) {
    std::vector<std::string> said;
    const Project p = read("other.otio", said);
    EXPECT_EQ(p.timeline.rate, FrameRate(24000, 1001));
    ASSERT_EQ(p.timeline.tracks[0]->clips.size(), 3u);
    EXPECT_EQ(clip(p, 0, 0).source_in, RationalTime(48 * 1001, 24000));
    EXPECT_EQ(clip(p, 0, 1).start, FramePosition(48));
    EXPECT_EQ(clip(p, 0, 1).speed, Ratio(-2, 1));
    EXPECT_EQ(p.find(clip(p, 0, 1).media)->path, "/films/clips/two two.mov");
    EXPECT_EQ(clip(p, 0, 2).kind, ClipKind::Sequence);
    EXPECT_EQ(clip(p, 0, 2).length, FrameCount(48));  // a gap of 12 and all of its clip
    EXPECT_EQ(p.timeline.tracks[0]->transitions.size(), 1u);
    for (const char* word : {"Sparkle", "timecode", "says no size"}) EXPECT_TRUE(mentions(said, word)) << word;
}

TEST(InterchangeGolden, ReadsAPremiereXmlWithEdgesUnderTransitions) {
    std::vector<std::string> said;
    const Project p = read("other.xml", said);
    EXPECT_EQ(p.timeline.rate, FrameRate(30000, 1001));
    EXPECT_EQ(p.timeline.width, 1280);
    ASSERT_EQ(p.timeline.tracks.size(), 2u);  // stereo is one track again
    EXPECT_EQ(clip(p, 0, 0).range(), (FrameRange{FramePosition(0), FrameCount(100)}));
    EXPECT_EQ(clip(p, 0, 0).source_in, RationalTime(90 * 1001, 30000));
    EXPECT_EQ(clip(p, 0, 1).range(), (FrameRange{FramePosition(100), FrameCount(120)}));
    EXPECT_EQ(clip(p, 0, 1).speed, Ratio(1, 2));
    EXPECT_EQ(clip(p, 0, 1).source_in, RationalTime(105 * 1001, 30000));  // (200 + 10) retimed frames at half speed
    EXPECT_EQ(p.timeline.tracks[0]->transitions.at(0).in_offset, FrameCount(10));
    EXPECT_EQ(clip(p, 0, 0).link, clip(p, 1, 0).link);
    EXPECT_EQ(p.media.at(0).path.string(), "D:/clips/one one.mov");
    EXPECT_EQ(p.timeline.markers->at(0).range.start, FramePosition(30));
    for (const char* word : {"Gaussian Blur", "01:00:00;00"}) EXPECT_TRUE(mentions(said, word)) << word;
}

TEST(InterchangeGolden, ReadsAnFcpxmlWithConnectedClips) {
    std::vector<std::string> said;
    const Project p = read("other.fcpxml", said);
    EXPECT_EQ(p.timeline.rate, FrameRate(25, 1));
    const auto& video = *p.timeline.tracks[0];
    ASSERT_EQ(video.clips.size(), 3u);
    EXPECT_EQ(clip(p, 0, 0).source_in, RationalTime(10, 1));
    EXPECT_EQ(clip(p, 0, 1).start, FramePosition(150));
    EXPECT_EQ(clip(p, 0, 1).speed, Ratio(2, 1));
    EXPECT_EQ(clip(p, 0, 1).source_in, RationalTime(10, 1));
    EXPECT_EQ(clip(p, 0, 2).start, FramePosition(200));
    EXPECT_FALSE(clip(p, 0, 2).enabled);
    ASSERT_EQ(video.transitions.size(), 1u);
    EXPECT_EQ(video.transitions[0].in_offset, FrameCount(8));
    const Clip* song = nullptr;
    for (const auto& t : p.timeline.tracks)
        for (const Clip& c : t->clips)
            if (c.name == "song") song = &c;
    ASSERT_TRUE(song);
    EXPECT_EQ(song->start, FramePosition(25));
    EXPECT_EQ(song->gain_db, -6);
    EXPECT_EQ(p.find(song->media)->path, "/films/song.wav");
    EXPECT_EQ(p.timeline.markers->at(0).range, (FrameRange{FramePosition(50), FrameCount(0)}));
    EXPECT_EQ(p.timeline.markers->at(0).note, "why");
}

TEST(InterchangeGolden, ReadsAnEdlWithDropFrameDissolveAndSpeed) {
    std::vector<std::string> said;
    const Project p = read("other.edl", said);
    EXPECT_EQ(p.timeline.rate, FrameRate(30000, 1001));
    ASSERT_EQ(p.timeline.tracks[0]->clips.size(), 3u);
    EXPECT_EQ(clip(p, 0, 0).length, FrameCount(70));  // 60, and half of the dissolve
    EXPECT_EQ(clip(p, 0, 1).start, FramePosition(70));
    EXPECT_EQ(clip(p, 0, 2).source_in - clip(p, 0, 1).source_in, RationalTime(290 * 1001, 30000));
    EXPECT_EQ(clip(p, 0, 2).speed, Ratio(2, 1));
    EXPECT_EQ(p.timeline.tracks.size(), 3u);  // AA: two tracks of sound
    EXPECT_EQ(p.timeline.tracks[0]->transitions.at(0).out_offset, FrameCount(10));
    EXPECT_EQ(p.timeline.markers->at(0).name, "drop");
    EXPECT_EQ(p.timeline.markers->at(0).range.start, FramePosition(195));
    EXPECT_EQ(p.timeline.markers->at(0).color, "red");
    EXPECT_TRUE(mentions(said, "no frame rate"));
}

TEST(InterchangeGolden, ReadsSubtitlesAndLyricsAsTitles) {
    std::vector<std::string> said;
    const Project srt = read("other.srt", said);
    ASSERT_EQ(srt.timeline.tracks[0]->clips.size(), 2u);
    EXPECT_EQ(clip(srt, 0, 0).more->title.text, reinterpret_cast<const char*>(u8"\ud558\ub098\ntwo lines"));
    EXPECT_EQ(clip(srt, 0, 0).range(), (FrameRange{FramePosition(30), FrameCount(45)}));
    EXPECT_EQ(clip(srt, 0, 1).more->title.text, "three < four");
    EXPECT_TRUE(mentions(said, "slanted"));
    const Project lrc = read("other.lrc", said);
    ASSERT_EQ(lrc.timeline.tracks[0]->clips.size(), 3u);
    EXPECT_EQ(clip(lrc, 0, 0).range(), (FrameRange{FramePosition(30), FrameCount(60)}));
    EXPECT_EQ(clip(lrc, 0, 1).more->title.text, "word by word");
    EXPECT_EQ(clip(lrc, 0, 2).start, FramePosition(300));
    EXPECT_TRUE(clip(lrc, 0, 2).more->title.lyric);
    EXPECT_TRUE(mentions(said, "single words"));
}

TEST(InterchangeGolden, ReadsKoreanSubtitlesThatAreNoUtf8) {
    std::vector<std::string> said;
    const auto p = import_bytes("1\n00:00:01,000 --> 00:00:02,000\n\xc7\xd1\xb1\xdb\n", "/films/x.srt", &said);
    ASSERT_TRUE(p);
    EXPECT_EQ(clip(*p, 0, 0).more->title.text, reinterpret_cast<const char*>(u8"\ud55c\uae00"));
    EXPECT_TRUE(mentions(said, "CP949"));
}

TEST(InterchangeGolden, ReadsPremieresListOfMarkers) {
    std::vector<std::string> said;
    const Project p = read("other.csv", said);
    ASSERT_EQ(p.timeline.markers->size(), 2u);
    EXPECT_EQ(p.timeline.markers->at(0).range, (FrameRange{FramePosition(75), FrameCount(30)}));
    EXPECT_EQ(p.timeline.markers->at(0).note, "louder, here");
    EXPECT_EQ(p.timeline.markers->at(1).kind, MarkerKind::Chapter);
}

}  // namespace
}  // namespace rhyme::testing
