#include "ui/timeline/painter.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/time/timecode.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

using Geometry = TimelineGeometry;

/// One track: its lane, clips and joins.
void paint_row(QPainter& painter, const Geometry& geometry, const Geometry::Row& row, Session& session,
               const ClipLook& look) {
    const Theme& t = theme();
    painter.fillRect(row.lane, row.track->kind == TrackKind::Video ? t.lane : t.lane_audio);
    if (row.track->locked) painter.fillRect(row.lane, QBrush(t.raised, Qt::BDiagPattern));
    const FrameRange seen = geometry.visible();
    const auto& clips = row.track->clips;
    auto clip = std::lower_bound(clips.begin(), clips.end(), seen.start,
                                 [](const Clip& c, FramePosition p) { return c.end() <= p; });
    NarrowClips narrow;
    for (; clip != clips.end() && clip->start < seen.end(); ++clip) {
        const double left = geometry.x_of(clip->start), right = geometry.x_of(clip->end());
        if (right - left < NarrowClips::widest)
            narrow.add(left, right, session.selection().clips.contains(clip->id));
        else
            paint_clip(painter, geometry, row, *clip, session, look);
    }
    narrow.paint(painter, row);
    paint_cuts(painter, geometry, row, session);
    if (!row.track->muted) return;
    QColor veil = t.lane;
    veil.setAlpha(150);
    painter.fillRect(row.lane, veil);
}

void paint_lanes(QPainter& painter, const Geometry& geometry, const QRect& exposed, Session& session, RowLayers& layers,
                 double dpr) {
    const Theme& t = theme();
    painter.fillRect(geometry.lanes(), t.window);
    std::optional<ClipLook> look;  // most of the time there is nothing to draw anew
    for (const auto& row : geometry.rows()) {
        if (!row.lane.intersects(geometry.lanes().intersected(exposed))) continue;
        layers.paint(painter, geometry, row, dpr, [&](QPainter& on) {
            if (!look) look.emplace(dpr);
            paint_row(on, geometry, row, session, *look);
        });
    }
    const int y = geometry.divider_y();
    painter.fillRect(QRect(0, y, geometry.view().size.width(), Geometry::divider - 1), t.window);
}

void paint_range(QPainter& painter, const Geometry& geometry, const Session& session) {
    if (!session.in() && !session.out()) return;
    const double from = geometry.x_of(session.in().value_or(FramePosition(0)));
    const double to = geometry.x_of(session.out().value_or(std::max(session.timeline().end(), session.playhead())));
    QColor shade = theme().meeting;
    shade.setAlpha(18);
    painter.fillRect(QRectF(from, Geometry::ruler_height, to - from, geometry.view().size.height()), shade);
    painter.fillRect(QRectF(from, 0, to - from, Geometry::ruler_height), theme().strong_line);
    painter.fillRect(QRectF(from, 0, 2, Geometry::ruler_height), theme().text);
    painter.fillRect(QRectF(to - 2, 0, 2, Geometry::ruler_height), theme().text);
}

/// What a check found: outlined over all tracks, with a bar in the ruler, at least as wide as can be seen.
void paint_pointed(QPainter& painter, const Geometry& geometry, const Session& session) {
    if (!session.pointed_to()) return;
    const double from = geometry.x_of(session.pointed_to()->start);
    const double width = std::max(4.0, geometry.x_of(session.pointed_to()->end()) - from);
    QColor shade = theme().failure;
    painter.fillRect(QRectF(from, Geometry::ruler_height - 4, width, 4), shade);
    shade.setAlpha(40);
    const QRectF area(from, Geometry::ruler_height, width, geometry.view().size.height());
    painter.fillRect(area, shade);
    painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), theme().failure);
    painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), theme().failure);
}

