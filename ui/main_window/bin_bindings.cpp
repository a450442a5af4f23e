// What the commands of the bin do in this window; the view's own menu has them too.
#include <QLineEdit>
#include <QListView>

#include "core/timeline/bin.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/folder_bar.h"
#include "ui/bin/notes_bar.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/main_window/main_window.h"

namespace rhyme::ui {

void MainWindow::bind_bin_commands() {
    const auto bind = [this](const std::string& id, std::function<void()> run) {
        commands_->bind(id, std::move(run));
        bin_->view().addAction(commands_->action(id));
    };
    // What is asked for in the bin is seen there.
    const auto shown = [this](void (BinPanel::*run)()) {
        return [this, run] {
            docks_->raise("bin");
            (bin_->*run)();
        };
    };
    bind("bin.new_folder", shown(&BinPanel::new_folder));
    bind("bin.rename_folder", shown(&BinPanel::rename_folder));
    bind("bin.remove_folder", [this] { bin_->remove_folders(); });
    bind("bin.move", shown(&BinPanel::choose_folder));
    bind("bin.up", [this] { bin_->go_up(); });
    for (int stars = 0; stars <= max_rating; ++stars)
        bind("bin.rate_" + std::to_string(stars), [this, stars] { bin_->notes().rate(stars); });
    bind("bin.tags", [this] {
        docks_->raise("bin");
        bin_->notes().edit_tags();
    });
    bind("bin.label", [this] {
        docks_->raise("bin");
        bin_->notes().choose_label();
    });
    commands_->bind("bin.search", [this] {
        docks_->raise("bin");
        bin_->search().setFocus(Qt::ShortcutFocusReason);
        bin_->search().selectAll();
    });
    commands_->bind("bin.filter", [this] {
        docks_->raise("bin");
        bin_->folder_bar().open_filter();
    });
    commands_->bind("bin.list", [this] { bin_->set_list(!bin_->list()); });
    connect(bin_, &BinPanel::list_changed, this,
            [this](bool list) { commands_->action("bin.list")->setChecked(list); });
}

}  // namespace rhyme::ui
