// Exporting from the window: the dialog, and the queue in its dock.
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>

#include "ui/commands/commands.h"
#include "ui/exporting/export_dialog.h"
#include "ui/exporting/export_queue.h"
#include "ui/exporting/queue_panel.h"
#include "ui/main_window/main_window.h"

namespace rhyme::ui {

void MainWindow::show_export() {
    stop_playing();
    ExportDialog dialog(session_, exports_, this);
    if (dialog.exec() == QDialog::Accepted) show_exports(true);
}

/// At the right where there is room for it beside the panels, else below them: the window never grows beyond the
/// screen.
void MainWindow::show_exports(bool shown) {
    constexpr int low = 184;
    if (shown && exports_dock_->isHidden() && !exports_dock_->isFloating() &&
        dockWidgetArea(exports_dock_) == Qt::RightDockWidgetArea) {
        const int room = width() - centralWidget()->minimumSizeHint().width();
        if (room < exports_dock_->widget()->sizeHint().width()) {
            addDockWidget(Qt::BottomDockWidgetArea, exports_dock_);
            exports_dock_->show();
            resizeDocks({exports_dock_}, {low}, Qt::Vertical);
        }
    }
    exports_dock_->setVisible(shown);
}

void MainWindow::bind_export_commands() {
    exports_ = new ExportQueue(this);
    QAction *pause = commands_->action("export.pause"), *show = commands_->action("view.exports");
    exports_dock_ = new QDockWidget(tr("Export Queue"), this);
    exports_dock_->setObjectName(QStringLiteral("exports_dock"));
    exports_dock_->setWidget(
        new QueuePanel(*exports_, pause, commands_->action("export.clear"), commands_->action("file.export")));
    addDockWidget(Qt::RightDockWidgetArea, exports_dock_);
    exports_dock_->hide();
    connect(exports_dock_, &QDockWidget::visibilityChanged, show, &QAction::setChecked);
    connect(exports_, &ExportQueue::ended, this, &MainWindow::show_message);
    commands_->bind("file.export", [this] { show_export(); });
    commands_->bind("view.exports", [this] { show_exports(exports_dock_->isHidden()); });
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
