// transition_matches OUT_FOLDER LIBRARY TOP STRIPS KIND|- FILE...: each match transition on the TOP best real matches
// of the cue it is made for: how many it draws, how many of these jump, why it refuses the others (where it is because
// they would jump: how much they do, drawn all the same at 640 x 360), and, of the first STRIPS that are drawn,
// nine frames through the cut with the plot of the change from frame to frame, as OUT_FOLDER/KIND.png.
#include <cstdlib>
#include <filesystem>
#include <map>

#include "core/image/video_frame.h"
#include "core/match/presets.h"
#include "tests/bench/footage.h"
#include "tests/bench/transition_row.h"

using namespace rhyme;

namespace {

const cv::Size tile(256, 144);

/// What is asked for: a preset of the match panel, or a cue by itself.
struct Fitting {
    const char *kind, *asked;
};
const std::vector<Fitting> fitting{
    {"aligned-cut", "shape"},         {"aligned-cut", "portrait"},    {"aligned-dissolve", "shape"},
    {"aligned-dissolve", "portrait"}, {"shape-matte", "shape"},       {"shape-morph", "shape"},
    {"shape-morph", "portrait"},      {"line-wipe", "line"},          {"colour-bridge", "colour"},
    {"opposing-bridge", "contrast"},  {"movement-carry", "movement"}, {"depth-push", "depth"},
    {"light-pass", "light"}};

MatchQuery query_of(const std::string& asked, std::size_t top) {
    MatchQuery query;
    query.top = top;
    if (const MatchPreset* preset = find_match_preset(asked))
        preset->apply(query);
    else
        query.weights[asked] = 1;
    return query;
}

/// The reason without its figures.
std::string sort_of(std::string why) {
    std::erase_if(why, [](char c) { return c >= '0' && c <= '9'; });
    return why.substr(0, 100);
}

/// The end of a match on its side, as far inside its shot as a transition needs that shows both sides at once.
JoinEnd end_of(const MatchEnd& end, const AnalysisPtr& file, bool incoming, const std::string& kind) {
    const FrameRange shot = file->shots[static_cast<std::size_t>(end.shot)].range;
    const auto parameters = find_transition(kind)->parameters();
    const bool mixes = find_transition(kind)->needs_handles() ||
                       std::any_of(parameters.begin(), parameters.end(), [](const auto& q) { return q.name == "mix"; });
    const FrameCount room(mixes ? std::min<std::int64_t>(12, shot.length.value / 4) : 0);
    return {end.path,
            incoming ? std::max(end.frame, shot.start + room).value
                     : std::min(end.frame, shot.end() - FrameCount(1) - room).value,
            shot};
}

void show(const Fitting& f, const std::vector<Match>& matches, const std::vector<AnalysisPtr>& footage,
          std::size_t strips, const std::string& folder) {
    cv::Mat sheet;
    std::map<std::string, int> reasons;
    std::size_t drawn = 0, over = 0;
    for (const Match& m : matches) {
        const auto join = make_join(end_of(m.from, footage[m.from.media], false, f.kind),
                                    end_of(m.to, footage[m.to.media], true, f.kind), f.kind, {1280, 720}, &m.align);
        const bool enough = drawn >= strips;
        const Transition* t = join ? join->transition() : nullptr;
        StripRow row;
        if (enough && t && Renderer(join->pool).check_transition(join->timeline, *t)) {
            row.drawn = true;
            const Film film = draw_film(*join, t->in_offset, t->out_offset, tile);
            over += smoothness(*join, film, tile).highest() > 1.5;
        } else
            row = strip_or_reason(join, f.kind, tile);
        std::printf("%-16s %-9s %2zu %s@%lld > %s@%lld: %s\n", f.kind, f.asked, m.rank,
                    std::filesystem::path(m.from.path).stem().string().c_str(),
                    static_cast<long long>(m.from.frame.value),
                    std::filesystem::path(m.to.path).stem().string().c_str(), static_cast<long long>(m.to.frame.value),
                    row.said.empty() ? "drawn" : row.said.c_str());
        std::fflush(stdout);
        if (!row.drawn) {
            // Whether what is rehearsed small is right about what would be seen.
            if (row.said.find("seen to jump") != std::string::npos)
                std::printf("  drawn all the same its highest change is %.2f\n", strip_row(*join, {640, 360}).spike);
            ++reasons[sort_of(row.said)];
            continue;
        }
        if (++drawn > strips) continue;
        over += row.spike > 1.5;
        sheet.empty() ? row.picture.copyTo(sheet) : cv::vconcat(sheet, row.picture, sheet);
    }
    std::printf("%s for %s: %zu of %zu drawn, %zu of them with a spike above 1.5\n", f.kind, f.asked, drawn,
                matches.size(), over);
    for (const auto& [why, n] : reasons) std::printf("  %2d %s\n", n, why.c_str());
    if (sheet.empty()) return;
    const auto written = write_png(sheet, folder + "/" + f.kind + "-" + f.asked + ".png");
    if (!written) std::fprintf(stderr, "%s\n", written.error().message().c_str());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 8)
        return std::fprintf(stderr, "transition_matches OUT_FOLDER LIBRARY TOP STRIPS KIND|- FILE FILE...\n"), 2;
    std::filesystem::create_directories(argv[1]);
    const auto footage = analysed(argv[2], std::span(argv + 6, argv + argc));
    const MatchFinder finder(footage);
    const std::string only = argv[5];
    std::map<std::string, std::vector<Match>> found;
    for (const Fitting& f : fitting) {
        if (only != "-" && only != f.kind) continue;
        if (!found.contains(f.asked)) {
            const auto list = finder.find(query_of(f.asked, static_cast<std::size_t>(std::atoi(argv[3]))));
            if (!list) return std::fprintf(stderr, "%s\n", list.error().message().c_str()), 1;
            found[f.asked] = list->matches;
        }
        show(f, found[f.asked], footage, static_cast<std::size_t>(std::atoi(argv[4])), argv[1]);
    }
    return 0;
}
