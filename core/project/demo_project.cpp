#include "core/project/demo_project.h"

#include <algorithm>

#include "core/assemble/demo.h"

namespace rhyme {

Result<DemoProject> make_demo_project(const std::filesystem::path& folder, Library& library, unsigned jobs,
                                      Progress progress, Cancel cancel) {
    const auto files = make_demo(folder, part_of(progress, 0, 0.5), cancel);
    if (!files) return fail(files.error());
    DemoProject result;
    result.clips = files->clips, result.song = files->song;
    const auto pool = std::make_shared<MediaPool>();
    std::vector<AnalysisPtr> footage;
    std::vector<MediaId> ids;
    const auto add = [&](const std::filesystem::path& path) -> Result<MediaId> {
        const auto id = pool->add(path, cancel);
        if (id) result.project.media.push_back(media_item(*id, *pool->find(*id)));
        return id;
    };
    for (std::size_t i = 0; i < files->clips.size(); ++i) {
        const auto id = add(files->clips[i]);
        if (!id) return fail(id.error());
        const double from = 0.5 + 0.4 * static_cast<double>(i) / static_cast<double>(files->clips.size());
        auto analysis =
            library.find_or_analyze(pool->find(*id), {jobs}, false, part_of(progress, from, from + 0.02), cancel);
        if (!analysis) return fail(analysis.error());
        footage.push_back(*analysis);
        ids.push_back(*id);
    }
    const auto song = add(files->song);
    if (!song) return fail(song.error());
    RoughCutOptions options;
    options.rate = footage.front()->frame_rate;
    options.width = footage.front()->display_width, options.height = footage.front()->display_height;
    options.song.media = *song, options.song.length = SongTime::of(pool->find(*song)->info.duration);
    for (const double beat : files->beats)
        options.song.beats.push_back({SongTime::of(beat), std::find(files->downbeats.begin(), files->downbeats.end(),
                                                                    beat) != files->downbeats.end()});
    auto cut = make_rough_cut(footage, ids, pool, options, part_of(progress, 0.9, 1), cancel);
    if (!cut) return fail(cut.error());
    result.project.name = "demo";
    result.project.timeline = cut->timeline;
    result.joins = std::move(cut->joins);
    return result;
}

}  // namespace rhyme
