#include "ui/inspector/curve_editor.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr double margin = 10, reach = 8;

}  // namespace

CurveEditor::CurveEditor(Session& session, Dial dial, QWidget* parent)
    : QWidget(parent), session_(session), dial_(std::move(dial)) {
    setObjectName(QStringLiteral("curve.") + QString::fromStdString(dial_.id));
    setAccessibleName(tr("Keyframes of %1").arg(dial_.name));
    setToolTip(tr("Double-click adds a keyframe, dragging moves it, Delete removes it; its menu says how it goes on"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(96);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&session_, &Session::timeline_changed, this, qOverload<>(&QWidget::update));
    connect(&session_, &Session::playhead_changed, this, qOverload<>(&QWidget::update));
    set_range();
}

const Curve& CurveEditor::curve() const {
    static const Curve none{};
    const Curve* found = dial_.curve(session_.timeline());
    return found ? *found : none;
}

const Keyframe* CurveEditor::key(FrameCount at) const {
    for (const Keyframe& k : curve().keys)
        if (k.at == at) return &k;
    return nullptr;
}

const Keyframe* CurveEditor::next_of(FrameCount at) const {
    for (const Keyframe& k : curve().keys)
        if (k.at > at) return &k;
    return nullptr;
}

/// The clip in x; in y what the curve takes up, with room around it.
void CurveEditor::set_range() {
    const Timeline& timeline = session_.timeline();
    const FrameRange span = dial_.span(timeline);
    span_ = {FramePosition(dial_.clip_time(timeline, span.start).value), span.length};
    const double now = dial_.value(timeline, session_.playhead());
    low_ = high_ = now;
    for (const Keyframe& k : curve().keys) low_ = std::min(low_, k.value), high_ = std::max(high_, k.value);
    const double least = dial_.curve_room > 0 ? dial_.curve_room : (dial_.high - dial_.low) / 20;
    const double room = std::max((high_ - low_) * 0.15, least);
    low_ = std::max(dial_.low, low_ - room), high_ = std::min(dial_.high, high_ + room);
    if (high_ <= low_) high_ = low_ + 1;
}

QPointF CurveEditor::place_of(FrameCount at, double value) const {
    const double length = static_cast<double>(std::max<std::int64_t>(1, span_.length.value));
    const double u = static_cast<double>(at.value - span_.start.value) / length;
    const double v = (value - low_) / (high_ - low_);
    return {margin + u * (width() - 2 * margin), height() - margin - v * (height() - 2 * margin)};
}

FrameCount CurveEditor::time_at(double x) const {
    const double u = std::clamp((x - margin) / std::max(1.0, width() - 2 * margin), 0.0, 1.0);
    return FrameCount(span_.start.value + std::llround(u * static_cast<double>(span_.length.value)));
}

double CurveEditor::value_at_y(double y) const {
    const double v = (height() - margin - y) / std::max(1.0, height() - 2 * margin);
    return std::clamp(low_ + v * (high_ - low_), dial_.low, dial_.high);
}

QPointF CurveEditor::handle(const Keyframe& from, const Keyframe& to, bool first) const {
    const QPointF a = place_of(from.at, from.value), b = place_of(to.at, to.value);
    const double x = first ? from.x1 : from.x2, y = first ? from.y1 : from.y2;
    return {a.x() + (b.x() - a.x()) * x, a.y() + (b.y() - a.y()) * y};
}

void CurveEditor::paintEvent(QPaintEvent*) {
    if (held_ == Held::Nothing) set_range();
    const Theme& t = theme();
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.setPen(t.line);
    for (const double v : {0.0, 0.5, 1.0}) {
        const double y = std::round(margin + v * (height() - 2 * margin)) + 0.5;
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
    painter.setFont(ui_font(10));
    painter.setPen(t.quiet);
    painter.drawText(QPointF(4, margin - 1 + 8), QString::number(high_, 'g', 4));
    painter.drawText(QPointF(4, height() - margin - 2), QString::number(low_, 'g', 4));
    const FrameCount now = dial_.clip_time(session_.timeline(), session_.playhead());
    const double head = place_of(now, low_).x();
    if (head >= 0 && head <= width()) painter.fillRect(QRectF(std::round(head), 0, 1, height()), t.quiet);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    const Curve& shown = curve();
    const double otherwise = dial_.value(session_.timeline(), session_.playhead());
    for (double x = margin; x <= width() - margin; x += 1) {
        const FrameCount at = time_at(x);
        const double value = shown.keys.empty() ? otherwise : value_at(shown, at);
        const QPointF point(x, place_of(at, value).y());
        path.elementCount() ? path.lineTo(point) : path.moveTo(point);
    }
    painter.setPen(QPen(t.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    const Keyframe* chosen = selected_ ? key(*selected_) : nullptr;
    const Keyframe* after = chosen ? next_of(chosen->at) : nullptr;
    if (after && chosen->interpolation == Interpolation::Bezier) {
        painter.setPen(QPen(t.quiet, 1));
        painter.drawLine(place_of(chosen->at, chosen->value), handle(*chosen, *after, true));
        painter.drawLine(place_of(after->at, after->value), handle(*chosen, *after, false));
        painter.setBrush(t.quiet);
        for (const bool first : {true, false}) painter.drawEllipse(handle(*chosen, *after, first), 3, 3);
    }
    for (const Keyframe& k : shown.keys) {
        const QPointF at = place_of(k.at, k.value);
        const bool is_chosen = selected_ == k.at;
        painter.setPen(QPen(is_chosen ? t.meeting : t.window, is_chosen ? 2 : 1));
        painter.setBrush(is_chosen ? t.disabled : t.text);
        if (k.interpolation == Interpolation::Hold) {
            painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8));
        } else if (k.interpolation == Interpolation::Bezier) {
            painter.drawEllipse(at, 4.5, 4.5);
        } else {
            painter.drawPolygon(
                QPolygonF({at + QPointF(0, -5), at + QPointF(5, 0), at + QPointF(0, 5), at + QPointF(-5, 0)}));
        }
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(t.quiet);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

CurveEditor::Held CurveEditor::grab(QPointF at) {
    const Keyframe* chosen = selected_ ? key(*selected_) : nullptr;
    const Keyframe* after = chosen ? next_of(chosen->at) : nullptr;
    if (after && chosen->interpolation == Interpolation::Bezier)
        for (const bool first : {true, false})
            if (QLineF(at, handle(*chosen, *after, first)).length() < reach) {
                pressed_ = *chosen;
                return first ? Held::FirstHandle : Held::SecondHandle;
            }
    double nearest = reach + 1;
    for (const Keyframe& k : curve().keys) {
        const double away = QLineF(at, place_of(k.at, k.value)).length();
        if (away < nearest) nearest = away, pressed_ = k;
    }
    return nearest <= reach ? Held::Key : Held::Nothing;
}

void CurveEditor::change(Keyframe changed, const QString& gesture) {
    session_.commit(tr("Keyframe of %1").arg(dial_.name), dial_.set_key(session_.timeline(), changed), gesture);
}

void CurveEditor::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    static quint64 serial = 0;
    held_ = grab(event->position());
    if (held_ == Held::Nothing) {
        selected_.reset();
        session_.set_playhead(dial_.span(session_.timeline()).start +
                              FrameCount(time_at(event->position().x()).value - span_.start.value));
    } else {
        selected_ = pressed_.at;
        before_ = session_.timeline();
        gesture_ = QStringLiteral("key-drag-%1").arg(++serial);
    }
    update();
}

void CurveEditor::drag_handle(QPointF to) {
    const Keyframe* after = next_of(pressed_.at);
    if (!after) return;
    const QPointF a = place_of(pressed_.at, pressed_.value), b = place_of(after->at, after->value);
    Keyframe changed = *key(pressed_.at);
    const double x = std::clamp((to.x() - a.x()) / std::max(1.0, b.x() - a.x()), 0.0, 1.0);
    const double rise = b.y() - a.y();
    const double y = std::abs(rise) < 1 ? (held_ == Held::FirstHandle ? 0 : 1) : (to.y() - a.y()) / rise;
    (held_ == Held::FirstHandle ? changed.x1 : changed.x2) = x;
    (held_ == Held::FirstHandle ? changed.y1 : changed.y2) = std::clamp(y, -4.0, 5.0);
    change(changed, gesture_);
}

void CurveEditor::mouseMoveEvent(QMouseEvent* event) {
    if (held_ == Held::Nothing || !before_) return;
    if (held_ != Held::Key) return drag_handle(event->position());
    Keyframe moved = pressed_;
    moved.at = event->modifiers() & Qt::ControlModifier ? pressed_.at : time_at(event->position().x());
    moved.value = event->modifiers() & Qt::ShiftModifier ? pressed_.value : value_at_y(event->position().y());
    for (const Keyframe& k : dial_.curve(*before_)->keys)
        if (k.at == moved.at && k.at != pressed_.at) return;  // one keyframe a frame: it does not run over another
    Result<Timeline> edited = *before_;
    if (moved.at != pressed_.at) edited = dial_.move_key(*before_, pressed_.at, moved.at);
    if (edited) edited = dial_.set_key(*edited, moved);
    if (session_.commit(tr("Keyframe of %1").arg(dial_.name), std::move(edited), gesture_)) selected_ = moved.at;
}

void CurveEditor::mouseReleaseEvent(QMouseEvent*) {
    held_ = Held::Nothing;
    before_.reset();
    update();
}

void CurveEditor::mouseDoubleClickEvent(QMouseEvent* event) {
    if (grab(event->position()) != Held::Nothing) return;
    Keyframe fresh;
    fresh.at = time_at(event->position().x());
    fresh.value = value_at_y(event->position().y());
    change(fresh, {});
    selected_ = fresh.at;
}

QMenu* CurveEditor::menu_for(FrameCount at) {
    auto* menu = new QMenu(this);
    const std::pair<QString, Interpolation> shapes[] = {{tr("Hold"), Interpolation::Hold},
                                                        {tr("Straight"), Interpolation::Linear},
                                                        {tr("Ease"), Interpolation::Bezier}};
    for (const auto& [text, shape] : shapes) {
        QAction* action = menu->addAction(text, this, [this, at, shape] {
            const Keyframe* now = key(at);
            if (!now) return;
            Keyframe changed = *now;
            changed.interpolation = shape;
            change(changed, {});
        });
        action->setCheckable(true);
        action->setChecked(key(at) && key(at)->interpolation == shape);
    }
    menu->addSeparator();
    menu->addAction(tr("Remove Keyframe"), this,
                    [this, at] { session_.commit(tr("Remove keyframe"), dial_.remove_key(session_.timeline(), at)); });
    return menu;
}

void CurveEditor::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (grab(event->pos()) != Held::Key) return;
        selected_ = pressed_.at;
    }
    if (!selected_) return;
    QMenu* menu = menu_for(*selected_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

bool CurveEditor::event(QEvent* event) {
    // Arrow keys and Delete are the window's commands too: here they are meant for the keyframe.
    if (event->type() == QEvent::ShortcutOverride && selected_) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Delete:
            case Qt::Key_Backspace:
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Up:
            case Qt::Key_Down:
                event->accept();
                return true;
            default:
                break;
        }
    }
    return QWidget::event(event);
}

void CurveEditor::keyPressEvent(QKeyEvent* event) {
    const Keyframe* chosen = selected_ ? key(*selected_) : nullptr;
    if (!chosen) return QWidget::keyPressEvent(event);
    const Keyframe now = *chosen;
    const QString gesture = QStringLiteral("key-%1").arg(QString::fromStdString(dial_.id));
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            session_.commit(tr("Remove keyframe"), dial_.remove_key(session_.timeline(), now.at));
            selected_.reset();
            return;
        case Qt::Key_Left:
        case Qt::Key_Right: {
            const FrameCount to = now.at + FrameCount(event->key() == Qt::Key_Left ? -1 : 1);
            if (!key(to) &&
                session_.commit(tr("Move keyframe"), dial_.move_key(session_.timeline(), now.at, to), gesture))
                selected_ = to;
            return;
        }
        case Qt::Key_Up:
        case Qt::Key_Down: {
            Keyframe changed = now;
            const double by = event->key() == Qt::Key_Up ? dial_.step : -dial_.step;
            changed.value = std::clamp(now.value + by, dial_.low, dial_.high);
            change(changed, gesture);
            return;
        }
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace rhyme::ui
