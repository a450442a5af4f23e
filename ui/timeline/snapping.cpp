#include "ui/timeline/snapping.h"

#include <algorithm>
#include <cmath>

#include "core/timeline/song_places.h"

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
    const auto songs = song_clips(timeline);  // the song that is dragged takes its beats along
    if (std::none_of(songs.begin(), songs.end(), [&](const Clip* song) { return ignored.contains(song->id); }))
        for (const PlacedBeat& beat : placed_beats(timeline, FrameRange::between(FramePosition(0), timeline.end())))
            points.push_back({beat.frame, SnapKind::Beat});
    for (const FramePosition p : range) points.push_back({p, SnapKind::Range});
    std::sort(points.begin(), points.end(),
              [](const SnapPoint& a, const SnapPoint& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
    points.erase(
        std::unique(points.begin(), points.end(), [](const SnapPoint& a, const SnapPoint& b) { return a.at == b.at; }),
        points.end());
    return points;
}

Snapper::Snapper(std::vector<SnapPoint> points, std::function<bool()> on)
    : points_(std::move(points)), on_(std::move(on)) {
    std::vector<FrameCount> gaps;
    std::optional<FramePosition> last;
    for (const SnapPoint& point : points_) {
        if (point.kind != SnapKind::Beat) continue;
        if (last) gaps.push_back(point.at - *last);
        last = point.at;
    }
    if (gaps.empty()) return;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    beat_gap_ = gaps[gaps.size() / 2];
}

Snapper::Answer Snapper::snap(const std::vector<FramePosition>& edges, double pixels_per_frame) {
    const auto pixels = [&](FrameCount c) { return std::abs(static_cast<double>(c.value)) * pixels_per_frame; };
    // Beats leave room between them, however dense they lie.
    const auto reach = [&](const SnapPoint& point, double usual, double share) {
        return point.kind == SnapKind::Beat && beat_gap_ ? std::min(usual, share * pixels(*beat_gap_)) : usual;
    };
    if (on_ && !on_()) {
        held_.reset();
        return {};
    }
    if (held_ && held_->edge < edges.size()) {
        const FrameCount away = held_->point.at - edges[held_->edge];
        if (pixels(away) <= reach(held_->point, release_pixels, 0.35)) return {away, held_->point};
    }
    held_.reset();
    Answer best;
    double nearest = catch_pixels;
    const auto consider = [&](std::size_t edge, const SnapPoint& point) {
        const FrameCount away = point.at - edges[edge];
        if (pixels(away) > catch_pixels) return false;
        if (pixels(away) > std::min(nearest, reach(point, catch_pixels, 0.2))) return true;
        if (best.on && pixels(away) == nearest) return true;
        nearest = pixels(away);
        best = {away, point};
        held_ = Held{point, edge};
        return true;
    };
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto point = std::lower_bound(points_.begin(), points_.end(), edges[i],
                                            [](const SnapPoint& p, FramePosition at) { return p.at < at; });
        for (auto on = point; on != points_.end() && consider(i, *on); ++on) {
        }
        for (auto back = point; back != points_.begin() && consider(i, *std::prev(back)); --back) {
        }
    }
    return best;
}

}  // namespace rhyme::ui
