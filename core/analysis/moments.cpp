#include "core/analysis/moments.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rhyme {
namespace {

constexpr std::array<double, 7> kEdge{0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0};  // seconds from the edge
constexpr double kStep = 0.45, kClearance = 0.05;  // between the edges: no gap of more than half a second
constexpr double kNeighbour = 0.04;                // seconds: one frame or two; a fast move is lost over more

FramePosition frame_at(const FrameIndex& index, double seconds) {
    const double tick = static_cast<double>(index.time_base_num) / static_cast<double>(index.time_base_den);
    const std::int64_t first = index.entries.front().pts;
    // Half a tick of grace: a time made from a frame's own start finds that frame.
    const auto after = std::upper_bound(
        index.entries.begin(), index.entries.end(), seconds + tick / 2,
        [&](double s, const auto& entry) { return s < static_cast<double>(entry.pts - first) * tick; });
    return FramePosition(std::max<std::int64_t>(0, after - index.entries.begin() - 1));
}

}  // namespace

double seconds_at(const FrameIndex& index, FramePosition frame) {
    const auto n = static_cast<std::size_t>(std::clamp<std::int64_t>(frame.value, 0, index.size().value - 1));
    return static_cast<double>(index.entries[n].pts - index.entries.front().pts) *
           static_cast<double>(index.time_base_num) / static_cast<double>(index.time_base_den);
}

std::vector<FramePosition> moment_frames(const FrameIndex& index, FrameRange clear, bool open) {
    const FramePosition first = clear.start, last = clear.end() - FrameCount(1);
    const double begin = seconds_at(index, first), end = seconds_at(index, last), half = (end - begin) / 2;
    std::vector<FramePosition> frames;
    const auto take = [&](double seconds) { frames.push_back(std::clamp(frame_at(index, seconds), first, last)); };
    for (const double edge : kEdge) {
        if (edge > half && edge > 0) break;
        take(begin + edge);
        if (!open) take(end - edge);
    }
    for (double t = begin + kEdge.back() + kStep; t <= end - kEdge.back() - kClearance;) {
        take(t);
        // A frame that lasts for years is taken once.
        const double next = seconds_at(index, std::min(frames.back() + FrameCount(1), last));
        t += kStep * std::max(1.0, std::ceil((next - t) / kStep));
    }
    std::sort(frames.begin(), frames.end());
    frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
    if (open) std::erase_if(frames, [&](FramePosition f) { return seconds_at(index, f) > end - kMomentLookahead; });
    return frames;
}

FramePosition neighbour_before(const FrameIndex& index, FrameRange clear, FramePosition frame) {
    if (frame <= clear.start) return frame;
    return std::clamp(frame_at(index, seconds_at(index, frame) - kNeighbour), clear.start, frame - FrameCount(1));
}

FramePosition neighbour_after(const FrameIndex& index, FrameRange clear, FramePosition frame) {
    const FramePosition last = clear.end() - FrameCount(1);
    if (frame >= last) return frame;
    return std::clamp(frame_at(index, seconds_at(index, frame) + kNeighbour), frame + FrameCount(1), last);
}

}  // namespace rhyme
