// Numbered pictures as one film. Private to this room.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace rhyme {

/// Consecutively numbered files that a pattern such as "shot%04d.png" names.
struct ImageRun {
    int first = 0, count = 0;  ///< numbers [first, first + count) are there
    bool gap = false;          ///< higher numbers follow after a gap
    std::vector<std::filesystem::path> files;
};

/// nullopt when the name holds no "%d" or "%0Nd" (exactly one; a plain % is "%%") or no such file is there.
std::optional<ImageRun> find_image_run(const std::filesystem::path& pattern);

/// Takes every run of at least `least` files out of `files` and gives its pattern instead; the rest stays. Sorted by
/// name.
std::vector<std::filesystem::path> fold_image_runs(const std::vector<std::filesystem::path>& files, int least);

}  // namespace rhyme
