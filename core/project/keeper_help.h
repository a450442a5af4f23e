// What keeper.cpp and keeper_saving.cpp share.
#pragma once

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "core/project/project_lock.h"
#include "core/project/versions.h"

namespace rhyme {

inline std::filesystem::path absolute_of(const std::filesystem::path& path) {
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(path, ignored);
    return (absolute.empty() ? path : absolute).lexically_normal();
}

inline bool make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return std::filesystem::is_directory(folder, error) && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

inline SavedAt current_time() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

inline std::string describe(const LockHolder& holder) {
    if (holder.process <= 0) return "it is open in another window of Rhyme";
    const std::string who = " (process " + std::to_string(holder.process) + ")";
    return holder.here ? "it is open in another window of Rhyme" + who : "it is open in Rhyme on " + holder.host + who;
}

}  // namespace rhyme
