#include <cmath>
#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/assemble/fill_frame.h"
#include "core/assemble/rough_cut.h"
#include "core/base/files.h"
#include "core/music/song_map_of.h"
#include "core/music/sync.h"
#include "core/project/project.h"

namespace rhyme::cli {
namespace {

struct Assembled {
    Project project;
    Song song;
    RoughCut cut;
};

Result<cv::Size> size_of(const std::string& aspect, int width, int height) {
    if (aspect.empty()) return cv::Size(width, height);
    std::int64_t w = 0, h = 0;
    const auto colon = aspect.find(':');
    if (colon == std::string::npos || !parse_number(aspect.substr(0, colon), w) ||
        !parse_number(aspect.substr(colon + 1), h) || w < 1 || h < 1 || w > 100 || h > 100)
        return fail(ErrorCode::InvalidArgument, "--aspect: it is W:H such as 16:9, not '" + aspect + "'");
    return size_of_shape(double(w) / double(h), width, height);
}

Result<std::set<std::size_t>> locked_clips(const std::string& list) {
    std::set<std::size_t> clips;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        std::int64_t n = 0;
        if (!parse_number(list.substr(at, comma - at), n) || n < 0)
            return fail(ErrorCode::InvalidArgument,
                        "--lock: it is a list of numbers such as 0,3,4, not '" + list + "'");
        clips.insert(std::size_t(n));
        at = comma + 1;
    }
    return clips;
}

/// The footage, analysed and in the project; takes come last.
struct Material {
    std::vector<AnalysisPtr> footage;
    std::vector<MediaId> ids;
    std::vector<PerformanceTake> takes;
};
Result<Material> material(const Common& common, const AssembleOptions& options, MediaPool& pool, Project& project,
                          MediaId song) {
    auto library = open_library(common);
    if (!library) return fail(library.error());
    std::vector<std::string> files = options.files;
    files.insert(files.end(), options.takes.begin(), options.takes.end());
    auto seen = see_all(common, **library, files);
    if (!seen) return fail(seen.error());
    for (const auto& failed : seen->failed) warn(failed.error.message());
    if (seen->media.empty()) return fail(ErrorCode::InvalidArgument, "there is no footage to cut");
    Material all;
    std::optional<OnsetCurve> whole;
    std::set<std::string> known;  // a take may lie among the footage
    for (const auto& media : seen->media) {
        if (!known.insert(media->path).second) continue;
        const auto id = pool.add(media->path, interrupt());
        if (!id) return fail(id.error());
        const auto take = std::find(options.takes.begin(), options.takes.end(), media->path);
        if (take != options.takes.end()) {
            if (!whole) {
                auto curve = onset_curve(pool.find(song), interrupt());
                if (!curve) return fail(curve.error());
                whole = std::move(*curve);
            }
            const auto curve = onset_curve(pool.find(*id), interrupt());
            const TakeSync sync = curve ? sync_take(*whole, *curve, interrupt()) : TakeSync{};
            if (!sync.believed()) {
                warn(*take + ": it is not found in the song by its sound; it is left out");
                continue;
            }
            all.takes.push_back({all.footage.size(), sync.offset, sync.rate});
        }
        all.footage.push_back(media), all.ids.push_back(*id);
        project.media.push_back(media_item(*id, *pool.find(*id)));
    }
    if (all.footage.empty()) return fail(ErrorCode::InvalidArgument, "there is no footage to cut");
    return all;
}

Result<Assembled> assembled(const Common& common, const AssembleOptions& options, const Progress& line) {
    const auto lock = locked_clips(options.lock);
    if (!lock) return fail(lock.error());
    if (!lock->empty() && options.keep.empty())
        return fail(ErrorCode::InvalidArgument, "--lock names clips of a project that --keep gives");
    const auto pool = std::make_shared<MediaPool>();
    Assembled result;
    const auto song = pool->add(options.song, interrupt());
    if (!song) return fail(song.error());
    auto heard = analyse_song(pool->find(*song), part_of(line, 0, 0.1), interrupt());
    if (!heard) return fail(heard.error());
    result.song = std::move(*heard);
    for (const std::string& warning : pool->find(*song)->info.warnings) warn(options.song + ": " + warning);
    if (const std::string damage = damage_of(result.song); !damage.empty()) warn(options.song + ": " + damage);
    if (result.song.beats.size() < 2)
        return fail(ErrorCode::InvalidArgument, "no beat is heard in it", options.song, "choose another song");
    const auto all = material(common, options, *pool, result.project, *song);
    if (!all) return fail(all.error());
    result.project.media.push_back(media_item(*song, *pool->find(*song)));

    RoughCutOptions cut;
    const MediaAnalysis& first = *all->footage.front();
    cut.rate = first.frame_rate;
    const auto size = size_of(options.aspect, first.display_width, first.display_height);
    if (!size) return fail(size.error());
    cut.width = size->width, cut.height = size->height;
    cut.song = song_map_of(result.song, *song);
    cut.from = options.from, cut.length = options.length;
    cut.pace = options.pace == "slow" ? Pace::Slow : options.pace == "fast" ? Pace::Fast : Pace::Medium;
    cut.takes = all->takes;
    cut.seed = options.seed;
    Project before;
    if (!options.keep.empty()) {
        auto loaded = load_project(options.keep);
        if (!loaded) return fail(loaded.error());
        before = std::move(*loaded);
        // Its media have other ids: they are known by their files.
        Timeline t = before.timeline;
        for (auto& track : t.tracks) {
            Track copy = *track;
            for (Clip& c : copy.clips) {
                const MediaItem* old = before.find(c.media);
                c.media = {};
                for (const MediaItem& item : result.project.media)
                    if (old && item.path == old->path) c.media = item.id;
            }
            track = std::make_shared<const Track>(std::move(copy));
        }
        before.timeline = std::move(t);
        cut.before = &before.timeline, cut.keep = *lock;
    }
    auto made = make_rough_cut(all->footage, all->ids, pool, cut, part_of(line, 0.5, 1), interrupt());
    if (!made) return fail(made.error());
    result.cut = std::move(*made);
    result.project.name = path_text(std::filesystem::path(options.output).stem());
    result.project.timeline = result.cut.timeline;
    return result;
}

std::string joined(const std::vector<std::string>& reasons) {
    std::string text;
    for (const std::string& r : reasons) text += (text.empty() ? "" : "; ") + r;
    return text;
}

}  // namespace

