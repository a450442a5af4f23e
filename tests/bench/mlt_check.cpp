// Writes a project as MLT XML, lets melt render it losslessly, and holds every frame against Rhyme's own picture: PSNR
// in R'G'B'. mlt_check PROJECT [FRAMES]
#include <spawn.h>
#include <sys/wait.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <opencv2/core.hpp>

#include "core/media/frame_source.h"
#include "core/project/interchange/formats.h"
#include "core/render/renderer.h"

extern char** environ;

namespace {

using namespace rhyme;

int run(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& w : words) arguments.push_back(w.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return -1;
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

double psnr(const cv::Mat& a, const cv::Mat& b) {
    const double error = cv::norm(a, b, cv::NORM_L2SQR) / static_cast<double>(a.total() * 3);
    return error > 0 ? 10 * std::log10(255.0 * 255.0 / error) : 100;
}

[[noreturn]] void stop(const std::string& why) {
    std::fprintf(stderr, "mlt_check: %s\n", why.c_str());
    std::exit(1);
}

std::string what_is_at(const Timeline& t, FramePosition p) {
    std::string what = "gap";
    for (const auto& track : t.tracks) {
        if (track->kind != TrackKind::Video) continue;
        if (const Clip* c = track->at(p))
            what = !c->more->ramp.empty()    ? "ramp"
                   : c->speed == Ratio(1, 1) ? "plain"
                   : c->speed.num == 0       ? "freeze"
                   : c->speed.num < 0        ? "reverse"
                                             : "speed";
        for (const Transition& j : track->transitions) {
            const FramePosition cut = track->find(j.to)->start;
            if (p >= cut - j.in_offset && p < cut + j.out_offset) what = j.kind;
        }
    }
    return what;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) stop("usage: mlt_check PROJECT [FRAMES]");
    const auto project = load_project(argv[1]);
    if (!project) stop(project.error().message());
    const auto folder = std::filesystem::temp_directory_path() / "rhyme-mlt-check";
    std::filesystem::create_directories(folder);
    std::vector<std::string> report;
    if (const auto written = export_project(*project, folder / "cut.mlt", &report); !written)
        stop(written.error().message());
    for (const auto& sentence : report) std::printf("  %s\n", sentence.c_str());
    const std::string film = (folder / "cut.mkv").string();
    const std::int64_t wanted = argc > 2 ? std::atoll(argv[2]) : project->timeline.end().value;
    std::vector<std::string> melt{"melt", "-silent", (folder / "cut.mlt").string(), "in=0",
                                  "out=" + std::to_string(wanted - 1)};
    for (const char* word : {"-consumer", "vcodec=ffv1", "pix_fmt=yuv444p", "an=1", "real_time=-1"}) {
        melt.push_back(word);
        if (melt.back() == "-consumer") melt.push_back("avformat:" + film);
    }
    if (run(melt) != 0) stop("melt could not render it");
    auto pool = std::make_shared<MediaPool>();
    attach_media(*project, *pool);
    const auto media = open_media(film);
    if (!media) stop(media.error().message());
    auto source = FrameSource::open(*media);
    if (!source) stop(source.error().message());
    const Renderer renderer(pool);
    const Timeline& t = project->timeline;
    const std::int64_t all = t.end().value, seen = (*media)->index->size().value;
    const std::int64_t frames = std::min({all, seen, wanted});
    const cv::Size size(t.width, t.height);
    struct Sum {
        double total = 0, least = 1000;
        std::int64_t n = 0, worst = 0;
    };
    std::map<std::string, Sum> sums;
    for (std::int64_t i = 0; i < frames; ++i) {
        const auto ours = renderer.rgb(t, FramePosition(i), size, Purpose::Export);
        const auto theirs = (*source)->frame(FramePosition(i));
        if (!ours || !theirs) stop("frame " + std::to_string(i) + " could not be drawn");
        const auto rgb = to_rgb(*theirs, size);
        if (!rgb) stop(rgb.error().message());
        const double db = psnr(*ours, *rgb);
        for (const std::string& kind : {what_is_at(t, FramePosition(i)), std::string("all")}) {
            Sum& s = sums[kind];
            s.total += db, ++s.n;
            if (db < s.least) s.least = db, s.worst = i;
        }
    }
    std::printf("%lld frames of Rhyme, %lld of melt\n", static_cast<long long>(all), static_cast<long long>(seen));
    for (const auto& [kind, s] : sums)
        std::printf("%-16s %6lld frames   PSNR mean %6.2f dB, least %6.2f dB (frame %lld)\n", kind.c_str(),
                    static_cast<long long>(s.n), s.total / static_cast<double>(s.n), s.least,
                    static_cast<long long>(s.worst));
    std::filesystem::remove_all(folder);
    return 0;
}
