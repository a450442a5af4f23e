#include "core/project/project.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "app/cli/commands.h"
#include "core/base/files.h"
#include "core/project/edit_script.h"
#include "core/render/preflight.h"
#include "core/render/renderer.h"

namespace rhyme::cli {
namespace {

/// What an edit set on a cut must be able to be drawn well there.
Result<void> check_transitions(const Project& before, const Project& after) {
    const auto all = [](const Timeline& timeline) {
        std::vector<Transition> transitions;
        for (const auto& track : timeline.tracks)
            transitions.insert(transitions.end(), track->transitions.begin(), track->transitions.end());
        return transitions;
    };
    if (all(before.timeline) == all(after.timeline)) return {};
    auto pool = std::make_shared<MediaPool>();
    attach_media(after, *pool, interrupt());
    return Renderer(pool).check_new_transitions(before.timeline, with_nested(after.sequences()));
}

Json clip_json(const Clip& clip, const Project& project, FrameRate rate) {
    std::string file;
    for (const MediaItem& item : project.media)
        if (item.id == clip.media) file = path_text(item.path);
    const RationalTime length = rate.time(clip.length);
    return {{"name", clip.name},
            {"media", file},
            {"start", clip.start.value},
            {"end", clip.end().value},
            {"source_start", clip.source_in.seconds()},
            {"source_end", (clip.source_in + length).seconds()},
            {"enabled", clip.enabled}};
}

Json to_json(const Project& project) {
    const Timeline& timeline = project.timeline;
    Json tracks = Json::array(), markers = Json::array(), media = Json::array();
    for (const auto& track : timeline.tracks) {
        Json clips = Json::array(), transitions = Json::array();
        for (const Clip& clip : track->clips) clips.push_back(clip_json(clip, project, timeline.rate));
        for (const Transition& t : track->transitions) {
            const Clip* to = track->find(t.to);
            transitions.push_back({{"kind", t.kind},
                                   {"cut", to ? to->start.value : 0},
                                   {"in_offset", t.in_offset.value},
                                   {"out_offset", t.out_offset.value},
                                   {"parameters", t.parameters}});
        }
        tracks.push_back({{"name", track->name},
                          {"kind", track->kind == TrackKind::Video ? "video" : "audio"},
                          {"locked", track->locked},
                          {"muted", track->muted},
                          {"clips", clips},
                          {"transitions", transitions}});
    }
    for (const Marker& m : *timeline.markers)
        markers.push_back(
            {{"name", m.name}, {"start", m.range.start.value}, {"end", m.range.end().value}, {"color", m.color}});
    for (const MediaItem& item : project.media) media.push_back({{"name", item.name}, {"path", path_text(item.path)}});
    return {{"name", project.name},
            {"rate", std::to_string(timeline.rate.num) + "/" + std::to_string(timeline.rate.den)},
            {"width", timeline.width},
            {"height", timeline.height},
            {"frames", timeline.end().value},
            {"duration", timeline.rate.time(timeline.end()).seconds()},
            {"tracks", tracks},
            {"markers", markers},
            {"media", media}};
}

int info(const Common& common, const ProjectOptions& options) {
    const auto project = load_project(options.input);
    if (!project) return report(project.error());
    Json document = to_json(*project);
    const Timeline t = with_nested(project->sequences());
    std::optional<Loudness> loudness;
    if (options.loudness) {
        const auto pool = std::make_shared<MediaPool>();
        for (const auto& sentence : attach_media(*project, *pool)) warn(options.input + ": " + sentence);
        const auto measured = measure_loudness(Renderer(pool), t, {FramePosition(0), t.end() - FramePosition(0)},
                                               progress_line(common), interrupt());
        end_progress(common);
        if (!measured) return report(measured.error());
        loudness = *measured;
        document["loudness"] = loudness_json(*loudness);
    }
    if (common.json) {
        print(document);
        return done;
    }
    std::printf("%s: %d x %d, %.3f frames a second, %lld frames\n", options.input.c_str(), t.width, t.height,
                t.rate.fps(), static_cast<long long>(t.end().value));
    for (const auto& track : t.tracks)
        std::printf("  %s: %zu clips, %zu transitions\n", track->name.c_str(), track->clips.size(),
                    track->transitions.size());
    if (loudness) print_words(*loudness);
    return done;
}

int check(const Common& common, const ProjectOptions& options) {
    const auto project = load_project(options.input);
    if (!project) return report(project.error());
    MediaPool pool;
    std::vector<std::string> faults = validate(project->timeline);
    std::vector<std::string> missing = attach_media(*project, pool);
    if (common.json) print({{"path", options.input}, {"faults", faults}, {"missing", missing}});
    for (const auto* list : {&faults, &missing})
        for (const auto& sentence : *list) warn(options.input + ": " + sentence);
    if (!faults.empty() || !missing.empty()) return could_not;
    if (!common.json) std::printf("%s: all is well\n", options.input.c_str());
    return done;
}

/// What is better known before the film is delivered; 1 when there are faults.
int check_film(const Common& common, const ProjectOptions& options) {
    const auto project = load_project(options.input);
    if (!project) return report(project.error());
    const auto pool = std::make_shared<MediaPool>();
    for (const auto& sentence : attach_media(*project, *pool)) warn(options.input + ": " + sentence);
    const Timeline timeline = with_nested(project->sequences());
    const auto findings = preflight(Renderer(pool), timeline, {}, progress_line(common), interrupt());
    end_progress(common);
    if (!findings) return report(findings.error());
    Json list = Json::array();
    for (const Finding& finding : *findings) {
        list.push_back({{"kind", name_of(finding.kind)},
                        {"start", finding.where.start.value},
                        {"end", finding.where.end().value},
                        {"text", finding.text},
                        {"fault", finding.fault},
                        {"value", finding.value}});
        if (!common.json)
            std::printf("%8lld  %s\n", static_cast<long long>(finding.where.start.value), finding.text.c_str());
    }
    if (common.json) print({{"path", options.input}, {"findings", list}});
    if (!common.json && findings->empty()) std::printf("%s: nothing found\n", options.input.c_str());
    return std::ranges::any_of(*findings, &Finding::fault) ? could_not : done;
}

int make_new(const Common& common, const ProjectOptions& options) {
    if (const auto may = may_write(options.input, common); !may) return report(may.error());
    Project project;
    project.name = path_text(std::filesystem::path(options.input).stem());
    project.timeline = make_timeline({25, 1}, 1920, 1080);
    MediaPool pool;
    bool formed = false;
    for (const auto& file : options.rest) {
        const auto id = pool.add(file, interrupt());
        if (!id) return report(id.error());
        const auto media = pool.find(*id);
        project.media.push_back(media_item(*id, *media));
        if (formed || !media->info.video || media->info.video->still) continue;
        const VideoInfo& v = *media->info.video;
        project.timeline = make_timeline(v.frame_rate, v.display_width, v.display_height);
        formed = true;
    }
    const auto saved = save_project(project, options.input);
    return saved ? done : report(saved.error());
}

}  // namespace

int project(const Common& common, const ProjectOptions& options) {
    if (options.what == "info") return info(common, options);
    if (options.what == "check") return check(common, options);
    if (options.what == "preflight") return check_film(common, options);
    if (options.what == "new") return make_new(common, options);
    if (options.what == "convert") return convert(common, options);
    if (options.what == "relink") return relink(common, options);
    if (options.what == "collect") return collect(common, options);
    if (options.what == "consolidate") return consolidate(common, options);
    return report({ErrorCode::NotYet, "project " + options.what + ": not yet", "", ""});
}

int edit(const Common& common, const std::string& path, const std::string& script, const std::string& output,
         bool list) {
    if (list) {
        Json operations = Json::array();
        for (const EditOperation& operation : edit_operations()) {
            Json arguments = Json::array();
            if (!common.json) std::printf("%s: %s\n", operation.name.c_str(), operation.text.c_str());
            for (const auto& argument : operation.arguments) {
                if (!common.json) std::printf("    %-14s %s\n", argument.name.c_str(), argument.type.c_str());
                arguments.push_back(
                    {{"name", argument.name}, {"type", argument.type}, {"required", argument.required}});
            }
            operations.push_back({{"op", operation.name}, {"text", operation.text}, {"arguments", arguments}});
        }
        if (common.json) print({{"operations", operations}});
        return done;
    }
    if (path.empty() || script.empty()) {
        warn("edit takes PROJECT SCRIPT.json, or --list");
        return wrong_usage;
    }
    const auto project = load_project(path);
    if (!project) return report(project.error());
    const auto text = read_file(script);
    if (!text) return report(text.error());
    const auto edited = apply_script(*project, *text);
    if (!edited) {
        Error error = edited.error();
        if (error.file.empty()) error.file = script;
        return report(error);
    }
    if (const auto good = check_transitions(*project, *edited); !good) return report(good.error());
    const std::string target = output.empty() ? path : output;
    if (target != path)
        if (const auto may = may_write(target, common); !may) return report(may.error());
    const auto saved = target == path ? save_over(*edited, target) : save_project(*edited, target);
    if (!saved) return report(saved.error());
    if (common.json) print({{"path", target}, {"frames", edited->timeline.end().value}});
    return done;
}

}  // namespace rhyme::cli
