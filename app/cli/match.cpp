#include "core/match/match.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/seeing.h"
#include "core/assemble/join.h"
#include "core/base/files.h"
#include "core/match/chain.h"
#include "core/match/presets.h"
#include "core/render/export.h"

namespace rhyme::cli {
namespace {

/// Cues of the contract that have no engine yet: asking for them finds nothing, and says so.
constexpr std::string_view contract_cues[] = {"shape",       "line",  "colour", "light",
                                              "composition", "depth", "motion", "person"};

Result<std::map<std::string, double, std::less<>>> parse_weights(const std::string& text) {
    std::map<std::string, double, std::less<>> weights;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size()), equals = text.find('=', at);
        const std::string name = text.substr(at, std::min(equals, comma) - at);
        double weight = 1;
        if (equals < comma) {
            const auto number = nlohmann::json::parse(text.substr(equals + 1, comma - equals - 1), nullptr, false);
            if (!number.is_number() || number.get<double>() < 0)
                return fail(ErrorCode::InvalidArgument, "--cue " + name + ": the weight is no number from 0 up");
            weight = number.get<double>();
        }
        if (std::find(std::begin(contract_cues), std::end(contract_cues), name) == std::end(contract_cues))
            return fail(ErrorCode::InvalidArgument, "--cue: there is no cue of the name '" + name + "'");
        if (find_cue(name))
            weights[name] = weight;
        else
            warn("the cue '" + name + "' is not there yet and finds nothing");
        at = comma + 1;
    }
    return weights;
}

/// "FILE@..." as a scope over the footage; the frame asked for becomes a moment of its own where none lies there.
Result<MatchScope> parse_scope(const std::string& text, Footage& footage, Library& library, const Common& common) {
    MatchScope scope;
    if (text.empty()) return scope;
    FileFrames wanted = parse_file_frames(text);
    std::error_code ignored;
    if (wanted.has_frames && std::filesystem::exists(text, ignored))
        wanted = {text, false, 0, 0};  // the '@' belongs to the name
    auto found = std::find_if(footage.media.begin(), footage.media.end(), [&](const auto& m) {
        return m->path == wanted.file || std::filesystem::equivalent(m->path, wanted.file, ignored);
    });
    if (found == footage.media.end()) {
        auto more = see_all(common, library, {wanted.file});
        if (!more) return fail(more.error());
        if (!more->failed.empty()) return fail(more->failed.front().error);
        if (more->media.empty())
            return fail(ErrorCode::NotFound, "there is no such file", wanted.file, "check the name");
        footage.media.push_back(more->media.front());
        found = footage.media.end() - 1;
    }
    scope.path = (*found)->path;
    if (!wanted.has_frames) return scope;
    if (wanted.first < 0 || wanted.last < wanted.first || wanted.first >= (*found)->frames)
        return fail(ErrorCode::InvalidArgument,
                    "it has no frames " + std::to_string(wanted.first) + "-" + std::to_string(wanted.last), wanted.file,
                    "it has frames 0-" + std::to_string((*found)->frames - 1));
    scope.frames = FrameRange::between(FramePosition(wanted.first), FramePosition(wanted.last + 1));
    if (wanted.first == wanted.last) {
        auto media = open_media(wanted.file, interrupt());
        if (!media) return fail(media.error());
        auto added = with_frame(*found, *media, FramePosition(wanted.first));
        if (!added) return fail(added.error());
        *found = *added;
    }
    return scope;
}

Json end_json(const MatchEnd& end) {
    return {{"path", end.path}, {"frame", end.frame.value}, {"time", end.time.seconds()}, {"shot", end.shot}};
}

Json to_json(const Match& m) {
    Json cues;
    for (std::size_t c = 0; c < m.cues.size(); ++c) cues[std::string(all_cues()[c]->name())] = m.cues[c];
    return {{"rank", m.rank},
            {"score", m.score},
            {"from", end_json(m.from)},
            {"to", end_json(m.to)},
            {"cues", cues},
            {"align",
             {{"scale", m.align.scale},
              {"rotation", m.align.rotation},
              {"dx", m.align.dx},
              {"dy", m.align.dy},
              {"crop", m.crop}}},
            {"because", m.because}};
}

Json to_json(const MatchList& list) {
    Json matches = Json::array();
    for (const Match& m : list.matches) matches.push_back(to_json(m));
    return {{"matches", matches}, {"considered", list.considered}};
}

void print_words(const MatchList& list) {
    for (const Match& m : list.matches) {
        std::printf("%3zu  %.3f  %s@%lld -> %s@%lld\n", m.rank, m.score, m.from.path.c_str(),
                    static_cast<long long>(m.from.frame.value), m.to.path.c_str(),
                    static_cast<long long>(m.to.frame.value));
        for (const auto& reason : m.because) std::printf("            %s\n", reason.c_str());
    }
    std::printf("%zu match cuts among %lld pairs of moments\n", list.matches.size(),
                static_cast<long long>(list.considered));
}

