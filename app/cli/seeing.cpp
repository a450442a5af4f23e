#include "app/cli/seeing.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "app/cli/commands.h"
#include "core/base/files.h"
#include "core/cues/sheet.h"
#include "core/image/video_frame.h"
#include "core/media/frame_source.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rhyme::cli {
namespace {

std::vector<std::string> expand(const std::vector<std::string>& files) {
    std::vector<std::string> result;
    for (const auto& path : expand_media_paths({files.begin(), files.end()})) result.push_back(path_text(path));
    return result;
}

/// Every moment needs the same few megabytes: given back to the system after each, they would be cleared page by page
/// for the next.
void keep_memory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

Json shot_list(const MediaAnalysis& analysis) {
    Json shots = Json::array(), changes = Json::array();
    for (const Shot& shot : analysis.shots)
        shots.push_back({{"start", shot.range.start.value}, {"end", shot.range.end().value}});
    for (const ShotChange& change : analysis.changes)
        changes.push_back({{"kind", name(change.kind)}, {"start", change.start.value}, {"end", change.end.value}});
    return {{"path", analysis.path},
            {"frame_rate", std::to_string(analysis.frame_rate.num) + "/" + std::to_string(analysis.frame_rate.den)},
            {"frames", analysis.frames},
            {"shots", shots},
            {"transitions", changes}};
}

}  // namespace

Result<std::unique_ptr<Library>> open_library(const Common& common) {
    return Library::open(common.library.empty() ? default_library_path() : std::filesystem::path(common.library));
}

Result<Footage> see_all(const Common& common, Library& library, const std::vector<std::string>& files) {
    Footage footage;
    const Progress line = progress_line(common);
    const std::vector<std::string> paths = expand(files);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const double from = static_cast<double>(i) / static_cast<double>(paths.size()),
                     to = static_cast<double>(i + 1) / static_cast<double>(paths.size());
        auto media = open_media(paths[i], interrupt());
        auto analysis =
            media ? library.find_or_analyze(*media, {common.jobs}, false, part_of(line, from, to), interrupt())
                  : Result<AnalysisPtr>(fail(media.error()));
        if (analysis) {
            footage.media.push_back(*analysis);
            continue;
        }
        if (analysis.error().code == ErrorCode::Cancelled) return fail(analysis.error());
        footage.failed.push_back({paths[i], analysis.error()});
    }
    end_progress(common);
    return footage;
}

int analyze(const Common& common, const std::vector<std::string>& files) {
    keep_memory();
    auto library = open_library(common);
    if (!library) return report(library.error());
    const Progress line = progress_line(common);
    const std::vector<std::string> paths = expand(files);
    Json list = Json::array(), failed = Json::array();
    int status = done;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const double from = static_cast<double>(i) / static_cast<double>(paths.size()),
                     to = static_cast<double>(i + 1) / static_cast<double>(paths.size());
        auto media = open_media(paths[i], interrupt());
        auto analysis = media ? (*library)->find_or_analyze(*media, {common.jobs}, common.force,
                                                            part_of(line, from, to), interrupt())
                              : Result<AnalysisPtr>(fail(media.error()));
        if (!analysis) {
            end_progress(common);
            status = report(analysis.error());
            if (status == interrupted) return status;
            failed.push_back({{"path", paths[i]}, {"error", analysis.error().message()}});
            continue;
        }
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        list.push_back({{"path", paths[i]},
                        {"shots", (*analysis)->shots.size()},
                        {"moments", (*analysis)->moments.size()},
                        {"seconds_of_video", (*analysis)->duration.seconds()},
                        {"seconds_taken", taken.count()}});
        if (!common.json) {
            end_progress(common);
            std::printf("%s: %zu shots, %zu moments\n", paths[i].c_str(), (*analysis)->shots.size(),
                        (*analysis)->moments.size());
        }
    }
    end_progress(common);
    if (common.json) print({{"media", list}, {"failed", failed}});
    return status;
}

int shots(const Common& common, const std::string& file) {
    auto library = open_library(common);
    if (!library) return report(library.error());
    auto media = open_media(file, interrupt());
    if (!media) return report(media.error());
    auto analysis =
        (*library)->find_or_analyze(*media, {common.jobs}, common.force, progress_line(common), interrupt());
    end_progress(common);
    if (!analysis) return report(analysis.error());
    if (common.json) {
        print(shot_list(**analysis));
        return done;
    }
    for (const Shot& shot : (*analysis)->shots)
        std::printf("%8lld %8lld\n", static_cast<long long>(shot.range.start.value),
                    static_cast<long long>(shot.range.end().value));
    return done;
}

int cues(const Common& common, const std::string& file, std::int64_t frame, const std::string& overlay,
         const std::string& cue) {
    const Cue* only = cue.empty() ? nullptr : find_cue(cue);
    if (!cue.empty() && !only) {
        warn("--cue: there is no cue of the name '" + cue + "'");
        return wrong_usage;
    }
    const auto place =
        static_cast<std::size_t>(std::find(all_cues().begin(), all_cues().end(), only) - all_cues().begin());
    auto media = open_media(file, interrupt());
    if (!media) return report(media.error());
    if (!overlay.empty())
        if (const auto may = may_write(overlay, common); !may) return report(may.error());
    const auto moment = describe_frame(*media, FramePosition(frame));
    if (!moment) return report(moment.error());
    Json document;
    for (std::size_t c = 0; c < all_cues().size(); ++c)
        document[std::string(all_cues()[c]->name())] =
            moment->cues[c] ? Json::parse(all_cues()[c]->to_json(*moment->cues[c])) : Json(nullptr);
    if (!overlay.empty()) {
        auto source = FrameSource::open(*media);
        if (!source) return report(source.error());
        const auto picture = (*source)->frame(FramePosition(frame));
        if (!picture) return report(picture.error());
        auto rgb = to_rgb(*picture, picture->display_size());
        if (!rgb) return report(rgb.error());
        cv::Mat drawn = *rgb;
        if (!only)
            drawn = cue_sheet(moment->cues, *rgb, Side::Outgoing);
        else if (moment->cues[place] && !moment->cues[place]->empty())
            only->draw(*moment->cues[place], drawn, Side::Outgoing);
        if (const auto written = write_png(drawn, overlay); !written) return report(written.error());
    }
    print(document);
    return done;
}

int library(const Common& common, const std::string& what) {
    auto library = open_library(common);
    if (!library) return report(library.error());
    if (what == "prune") {
        const auto dropped = (*library)->prune();
        if (!dropped) return report(dropped.error());
        if (common.json)
            print({{"pruned", *dropped}});
        else
            std::printf("%lld analyses dropped\n", static_cast<long long>(*dropped));
        return done;
    }
    if (what == "verify")
        if (const auto sound = (*library)->verify(); !sound) return report(sound.error());
    const auto info = (*library)->info();
    if (!info) return report(info.error());
    if (common.json)
        print({{"path", path_text(info->path)},
               {"bytes", info->bytes},
               {"media", info->media},
               {"moments", info->moments},
               {"descriptors", info->descriptors},
               {"by_cue", info->by_cue},
               {"verdicts", info->verdicts}});
    else
        std::printf("%s: %lld media, %lld moments, %lld descriptors, %.1f MB%s\n", path_text(info->path).c_str(),
                    static_cast<long long>(info->media), static_cast<long long>(info->moments),
                    static_cast<long long>(info->descriptors), static_cast<double>(info->bytes) / 1e6,
                    what == "verify" ? ": all is well" : "");
    return done;
}

}  // namespace rhyme::cli
