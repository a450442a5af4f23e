#include "ui/timeline/geometry.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

TimelineGeometry::TimelineGeometry(const Timeline& timeline, const TimelineView& view)
    : timeline_(&timeline), view_(view) {
    int y = ruler_height - view.top;
    const auto add = [&](const Track& track, int height) {
        const int lane_width = std::max(0, view.size.width() - header_width);
        rows_.push_back({&track, QRect(0, y, header_width, height), QRect(header_width, y, lane_width, height)});
        y += height + gap;
    };
    for (auto track = timeline.tracks.rbegin(); track != timeline.tracks.rend(); ++track)
        if ((*track)->kind == TrackKind::Video) add(**track, video_height);
    divider_y_ = y;
    y += divider;
    for (const auto& track : timeline.tracks)
        if (track->kind == TrackKind::Audio) add(*track, audio_height);
    content_height_ = y + view.top - ruler_height;
}

double TimelineGeometry::x_of(FramePosition frame) const {
    return header_width + static_cast<double>(frame.value) * view_.pixels_per_frame - view_.left;
}

FramePosition TimelineGeometry::frame_at(double x) const {
    const double frame = std::floor((x - header_width + view_.left) / view_.pixels_per_frame);
    return FramePosition(std::max<std::int64_t>(0, static_cast<std::int64_t>(frame)));
}

FramePosition TimelineGeometry::boundary_at(double x) const {
    const double frame = std::round((x - header_width + view_.left) / view_.pixels_per_frame);
    return FramePosition(std::max<std::int64_t>(0, static_cast<std::int64_t>(frame)));
}

FrameRange TimelineGeometry::visible() const {
    return FrameRange::between(frame_at(header_width), frame_at(view_.size.width()) + FrameCount(1));
}

const TimelineGeometry::Row* TimelineGeometry::row_at(int y) const {
    if (y < ruler_height) return nullptr;
    for (const Row& row : rows_)
        if (y >= row.lane.top() && y <= row.lane.bottom()) return &row;
    return nullptr;
}

const TimelineGeometry::Row* TimelineGeometry::row_of(TrackId track) const {
    for (const Row& row : rows_)
        if (row.track->id == track) return &row;
    return nullptr;
}

double TimelineGeometry::content_width() const {
    return static_cast<double>(timeline_->end().value) * view_.pixels_per_frame +
           std::max(0, view_.size.width() - header_width) * 0.75;
}

QRectF TimelineGeometry::clip_rect(const Row& row, const Clip& clip) const {
    const double left = x_of(clip.start), right = x_of(clip.end());
    return {left, static_cast<double>(row.lane.top()), right - left, static_cast<double>(row.lane.height())};
}

QRect TimelineGeometry::lanes() const {
    return {header_width, ruler_height, std::max(0, view_.size.width() - header_width),
            std::max(0, view_.size.height() - ruler_height)};
}

QRect TimelineGeometry::header_button(const Row& row, HitKind which) const {
    const int place = which == HitKind::LockButton ? 2 : which == HitKind::MuteButton ? 1 : 0;
    const int side = 24, y = row.header.center().y() - side / 2 + 1;
    return {row.header.right() - 4 - (3 - place) * side + (place == 0 ? 0 : 0), y, side, side};
}

Hit TimelineGeometry::hit(QPointF at) const {
    Hit hit;
    hit.frame = frame_at(at.x());
    if (at.y() < ruler_height) {
        if (at.x() >= header_width) hit.kind = HitKind::Ruler;
        return hit;
    }
    const Row* row = row_at(static_cast<int>(at.y()));
    if (!row) return hit;
    hit.track = row->track->id;
    if (at.x() < header_width) {
        hit.kind = HitKind::Header;
        for (const HitKind button : {HitKind::LockButton, HitKind::MuteButton, HitKind::SoloButton}) {
            if (button == HitKind::SoloButton && row->track->kind == TrackKind::Video) continue;
            if (header_button(*row, button).contains(at.toPoint())) hit.kind = button;
        }
        return hit;
    }
    hit.kind = HitKind::Lane;
    const auto& clips = row->track->clips;
    // The first clip that ends after the pointer, its edge zone included.
    const FramePosition from = frame_at(at.x() - edge_reach);
    auto clip =
        std::lower_bound(clips.begin(), clips.end(), from, [](const Clip& c, FramePosition p) { return c.end() < p; });
    for (; clip != clips.end(); ++clip) {
        const QRectF rect = clip_rect(*row, *clip);
        if (rect.left() > at.x() + cut_reach) break;
        const auto next = clip + 1;
        if (next != clips.end() && next->start == clip->end() && std::abs(at.x() - rect.right()) <= cut_reach &&
            rect.width() > 4 * cut_reach) {
            hit.kind = HitKind::Cut, hit.clip = clip->id, hit.next = next->id;
            return hit;
        }
        if (at.x() < rect.left() || at.x() >= rect.right()) continue;
        const double reach = std::min<double>(edge_reach, rect.width() / 4);
        hit.clip = clip->id;
        hit.kind = at.x() < rect.left() + reach     ? HitKind::ClipIn
                   : at.x() >= rect.right() - reach ? HitKind::ClipOut
                                                    : HitKind::Clip;
        return hit;
    }
    return hit;
}

FrameCount TimelineGeometry::tick_step(double pixels) const {
    const auto fps = static_cast<std::int64_t>(std::lround(timeline_->rate.fps()));
    const double wanted = frames_in(pixels);
    for (const std::int64_t frames : {1, 2, 5, 10})
        if (frames < fps && static_cast<double>(frames) >= wanted) return FrameCount(frames);
    for (const std::int64_t seconds : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400})
        if (static_cast<double>(seconds * fps) >= wanted) return FrameCount(seconds * fps);
    return FrameCount(36000 * fps);
}

TimelineView TimelineGeometry::zoomed(const TimelineView& view, double factor, double x) {
    TimelineView zoomed = view;
    zoomed.pixels_per_frame = std::clamp(view.pixels_per_frame * factor, min_zoom, max_zoom);
    const double frame = (x - header_width + view.left) / view.pixels_per_frame;
    zoomed.left = std::max(0.0, frame * zoomed.pixels_per_frame - (x - header_width));
    return zoomed;
}

TimelineView TimelineGeometry::fitting(const TimelineView& view, FrameRange range) {
    TimelineView fitted = view;
    if (range.empty()) return fitted;
    const double room = std::max(64.0, (view.size.width() - header_width) * 0.94);
    fitted.pixels_per_frame = std::clamp(room / static_cast<double>(range.length.value), min_zoom, max_zoom);
    fitted.left = static_cast<double>(range.start.value) * fitted.pixels_per_frame;
    return fitted;
}

}  // namespace rhyme::ui
