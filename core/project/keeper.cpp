#include "core/project/keeper.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>

#include "core/base/files.h"
#include "core/project/keeper_help.h"

namespace rhyme {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

constexpr std::chrono::milliseconds retry = 250ms, refresh_every = 30s, flush_every = 200ms, most_behind = 500ms;
constexpr std::size_t most_pending = std::size_t(64) << 20;

/// Whether a journal holds what the file does not. `changed`: the file is none of those it knows.
bool goes_further(const JournalState& journal, const Result<std::string>& file, bool& changed) {
    const std::string now = text_hash(journal.now());
    const std::string there = file ? text_hash(*file) : std::string();
    const auto& filed = journal.filed();
    const auto knows = [&](const std::string& hash) {
        return std::find(filed.begin(), filed.end(), hash) != filed.end();
    };
    changed = !knows(there);
    if (now == there) return false;
    return !changed || !knows(now);  // else it was saved, and replaced by somebody since
}

}  // namespace

fs::path keep_folder(const fs::path& project, const fs::path& state_folder) {
    const fs::path absolute = absolute_of(project);
    fs::path name = ".";
    name += absolute.filename();
    name += ".keep";
    const fs::path beside = absolute.parent_path() / name;
    const bool there = ::access(beside.c_str(), W_OK | X_OK) == 0;
    if (there || ::access(absolute.parent_path().c_str(), W_OK | X_OK) == 0) return beside;
    fs::path elsewhere = text_hash(absolute.native());
    elsewhere += name;
    return state_folder / "projects" / elsewhere;
}

std::vector<LeftSession> left_sessions(const fs::path& state_folder) {
    std::vector<LeftSession> left;
    std::error_code error;
    std::vector<fs::path> folders;
    for (fs::directory_iterator it(state_folder / "sessions", error), end; !error && it != end; it.increment(error))
        folders.push_back(it->path());
    for (const fs::path& folder : folders) {
        LockHolder holder;
        const auto lock = ProjectLock::take(folder / "lock", holder);
        if (!lock || !*lock) continue;  // it is running
        LeftSession session{folder, {}, {}};
        if (const auto project = read_file(folder / "project")) session.project = unescaped_path(*project);
        // A project that somebody else had open, or none: its journal is here. Otherwise beside its file.
        std::error_code unknown;
        const bool here = fs::exists(folder / "journal", unknown);
        const fs::path file = (here ? folder : keep_folder(session.project, state_folder)) / "journal";
        const auto journal = here || !session.project.empty() ? read_journal(file) : fail(ErrorCode::NotFound, "");
        bool changed = false;
        const auto saved = session.project.empty() ? fail(ErrorCode::NotFound, "") : read_file(session.project);
        if (here) session.project.clear();
        session.last_change = saved_at(file);
        if (journal && goes_further(journal->state, saved, changed))
            left.push_back(std::move(session));
        else
            fs::remove_all(folder, unknown);
    }
    std::sort(left.begin(), left.end(),
              [](const LeftSession& a, const LeftSession& b) { return a.last_change > b.last_change; });
    return left;
}

void forget_session(const LeftSession& session) {
    std::error_code ignored;
    fs::remove_all(session.folder, ignored);
}

// ---- opening

Keeper::Keeper(fs::path state_folder) : state_folder_(std::move(state_folder)) {}

/// An entry of our own below sessions/, locked while we live.
Result<void> Keeper::enter_session() {
    static std::atomic<int> serial{0};
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    session_ = state_folder_ / "sessions" /
               (std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(since).count()) + "-" +
                std::to_string(::getpid()) + "-" + std::to_string(++serial));
    std::error_code error;
    fs::create_directories(session_, error);
    if (error) return fail(write_error(error.value(), session_));
    LockHolder holder;
    auto lock = ProjectLock::take(session_ / "lock", holder);
    if (!lock) return fail(lock.error());
    if (!*lock) return fail(ErrorCode::Conflict, "it is in use", path_text(session_));
    session_lock_ = std::move(*lock);
    return path_.empty() ? Result<void>() : write_file(session_ / "project", escaped_path(path_));
}

