// analysis_speed FILE...: how long analysing takes beside decoding alone, and where the time goes.
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <opencv2/imgproc.hpp>

#include "core/analysis/analysis.h"
#include "core/analysis/describe.h"
#include "core/analysis/shots.h"
#include "core/media/frame_source.h"

using namespace rhyme;

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }
/// Of this process, all its threads: what other programs on the machine do not change.
double processor() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void cost_of_cues(const std::shared_ptr<const Media>& media, const MediaAnalysis& analysis) {
    auto source = FrameSource::open(media, as_analysed());
    if (!source) return;
    std::vector<double> seconds(all_cues().size());
    std::array<double, 3> shared{};
    int count = 0;
    const std::size_t every = std::max<std::size_t>(1, analysis.moments.size() / 12);
    for (std::size_t m = 0; m < analysis.moments.size(); m += every, ++count) {
        const Moment& moment = analysis.moments[m];
        auto pixels = moment_pixels(**source, *media, clear_range(analysis, moment.shot), moment.frame);
        if (!pixels) continue;
        const Observation observation(*std::move(pixels));
        const auto timed = [&](double& sum, const auto& work) {
            const double start = processor();
            work();
            sum += processor() - start;
        };
        timed(shared[0], [&] { observation.oklab(), observation.blank(); });
        timed(shared[1], [&] { observation.flow_before(), observation.flow_after(); });
        timed(shared[2], [&] { observation.subject(); });
        for (std::size_t i = 0; i < all_cues().size(); ++i)
            timed(seconds[i], [&] { all_cues()[i]->describe(observation); });
    }
    std::printf("  processor ms a moment: colour space %.1f, flow %.1f, subjects %.1f", 1e3 * shared[0] / count,
                1e3 * shared[1] / count, 1e3 * shared[2] / count);
    for (std::size_t i = 0; i < all_cues().size(); ++i)
        std::printf(", %s %.1f", std::string(all_cues()[i]->name()).c_str(), 1e3 * seconds[i] / count);
    std::printf("\n");
}

void measure(const char* path) {
    const auto media = open_media(path);
    if (!media || !(*media)->info.video) return void(std::printf("%s: no picture\n", path));
    const VideoInfo& video = *(*media)->info.video;
    auto start = Clock::now();
    double used = processor();
    if (!decode_all(*media, [](FramePosition, const VideoFrame&) { return true; })) return;
    const double decoding = since(start), decoding_used = processor() - used;

    double converting = 0, detecting = 0;
    ShotDetector detector;
    (void)decode_all(*media, [&](FramePosition, const VideoFrame& frame) {
        auto here = Clock::now();
        const auto rgb = to_small_rgb(frame, analysis_size({video.display_width, video.display_height}));
        converting += since(here);
        here = Clock::now();
        if (rgb) detector.add(*rgb);
        detecting += since(here);
        return true;
    });
    start = Clock::now(), used = processor();
    const auto analysis = analyze(*media);
    const double whole = since(start), whole_used = processor() - used;
    if (!analysis) return void(std::printf("%s\n", analysis.error().message().c_str()));
    std::printf(
        "%s: %lld frames, %zu shots, %zu moments; decoding %.2f s (processor %.2f s), analysing %.2f s "
        "(processor %.2f s): %.2f times (%.2f); converting %.2f s, shots %.2f s\n",
        path, static_cast<long long>((*analysis)->frames), (*analysis)->shots.size(), (*analysis)->moments.size(),
        decoding, decoding_used, whole, whole_used, whole / decoding, whole_used / decoding_used, converting,
        detecting);
    cost_of_cues(*media, **analysis);
}

}  // namespace

int main(int count, char** names) {
    for (int i = 1; i < count; ++i) measure(names[i]);
}
