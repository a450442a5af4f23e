#include "ui/bin/stars.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>
#include <numbers>

#include "core/timeline/bin.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr int pitch = 18;  // in the field

QPolygonF star(QPointF middle, double radius) {
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double angle = i * std::numbers::pi / 5, r = i % 2 ? radius * 0.42 : radius;
        points << middle + QPointF(r * std::sin(angle), -r * std::cos(angle));
    }
    return points;
}

}  // namespace

void paint_stars(QPainter& painter, const QRectF& place, int full, int count, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double step = place.height(), radius = step * 0.42;
    for (int i = 0; i < count; ++i) {
        const bool filled = i < full;
        painter.setPen(filled ? Qt::NoPen : QPen(color, 1));
        painter.setBrush(filled ? QBrush(color) : Qt::NoBrush);
        painter.drawPolygon(star(place.topLeft() + QPointF((i + 0.5) * step, step / 2), radius));
    }
    painter.restore();
}

QString stars_text(int rating) { return StarField::tr("%n star(s)", nullptr, rating); }

StarField::StarField(QWidget* parent) : QAbstractSlider(parent) {
    setRange(0, max_rating);
    setPageStep(1);
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Stars"));
}

QSize StarField::sizeHint() const { return {pitch * max_rating + 4, 24}; }

void StarField::show_rating(int rating) {
    telling_ = false;
    setValue(rating);
    telling_ = true;
    setToolTip(stars_text(rating));
}

void StarField::sliderChange(SliderChange change) {
    QAbstractSlider::sliderChange(change);
    update();
    if (change == SliderValueChange && telling_) emit rated(value());
}

int StarField::star_at(double x) const {
    const int star = static_cast<int>(std::floor((x - 2) / pitch)) + 1;
    return star < 1 || star > max_rating ? 0 : star;
}

/// The star that is on already takes the rating off.
void StarField::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const int star = star_at(event->position().x())) setValue(star == value() ? 0 : star);
}

void StarField::mouseMoveEvent(QMouseEvent* event) {
    hover_ = star_at(event->position().x());
    update();
}

void StarField::leaveEvent(QEvent*) {
    hover_ = 0;
    update();
}

/// The arrows and digits are its own while it has the focus.
bool StarField::event(QEvent* event) {
    const bool asked = event->type() == QEvent::ShortcutOverride, pressed = event->type() == QEvent::KeyPress;
    if (asked || pressed) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        const bool digit = plain && key->key() >= Qt::Key_0 && key->key() <= Qt::Key_0 + max_rating;
        const bool arrow = plain && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right);
        if (asked && (digit || arrow)) {
            event->accept();
            return true;
        }
        if (pressed && digit) {
            setValue(key->key() - Qt::Key_0);
            return true;
        }
    }
    return QAbstractSlider::event(event);
}

void StarField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& t = theme();
    const QColor color = !isEnabled() ? t.disabled : hover_ ? t.meeting : t.text;
    paint_stars(painter, QRectF(2, (height() - pitch) / 2.0, pitch * max_rating, pitch), hover_ ? hover_ : value(),
                max_rating, color);
    if (!hasFocus()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.quiet);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::corner, size::corner);
}

}  // namespace rhyme::ui
