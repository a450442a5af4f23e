#include "ui/preflight/preflight_panel.h"

#include <gtest/gtest.h>

#include <QListWidget>
#include <QTest>

#include "tests/ui/support/window_driver.h"
#include "ui/session/session.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {
namespace {

TEST(PreflightPanel, ChecksBehindTheWindowAndALineGoesToItsPlace) {
    testing::TestWindow test;
    Session& session = test.window->session();
    Timeline timeline = make_timeline({25, 1}, 320, 180);
    Track track = *timeline.tracks.front();
    for (const int start : {0, 12}) {
        Clip clip;
        clip.id = ClipId{timeline.next_id++}, clip.kind = ClipKind::Color, clip.name = "clip";
        clip.start = FramePosition(start), clip.length = FrameCount(10);
        clip.more.edit([](ClipMore& more) { more.color = 0x808080ff; });
        track.clips.push_back(clip);
    }
    timeline.tracks.front() = std::make_shared<const Track>(track);
    ASSERT_TRUE(session.commit("clips", Result<Timeline>(timeline)));
    testing::run(*test.window, "file.check");
    PreflightPanel& panel = test.window->preflight();
    EXPECT_TRUE(panel.running());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !panel.running(); }, 20000));
    int gap = -1;
    for (std::size_t i = 0; i < panel.findings().size(); ++i)
        if (panel.findings()[i].kind == FindingKind::Gap) gap = static_cast<int>(i);
    ASSERT_GE(gap, 0);
    session.set_range(FramePosition(3), std::nullopt);
    panel.list().setCurrentRow(gap);
    EXPECT_EQ(session.playhead(), FramePosition(10));
    EXPECT_EQ(session.pointed_to(), FrameRange::between(FramePosition(10), FramePosition(12)));
    EXPECT_EQ(session.in(), FramePosition(3)) << "what is exported stays as it was";
    EXPECT_FALSE(session.out());
    const auto picture = [&] { return test.window->timeline().viewport()->grab().toImage(); };
    const QImage pointed = picture();
    session.point_to(std::nullopt);
    EXPECT_NE(picture(), pointed) << "the place is seen";
    panel.list().setCurrentRow(-1), panel.list().setCurrentRow(gap);
    ASSERT_TRUE(session.pointed_to());
    ASSERT_TRUE(session.commit("marker", add_marker(session.timeline(), {{}, {}, "here", {}, {}, {}})));
    EXPECT_FALSE(session.pointed_to()) << "the edit has changed: the place may be another";
}

}  // namespace
}  // namespace rhyme::ui
