#include "ui/keymap/keymap.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/keymap/keyboard_page.h"

namespace rhyme::ui {
namespace {

TEST(Keymaps, NoneGivesAKeyToTwoCommandsOrNamesOneThatIsNotThere) {
    ASSERT_EQ(keymaps().size(), 5u);
    for (const Keymap& map : keymaps()) {
        EXPECT_FALSE(map.name.isEmpty());
        std::map<QString, std::string> taken;
        for (const auto& [id, keys] : map.keys) {
            EXPECT_TRUE(std::ranges::any_of(command_table(), [&](const auto& spec) { return spec.id == id; }))
                << map.id.toStdString() << " names " << id;
            for (const QKeySequence& key : keys) {
                EXPECT_FALSE(key.isEmpty() || key.toString().isEmpty()) << map.id.toStdString() << " " << id;
                const auto [place, fresh] = taken.emplace(key.toString(), id);
                EXPECT_TRUE(fresh) << map.id.toStdString() << ": " << id << " and " << place->second << " share "
                                   << key.toString().toStdString();
            }
        }
        taken.clear();
        for (const auto& [id, keys] : keys_of(map, {}))
            for (const QKeySequence& key : keys)
                EXPECT_TRUE(taken.emplace(key.toString(), id).second) << map.id.toStdString() << " " << id;
    }
}

TEST(Keymaps, OnesOwnKeysComeBeforeTheMapAndTheMapBeforeTheTable) {
    const Keymap map{"m", "M", {{"edit.undo", {QKeySequence("U")}}, {"edit.redo", {QKeySequence("R")}}}};
    const Keys keys = keys_of(map, {{"edit.redo", {QKeySequence("U")}}});
    EXPECT_EQ(keys.at("edit.redo"), QList{QKeySequence("U")});
    EXPECT_TRUE(keys.at("edit.undo").isEmpty()) << "the map's key is the person's for something else";
    EXPECT_EQ(keys.at("file.save"), QList{QKeySequence("Ctrl+S")});
}

TEST(Keymaps, AKeyGivenToOneCommandIsTakenFromTheOtherAndCanBeTakenBack) {
    testing::TestWindow test;
    Commands& commands = test.window->commands();
    KeyboardPage page(commands, "rhyme", {});
    page.choose("edit.snapping");
    page.findChild<QKeySequenceEdit*>()->setKeySequence(QKeySequence("Q"));
    const auto press = [&](const char* text) {
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->text() == QLatin1String(text)) button->click();
    };
    EXPECT_EQ(holders(commands.keys(), {QKeySequence("Q")}, "edit.snapping"),
              std::vector<std::string>{"clip.trim_start"});
    press("Use These Keys");
    EXPECT_EQ(commands.action("edit.snapping")->shortcut(), QKeySequence("Q"));
    EXPECT_TRUE(commands.action("clip.trim_start")->shortcuts().isEmpty());
    EXPECT_TRUE(commands.action("edit.snapping")->toolTip().contains("(Q)"));
    press("As in the Map");
    EXPECT_EQ(commands.action("edit.snapping")->shortcut(), QKeySequence("S"));
}

TEST(Keymaps, AnotherMapChangesWhatAKeyDoes) {
    testing::TestWindow test;
    Commands& commands = test.window->commands();
    commands.set_keys(keys_of(keymap("resolve"), {}));
    EXPECT_EQ(commands.action("tool.razor")->shortcut(), QKeySequence("B"));
    EXPECT_EQ(commands.action("clip.split")->shortcut(), QKeySequence("Ctrl+B"));
}

}  // namespace
}  // namespace rhyme::ui
