// Footage that moved is found again; a project is gathered with its footage in one folder.
#include <QFile>
#include <QFileDialog>

#include "core/base/files.h"
#include "core/project/relink.h"
#include "ui/commands/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

std::filesystem::path native_path(const QString& file) { return QFile::encodeName(file).toStdString(); }

}  // namespace

void MainWindow::bind_media_commands() {
    commands_->bind("file.relink", [this] { find_footage(); });
    commands_->bind("file.collect", [this] { collect_footage(); });
}

QString MainWindow::ask_folder(const QString& title) {
    return options_.ask_folder ? options_.ask_folder() : QFileDialog::getExistingDirectory(this, title);
}

void MainWindow::find_footage() {
    const Project project = session_.project();
    const auto wanted = static_cast<int>(missing_media(project).size());
    if (wanted == 0) return show_message(tr("No footage is missing"), false);
    const QString folder = ask_folder(tr("Where is the missing footage now?"));
    if (folder.isEmpty()) return;
    show_message(tr("Looking through %1").arg(folder), false);
    jobs_.run([project, path = native_path(folder)](
                  std::stop_token cancel) { return find_media(project, path, false, {}, cancel); },
              [this, wanted](const Result<FoundReport>& report) {
                  if (!report) return show_message(error_words(report.error()), true);
                  std::vector<MediaItem> found;
                  for (const FoundMedia& f : report->found) found.push_back(f.item);
                  session_.relink(found);
                  const auto missing = static_cast<int>(report->missing.size());
                  if (missing == 0) return show_message(tr("All missing footage was found"), false);
                  show_message(tr("%1 of %2 files were found; the first that is missing still: %3")
                                   .arg(wanted - missing)
                                   .arg(wanted)
                                   .arg(QString::fromStdString(path_text(report->missing.front().path.filename()))),
                               true);
              });
}

void MainWindow::collect_footage() {
    Project project = session_.project();
    if (project.name.empty()) project.name = session_.project_name().toStdString();
    const QString folder = ask_folder(tr("Copy the project and its footage into"));
    if (folder.isEmpty()) return;
    show_message(tr("Copying the footage to %1").arg(folder), false);
    jobs_.run([project, path = native_path(folder)](
                  std::stop_token cancel) { return collect_project(project, path, {}, cancel); },
              [this](const Result<CollectReport>& report) {
                  if (!report) return show_message(error_words(report.error()), true);
                  const auto left = report->missing.size() + report->left.size();
                  const QString where = QString::fromStdString(path_text(report->project));
                  if (left == 0) return show_message(tr("Collected in %1").arg(where), false);
                  show_message(tr("Collected in %1, but for %2 files that are missing").arg(where).arg(left), true);
              });
}

}  // namespace rhyme::ui
