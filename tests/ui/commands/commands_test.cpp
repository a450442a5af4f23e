#include "ui/commands/commands.h"

#include <gtest/gtest.h>

#include <QMenu>
#include <QMenuBar>
#include <map>

#include "ui/main_window/main_window.h"

namespace rhyme::ui {
namespace {

std::unique_ptr<MainWindow> silent_window() {
    MainWindow::Options options;
    options.audio = [] { return nullptr; };
    options.remember = false;
    return std::make_unique<MainWindow>(options);
}

TEST(Commands, NoTwoShareAShortcut) {
    std::map<QString, std::string> taken;
    for (const CommandSpec& spec : command_table()) {
        for (const char* text : spec.shortcuts) {
            const QKeySequence keys{QLatin1String(text)};
            EXPECT_FALSE(keys.isEmpty()) << spec.id << " has an unreadable shortcut " << text;
            const auto [place, fresh] = taken.emplace(keys.toString(), spec.id);
            EXPECT_TRUE(fresh) << spec.id << " and " << place->second << " share " << text;
        }
    }
}

TEST(Commands, EachStandsInAMenuAndDoesSomething) {
    const auto window = silent_window();
    std::map<QString, int> seen;
    for (const QMenu* menu : window->menuBar()->findChildren<QMenu*>())
        for (const QAction* action : menu->actions()) ++seen[action->objectName()];
    for (const CommandSpec& spec : command_table()) EXPECT_EQ(seen[QString::fromStdString(spec.id)], 1) << spec.id;
    EXPECT_TRUE(window->commands().unbound().empty()) << "nothing is bound to " << window->commands().unbound().front();
}

}  // namespace
}  // namespace rhyme::ui
