#include "core/assemble/baked_bars.h"

#include <algorithm>

#include "core/cues/bars.h"
#include "core/cues/observation.h"
#include "core/image/video_frame.h"
#include "core/media/frame_source.h"

namespace rhyme {
namespace {

constexpr std::size_t most_looked_at = 6;

/// Moments that show something, of different shots, spread over the file.
std::vector<FramePosition> frames_to_look_at(const MediaAnalysis& analysis) {
    std::vector<FramePosition> of_shots;
    int last = -1;
    for (std::size_t i = 0; i < analysis.moments.size(); ++i) {
        const Moment& m = analysis.moments[i];
        if (m.blank || m.shot == last) continue;
        last = m.shot, of_shots.push_back(m.frame);
    }
    // One shot alone: its beginning, middle and end.
    if (of_shots.size() < 3)
        for (const double part : {0.5, 0.9})
            of_shots.push_back(FramePosition(static_cast<std::int64_t>(part * static_cast<double>(analysis.frames))));
    std::vector<FramePosition> chosen;
    const std::size_t n = std::min(most_looked_at, of_shots.size());
    for (std::size_t k = 0; k < n; ++k) chosen.push_back(of_shots[(2 * k + 1) * of_shots.size() / (2 * n)]);
    return chosen;
}

}  // namespace

cv::Rect2d picture_inside_bars(std::shared_ptr<const Media> media, const MediaAnalysis& analysis) {
    const cv::Rect2d whole(0, 0, 1, 1);
    auto source = FrameSource::open(std::move(media));
    if (!source) return whole;
    const cv::Size size = analysis_size({analysis.display_width, analysis.display_height});
    BarFinder bars;
    for (const FramePosition frame : frames_to_look_at(analysis)) {
        const auto picture = (*source)->frame(frame);
        const auto gray = picture ? to_gray(*picture, size) : Result<cv::Mat>(fail(picture.error()));
        if (gray) bars.add(*gray);
    }
    const cv::Rect inside = bars.content();
    if (inside.empty()) return whole;
    return {static_cast<double>(inside.x) / size.width, static_cast<double>(inside.y) / size.height,
            static_cast<double>(inside.width) / size.width, static_cast<double>(inside.height) / size.height};
}

}  // namespace rhyme