Result<std::unique_ptr<Keeper>> Keeper::open(const fs::path& project, const fs::path& state_folder) {
    std::unique_ptr<Keeper> keeper(new Keeper(state_folder));
    keeper->path_ = absolute_of(project);
    const auto file = read_file(keeper->path_);
    std::error_code unknown;
    if (!file && !fs::is_directory(keeper->path_.parent_path(), unknown)) return fail(file.error());
    // Without an entry of its own a crash is still found when the project is opened again.
    if (!keeper->enter_session()) keeper->session_lock_.reset();
    keeper->home_ = keep_folder(keeper->path_, state_folder);
    LockHolder holder;
    Result<std::optional<ProjectLock>> lock = std::optional<ProjectLock>();
    if (make_folder(keeper->home_)) {
        lock = ProjectLock::take(keeper->home_ / "lock", holder);
        if (lock && !*lock) keeper->held_by_ = holder, keeper->home_ = keeper->session_;
        if (lock && *lock) keeper->lock_ = std::move(*lock);
    }
    if (file) keeper->state_ = JournalState(*file), keeper->file_hash_ = text_hash(*file);
    if (file) keeper->state_.file(keeper->file_hash_);
    if (!keeper->held_by_) keeper->find_unsaved(file);
    keeper->origin_ = keeper->state_.now();
    if (!file && !keeper->has_unsaved()) return fail(file.error());
    keeper->thread_ = std::jthread([k = keeper.get()](const std::stop_token& stop) { k->run(stop); });
    return keeper;
}

void Keeper::find_unsaved(const Result<std::string>& file) {
    auto journal = read_journal(journal_path());
    if (!journal) {
        std::error_code ignored;  // damaged from its beginning: out of the way, but not thrown away
        if (journal.error().code != ErrorCode::NotFound) fs::rename(journal_path(), home_ / "journal-damaged", ignored);
        return;
    }
    last_change_ = saved_at(journal_path());
    const bool further = goes_further(journal->state, file, file_changed_);
    if (!further && file && text_hash(journal->state.now()) != file_hash_) {
        // Somebody else wrote the file since: what was saved here last is no longer in it.
        (void)keep_version(home_ / "versions", journal->state.now(), last_change_, false, current_time());
        return;
    }
    state_ = std::move(journal->state);
    // Goes on in the same file; when that cannot be, the first change makes it anew.
    if (auto resumed = JournalFile::resume(journal_path(), *journal)) journal_ = std::move(*resumed);
}

Result<std::unique_ptr<Keeper>> Keeper::start(const Project& fresh, const fs::path& state_folder) {
    std::unique_ptr<Keeper> keeper(new Keeper(state_folder));
    if (const auto entered = keeper->enter_session(); !entered) return fail(entered.error());
    keeper->home_ = keeper->session_;
    const auto text = project_text(fresh, keeper->home_);
    if (!text) return fail(text.error());
    keeper->state_ = JournalState(*text);
    keeper->state_.file(text_hash(*text));  // an empty project is nothing to be offered
    keeper->file_hash_ = text_hash(*text);
    keeper->origin_ = fresh.origin;
    keeper->thread_ = std::jthread([k = keeper.get()](const std::stop_token& stop) { k->run(stop); });
    return keeper;
}

Result<std::unique_ptr<Keeper>> Keeper::resume(const LeftSession& session, const fs::path& state_folder) {
    std::unique_ptr<Keeper> keeper(new Keeper(state_folder));
    keeper->session_ = keeper->home_ = session.folder;
    LockHolder holder;
    auto lock = ProjectLock::take(session.folder / "lock", holder);
    if (!lock) return fail(lock.error());
    if (!*lock) return fail(ErrorCode::Conflict, describe(holder));
    keeper->session_lock_ = std::move(*lock);
    auto journal = read_journal(keeper->journal_path());
    if (!journal) return fail(journal.error());
    keeper->last_change_ = saved_at(keeper->journal_path());
    keeper->state_ = std::move(journal->state);
    keeper->origin_ = keeper->state_.now();
    if (auto resumed = JournalFile::resume(keeper->journal_path(), *journal)) keeper->journal_ = std::move(*resumed);
    keeper->thread_ = std::jthread([k = keeper.get()](const std::stop_token& stop) { k->run(stop); });
    return keeper;
}

