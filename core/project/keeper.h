// Keeps an open project safe: every change goes to its journal at once, on a thread of its own; saving replaces the
// file whole and keeps earlier versions of it; a lock keeps a second program out. After a crash the journal still holds
// what the file does not.
//
// Where things are: beside FILM.rhyme in the hidden folder .FILM.rhyme.keep (journal, lock, versions/); in the state
// folder when there is no writing beside it. Each open project has an entry below sessions/ of the state folder, gone
// when it is closed; a project that was never saved has its journal there.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/project/journal.h"
#include "core/project/project.h"
#include "core/project/project_lock.h"
#include "core/project/text_cache.h"
#include "core/project/versions.h"

namespace rhyme {

/// What a program left that ended while a project was open.
struct LeftSession {
    std::filesystem::path folder;
    std::filesystem::path project;  ///< empty: it was never saved
    SavedAt last_change;
};

/// Those with changes that no file holds; newest first. Entries with nothing in them are cleared away.
std::vector<LeftSession> left_sessions(const std::filesystem::path& state_folder);
/// Clears one away for good.
void forget_session(const LeftSession& session);

/// Where the journal and the versions of a project are, or will be.
std::filesystem::path keep_folder(const std::filesystem::path& project, const std::filesystem::path& state_folder);

/// One owner; but for what is said otherwise each function is called on one thread (the window's).
class Keeper {
public:
    struct Step {
        std::string label, gesture;
    };

    /// A project that exists. Errors: those of reading it, when the journal does not have it either.
    static Result<std::unique_ptr<Keeper>> open(const std::filesystem::path& project,
                                                const std::filesystem::path& state_folder);
    /// A new project without a name; nothing is written before its first change.
    static Result<std::unique_ptr<Keeper>> start(const Project& fresh, const std::filesystem::path& state_folder);
    /// A session without a name that was left; has_unsaved() is then true.
    static Result<std::unique_ptr<Keeper>> resume(const LeftSession& session,
                                                  const std::filesystem::path& state_folder);
    /// Writes what is still to be written; what is unsaved and was not given up is offered at the next start.
    ~Keeper();
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;

    // What was found.
    const std::filesystem::path& path() const { return path_; }  ///< empty: it has no file yet
    /// Who else works on it: its file is then not ours to write, and changes are kept apart.
    const std::optional<LockHolder>& held_by() const { return held_by_; }
    bool has_unsaved() const;                            ///< the journal goes further than the file
    bool file_changed() const { return file_changed_; }  ///< and the file is not the one it goes on from
    SavedAt last_change() const { return last_change_; }
    /// The project as it is now, what is unsaved with it.
    Result<Project> project(std::vector<std::string>* warnings = nullptr) const;
    std::vector<Step> steps() const;
    std::size_t at() const;
    /// The project as it was after a step; takes as long as loading it.
    Result<Project> project_of(std::size_t step) const;
    /// Goes back to what the file holds. What was unsaved stays among the versions.
    Result<void> give_up_unsaved();

    // Changes; these return at once, and the change is on the disk within a second (who makes them faster than that for
    // long is made to wait, half a second at most each time). `now.origin` need not be set.
    /// Step `index` of the history becomes `now`.
    void commit(Project now, std::size_t index, const std::string& label, const std::string& gesture);
    /// Something else: another step, or what undo leaves alone.
    void move(Project now, std::size_t at);

    /// Waits until all is on the disk; the Error of what is not.
    Result<void> settle();
    /// Whole or not at all; to another file too, to which everything kept goes along. Errors: those of save_project;
    /// Conflict: somebody else has that file open.
    Result<void> save(Project now, const std::filesystem::path& path);
    std::vector<ProjectVersion> versions() const;
    /// Called on the keeper's own thread when changes cannot be kept (the Error), and when they can again (null).
    void on_problem(std::function<void(const Error*)> tell);

private:
    struct Request {
        enum class Kind { Commit, Move, Save, Settle, GiveUp } kind;
        Project project;
        std::size_t at = 0;
        std::string label, gesture;
        std::filesystem::path path;
        std::shared_ptr<std::promise<Result<void>>> done;
        std::chrono::steady_clock::time_point posted{};
    };
    explicit Keeper(std::filesystem::path state_folder);
    Result<void> enter_session();
    void find_unsaved(const Result<std::string>& file);
    void run(const std::stop_token& stop);
    Result<void> ask(Request request);
    void post(Request request, bool patient = false);

    // On the keeper's thread.
    Result<void> handle(Request& request);
    Result<void> note(const Request& request);
    Result<void> write_pending();
    Result<void> save_text(const std::string& text, const std::filesystem::path& path);
    Result<void> save_elsewhere(const std::string& text, const std::filesystem::path& path);
    void leave_old_home();
    void make_journal_anew();
    Result<void> give_up();
    void keep_old_version(const std::filesystem::path& path, const std::string& new_hash);
    void tell_problem(const Result<void>& result);
    void set_waiting(std::optional<std::chrono::steady_clock::time_point> since);
    std::filesystem::path journal_path() const { return home_ / "journal"; }

    const std::filesystem::path state_folder_;
    std::filesystem::path path_, session_, home_;
    std::optional<ProjectLock> session_lock_, lock_;
    std::optional<LockHolder> held_by_;
    bool file_changed_ = false;
    SavedAt last_change_;

    mutable std::mutex state_mutex_;  // of what follows, until the next comment
    JournalState state_;
    std::string file_hash_;  // of the project's file as we know it; empty: there is none
    std::string origin_;     // the keys of other versions are taken from it

    // The keeper's thread only, once it runs.
    std::optional<JournalFile> journal_;  // nothing: the next write makes it anew
    std::vector<std::string> pending_;
    TextCache texts_;
    std::uintmax_t compact_size_ = 0;
    bool kept_a_version_ = false;

    std::mutex mutex_;  // of the queue
    std::condition_variable_any wake_, flushed_;
    std::deque<Request> queue_;
    std::optional<std::chrono::steady_clock::time_point> waiting_since_;  // the oldest change not on the disk
    bool in_trouble_ = false;
    std::function<void(const Error*)> tell_;
    std::jthread thread_;
};

}  // namespace rhyme
