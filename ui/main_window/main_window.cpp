#include "ui/main_window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <algorithm>
#include <thread>

#include "core/base/files.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/first_cut/cut_list.h"
#include "ui/first_cut/first_cut_panel.h"
#include "ui/likeness/shot_map.h"
#include "ui/main_window/timeline_menus.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/match/match_panel.h"
#include "ui/match_viewer/match_viewer.h"
#include "ui/scopes/scopes_panel.h"
#include "ui/song/cut_qualities.h"
#include "ui/song/song_hearing.h"
#include "ui/theme/theme.h"
#include "ui/viewer/program_viewer.h"
#include "ui/viewer/source_viewer.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

Session::Options session_options(const MainWindow::Options& options) {
    Session::Options session;
    session.library = options.library;
    session.state_folder = options.state_folder;
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    session.analysis_threads = options.analysis_threads ? options.analysis_threads : std::max(1u, cores - 1);
    return session;
}

}  // namespace

MainWindow::MainWindow(const Options& options, QWidget* parent)
    : WindowSession(session_options(options)), QMainWindow(parent), options_(options), commands_(new Commands(this)) {
    setObjectName(QStringLiteral("rhyme"));
    setAcceptDrops(true);
    resize(QSize(1600, 960).boundedTo(screen()->availableSize()));
    commands_->fill(*menuBar());
    docks_ = new Docks(*this, *commands_, options_.remember);
    lay_out();
    make_status_bar();
    bind_shell_commands();
    bind_file_commands();
    bind_interchange_commands();
    bind_export_commands();
    bind_bin_commands();
    bind_edit_commands();
    bind_timeline_commands();
    bind_song_commands();
    bind_making_commands();
    watch_cuts();
    bind_play_commands();
    bind_view_commands();
    bind_match_commands();
    listen();
    add_panels();
    if (options_.remember) restoreGeometry(QSettings().value(QStringLiteral("window")).toByteArray());
    docks_->start();
    activate(false);
    timeline().setFocus();  // not the search field: it would swallow the keys
    refresh_title();
    refresh_actions();
}

/// What is being written somewhere is taken in when its field loses the focus: while all of the window is still there.
MainWindow::~MainWindow() { hide(); }

TimelineWidget& MainWindow::timeline() { return timeline_->timeline(); }

void MainWindow::lay_out() {
    const auto audio = [this] { return options_.audio ? options_.audio() : nullptr; };
    bin_ = new BinPanel(session_);
    source_ = new SourceViewer(session_, audio());
    program_ = new ProgramViewer(session_, audio());
    timeline_ = new TimelinePanel(session_, *commands_);
    for (ViewerPanel* viewer : {static_cast<ViewerPanel*>(source_), static_cast<ViewerPanel*>(program_)}) {
        for (const char* id : {"mark.in", "mark.out"}) viewer->add_button(commands_->action(id));
        viewer->add_gap();
        for (const char* id :
             {"play.previous_cut", "play.step_back", "play.toggle", "play.step_forward", "play.next_cut"}) {
            const bool cut = std::string(id).ends_with("cut");
            if (cut && viewer == source_) continue;
            viewer->add_button(commands_->action(id));
        }
        viewer->add_gap();
    }
    for (const char* id : {"clip.insert", "clip.overwrite"}) source_->add_button(commands_->action(id));
    program_->add_button(commands_->action("play.around"));
    for (const char* id :
         {"compare.off", "compare.overlay", "compare.wipe", "compare.difference", "compare.side", "compare.flicker"}) {
        program_->add_to_title(tool_button(commands_->action(id)));
    }
    matches_ = new MatchPanel(session_, *commands_);
    viewer_ = new MatchViewer(session_, *matches_, *commands_, audio());
    map_ = new ShotMap(session_);
    scopes_ = new ScopesPanel;
    first_cut_ = new FirstCut(session_, this);
    hearing_ = new SongHearing(
        session_, [this] { return timeline().is_dragging(); }, this);
}