Keeper::~Keeper() {
    if (thread_.joinable()) {
        (void)settle();
        thread_.request_stop();
        thread_.join();
    }
    journal_.reset();
    std::error_code ignored;
    const bool unsaved = has_unsaved();
    if (!unsaved && lock_ && state_.steps().size() <= 1) fs::remove(journal_path(), ignored);
    const fs::path home = lock_ ? home_ : fs::path();
    lock_.reset();
    if (!home.empty()) fs::remove(home, ignored);  // when nothing is in it
    const bool left = unsaved && fs::exists(journal_path(), ignored);
    if (session_lock_ && !left) fs::remove_all(session_, ignored);
    session_lock_.reset();
}

// ---- what was found

bool Keeper::has_unsaved() const {
    const std::lock_guard lock(state_mutex_);
    return text_hash(state_.now()) != file_hash_;
}

Result<Project> Keeper::project(std::vector<std::string>* warnings) const {
    std::string text;
    {
        const std::lock_guard lock(state_mutex_);
        text = state_.now();
    }
    auto project = parse_project(text, (path_.empty() ? home_ / "x" : path_).parent_path(), warnings);
    if (!project)
        project.error().file = path_text(path_);
    else if (project->name.empty() && !path_.empty())
        project->name = path_text(path_.stem());
    return project;
}

std::vector<Keeper::Step> Keeper::steps() const {
    const std::lock_guard lock(state_mutex_);
    std::vector<Step> steps;
    for (const JournalStep& s : state_.steps()) steps.push_back({s.label, s.gesture});
    return steps;
}

std::size_t Keeper::at() const {
    const std::lock_guard lock(state_mutex_);
    return state_.at();
}

Result<Project> Keeper::project_of(std::size_t step) const {
    Result<std::string> text;
    {
        const std::lock_guard lock(state_mutex_);
        text = state_.text_of(step);
    }
    if (!text) return fail(text.error());
    return parse_project(*text, (path_.empty() ? home_ / "x" : path_).parent_path());
}

std::vector<ProjectVersion> Keeper::versions() const {
    return path_.empty() ? std::vector<ProjectVersion>()
                         : project_versions(keep_folder(path_, state_folder_) / "versions");
}

// ---- the queue

void Keeper::post(Request request, bool patient) {
    {
        std::unique_lock lock(mutex_);
        request.posted = std::chrono::steady_clock::now();
        const auto behind = [&] {
            return waiting_since_ && request.posted - *waiting_since_ > most_behind && !in_trouble_;
        };
        // Going back and forth in the history is no work that could be lost: nobody waits for the disk then.
        const bool work = request.kind != Request::Kind::Move;
        if (!patient && work && behind()) flushed_.wait_for(lock, most_behind, [&] { return !behind(); });
        if (!waiting_since_) waiting_since_ = request.posted;
        queue_.push_back(std::move(request));
    }
    wake_.notify_one();
}

void Keeper::set_waiting(std::optional<std::chrono::steady_clock::time_point> since) {
    {
        const std::lock_guard lock(mutex_);
        waiting_since_ = since ? since : queue_.empty() ? std::nullopt : std::optional(queue_.front().posted);
    }
    flushed_.notify_all();
}

Result<void> Keeper::ask(Request request) {
    request.done = std::make_shared<std::promise<Result<void>>>();
    auto answer = request.done->get_future();
    post(std::move(request), true);
    return answer.get();
}

void Keeper::commit(Project now, std::size_t index, const std::string& label, const std::string& gesture) {
    post({Request::Kind::Commit, std::move(now), index, label, gesture, {}, {}, {}});
}
void Keeper::move(Project now, std::size_t at) { post({Request::Kind::Move, std::move(now), at, {}, {}, {}, {}, {}}); }
Result<void> Keeper::settle() { return ask({Request::Kind::Settle, {}, 0, {}, {}, {}, {}, {}}); }
Result<void> Keeper::give_up_unsaved() { return ask({Request::Kind::GiveUp, {}, 0, {}, {}, {}, {}, {}}); }
Result<void> Keeper::save(Project now, const fs::path& path) {
    return ask({Request::Kind::Save, std::move(now), 0, {}, {}, absolute_of(path), {}, {}});
}

