// analysis_speed FILE...: how long analysing takes beside decoding alone, and where the time goes.
#include <chrono>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "core/analysis/analysis.h"
#include "core/analysis/describe.h"
#include "core/analysis/shots.h"
#include "core/media/frame_source.h"

using namespace rhyme;

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void cost_of_cues(const std::shared_ptr<const Media>& media, const MediaAnalysis& analysis) {
    auto source = FrameSource::open(media);
    if (!source) return;
    std::vector<double> seconds(all_cues().size() + 1);
    int count = 0;
    const std::size_t every = std::max<std::size_t>(1, analysis.moments.size() / 12);
    for (std::size_t m = 0; m < analysis.moments.size(); m += every, ++count) {
        const Moment& moment = analysis.moments[m];
        auto pixels = moment_pixels(**source, *media, clear_range(analysis, moment.shot), moment.frame);
        if (!pixels) continue;
        const Observation observation(*std::move(pixels));
        auto start = Clock::now();
        observation.subject(), observation.flow_before(), observation.flow_after(), observation.oklab();
        seconds.back() += since(start);
        for (std::size_t i = 0; i < all_cues().size(); ++i) {
            start = Clock::now();
            all_cues()[i]->describe(observation);
            seconds[i] += since(start);
        }
    }
    std::printf("  ms a moment: shared %.1f", 1e3 * seconds.back() / count);
    for (std::size_t i = 0; i < all_cues().size(); ++i)
        std::printf(", %s %.1f", std::string(all_cues()[i]->name()).c_str(), 1e3 * seconds[i] / count);
    std::printf("\n");
}

void measure(const char* path) {
    const auto media = open_media(path);
    if (!media || !(*media)->info.video) return void(std::printf("%s: no picture\n", path));
    const VideoInfo& video = *(*media)->info.video;
    auto start = Clock::now();
    if (!decode_all(*media, [](FramePosition, const VideoFrame&) { return true; })) return;
    const double decoding = since(start);

    double converting = 0, detecting = 0;
    ShotDetector detector;
    (void)decode_all(*media, [&](FramePosition, const VideoFrame& frame) {
        auto here = Clock::now();
        const auto rgb = to_rgb(frame, analysis_size({video.display_width, video.display_height}));
        converting += since(here);
        here = Clock::now();
        if (rgb) detector.add(*rgb);
        detecting += since(here);
        return true;
    });
    start = Clock::now();
    const auto analysis = analyze(*media);
    const double whole = since(start);
    if (!analysis) return void(std::printf("%s\n", analysis.error().message().c_str()));
    std::printf(
        "%s: %lld frames, %zu shots, %zu moments; decoding %.2f s, analysing %.2f s: %.2f times; converting %.2f s, "
        "shots %.2f s\n",
        path, static_cast<long long>((*analysis)->frames), (*analysis)->shots.size(), (*analysis)->moments.size(),
        decoding, whole, whole / decoding, converting, detecting);
    cost_of_cues(*media, **analysis);
}

}  // namespace

int main(int count, char** names) {
    for (int i = 1; i < count; ++i) measure(names[i]);
}