void MainWindow::make_status_bar() {
    message_ = new QLabel;
    message_->setAccessibleName(tr("Messages"));
    message_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    format_ = new QLabel;
    format_->setProperty("quiet", true);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(message_, 1);
    statusBar()->addPermanentWidget(format_);
}

void MainWindow::show_message(const QString& text, bool problem) {
    set_state(*message_, "failure", problem);
    message_->setText(text);
    message_->setToolTip(text);
    QTimer::singleShot(10000, message_, [this, text] {
        if (message_->text() == text) message_->clear();
    });
}

void MainWindow::listen() {
    connect(&session_, &Session::told, this, &MainWindow::show_message);
    connect(&session_, &Session::project_changed, this, &MainWindow::refresh_title);
    connect(&session_, &Session::timeline_changed, this, &MainWindow::refresh_actions);
    connect(&session_, &Session::selection_changed, this, &MainWindow::refresh_actions);
    connect(&session_, &Session::source_changed, this, [this] {
        if (session_.source().media && !source_->player().playing()) activate(true);
        refresh_actions();
    });
    connect(bin_, &BinPanel::import_wanted, this, &MainWindow::import_files);
    connect(source_, &SourceViewer::activated, this, [this] { activate(true); });
    connect(docks_, &Docks::focused, this, [this](const QString& id) {
        if (id == QLatin1String("source")) activate(true);
        if (id == QLatin1String("program") || id == QLatin1String("timeline")) activate(false);
    });
    connect(program_, &ProgramViewer::activated, this, [this] { activate(false); });
    connect(&timeline(), &TimelineWidget::scrubbed, this, [this] { activate(false); });
    connect(&timeline(), &TimelineWidget::files_dropped, this, &MainWindow::files_dropped);
    connect(&session_, &Session::playhead_changed, this, [this] {
        if (!timeline().is_dragging()) timeline().follow_playhead();
    });
    connect(matches_, &MatchPanel::current_changed, this, &MainWindow::show_match);
    connect(matches_, &MatchPanel::accepted, this, &MainWindow::match_accepted);
    connect(&session_.footage(), &Footage::changed, this, &MainWindow::place_when_open);
    connect(&timeline(), &TimelineWidget::tool_changed, this, &MainWindow::refresh_actions);
    connect(&session_, &Session::snapping_changed, this, &MainWindow::refresh_actions);
    connect(program_, &ProgramViewer::compare_changed, this, &MainWindow::refresh_actions);
    for (Player* player : {&program_->player(), &source_->player()}) {
        connect(player, &Player::playing_changed, this, [this] {
            commands_->action("play.toggle")
                ->setIcon(icon(active_player().playing() ? QStringLiteral("pause") : QStringLiteral("play")));
        });
    }
}

void MainWindow::watch_cuts() {
    auto* cuts = new CutQualities(session_, this);
    connect(&matches_->finder(), &MatchSearch::changed, cuts,
            [this, cuts] { cuts->set_finder(matches_->finder().finder(), matches_->finder().compared()); });
    connect(cuts, &CutQualities::changed, this, [this, cuts] {
        timeline().show_qualities(cuts->cuts());
        findChild<FirstCutPanel*>()->model().show_qualities(cuts->cuts());
    });
}

void MainWindow::activate(bool source) {
    if (source_active_ != source) {
        source_->player().pause();
        program_->player().pause();
    }
    source_active_ = source;
    source_->set_active(source);
    program_->set_active(!source);
}

Player& MainWindow::active_player() { return source_active_ ? source_->player() : program_->player(); }

void MainWindow::refresh_title() {
    setWindowTitle(tr("%1[*] – Rhyme").arg(session_.project_name()));
    setWindowModified(!session_.is_saved());
}

