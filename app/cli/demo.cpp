#include <cstdio>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/base/files.h"
#include "core/project/demo_project.h"

namespace rhyme::cli {
int demo(const Common& common, const std::string& folder) {
    const std::filesystem::path target = std::filesystem::path(folder) / "demo.rhyme";
    if (const auto may = may_write(target.string(), common); !may) return report(may.error());
    const Progress line = progress_line(common);
    auto library = open_library(common);
    if (!library) return report(library.error());
    const auto made = make_demo_project(folder, **library, common.jobs, line, interrupt());
    end_progress(common);
    if (!made) return report(made.error());
    if (const auto saved = save_project(made->project, target); !saved) return report(saved.error());

    Json clips = Json::array(), joins = Json::array();
    for (const auto& clip : made->clips) clips.push_back(path_text(clip));
    for (const RoughCutJoin& join : made->joins) {
        joins.push_back(
            {{"frame", join.at.value}, {"beat", join.beat}, {"score", join.score}, {"because", join.because}});
        if (!common.json)
            std::printf("cut at frame %5lld, beat %3zu, score %.3f  %s\n", static_cast<long long>(join.at.value),
                        join.beat + 1, join.score, join.because.empty() ? "" : join.because.front().c_str());
    }
    if (common.json)
        print({{"project", path_text(target)}, {"clips", clips}, {"song", path_text(made->song)}, {"cuts", joins}});
    else
        std::printf("%s\n", path_text(target).c_str());
    return done;
}

}  // namespace rhyme::cli
