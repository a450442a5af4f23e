// transition_play A@FRAME B@FRAME [KIND...]: how fast each transition is played in the viewer: decoded, drawn at a
// third of 1080p and ready for the screen, in pictures a second by the sequence's own rate and by those of a plain
// dissolve in the same run. What a kind looks at once a join is not counted: the window does so when the join is made.
#include <chrono>
#include <cstdio>

#include "tests/bench/transition_join.h"

using namespace rhyme;

namespace {

/// Pictures a second; 0: refused, or no room.
double pictures_a_second(const JoinEnd& a, const JoinEnd& b, const std::string& kind, double& rate) {
    const auto join = make_join(a, b, kind, {1920, 1080});
    if (!join) return std::printf("%-18s %s\n", kind.c_str(), join.error().message().c_str()), 0;
    const Transition* t = join->transition();
    if (!t) return std::printf("%-18s no room for it\n", kind.c_str()), 0;
    const Renderer renderer(join->pool);
    if (const auto checked = renderer.check_transition(join->timeline, *t); !checked)
        return std::printf("%-18s refused: %s\n", kind.c_str(), checked.error().message().c_str()), 0;
    rate = join->timeline.rate.fps();
    const FramePosition first = join->cut - t->in_offset, end = join->cut + t->out_offset;
    // Players run up to a join: the decoders stand where it begins.
    for (FramePosition p = first - FrameCount(3); p < first; p += FrameCount(1))
        (void)renderer.rgb(join->timeline, p, {640, 360}, Purpose::Playback);
    const auto begun = std::chrono::steady_clock::now();
    for (FramePosition p = first; p < end; p += FrameCount(1))
        if (!renderer.rgb(join->timeline, p, {640, 360}, Purpose::Playback)) return 0;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return static_cast<double>((end - first).value) / seconds;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "usage: transition_play A@FRAME B@FRAME [KIND...]\n"), 2;
    const JoinEnd a = JoinEnd::parse(argv[1]), b = JoinEnd::parse(argv[2]);
    double rate = 1;
    const double plain = pictures_a_second(a, b, "dissolve", rate);
    std::vector<std::string> kinds(argv + 3, argv + argc);
    if (kinds.empty())
        for (const TransitionKind* kind : all_transitions()) kinds.emplace_back(kind->name());
    for (const std::string& kind : kinds)
        if (const double speed = pictures_a_second(a, b, kind, rate); speed > 0)
            std::printf("%-18s %6.1f pictures a second, %5.2f of full rate, %5.2f of a dissolve's\n", kind.c_str(),
                        speed, speed / rate, speed / plain);
    return 0;
}