void MainWindow::refresh_actions() {
    QAction* undo = commands_->action("edit.undo");
    QAction* redo = commands_->action("edit.redo");
    undo->setEnabled(session_.can_undo());
    redo->setEnabled(session_.can_redo());
    const auto label = [&](std::size_t i) { return session_.steps()[i].label; };
    undo->setText(session_.can_undo() ? tr("&Undo %1").arg(label(session_.step())) : tr("&Undo"));
    redo->setText(session_.can_redo() ? tr("&Redo %1").arg(label(session_.step() + 1)) : tr("&Redo"));
    for (const auto& [id, kind] : tool_commands()) commands_->action(id)->setChecked(timeline().tool() == kind);
    commands_->action("edit.snapping")->setChecked(session_.snapping());
    const std::pair<const char*, Compare> modes[] = {{"compare.off", Compare::Off},
                                                     {"compare.overlay", Compare::Overlay},
                                                     {"compare.wipe", Compare::Wipe},
                                                     {"compare.side", Compare::SideBySide},
                                                     {"compare.difference", Compare::Difference},
                                                     {"compare.flicker", Compare::Flicker}};
    const Compare compare = viewer_->isVisible() ? viewer_->canvas().compare() : program_->compare();
    for (const auto& [id, mode] : modes) commands_->action(id)->setChecked(compare == mode);
    refresh_match_actions();
    const bool source = session_.source_piece().has_value();
    commands_->action("clip.insert")->setEnabled(source);
    commands_->action("clip.overwrite")->setEnabled(source);
    commands_->action("file.export")->setEnabled(!is_empty(session_.timeline()));
    const Timeline& timeline = session_.timeline();
    format_->setText(
        tr("%1 × %2, %3 fps").arg(timeline.width).arg(timeline.height).arg(timeline.rate.fps(), 0, 'g', 5));
}

void MainWindow::import_files() {
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Import"));
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files) paths.emplace_back(file.toStdString());
    if (!paths.empty()) bin_->add_files(paths);
}

/// A button that has the focus is pressed with the space bar, and a field or a list takes Enter and the arrows,
/// whatever they do elsewhere.
bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool pressed = key == Qt::Key_Space && qobject_cast<QAbstractButton*>(focusWidget());
        const QWidget* at = focusWidget();
        const bool field =
            at && (at->inherits("QLineEdit") || at->inherits("QAbstractSpinBox") || at->inherits("QListWidget"));
        const bool typed =
            field && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Up || key == Qt::Key_Down);
        if (pressed || typed) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!local_paths(event->mimeData()->urls()).empty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList files;
    for (const auto& path : local_paths(event->mimeData()->urls())) files << QString::fromStdString(path_text(path));
    event->acceptProposedAction();
    open_arguments(files);
}

void MainWindow::files_dropped(const QList<QUrl>& urls, TrackId track, FramePosition at) {
    const auto dropped = local_paths(urls);
    jobs_.run([dropped](std::stop_token) { return expand_media_paths(dropped); },
              [this, track, at](std::vector<std::filesystem::path> paths) {
                  if (paths.empty()) return show_message(tr("No pictures or sound were found there"), true);
                  waiting_.push_back({paths, track, at});
                  session_.footage().add(paths);
                  place_when_open();
              });
}

void MainWindow::place_when_open() {
    while (!waiting_.empty()) {
        const Waiting next = waiting_.front();
        std::vector<Piece> pieces;
        for (const auto& path : next.paths) {
            const BinItem* item = session_.footage().find_path(path);
            if (!item || item->state == BinItem::State::Opening) return;  // not all there yet
            if (auto piece = session_.piece_of(item->media)) pieces.push_back(std::move(*piece));
        }
        waiting_.erase(waiting_.begin());
        if (pieces.empty()) continue;
        const bool first = is_empty(session_.timeline());
        auto placed = place(session_.timeline(), next.at, next.track, pieces, Placing::Overwrite);
        if (!placed) {
            show_message(error_words(placed.error()), true);
            continue;
        }
        session_.commit(tr("Place footage"), std::move(placed->timeline));
        if (first) timeline().zoom_to_fit();
    }
}

}  // namespace rhyme::ui
