#include "core/project/project_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <ctime>
#include <utility>

#include "core/base/files.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

constexpr std::time_t lasting = 120;  // seconds

std::string this_host() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "this computer";
}

/// "PROCESS HOST" of an open lock file.
LockHolder read_holder(int fd) {
    char content[512];
    const ssize_t size = ::pread(fd, content, sizeof content, 0);
    LockHolder holder;
    if (size <= 0) return holder;
    const auto [end, error] = std::from_chars(content, content + size, holder.process);
    const char* const last = content + size;
    if (error == std::errc() && end < last && *end == ' ') holder.host.assign(end + 1, last);
    while (!holder.host.empty() && holder.host.back() == '\n') holder.host.pop_back();
    holder.here = holder.host == this_host();
    return holder;
}

bool same_file(int fd, const fs::path& path) {
    struct stat open {
    }, there{};
    return ::fstat(fd, &open) == 0 && ::stat(path.c_str(), &there) == 0 && open.st_ino == there.st_ino &&
           open.st_dev == there.st_dev;
}

/// Whether `holder` still uses a lock that the system does not know of.
bool in_use(int fd, const LockHolder& holder, bool system_knows) {
    if (holder.process <= 0 || holder.host.empty()) return false;
    if (holder.here) {
        if (system_knows) return false;  // it would have refused the lock
        return ::kill(static_cast<pid_t>(holder.process), 0) == 0 || errno == EPERM;
    }
    struct stat status {};
    return ::fstat(fd, &status) == 0 && std::time(nullptr) - status.st_mtime < lasting;
}

}  // namespace

Result<std::optional<ProjectLock>> ProjectLock::take(const fs::path& file, LockHolder& holder) {
    for (int tries = 0; tries < 100; ++tries) {
        const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) return fail(write_error(errno, file));
        ProjectLock lock(file, fd);
        const bool locked = ::flock(fd, LOCK_EX | LOCK_NB) == 0;
        const bool system_knows = locked || errno == EWOULDBLOCK;
        holder = read_holder(fd);
        if ((!locked && system_knows) || in_use(fd, holder, system_knows)) {
            ::close(std::exchange(lock.fd_, -1));  // the file is theirs
            return std::optional<ProjectLock>();
        }
        if (!same_file(fd, file)) {  // its last owner removed it meanwhile
            ::close(std::exchange(lock.fd_, -1));
            continue;
        }
        const std::string content = std::to_string(::getpid()) + " " + this_host() + "\n";
        const bool written = ::ftruncate(fd, 0) == 0 &&
                             ::pwrite(fd, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size());
        if (!written && !system_knows) return fail(write_error(errno, file));
        return std::optional<ProjectLock>(std::move(lock));
    }
    return fail(ErrorCode::WriteFailed, "it could not be locked", path_text(file));
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : file_(std::move(other.file_)), fd_(std::exchange(other.fd_, -1)) {}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(fd_, other.fd_);
    return *this;
}

ProjectLock::~ProjectLock() {
    if (fd_ < 0) return;
    if (same_file(fd_, file_)) ::unlink(file_.c_str());
    ::close(fd_);
}

void ProjectLock::refresh() const {
    if (fd_ >= 0) ::futimens(fd_, nullptr);
}

}  // namespace rhyme
