#include <algorithm>
#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/assemble/join.h"
#include "core/base/files.h"
#include "core/effects/effect_kind.h"
#include "core/match/match.h"
#include "core/project/project.h"
#include "core/render/export.h"
#include "core/transitions/aligned_join.h"
#include "core/transitions/propose.h"

namespace rhyme::cli {
namespace {

Result<std::pair<std::int64_t, std::int64_t>> two_numbers(const std::string& text, char between,
                                                          const std::string& what) {
    const std::size_t at = text.find(between);
    std::pair<std::int64_t, std::int64_t> pair;
    if (at == std::string::npos || !parse_number(std::string_view(text).substr(0, at), pair.first) ||
        !parse_number(std::string_view(text).substr(at + 1), pair.second))
        return fail(ErrorCode::InvalidArgument, what + " '" + text + "' is not of the form A" + between + "B");
    return pair;
}

Result<std::optional<cv::Size>> parse_size(const std::string& text) {
    if (text.empty()) return std::optional<cv::Size>();
    const auto numbers = two_numbers(text, 'x', "--size");
    if (!numbers) return fail(numbers.error());
    if (numbers->first < 16 || numbers->second < 16 || numbers->first > 16384 || numbers->second > 16384)
        return fail(ErrorCode::InvalidArgument, "--size '" + text + "' is out of bounds", "",
                    "use 16x16 to 16384x16384");
    return std::optional<cv::Size>(cv::Size(static_cast<int>(numbers->first), static_cast<int>(numbers->second)));
}

struct Opened {
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Timeline timeline;
    std::vector<std::string> warnings;
};

Result<Opened> open_project(const std::string& path) {
    auto project = load_project(path);
    if (!project) return fail(project.error());
    Opened opened;
    opened.warnings = attach_media(*project, *opened.pool);
    opened.timeline = with_nested(project->sequences());
    return opened;
}

/// How each join is lined up, from what is seen in its two frames.
Result<std::vector<Similarity>> align_joins(const MediaPool& pool, const std::vector<SourceCut>& cuts) {
    std::vector<Similarity> alignments;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const auto a = pool.find(cuts[i].media), b = pool.find(cuts[i + 1].media);
        const auto out = describe_frame(a, cuts[i].frames.end() - FrameCount(1)),
                   in = describe_frame(b, cuts[i + 1].frames.start);
        if (!out) return fail(out.error());
        if (!in) return fail(in.error());
        const VideoInfo& v = *a->info.video;
        alignments.push_back(best_alignment(*out, *in, static_cast<double>(v.display_width) / v.display_height));
    }
    return alignments;
}

bool aligns(std::string_view transition) {
    const TransitionKind* kind = find_transition(transition);
    if (!kind) return false;
    const auto parameters = kind->parameters();
    return std::any_of(parameters.begin(), parameters.end(), [](const auto& p) { return p.name == "dx"; });
}

Result<Opened> open_cuts(const RenderOptions& options, std::optional<cv::Size> size) {
    Opened opened;
    std::vector<SourceCut> cuts;
    for (const std::string& text : options.cuts) {
        const FileFrames cut = parse_file_frames(text);
        const auto id = opened.pool->add(cut.file, interrupt());
        if (!id) return fail(id.error());
        const auto media = opened.pool->find(*id);
        if (!media->index)
            return fail(ErrorCode::Unsupported, "it has no picture to cut", cut.file, "give it as --song");
        const std::int64_t out = cut.has_frames ? cut.last : media->index->size().value;
        cuts.push_back({*id, FrameRange::between(FramePosition(cut.first), FramePosition(out))});
        if (cuts.back().frames.empty())
            return fail(ErrorCode::InvalidArgument, "--cut '" + text + "' holds no frame: IN-OUT, OUT exclusive",
                        cut.file);
    }
    JoinOptions join;
    join.size = size;
    const std::size_t colon = options.transition.find(':');
    join.transition = options.transition.substr(0, colon);
    if (colon != std::string::npos &&
        (!parse_number(std::string_view(options.transition).substr(colon + 1), join.transition_length.value) ||
         join.transition_length.value < 1))
        return fail(ErrorCode::InvalidArgument, "--transition '" + options.transition + "': the frames are no number");
    if (aligns(join.transition)) {
        auto alignments = align_joins(*opened.pool, cuts);
        if (!alignments) return fail(alignments.error());
        join.alignments = std::move(*alignments), join.measured = true;
    }
    if (!options.song.empty()) {
        const auto song = opened.pool->add(options.song, interrupt());
        if (!song) return fail(song.error());
        join.song = *song;
    }
    auto joined = join_cuts(*opened.pool, cuts, join);
    if (!joined) return fail(joined.error());
    opened.timeline = std::move(joined->timeline);
    opened.warnings = std::move(joined->warnings);
    return opened;
}

Result<ExportJob> make_job(const RenderOptions& options, std::optional<cv::Size> size) {
    const ExportPreset* preset = find_preset(options.preset);
    if (!preset)
        return fail(ErrorCode::InvalidArgument, "there is no preset '" + options.preset + "'", "",
                    "rhyme-cli presets lists them");
    ExportJob job{options.output, *preset, {}, size};
    if (!options.video_codec.empty() && job.preset.video) {
        if (job.preset.video->codec != options.video_codec) job.preset.video->options.clear();
        job.preset.video->codec = options.video_codec;
    }
    const bool two = options.passes == 2;
    if (options.passes) job.preset.passes = two ? 2 : 1;
    if (options.bit_rate > 0) job.preset.bit_rate = job.preset.fast_bit_rate = options.bit_rate * 1000;
    if (two && job.preset.bit_rate <= 0)
        return fail(ErrorCode::InvalidArgument, "two passes need a bit rate", "", "give --bit-rate, in kb/s");
    if (options.quality >= 0 && job.preset.video) {
        job.preset.bit_rate = 0, job.preset.passes = 1;
        job.preset.video->options["crf"] = std::to_string(options.quality);
    }
    if (!options.audio_codec.empty() && job.preset.audio) job.preset.audio->codec = options.audio_codec;
    if (!options.range.empty()) {
        const auto range = two_numbers(options.range, '-', "--range");
        if (!range) return fail(range.error());
        job.range = FrameRange::between(FramePosition(range->first), FramePosition(range->second));
    }
    return job;
}

bool is_project(const std::string& path) { return std::filesystem::path(path).extension() == ".rhyme"; }

}  // namespace

