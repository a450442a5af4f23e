// Saving a project that is kept, and giving up what is not to be saved. All of it on the keeper's thread.
#include <algorithm>
#include <cerrno>

#include "core/base/files.h"
#include "core/project/keeper.h"
#include "core/project/keeper_help.h"

namespace rhyme {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

constexpr auto between_versions = 5min;
constexpr std::uintmax_t compact_beyond = std::uintmax_t(1) << 20;

}  // namespace

Result<void> Keeper::save_text(const std::string& text, const fs::path& path) {
    if (path != path_) return save_elsewhere(text, path);
    if (held_by_) return fail(ErrorCode::Conflict, describe(*held_by_), path_text(path), "save under another name");
    const std::string hash = text_hash(text);
    {
        // Said beforehand: after a crash between here and the end the file is one the journal knows, either way.
        const std::lock_guard lock(state_mutex_);
        if (state_.now() != text)
            if (auto record = state_.move(state_.at(), text)) pending_.push_back(std::move(*record));
        pending_.push_back(state_.file(hash));
    }
    tell_problem(write_pending());  // even when that fails the file can be saved
    keep_old_version(path, hash);
    if (const auto written = write_file(path, text); !written) return written;
    const bool long_enough = journal_ && journal_->size() > 3 * compact_size_ + compact_beyond;
    {
        const std::lock_guard lock(state_mutex_);
        file_hash_ = hash;
        file_changed_ = false;
    }
    if (long_enough && pending_.empty()) make_journal_anew();
    return {};
}

/// Under a name of its own: what is kept of the project goes along; under the old name stays what was saved there.
Result<void> Keeper::save_elsewhere(const std::string& text, const fs::path& path) {
    std::error_code unknown;
    if (!fs::is_directory(path.parent_path(), unknown)) return fail(write_error(ENOENT, path));
    const fs::path home = keep_folder(path, state_folder_);
    std::optional<ProjectLock> lock;
    if (make_folder(home)) {
        LockHolder holder;
        auto taken = ProjectLock::take(home / "lock", holder);
        if (taken && !*taken)
            return fail(ErrorCode::Conflict, describe(holder), path_text(path), "choose another name");
        if (taken) lock = std::move(*taken);
    }
    const std::string hash = text_hash(text);
    keep_old_version(path, hash);
    if (const auto written = write_file(path, text); !written) return written;
    leave_old_home();
    const std::lock_guard guard(state_mutex_);
    (void)state_.move(state_.at(), text);
    state_.file(hash);
    file_hash_ = hash;
    file_changed_ = false;
    path_ = path;
    home_ = home;
    lock_ = std::move(lock);
    held_by_.reset();
    pending_.assign(1, std::string());  // all of it is still to be written
    if (session_lock_) (void)write_file(session_ / "project", escaped_path(path_));
    return {};
}

void Keeper::leave_old_home() {
    const bool had_file = !path_.empty() && !held_by_;
    std::error_code ignored;
    if (journal_ && had_file) {
        (void)write_pending();
        const auto saved = read_journal(journal_path(), file_hash_);
        if (!saved || !JournalFile::create(journal_path(), saved->state.snapshot()))
            fs::remove(journal_path(), ignored);
    } else if (journal_) {
        fs::remove(journal_path(), ignored);
    }
    journal_.reset();
    lock_.reset();
    if (had_file) fs::remove(home_, ignored);  // when nothing is in it
    kept_a_version_ = false;
}

void Keeper::make_journal_anew() {
    std::string snapshot;
    {
        const std::lock_guard lock(state_mutex_);
        snapshot = state_.snapshot();
    }
    auto made = JournalFile::create(journal_path(), snapshot);
    if (!made) return;  // the long one is as good
    journal_ = std::move(*made);
    compact_size_ = journal_->size();
    pending_.clear();
}

void Keeper::keep_old_version(const fs::path& path, const std::string& new_hash) {
    const auto old = read_file(path);
    if (!old) return;
    const std::string hash = text_hash(*old);
    if (hash == new_hash) return;
    const fs::path folder = keep_folder(path, state_folder_) / "versions";
    const SavedAt saved = saved_at(path);
    const auto versions = project_versions(folder);
    const auto last =
        std::find_if(versions.begin(), versions.end(), [](const ProjectVersion& v) { return !v.unsaved; });
    const bool ours = path == path_ && hash == file_hash_;
    if (ours && kept_a_version_ && last != versions.end() && saved - last->saved < between_versions) return;
    // A project that can be saved is not left unsaved because its earlier version cannot be kept.
    if (keep_version(folder, *old, saved, false, current_time())) kept_a_version_ = true;
}

Result<void> Keeper::give_up() {
    (void)write_pending();
    std::error_code ignored;
    std::string now;
    {
        const std::lock_guard lock(state_mutex_);
        now = state_.now();
    }
    if (text_hash(now) == file_hash_) return {};
    const bool has_file = !path_.empty() && !held_by_;
    Result<std::string> file = has_file ? read_file(path_) : fail(ErrorCode::NotFound, "");
    if (has_file) (void)keep_version(home_ / "versions", now, current_time(), true, current_time());
    const auto saved = has_file ? read_journal(journal_path(), file_hash_) : fail(ErrorCode::NotFound, "");
    journal_.reset();
    pending_.clear();
    const std::lock_guard lock(state_mutex_);
    if (saved)
        state_ = saved->state;
    else
        state_ = JournalState(file ? *file : now);
    file_hash_ = text_hash(state_.now());
    state_.file(file_hash_);
    origin_ = state_.now();
    // Cut short where it was saved: that needs no room on the disk, and the history stays.
    Result<JournalFile> shorter = fail(ErrorCode::NotFound, "");
    if (saved) shorter = JournalFile::resume(journal_path(), *saved);
    if (shorter)
        journal_ = std::move(*shorter);
    else
        fs::remove(journal_path(), ignored);
    return {};
}

}  // namespace rhyme
