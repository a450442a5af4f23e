// Every command of the table, as a person meets it.
#include <gtest/gtest.h>

#include <QFile>
#include <QTest>

#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/session/session.h"

namespace rhyme::ui {
namespace {

TEST(CommandTable, EachHasATextATooltipAndAnIconThatExistsOrNone) {
    testing::TestWindow test;
    for (const CommandSpec& spec : command_table()) {
        const QAction* action = test.window->commands().action(spec.id);
        EXPECT_FALSE(plain_text(action->text()).isEmpty()) << spec.id;
        EXPECT_TRUE(action->toolTip().startsWith(plain_text(action->text()))) << spec.id;
        EXPECT_TRUE(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText))) << spec.id;
        const bool drawn = QFile::exists(QStringLiteral(":/rhyme/icons/%1.svg").arg(QLatin1String(spec.icon)));
        EXPECT_EQ(drawn, *spec.icon != 0) << spec.id;
        EXPECT_EQ(action->icon().isNull(), !drawn) << spec.id;
    }
}

/// Two clips of colour, the playhead inside the first, everything marked and selected.
void prepare(Session& session) {
    Timeline timeline = make_timeline({25, 1}, 320, 180);
    Track track = *timeline.tracks.front();
    for (int i = 0; i < 2; ++i) {
        Clip clip;
        clip.id = ClipId{timeline.next_id++}, clip.kind = ClipKind::Color, clip.name = "clip";
        clip.start = FramePosition(i * 50), clip.length = FrameCount(50);
        track.clips.push_back(clip);
    }
    timeline.tracks.front() = std::make_shared<const Track>(track);
    session.start_anew();
    ASSERT_TRUE(session.commit("prepare", Result<Timeline>(timeline)));
    session.set_playhead(FramePosition(20));
    session.set_range(FramePosition(10), FramePosition(30));
    session.select_clips({track.clips.front().id});
}

TEST(CommandTable, WhatChangesTheEditIsMarkedSoAndIsUndoneAndTheRestLeavesItAlone) {
    testing::TestWindow test;
    Session& session = test.window->session();
    for (const CommandSpec& spec : command_table()) {
        // These ask for a file or open a window of their own; undo and redo are what this test uses.
        if (QString::fromUtf8(spec.text).contains(QStringLiteral("…")) || spec.id.starts_with("file.") ||
            spec.id.starts_with("help.") || spec.id == "edit.undo" || spec.id == "edit.redo" ||
            spec.id == "view.full_screen")
            continue;
        prepare(session);
        const Timeline before = session.timeline();
        const std::size_t step = session.step();
        test.window->commands().action(spec.id)->trigger();
        // In, out and markers are part of the value; marking a range is no edit of the film.
        const bool changed = session.step() != step;
        if (changed) {
            EXPECT_TRUE(changes_edit(spec.id)) << spec.id << " changed the edit and is not marked so";
            while (session.step() > step) session.undo();
            EXPECT_EQ(session.timeline(), before) << spec.id << " was not undone";
        } else if (!changes_edit(spec.id)) {
            EXPECT_TRUE(session.timeline().tracks == before.tracks) << spec.id << " changed the edit without a step";
        }
    }
}

}  // namespace
}  // namespace rhyme::ui
