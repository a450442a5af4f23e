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
    std::vector<QRectF> columns;
    columns.reserve(static_cast<std::size_t>(std::max(0, to - from)));
    for (int x = from; x < to; ++x) {
        const auto peak = peak_between(*wave, start + (x - from) * per_pixel, start + (x - from + 1) * per_pixel);
        // Quiet sound stays visible: the eye reads loudness, not amplitude.
        const double high = std::max(0.5, std::pow(std::clamp(peak.high * gain, 0.0, 1.0), 0.6) * half);
        const double low = std::max(0.5, std::pow(std::clamp(-peak.low * gain, 0.0, 1.0), 0.6) * half);
        columns.emplace_back(x, middle - high, 1, high + low);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().waveform);
    painter.drawRects(columns.data(), static_cast<int>(columns.size()));
}

void paint_offline(QPainter& painter, const QRectF& area) {
    painter.fillRect(area, QBrush(theme().strong_line, Qt::BDiagPattern));
}

/// What no file holds: a colour as it is, the words of a title.
void paint_made(QPainter& painter, const QRectF& area, const Clip& clip) {
    if (clip.kind == ClipKind::Color) {
        const Rgba c = clip.more->color;
        painter.fillRect(area, QColor(int(c >> 24), int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255)));
    } else if (clip.kind == ClipKind::Title) {
        const QRectF words = area.adjusted(6, 0, -6, 0);
        const QString text = QString::fromStdString(clip.more->title.text).replace(QLatin1Char('\n'), QLatin1Char(' '));
        painter.setPen(theme().text);
        painter.drawText(words, Qt::AlignCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(words.width())));
    }
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
    const bool level = !curve || curve->keys.empty();
    if (level) {
        const double y = std::round(y_of(curve ? curve->value : 0));
        painter.fillRect(QRectF(from, y - 1, to - from, 3), t.clip_line);
        painter.fillRect(QRectF(from, y, to - from, 1), t.text);
    }
    painter.setRenderHint(QPainter::Antialiasing, !level);
    QPainterPath line;
    if (!level) {
        for (double x = from; x <= to; x += 2) {
            const QPointF point(x, y_of(value_at(*curve, clip.clip_time(geometry.frame_at(x)))));
            line.elementCount() ? line.lineTo(point) : line.moveTo(point);
        }
    }
    if (!level) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.clip_line, 3));
        painter.drawPath(line);
        painter.setPen(QPen(t.text, 1));
        painter.drawPath(line);
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
            painter.fillRect(QRectF(top.x() - 3, top.y() - 3, 7, 7), t.clip_line);
            painter.fillRect(QRectF(top.x() - 2, top.y() - 2, 5, 5), t.text);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_label(QPainter& painter, const QRectF& rect, const Clip& clip, bool offline, int first_x, bool joined,
                 const ClipLook& look) {
    // The glyph of a join stands on the clip's first pixels.
    const double left = std::max(rect.left() + (joined ? 8 : 0), static_cast<double>(first_x));
    QRectF text(left + 6, rect.top(), rect.right() - left - 10, TimelineGeometry::label_height);
    if (text.width() < first_label_width) return;
    painter.setFont(look.font);
    painter.setPen(clip.enabled ? theme().text : theme().quiet);
    QString name = QString::fromStdString(clip.name);
    if (offline) name = QObject::tr("Offline: %1").arg(name);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     look.metrics.elidedText(name, Qt::ElideRight, static_cast<int>(text.width())));
}

constexpr int corner = 4, framed = 4 * corner;  // the corners of a frame drawn once

/// Transparent where the clip shows; the lane's colour outside of its rounded corners.
QPixmap frame_corners(const QColor& lane, const QColor& line, double width, double dpr) {
    QPixmap picture(QSize(framed, framed) * dpr);
    picture.setDevicePixelRatio(dpr);
    picture.fill(lane);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawRoundedRect(QRectF(0, 0, framed, framed), 3, 3);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, width));
    painter.drawRoundedRect(QRectF(0, 0, framed, framed).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3);
    return picture;
}

void paint_frame(QPainter& painter, const QRect& rect, const QPixmap& corners, const QColor& line, int width,
                 double dpr) {
    painter.fillRect(QRect(rect.left() + corner, rect.top(), rect.width() - 2 * corner, width), line);
    painter.fillRect(QRect(rect.left() + corner, rect.bottom() + 1 - width, rect.width() - 2 * corner, width), line);
    painter.fillRect(QRect(rect.left(), rect.top() + corner, width, rect.height() - 2 * corner), line);
    painter.fillRect(QRect(rect.right() + 1 - width, rect.top() + corner, width, rect.height() - 2 * corner), line);
    const double side = corner * dpr, far = (framed - corner) * dpr;
    const QRectF from[] = {{0, 0, side, side}, {far, 0, side, side}, {0, far, side, side}, {far, far, side, side}};
    const QPointF to[] = {rect.topLeft(), QPointF(rect.right() + 1 - corner, rect.top()),
                          QPointF(rect.left(), rect.bottom() + 1 - corner),
                          QPointF(rect.right() + 1 - corner, rect.bottom() + 1 - corner)};
    for (int i = 0; i < 4; ++i) painter.drawPixmap(QRectF(to[i], QSizeF(corner, corner)), corners, from[i]);
}

}  // namespace

