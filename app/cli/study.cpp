#include <cstdio>
#include <filesystem>
#include <opencv2/imgproc.hpp>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/base/files.h"
#include "core/image/video_frame.h"
#include "core/media/frame_source.h"
#include "core/study/aspects.h"
#include "core/study/report.h"
#include "core/study/study_json.h"

namespace rhyme::cli {
namespace {

constexpr std::size_t most_named = 60;  // match cuts in words; all of them are in the JSON
constexpr int column = 480;             // pixels of the widest picture on the page

struct Opened {
    std::shared_ptr<const Media> media;
    AnalysisPtr analysis;
    Song song;
};

/// The film, its analysis and, where it has sound, its beats.
Result<Opened> open_film(const Common& common, Library& library, const std::string& file, bool with_song) {
    Opened film;
    auto media = open_media(file, interrupt());
    if (!media) return fail(media.error());
    film.media = *media;
    if (!film.media->info.video)
        return fail(ErrorCode::InvalidArgument, "it has no picture to study", file, "choose a film");
    auto analysis = library.find_or_analyze(film.media, {common.jobs}, false, progress_line(common), interrupt());
    end_progress(common);
    if (!analysis) return fail(analysis.error());
    film.analysis = *analysis;
    if (with_song && film.media->info.audio)
        if (auto song = analyse_song(film.media, {}, interrupt())) film.song = std::move(*song);
    return film;
}

void print_words(const FilmStudy& film, const Comparisons& comparisons) {
    const CutRhythm& r = film.rhythm;
    const auto counted = [](std::size_t n, const char* noun) {
        return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
    };
    std::printf("%s\n  %s in %s, %.0f cuts a minute, %s of %s\n", film.analysis->path.c_str(),
                counted(film.shots.size(), "shot").c_str(), counted(film.setups.size(), "setup").c_str(),
                r.cuts_per_minute, counted(film.matches(), "match cut").c_str(),
                counted(film.joins.size(), "cut").c_str());
    if (film.setups.empty()) {
        std::printf("  no picture of it shows anything\n");
        return;
    }
    if (r.heard)
        std::printf("  %.0f %% of the cuts on the beat (%.0f %% by chance)\n", 100 * r.on_beat, 100 * r.by_chance);
    if (film.pair)
        std::printf("  %s against %s, an opposing pair %.0f %% of the time\n", film.pair->warm.c_str(),
                    film.pair->cool.c_str(), 100 * film.opposed);
    std::printf("  subject contrast %.0f %%, %.1f stops of light, %.0f %% low key, depth %.0f %%\n",
                100 * film.contrast, film.stops, 100 * film.low_key, 100 * film.depth);
    std::printf("  %.0f %% of the time in setups seen before\n", 100 * film.returning);
    std::size_t left = most_named;
    for (const JoinStudy& j : film.joins)
        if (j.kind == JoinKind::Match && left > 0 && left-- > 0)
            std::printf("  %7.2f s  match %.3f  %s\n", j.time, j.score, j.because.empty() ? "" : j.because[0].c_str());
    if (film.matches() > most_named) std::printf("  and %zu more\n", film.matches() - most_named);
    for (const Shortfall& f : comparisons.findings) std::printf("  %s\n", f.words.c_str());
}

Result<void> add_pictures(StudyReport& report, const Opened& film, const std::vector<Opened>& others) {
    std::set<FramePosition> frames = frames_to_show(report.film);
    frames.merge(frames_to_show(report.film, report.comparisons, false));
    auto pictures = read_pictures(film.media, frames, column, interrupt());
    if (!pictures) return fail(pictures.error());
    report.pictures = std::move(*pictures);
    for (std::size_t i = 0; i < others.size(); ++i) {
        auto theirs = i == 0
                          ? read_pictures(others[i].media, frames_to_show(report.against[i], report.comparisons, true),
                                          column, interrupt())
                          : Result<Pictures>(Pictures());
        if (!theirs) return fail(theirs.error());
        report.their_pictures.push_back(std::move(*theirs));
    }
    std::map<std::string, std::set<FramePosition>> wanted;
    for (const Shortfall& f : report.comparisons.findings)
        for (const auto& clip : f.clips) wanted[clip.path].insert(clip.frame);
    for (const auto& [path, of_clip] : wanted) {
        auto media = open_media(path, interrupt());
        if (!media) continue;
        if (auto read = read_pictures(*media, of_clip, column, interrupt())) report.of_clips[path] = std::move(*read);
    }
    return {};
}

/// The pictures to share: the contact sheet, the colours over time, each explained frame.
Result<void> write_images(const StudyReport& report, const std::string& folder, const Common& common) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return fail(write_error(failed.value(), folder));
    std::vector<std::pair<std::string, cv::Mat>> images{{"setups.png", contact_sheet(report.film, report.pictures)}};
    cv::Mat tall;
    cv::resize(barcode(*report.film.analysis, 1600), tall, {1600, 240}, 0, 0, cv::INTER_LINEAR);
    images.emplace_back("barcode.png", tall);
    for (const std::size_t m : frames_to_explain(report.film)) {
        const Moment& moment = report.film.analysis->moments[m];
        const auto picture = report.pictures.find(moment.frame);
        if (picture == report.pictures.end()) continue;
        for (const Aspect aspect : all_aspects) {
            cv::Mat drawn = picture->second.clone();
            draw_aspect(aspect, moment, report.film.looks[m], drawn);
            images.emplace_back(
                "frame-" + std::to_string(moment.frame.value) + "-" + std::string(name(aspect)) + ".png", drawn);
        }
    }
    for (const auto& [file, image] : images) {
        if (image.empty()) continue;
        const std::string target = (std::filesystem::path(folder) / file).string();
        if (const auto may = may_write(target, common); !may) return may;
        if (const auto written = write_png(image, target); !written) return written;
    }
    return {};
}

int study_frame(const Common& common, const StudyOptions& options) {
    const auto media = open_media(options.file, interrupt());
    if (!media) return report(media.error());
    const auto moment = describe_frame(*media, FramePosition(options.frame));
    if (!moment) return report(moment.error());
    const double aspect = (*media)->info.video ? static_cast<double>((*media)->info.video->display_width) /
                                                     std::max(1, (*media)->info.video->display_height)
                                               : 1;
    const FrameLook look = look_of(*moment, aspect);
    if (!options.output.empty()) {
        auto pictures = read_pictures(*media, {FramePosition(options.frame)}, 960, interrupt());
        if (!pictures) return report(pictures.error());
        if (pictures->empty())
            return report({ErrorCode::Damaged, "this frame does not decode", options.file, "choose another"});
        const auto html = frame_html(options.file, *moment, look, pictures->begin()->second);
        if (!html) return report(html.error());
        if (const auto written = write_file(options.output, *html); !written) return report(written.error());
    }
    if (common.json)
        print(Json::parse(to_json(look)));
    else
        for (const Aspect a : all_aspects)
            std::printf("%-12s %s\n", std::string(name(a)).c_str(), sentence(look, a).c_str());
    return done;
}

}  // namespace

