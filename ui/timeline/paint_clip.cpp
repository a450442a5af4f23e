#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/timeline/painter.h"

namespace rhyme::ui {
namespace {

constexpr int first_label_width = 28, first_thumbnail_width = 24;

/// The frame of the source `frames` sequence frames after the clip's start.
FramePosition source_at(const Clip& clip, const Media& media, FrameRate rate, double frames) {
    if (!media.index) return FramePosition(0);
    const FrameCount offset(std::max<std::int64_t>(0, static_cast<std::int64_t>(frames)));
    return media.index->at(clip.source_in + rate.time(offset));
}

void paint_thumbnails(QPainter& painter, const TimelineGeometry& geometry, const Clip& clip, const QRectF& area,
                      Session& session, double dpr) {
    const auto media = session.pool()->find(clip.media);
    if (!media || !media->info.video || area.width() < first_thumbnail_width || area.height() < 12) return;
    const VideoInfo& video = *media->info.video;
    const double aspect = static_cast<double>(video.display_width) / std::max(1, video.display_height);
    const double width = std::max(12.0, area.height() * aspect);
    const int height = static_cast<int>(std::ceil(area.height() * dpr));
    const double tile_frames = geometry.frames_in(width);
    // Neighbouring zooms and small trims ask for the same frames.
    const auto grain = static_cast<std::int64_t>(std::exp2(std::floor(std::log2(std::max(1.0, tile_frames / 2)))));
    const double from = std::max(area.left(), static_cast<double>(geometry.lanes().left()));
    const double to = std::min(area.right(), static_cast<double>(geometry.lanes().right()));
    const auto first = static_cast<std::int64_t>(std::max(0.0, std::floor((from - area.left()) / width)));
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (std::int64_t i = first;; ++i) {
        const double x = area.left() + static_cast<double>(i) * width;
        if (x >= to) break;
        FramePosition frame = source_at(clip, *media, geometry.timeline().rate, static_cast<double>(i) * tile_frames);
        if (!(i == 0)) frame = FramePosition(frame.value / grain * grain);
        QImage picture = session.thumbnails().get(clip.media, frame, height);
        if (picture.isNull()) picture = session.thumbnails().nearest(clip.media, frame, height);
        if (!picture.isNull()) painter.drawImage(QRectF(x, area.top(), width, area.height()), picture);
    }
    painter.restore();
}

void paint_waveform(QPainter& painter, const TimelineGeometry& geometry, const Clip& clip, const QRectF& area,
                    Session& session) {
    const auto wave = session.waveforms().get(clip.media);
    if (!wave || area.height() < 6) return;
    const int from = std::max(static_cast<int>(std::floor(area.left())), geometry.lanes().left());
    const int to = std::min(static_cast<int>(std::ceil(area.right())), geometry.lanes().right() + 1);
    const double second = geometry.timeline().rate.frame_duration().seconds();
    const double per_pixel = second / geometry.view().pixels_per_frame;
    const double start = clip.source_in.seconds() + (from - geometry.x_of(clip.start)) * per_pixel;
    const double gain = std::pow(10.0, clip.gain_db / 20), middle = area.center().y(), half = area.height() / 2 - 2;
    QPainterPath upper;
    upper.moveTo(from, middle);
    std::vector<QPointF> lower;
    for (int x = from; x < to; ++x) {
        const auto peak = peak_between(*wave, start + (x - from) * per_pixel, start + (x - from + 1) * per_pixel);
        // Quiet sound stays visible: the eye reads loudness, not amplitude.
        const double high = std::pow(std::clamp(peak.high * gain, 0.0, 1.0), 0.6);
        const double low = std::pow(std::clamp(-peak.low * gain, 0.0, 1.0), 0.6);
        upper.lineTo(x + 0.5, middle - std::max(0.5, high * half));
        lower.emplace_back(x + 0.5, middle + std::max(0.5, low * half));
    }
    for (auto point = lower.rbegin(); point != lower.rend(); ++point) upper.lineTo(*point);
    upper.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(upper, theme().waveform);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_offline(QPainter& painter, const QRectF& area) {
    painter.fillRect(area, QBrush(theme().strong_line, Qt::BDiagPattern));
}

/// The level of sound or the opacity of a picture as a line with its keyframes, and the fades of sound.
void paint_band(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row,
                const Clip& clip) {
    const bool sound = row.track->kind == TrackKind::Audio;
    const QRectF area = geometry.band_area(row, clip);
    const Curve* curve = band_curve(clip, row.track->kind);
    if (area.isEmpty() || (!sound && !curve)) return;
    const Theme& t = theme();
    const auto y_of = [&](double v) { return sound ? y_of_decibel(area, v) : y_of_opacity(area, v); };
    const double from = std::max(area.left(), static_cast<double>(geometry.lanes().left()));
    const double to = std::min(area.right(), static_cast<double>(geometry.lanes().right()));
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath line;
    if (!curve || curve->keys.empty()) {
        const double y = y_of(curve ? curve->value : 0);
        line.moveTo(from, y);
        line.lineTo(to, y);
    } else {
        for (double x = from; x <= to; x += 2) {
            const QPointF point(x, y_of(value_at(*curve, clip.clip_time(geometry.frame_at(x)))));
            line.elementCount() ? line.lineTo(point) : line.moveTo(point);
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.clip_line, 3));
    painter.drawPath(line);
    painter.setPen(QPen(t.text, 1));
    painter.drawPath(line);
    if (curve) {
        painter.setBrush(t.text);
        painter.setPen(t.clip_line);
        for (const Keyframe& k : curve->keys) {
            const QPointF at(geometry.x_of(clip.start + (k.at - clip.clock)), y_of(k.value));
            if (at.x() < from - 4 || at.x() > to + 4) continue;
            painter.drawPolygon(
                QPolygonF({at + QPointF(0, -4), at + QPointF(4, 0), at + QPointF(0, 4), at + QPointF(-4, 0)}));
        }
    }
    if (sound) {
        for (const bool in : {true, false}) {
            const QPointF top = geometry.fade_handle(row, clip, in);
            const FrameCount fade = in ? clip.more->fade_in : clip.more->fade_out;
            const QPointF corner(in ? area.left() : area.right(), row.lane.bottom() - 2);
            if (fade.value > 0) {
                QColor shade = t.clip_line;
                shade.setAlpha(120);
                painter.setPen(Qt::NoPen);
                painter.setBrush(shade);
                painter.drawPolygon(QPolygonF({corner, {corner.x(), top.y()}, top}));
                painter.setPen(QPen(t.text, 1));
                painter.drawLine(corner, top);
            }
            painter.setPen(t.clip_line);
            painter.setBrush(t.text);
            painter.drawRect(QRectF(top.x() - 3, top.y() - 3, 6, 6));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_label(QPainter& painter, const QRectF& rect, const Clip& clip, bool offline, int first_x, bool joined) {
    // The glyph of a join stands on the clip's first pixels.
    const double left = std::max(rect.left() + (joined ? 8 : 0), static_cast<double>(first_x));
    QRectF text(left + 6, rect.top(), rect.right() - left - 10, TimelineGeometry::label_height);
    if (text.width() < first_label_width) return;
    painter.setFont(ui_font(11));
    painter.setPen(clip.enabled ? theme().text : theme().quiet);
    QString name = QString::fromStdString(clip.name);
    if (offline) name = QObject::tr("Offline: %1").arg(name);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(text.width())));
}

}  // namespace

void paint_clip(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row, const Clip& clip,
                Session& session, double dpr) {
    const Theme& t = theme();
    const bool video = row.track->kind == TrackKind::Video;
    QRectF rect = geometry.clip_rect(row, clip).adjusted(0, 2, 0, -2);
    if (rect.width() < 2.5) {
        painter.fillRect(QRectF(rect.left(), rect.top(), std::max(1.0, rect.width()), rect.height()), t.clip_label);
        return;
    }
    rect.setRight(rect.right() - 1);  // the hairline between neighbours
    const bool selected = session.selection().clips.contains(clip.id);
    const auto media = session.pool()->find(clip.media);
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(rect, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(rect, video ? t.clip : t.clip_audio);
    const QRectF label(rect.left(), rect.top(), rect.width(), TimelineGeometry::label_height);
    const QRectF body(rect.left(), label.bottom(), rect.width(), rect.bottom() - label.bottom());
    if (!clip.enabled) painter.setOpacity(0.35);
    if (!media) {
        paint_offline(painter, body);
    } else if (video) {
        paint_thumbnails(painter, geometry, clip, body, session, dpr);
    } else {
        paint_waveform(painter, geometry, clip, body, session);
    }
    painter.setOpacity(1);
    paint_band(painter, geometry, row, clip);
    painter.fillRect(label, selected ? t.disabled : video ? t.clip_label : t.line);
    const auto& joins = row.track->transitions;
    const bool joined = std::any_of(joins.begin(), joins.end(), [&](const Transition& t) { return t.to == clip.id; });
    paint_label(painter, rect, clip, !media, geometry.lanes().left(), joined);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(selected ? QPen(t.meeting, 1.5) : QPen(t.clip_line, 1));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace rhyme::ui
