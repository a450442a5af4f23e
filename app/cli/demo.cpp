#include "core/assemble/demo.h"

#include <cstdio>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/assemble/rough_cut.h"
#include "core/base/files.h"
#include "core/project/project.h"

namespace rhyme::cli {
namespace {

struct Cut {
    Project project;
    RoughCut cut;
};

/// The demo's clips cut to its song: analysed, matched, and put on the beat.
Result<Cut> cut_demo(const DemoFiles& files, const Common& common, const Progress& line) {
    auto library = open_library(common);
    if (!library) return fail(library.error());
    MediaPool pool;
    Cut result;
    std::vector<AnalysisPtr> footage;
    std::vector<MediaId> ids;
    const auto add = [&](const std::filesystem::path& path) -> Result<MediaId> {
        const auto id = pool.add(path, interrupt());
        if (id) result.project.media.push_back(media_item(*id, *pool.find(*id)));
        return id;
    };
    for (std::size_t i = 0; i < files.clips.size(); ++i) {
        const auto id = add(files.clips[i]);
        if (!id) return fail(id.error());
        const double from = 0.5 + 0.4 * static_cast<double>(i) / static_cast<double>(files.clips.size());
        auto analysis = (*library)->find_or_analyze(pool.find(*id), {common.jobs}, false,
                                                    part_of(line, from, from + 0.02), interrupt());
        if (!analysis) return fail(analysis.error());
        footage.push_back(*analysis);
        ids.push_back(*id);
    }
    const auto song = add(files.song);
    if (!song) return fail(song.error());
    RoughCutOptions options;
    options.rate = footage.front()->frame_rate;
    options.width = footage.front()->display_width, options.height = footage.front()->display_height;
    options.beats = files.beats;
    auto cut = make_rough_cut(footage, ids, pool, *song, options, part_of(line, 0.9, 1), interrupt());
    if (!cut) return fail(cut.error());
    result.cut = std::move(*cut);
    result.project.name = "demo";
    result.project.timeline = result.cut.timeline;
    return result;
}

}  // namespace

int demo(const Common& common, const std::string& folder) {
    const std::filesystem::path target = std::filesystem::path(folder) / "demo.rhyme";
    if (const auto may = may_write(target.string(), common); !may) return report(may.error());
    const Progress line = progress_line(common);
    const auto files = make_demo(folder, part_of(line, 0, 0.5), interrupt());
    if (!files) return report(files.error());
    const auto cut = cut_demo(*files, common, line);
    end_progress(common);
    if (!cut) return report(cut.error());
    if (const auto saved = save_project(cut->project, target); !saved) return report(saved.error());

    Json clips = Json::array(), joins = Json::array();
    for (const auto& clip : files->clips) clips.push_back(path_text(clip));
    for (const RoughCutJoin& join : cut->cut.joins) {
        joins.push_back(
            {{"frame", join.at.value}, {"beat", join.beat}, {"score", join.score}, {"because", join.because}});
        if (!common.json)
            std::printf("cut at frame %5lld, beat %3zu, score %.3f  %s\n", static_cast<long long>(join.at.value),
                        join.beat + 1, join.score, join.because.empty() ? "" : join.because.front().c_str());
    }
    if (common.json)
        print({{"project", path_text(target)}, {"clips", clips}, {"song", path_text(files->song)}, {"cuts", joins}});
    else
        std::printf("%s\n", path_text(target).c_str());
    return done;
}

}  // namespace rhyme::cli
