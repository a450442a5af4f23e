#include "ui/viewer/picture_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
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
    const bool again = mode == compare_ && has_pair();
    compare_ = mode;
    if (mode == Compare::Flicker && again) warned_ = true;
    mode == Compare::Flicker&& warned_ ? flicker_.start() : flicker_.stop();
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
    const QSizeF room = QSizeF(size()) * devicePixelRatioF();
    if (zoom_ <= 1 || full_.isEmpty()) return (room * zoom_).toSize();
    const double most = std::max(1.0, std::max(full_.width() / room.width(), full_.height() / room.height()));
    return (room * std::min(zoom_, most)).toSize();
}

QRect PictureView::fitted_into(const QRect& room) const {
    double w = room.width(), h = w / aspect_;
    if (h > room.height()) h = room.height(), w = h * aspect_;
    QRect rect(0, 0, static_cast<int>(std::lround(w)), static_cast<int>(std::lround(h)));
    rect.moveCenter(room.center());
    return rect;
}

QRect PictureView::picture_rect() const {
    const QRectF fit = fitted_into(rect());
    QRectF zoomed(QPointF(), fit.size() * zoom_);
    zoomed.moveCenter(fit.center() + offset_);
    return zoomed.toRect();
}

// ---- zoom

void PictureView::set_full_size(QSize pixels) {
    full_ = pixels;
    emit zoom_changed();
}

/// Never smaller than a quarter of what fits, never so far off that nothing is seen.
void PictureView::set_zoom(double zoom, QPointF offset) {
    zoom = std::clamp(zoom, 0.25, 32.0);
    const QSizeF picture = QSizeF(fitted_into(rect()).size()) * zoom;
    const double x = std::max(0.0, (picture.width() - width()) / 2),
                 y = std::max(0.0, (picture.height() - height()) / 2);
    offset = {std::clamp(offset.x(), -x, x), std::clamp(offset.y(), -y, y)};
    if (zoom == zoom_ && offset == offset_) return;
    const bool sized = zoom != zoom_;
    zoom_ = zoom, offset_ = offset;
    update();
    if (!sized) return;
    emit resized();
    emit zoom_changed();
}

void PictureView::zoom_at(QPointF place, double factor) {
    double to = std::clamp(zoom_ * factor, 0.25, 32.0);
    if ((zoom_ - 1) * (to - 1) < 0) to = 1;  // rests where it fits
    const QPointF from = place - QRectF(rect()).center();
    set_zoom(to, from - (from - offset_) * (to / zoom_));
}

void PictureView::zoom_to_fit() { set_zoom(1, {}); }

void PictureView::zoom_to_pixels(double share) {
    const double fit = fitted_into(rect()).width() * devicePixelRatioF();
    if (!full_.isEmpty() && fit > 0) set_zoom(share * full_.width() / fit, {});
}

int PictureView::percent() const {
    if (full_.isEmpty()) return 100;
    return static_cast<int>(
        std::lround(fitted_into(rect()).width() * devicePixelRatioF() * zoom_ / full_.width() * 100));
}

void PictureView::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() == 0) return event->ignore();
    zoom_at(event->position(), std::pow(1.15, event->angleDelta().y() / 120.0));
    event->accept();
}

void PictureView::set_guides(const Guides& guides) {
    guides_ = guides;
    update();
}

void PictureView::set_evidence(const QImage& layer) {
    evidence_ = layer;
    update();
}

