// The window: puts the panels together and binds the commands to them.
#pragma once

#include <QMainWindow>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <memory>

#include "ui/keeping/questions.h"
#include "ui/playback/audio_out.h"
#include "ui/session/jobs.h"
#include "ui/session/session.h"

class QLabel;
class QMenu;
class QUrl;

namespace rhyme::ui {

class BinPanel;
class Commands;
class Docks;
class ExportQueue;
class FirstCut;
class FullPicture;
class MatchPanel;
class MatchViewer;
class Player;
class ProgramViewer;
class ScopesPanel;
class ShotMap;
class SongHearing;
class SourceViewer;
class HelpPanel;
class JobsPanel;
class PreflightPanel;
class StartPage;
class TimelinePanel;
class TimelineWidget;
enum class Compare;

/// The session is there before the panels and until the last of them is gone: their workers look at it as long as they
/// live, and they live as long as the window's other base.
struct WindowSession {
    explicit WindowSession(const Session::Options& options) : session_(options) {}
    Session session_;
};

class MainWindow : public QMainWindow, private virtual WindowSession {
    Q_OBJECT
public:
    /// What to do with changes that are not saved.
    enum class Unsaved { Save, Discard, Stay };

    struct Options {
        std::filesystem::path library = ":memory:";
        unsigned analysis_threads = 0;                                         ///< 0: all cores but one
        std::function<std::unique_ptr<AudioOut>()> audio = make_device_audio;  ///< may return null: silent
        /// Asks about unsaved changes; by default a message box. A test answers itself.
        std::function<Unsaved(QWidget*, const QString& project)> ask_unsaved;
        /// Asks for a file; by default a file dialog. `save` tells which.
        std::function<QString(QWidget*, bool save)> ask_project_file;
        /// Where it is noted what is open (see Session::Options); the desktop's is user_state_folder().
        std::filesystem::path state_folder = {};
        /// Asks what to do with changes that a crash left, and for an earlier version; by default dialogs.
        std::function<UnsavedAnswer(const Session::Unsaved&)> ask_kept = {};
        std::function<std::optional<ProjectVersion>(const std::vector<ProjectVersion>&)> ask_version = {};
        /// Asks for an edit of another program; by default a file dialog. `save` tells which.
        std::function<QString(QWidget*, bool save)> ask_edit_file;
        /// Shows what an edit of another program could not carry; by default a message box.
        std::function<void(const std::vector<std::string>& sentences)> show_losses;
        std::function<QString()> ask_folder = {};  ///< asks for a folder; by default a file dialog
        /// Exports are not finished: whether they may be stopped; by default a message box.
        std::function<bool(int unfinished)> ask_stop_exports = {};
        bool remember = true;  ///< window place and recent projects, in the user's settings
    };
    explicit MainWindow(const Options& options, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return session_; }
    Commands& commands() { return *commands_; }
    BinPanel& bin() { return *bin_; }
    TimelineWidget& timeline();
    ProgramViewer& program() { return *program_; }
    SourceViewer& source() { return *source_; }
    MatchPanel& matches() { return *matches_; }
    MatchViewer& match_viewer() { return *viewer_; }
    ShotMap& shot_map() { return *map_; }
    ScopesPanel& scopes() { return *scopes_; }
    ExportQueue& exports() { return *exports_; }
    Docks& docks() { return *docks_; }
    PreflightPanel& preflight() { return *preflight_; }
    HelpPanel& help() { return *help_; }

    /// Files named on the command line: a project is opened, footage goes to the bin.
    void open_arguments(const QStringList& files);
    /// False when it was not opened: changes were to be kept, or it cannot be read (the status line says why).
    bool open_project(const std::filesystem::path& path);
    /// After a crash: what no file holds is offered, and opened if wanted.
    void offer_left_work();
    /// False when it was not saved.
    bool save(bool elsewhere);
    void show_export();
    /// What is seen before there is anything; it goes when something is opened or dropped.
    void show_start();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void lay_out();
    void add_panels();
    void make_status_bar();
    void listen();
    void bind_file_commands();
    void bind_interchange_commands();
    QString ask_edit(bool save);
    void import_edit();
    void export_edit();
    void export_markers();
    void show_losses(const QString& file, const std::vector<std::string>& sentences);
    void bind_export_commands();
    bool may_stop_exports();
    void bind_shell_commands();
    void add_shell_panels();
    void watch_jobs();
    void show_help();
    void show_tour();
    void open_demo();
    static std::filesystem::path demo_folder();
    void show_preferences(bool keyboard);
    void bind_bin_commands();
    void bind_edit_commands();
    void bind_timeline_commands();
    void listen_to_timeline();
    void bind_making_commands();
    void save_steps();
    void consolidate_footage();
    void bind_song_commands();
    void bind_tapping();
    void bind_song_edits();
    void bind_song_cuts();
    void bind_song_menu();
    void bind_first_cut();
    void read_words();
    void watch_cuts();
    void bind_play_commands();
    void bind_view_commands();
    void bind_match_commands();
    void refresh_match_actions();
    void undo();
    void pick_pair();
    void match_accepted(FramePosition cut);
    void refresh_title();
    void refresh_actions();
    void show_message(const QString& text, bool problem);
    void activate(bool source);
    Player& active_player();
    void step(FrameCount by);
    void go_to(bool end);
    void mark(bool in);
    void play_around(FramePosition middle, bool once);
    void show_match();
    void set_compare(Compare mode);
    void import_files();
    void files_dropped(const QList<QUrl>& urls, TrackId track, FramePosition at);
    void place_when_open();
    void about();
    bool may_leave();  ///< nothing is lost by leaving the project, or that is wanted
    UnsavedAnswer ask_kept(const Session::Unsaved& found, bool may_wait);
    void bring_back_version();
    void bind_media_commands();
    QString ask_folder(const QString& title);
    void find_footage();
    void collect_footage();
    QString ask_project(bool save);
    void stop_playing();
    void remember_recent(const std::filesystem::path& path);
    void fill_recent();

    Options options_;
    Commands* commands_;
    BinPanel* bin_ = nullptr;
    SourceViewer* source_ = nullptr;
    ProgramViewer* program_ = nullptr;
    TimelinePanel* timeline_ = nullptr;
    MatchPanel* matches_ = nullptr;
    MatchViewer* viewer_ = nullptr;
    ShotMap* map_ = nullptr;
    ScopesPanel* scopes_ = nullptr;
    QMenu* recent_ = nullptr;
    PreflightPanel* preflight_ = nullptr;
    JobsPanel* jobs_panel_ = nullptr;
    HelpPanel* help_ = nullptr;
    StartPage* start_ = nullptr;           // while it is shown
    std::optional<double> demo_progress_;  // while the demo is made
    Job demo_job_;
    ExportQueue* exports_ = nullptr;
    Docks* docks_ = nullptr;
    FullPicture* full_picture_ = nullptr;
    SongHearing* hearing_ = nullptr;
    FirstCut* first_cut_ = nullptr;
    QLabel *message_ = nullptr, *format_ = nullptr;
    bool source_active_ = false;

    struct Waiting {  // files dropped on the timeline, placed once they are open
        std::vector<std::filesystem::path> paths;
        TrackId track;
        FramePosition at;
    };
    std::vector<Waiting> waiting_;
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