void Keeper::on_problem(std::function<void(const Error*)> tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
}

void Keeper::run(const std::stop_token& stop) {
    auto refreshed = std::chrono::steady_clock::now(), flushed = refreshed;
    while (true) {
        std::deque<Request> requests;
        {
            std::unique_lock lock(mutex_);
            const auto wait = pending_.empty() ? refresh_every : retry;
            wake_.wait_for(lock, stop, wait, [this] { return !queue_.empty(); });
            requests.swap(queue_);
        }
        if (requests.empty() && stop.stop_requested()) return;
        for (std::size_t i = 0; i < requests.size(); ++i) {
            // Of several moves in a row the last one counts.
            if (requests[i].kind == Request::Kind::Move && i + 1 < requests.size() &&
                requests[i + 1].kind == Request::Kind::Move)
                continue;
            const auto result = handle(requests[i]);
            if (requests[i].done) requests[i].done->set_value(result);
            if (const auto now = std::chrono::steady_clock::now(); now - flushed > flush_every) {
                tell_problem(write_pending());
                flushed = now;
                if (i + 1 < requests.size()) set_waiting(requests[i + 1].posted);
            }
        }
        if (!pending_.empty()) tell_problem(write_pending());
        if (!requests.empty()) set_waiting({});
        if (const auto now = std::chrono::steady_clock::now(); now - refreshed > refresh_every) {
            if (lock_) lock_->refresh();
            if (session_lock_) session_lock_->refresh();
            refreshed = now;
        }
    }
}

Result<void> Keeper::handle(Request& request) {
    switch (request.kind) {
        case Request::Kind::Commit:
        case Request::Kind::Move: {
            const auto noted = note(request);
            if (!noted) tell_problem(noted);
            return noted;
        }
        case Request::Kind::Settle:
            return write_pending();
        case Request::Kind::GiveUp:
            return give_up();
        case Request::Kind::Save:
            break;
    }
    request.project.origin = origin_;
    const auto text = texts_.text(request.project, request.path.parent_path());
    if (!text) {
        Error error = text.error();
        error.file = path_text(request.path);
        return fail(error);
    }
    return save_text(*text, request.path);
}

/// The change becomes a record, to be written soon.
Result<void> Keeper::note(const Request& request) {
    Project project = request.project;
    project.origin = origin_;
    const auto text = texts_.text(project, (path_.empty() ? home_ / "x" : path_).parent_path());
    if (!text) return fail(text.error());
    const std::lock_guard lock(state_mutex_);
    auto record = request.kind == Request::Kind::Commit
                      ? state_.commit(request.at, request.label, request.gesture, *text)
                  : (state_.at() == request.at && state_.now() == *text) ? Result<std::string>(std::string())
                                                                         : state_.move(request.at, *text);
    if (!record) return fail(record.error());
    if (!record->empty()) pending_.push_back(std::move(*record));
    return {};
}

Result<void> Keeper::write_pending() {
    if (pending_.empty()) return {};
    Result<void> written;
    if (journal_) {
        written = journal_->append(pending_);
        if (!written && written.error().code == ErrorCode::NotFound) journal_.reset();
    }
    if (!journal_) {
        std::error_code ignored;
        fs::create_directories(home_, ignored);
        std::string snapshot;
        {
            const std::lock_guard lock(state_mutex_);
            snapshot = state_.snapshot();
        }
        auto made = JournalFile::create(journal_path(), snapshot);
        if (made) journal_ = std::move(*made), compact_size_ = journal_->size();
        written = made ? Result<void>() : fail(made.error());
    }
    if (written) {
        pending_.clear();
        return {};
    }
    std::size_t size = 0;
    for (const std::string& record : pending_) size += record.size();
    if (size > most_pending) {  // the whole will be shorter
        pending_.assign(1, pending_.back());
        journal_.reset();
    }
    return written;
}

void Keeper::tell_problem(const Result<void>& result) {
    std::function<void(const Error*)> tell;
    {
        const std::lock_guard lock(mutex_);
        if (result && !in_trouble_) return;
        in_trouble_ = !result;
        tell = tell_;
    }
    if (tell) tell(result ? nullptr : &result.error());
}

}  // namespace rhyme
