// One program at a time writes a project. The lock is a file, locked through the system (flock), so that it is free as
// soon as its program is gone, however it ended; what is in it tells people who has it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace rhyme {

struct LockHolder {
    std::string host;
    long process = 0;
    bool here = false;  ///< on this computer
};

class ProjectLock {
public:
    /// The lock, or nothing: then `holder` says who has it. Where a folder is shared with other computers whose locks
    /// the system does not pass on, a lock of another computer counts while it is less than two minutes old (see
    /// refresh). Errors: WriteFailed, NoSpace.
    static Result<std::optional<ProjectLock>> take(const std::filesystem::path& file, LockHolder& holder);
    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(ProjectLock&& other) noexcept;
    /// Gives it back and removes the file.
    ~ProjectLock();

    /// Says that it is still in use; to be called every half minute.
    void refresh() const;

private:
    ProjectLock(std::filesystem::path file, int fd) : file_(std::move(file)), fd_(fd) {}
    std::filesystem::path file_;
    int fd_ = -1;
};

}  // namespace rhyme
