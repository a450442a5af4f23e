#include "ui/song/song_strip.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QShortcut>
#include <algorithm>
#include <cmath>

#include "core/timeline/song_edits.h"
#include "ui/session/session.h"
#include "ui/song/song_cuts.h"
#include "ui/theme/theme.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {
constexpr double beat_reach = 4;
}

SongStrip::SongStrip(Session& session, std::function<const TimelineGeometry&()> geometry, QWidget* parent)
    : QWidget(parent), session_(session), geometry_(std::move(geometry)) {
    setObjectName(QStringLiteral("song_strip"));
    setAccessibleName(tr("Song map"));
    setAccessibleDescription(
        tr("Parts, bars, beats and words of the song; the Song menu has what can be done with them"));
    setMouseTracking(true);
    connect(&session_, &Session::timeline_changed, this, &SongStrip::refresh);
    connect(&session_, &Session::playhead_changed, this, qOverload<>(&QWidget::update));
    connect(&session_.waveforms(), &Waveforms::arrived, this, qOverload<>(&QWidget::update));
    refresh();
}

void SongStrip::refresh() {
    const auto& map = session_.timeline().song;
    setVisible(map != nullptr);
    const bool words = map && !map->lyrics.empty();
    setFixedHeight(parts_height + beats_height + (words ? words_height : 2));
    update();
}

double SongStrip::x_of(const Clip& clip, SongTime at) const {
    const FrameRate rate = session_.timeline().rate;
    const double frame = sequence_time(clip, at, rate).seconds() * rate.fps();
    const TimelineGeometry& g = geometry_();
    return TimelineGeometry::header_width + frame * g.view().pixels_per_frame - g.view().left;
}

SongTime SongStrip::time_at(const Clip& clip, double x) const {
    const FrameRate rate = session_.timeline().rate;
    const TimelineGeometry& g = geometry_();
    const double frame = (x - TimelineGeometry::header_width + g.view().left) / g.view().pixels_per_frame;
    const auto whole = static_cast<std::int64_t>(std::floor(frame));
    const SongTime at = song_time(clip, FramePosition(whole), rate);
    const double rest = (frame - static_cast<double>(whole)) / rate.fps() * clip.speed.seconds();
    return at + SongTime::of(rest);
}

const Clip* SongStrip::song_at(double x) const {
    for (const Clip* clip : song_clips(session_.timeline()))
        if (clip->range().contains(geometry_().frame_at(x))) return clip;
    return nullptr;
}

double SongStrip::nearness(double x) const {
    const double away = std::abs(x - geometry_().x_of(session_.playhead()));
    return std::clamp(1.25 - away / 480, 0.35, 1.0);
}

SongStrip::Hold SongStrip::hit(QPointF at) const {
    const auto& map = session_.timeline().song;
    const Clip* clip = map && at.x() >= TimelineGeometry::header_width ? song_at(at.x()) : nullptr;
    if (!clip) return {};
    if (at.y() < parts_height) {
        for (std::size_t i = 1; i < map->parts.size(); ++i)
            if (std::abs(x_of(*clip, map->parts[i].start) - at.x()) <= beat_reach) return {Hold::Kind::Part, i};
        return {};
    }
    const auto beat = nearest_beat(*map, time_at(*clip, at.x()));
    if (beat && at.y() < parts_height + beats_height &&
        std::abs(x_of(*clip, map->beats[*beat].at) - at.x()) <= beat_reach)
        return {Hold::Kind::Beat, *beat};
    return {};
}

void SongStrip::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    const auto& map = session_.timeline().song;
    if (!map) return;
    painter.save();
    painter.setClipRect(QRect(TimelineGeometry::header_width, 0, width(), height()));
    for (const Clip* clip : song_clips(session_.timeline())) paint_clip(painter, *clip);
    const double head = std::round(geometry_().x_of(session_.playhead()));
    painter.fillRect(QRectF(head, 0, 1, height()), t.playhead);
    painter.restore();
    paint_place(painter);
    painter.fillRect(QRect(TimelineGeometry::header_width - 1, 0, 1, height()), t.line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

/// On the left: where in the song one is, and how fast it goes there.
void SongStrip::paint_place(QPainter& painter) {
    const Theme& t = theme();
    const auto& map = session_.timeline().song;
    painter.setPen(t.text);
    painter.setFont(timecode_font(size::text));
    const auto now = song_time(session_.timeline(), session_.playhead());
    QString place = QStringLiteral("–"), tempo;
    if (now && !map->beats.empty()) {
        const auto places = bars_of(*map);
        const auto next = std::upper_bound(map->beats.begin(), map->beats.end(), *now,
                                           [](SongTime a, const SongBeat& b) { return a < b.at; });
        if (next != map->beats.begin()) {
            const BarBeat& p = places[static_cast<std::size_t>(next - map->beats.begin()) - 1];
            place = QStringLiteral("%1.%2").arg(p.bar).arg(p.beat);
        }
        tempo = tr("%1 bpm, %2/%3").arg(tempo_at(*map, *now), 0, 'f', 1).arg(map->beats_in_bar).arg(map->beat_unit);
    }
    const int room = TimelineGeometry::header_width - 20;
    painter.drawText(QRect(12, 4, room, 20), Qt::AlignVCenter, place);
    painter.setFont(ui_font(size::small_text));
    painter.setPen(t.quiet);
    painter.drawText(QRect(12, 26, room, 18), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tempo, Qt::ElideRight, room));
}

