#include "ui/palette/command_palette.h"

#include <gtest/gtest.h>

#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTest>

#include "tests/ui/support/window_driver.h"
#include "ui/palette/command_search.h"
#include "ui/session/session.h"

namespace rhyme::ui {
namespace {

TEST(CommandPalette, FindsByTheBeginningsOfWordsInAnyOrder) {
    const auto first = [](const char* words) {
        const auto found = find_commands(command_table(), QString::fromUtf8(words));
        return found.empty() ? std::string() : found.front().spec->id;
    };
    EXPECT_EQ(first("undo"), "edit.undo");
    EXPECT_EQ(first("tool razor"), "tool.razor");
    EXPECT_EQ(first("zzz"), "");
    EXPECT_EQ(find_commands(command_table(), {}).size(), command_table().size());
}

TEST(CommandPalette, RunsWhatIsChosenWithEnter) {
    testing::TestWindow test;
    ASSERT_TRUE(test.window->session().snapping());
    QPointer palette = new CommandPalette(test.window->commands(), test.window.get());
    palette->show();
    QTest::keyClicks(&palette->field(), "snapping");
    QTest::keyClick(&palette->field(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !test.window->session().snapping(); }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return palette.isNull(); }));
}

TEST(CommandPalette, TakesHangulInItsField) {
    testing::TestWindow test;
    CommandPalette palette(test.window->commands());
    palette.setAttribute(Qt::WA_DeleteOnClose, false);
    palette.show();
    palette.field().setFocus();
    QInputMethodEvent composing(QStringLiteral("하"), {});
    QApplication::sendEvent(&palette.field(), &composing);
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("한글"));
    QApplication::sendEvent(&palette.field(), &done);
    EXPECT_EQ(palette.field().text(), QStringLiteral("한글"));
}

}  // namespace
}  // namespace rhyme::ui