int render(const Common& common, const RenderOptions& options) {
    if (options.project == "presets" && options.output.empty()) return presets(common);
    if (options.output.empty()) {
        warn("render needs -o OUT");
        return wrong_usage;
    }
    if (options.project.empty() == options.cuts.empty()) {
        warn("render takes either a PROJECT or one or more --cut");
        return wrong_usage;
    }
    const auto size = parse_size(options.size);
    if (!size) return report(size.error()), wrong_usage;
    const auto job = make_job(options, *size);
    if (!job) return report(job.error()), wrong_usage;
    if (const auto may = may_write(options.output, common); !may) return report(may.error());
    auto opened = options.cuts.empty() ? open_project(options.project) : open_cuts(options, *size);
    if (!opened) return report(opened.error());
    const Renderer renderer(opened->pool);
    if (!options.cuts.empty())
        if (const auto checked = renderer.check_new_transitions({}, opened->timeline); !checked)
            return report(checked.error());
    auto written = export_timeline(opened->timeline, renderer, *job, progress_line(common), interrupt());
    end_progress(common);
    if (!written) return report(written.error());
    std::vector<std::string> warnings = opened->warnings;
    warnings.insert(warnings.end(), written->warnings.begin(), written->warnings.end());
    if (common.json) {
        print({{"path", options.output},
               {"frames", written->frames},
               {"duration", written->duration.seconds()},
               {"seconds_taken", written->seconds_taken},
               {"copied_packets", written->copied_packets},
               {"checked", written->checked},
               {"check", written->check},
               {"loudness", written->loudness ? loudness_json(*written->loudness) : Json()},
               {"warnings", warnings}});
    } else {
        for (const auto& warning : warnings) warn(warning);
        std::printf("%s: %lld frames, %.2f s\n", options.output.c_str(), static_cast<long long>(written->frames),
                    written->duration.seconds());
        if (written->copied_packets > 0)
            std::printf("%lld pictures copied, the others encoded\n", static_cast<long long>(written->copied_packets));
        if (written->loudness) print_words(*written->loudness);
        if (written->checked) std::printf("%s\n", written->check.c_str());
    }
    return done;
}

