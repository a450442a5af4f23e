// transition_gates SET [ID...]: for every planted pair of a set the transitions that fit its cue, each passed, refused
// (with the reason) or failed by what the rendered pixels say: forms that cover each other, nothing uncovered, no way
// reversed, colours led over without clipping, no flashing, no jump, and the same bytes twice.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "core/render/flashes.h"
#include "core/transitions/aligned_move.h"
#include "core/transitions/bridge.h"
#include "core/transitions/form_cover.h"
#include "core/transitions/subject_pair.h"
#include "tests/bench/transition_film.h"

using namespace rhyme;

namespace {

const cv::Size size(640, 360);
const std::map<std::string, std::vector<std::string>> fitting{
    {"shape", {"aligned-cut", "aligned-dissolve", "shape-matte", "shape-morph"}},
    {"composition", {"aligned-cut", "shape-matte"}},
    {"person", {"aligned-cut", "aligned-dissolve", "shape-matte", "shape-morph"}},
    {"line", {"line-wipe", "aligned-cut"}},
    {"colour", {"colour-bridge"}},
    {"opposing", {"opposing-bridge", "colour-bridge"}},
    {"motion", {"movement-carry"}},
    {"light", {"light-pass"}},
};

/// The most within a second, where there are more than three; else 0.
double flashes(const Film& film, FrameRate rate) {
    FlashMeter meter(rate);
    for (const cv::Mat& frame : film.frames) meter.add(frame);
    double most = 0;
    for (const FlashMeter::Stretch& s : meter.unsafe()) most = std::max(most, s.a_second);
    return most;
}

/// Share of samples that are black or white now and were not.
double clipped(const cv::Mat& now, const cv::Mat& plain) {
    const cv::Mat a = now.reshape(1), b = plain.reshape(1);
    const cv::Mat fresh = ((a == 0) & (b > 0)) | ((a == 255) & (b < 255));
    return static_cast<double>(cv::countNonZero(fresh)) / static_cast<double>(a.total());
}

double colour_step(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat x, y;
    a.convertTo(x, CV_32F, 1.0 / 255), b.convertTo(y, CV_32F, 1.0 / 255);
    return mean_difference(x, y);
}

bool reversed(const Transition& t, double aspect) {
    const Similarity s{t.parameters.at("scale"), t.parameters.at("rotation"), t.parameters.at("dx"),
                       t.parameters.at("dy")};
    const AlignedPose pose = aligned_pose(s, t.parameters.at("share"), t.in_offset.value <= 0, aspect);
    for (const auto& [side, length] : {std::pair(pose.outgoing, t.in_offset), std::pair(pose.incoming, t.out_offset)}) {
        double scale = 1e9, shift = 1e9;
        for (std::int64_t d = 0; d <= length.value; ++d) {
            const Similarity now = eased_pose(side, aligned_share(d, length.value, 7), aspect);
            if (covering_scale(now, aspect) > 1 + 1e-6) return true;
            if (std::abs(std::log(now.scale)) > scale + 1e-9 || std::hypot(now.dx, now.dy) > shift + 1e-9) return true;
            scale = std::abs(std::log(now.scale)), shift = std::hypot(now.dx, now.dy);
        }
    }
    return false;
}

/// What is drawn of B's form at the cut against what would be with the alignment it was planted with.
FormCover under_truth(const JoinSight& drawn, const Transition& t, const Similarity& planted) {
    const double aspect = drawn.aspect();
    const Similarity s{t.parameters.at("scale"), t.parameters.at("rotation"), t.parameters.at("dx"),
                       t.parameters.at("dy")};
    const AlignedPose pose = aligned_pose(s, t.parameters.at("share"), t.in_offset.value <= 0, aspect);
    const Similarity off = pose.incoming.inverse(aspect).then(planted, aspect).then(pose.outgoing, aspect);
    const auto form = find_subject(drawn, true);
    if (!form) return {};
    const PlaneSimilarity move = PlaneSimilarity::from(off, aspect);
    return {overlap_of(*form, *form, move),
            cv::norm(move(form->centre()) - form->centre()) / std::hypot(1.0, 1 / aspect)};
}

/// Why it fails; empty when it passes.
std::string judged(const TestJoin& join, const Transition& t, const std::string& cue,
                   const std::optional<Similarity>& planted, std::string& figures) {
    const FrameCount in = t.in_offset, out = t.out_offset;
    const Film film = draw_film(join, in, out, size), again = draw_film(join, in, out, size),
               plain = draw_plain(join, in, out, size);
    char text[160];
    const Smoothness smooth = smoothness(join, film, size);
    const double jump = smooth.highest();
    std::snprintf(text, sizeof text, "spike %.2f (own %.1f, even %.1f)", jump, smooth.own, smooth.even);
    figures = text;
    for (std::size_t i = 0; i < film.frames.size(); ++i)
        if (cv::norm(film.frames[i], again.frames[i], cv::NORM_INF) > 0) return "another picture on the second render";
    if (const double n = flashes(film, join.timeline.rate); n > flashes(plain, join.timeline.rate))
        return std::to_string(n) + " flashes a second";
    const bool aligned = t.parameters.contains("dx");
    if (aligned && reversed(t, static_cast<double>(size.width) / size.height))
        return "a way back that turns, or a border";
    if (frames_of_change(t) > 0 && jump > 1.5) return "a jump of " + std::to_string(jump);
    const cv::Mat &a = film.frames[film.cut - 1], &b = film.frames[film.cut];
    if (t.kind.find("bridge") != std::string::npos) {
        const cv::Mat &x = plain.frames[plain.cut - 1], &y = plain.frames[plain.cut];
        const double ratio = colour_step(a, b) / std::max(1e-6, colour_step(x, y)),
                     lost = std::max(clipped(a, x), clipped(b, y));
        std::snprintf(text, sizeof text, "colour step %.2f of the plain cut's, clipped %.2f %%", ratio, 100 * lost);
        figures = text;
        if (lost > 0.005) return "clips";
        if (t.kind == "colour-bridge" && ratio > 0.505) return "the colour difference is not halved";
    }
    if (t.kind == "aligned-cut" && (cue == "shape" || cue == "person" || cue == "composition")) {
        std::map<std::string, double> none;
        cv::Mat small_a, small_b;
        cv::resize(a, small_a, analysis_size(size), 0, 0, cv::INTER_AREA);
        cv::resize(b, small_b, analysis_size(size), 0, 0, cv::INTER_AREA);
        const Observation from({small_a, {}, {}, {}}), to({small_b, {}, {}, {}});
        const JoinSight drawn{from, to, FrameRate(25, 1), FrameCount(1), FrameCount(1), &none};
        const FormCover seen = cover_of(drawn, {}), cover = planted ? under_truth(drawn, t, *planted) : seen;
        std::snprintf(text, sizeof text, "overlap %.3f, centres %.2f %% of the diagonal%s (as found again: %.2f)",
                      cover.overlap, 100 * cover.apart, planted ? " of where it is planted" : "", seen.overlap);
        figures = text;
        if (cover.overlap < forms_coincide) return "the forms do not cover each other";
        if (cover.apart > centres_coincide) return "the centres lie apart";
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "usage: transition_gates SET [ID or CUE...]\n"), 2;
    const std::string set = argv[1];
    std::ifstream file(set + "/truth.json");
    const nlohmann::json truth = nlohmann::json::parse(file);
    std::map<std::string, std::array<int, 3>> counts;  // passed, refused, failed
    for (const auto& p : truth["pairs"]) {
        const std::string id = p["id"], cue = p["cue"];
        bool wanted = argc == 2;
        for (int i = 2; i < argc; ++i) wanted = wanted || id == argv[i] || cue == argv[i];
        if (!wanted || !fitting.contains(cue)) continue;
        const auto end = [&](const char* side, std::int64_t slid) {
            return JoinEnd{set + "/" + p[side]["file"].get<std::string>(),
                           p[side]["frame"].get<std::int64_t>() +
                               slid * std::min<std::int64_t>(10, p[side].value("frame_tolerance", 0))};
        };
        const JoinEnd a{set + "/" + p["from"]["file"].get<std::string>(), p["from"]["frame"]},
            b{set + "/" + p["to"]["file"].get<std::string>(), p["to"]["frame"]};
        std::optional<Similarity> align;
        for (const std::string& kind : fitting.at(cue)) {
            // What shows both sides at once needs frames beyond the cut: it is made as far inside as the rhyme holds.
            const auto parameters = find_transition(kind)->parameters();
            const bool both =
                find_transition(kind)->needs_handles() ||
                std::any_of(parameters.begin(), parameters.end(), [](const auto& q) { return q.name == "mix"; });
            auto join = both ? make_join(end("from", -1), end("to", 1), kind, size)
                             : make_join(a, b, kind, size, align ? &*align : nullptr);
            std::string verdict, why, figures;
            std::size_t place = 1;
            if (join && !both) align = join->align;
            const Transition* t = join ? join->transition() : nullptr;
            if (!t) {
                verdict = "refused", why = join ? "the media have no frames beyond the cut" : join.error().message();
            } else if (const auto checked = Renderer(join->pool).check_transition(join->timeline, *t); !checked) {
                verdict = "refused", why = checked.error().what;
            } else {
                std::optional<Similarity> planted;
                if (const auto& q = p["align"]; q.is_object())
                    planted = Similarity{q["scale"], q["rotation"], q["dx"], q["dy"]};
                why = judged(*join, *t, cue, planted, figures);
                place = why.empty() ? 0 : 2;
                verdict = why.empty() ? "passed" : "FAILED";
            }
            ++counts[kind][place];
            std::printf("%-14s %-16s %-8s %s%s%s\n", id.c_str(), kind.c_str(), verdict.c_str(), why.c_str(),
                        figures.empty() ? "" : "  ", figures.c_str());
            std::fflush(stdout);
        }
    }
    int failed = 0;
    for (const auto& [kind, n] : counts) {
        std::printf("%-16s passed %d, refused %d, failed %d\n", kind.c_str(), n[0], n[1], n[2]);
        failed += n[2];
    }
    return failed > 0;
}
