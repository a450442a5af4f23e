// The strip under V1: how well the pictures of each cut rhyme, and how far from a beat it lies.
#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/timeline/song_places.h"
#include "ui/theme/theme.h"
#include "ui/timeline/painter.h"

namespace rhyme::ui {
namespace {

using Geometry = TimelineGeometry;

constexpr double least_room = 10;  // pixels between cuts that can be told apart

const Geometry::Row* first_video_row(const Geometry& geometry) {
    const Geometry::Row* row = nullptr;
    for (const auto& r : geometry.rows())
        if (r.track->kind == TrackKind::Video) row = &r;
    return row;
}

/// What is known of a cut as it is shown now; a drag may have moved it since it was looked at.
const CutQuality* known(const std::vector<CutQuality>& cuts, const Clip& from, const Clip& to) {
    auto cut = std::lower_bound(cuts.begin(), cuts.end(), to.start,
                                [](const CutQuality& c, FramePosition at) { return c.at < at; });
    for (; cut != cuts.end() && cut->at == to.start; ++cut)
        if (cut->from == from.id && cut->to == to.id) return &*cut;
    return nullptr;
}

/// Frames from the nearest beat; nullopt: there is none around.
std::optional<FrameCount> off_beat(const std::vector<PlacedBeat>& beats, FramePosition at) {
    auto beat = std::lower_bound(beats.begin(), beats.end(), at,
                                 [](const PlacedBeat& b, FramePosition p) { return b.frame < p; });
    if (beat == beats.end() || (beat != beats.begin() && at - std::prev(beat)->frame < beat->frame - at)) {
        if (beat == beats.begin()) return std::nullopt;
        --beat;
    }
    return at - beat->frame;
}

}  // namespace

void paint_quality(QPainter& painter, const Geometry& geometry, const std::vector<CutQuality>& known_cuts) {
    const Timeline& timeline = geometry.timeline();
    const Geometry::Row* row = first_video_row(geometry);
    if (!row) return;
    const FrameRange seen = geometry.visible();
    const FrameCount around = timeline.rate.count(RationalTime(2, 1), Rounding::Up);
    std::vector<PlacedBeat> beats;
    if (timeline.song)
        beats = placed_beats(timeline,
                             FrameRange::between(std::max(FramePosition(0), seen.start - around), seen.end() + around));
    if (beats.empty() && known_cuts.empty()) return;
    const Theme& t = theme();
    painter.setFont(ui_font(10));
    const auto& clips = row->track->clips;
    auto clip = std::lower_bound(clips.begin(), clips.end(), seen.start,
                                 [](const Clip& c, FramePosition p) { return c.end() < p; });
    const double bottom = geometry.divider_y() + Geometry::divider - 2;
    double free_from = -1e9;
    for (; clip != clips.end() && clip->start < seen.end(); ++clip) {
        const Clip* to = row->track->after(*clip);
        const double x = std::round(geometry.x_of(clip->end()));
        if (!to || x < free_from) continue;
        double right = x + 2;
        if (const CutQuality* cut = known(known_cuts, *clip, *to); cut && cut->score) {
            constexpr double high = Geometry::divider - 4;  // a bar in a frame: full is a perfect rhyme
            painter.fillRect(QRectF(x - 2, bottom - high, 4, high), t.line);
            const double filled = std::max(1.0, std::round(*cut->score * high));
            painter.fillRect(QRectF(x - 2, bottom - filled, 4, filled), t.text);
            right = x + 4;
        }
        if (const auto off = off_beat(beats, to->start)) {
            if (off->value == 0) {  // on the beat
                painter.setRenderHint(QPainter::Antialiasing);
                painter.setPen(Qt::NoPen);
                painter.setBrush(t.text);
                painter.drawEllipse(QPointF(right + 4, geometry.divider_y() + 8), 2.5, 2.5);
                painter.setRenderHint(QPainter::Antialiasing, false);
                right += 8;
            } else {
                const QString text =
                    off->value > 0 ? QStringLiteral("+%1").arg(off->value) : QString::number(off->value);
                const int wide = painter.fontMetrics().horizontalAdvance(text);
                painter.setPen(std::abs(off->value) == 1 ? t.text : t.quiet);
                painter.drawText(QRectF(right + 2, geometry.divider_y(), wide + 4, Geometry::divider - 1),
                                 Qt::AlignVCenter | Qt::AlignLeft, text);
                right += wide + 4;
            }
        }
        free_from = std::max(x + least_room, right);
    }
}

QString quality_text(const Geometry& geometry, const std::vector<CutQuality>& cuts, QPointF at) {
    if (at.y() < geometry.divider_y() || at.y() >= geometry.divider_y() + Geometry::divider) return {};
    const CutQuality* nearest = nullptr;
    const Geometry::Row* row = first_video_row(geometry);
    const auto away = [&](const CutQuality& cut) { return std::abs(geometry.x_of(cut.at) - at.x()); };
    for (const CutQuality& cut : cuts)
        if (row && row->track->find(cut.from) && (!nearest || away(cut) < away(*nearest))) nearest = &cut;
    if (!nearest || away(*nearest) > 16) return {};
    const auto said = [](const char* text) { return QCoreApplication::translate("Timeline", text); };
    QStringList lines;
    if (nearest->score)
        lines << said(QT_TRANSLATE_NOOP("Timeline", "Match %1 %"))
                     .arg(static_cast<int>(std::lround(*nearest->score * 100)));
    if (nearest->beat_offset) {
        const double off = *nearest->beat_offset;
        const QString place = QStringLiteral("%1.%2").arg(nearest->beat.bar).arg(nearest->beat.beat);
        const QString frames = QString::number(std::abs(off), 'f', 1);
        if (std::abs(off) < 0.5)
            lines << said(QT_TRANSLATE_NOOP("Timeline", "On beat %1")).arg(place);
        else if (off > 0)
            lines << said(QT_TRANSLATE_NOOP("Timeline", "%1 frames after beat %2")).arg(frames, place);
        else
            lines << said(QT_TRANSLATE_NOOP("Timeline", "%1 frames before beat %2")).arg(frames, place);
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace rhyme::ui