void SongStrip::paint_clip(QPainter& painter, const Clip& clip) {
    const TimelineGeometry& g = geometry_();
    const QRectF area(g.x_of(clip.start), 0, g.x_of(clip.end()) - g.x_of(clip.start), height());
    if (area.right() < TimelineGeometry::header_width || area.left() > width()) return;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    paint_energy(painter, clip, area);
    paint_wave(painter, clip, area);
    paint_beats(painter, clip, area);
    paint_texts(painter, clip);
    painter.restore();
}

void SongStrip::paint_energy(QPainter& painter, const Clip& clip, const QRectF& area) {
    const SongMap& map = *session_.timeline().song;
    const double from = std::max<double>(area.left(), TimelineGeometry::header_width);
    const double to = std::min<double>(area.right(), width());
    const double base = parts_height + beats_height;
    QPainterPath path;
    path.moveTo(from, base);
    for (double x = from; x <= to + 3; x += 3)
        path.lineTo(x, base - energy_at(map, time_at(clip, x)) * (beats_height - 4));
    path.lineTo(to + 3, base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, theme().raised);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// From the base up: loud is high.
void SongStrip::paint_wave(QPainter& painter, const Clip& clip, const QRectF& area) {
    const auto wave = session_.waveforms().get(clip.media);
    if (!wave) return;
    const int from = static_cast<int>(std::max<double>(area.left(), TimelineGeometry::header_width));
    const int to = static_cast<int>(std::min<double>(area.right(), width()));
    const double base = parts_height + beats_height;
    QColor color = theme().waveform;
    SongTime at = time_at(clip, from);
    for (int x = from; x < to; ++x) {
        const SongTime next = time_at(clip, x + 1);
        const auto peak = peak_between(*wave, at.seconds(), next.seconds());
        at = next;
        const double loud = std::pow(std::clamp<double>(std::max(peak.high, -peak.low), 0.0, 1.0), 0.6);
        color.setAlphaF(static_cast<float>(0.55 * nearness(x)));
        const double high = std::max(1.0, loud * (beats_height - 12));
        painter.fillRect(QRectF(x, base - high, 1, high), color);
    }
}

void SongStrip::paint_beats(QPainter& painter, const Clip& clip, const QRectF& area) {
    const SongMap& map = *session_.timeline().song;
    const Theme& t = theme();
    const SongTime from = time_at(clip, std::max<double>(area.left(), TimelineGeometry::header_width) - 2);
    const SongTime to = time_at(clip, std::min<double>(area.right(), width()) + 2);
    const auto places = bars_of(map);
    const auto first = std::lower_bound(map.beats.begin(), map.beats.end(), from,
                                        [](const SongBeat& b, SongTime at) { return b.at < at; });
    const auto last =
        std::upper_bound(first, map.beats.end(), to, [](SongTime at, const SongBeat& b) { return at < b.at; });
    if (first == last) return;
    // Where they would stand closer than can be told apart only bars are drawn, then every second, fourth ... of them.
    const double each = (x_of(clip, std::prev(last)->at) - x_of(clip, first->at)) /
                        static_cast<double>(std::max<std::ptrdiff_t>(1, last - first - 1));
    const bool beats = each >= 5;
    int bars = 1;
    while (each * map.beats_in_bar * bars < 6) bars *= 2;
    double labelled_to = -1e9;
    painter.setFont(ui_font(10));
    for (auto beat = first; beat != last; ++beat) {
        const BarBeat& place = places[static_cast<std::size_t>(beat - map.beats.begin())];
        if (!beat->downbeat && !beats) continue;
        if (beat->downbeat && bars > 1 && (place.bar - 1) % bars != 0) continue;
        const double x = std::round(x_of(clip, beat->at));
        QColor color = beat->downbeat ? t.text : t.quiet;
        color.setAlphaF(static_cast<float>(nearness(x) * (0.35 + 0.65 * beat->confidence / 100)));
        const double high = beat->downbeat ? beats_height - 2 : beats_height * 0.4;
        painter.fillRect(QRectF(x, parts_height + beats_height - high, 1, high), color);
        if (beat->by_hand) painter.fillRect(QRectF(x - 1, parts_height + beats_height - 3, 3, 3), color);
        if (beat->downbeat && x > labelled_to) {
            const QString text = QString::number(place.bar);
            painter.setPen(color);
            painter.drawText(QPointF(x + 3, parts_height + 11), text);
            labelled_to = x + 14 + painter.fontMetrics().horizontalAdvance(text);
        }
    }
}

void SongStrip::paint_texts(QPainter& painter, const Clip& clip) {
    const SongMap& map = *session_.timeline().song;
    const Theme& t = theme();
    painter.setFont(ui_font(11));
    const auto written = [&](const QString& text, double from, double to, double y, int high, double dim) {
        const double left = std::max(from + 5, TimelineGeometry::header_width + 4.0);
        if (to - left < 10) return;
        QColor color = t.text;
        color.setAlphaF(static_cast<float>(dim));
        painter.setPen(color);
        painter.drawText(QRectF(left, y, to - left - 3, high), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(to - left - 3)));
    };
    for (std::size_t i = 0; i < map.parts.size(); ++i) {
        const double from = x_of(clip, map.parts[i].start), to = x_of(clip, part_end(map, i));
        if (to < TimelineGeometry::header_width || from > width()) continue;
        // Parts that sound alike look alike: by luminance.
        const int shade = map.parts[i].label.empty() ? 0 : (map.parts[i].label[0] - 'A' + 26) % 4;
        painter.fillRect(QRectF(from, 0, to - from - 1, parts_height - 2), shade == 0   ? t.clip
                                                                           : shade == 1 ? t.line
                                                                           : shade == 2 ? t.strong_line
                                                                                        : t.raised);
        const QString name = core_words(map.parts[i].name), label = QString::fromStdString(map.parts[i].label);
        written(name.isEmpty() ? label : QStringLiteral("%1  %2").arg(label, name), from, to, 0, parts_height - 2, 1);
    }
    for (const SongEvent& event : map.events) {
        const double x = x_of(clip, event.start), end = x_of(clip, event.end);
        painter.setPen(QPen(t.quiet, 1.5));
        if (event.kind == SongEvent::Kind::Build) {  // a wedge that opens
            painter.drawLine(QPointF(x, parts_height + beats_height - 3), QPointF(end, parts_height + 4));
        } else {
            painter.drawLine(QPointF(x, parts_height), QPointF(x, parts_height + beats_height));
            painter.drawLine(QPointF(x - 3, parts_height + 4), QPointF(x, parts_height + 8));
            painter.drawLine(QPointF(x + 3, parts_height + 4), QPointF(x, parts_height + 8));
        }
    }
    for (const LyricLine& line : map.lyrics) {
        const double from = x_of(clip, line.start), to = std::max(x_of(clip, line.end), from + 12);
        if (to < TimelineGeometry::header_width || from > width()) continue;
        written(QString::fromStdString(line.text), from, to, parts_height + beats_height, words_height,
                nearness((from + to) / 2));
    }
}

void SongStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || event->position().x() < TimelineGeometry::header_width) return;
    held_ = hit(event->position());
    moved_ = false, scrubbing_ = held_.kind == Hold::Kind::Nothing;
    pressed_x_ = event->position().x();
    before_ = session_.timeline().song;
    gesture_ = QStringLiteral("song-%1").arg(++gestures_);
    if (held_.kind == Hold::Kind::Beat && (event->modifiers() & Qt::AltModifier)) {
        session_.commit(tr("Remove beat"), with_song(session_.timeline(), remove_beat(*before_, held_.index)));
        return let_go();
    }
    pressed_ = true;
    if (!scrubbing_) {  // Esc comes here while a beat is held
        focused_before_ = window()->focusWidget();
        setFocus(Qt::MouseFocusReason);
        return;
    }
    session_.set_playhead(geometry_().boundary_at(event->position().x()));
    emit scrubbed();
}

void SongStrip::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (!pressed_) {
        setCursor(hit(event->position()).kind == Hold::Kind::Nothing ? Qt::ArrowCursor : Qt::SizeHorCursor);
        return;
    }
    if (scrubbing_) return session_.set_playhead(geometry_().boundary_at(x));
    if (!moved_ && std::abs(x - pressed_x_) < 3) return;
    moved_ = true;
    drag_to(x, event->modifiers() & Qt::ControlModifier);
}