/// Each match as a film of up to two seconds before and after the aligned cut.
Result<void> render_each(const MatchList& list, const std::vector<AnalysisPtr>& footage, const std::string& folder,
                         const Common& common) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return fail(write_error(failed.value(), folder));
    auto pool = std::make_shared<MediaPool>();
    const Renderer renderer(pool);
    for (const Match& m : list.matches) {
        const MediaAnalysis &a = *footage[m.from.media], &b = *footage[m.to.media];
        const auto from = pool->add(a.path, interrupt()), to = pool->add(b.path, interrupt());
        if (!from || !to) return fail(from ? to.error() : from.error());
        const FrameRange shot_a = a.shots[static_cast<std::size_t>(m.from.shot)].range,
                         shot_b = b.shots[static_cast<std::size_t>(m.to.shot)].range;
        const FrameCount two_a = a.frame_rate.count({2, 1}, Rounding::Nearest),
                         two_b = b.frame_rate.count({2, 1}, Rounding::Nearest);
        const FramePosition out = m.from.frame + FrameCount(1);
        const std::vector<SourceCut> cuts{
            {*from, FrameRange::between(std::max(shot_a.start, out - two_a), out)},
            {*to, FrameRange::between(m.to.frame, std::min(shot_b.end(), m.to.frame + two_b))}};
        JoinOptions options;
        options.transition = "aligned-cut";
        options.alignments = {m.align};
        const auto joined = join_cuts(*pool, cuts, options);
        if (!joined) return fail(joined.error());
        char name[32];
        std::snprintf(name, sizeof name, "match-%02zu.mp4", m.rank);
        const std::string target = (std::filesystem::path(folder) / name).string();
        if (const auto may = may_write(target, common); !may) return may;
        const auto written = export_timeline(joined->timeline, renderer,
                                             {target, *find_preset("reference-h264"), {}, {}}, {}, interrupt());
        if (!written) return fail(written.error());
    }
    return {};
}

/// The pair that --from and --to name, looked at closely.
int tell_why(const Common& common, const Footage& footage, const MatchQuery& query) {
    if (!query.from.frames || !query.to.frames) {
        report(fail(ErrorCode::InvalidArgument, "--why needs a frame on both sides: --from FILE@FRAME --to FILE@FRAME")
                   .value());
        return wrong_usage;
    }
    const auto place = [&](const MatchScope& scope) {
        const auto at = std::find_if(footage.media.begin(), footage.media.end(),
                                     [&](const AnalysisPtr& m) { return m->path == *scope.path; });
        return static_cast<std::size_t>(at - footage.media.begin());
    };
    const MatchFinder finder(footage.media, common.jobs, interrupt());
    const auto pair =
        finder.examine(place(query.from), query.from.frames->start, place(query.to), query.to.frames->start, query);
    if (!pair) return report(pair.error());
    if (common.json) {
        Json json = to_json(pair->match);
        json["why_not"] = pair->why_not;
        print(json);
        return done;
    }
    std::printf("%.3f\n", pair->match.score);
    for (const auto& reason : pair->match.because) std::printf("  for      %s\n", reason.c_str());
    for (const auto& reason : pair->why_not) std::printf("  against  %s\n", reason.c_str());
    return done;
}

/// The runs of the contract's --top are not bounded by it here: a chain needs many joins to choose from.
constexpr std::size_t joins_for_a_chain = 3000;

}  // namespace

int match(const Common& common, const MatchOptions& options) {
    auto weights = parse_weights(options.cue);
    if (!weights) {
        report(weights.error());
        return wrong_usage;
    }
    auto library = open_library(common);
    if (!library) return report(library.error());
    auto footage = see_all(common, **library, options.files);
    if (!footage) return report(footage.error());
    int status = done;
    for (const auto& failure : footage->failed) status = report(failure.error);
    if (footage->media.empty()) return could_not;

    MatchQuery query;
    if (!options.preset.empty()) {
        const MatchPreset* preset = find_match_preset(options.preset);
        if (!preset) {
            report(fail(ErrorCode::InvalidArgument, "--preset: there is none of the name '" + options.preset + "'")
                       .value());
            return wrong_usage;
        }
        preset->apply(query);
    }
    if (!weights->empty() || query.weights.empty()) query.weights = std::move(*weights);
    query.top = options.chain ? std::max(options.top, joins_for_a_chain) : options.top;
    query.edges_only = options.edges_only;
    query.include_neighbours = options.include_neighbours;
    query.include_titles = options.include_titles;
    query.jobs = common.jobs;
    for (const auto& [text, scope] : {std::pair(&options.from, &query.from), std::pair(&options.to, &query.to)}) {
        auto parsed = parse_scope(*text, *footage, **library, common);
        if (!parsed) return report(parsed.error());
        *scope = std::move(*parsed);
    }
    if (options.why) return tell_why(common, *footage, query);
    MatchList list;
    if (options.cue.empty() || !query.weights.empty()) {
        auto found = find_matches(footage->media, query, progress_line(common), interrupt());
        end_progress(common);
        if (!found) return report(found.error());
        list = std::move(*found);
    }
    if (options.chain) {
        ChainOptions chain;
        chain.most = options.chain;
        list.matches = longest_chain(list.matches, chain);
    }
    if (!options.render.empty())
        if (const auto rendered = render_each(list, footage->media, options.render, common); !rendered)
            return report(rendered.error());
    if (common.json)
        print(to_json(list));
    else
        print_words(list);
    return status;
}

}  // namespace rhyme::cli