int frame(const Common& common, const std::string& input, std::int64_t at, const std::string& output,
          const std::string& size_text) {
    const auto size = parse_size(size_text);
    if (!size) return report(size.error()), wrong_usage;
    if (const auto may = may_write(output, common); !may) return report(may.error());
    RenderOptions whole;
    whole.cuts = {input};
    auto opened = is_project(input) ? open_project(input) : open_cuts(whole, std::nullopt);
    if (!opened) return report(opened.error());
    for (const auto& warning : opened->warnings) warn(warning);
    const Timeline& timeline = opened->timeline;
    if (at < 0 || at >= timeline.end().value)
        return report({ErrorCode::InvalidArgument, "it has no frame " + std::to_string(at), input,
                       "it has frames 0-" + std::to_string(timeline.end().value - 1)});
    const Renderer renderer(opened->pool);
    for (const auto& warning : renderer.not_drawn(timeline, {FramePosition(at), FrameCount(1)})) warn(warning);
    const auto rgb = renderer.rgb(timeline, FramePosition(at),
                                  size->value_or(cv::Size(timeline.width, timeline.height)), Purpose::Export);
    if (!rgb) return report(rgb.error());
    if (const auto written = write_png(*rgb, output); !written) return report(written.error());
    if (common.json) print({{"path", output}, {"width", rgb->cols}, {"height", rgb->rows}});
    return done;
}

int presets(const Common& common) {
    Json list = Json::array();
    for (const ExportPreset& p : export_presets()) {
        if (!common.json) {
            std::printf("%-20s %-6s %s\n", p.name.c_str(), p.extension.c_str(), p.text.c_str());
            continue;
        }
        Json video = nullptr, audio = nullptr;
        if (p.video)
            video = {{"codec", p.video->codec}, {"pixel_format", p.video->pixel_format}, {"options", p.video->options}};
        if (p.audio)
            audio = {{"codec", p.audio->codec}, {"sample_rate", p.audio->sample_rate}, {"bit_rate", p.audio->bit_rate}};
        list.push_back({{"name", p.name},
                        {"text", p.text},
                        {"extension", p.extension},
                        {"video", video},
                        {"audio", audio},
                        {"bit_rate", p.bit_rate},
                        {"passes", p.passes},
                        {"copy", p.copy}});
    }
    if (common.json) print({{"presets", list}});
    return done;
}

namespace {

const char* form_name(ParameterForm form) {
    return form == ParameterForm::Choice ? "choice" : form == ParameterForm::Switch ? "switch" : "number";
}
const char* form_name(TextForm form) {
    return form == TextForm::File ? "file" : form == TextForm::Points ? "points" : "color";
}

Json described(const EffectParameter& p) {
    Json json{{"name", p.name}, {"form", form_name(p.form())}, {"default", p.value}, {"low", p.low}, {"high", p.high},
              {"text", p.text}};
    if (!p.choices.empty()) json["choices"] = p.choices;
    return json;
}

Json described(const EffectText& t) {
    Json json{{"name", t.name}, {"form", form_name(t.form)}, {"default", t.value}, {"text", t.text}};
    if (t.form == TextForm::File) json["ends"] = t.ends;
    if (t.form == TextForm::Points)
        json["low"] = {t.x_low, t.y_low}, json["high"] = {t.x_high, t.y_high}, json["cyclic"] = t.cyclic,
        json["outline"] = t.outline;
    return json;
}

void print_parameter(const EffectParameter& p) {
    std::printf("    %-14s ", p.name.c_str());
    if (p.form() == ParameterForm::Number)
        std::printf("%g (%g to %g)", p.value, p.low, p.high);
    else if (p.form() == ParameterForm::Switch)
        std::printf("%s (off, on)", p.value >= 0.5 ? "on" : "off");
    for (std::size_t i = 0; i < p.choices.size(); ++i) std::printf("%s%s", i > 0 ? ", " : "", p.choices[i].c_str());
    std::printf(": %s\n", p.text.c_str());
}

}  // namespace