int study(const Common& common, const StudyOptions& options) {
    if (!options.output.empty())
        if (const auto may = may_write(options.output, common); !may) return report(may.error());
    if (options.frame >= 0) return study_frame(common, options);
    auto library = open_library(common);
    if (!library) return report(library.error());
    auto film = open_film(common, **library, options.file, true);
    if (!film) return report(film.error());
    std::vector<Opened> others;
    for (const std::string& path : options.against) {
        auto other = open_film(common, **library, path, true);
        if (!other) return report(other.error());
        others.push_back(std::move(*other));
    }
    Footage footage;
    if (!options.footage.empty()) {
        auto seen = see_all(common, **library, options.footage);
        if (!seen) return report(seen.error());
        footage = std::move(*seen);
    }
    StudyReport made;
    rhyme::StudyOptions how;
    how.jobs = common.jobs;
    // Rarity is judged within each film: beside another's pictures, all of one film's joins look alike.
    how.song = &film->song;
    auto mine = study_film(film->analysis, how, {}, interrupt());
    if (!mine) return report(mine.error());
    made.film = std::move(*mine);
    for (const Opened& o : others) {
        how.song = &o.song;
        auto theirs = study_film(o.analysis, how, {}, interrupt());
        if (!theirs) return report(theirs.error());
        made.against.push_back(std::move(*theirs));
    }
    made.comparisons = compare_films(made.film, made.against, footage.media);
    if (!options.output.empty() || !options.images.empty())
        if (const auto read = add_pictures(made, *film, others); !read) return report(read.error());
    if (!options.output.empty()) {
        const auto html = to_html(made);
        if (!html) return report(html.error());
        if (const auto written = write_file(options.output, *html); !written) return report(written.error());
    }
    if (!options.images.empty())
        if (const auto written = write_images(made, options.images, common); !written) return report(written.error());
    if (common.json)
        print(Json::parse(to_json(made.film, made.against, made.comparisons)));
    else
        print_words(made.film, made.comparisons);
    int status = done;
    for (const auto& failure : footage.failed) status = report(failure.error);
    return status;
}

}  // namespace rhyme::cli
