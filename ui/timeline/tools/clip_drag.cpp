#include "ui/timeline/tools/clip_drag.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {

ClipDrag::ClipDrag(const ToolEvent& press, std::vector<ClipId> clips, ToolHost& host)
    : press_(press), clips_(std::move(clips)) {
    // Thousands may be dragged: one way through all clips, not one for each.
    const std::set<ClipId> dragged(clips_.begin(), clips_.end());
    std::set<ClipId> ignored = dragged;
    std::set<LinkId> links;
    for (const auto& track : host.before().tracks)
        for (const Clip& clip : track->clips) {
            if (!dragged.contains(clip.id)) continue;
            edges_.insert(edges_.end(), {clip.start, clip.end()});
            if (clip.link) links.insert(clip.link);
        }
    for (const auto& track : host.before().tracks)
        for (const Clip& clip : track->clips)
            if (links.contains(clip.link)) ignored.insert(clip.id);
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
    snapper_ = host.make_snapper(ignored);
    // Of many clips only the outer edges and those at the pointer are worth sticking to anything.
    constexpr std::size_t few = 64;
    if (edges_.size() > few) edges_ = {edges_.front(), edges_.back()};
}

int ClipDrag::track_steps(const ToolEvent& event, ToolHost& host) const {
    const auto& rows = host.geometry().rows();
    const auto row_index = [&](TrackId id) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].track->id == id) return static_cast<int>(i);
        return -1;
    };
    const auto* over = host.geometry().row_at(static_cast<int>(event.at.y()));
    const Track* from = host.before().find(press_.hit.track);
    if (!over || !from || over->track->kind != from->kind) return 0;
    const int down = row_index(over->track->id) - row_index(from->id);
    return from->kind == TrackKind::Video ? -down : down;
}

void ClipDrag::move(const ToolEvent& event, ToolHost& host) {
    if (edges_.empty()) return;
    FrameCount by(static_cast<std::int64_t>(std::lround(host.geometry().frames_in(event.at.x() - press_.at.x()))));
    by = std::max(by, FramePosition(0) - edges_.front());
    std::optional<SnapPoint> on;
    if (snapper_) {
        std::vector<FramePosition> edges = edges_;
        for (FramePosition& edge : edges) edge += by;
        const auto answer = snapper_->snap(edges, host.geometry().view().pixels_per_frame);
        by += answer.by, on = answer.on;
    }
    by = std::max(by, FramePosition(0) - edges_.front());
    host.show_snap(on);
    const int steps = track_steps(event, host);
    const Linked linked = press_.modifiers & Qt::AltModifier ? Linked::Alone : Linked::Together;
    if (event.modifiers & Qt::ControlModifier) {
        host.preview(ripple_move(host.before(), clips_, edges_.front() + by, steps, linked));
    } else {
        host.preview(rhyme::move(host.before(), clips_, by, steps, linked));
    }
    host.show_text(signed_frames(by), event.at);
}

void ClipDrag::release(ToolHost& host) { host.accept_preview(QCoreApplication::translate("Timeline", "Move clips")); }

}  // namespace rhyme::ui
