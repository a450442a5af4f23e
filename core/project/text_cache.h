// For who writes a project again and again: what did not change since the last time costs next to nothing. The text is
// that of project_text().
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/project/project.h"

namespace rhyme {

/// One owner, one thread.
class TextCache {
public:
    TextCache();
    ~TextCache();
    TextCache(const TextCache&) = delete;
    TextCache& operator=(const TextCache&) = delete;

    /// See project_text().
    Result<std::string> text(const Project& project, const std::filesystem::path& folder);

private:
    struct Parsed;  // the origin
    struct Written {
        std::string text;
        std::uint64_t last_used = 0;
    };
    const std::string& track_text(const std::shared_ptr<const Track>& track, const void* origin);

    std::unique_ptr<Parsed> origin_;
    std::map<std::pair<std::shared_ptr<const Track>, const void*>, Written> tracks_;  // and its origin
    std::optional<Sequences> sound_;                                                  // known to validate()
    std::uint64_t turn_ = 0;
};

}  // namespace rhyme
