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

TEST(HistoryScript, WhatDoesNotFitChangesNothingAndSaysWhichStep) {
    Project project;
    const auto edited =
        apply_script(project, R"([{"op": "change", "patch": [{"op": "remove", "path": "/timelines/7"}]}])");
    ASSERT_FALSE(edited);
    EXPECT_TRUE(edited.error().what.starts_with("edit 0 (change): the change does not fit")) << edited.error().what;
}

}  // namespace
}  // namespace rhyme
