// The demo as a project: its clips and song, made here, analysed and cut on the beat.
#pragma once

#include "core/analysis/library.h"
#include "core/assemble/rough_cut.h"
#include "core/project/project.h"

namespace rhyme {

struct DemoProject {
    std::vector<std::filesystem::path> clips;
    std::filesystem::path song;
    Project project;
    std::vector<RoughCutJoin> joins;
};

/// Writes clips and song into `folder` (the project itself is not saved). `jobs`: threads of the analysis, 0 all cores.
Result<DemoProject> make_demo_project(const std::filesystem::path& folder, Library& library, unsigned jobs,
                                      Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
