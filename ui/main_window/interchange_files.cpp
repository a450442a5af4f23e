// Edits of other programs, in and out. What is not carried over is shown, always.
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "ui/commands/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

QString edit_filter(const InterchangeFormat& format) {
    return QStringLiteral("%1 (*%2)")
        .arg(QString::fromStdString(std::string(format.name)), QString::fromStdString(std::string(format.extension)));
}

QStringList edit_filters(bool save) {
    QStringList all, every;
    for (const InterchangeFormat& format : interchange_formats()) {
        if (save ? !(format.write || format.save) : !format.read) continue;
        all << edit_filter(format);
        every << QStringLiteral("*") + QString::fromStdString(std::string(format.extension));
    }
    if (!save) all.prepend(MainWindow::tr("Edits of other programs (%1)").arg(every.join(QLatin1Char(' '))));
    return all;
}

std::filesystem::path edit_path(const QString& file) { return QFile::encodeName(file).toStdString(); }

}  // namespace

void MainWindow::bind_interchange_commands() {
    commands_->bind("file.import_edit", [this] { import_edit(); });
    commands_->bind("file.export_edit", [this] { export_edit(); });
    commands_->bind("mark.export", [this] { export_markers(); });
}

QString MainWindow::ask_edit(bool save) {
    if (options_.ask_edit_file) return options_.ask_edit_file(this, save);
    const QString all = edit_filters(save).join(QStringLiteral(";;"));
    if (!save) return QFileDialog::getOpenFileName(this, tr("Import Edit"), {}, all);
    QString chosen;
    QString file = QFileDialog::getSaveFileName(this, tr("Export Edit"), session_.project_name(), all, &chosen);
    if (file.isEmpty() || find_interchange_format(edit_path(file))) return file;
    for (const InterchangeFormat& format : interchange_formats())
        if (edit_filter(format) == chosen) file += QString::fromStdString(std::string(format.extension));
    return file;
}

void MainWindow::show_losses(const QString& file, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return;
    if (options_.show_losses) return options_.show_losses(sentences);
    QStringList lines;
    for (const std::string& sentence : sentences) lines << QString::fromStdString(sentence);
    QMessageBox box(QMessageBox::NoIcon, tr("What was not carried over"),
                    tr("%n thing(s) in %1 are not as they were.", nullptr, static_cast<int>(lines.size())).arg(file),
                    QMessageBox::Ok, this);
    box.setInformativeText(lines.first(std::min<qsizetype>(lines.size(), 6)).join(QLatin1Char('\n')));
    if (lines.size() > 6) box.setDetailedText(lines.join(QLatin1Char('\n')));
    box.exec();
}

/// It becomes a project of its own beside what is open now.
void MainWindow::import_edit() {
    const QString file = ask_edit(false);
    if (file.isEmpty()) return;
    std::vector<std::string> report;
    const auto project = import_project(edit_path(file), &report);
    if (!project) return show_message(error_words(project.error()), true);
    const QString target = ask_project(true);
    if (target.isEmpty()) return;
    if (const auto saved = save_project(*project, edit_path(target)); !saved)
        return show_message(error_words(saved.error()), true);
    if (open_project(edit_path(target))) show_losses(QFileInfo(file).fileName(), report);
}

void MainWindow::export_edit() {
    const QString file = ask_edit(true);
    if (file.isEmpty()) return;
    std::vector<std::string> report;
    if (const auto written = export_project(session_.project(), edit_path(file), &report); !written)
        return show_message(error_words(written.error()), true);
    show_message(tr("Exported %1").arg(QFileInfo(file).fileName()), false);
    show_losses(QFileInfo(file).fileName(), report);
}

/// A table that other programs and spreadsheets read.
void MainWindow::export_markers() {
    const auto count = static_cast<int>(session_.timeline().markers->size());
    if (count == 0) return show_message(tr("There are no markers yet"), true);
    const QString ending = QStringLiteral(".csv");
    QString file = options_.ask_edit_file
                       ? options_.ask_edit_file(this, true)
                       : QFileDialog::getSaveFileName(this, tr("Export Markers"), session_.project_name() + ending,
                                                      tr("Tables (*.csv)"));
    if (file.isEmpty()) return;
    if (!file.endsWith(ending, Qt::CaseInsensitive)) file += ending;
    if (const auto written = export_project(session_.project(), edit_path(file)); !written)
        return show_message(error_words(written.error()), true);
    show_message(tr("%n marker(s) exported to %1", nullptr, count).arg(QFileInfo(file).fileName()), false);
}

}  // namespace rhyme::ui
