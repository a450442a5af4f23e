// What is made and not filmed, takes, and the steps of the edit as a script.
#include <QFile>
#include <QFileDialog>

#include "core/base/files.h"
#include "core/project/consolidate.h"
#include "core/project/history_script.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/commands/made_clips.h"
#include "ui/docking/docks.h"
#include "ui/main_window/main_window.h"
#include "ui/playback/player.h"
#include "ui/takes/takes.h"
#include "ui/viewer/program_viewer.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

void MainWindow::bind_making_commands() {
    Session& s = session_;
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    const std::pair<const char*, void (*)(Session&)> made[] = {
        {"clip.title", add_title}, {"clip.color", add_color}, {"clip.adjustment", add_adjustment}};
    for (const auto& [id, make] : made)
        bind(id, [this, make = make] {
            make(session_);
            docks_->raise("inspector");  // where its words, colour and effects are set
        });
    bind("clip.lyrics", [&s] { lay_lyrics(s); });
    const auto playing = [this] { return program_->player().playing(); };
    auto* syncing = new TakeSyncing(s, this);
    bind("clip.sync_takes", [this, syncing] { syncing->sync(bin_->selected()); });
    bind("clip.next_take", [&s, playing] { show_next_take(s, playing()); });
    bind("clip.flatten_takes", [&s] { flatten_takes_of_selection(s); });
    new TakeKeys(s, playing, this);
    bind("file.save_steps", [this] { save_steps(); });
    bind("file.consolidate", [this] { consolidate_footage(); });
}

void MainWindow::save_steps() {
    if (!session_.history().can_undo()) return show_message(tr("Nothing was done yet"), true);
    const QString file = options_.ask_edit_file
                             ? options_.ask_edit_file(this, true)
                             : QFileDialog::getSaveFileName(this, tr("Save the Steps as a Script"),
                                                            session_.project_name() + QStringLiteral(".json"),
                                                            tr("Edit scripts (*.json)"));
    if (file.isEmpty()) return;
    jobs_.run(
        [history = session_.history(), path = QFile::encodeName(file).toStdString()](std::stop_token) {
            return write_file(path, history_script(history));
        },
        [this, file, steps = static_cast<int>(session_.history().position())](const Result<void>& written) {
            if (!written) return show_message(error_words(written.error()), true);
            show_message(tr("%n step(s) written to %1", nullptr, steps).arg(file), false);
        });
}

void MainWindow::consolidate_footage() {
    Project project = session_.project();
    if (project.name.empty()) project.name = session_.project_name().toStdString();
    const QString folder = ask_folder(tr("Copy the project and the parts it shows into"));
    if (folder.isEmpty()) return;
    show_message(tr("Copying the footage to %1").arg(folder), false);
    const FrameCount handles = project.timeline.rate.count(RationalTime(2, 1), Rounding::Nearest);
    jobs_.run([project, handles, path = std::filesystem::path(QFile::encodeName(folder).toStdString())](
                  std::stop_token cancel) { return consolidate_project(project, path, handles, {}, cancel); },
              [this](const Result<ConsolidateReport>& report) {
                  if (!report) return show_message(error_words(report.error()), true);
                  const QString where = QString::fromStdString(path_text(report->project));
                  show_message(
                      tr("%1 parts and %2 whole files, with two seconds around each, are in %3; %4 are missing")
                          .arg(report->parts)
                          .arg(report->whole)
                          .arg(where)
                          .arg(report->missing.size()),
                      !report->missing.empty());
              });
}

}  // namespace rhyme::ui