ClipLook::ClipLook(double device_pixel_ratio) : dpr(device_pixel_ratio), font(ui_font(11)), metrics(font) {
    const Theme& t = theme();
    for (const bool video : {false, true})
        for (const bool selected : {false, true})
            corners[video][selected] =
                frame_corners(video ? t.lane : t.lane_audio, selected ? t.meeting : t.clip_line, selected ? 2 : 1, dpr);
}

void NarrowClips::add(double left, double right, bool selected) {
    if (right - left >= run_below) {
        end_run();
        const int from = static_cast<int>(std::lround(left)), to = static_cast<int>(std::lround(right));
        (selected ? selected_ : plain_).emplace_back(from, to - 1);  // the hairline between neighbours
        return;
    }
    if (run_to_ >= run_from_ && (selected != run_selected_ || left - run_to_ >= 1)) end_run();
    if (run_to_ < run_from_) run_from_ = left, run_selected_ = selected;
    run_to_ = right;
}

void NarrowClips::end_run() {
    if (run_to_ >= run_from_) {
        const int from = static_cast<int>(std::floor(run_from_));
        (run_selected_ ? selected_ : plain_).emplace_back(from, std::max(from + 1, static_cast<int>(run_to_)));
    }
    run_from_ = 0, run_to_ = -1;
}

void NarrowClips::paint(QPainter& painter, const TimelineGeometry::Row& row) {
    end_run();
    const Theme& t = theme();
    const bool video = row.track->kind == TrackKind::Video;
    const int top = row.lane.top() + 2, bottom = row.lane.bottom() - 1;
    painter.setPen(Qt::NoPen);
    const auto draw = [&](const std::vector<std::pair<int, int>>& all, int from, int to, const QColor& color) {
        std::vector<QRect> rects;
        rects.reserve(all.size());
        for (const auto& [left, right] : all) rects.emplace_back(left, from, right - left, to - from);
        painter.setBrush(color);
        painter.drawRects(rects.data(), static_cast<int>(rects.size()));
    };
    const int label = std::min(bottom, top + TimelineGeometry::label_height);
    for (const bool selected : {false, true}) {
        const auto& all = selected ? selected_ : plain_;
        if (all.empty()) continue;
        draw(all, label, bottom, video ? t.clip : t.clip_audio);
        draw(all, top, label, selected ? t.disabled : video ? t.clip_label : t.line);
        if (!selected) continue;
        draw(all, top, top + 2, t.meeting);
        draw(all, bottom - 2, bottom, t.meeting);
    }
}

void paint_clip(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row, const Clip& clip,
                Session& session, const ClipLook& look) {
    const Theme& t = theme();
    const bool video = row.track->kind == TrackKind::Video;
    const int left = static_cast<int>(std::lround(geometry.x_of(clip.start)));
    const int right = static_cast<int>(std::lround(geometry.x_of(clip.end()))) - 1;  // the hairline between neighbours
    const QRect rect(left, row.lane.top() + 2, right - left, row.lane.height() - 4);
    const bool selected = session.selection().clips.contains(clip.id);
    const auto media = session.pool()->find(clip.media);
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, video ? t.clip : t.clip_audio);
    const QRectF label(rect.left(), rect.top(), rect.width(), TimelineGeometry::label_height);
    const QRectF body(rect.left(), label.bottom(), rect.width(), rect.height() - label.height());
    if (!clip.enabled) painter.setOpacity(0.35);
    const bool offline = clip.kind == ClipKind::Media && !media;
    if (offline) {
        paint_offline(painter, body);
    } else if (!media) {
        paint_made(painter, body, clip);
    } else if (video) {
        paint_thumbnails(painter, geometry, clip, body, session, look.dpr);
    } else {
        paint_waveform(painter, geometry, clip, body, session);
    }
    painter.setOpacity(1);
    paint_band(painter, geometry, row, clip);
    painter.fillRect(label, selected ? t.disabled : video ? t.clip_label : t.line);
    const auto& joins = row.track->transitions;
    const bool joined = std::any_of(joins.begin(), joins.end(), [&](const Transition& t) { return t.to == clip.id; });
    paint_label(painter, rect, clip, offline, geometry.lanes().left(), joined, look);
    painter.restore();
    paint_frame(painter, rect, look.corners[video][selected], selected ? t.meeting : t.clip_line, selected ? 2 : 1,
                look.dpr);
}

}  // namespace rhyme::ui