void SongStrip::drag_to(double x, bool anywhere) {
    const Clip* clip = song_clip_at(session_.timeline(), geometry_().frame_at(pressed_x_));
    if (!clip || !before_) return;
    SongTime to = time_at(*clip, x);
    if (held_.kind == Hold::Kind::Beat) {
        const auto& beats = before_->beats;
        const std::int64_t low = held_.index > 0 ? beats[held_.index - 1].at.us + least_beat_gap_us : 0;
        const std::int64_t high =
            held_.index + 1 < beats.size() ? beats[held_.index + 1].at.us - least_beat_gap_us : before_->length.us;
        to.us = std::clamp(to.us, low, std::max(low, high));
        session_.commit(tr("Move beat"), with_song(session_.timeline(), move_beat(*before_, held_.index, to)),
                        gesture_);
        return;
    }
    const auto& parts = before_->parts;  // a border of parts belongs on a beat, between its neighbours
    const auto beat = nearest_beat(*before_, to);
    if (beat && !anywhere) to = before_->beats[*beat].at;
    if (to <= parts[held_.index - 1].start || to >= part_end(*before_, held_.index)) return;
    session_.commit(tr("Move part"), with_song(session_.timeline(), move_part(*before_, held_.index, to)), gesture_);
}

void SongStrip::let_go() {
    pressed_ = scrubbing_ = false;
    held_ = {};
    if (focused_before_ && hasFocus()) focused_before_->setFocus(Qt::OtherFocusReason);
    focused_before_ = nullptr;
}

void SongStrip::mouseReleaseEvent(QMouseEvent*) { let_go(); }

void SongStrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !pressed_) return QWidget::keyPressEvent(event);
    if (moved_) session_.commit(tr("Move beat"), with_song(session_.timeline(), *before_), gesture_);
    let_go();
}

/// On a part: its name; among the beats: one more.
void SongStrip::mouseDoubleClickEvent(QMouseEvent* event) {
    const Clip* clip = song_at(event->position().x());
    const auto& map = session_.timeline().song;
    let_go();
    if (!clip || !map || hit(event->position()).kind != Hold::Kind::Nothing) return;
    const SongTime at = time_at(*clip, event->position().x());
    if (event->position().y() < parts_height) {
        if (const auto part = part_at(*map, at)) rename_part(*part);
    } else if (event->position().y() < parts_height + beats_height) {
        session_.commit(tr("Add beat"), with_song(session_.timeline(), add_beat(*map, at)));
    }
}

void SongStrip::rename_part(std::size_t part) {
    const auto& map = session_.timeline().song;
    const auto clips = song_clips(session_.timeline());
    if (!map || part >= map->parts.size() || clips.empty()) return;
    const double left = std::clamp<double>(x_of(*clips.front(), map->parts[part].start), TimelineGeometry::header_width,
                                           std::max(0, width() - 160));
    auto* line = new QLineEdit(QString::fromStdString(map->parts[part].name), this);
    line->setObjectName(QStringLiteral("part_name_field"));
    line->setAccessibleName(tr("Name of the part"));
    line->setGeometry(static_cast<int>(left), 0, 160, 24);
    line->selectAll();
    line->show();
    line->setFocus(Qt::OtherFocusReason);
    QWidget* back = parentWidget();
    connect(line, &QLineEdit::returnPressed, line, [this, line, part, back] {
        const auto now = session_.timeline().song;
        const std::string name = line->text().trimmed().toStdString();
        if (back) back->setFocus(Qt::OtherFocusReason);  // closes the field
        if (!now || part >= now->parts.size()) return;
        session_.commit(tr("Name part"),
                        with_song(session_.timeline(), name_part(*now, part, now->parts[part].label, name)));
    });
    connect(line, &QLineEdit::editingFinished, line, &QObject::deleteLater);
    auto* leave = new QShortcut(QKeySequence(Qt::Key_Escape), line, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, line, [line, back] {
        line->deleteLater();
        if (back) back->setFocus(Qt::OtherFocusReason);
    });
}

void SongStrip::contextMenuEvent(QContextMenuEvent* event) {
    if (!session_.timeline().song) return;
    emit menu_wanted(geometry_().frame_at(event->pos().x()), hit(event->pos()), event->globalPos());
}

}  // namespace rhyme::ui
