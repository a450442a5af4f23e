#include "core/project/project.h"

#include <gtest/gtest.h>

#include <clocale>
#include <locale>
#include <nlohmann/json.hpp>
#include <random>

#include "core/base/files.h"
#include "tests/core/timeline/strips.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using rhyme::testing::TempFolder;

Project sample(const fs::path& folder = "/films/cut") {
    Project p;
    p.name = "Moon & \"Wheel\" \xED\x95\x9C\xEA\xB8\x80";
    p.timeline = timeline_of({"V AaaaaBbbbb..Cccc", "V .....Dddd", "A AaaaaBbbbb"});
    p.timeline = *set_transition(
        p.timeline, {clip(p.timeline, "a"), clip(p.timeline, "b"), "dissolve", 2_f, 1_f, {{"softness", 0.1}}, true});
    p.timeline = *add_marker(p.timeline, {{}, {at(3), 2_f}, "drop", "red", "here"});
    p.timeline = *set_gain(p.timeline, clip(p.timeline, "a", 1), -4.25);
    p.timeline = *set_enabled(p.timeline, {clip(p.timeline, "d")}, false);
    p.timeline = *set_format(p.timeline, {30000, 1001}, 1280, 720);
    p.timeline = locked(p.timeline, 1);
    p.media.push_back({MediaId{1}, folder / "clips" / "moon.mp4", "moon.mp4", "abc", RationalTime(1001, 125)});
    return p;
}

std::string text_of(const Project& p, const fs::path& folder = "/films/cut") {
    const auto text = project_text(p, folder);
    EXPECT_TRUE(text) << text.error().message();
    return text.value_or("");
}

std::string why_not(const std::string& text) {
    const auto project = parse_project(text, "/films/cut");
    return project ? "it was loaded" : project.error().what;
}
template <class Change>
std::string changed(Change change) {
    Json json = Json::parse(text_of(sample()));
    change(json);
    return json.dump();
}
Json& first_clip(Json& json) { return json["timelines"][0]["tracks"][0]["clips"][0]; }

TEST(ProjectFile, LoadsWhatItSaved) {
    TempFolder folder;
    const Project p = sample(folder.path());
    ASSERT_TRUE(save_project(p, folder / "a.rhyme"));
    std::vector<std::string> warnings;
    const auto loaded = load_project(folder / "a.rhyme", &warnings);
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ(warnings, std::vector<std::string>{});
    EXPECT_EQ(loaded->name, p.name);
    EXPECT_EQ(loaded->media, p.media);
    EXPECT_EQ(loaded->timeline, p.timeline);
    EXPECT_EQ(loaded->timeline.next_id, p.timeline.next_id);
    EXPECT_EQ(text_of(*loaded, folder.path()), text_of(p, folder.path()));
}

TEST(ProjectFile, KeepsKeysItDoesNotKnowAtEveryLevelThroughEdits) {
    const std::string text = changed([](Json& j) {
        j["future"] = {{"deep", {1, 2}}};
        j["media"][0]["rating"] = 5;
        j["timelines"][0]["look"] = "warm";
        j["timelines"][0]["tracks"][0]["height"] = 80;
        first_clip(j)["mood"] = "2/1";
        j["timelines"][0]["tracks"][0]["transitions"][0]["ease"] = true;
        j["timelines"][0]["markers"][0]["beat"] = 12;
        Json second = j["timelines"][0];
        second["id"] = 7, second["name"] = "second", second["mood"] = "dark";
        j["timelines"].push_back(second);
    });
    auto project = parse_project(text, "/films/cut");
    ASSERT_TRUE(project) << project.error().message();
    project->timeline = *insert(project->timeline, at(0), {new_clip(project->timeline, 0, "x", 5)});
    const Json json = Json::parse(text_of(*project));
    const Json& sequence = json["timelines"][0];
    EXPECT_EQ(json["future"]["deep"][1], 2);
    EXPECT_EQ(json["media"][0]["rating"], 5);
    EXPECT_EQ(sequence["look"], "warm");
    EXPECT_EQ(sequence["tracks"][0]["height"], 80);
    EXPECT_FALSE(sequence["tracks"][0]["clips"][0].contains("mood"));
    EXPECT_EQ(sequence["tracks"][0]["clips"][1]["mood"], "2/1");
    EXPECT_EQ(sequence["tracks"][0]["transitions"][0]["ease"], true);
    EXPECT_EQ(sequence["markers"][0]["beat"], 12);
    EXPECT_EQ(json["timelines"][1]["name"], "second");
    EXPECT_EQ(json["timelines"][1]["mood"], "dark");
}

