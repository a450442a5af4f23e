// What concerns the program as a whole: preferences, keys, finding a command.
#include <QSettings>

#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/keymap/keymap.h"
#include "ui/main_window/main_window.h"
#include "ui/palette/command_palette.h"
#include "ui/preferences/preferences_dialog.h"

namespace rhyme::ui {

void MainWindow::bind_shell_commands() {
    if (options_.remember) {
        const QSettings settings;
        commands_->set_keys(keys_of(keymap(chosen_keymap(settings)), own_keys(settings)));
    }
    commands_->bind("edit.preferences", [this] { show_preferences(false); });
    commands_->bind("edit.keyboard", [this] { show_preferences(true); });
    commands_->bind("help.commands", [this] { (new CommandPalette(*commands_, this))->show(); });
}

void MainWindow::show_preferences(bool keyboard) {
    PreferencesDialog dialog(*commands_, options_.remember, this);
    if (keyboard) dialog.show_keyboard();
    connect(&dialog, &PreferencesDialog::look_changed, docks_, &Docks::refresh_motion);
    dialog.exec();
}

}  // namespace rhyme::ui
