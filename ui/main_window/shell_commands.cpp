// What concerns the program as a whole: preferences, keys, finding a command, help, the start page, jobs, preflight.
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>

#include "core/base/files.h"
#include "core/project/demo_project.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/exporting/export_queue.h"
#include "ui/first_cut/first_cut.h"
#include "ui/help/help_panel.h"
#include "ui/jobs_panel/jobs_panel.h"
#include "ui/keymap/keymap.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/match/match_panel.h"
#include "ui/palette/command_palette.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/preflight/preflight_panel.h"
#include "ui/song/song_hearing.h"
#include "ui/start/start_page.h"
#include "ui/start/tour.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

void MainWindow::bind_shell_commands() {
    if (options_.remember) {
        const QSettings settings;
        commands_->set_keys(keys_of(keymap(chosen_keymap(settings)), own_keys(settings)));
    }
    commands_->bind("edit.preferences", [this] { show_preferences(false); });
    commands_->bind("edit.keyboard", [this] { show_preferences(true); });
    commands_->bind("help.commands", [this] { (new CommandPalette(*commands_, this))->show(); });
    commands_->bind("help.here", [this] { show_help(); });
    commands_->bind("help.start", [this] { show_start(); });
    commands_->bind("help.tour", [this] { show_tour(); });
    commands_->bind("help.demo", [this] { open_demo(); });
    commands_->bind("file.check", [this] {
        docks_->raise("preflight");
        preflight_->check();
    });
}

void MainWindow::add_shell_panels() {
    preflight_ = new PreflightPanel(session_, commands_->action("file.check"));
    jobs_panel_ = new JobsPanel;
    help_ = new HelpPanel;
    docks_->add("preflight", "view.preflight", preflight_);
    docks_->add("jobs", "view.jobs", jobs_panel_);
    docks_->add("help", "view.help", help_);
    connect(preflight_, &PreflightPanel::gone_to, this, [this] { activate(false); });
    watch_jobs();
}

void MainWindow::watch_jobs() {
    Footage& footage = session_.footage();
    const auto when = [](bool running, double progress) {
        return running ? std::optional(progress) : std::optional<double>();
    };
    jobs_panel_->watch({tr("Analysing footage"),
                        [&footage, when] { return when(footage.opening() || footage.analysing(), footage.progress()); },
                        [&footage] { return tr("%n file(s) to go", nullptr, footage.opening() + footage.analysing()); },
                        [&footage] { footage.stop_analysing(); }});
    jobs_panel_->watch({tr("Searching for matches"), [this, when] {
                            const MatchSearch& finder = matches_->finder();
                            return when(finder.state() == MatchSearch::State::Searching, finder.progress());
                        }});
    jobs_panel_->watch({tr("Listening to the song"),
                        [this, when] { return when(hearing_->running(), hearing_->progress()); },
                        {},
                        [this] { hearing_->cancel(); }});
    jobs_panel_->watch({tr("Making a first cut"),
                        [this, when] { return when(first_cut_->running(), first_cut_->progress()); },
                        {},
                        [this] { first_cut_->cancel(); }});
    jobs_panel_->watch({tr("Checking the film"),
                        [this, when] { return when(preflight_->running(), preflight_->progress()); },
                        {},
                        [this] { preflight_->cancel(); }});
    jobs_panel_->watch({tr("Exporting"),
                        [this, when] {
                            double done = 0;
                            int all = 0;
                            for (const auto& item : exports_->items()) {
                                if (item.state != RenderQueue::State::Running &&
                                    item.state != RenderQueue::State::Waiting)
                                    continue;
                                ++all;
                                done += item.fraction;
                            }
                            return when(all > 0, all ? done / all : 0);
                        },
                        [this] { return tr("%n export(s) to go", nullptr, exports_->unfinished()); },
                        [this] {
                            for (const auto& item : exports_->items()) exports_->cancel(item.id);
                        }});
    jobs_panel_->watch({tr("Making the demo"),
                        [this] { return demo_progress_; },
                        {},
                        [this] {
                            demo_job_.cancel();
                            demo_progress_.reset();
                        }});
    connect(jobs_panel_, &JobsPanel::running_changed, this, [this](int running) {
        if (running == 0) return format_->setToolTip({});
        format_->setToolTip(tr("%n job(s) behind the window", nullptr, running));
    });
}

void MainWindow::show_preferences(bool keyboard) {
    PreferencesDialog dialog(*commands_, options_.remember, this);
    if (keyboard) dialog.show_keyboard();
    connect(&dialog, &PreferencesDialog::look_changed, docks_, &Docks::refresh_motion);
    dialog.exec();
}

/// The page of the panel that has the focus.
void MainWindow::show_help() {
    QString page;
    for (const QWidget* at = focusWidget(); at && page.isEmpty(); at = at->parentWidget())
        if (const auto* dock = qobject_cast<const QDockWidget*>(at))
            page = dock->objectName().chopped(5);  // "bin_dock"
    help_->open(page);
    docks_->focus("help");
}

void MainWindow::show_start() {
    if (start_) return;
    const QStringList recent =
        options_.remember ? QSettings().value(QStringLiteral("recent")).toStringList() : QStringList();
    start_ = new StartPage(*commands_, recent, this);
    const auto leave = [this] {
        if (!start_) return;
        start_->deleteLater();
        start_ = nullptr;
        timeline_->setFocus();
    };
    connect(start_, &StartPage::left, this, leave);
    connect(start_, &StartPage::project_wanted, this, [this](const QString& file) { open_arguments({file}); });
    connect(&session_.footage(), &Footage::inserted, start_, leave);
    connect(&session_, &Session::timeline_changed, start_, leave);
    start_->show();
    start_->setFocus();
}

void MainWindow::show_tour() {
    if (start_) emit start_->left();
    if (auto* running = findChild<Tour*>()) return running->go(0);
    docks_->switch_to("edit");
    new Tour(*docks_, this);
}

/// Made once, in the user's data folder; opened from there from then on.
void MainWindow::open_demo() {
    const std::filesystem::path folder = demo_folder();
    const std::filesystem::path project = folder / "demo.rhyme";
    if (std::filesystem::exists(project)) {
        open_project(project);
        return;
    }
    if (demo_progress_ || !session_.library()) return;
    demo_progress_ = 0.0;
    show_message(tr("Making the demo: its clips and its song are drawn and played on this computer"), false);
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] {
            if (demo_progress_) demo_progress_ = fraction;
        });
    };
    demo_job_ = jobs_.run(
        [folder, project, progress, library = session_.library()](std::stop_token stop) -> Result<void> {
            std::error_code error;
            std::filesystem::create_directories(folder, error);
            auto made = make_demo_project(folder, *library, 1, progress, stop);
            if (!made) return fail(made.error());
            return save_project(made->project, project);
        },
        [this, project](const Result<void>& made) {
            demo_progress_.reset();
            if (!made) return show_message(error_words(made.error()), true);
            open_project(project);
        });
}

std::filesystem::path MainWindow::demo_folder() {
    return std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdString()) /
           "demo";
}

}  // namespace rhyme::ui
