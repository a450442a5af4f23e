// Earlier versions of a project's file, kept when it is saved: the newest of the last hour, then one an hour for a day,
// one a day for a month, one a week for a year.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace rhyme {

using SavedAt = std::chrono::sys_seconds;

struct ProjectVersion {
    std::filesystem::path file;
    SavedAt saved;
    std::uintmax_t size = 0;
    bool unsaved = false;  ///< what a crash left and nobody wanted; not a version that was saved
};

/// Newest first; what is in the folder besides is passed over.
std::vector<ProjectVersion> project_versions(const std::filesystem::path& folder);

/// Writes `text` as the version of that time and removes those that are no longer kept. Errors: WriteFailed, NoSpace.
Result<std::filesystem::path> keep_version(const std::filesystem::path& folder, std::string_view text, SavedAt saved,
                                           bool unsaved, SavedAt now);

/// Which of the times (any order) are kept at `now`: true for each that stays. The newest always does.
std::vector<bool> versions_to_keep(const std::vector<SavedAt>& saved, SavedAt now);

/// When a file was last written.
SavedAt saved_at(const std::filesystem::path& file);

}  // namespace rhyme
