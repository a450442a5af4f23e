// Exporting from the window: the dialog, and the queue in its dock.
#include <QMessageBox>
#include <QPushButton>

#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/exporting/export_dialog.h"
#include "ui/exporting/export_queue.h"
#include "ui/main_window/main_window.h"

namespace rhyme::ui {

void MainWindow::show_export() {
    stop_playing();
    ExportDialog dialog(session_, exports_, this);
    if (dialog.exec() == QDialog::Accepted) docks_->raise("exports");
}

void MainWindow::bind_export_commands() {
    exports_ = new ExportQueue(this);
    connect(exports_, &ExportQueue::ended, this, &MainWindow::show_message);
    commands_->bind("file.export", [this] { show_export(); });
    commands_->bind("export.pause", [this] { exports_->set_paused(!exports_->paused()); });
    commands_->bind("export.clear", [this] { exports_->remove_finished(); });
}

/// A stopped export cannot be undone, unlike an edit: this asks.
bool MainWindow::may_stop_exports() {
    const int unfinished = exports_->unfinished();
    if (unfinished == 0) return true;
    if (options_.ask_stop_exports) return options_.ask_stop_exports(unfinished);
    QMessageBox box(
        QMessageBox::NoIcon, tr("Exports are not finished"),
        unfinished == 1 ? tr("An export is not finished") : tr("%1 exports are not finished").arg(unfinished),
        QMessageBox::NoButton, this);
    box.setInformativeText(tr("Nothing of them is written if Rhyme quits now."));
    auto* stay = box.addButton(tr("Go On Exporting"), QMessageBox::RejectRole);
    auto* quit = box.addButton(tr("Stop Them and Quit"), QMessageBox::DestructiveRole);
    box.setDefaultButton(stay);
    box.exec();
    return box.clickedButton() == quit;
}

}  // namespace rhyme::ui