/// Sections with versions, and stretches that are locked.
void paint_sections(QPainter& painter, const Geometry& geometry) {
    const Theme& t = theme();
    painter.setFont(ui_font(10));
    for (const Section& section : *geometry.timeline().sections) {
        const QRectF area(geometry.x_of(section.range.start), 1,
                          geometry.x_of(section.range.end()) - geometry.x_of(section.range.start), 13);
        painter.fillRect(area, t.raised);
        painter.fillRect(QRectF(area.left(), 0, area.width(), 2), t.text);
        painter.setPen(t.text);
        const QString text = QStringLiteral("%1 · %2").arg(
            QString::fromStdString(section.name), QString::fromStdString(section.versions[section.current].name));
        painter.drawText(area.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(area.width()) - 8));
    }
    for (const TimeLock& lock : *geometry.timeline().locks) {
        const double from = geometry.x_of(lock.range.start), to = geometry.x_of(lock.range.end());
        painter.fillRect(QRectF(from, 0, to - from, Geometry::ruler_height), QBrush(t.disabled, Qt::BDiagPattern));
    }
}

void paint_ruler(QPainter& painter, const Geometry& geometry, const Session& session) {
    const Theme& t = theme();
    painter.fillRect(geometry.ruler(), t.panel);
    painter.save();
    painter.setClipRect(geometry.ruler());
    paint_range(painter, geometry, session);
    const FrameCount major = geometry.tick_step(110), minor = geometry.tick_step(14);
    const FrameRange seen = geometry.visible();
    const std::int64_t step = std::max<std::int64_t>(1, major.value % minor.value == 0 ? minor.value : major.value);
    painter.setFont(timecode_font(10));
    for (std::int64_t f = seen.start.value / major.value * major.value; f < seen.end().value; f += step) {
        const double x = std::round(geometry.x_of(FramePosition(f)));
        const bool labelled = f % major.value == 0;
        painter.fillRect(QRectF(x, Geometry::ruler_height - (labelled ? 9 : 4), 1, labelled ? 9 : 4),
                         labelled ? t.quiet : t.strong_line);
        if (!labelled) continue;
        painter.setPen(t.quiet);
        const auto text = QString::fromStdString(format_timecode(FramePosition(f), geometry.timeline().rate));
        painter.drawText(QPointF(x + 4, 14), text);
    }
    paint_sections(painter, geometry);
    paint_pointed(painter, geometry, session);
    for (const Marker& marker : *geometry.timeline().markers) {
        const double x = geometry.x_of(marker.range.start);
        if (x > geometry.ruler().right() + 10 || geometry.x_of(marker.range.end()) < geometry.ruler().left() - 200)
            continue;
        if (!marker.range.empty()) {
            QColor band = marker.color.empty() ? t.text : QColor(QString::fromStdString(marker.color));
            band.setAlpha(150);
            const double end = geometry.x_of(marker.range.end());
            painter.fillRect(QRectF(x, 25, end - x, 2), band);
            painter.fillRect(QRectF(end - 1, 16, 2, 11), marker.color.empty() ? t.text : band.lighter());
        }
        QPainterPath flag;
        flag.addPolygon(QPolygonF({{x - 4, 14}, {x + 5, 14}, {x + 5, 21}, {x + 0.5, 26}, {x - 4, 21}}));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(flag, marker.color.empty() ? t.text : QColor(QString::fromStdString(marker.color)));
        painter.setRenderHint(QPainter::Antialiasing, false);
        if (marker.name.empty()) continue;
        painter.setFont(ui_font(11));
        painter.setPen(t.text);
        painter.drawText(QPointF(x + 8, 24), QString::fromStdString(marker.name));
    }
    painter.restore();
    painter.fillRect(QRect(0, Geometry::ruler_height - 1, geometry.view().size.width(), 1), t.line);
}

