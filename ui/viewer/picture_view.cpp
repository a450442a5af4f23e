#include "ui/viewer/picture_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"

namespace rhyme::ui {

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 90);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    flicker_.setInterval(250);
    connect(&flicker_, &QTimer::timeout, this, [this] {
        flicker_incoming_ = !flicker_incoming_;
        update();
    });
}

void PictureView::set_picture(const QImage& picture) {
    picture_ = picture;
    update();
}

void PictureView::set_pair(const QImage& outgoing, const QImage& incoming) {
    outgoing_ = outgoing, incoming_ = incoming;
    update();
}

void PictureView::set_compare(Compare mode) {
    compare_ = mode;
    mode == Compare::Flicker ? flicker_.start() : flicker_.stop();
    setCursor(mode == Compare::Wipe || mode == Compare::Overlay ? Qt::SplitHCursor : Qt::ArrowCursor);
    update();
}

void PictureView::set_comparing(bool on) {
    comparing_ = on;
    update();
}

void PictureView::set_mix(double mix) {
    mix = std::clamp(mix, 0.0, 1.0);
    if (mix == mix_) return;
    mix_ = mix;
    emit mix_changed(mix_);
    update();
}

void PictureView::set_aspect(double aspect) {
    if (aspect == aspect_ || aspect <= 0) return;
    aspect_ = aspect;
    update();
}

void PictureView::set_message(const QString& text, bool problem) {
    message_ = text, problem_ = problem;
    setAccessibleDescription(text);
    update();
}

QSize PictureView::room() const {
    return {static_cast<int>(width() * devicePixelRatioF()), static_cast<int>(height() * devicePixelRatioF())};
}

QRect PictureView::fitted_into(const QRect& room) const {
    double w = room.width(), h = w / aspect_;
    if (h > room.height()) h = room.height(), w = h * aspect_;
    QRect rect(0, 0, static_cast<int>(std::lround(w)), static_cast<int>(std::lround(h)));
    rect.moveCenter(room.center());
    return rect;
}

QRect PictureView::picture_rect() const { return fitted_into(rect()); }

void PictureView::resizeEvent(QResizeEvent*) { emit resized(); }

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().surround);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (comparing_ && compare_ != Compare::Off && has_pair()) {
        paint_compare(painter, picture_rect());
    } else if (!picture_.isNull() && message_.isEmpty()) {
        painter.drawImage(picture_rect(), picture_);
    }
    if (message_.isEmpty() || (comparing_ && compare_ != Compare::Off && has_pair())) return;
    painter.setFont(ui_font(size::text));
    painter.setPen(problem_ ? theme().failure : theme().quiet);
    painter.drawText(rect().adjusted(24, 16, -24, -16), Qt::AlignCenter | Qt::TextWordWrap, message_);
}

void PictureView::paint_side_label(QPainter& painter, const QRect& rect, bool outgoing) {
    const Theme& t = theme();
    const QRect badge(outgoing ? rect.left() + 8 : rect.right() - 27, rect.top() + 8, 20, 20);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(outgoing ? t.outgoing : t.incoming);
    painter.drawRoundedRect(badge, 4, 4);
    painter.setPen(t.surround);
    QFont font = ui_font(size::small_text);
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, outgoing ? QStringLiteral("A") : QStringLiteral("B"));
}

void PictureView::paint_compare(QPainter& painter, const QRect& rect) {
    const Theme& t = theme();
    switch (compare_) {
        case Compare::SideBySide: {
            const int half = (width() - 4) / 2;
            const QRect left = fitted_into(QRect(0, 0, half, height()));
            const QRect right = fitted_into(QRect(width() - half, 0, half, height()));
            painter.drawImage(left, outgoing_);
            painter.drawImage(right, incoming_);
            paint_side_label(painter, left, true);
            paint_side_label(painter, right, false);
            return;
        }
        case Compare::Flicker:
            painter.drawImage(rect, flicker_incoming_ ? incoming_ : outgoing_);
            paint_side_label(painter, rect, !flicker_incoming_);
            return;
        case Compare::Wipe: {
            const int x = rect.left() + static_cast<int>(std::lround(rect.width() * mix_));
            painter.drawImage(rect, outgoing_);
            painter.save();
            painter.setClipRect(QRect(x, rect.top(), rect.right() - x + 1, rect.height()));
            painter.drawImage(rect, incoming_);
            painter.restore();
            painter.fillRect(QRect(x, rect.top(), 1, rect.height()), t.meeting);
            break;
        }
        case Compare::Difference:
            painter.drawImage(rect, outgoing_);
            painter.setCompositionMode(QPainter::CompositionMode_Difference);
            painter.drawImage(rect, incoming_);
            painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
            break;
        default:
            painter.drawImage(rect, outgoing_);
            painter.setOpacity(mix_);
            painter.drawImage(rect, incoming_);
            painter.setOpacity(1);
    }
    paint_side_label(painter, rect, true);
    paint_side_label(painter, rect, false);
}

void PictureView::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    const bool mixing = compare_ == Compare::Wipe || compare_ == Compare::Overlay;
    if (!(event->buttons() & Qt::LeftButton) || !mixing || !has_pair()) return event->ignore();
    const QRect rect = picture_rect();
    set_mix((event->position().x() - rect.left()) / std::max(1, rect.width()));
}

void PictureView::mouseDoubleClickEvent(QMouseEvent*) { emit double_clicked(); }

}  // namespace rhyme::ui
