// rhyme-cli: every capability of core/ without a window.
#include <CLI/CLI.hpp>
#include <csignal>
#include <functional>

#include "app/cli/commands.h"

namespace {

using namespace rhyme::cli;

struct Arguments {
    Common common;
    std::vector<std::string> files;
    std::string file, overlay, folder, output, script, size, what;
    std::int64_t frame = 0;
    bool list = false, loudness = false, journal = false;
    MatchOptions match;
    RenderOptions render;
    ProjectOptions project;
    AssembleOptions assemble;
    StudyOptions study;
};

CLI::App* command(CLI::App& app, Arguments& a, const std::string& name, const std::string& text) {
    CLI::App* sub = app.add_subcommand(name, text);
    sub->add_flag("--json", a.common.json, "Print one JSON document and nothing else");
    sub->add_flag("-q,--quiet", a.common.quiet, "No progress");
    sub->add_option("--library", a.common.library, "The analysis library (SQLite)");
    sub->add_option("--jobs", a.common.jobs, "Worker threads; results do not depend on it");
    sub->add_flag("--force", a.common.force, "Replace what exists; analyse again");
    return sub;
}

void add_seeing(CLI::App& app, Arguments& a, std::function<int()>& run) {
    auto* probe_ = command(app, a, "probe", "What files hold");
    probe_->add_option("FILE", a.files)->required();
    probe_->add_flag("--loudness", a.loudness, "How loud it is, too: BS.1770, EBU R 128");
    probe_->callback([&] { run = [&] { return probe(a.common, a.files, a.loudness); }; });

    auto* analyze_ = command(app, a, "analyze", "Fill the library: shots, moments, cues");
    analyze_->add_option("FILE", a.files, "Files and folders")->required();
    analyze_->callback([&] { run = [&] { return analyze(a.common, a.files); }; });

    auto* shots_ = command(app, a, "shots", "Where the shots of a file begin and end");
    shots_->add_option("FILE", a.file)->required();
    shots_->callback([&] { run = [&] { return shots(a.common, a.file); }; });

    auto* cues_ = command(app, a, "cues", "What is seen in one frame");
    cues_->add_option("FILE", a.file)->required();
    cues_->add_option("--frame", a.frame, "The frame, 0 is the first")->required();
    cues_->add_option("--overlay", a.overlay, "Draw the evidence on the picture into this PNG");
    cues_->add_option("--cue", a.what, "Draw this cue alone, at full size; otherwise a panel a cue");
    cues_->callback([&] { run = [&] { return cues(a.common, a.file, a.frame, a.overlay, a.what); }; });

    auto* beats_ = command(app, a, "beats", "A song's beats, bars, sections and onsets");
    beats_->add_option("SONG", a.file)->required();
    beats_->callback([&] { run = [&] { return beats(a.common, a.file); }; });

    auto* sync_ = command(app, a, "sync", "Where takes lie in the song, by sound");
    sync_->add_option("TAKE", a.files)->required();
    sync_->add_option("--song", a.assemble.song, "The song")->required();
    sync_->callback([&] { run = [&] { return sync(a.common, a.assemble.song, a.files); }; });

    auto* assemble_ = command(app, a, "assemble", "A project whose cuts rhyme and fall on the song's beats");
    assemble_->add_option("FILE", a.assemble.files, "Files and folders of footage")->required();
    assemble_->add_option("--song", a.assemble.song, "The song")->required();
    assemble_->add_option("-o", a.assemble.output, "The project to write")->required();
    assemble_->add_option("--length", a.assemble.length, "Seconds; otherwise the whole song")
        ->check(CLI::PositiveNumber);
    assemble_->add_option("--pace", a.assemble.pace, "slow, medium or fast")
        ->check(CLI::IsMember({"slow", "medium", "fast"}));
    assemble_->add_option("--from", a.assemble.from, "Seconds of the song at which it begins")
        ->check(CLI::NonNegativeNumber);
    assemble_
        ->add_option("--take", a.assemble.takes,
                     "A take of the performance: the spine of the cut, in sync by sound; may be given again")
        ->allow_extra_args(false);
    assemble_->add_option("--aspect", a.assemble.aspect, "16:9, 9:16, 1:1 or W:H; pictures of another shape fill it");
    assemble_->add_option("--keep", a.assemble.keep, "A project assembled before ...");
    assemble_->add_option("--lock", a.assemble.lock, "... of which these clips stay: 0,3,4");
    assemble_->add_option("--seed", a.assemble.seed, "Another cut");
    assemble_->callback([&] { run = [&] { return assemble(a.common, a.assemble); }; });

    auto* match_ = command(app, a, "match", "Ranked match cuts");
    match_->add_option("FILE", a.match.files, "Files and folders")->required();
    match_->add_option("--cue", a.match.cue, "NAME=WEIGHT,...: what counts and how much");
    match_->add_option("--preset", a.match.preset,
                       "all, shape, line, colour, light, movement, portrait or contrast: weights for one kind of cut");
    match_->add_option("--top", a.match.top, "How many")->default_val(50);
    match_->add_option("--from", a.match.from, "FILE[@FRAME|@START-END]: the outgoing side");
    match_->add_option("--to", a.match.to, "FILE[@FRAME|@START-END]: the incoming side");
    match_->add_flag("--edges-only", a.match.edges_only, "Only last and first frames of shots");
    match_->add_flag("--include-titles", a.match.include_titles, "Also title cards");
    match_->add_flag("--include-neighbours", a.match.include_neighbours,
                     "Also moments of one shot and of near-duplicate takes");
    match_->add_option("--chain", a.match.chain,
                       "The longest run of at most so many shots, each rhyming with the next");
    match_->add_flag("--why", a.match.why, "Why the frames of --from and --to are a match cut, and why not");
    match_->add_option("--render", a.match.render, "Render each match into this folder");
    match_->callback([&] { run = [&] { return match(a.common, a.match); }; });

    auto* study_ = command(app, a, "study", "What makes a film look the way it does");
    study_->add_option("FILE", a.study.file)->required();
    study_->add_option("--against", a.study.against, "Films to hold it against");
    study_->add_option("--footage", a.study.footage, "Clips and folders that might help where it has less");
    study_->add_option("-o,--output", a.study.output, "The page to write (HTML)");
    study_->add_option("--images", a.study.images, "A folder for pictures to share");
    study_->add_option("--frame", a.study.frame, "This frame alone, 0 is the first")->check(CLI::NonNegativeNumber);
    study_->callback([&] { run = [&] { return study(a.common, a.study); }; });

    auto* library_ = command(app, a, "library", "info, prune or verify the analysis library");
    library_->add_option("WHAT", a.what)->required()->check(CLI::IsMember({"info", "prune", "verify"}));
    library_->callback([&] { run = [&] { return library(a.common, a.what); }; });
}

void add_making(CLI::App& app, Arguments& a, std::function<int()>& run) {
    auto* render_ = command(app, a, "render", "Export a project, or cuts of media");
    render_->add_option("PROJECT", a.render.project, "A project; or presets, which lists them");
    render_->add_option("--cut", a.render.cuts,
                        "FILE@IN-OUT: frames IN (inclusive) to OUT (exclusive); several are joined");
    render_->add_option("-o,--output", a.render.output);
    render_->add_option("--preset", a.render.preset)->default_val("reference-h264");
    render_->add_option("--range", a.render.range, "A-B: frames of the sequence, B exclusive");
    render_->add_option("--size", a.render.size, "WxH");
    render_->add_option("--video-codec", a.render.video_codec);
    render_->add_option("--audio-codec", a.render.audio_codec);
    render_->add_option("--quality", a.render.quality, "Constant quality: the encoder's crf, smaller is better");
    render_->add_option("--bit-rate", a.render.bit_rate, "kb/s of the picture");
    render_->add_option("--passes", a.render.passes, "2: encodes twice, to spend the bits where they are needed")
        ->check(CLI::Range(1, 2));
    render_->add_option("--transition", a.render.transition, "NAME[:FRAMES]: draws every join of --cut");
    render_->add_option("--song", a.render.song, "Replaces the sound of the cuts");
    render_->callback([&] { run = [&] { return render(a.common, a.render); }; });

    auto* frame_ = command(app, a, "frame", "One picture exactly as export would draw it");
    frame_->add_option("INPUT", a.file, "A project or a media file")->required();
    frame_->add_option("--at", a.frame)->required();
    frame_->add_option("-o,--output", a.output)->required();
    frame_->add_option("--size", a.size, "WxH");
    frame_->callback([&] { run = [&] { return frame(a.common, a.file, a.frame, a.output, a.size); }; });

    auto* project_ = command(app, a, "project", "new, info, check, preflight, convert, relink, collect or consolidate a project");
    project_->add_option("WHAT", a.project.what)
        ->required()
        ->check(CLI::IsMember({"new", "info", "check", "preflight", "convert", "relink", "collect", "consolidate"}));
    project_->add_flag("--loudness", a.project.loudness, "info: how loud the mix is, too");
    project_->add_option("PROJECT", a.project.input)->required();
    project_->add_option(
        "OUT", a.project.rest,
        "convert: the target; new: media to put in the bin; collect, consolidate: the folder to copy to");
    project_->add_option("--search", a.project.search, "relink: folder to look for missing media in");
    project_->add_option("--handles", a.project.handles, "consolidate: frames kept around what clips show")
        ->default_val(25);
    project_->add_flag("--by-name", a.project.by_name, "relink: a file of the same name with other content will do");
    project_->callback([&] { run = [&] { return project(a.common, a.project); }; });

    auto* edit_ = command(app, a, "edit", "Apply a list of edits to a project");
    edit_->add_option("PROJECT", a.file);
    edit_->add_option("SCRIPT", a.script);
    edit_->add_option("-o,--output", a.output);
    edit_->add_flag("--list", a.list, "Print every operation with its arguments");
    edit_->add_flag("--journal", a.journal, "Keep each edit as a step of the project's history");
    edit_->callback([&] {
        run = [&] {
            if (!a.journal || a.list) return edit(a.common, a.file, a.script, a.output, a.list);
            if (!a.output.empty() || a.script.empty()) {
                warn("edit --journal takes PROJECT and SCRIPT.json, and no -o: the history is the project's own");
                return wrong_usage;
            }
            return edit_kept(a.common, a.file, a.script);
        };
    });

    auto* demo_ = command(app, a, "demo", "Write sample clips, a song and a project using them");
    demo_->add_option("DIR", a.folder)->required();
    demo_->callback([&] { run = [&] { return demo(a.common, a.folder); }; });

    command(app, a, "presets", "List the export presets")->callback([&] { run = [&] { return presets(a.common); }; });
    command(app, a, "effects", "List the effects")->callback([&] { run = [&] { return effects(a.common); }; });
    auto* transitions_ = command(app, a, "transitions", "List the transitions, or what suits a cut");
    transitions_->add_option("--from", a.match.from, "FILE@FRAME: the last frame before the cut");
    transitions_->add_option("--to", a.match.to, "FILE@FRAME: the first frame after it");
    transitions_->callback([&] { run = [&] { return transitions(a.common, a.match.from, a.match.to); }; });
}

}  // namespace

int main(int argc, char** argv) {
    // Blocked before any thread starts, so that only the watcher of interrupt() sees them.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    CLI::App app{"Rhyme finds, aligns and renders match cuts."};
    app.set_version_flag("--version", "rhyme-cli " RHYME_VERSION);
    app.require_subcommand(1);
    Arguments arguments;
    std::function<int()> run;
    add_seeing(app, arguments, run);
    add_making(app, arguments, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? done : wrong_usage;
    }
    interrupt();
    return run();
}