void paint_button(QPainter& painter, const Geometry& geometry, const Geometry::Row& row, HitKind which,
                  const QString& name, bool on, const TimelineOverlay& overlay, double dpr) {
    const QRect rect = geometry.header_button(row, which);
    const bool hover = overlay.hover.kind == which && overlay.hover.track == row.track->id;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (on || hover) {
        painter.setBrush(on ? theme().strong_line : theme().hover);
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QPixmap picture = icon_picture(name, 14, on ? theme().text : theme().quiet, dpr);
    painter.drawPixmap(QPoint(rect.center().x() - 6, rect.center().y() - 6), picture);
}

/// The drawing of a header's button, and whether it says something.
std::pair<const char*, bool> button_look(const Track& track, HitKind button) {
    const bool video = track.kind == TrackKind::Video;
    switch (button) {
        case HitKind::TargetButton:
            return {"target", track.target};
        case HitKind::SyncButton:
            return {"sync-lock", track.sync};
        case HitKind::SoloButton:
            return {"solo", track.solo};
        case HitKind::MuteButton:
            return {video ? (track.muted ? "eye-off" : "eye") : (track.muted ? "speaker-off" : "speaker"), track.muted};
        default:
            return {track.locked ? "lock" : "unlock", track.locked};
    }
}

void paint_headers(QPainter& painter, const Geometry& geometry, const TimelineOverlay& overlay, double dpr) {
    const Theme& t = theme();
    painter.fillRect(QRect(0, 0, Geometry::header_width, geometry.view().size.height()), t.panel);
    painter.save();
    painter.setClipRect(QRect(0, Geometry::ruler_height, Geometry::header_width, geometry.view().size.height()));
    const QRect seen(0, 0, Geometry::header_width, geometry.view().size.height());
    for (const auto& row : geometry.rows()) {
        if (!row.header.intersects(seen)) continue;
        painter.fillRect(row.header, t.panel);
        painter.fillRect(QRect(row.header.left(), row.header.bottom() + 1, row.header.width(), 1), t.line);
        painter.setFont(ui_font(size::small_text));
        painter.setPen(row.track->locked || row.track->muted ? t.quiet : t.text);
        const bool low = row.header.height() < Geometry::low_header;
        const int beside = low ? 24 * static_cast<int>(geometry.header_buttons(row).size()) + 8 : 12;
        const QRect text(row.header.left() + 12, row.header.top() + (low ? 0 : 2), Geometry::header_width - 12 - beside,
                         low ? row.header.height() : 26);
        painter.drawText(
            text, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(QString::fromStdString(row.track->name), Qt::ElideRight, text.width()));
        for (const HitKind button : geometry.header_buttons(row)) {
            const auto [name, on] = button_look(*row.track, button);
            paint_button(painter, geometry, row, button, QString::fromLatin1(name), on, overlay, dpr);
        }
        const int tick = row.header.right() / 2;  // where the height is held
        if (overlay.hover.kind == HitKind::HeaderEdge && overlay.hover.track == row.track->id)
            painter.fillRect(QRect(tick - 12, row.header.bottom() - 2, 24, 2), t.quiet);
    }
    painter.restore();
    painter.fillRect(QRect(Geometry::header_width - 1, 0, 1, geometry.view().size.height()), t.line);
}

void paint_playhead(QPainter& painter, const Geometry& geometry, const Session& session) {
    const double x = std::round(geometry.x_of(session.playhead()));
    if (x < Geometry::header_width - 1) return;
    QColor shadow = theme().surround;
    shadow.setAlpha(150);
    painter.fillRect(QRectF(x - 1, Geometry::ruler_height, 3, geometry.view().size.height()), shadow);
    painter.fillRect(QRectF(x, Geometry::ruler_height - 8, 1, geometry.view().size.height()), theme().playhead);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath head;
    head.addPolygon(QPolygonF({{x - 5, 13}, {x + 6, 13}, {x + 6, 20}, {x + 0.5, 27}, {x - 5, 20}}));
    painter.fillPath(head, theme().playhead);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_drag(QPainter& painter, const Geometry& geometry, const TimelineOverlay& overlay) {
    const Theme& t = theme();
    const int bottom = geometry.view().size.height();
    if (overlay.snap) {
        painter.fillRect(QRectF(std::round(geometry.x_of(overlay.snap->at)), Geometry::ruler_height, 1, bottom),
                         t.meeting);
    }
    if (overlay.blade_x) {
        const auto* row = geometry.row_of(overlay.blade_track);
        const double top = row ? row->lane.top() : Geometry::ruler_height;
        painter.fillRect(QRectF(*overlay.blade_x, top, 1, row ? row->lane.height() : bottom), t.meeting);
    }
    if (overlay.box) {
        QColor fill = t.meeting;
        fill.setAlpha(20);
        painter.setPen(QPen(t.text, 1));
        painter.setBrush(fill);
        painter.drawRect(overlay.box->adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (overlay.text.isEmpty()) return;
    painter.setFont(overlay.problem ? ui_font(size::small_text) : timecode_font(size::small_text));
    const QRectF room = painter.fontMetrics().boundingRect(overlay.text).adjusted(-6, -4, 6, 4);
    QRectF label(overlay.text_at + QPointF(14, 18), room.size());
    label.moveRight(std::min(label.right(), geometry.view().size.width() - 4.0));
    label.moveBottom(std::min(label.bottom(), bottom - 4.0));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.strong_line);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(label, 4, 4);
    painter.setPen(overlay.problem ? t.failure : t.text);
    painter.drawText(label, Qt::AlignCenter, overlay.text);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_empty(QPainter& painter, const Geometry& geometry) {
    painter.setFont(ui_font(size::text));
    painter.setPen(theme().quiet);
    painter.drawText(geometry.lanes(), Qt::AlignCenter,
                     QObject::tr("Nothing cut yet: drag footage here, or accept a match"));
}

}  // namespace

void paint_cuts(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row,
                const Session& session) {
    const Theme& t = theme();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Transition& transition : row.track->transitions) {
        const Clip* from = row.track->find(transition.from);
        if (!from) continue;
        const double x = geometry.x_of(from->end());
        if (x < geometry.lanes().left() - 40 || x > geometry.lanes().right() + 40) continue;
        const double a = std::min(x - 7, geometry.x_of(from->end() - transition.in_offset));
        const double b = std::max(x + 7, geometry.x_of(from->end() + transition.out_offset));
        const QRectF lane(a, row.lane.top() + 3, b - a, TimelineGeometry::label_height - 2);
        painter.fillRect(QRectF(a, lane.bottom() - 1, b - a, 2), t.meeting);  // how far it reaches
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surround);
        painter.drawRoundedRect(QRectF(x - 10, lane.top(), 20, lane.height()), 4, 4);
        const QPointF middle(x, lane.center().y());  // two discs that meet
        painter.setBrush(t.outgoing);
        painter.drawEllipse(middle - QPointF(2.5, 0), 4.0, 4.0);
        painter.setBrush(t.incoming);
        painter.drawEllipse(middle + QPointF(2.5, 0), 4.0, 4.0);
        QPainterPath left, right;
        left.addEllipse(middle - QPointF(2.5, 0), 4.0, 4.0);
        right.addEllipse(middle + QPointF(2.5, 0), 4.0, 4.0);
        painter.fillPath(left.intersected(right), t.meeting);
    }
    const Clip* from = row.track->find(session.selection().cut_from);
    if (session.selection().is_cut() && from) {
        const double x = geometry.x_of(from->end()), top = row.lane.top() + 3, bottom = row.lane.bottom() - 2;
        const CutSide side = session.selection().side;  // the sides the keys trim
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.outgoing, 2));
        if (side != CutSide::Incoming)
            painter.drawPolyline(QPolygonF({{x - 9, top}, {x - 2, top}, {x - 2, bottom}, {x - 9, bottom}}));
        painter.setPen(QPen(t.incoming, 2));
        if (side != CutSide::Outgoing)
            painter.drawPolyline(QPolygonF({{x + 8, top}, {x + 1, top}, {x + 1, bottom}, {x + 8, bottom}}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_timeline(QPainter& painter, const QRect& exposed, const TimelineGeometry& geometry, Session& session,
                    const TimelineOverlay& overlay, RowLayers& layers, double dpr) {
    painter.save();
    painter.setClipRect(geometry.lanes().intersected(exposed));
    paint_lanes(painter, geometry, exposed, session, layers, dpr);
    if (is_empty(geometry.timeline()) && !overlay.drop) paint_empty(painter, geometry);
    if (overlay.qualities) paint_quality(painter, geometry, *overlay.qualities);
    paint_range(painter, geometry, session);
    paint_pointed(painter, geometry, session);
    painter.restore();
    paint_ruler(painter, geometry, session);
    paint_headers(painter, geometry, overlay, dpr);
    painter.fillRect(QRect(0, 0, TimelineGeometry::header_width - 1, TimelineGeometry::ruler_height - 1),
                     theme().panel);
    painter.setFont(timecode_font(size::text));
    painter.setPen(theme().text);
    painter.drawText(QRect(12, 0, TimelineGeometry::header_width - 16, TimelineGeometry::ruler_height),
                     Qt::AlignVCenter,
                     QString::fromStdString(format_timecode(session.playhead(), geometry.timeline().rate)));
    paint_playhead(painter, geometry, session);
    paint_drag(painter, geometry, overlay);
}

}  // namespace rhyme::ui
