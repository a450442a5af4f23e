// Opening, saving and closing: nothing that is not saved is lost without a question.
#include <QCloseEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include "core/base/files.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/keeping/questions.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/viewer/program_viewer.h"
#include "ui/viewer/source_viewer.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

constexpr int most_recent = 10;

QString text_of(const std::filesystem::path& path) { return QString::fromStdString(path_text(path)); }

/// As the system names files, whatever the encoding of the name.
std::filesystem::path path_of(const QString& file) { return QFile::encodeName(file).toStdString(); }

bool is_project(const std::filesystem::path& path) { return path.extension() == ".rhyme"; }

}  // namespace

void MainWindow::bind_file_commands() {
    commands_->bind("file.new", [this] {
        if (!may_leave()) return;
        stop_playing();
        session_.start_anew();
    });
    commands_->bind("file.open", [this] {
        const QString file = ask_project(false);
        if (!file.isEmpty()) open_project(path_of(file));
    });
    commands_->bind("file.save", [this] { save(false); });
    commands_->bind("file.save_as", [this] { save(true); });
    commands_->bind("file.versions", [this] { bring_back_version(); });
    bind_media_commands();
    commands_->bind("file.import", [this] { import_files(); });
    commands_->bind("file.quit", [this] { close(); });
    commands_->bind("help.about", [this] { about(); });
    recent_ = new QMenu(tr("Open &Recent"), this);
    auto* menu = menuBar()->findChild<QMenu*>(QStringLiteral("&File"));
    menu->insertMenu(commands_->action("file.save"), recent_);
    connect(recent_, &QMenu::aboutToShow, this, &MainWindow::fill_recent);
    connect(menu, &QMenu::aboutToShow, this, &MainWindow::fill_recent);
    fill_recent();
}

QString MainWindow::ask_project(bool save) {
    if (options_.ask_project_file) return options_.ask_project_file(this, save);
    const QString filter = tr("Rhyme projects (*.rhyme)");
    if (!save) return QFileDialog::getOpenFileName(this, tr("Open Project"), {}, filter);
    const QString start =
        session_.path().empty() ? session_.project_name() + QStringLiteral(".rhyme") : text_of(session_.path());
    QString file = QFileDialog::getSaveFileName(this, tr("Save Project"), start, filter);
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".rhyme");
    return file;
}

bool MainWindow::save(bool elsewhere) {
    std::filesystem::path path = session_.path();
    if (path.empty() || elsewhere) {
        const QString file = ask_project(true);
        if (file.isEmpty()) return false;
        path = path_of(file);
    }
    if (const auto saved = session_.save(path); !saved) {
        show_message(error_words(saved.error()), true);
        return false;
    }
    remember_recent(path);
    show_message(tr("Saved %1").arg(text_of(path.filename())), false);
    return true;
}

bool MainWindow::may_leave() {
    if (session_.is_saved()) return true;
    Unsaved answer = Unsaved::Stay;
    if (options_.ask_unsaved) {
        answer = options_.ask_unsaved(this, session_.project_name());
    } else {
        QMessageBox box(QMessageBox::NoIcon, tr("Unsaved changes"),
                        tr("Save the changes to %1?").arg(session_.project_name()), QMessageBox::NoButton, this);
        box.setInformativeText(tr("They are lost otherwise."));
        auto* keep = box.addButton(tr("Save"), QMessageBox::AcceptRole);
        auto* discard = box.addButton(tr("Don’t Save"), QMessageBox::DestructiveRole);
        box.addButton(tr("Cancel"), QMessageBox::RejectRole);
        box.setDefaultButton(keep);
        box.exec();
        if (box.clickedButton() == keep) answer = Unsaved::Save;
        if (box.clickedButton() == discard) answer = Unsaved::Discard;
    }
    if (answer == Unsaved::Save) return save(false);
    if (answer == Unsaved::Discard) session_.give_up_changes();
    return answer == Unsaved::Discard;
}

UnsavedAnswer MainWindow::ask_kept(const Session::Unsaved& found, bool may_wait) {
    return options_.ask_kept ? options_.ask_kept(found) : ask_about_unsaved(this, found, may_wait);
}

void MainWindow::offer_left_work() {
    if (options_.state_folder.empty()) return;
    for (const LeftSession& left : left_sessions(options_.state_folder)) {
        const bool named = !left.project.empty();
        const Session::Unsaved found{left.project, left.last_change, saved_at(left.project)};
        const UnsavedAnswer answer = ask_kept(found, true);
        if (answer == UnsavedAnswer::Later) continue;
        const bool wanted = answer == UnsavedAnswer::Open;
        if (!named && !wanted) {
            forget_session(left);
            continue;
        }
        const auto taken = named ? session_.load(left.project, [&](const Session::Unsaved&) { return wanted; })
                                 : session_.resume(left);
        if (!taken) {
            show_message(error_words(taken.error()), true);
            continue;
        }
        if (named) forget_session(left);  // it has an entry of its own now
        if (named) remember_recent(left.project);
        timeline().zoom_to_fit();
        return;  // one project at a time; what else was left is offered at the next start
    }
}

void MainWindow::bring_back_version() {
    const auto versions = session_.versions();
    const auto chosen =
        options_.ask_version ? options_.ask_version(versions) : ask_version(this, session_.project_name(), versions);
    if (!chosen) return;
    if (const auto brought = session_.bring_back(*chosen); !brought)
        show_message(error_words(brought.error()), true);
}

bool MainWindow::open_project(const std::filesystem::path& path) {
    if (!may_leave()) return false;
    stop_playing();
    const auto ask = [this](const Session::Unsaved& found) { return ask_kept(found, false) == UnsavedAnswer::Open; };
    if (const auto loaded = session_.load(path, ask); !loaded) {
        show_message(error_words(loaded.error()), true);
        return false;
    }
    remember_recent(path);
    timeline().zoom_to_fit();
    return true;
}

void MainWindow::open_arguments(const QStringList& files) {
    std::vector<std::filesystem::path> footage;
    for (const QString& file : files) {
        const std::filesystem::path path = path_of(QFileInfo(file).absoluteFilePath());
        if (is_project(path)) {
            open_project(path);
        } else {
            footage.push_back(path);
        }
    }
    if (!footage.empty()) session_.footage().add(footage);
}

void MainWindow::stop_playing() {
    source_->player().pause();
    program_->player().pause();
}

void MainWindow::remember_recent(const std::filesystem::path& path) {
    if (!options_.remember) return;
    QSettings settings;
    QStringList files = settings.value(QStringLiteral("recent")).toStringList();
    files.removeAll(text_of(path));
    files.prepend(text_of(path));
    settings.setValue(QStringLiteral("recent"), files.mid(0, most_recent));
}

void MainWindow::fill_recent() {
    recent_->clear();
    const QStringList files =
        options_.remember ? QSettings().value(QStringLiteral("recent")).toStringList() : QStringList();
    for (const QString& file : files) {
        if (!QFileInfo::exists(file)) continue;
        QAction* action = recent_->addAction(QFileInfo(file).completeBaseName());
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { open_project(path_of(file)); });
    }
    recent_->setEnabled(!recent_->isEmpty());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!may_stop_exports() || !may_leave()) {
        event->ignore();
        return;
    }
    stop_playing();
    docks_->keep();
    if (options_.remember) QSettings().setValue(QStringLiteral("window"), saveGeometry());
    event->accept();
}

}  // namespace rhyme::ui
