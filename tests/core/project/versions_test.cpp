// A file of every version of the format loads; what this version added survives a save and load.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/project/project.h"
#include "tests/core/timeline/strips.h"
#include "tests/support/places.h"

namespace rhyme::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Project golden(const std::string& name) {
    const fs::path path = rhyme::testing::source_folder() / "tests/core/project/golden" / name;
    std::vector<std::string> warnings;
    const auto text = read_file(path);
    const auto project = parse_project(text.value_or(""), "/films/cut", &warnings);
    EXPECT_TRUE(project) << project.error().message();
    EXPECT_EQ(warnings, std::vector<std::string>{});
    return project.value_or(Project());
}

TEST(ProjectVersions, AFileOfVersion1Loads) {
    const Project p = golden("version1.rhyme");
    EXPECT_EQ(p.timeline.id, SequenceId{1});
    EXPECT_TRUE(p.others.empty());
    ASSERT_EQ(p.timeline.tracks.size(), 2u);
    EXPECT_EQ(p.timeline.tracks[0]->clips.size(), 27u);
    EXPECT_TRUE(p.timeline.tracks[1]->locked);
    EXPECT_TRUE(p.timeline.tracks[1]->target);
    ASSERT_EQ(p.timeline.markers->size(), 1u);
    EXPECT_EQ(p.timeline.markers->front().kind, MarkerKind::Comment);
    for (const auto& track : p.timeline.tracks)
        for (const Clip& c : track->clips) {
            EXPECT_EQ(c.kind, ClipKind::Media);
            EXPECT_EQ(c.speed, Ratio(1, 1));
            EXPECT_FALSE(c.more);
        }
}

TEST(ProjectVersions, AFileOfVersion1IsSavedInTheNewOneWithAllItHeld) {
    const Project p = golden("version1.rhyme");
    const auto text = project_text(p, "/films/cut");
    ASSERT_TRUE(text) << text.error().message();
    const Json json = Json::parse(*text);
    EXPECT_EQ(json["version"], 2);
    EXPECT_EQ(json["future"]["deep"][1], 2);
    EXPECT_EQ(json["timelines"][0]["look"], "warm");
    EXPECT_EQ(json["timelines"][0]["tracks"][0]["clips"][0]["rating"], 5);
    const auto again = parse_project(*text, "/films/cut");
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->sequences(), p.sequences());
}

/// Every field this version has, away from its default.
Project everything() {
    Project p;
    p.media.push_back({MediaId{1}, "/films/cut/a.mp4", "a", "", RationalTime(8, 1)});
    p.media.push_back({MediaId{2}, "/films/cut/b.mp4", "b", "", RationalTime(9, 1)});
    Timeline t = timeline_of({"V AaaaaBbbbbCcccc", "V ..D.E.Fff", "A AaaaaBbbbb"});
    Track top = *t.tracks[1];
    top.target = false;
    top.effects = Effects{{EffectId{t.next_id++}, "grade", false, {{"warmth", {0.25, {}}}}, {{"lut", "a.cube"}}}};
    const auto become = [&](Clip& c, ClipKind kind) {
        c.kind = kind, c.media = {}, c.source_in = {}, c.available = {};
    };
    become(top.clips[0], ClipKind::Title);
    top.clips[0].more.edit([](ClipMore& m) {
        m.title = {"\xEB\x85\xB8\xEB\x9E\x98 \xF0\x9F\x8E\xB5\nline", {}, true};
        m.title.style.font = "Noto Sans", m.title.style.color = 0x12345678, m.title.style.alignment = 8;
    });
    become(top.clips[1], ClipKind::Adjustment);
    become(top.clips[2], ClipKind::Sequence);
    top.clips[2].sequence = SequenceId{2}, top.clips[2].available = RationalTime(2, 1);
    t.tracks[1] = std::make_shared<const Track>(top);
    Track main = *t.tracks[0];
    main.clips[0].speed = Ratio(-3, 2), main.clips[0].clock = 7_f;
    main.clips[0].more.edit([&](ClipMore& m) {
        Keyframe ease{3_f, 1.5, Interpolation::Bezier, 0.1, 0.2, 0.3, 1.4};
        m.effects = {
            {EffectId{t.next_id++}, "reframe", true, {{"x", {0, {{-2_f, 1, Interpolation::Hold}, ease}}}}, {}}};
        m.keep_pitch = false;
    });
    main.clips[1].more.edit([](ClipMore& m) {
        m.ramp = {{0_f, Ratio(1, 1), SpeedShape::Smooth}, {4_f, Ratio(1, 4), SpeedShape::Linear}};
    });
    main.clips[2].media = MediaId{2}, main.clips[2].available = RationalTime(9, 1);
    main.clips[2].more.edit([](ClipMore& m) {
        m.takes = {{"wide", MediaId{1}, RationalTime(-1, 3), Ratio(2, 1), RationalTime(8, 1)},
                   {"close", MediaId{2}, RationalTime(1, 3), Ratio(1, 1), RationalTime(9, 1)}};
        m.take = 1;
    });
    t.tracks[0] = std::make_shared<const Track>(main);
    Track sound = *t.tracks[2];
    sound.gain_db = -3, sound.pan = 0.5;
    sound.clips[0].more.edit([](ClipMore& m) {
        m.gain = {0, {{1_f, -6}, {3_f, 0}}};
        m.pan = -1, m.fade_in = 2_f, m.fade_out = 1_f;
    });
    t.tracks[2] = std::make_shared<const Track>(sound);
    t = *add_marker(t, {{}, {at(3), 2_f}, "one", "red", "here", MarkerKind::Beat});
    t.in = at(1), t.out = at(9);
    t.locks = std::vector<TimeLock>{{TimeLockId{t.next_id++}, {at(12), 3_f}, "chorus"}};
    Clip other = main.clips[2];
    other.id = ClipId{t.next_id++}, other.start = at(0), other.more = {};
    t.sections = std::vector<Section>{
        {SectionId{t.next_id++}, {at(0), 6_f}, "verse", {{"calm", {{t.tracks[0]->id, {other}, {}}}}, {"wild", {}}}, 1}};
    Timeline second = timeline_of({"V Aaaa"});
    second.id = SequenceId{2}, second.name = "Second";
    Sequences all(t);
    all = with_timeline(all, second);
    all.next_sequence = 9;
    p.set_sequences(all);
    return p;
}

