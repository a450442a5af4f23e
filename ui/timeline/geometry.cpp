#include "ui/timeline/geometry.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

TimelineGeometry::TimelineGeometry(const Timeline& timeline, const TimelineView& view)
    : timeline_(&timeline), view_(view) {
    int y = ruler_height - view.top;
    const auto add = [&](const Track& track, int height) {
        if (const auto own = view.heights.find(track.id); own != view.heights.end())
            height = std::clamp(own->second, min_height, max_height);
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

QRectF TimelineGeometry::band_area(const Row& row, const Clip& clip) const {
    const QRectF rect = clip_rect(row, clip).adjusted(0, 2 + label_height, 0, -2);
    if (rect.width() < 32 || rect.height() < 16) return {};
    return rect.adjusted(0, 3, 0, -3);
}

QRectF TimelineGeometry::band_area(ClipId id) const {
    const Track* track = timeline_->track_of(id);
    const Row* row = track ? row_of(track->id) : nullptr;
    return row ? band_area(*row, *track->find(id)) : QRectF();
}

QPointF TimelineGeometry::fade_handle(const Row& row, const Clip& clip, bool in) const {
    const FramePosition at = in ? clip.start + clip.more->fade_in : clip.end() - clip.more->fade_out;
    return {x_of(at), row.lane.top() + 2.0 + label_height};
}

std::vector<HitKind> TimelineGeometry::header_buttons(const Row& row) const {
    const bool sound = row.track->kind == TrackKind::Audio;
    if (row.header.height() < low_header) return {HitKind::MuteButton, HitKind::LockButton};
    if (sound)
        return {HitKind::TargetButton, HitKind::SyncButton, HitKind::SoloButton, HitKind::MuteButton,
                HitKind::LockButton};
    return {HitKind::TargetButton, HitKind::SyncButton, HitKind::MuteButton, HitKind::LockButton};
}

QRect TimelineGeometry::header_button(const Row& row, HitKind which) const {
    constexpr int side = 24;
    const auto buttons = header_buttons(row);
    const auto found = std::find(buttons.begin(), buttons.end(), which);
    if (found == buttons.end()) return {};
    const auto from_right = static_cast<int>(buttons.end() - found);
    // Below the name where there is room, else beside it.
    const int y =
        row.header.height() < low_header ? row.header.center().y() - side / 2 + 1 : row.header.bottom() - side - 3;
    return {row.header.right() - 4 - from_right * side, y, side, side};
}

Hit TimelineGeometry::hit_ruler(QPointF at) const {
    Hit hit;
    hit.frame = frame_at(at.x());
    if (at.x() < header_width) return hit;
    hit.kind = HitKind::Ruler;
    if (at.y() < ruler_height / 2.0 - 2) return hit;  // the upper half is always the playhead's
    for (const Marker& marker : *timeline_->markers) {
        const bool start = std::abs(at.x() - x_of(marker.range.start)) <= 5;
        const bool end = !marker.range.empty() && std::abs(at.x() - x_of(marker.range.end())) <= 4;
        if (start || end) hit.kind = start ? HitKind::Marker : HitKind::MarkerEnd, hit.marker = marker.id;
    }
    return hit;
}

Hit TimelineGeometry::hit_header(const Row& row, QPointF at) const {
    Hit hit;
    hit.frame = frame_at(at.x());
    hit.track = row.track->id;
    hit.kind = at.y() >= row.header.bottom() - 3 ? HitKind::HeaderEdge : HitKind::Header;
    for (const HitKind button : header_buttons(row))
        if (header_button(row, button).contains(at.toPoint())) hit.kind = button;
    return hit;
}

HitKind TimelineGeometry::hit_on_clip(const Row& row, const Clip& clip, QPointF at, FrameCount& key) const {
    const bool sound = row.track->kind == TrackKind::Audio;
    const QRectF area = band_area(row, clip);
    if (area.isEmpty() || row.track->locked) return HitKind::Nothing;
    if (sound)
        for (const bool in : {true, false}) {
            const QPointF away = at - fade_handle(row, clip, in);
            if (std::abs(away.x()) <= 5 && std::abs(away.y()) <= 5) return in ? HitKind::FadeIn : HitKind::FadeOut;
        }
    const Curve* curve = band_curve(clip, row.track->kind);
    if (!sound && !curve) return HitKind::Nothing;  // an opacity nobody touched is no line to catch
    const auto y_of = [&](double v) { return sound ? y_of_decibel(area, v) : y_of_opacity(area, v); };
    if (curve)
        for (const Keyframe& k : curve->keys) {
            const double x = x_of(clip.start + (k.at - clip.clock));
            if (std::abs(at.x() - x) <= 5 && std::abs(at.y() - y_of(k.value)) <= 5) {
                key = k.at;
                return HitKind::BandKey;
            }
        }
    const double value = curve ? value_at(*curve, clip.clip_time(frame_at(at.x()))) : 0;
    return std::abs(at.y() - y_of(value)) <= 2.5 ? HitKind::Band : HitKind::Nothing;
}

const Curve* band_curve(const Clip& clip, TrackKind kind) {
    if (kind == TrackKind::Audio) return clip.more ? &clip.more->gain : nullptr;
    for (const Effect& effect : clip.more->effects) {
        if (effect.kind != "opacity") continue;
        const auto found = effect.parameters.find("opacity");
        return found == effect.parameters.end() ? nullptr : &found->second;
    }
    return nullptr;
}

double y_of_decibel(const QRectF& area, double db) {
    return area.bottom() - std::pow(10.0, (std::min(db, 12.0) - 12) / 60) * area.height();
}

double decibel_at_y(const QRectF& area, double y) {
    const double share = std::clamp((area.bottom() - y) / std::max(1.0, area.height()), 0.0, 1.0);
    return share < 0.064 ? -60 : 12 + 60 * std::log10(share);
}

double y_of_opacity(const QRectF& area, double opacity) { return area.bottom() - opacity * area.height(); }

double opacity_at_y(const QRectF& area, double y) {
    return std::clamp((area.bottom() - y) / std::max(1.0, area.height()), 0.0, 1.0);
}

Hit TimelineGeometry::hit(QPointF at) const {
    if (at.y() < ruler_height) return hit_ruler(at);
    Hit hit;
    hit.frame = frame_at(at.x());
    const Row* row = row_at(static_cast<int>(at.y()));
    if (!row) return hit;
    if (at.x() < header_width) return hit_header(*row, at);
    hit.track = row->track->id;
    hit.kind = HitKind::Lane;
    const auto& clips = row->track->clips;
    // The first clip that ends after the pointer, its edge zone included.
    const FramePosition from = frame_at(at.x() - edge_reach);
    auto clip =
        std::lower_bound(clips.begin(), clips.end(), from, [](const Clip& c, FramePosition p) { return c.end() < p; });
    for (; clip != clips.end(); ++clip) {
        const QRectF rect = clip_rect(*row, *clip);
        if (rect.left() > at.x() + cut_reach) break;
        // Handles and keyframes first: they are small. The line of the band comes last: cuts and edges cross it.
        const bool inside = at.x() >= rect.left() && at.x() < rect.right();
        const HitKind drawn = inside ? hit_on_clip(*row, *clip, at, hit.key) : HitKind::Nothing;
        if (drawn != HitKind::Nothing && drawn != HitKind::Band) {
            hit.kind = drawn, hit.clip = clip->id;
            return hit;
        }
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
                   : drawn == HitKind::Band         ? HitKind::Band
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
