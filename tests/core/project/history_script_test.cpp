#include "core/project/history_script.h"

#include <gtest/gtest.h>

#include "core/project/edit_script.h"
#include "tests/support/random_edit.h"

namespace rhyme {
namespace {

TEST(HistoryScript, MakesTheStepsOfAHistoryAgain) {
    testing::RandomEdit random(4);
    Project project;
    project.media = random.media();
    project.timeline = make_timeline(FrameRate(30, 1), 1280, 720);
    History history{project.sequences()};
    const EditTable table;
    for (int i = 0; i < 400; ++i)
        if (auto edited = table.apply(history.sequences(), random.next(history.sequences()).second, &project.media))
            history.commit("step", *edited);
    ASSERT_GT(history.position(), 100u);
    history.undo();  // what is undone is no step of it
    const auto again = apply_script(project, history_script(history));
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->sequences(), history.sequences());
}

/// V1 and A1 with three linked pairs side by side and a fourth after a gap.
Project film() {
    Project project;
    project.media = testing::RandomEdit::media();
    project.timeline = make_timeline(FrameRate(30, 1), 1280, 720);
    std::string script = "[";
    const std::string tracks[] = {std::to_string(project.timeline.tracks[0]->id.value),
                                  std::to_string(project.timeline.tracks[1]->id.value)};
    for (const int at : {0, 60, 120, 300}) {
        script += std::string(at ? "," : "") + R"({"op": "overwrite", "at": )" + std::to_string(at) + R"(, "clips": [)";
        for (const std::string& track : tracks)
            script += std::string(&track == tracks ? "" : ",") + R"({"track": )" + track +
                      R"(, "media": 4, "source_in": "1/1", "length": 60})";
        script += "]}";
    }
    return *apply_script(project, script + "]");
}

TEST(HistoryScript, SaysTheCommandsByTheirNames) {
    const Project project = film();
    const auto track = [&](std::size_t i) { return std::to_string(project.timeline.tracks[i]->id.value); };
    const auto clip = [&](std::size_t track, std::size_t n) {
        return std::to_string(project.timeline.tracks[track]->clips[n].id.value);
    };
    const std::string second = clip(0, 1), third = clip(0, 2), last = clip(0, 3),
                      next = std::to_string(project.timeline.next_id);
    const std::string new_clip = R"({"track": )" + track(0) + R"(, "media": 2, "length": 20})";
    const std::vector<std::vector<std::string>> cases{
        {R"({"op": "trim", "clip": )" + last + R"(, "edge": "in", "delta": -7})"},
        {R"({"op": "trim", "clip": )" + last + R"(, "edge": "out", "delta": -7, "linked": false})"},
        {R"({"op": "ripple_trim", "clip": )" + second + R"(, "edge": "out", "delta": -7})"},
        {R"({"op": "ripple_trim", "clip": )" + second + R"(, "edge": "in", "delta": 7})"},
        {R"({"op": "roll", "from": )" + second + R"(, "to": )" + third + R"(, "delta": 5})"},
        {R"({"op": "slip", "clip": )" + second + R"(, "delta": 5})"},
        {R"({"op": "slide", "clip": )" + second + R"(, "delta": -5})"},
        {R"({"op": "move", "clips": [)" + last + R"(], "by": 40})"},
        {R"({"op": "ripple_move", "clips": [)" + third + R"(], "to": 0})"},
        {R"({"op": "swap_clips", "a": )" + second + R"(, "b": )" + third + "}"},
        {R"({"op": "lift", "clips": [)" + second + "]}"},
        {R"({"op": "ripple_delete", "clips": [)" + second + "]}"},
        {R"({"op": "extract_range", "start": 40, "length": 50})"},
        {R"({"op": "lift_range", "start": 40, "length": 50})"},
        {R"({"op": "close_gap", "track": )" + track(0) + R"(, "at": 200})"},
        {R"({"op": "split", "at": 90})"},
        {R"({"op": "split", "at": 90, "tracks": [)" + track(0) + R"(], "linked": false})"},
        {R"({"op": "insert", "at": 60, "clips": [)" + new_clip + "]}"},
        {R"({"op": "overwrite", "at": 75, "clips": [)" + new_clip + "]}"},
        {R"({"op": "duplicate", "clips": [)" + last + R"(], "by": 90})"},
        {R"({"op": "replace", "clip": )" + second + R"(, "with": {"media": 3}})"},
        {R"({"op": "set_speed", "clips": [)" + second + R"(], "speed": "1/2", "fit": "ripple"})"},
        {R"({"op": "unlink", "clips": [)" + second + "]}"},
        {R"({"op": "set_gain", "clip": )" + clip(1, 1) + R"(, "gain_db": -4.5})"},
        {R"({"op": "set_fades", "clip": )" + clip(1, 1) + R"(, "fade_in": 4, "fade_out": 9})"},
        {R"({"op": "set_name", "clip": )" + second + R"(, "name": "무대"})"},
        {R"({"op": "set_enabled", "clips": [)" + second + R"(], "enabled": false})"},
        {R"({"op": "set_transition", "from": )" + second + R"(, "to": )" + third +
             R"(, "kind": "dissolve", "in_offset": 6, "out_offset": 6})",
         R"({"op": "trim_transition", "transition": )" + next + R"(, "in_offset": 3, "out_offset": 6})",
         R"({"op": "remove_transition", "transition": )" + next + "}"},
        {R"({"op": "add_effect", "clip": )" + second + R"(, "effect": {"kind": "blur"}})",
         R"({"op": "set_parameter", "effect": )" + next + R"(, "parameter": "radius", "value": 2.5})",
         R"({"op": "set_keyframe", "effect": )" + next + R"(, "parameter": "radius", "key": {"at": 9, "value": 4}})",
         R"({"op": "set_effect_enabled", "effect": )" + next + R"(, "enabled": false})",
         R"({"op": "remove_effect", "effect": )" + next + "}"},
        {R"({"op": "add_marker", "start": 12, "name": "drop"})",
         R"({"op": "change_marker", "marker": )" + next + R"(, "note": "here"})",
         R"({"op": "remove_marker", "marker": )" + next + "}"},
        {R"({"op": "add_track", "kind": "video", "name": "titles"})",
         R"({"op": "set_track_state", "track": )" + next + R"(, "muted": true})",
         R"({"op": "move_track", "track": )" + next + R"(, "row": 0})",
         R"({"op": "remove_track", "track": )" + next + "}"},
        {R"({"op": "set_range", "in": 30, "out": 90})"},
        {R"({"op": "make_folder", "name": "무대"})", R"({"op": "make_folder", "name": "wide", "inside": 1})",
         R"({"op": "rename_folder", "folder": 2, "name": "close"})",
         R"({"op": "put_in_folder", "media": [1, 2], "folder": 2})", R"({"op": "move_folder", "folder": 2})",
         R"({"op": "rate_media", "media": [1, 3], "rating": 4})",
         R"({"op": "label_media", "media": [2], "color": "red"})",
         R"({"op": "tag_media", "media": [1, 2], "tag": "night"})",
         R"({"op": "untag_media", "media": [1], "tag": "night"})", R"({"op": "remove_folder", "folder": 2})"},
        {R"({"op": "add_time_lock", "start": 60, "length": 60})",
         R"({"op": "remove_time_lock", "lock": )" + next + "}"},
    };
    const EditTable table;
    for (const auto& steps : cases) {
        History history{project.sequences()};
        for (const std::string& step : steps) {
            const auto after = table.apply(history.sequences(), step, &project.media);
            ASSERT_TRUE(after) << step << ": " << after.error().message();
            history.commit("step", *after);
        }
        const auto script = nlohmann::json::parse(history_script(history));
        ASSERT_EQ(script.size(), steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i)
            EXPECT_EQ(script[i]["op"], nlohmann::json::parse(steps[i])["op"]) << steps[i] << " became " << script[i];
    }
}

TEST(HistoryScript, WhatDoesNotFitChangesNothingAndSaysWhichStep) {
    Project project;
    const auto edited =
        apply_script(project, R"([{"op": "change", "patch": [{"op": "remove", "path": "/timelines/7"}]}])");
    ASSERT_FALSE(edited);
    EXPECT_TRUE(edited.error().what.starts_with("edit 0 (change): the change does not fit")) << edited.error().what;
}

}  // namespace
}  // namespace rhyme