TEST(ProjectFile, NamesMediaRelativeToItsFolderAndFallsBackToTheAbsolutePath) {
    TempFolder folder;
    fs::create_directories(folder / "one" / "clips");
    ASSERT_TRUE(write_file(folder / "one" / "clips" / "moon.mp4", "x"));
    Project p = sample(folder / "one");
    ASSERT_TRUE(save_project(p, folder / "one" / "a.rhyme"));
    EXPECT_EQ(Json::parse(*read_file(folder / "one" / "a.rhyme"))["media"][0]["path"], "clips/moon.mp4");
    fs::copy_file(folder / "one" / "a.rhyme", folder / "alone.rhyme");
    EXPECT_EQ(load_project(folder / "alone.rhyme")->media[0].path, folder / "one" / "clips" / "moon.mp4");
    fs::rename(folder / "one", folder / "moved");
    EXPECT_EQ(load_project(folder / "moved" / "a.rhyme")->media[0].path, folder / "moved" / "clips" / "moon.mp4");
}

/// Writes 1234.5 as 1.234,5.
struct DecimalComma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

TEST(ProjectFile, DoesNotDependOnTheLocale) {
    const std::string plain = text_of(sample());
    const std::string c_locale = std::setlocale(LC_ALL, nullptr);
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new DecimalComma));
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8"}) std::setlocale(LC_ALL, name);  // where it is installed
    const std::string there = text_of(sample());
    const auto loaded = parse_project(plain, "/films/cut");
    std::locale::global(before);
    std::setlocale(LC_ALL, c_locale.c_str());
    EXPECT_EQ(there, plain);
    EXPECT_EQ(loaded->timeline, sample().timeline);
}

TEST(ProjectFile, SaysWhatIsWrongAndWhere) {
    TempFolder folder;
    EXPECT_EQ(load_project(folder / "none.rhyme").error().what, "there is no such file");
    EXPECT_EQ(why_not(""), "the project file is empty");
    EXPECT_EQ(why_not("{\n  \"format\": oops}"),
              "the project file is damaged: it is no valid JSON at line 2, column 13");
    EXPECT_EQ(why_not("[1, 2]"), "it is not a Rhyme project");
    EXPECT_EQ(why_not("{}"), "it is not a Rhyme project");
    EXPECT_EQ(why_not(std::string(100000, '[')), "the project file is damaged: it is nested too deeply");
    EXPECT_EQ(why_not(changed([](Json& j) { j["version"] = 9; })),
              "it was made by a newer version (file format 9, this one reads 2)");
    EXPECT_EQ(why_not(changed([](Json& j) { j.erase("timelines"); })),
              "the project file is damaged: timelines is missing");
    EXPECT_EQ(why_not(changed([](Json& j) { first_clip(j).erase("length"); })),
              "the project file is damaged: timelines[0].tracks[0].clips[0].length is missing");
    EXPECT_EQ(why_not(changed([](Json& j) { first_clip(j)["start"] = "soon"; })),
              "the project file is damaged: timelines[0].tracks[0].clips[0].start must be a whole number from 0 to "
              "1000000000");
    EXPECT_EQ(why_not(changed([](Json& j) { first_clip(j)["source_in"] = "1/0"; })),
              "the project file is damaged: timelines[0].tracks[0].clips[0].source_in is out of range");
    EXPECT_EQ(why_not(changed([](Json& j) { j["timelines"][0]["rate"] = "0/1"; })),
              "the project file is damaged: the frame rate must lie between 1 and 1000 frames a second");
}

TEST(ProjectFile, RefusesAbsurdNumbersAndRepeatedIds) {
    const auto refused = [](auto change) {
        return why_not(changed(change)).starts_with("the project file is damaged: ");
    };
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["start"] = std::numeric_limits<std::int64_t>::max(); }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["start"] = std::numeric_limits<std::uint64_t>::max(); }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["length"] = 0; }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["length"] = -3; }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["length"] = 1.5; }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["length"] = 1000000; })) << "past the media's end";
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["gain_db"] = 1e300; }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["id"] = 0; }));
    EXPECT_TRUE(refused([](Json& j) { first_clip(j)["id"] = j["timelines"][0]["tracks"][0]["clips"][1]["id"]; }));
    EXPECT_TRUE(refused([](Json& j) { j["media"].push_back(j["media"][0]); }));
    EXPECT_TRUE(refused([](Json& j) { j["timelines"][0]["width"] = 1 << 30; }));
    EXPECT_TRUE(refused([](Json& j) { j["timelines"][0]["rate"] = "-25/1"; }));
    EXPECT_EQ(why_not("{\"format\": \"rhyme-project\", \"version\": 1e999}"),
              "the project file is damaged: it holds a number that is too large");
}

TEST(ProjectFile, RepairsWhatItCanAndSaysSo) {
    std::vector<std::string> warnings;
    const auto project = parse_project(changed([](Json& j) {
                                           j["media"].clear();
                                           j["timelines"][0]["next_id"] = 1;
                                           j["timelines"][0]["tracks"][0]["transitions"][0]["out_offset"] = 5000;
                                       }),
                                       "/films/cut", &warnings);
    ASSERT_TRUE(project) << project.error().message();
    EXPECT_EQ(validate(project->timeline), std::vector<std::string>{});
    EXPECT_TRUE(project->timeline.tracks[0]->transitions.empty());
    ASSERT_EQ(project->media.size(), 1u);
    EXPECT_EQ(warnings.size(), 2u);
}

