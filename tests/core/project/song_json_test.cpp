// A song map in the project file and in edit scripts.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/project/edit_script.h"
#include "core/project/project.h"
#include "core/timeline/song_map.h"
#include "tests/support/places.h"

namespace rhyme::test {
namespace {

using Json = nlohmann::ordered_json;

Project golden() {
    const auto text = read_file(rhyme::testing::source_folder() / "tests/core/project/golden/song.rhyme");
    const auto project = parse_project(text.value_or(""), "/films/cut");
    EXPECT_TRUE(project) << project.error().message();
    return project.value_or(Project());
}

TEST(SongInProject, AFileWithASongMapLoads) {
    const Project p = golden();
    ASSERT_TRUE(p.timeline.song);
    const SongMap& map = *p.timeline.song;
    EXPECT_EQ(map.media, MediaId{7});
    EXPECT_EQ(map.beats_in_bar, 3);
    ASSERT_EQ(map.beats.size(), 4u);
    EXPECT_EQ(map.beats[1], (SongBeat{{968'750}, false, false, 88}));
    EXPECT_EQ(map.beats[2], (SongBeat{{1'437'500}, false, true, 100}));
    EXPECT_EQ(map.beats[3], (SongBeat{{1'906'250}, true, true, 95}));
    EXPECT_EQ(map.parts[1], (SongPart{{8'250'000}, "B", "chorus", 100}));
    EXPECT_EQ(map.events[0].kind, SongEvent::Kind::Build);
    EXPECT_EQ(map.lyrics[0].end, SongTime{2'500'000});
    EXPECT_EQ(map.energy, (std::vector<std::uint8_t>{0, 128, 255}));
}

TEST(SongInProject, IsSavedWithTheKeysOfOtherVersions) {
    const Project p = golden();
    const auto text = project_text(p, "/films/cut");
    ASSERT_TRUE(text) << text.error().message();
    const Json song = Json::parse(*text)["timelines"][0]["song"];
    EXPECT_EQ(song["mood"], "bright");
    EXPECT_EQ(song["parts"][1]["lights"], "up");
    EXPECT_EQ(song["lyrics"][0]["singer"], 2);
    const auto again = parse_project(*text, "/films/cut");
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(*again->timeline.song, *p.timeline.song);
}

TEST(SongInProject, SaysWhatIsWrong) {
    const auto why = [](const char* key, const Json& value) {
        Json json = Json::parse(*project_text(golden(), "/films/cut"));
        json["timelines"][0]["song"][key] = value;
        const auto project = parse_project(json.dump(), "/films/cut");
        return project ? std::string("it was loaded") : project.error().what;
    };
    EXPECT_NE(why("beats", {"soon"}).find("song.beats[0] is no beat"), std::string::npos);
    EXPECT_NE(why("beats", {"1.0", "0.5"}).find("does not come after"), std::string::npos);
    EXPECT_NE(why("meter", "waltz").find("song.meter must be such as"), std::string::npos);
    EXPECT_NE(why("energy", "zz").find("song.energy"), std::string::npos);
    EXPECT_NE(why("length", -1).find("song.length"), std::string::npos);
}

TEST(SongInProject, ScriptsEditIt) {
    const auto edited = apply_script(golden(), R"([
        {"op": "nudge_beats", "frames": 1},
        {"op": "move_beat", "beat": 0, "time": 0.5},
        {"op": "set_bar_one", "beat": 1},
        {"op": "split_part", "time": 4, "label": "C", "name": "bridge"},
        {"op": "set_lyrics", "lines": [{"start": 3, "end": 4, "text": "lo"}]}])");
    ASSERT_TRUE(edited) << edited.error().message();
    const SongMap& map = *edited->timeline.song;
    EXPECT_EQ(map.beats[0].at, SongTime{500'000});
    EXPECT_EQ(map.beats[1].at, SongTime{1'008'750}) << "a frame at 25 a second is 40 ms";
    EXPECT_TRUE(map.beats[1].downbeat);
    EXPECT_EQ(map.parts.size(), 3u);
    EXPECT_EQ(map.lyrics.size(), 1u);
    const auto refused = apply_script(golden(), R"([{"op": "move_beat", "beat": 99, "time": 1}])");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "edit 0 (move_beat): the song has no beat 99");
}

}  // namespace
}  // namespace rhyme::test
