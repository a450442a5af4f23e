// A project with only the footage it shows, and a little around it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/project/project.h"

namespace rhyme {

struct ConsolidateReport {
    std::filesystem::path project;
    std::size_t parts = 0;           ///< files that hold part of a source
    std::size_t whole = 0;           ///< files copied whole
    std::uintmax_t bytes = 0;        ///< of both
    std::vector<std::string> notes;  ///< why a file was copied whole, a sentence each
    std::vector<MediaItem> missing;  ///< offline: they stay so
};

/// Writes into `folder` a project that shows the same frames, and into `folder`/media what it needs of each film: the
/// ranges that clips of any sequence show with `handles` sequence frames on either side (and what transitions reach
/// for), as packets, bit for bit (see copy_part; a part begins at the keyframe before). Media no clip uses are left
/// behind. Copied whole: sound, stills, what is shown almost wholly, takes and versions of sections, and films of which
/// a part would not show the same pictures. Errors: those of collect_project; what was written goes away again.
Result<ConsolidateReport> consolidate_project(const Project& project, const std::filesystem::path& folder,
                                              FrameCount handles, Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
