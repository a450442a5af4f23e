#include <cmath>
#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/assemble/rough_cut.h"
#include "core/base/files.h"
#include "core/music/song.h"
#include "core/project/project.h"

namespace rhyme::cli {
namespace {

/// Beats a shot may last, the liked lengths first.
Result<std::vector<int>> beats_a_shot(const std::string& pace) {
    if (pace == "slow") return std::vector{8, 4, 16, 2};
    if (pace == "medium") return std::vector{4, 2, 8, 1};
    if (pace == "fast") return std::vector{2, 1, 4};
    return fail(ErrorCode::InvalidArgument, "--pace: it is slow, medium or fast, not '" + pace + "'");
}

struct Assembled {
    Project project;
    Song song;
    RoughCut cut;
    std::vector<double> beats;  ///< the song's, with its beginning
};

Result<Assembled> assembled(const Common& common, const AssembleOptions& options, const Progress& line) {
    const auto lengths = beats_a_shot(options.pace);
    if (!lengths) return fail(lengths.error());
    MediaPool pool;
    Assembled result;
    const auto song = pool.add(options.song, interrupt());
    if (!song) return fail(song.error());
    auto heard = analyse_song(pool.find(*song), part_of(line, 0, 0.1), interrupt());
    if (!heard) return fail(heard.error());
    result.song = std::move(*heard);
    if (result.song.beats.size() < 2)
        return fail(ErrorCode::InvalidArgument, "no beat is heard in it", options.song, "choose another song");

    auto library = open_library(common);
    if (!library) return fail(library.error());
    auto footage = see_all(common, **library, options.files);
    if (!footage) return fail(footage.error());
    for (const auto& failed : footage->failed) warn(failed.error.message());
    if (footage->media.empty()) return fail(ErrorCode::InvalidArgument, "there is no footage to cut");
    std::vector<MediaId> ids;
    for (const auto& media : footage->media) {
        const auto id = pool.add(media->path, interrupt());
        if (!id) return fail(id.error());
        ids.push_back(*id);
        result.project.media.push_back(media_item(*id, *pool.find(*id)));
    }
    result.project.media.push_back(media_item(*song, *pool.find(*song)));

    RoughCutOptions cut;
    cut.rate = footage->media.front()->frame_rate;
    cut.width = footage->media.front()->display_width, cut.height = footage->media.front()->display_height;
    for (const Beat& beat : result.song.beats) cut.beats.push_back(beat.time);
    if (cut.beats.front() > 0.05) cut.beats.insert(cut.beats.begin(), 0);
    cut.length = options.length;
    cut.beats_a_shot = *lengths;
    cut.seed = options.seed;
    auto made = make_rough_cut(footage->media, ids, pool, *song, cut, part_of(line, 0.5, 1), interrupt());
    if (!made) return fail(made.error());
    result.cut = std::move(*made);
    result.beats = std::move(cut.beats);
    result.project.name = path_text(std::filesystem::path(options.output).stem());
    result.project.timeline = result.cut.timeline;
    return result;
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
        const double time = timeline.rate.time(join.at).seconds(), beat = made->beats[join.beat];
        if (common.json) {
            cuts.push_back({{"frame", join.at.value},
                            {"time", time},
                            {"beat", join.beat},
                            {"beat_time", beat},
                            {"beat_offset_frames", (time - beat) * timeline.rate.fps()},
                            {"score", join.score},
                            {"from", from ? shown(*from) : Json()},
                            {"to", to ? shown(*to) : Json()},
                            {"because", join.because}});
            continue;
        }
        std::printf("%8.2f s  beat %4zu  score %.3f  %s > %s  %s\n", time, join.beat + 1, join.score,
                    from ? from->name.c_str() : "", to ? to->name.c_str() : "",
                    join.because.empty() ? "nothing rhymed" : join.because.front().c_str());
    }
    if (common.json)
        print({{"project", options.output},
               {"tempo", made->song.tempo},
               {"duration", timeline.rate.time(timeline.end()).seconds()},
               {"cuts", cuts}});
    else
        std::printf("%s: %zu cuts, %.1f s\n", options.output.c_str(), made->cut.joins.size(),
                    timeline.rate.time(timeline.end()).seconds());
    return done;
}

}  // namespace rhyme::cli