TEST(ProjectVersions, EveryFieldSurvivesASaveAndLoad) {
    const Project p = everything();
    ASSERT_EQ(validate(p.sequences()), std::vector<std::string>{});
    const auto text = project_text(p, "/films/cut");
    ASSERT_TRUE(text) << text.error().message();
    const auto loaded = parse_project(*text, "/films/cut");
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ(loaded->sequences(), p.sequences());
    EXPECT_EQ(loaded->next_sequence, 9u);
    EXPECT_EQ(project_text(*loaded, "/films/cut").value_or(""), *text);
}

TEST(ProjectVersions, AFileOfVersion2Loads) {
    const Project p = golden("version2.rhyme"), all = everything();
    EXPECT_EQ(p.sequences(), all.sequences());
    ASSERT_EQ(p.media.size(), all.media.size());
    EXPECT_EQ(p.media[1].name, all.media[1].name);
}

TEST(ProjectVersions, UnknownKeysOfNewThingsSurvive) {
    Json json = Json::parse(*project_text(everything(), "/films/cut"));
    json["timelines"][0]["tracks"][0]["clips"][0]["effects"][0]["mask"] = "face";
    json["timelines"][0]["locks"][0]["why"] = "signed off";
    json["timelines"][0]["sections"][0]["versions"][0]["rating"] = 4;
    const auto loaded = parse_project(json.dump(), "/films/cut");
    ASSERT_TRUE(loaded) << loaded.error().message();
    const Json again = Json::parse(*project_text(*loaded, "/films/cut"));
    EXPECT_EQ(again, json);
}

TEST(ProjectVersions, ANestedSequenceInItselfIsRefused) {
    Json json = Json::parse(*project_text(everything(), "/films/cut"));
    json["timelines"][1]["tracks"][0]["clips"][0]["kind"] = "sequence";
    json["timelines"][1]["tracks"][0]["clips"][0]["sequence"] = 1;
    const auto loaded = parse_project(json.dump(), "/films/cut");
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().what.find("is nested in itself"), std::string::npos) << loaded.error().what;
}

TEST(ProjectVersions, TheFileHoldsNoFractionsOfFramesOrSeconds) {
    const Json flat = Json::parse(*project_text(everything(), "/films/cut")).flatten();
    const std::string numbers =
        "gain_db pan value size outline shadow margin_x margin_y spacing angle bezier parameters";
    for (const auto& [pointer, value] : flat.items()) {
        if (!value.is_number_float()) continue;
        bool parameter = false;
        for (fs::path rest(pointer); rest.has_relative_path() && !parameter; rest = rest.parent_path())
            parameter = numbers.find(rest.filename().string()) != std::string::npos &&
                        !std::isdigit(static_cast<unsigned char>(rest.filename().string()[0]));
        EXPECT_TRUE(parameter) << pointer << " is a time, or an unknown number";
    }
}

}  // namespace
}  // namespace rhyme::test
