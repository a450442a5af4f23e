#include "ui/viewer/scrub_bar.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {
constexpr int margin = 12;
}

ScrubBar::ScrubBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(20);
    setAccessibleName(tr("Position"));
    setCursor(Qt::PointingHandCursor);
}

void ScrubBar::set_length(FrameCount length) {
    if (length == length_) return;
    length_ = length;
    update();
}

void ScrubBar::set_position(FramePosition position) {
    if (position == position_) return;
    position_ = position;
    update();
}

void ScrubBar::set_range(std::optional<FramePosition> in, std::optional<FramePosition> out) {
    in_ = in, out_ = out;
    update();
}

double ScrubBar::x_of(FramePosition position) const {
    const double share =
        length_.value > 0 ? static_cast<double>(position.value) / static_cast<double>(length_.value) : 0;
    return margin + std::clamp(share, 0.0, 1.0) * (width() - 2 * margin);
}

void ScrubBar::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    const double middle = height() / 2.0;
    painter.fillRect(QRectF(margin, middle - 1, width() - 2 * margin, 2), t.line);
    if (length_.value <= 0) return;
    if (in_ || out_) {
        const double from = x_of(in_.value_or(FramePosition(0))),
                     to = x_of(out_.value_or(FramePosition(length_.value)));
        painter.fillRect(QRectF(from, middle - 1, to - from, 2), t.quiet);
        painter.fillRect(QRectF(from, middle - 5, 2, 10), t.text);
        painter.fillRect(QRectF(to - 2, middle - 5, 2, 10), t.text);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawEllipse(QPointF(x_of(position_), middle), 5, 5);
}

void ScrubBar::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void ScrubBar::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton) || length_.value <= 0) return;
    const double share = (event->position().x() - margin) / std::max(1, width() - 2 * margin);
    const auto frame = static_cast<std::int64_t>(std::floor(share * static_cast<double>(length_.value)));
    emit scrubbed(FramePosition(std::clamp<std::int64_t>(frame, 0, length_.value - 1)));
}

}  // namespace rhyme::ui
