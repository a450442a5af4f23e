#include "ui/timeline/snapping.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

std::vector<SnapPoint> snap_points(const Timeline& timeline, FramePosition playhead,
                                   const std::vector<FramePosition>& range, const std::set<ClipId>& ignored) {
    std::vector<SnapPoint> points{{playhead, SnapKind::Playhead}, {FramePosition(0), SnapKind::Start}};
    for (const auto& track : timeline.tracks) {
        for (const Clip& clip : track->clips) {
            if (ignored.contains(clip.id)) continue;
            points.push_back({clip.start, SnapKind::Cut});
            points.push_back({clip.end(), SnapKind::Cut});
        }
    }
    for (const Marker& marker : *timeline.markers) {
        points.push_back({marker.range.start, SnapKind::Marker});
        if (!marker.range.empty()) points.push_back({marker.range.end(), SnapKind::Marker});
    }
    for (const FramePosition p : range) points.push_back({p, SnapKind::Range});
    std::sort(points.begin(), points.end(),
              [](const SnapPoint& a, const SnapPoint& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
    points.erase(
        std::unique(points.begin(), points.end(), [](const SnapPoint& a, const SnapPoint& b) { return a.at == b.at; }),
        points.end());
    return points;
}

Snapper::Answer Snapper::snap(const std::vector<FramePosition>& edges, double pixels_per_frame) {
    const auto pixels = [&](FrameCount c) { return std::abs(static_cast<double>(c.value)) * pixels_per_frame; };
    if (on_ && !on_()) {
        held_.reset();
        return {};
    }
    if (held_ && held_->edge < edges.size()) {
        const FrameCount away = held_->point.at - edges[held_->edge];
        if (pixels(away) <= release_pixels) return {away, held_->point};
    }
    held_.reset();
    Answer best;
    double nearest = catch_pixels;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        auto point = std::lower_bound(points_.begin(), points_.end(), edges[i],
                                      [](const SnapPoint& p, FramePosition at) { return p.at < at; });
        for (auto candidate : {point, point == points_.begin() ? points_.end() : point - 1}) {
            if (candidate == points_.end()) continue;
            const FrameCount away = candidate->at - edges[i];
            if (pixels(away) > nearest || (best.on && pixels(away) == nearest)) continue;
            nearest = pixels(away);
            best = {away, *candidate};
            held_ = Held{*candidate, i};
        }
    }
    return best;
}

}  // namespace rhyme::ui