TEST(ProjectFile, AFailedSaveLeavesTheOldFile) {
    TempFolder folder;
    ASSERT_TRUE(save_project(sample(), folder / "a.rhyme"));
    const std::string before = *read_file(folder / "a.rhyme");
    Project bad = sample();
    Track track = *bad.timeline.tracks[0];
    track.clips[0].length = 0_f;
    bad.timeline.tracks[0] = std::make_shared<const Track>(track);
    EXPECT_EQ(save_project(bad, folder / "a.rhyme").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(*read_file(folder / "a.rhyme"), before);
    EXPECT_EQ(save_project(sample(), folder / "none" / "a.rhyme").error().code, ErrorCode::WriteFailed);
}

TEST(ProjectFile, SurvivesEveryMutationOfAGoodFile) {
    const std::string good = text_of(sample());
    std::mt19937 random(7);
    const std::vector<std::string> pieces{"-",       "0",    "9999999999999999999999",
                                          "1e308",   "null", "\"",
                                          "{",       "}",    "[",
                                          "]",       ",",    ":",
                                          "\\u0000", "\xff", "true",
                                          "1/0",     "[[]]", "-1"};
    int loaded = 0, refused = 0;
    for (int n = 0; n < 3000; ++n) {
        std::string text = good;
        for (unsigned times = 1 + random() % 3; times > 0; --times) {
            const std::size_t p = random() % text.size(),
                              length = std::min<std::size_t>(random() % 12, text.size() - p);
            switch (random() % 4) {
                case 0:
                    text[p] = static_cast<char>(random());
                    break;
                case 1:
                    text.erase(p, length);
                    break;
                case 2:
                    text.insert(p, pieces[random() % pieces.size()]);
                    break;
                default:
                    text.replace(p, length, good, random() % good.size(), random() % 40);
            }
        }
        const auto project = parse_project(text, "/films/cut");
        project ? ++loaded : ++refused;
        if (project) {
            ASSERT_EQ(validate(project->timeline), std::vector<std::string>{});
            ASSERT_TRUE(project_text(*project, "/films/cut"));
        } else {
            ASSERT_FALSE(project.error().what.empty());
            ASSERT_EQ(project.error().what.find('\n'), std::string::npos);
        }
    }
    EXPECT_GT(loaded, 50);
    EXPECT_GT(refused, 500);
}

TEST(ProjectFile, SurvivesEveryReplacedValue) {
    const Json good = Json::parse(text_of(sample()));
    const Json flat = good.flatten();
    const std::vector<Json> values{nullptr,
                                   true,
                                   -1,
                                   0,
                                   1,
                                   2.5,
                                   std::numeric_limits<std::int64_t>::max(),
                                   std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::uint64_t>::max(),
                                   1e300,
                                   "",
                                   "x",
                                   "1/0",
                                   "9223372036854775807/2147483647",
                                   Json::array(),
                                   Json::object()};
    for (const auto& [pointer, old] : flat.items())
        for (const Json& value : values) {
            Json bad = good;
            bad[Json::json_pointer(pointer)] = value;
            const auto project = parse_project(bad.dump(), "/films/cut");
            if (!project) continue;
            ASSERT_EQ(validate(project->timeline), std::vector<std::string>{}) << pointer << " = " << value;
            ASSERT_TRUE(project_text(*project, "/films/cut"));
        }
}

TEST(AttachMedia, OpensWhatIsThereAndNamesTheRest) {
    TempFolder folder;
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "a.mp4"));
    ASSERT_TRUE(write_file(folder / "bad.mp4", "this is no film"));
    Project p;
    p.timeline = make_timeline({25, 1}, 640, 360);
    const auto opened = open_media(folder / "a.mp4");
    ASSERT_TRUE(opened);
    p.media.push_back(media_item(MediaId{1}, **opened));
    p.media.push_back(media_item(MediaId{2}, **opened));
    p.media.back().fingerprint = "another";
    p.media.push_back({MediaId{3}, folder / "bad.mp4", "bad.mp4", "", {}});
    p.media.push_back({MediaId{4}, folder / "gone.mp4", "gone.mp4", "", {}});
    MediaPool pool;
    const auto problems = attach_media(p, pool);
    EXPECT_TRUE(pool.find(MediaId{1}));
    for (const std::uint64_t id : {2, 3, 4}) EXPECT_FALSE(pool.find(MediaId{id}));
    ASSERT_EQ(problems.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NE(problems[i].find(path_text(p.media[i + 1].path)), std::string::npos) << problems[i];
    EXPECT_EQ(check_project(p).size(), 1u);
}

}  // namespace
}  // namespace rhyme::test