void PictureView::paint_guides(QPainter& painter, const QRectF& frame) const {
    const Theme& t = theme();
    const auto line = [&](QLineF at) {
        painter.setPen(QPen(t.surround, 3));
        painter.drawLine(at);
        painter.setPen(QPen(t.text, 1));
        painter.drawLine(at);
    };
    const auto box = [&](const QRectF& at) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.surround, 3));
        painter.drawRect(at);
        painter.setPen(QPen(t.text, 1));
        painter.drawRect(at);
    };
    const auto inner = [&](double share) {
        QRectF part(QPointF(), frame.size() * share);
        part.moveCenter(frame.center());
        return part;
    };
    // What a narrower picture leaves out is dimmed.
    const auto crop = [&](double aspect) {
        QRectF part(QPointF(), QSizeF(aspect, 1).scaled(frame.size(), Qt::KeepAspectRatio));
        part.moveCenter(frame.center());
        QColor dim = t.surround;
        dim.setAlpha(130);
        for (const QRectF& out :
             {QRectF(frame.topLeft(), part.bottomLeft()), QRectF(part.topRight(), frame.bottomRight()),
              QRectF(frame.topLeft(), part.topRight()), QRectF(part.bottomLeft(), frame.bottomRight())})
            if (out.width() > 1 && out.height() > 1) painter.fillRect(out, dim);
        box(part);
    };
    if (guides_.vertical) crop(9.0 / 16);
    if (guides_.square) crop(1);
    if (guides_.action) box(inner(0.93));
    if (guides_.title) box(inner(0.90));
    for (const int third : {1, 2}) {
        if (!guides_.thirds) break;
        const double x = frame.left() + frame.width() * third / 3, y = frame.top() + frame.height() * third / 3;
        line({x, frame.top(), x, frame.bottom()});
        line({frame.left(), y, frame.right(), y});
    }
    if (!guides_.centre) return;
    const QPointF c = frame.center();
    line({c - QPointF(12, 0), c + QPointF(12, 0)});
    line({c - QPointF(0, 12), c + QPointF(0, 12)});
}

void PictureView::paint_notice(QPainter& painter) const {
    QRectF box(0, 0, std::min(420, width() - 24), 84);
    box.moveCenter(QRectF(rect()).center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().panel);
    painter.drawRoundedRect(box, size::corner, size::corner);
    painter.setPen(theme().text);
    painter.setFont(ui_font(size::small_text));
    painter.drawText(box.adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Both frames will flicker twice a second. Flickering can cause seizures in people with "
                        "photosensitive epilepsy.\nPress here, or choose flicker again, to begin."));
}

void PictureView::resizeEvent(QResizeEvent*) { emit resized(); }

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().surround);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (comparing_ && compare_ != Compare::Off && has_pair()) {
        paint_compare(painter, picture_rect());
    } else if (!picture_.isNull() && message_.isEmpty()) {
        const QRectF frame = picture_rect();
        painter.drawImage(frame, picture_);
        if (!evidence_.isNull()) {
            const QSizeF size = QSizeF(evidence_.size()).scaled(frame.size(), Qt::KeepAspectRatio);
            painter.drawImage(QRectF(frame.center() - QPointF(size.width() / 2, size.height() / 2), size), evidence_);
        }
        if (!(guides_ == Guides())) paint_guides(painter, frame);
    }
    if (comparing_ && compare_ == Compare::Flicker && has_pair() && !flicker_.isActive()) paint_notice(painter);
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

/// The middle button moves a zoomed picture; so does the left one where nothing else is to be dragged.
void PictureView::mousePressEvent(QMouseEvent* event) {
    if (compare_ == Compare::Flicker && has_pair() && !flicker_.isActive() && event->button() == Qt::LeftButton) {
        warned_ = true;
        flicker_.start();
        return update();
    }
    const bool mixing = (compare_ == Compare::Wipe || compare_ == Compare::Overlay) && has_pair();
    pressed_ = event->position(), pressed_offset_ = offset_;
    panning_ = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && zoom_ > 1 && !mixing);
    if (!panning_) mouseMoveEvent(event);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (panning_) return set_zoom(zoom_, pressed_offset_ + event->position() - pressed_);
    const bool mixing = compare_ == Compare::Wipe || compare_ == Compare::Overlay;
    if (!(event->buttons() & Qt::LeftButton) || !mixing || !has_pair()) return event->ignore();
    const QRect rect = picture_rect();
    set_mix((event->position().x() - rect.left()) / std::max(1, rect.width()));
}

void PictureView::mouseReleaseEvent(QMouseEvent*) { panning_ = false; }

void PictureView::mouseDoubleClickEvent(QMouseEvent*) { emit double_clicked(); }

}  // namespace rhyme::ui