int effects(const Common& common) {
    Json list = Json::array();
    for (const EffectKind* kind : all_effects()) {
        Json parameters = Json::array(), texts = Json::array();
        if (!common.json) std::printf("%s: %s\n", std::string(kind->name()).c_str(), std::string(kind->text()).c_str());
        for (const EffectParameter& p : kind->parameters()) {
            if (!common.json) print_parameter(p);
            parameters.push_back(described(p));
        }
        for (const EffectText& t : kind->texts()) {
            if (!common.json)
                std::printf("    %-14s %s%s: %s\n", t.name.c_str(), form_name(t.form),
                            t.form == TextForm::Points ? " \"x,y x,y ...\"" : "", t.text.c_str());
            texts.push_back(described(t));
        }
        list.push_back({{"name", kind->name()}, {"text", kind->text()}, {"parameters", parameters}, {"texts", texts}});
    }
    if (common.json) print({{"effects", list}});
    return done;
}

/// What suits the cut from the last of one file's frames to the first of another's.
int propose(const Common& common, const std::string& from, const std::string& to) {
    auto pool = std::make_shared<MediaPool>();
    std::vector<SourceCut> cuts;
    for (const std::string* text : {&from, &to}) {
        const FileFrames at = parse_file_frames(*text);
        if (!at.has_frames) {
            warn("'" + *text + "' names no frame: FILE@FRAME");
            return wrong_usage;
        }
        const auto id = pool->add(at.file, interrupt());
        if (!id) return report(id.error());
        const auto media = pool->find(*id);
        if (!media->index) return report({ErrorCode::Unsupported, "it has no picture", at.file, ""});
        const std::int64_t frame = at.first, end = media->index->size().value;
        if (frame < 0 || frame >= end) return report({ErrorCode::InvalidArgument, "it has no such frame", at.file, ""});
        cuts.push_back({*id, text == &from ? FrameRange::between(FramePosition(0), FramePosition(frame + 1))
                                           : FrameRange::between(FramePosition(frame), FramePosition(end))});
    }
    const auto alignments = align_joins(*pool, cuts);
    if (!alignments) return report(alignments.error());
    const auto joined = join_cuts(*pool, cuts, {});
    if (!joined) return report(joined.error());
    const auto& clips = joined->timeline.tracks.front()->clips;
    const Similarity align = alignment_in_sequence(alignments->front(), pool->find(cuts[0].media)->info,
                                                   pool->find(cuts[1].media)->info, joined->timeline);
    const auto proposals = Renderer(pool).propose(joined->timeline, clips[0], clips[1], align,
                                                  joined->timeline.rate.count(RationalTime(2, 1), Rounding::Nearest));
    if (!proposals) return report(proposals.error());
    Json list = Json::array();
    for (const TransitionProposal& p : *proposals) {
        if (!common.json) std::printf("%-18s %s\n", p.kind.c_str(), p.reason.c_str());
        list.push_back({{"name", p.kind}, {"because", p.reason}});
    }
    if (common.json) print({{"proposals", list}});
    return done;
}

int transitions(const Common& common, const std::string& from, const std::string& to) {
    if (from.empty() != to.empty()) {
        warn("transitions takes both --from and --to, or neither");
        return wrong_usage;
    }
    if (!from.empty()) return propose(common, from, to);
    Json list = Json::array();
    for (const TransitionKind* kind : all_transitions()) {
        Json parameters = Json::array();
        if (!common.json) std::printf("%s: %s\n", std::string(kind->name()).c_str(), std::string(kind->text()).c_str());
        for (const TransitionParameter& p : kind->parameters()) {
            if (!common.json)
                std::printf("    %-10s %g (%g to %g): %s\n", p.name.c_str(), p.value, p.low, p.high, p.text.c_str());
            parameters.push_back(
                {{"name", p.name}, {"default", p.value}, {"low", p.low}, {"high", p.high}, {"text", p.text}});
        }
        list.push_back({{"name", kind->name()},
                        {"text", kind->text()},
                        {"needs_handles", kind->needs_handles()},
                        {"parameters", parameters}});
    }
    if (common.json) print({{"transitions", list}});
    return done;
}

}  // namespace rhyme::cli