int assemble(const Common& common, const AssembleOptions& options) {
    if (const auto may = may_write(options.output, common); !may) return report(may.error());
    const auto made = assembled(common, options, progress_line(common));
    end_progress(common);
    if (!made) return report(made.error());
    if (const auto saved = save_project(made->project, options.output); !saved) return report(saved.error());

    const Timeline& timeline = made->cut.timeline;
    const auto shown = [&](const Clip& clip) {
        const MediaItem* item = made->project.find(clip.media);
        return Json{{"path", item ? path_text(item->path) : ""}, {"time", clip.source_in.seconds()}};
    };
    Json cuts = Json::array();
    for (const RoughCutJoin& join : made->cut.joins) {
        const Track& track = *timeline.tracks.front();
        const Clip *to = track.at(join.at), *from = track.at(join.at - FrameCount(1));
        const double time = timeline.rate.time(join.at).seconds(), beat = join.beat_time - options.from;
        if (common.json) {
            cuts.push_back({{"frame", join.at.value},
                            {"time", time},
                            {"beat", join.beat == CutProblem::none ? Json() : Json(join.beat)},
                            {"beat_time", beat},
                            {"beat_offset_frames", (time - beat) * timeline.rate.fps()},
                            {"score", join.score},
                            {"from", from ? shown(*from) : Json()},
                            {"to", to ? shown(*to) : Json()},
                            {"because", join.because}});
            continue;
        }
        std::printf("%8.2f s  score %.3f  %s > %s  %s\n", time, join.score, from ? from->name.c_str() : "",
                    to ? to->name.c_str() : "", joined(join.because).c_str());
    }
    if (common.json)
        print({{"project", options.output},
               {"tempo", made->song.tempo},
               {"duration", timeline.rate.time(timeline.end()).seconds()},
               {"worth", made->cut.worth},
               {"bound", made->cut.bound},
               {"cuts", cuts}});
    else
        std::printf("%s: %zu cuts, %.1f s, at least %.0f %% of the best there can be\n", options.output.c_str(),
                    made->cut.joins.size(), timeline.rate.time(timeline.end()).seconds(),
                    made->cut.bound > 0 ? 100 * std::max(0., made->cut.worth) / made->cut.bound : 100.);
    return done;
}

}  // namespace rhyme::cli
