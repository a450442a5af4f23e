#include "ui/match_viewer/pair_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>

#include "ui/match/card_picture.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr double grip_size = 9, knob_away = 26, largest_scale = 4;
constexpr int difference_width = 640, caption_height = 22;

double angle(QPointF from, QPointF to) {
    return std::atan2(to.y() - from.y(), to.x() - from.x()) * 180 / std::numbers::pi;
}

cv::Mat view_of(QImage& image) {
    return cv::Mat(image.height(), image.width(), CV_8UC4, image.bits(),
                   static_cast<std::size_t>(image.bytesPerLine()));
}

}  // namespace

PairCanvas::PairCanvas(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pair-canvas"));
    setAccessibleName(tr("The two frames"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::ClickFocus);
    setMouseTracking(true);
    connect(&flicker_, &QTimer::timeout, this, [this] {
        second_ = !second_;
        update();
    });
    set_flicker_rate(rate_);
}

void PairCanvas::set_pair(const QImage& outgoing, const QImage& incoming) {
    outgoing_ = outgoing, incoming_ = incoming;
    update();
}

void PairCanvas::set_align(const Similarity& align) {
    align_ = align;
    update();
}

void PairCanvas::set_aspect(double aspect) {
    if (aspect > 0) aspect_ = aspect;
    update();
}

void PairCanvas::set_result(const QImage& result) {
    result_ = result;
    if (compare_ == Compare::Off) update();
}

void PairCanvas::set_evidence(const QImage& outgoing, const QImage& incoming) {
    evidence_a_ = outgoing, evidence_b_ = incoming;
    update();
}

void PairCanvas::set_captions(const QString& outgoing, const QString& incoming) {
    caption_a_ = outgoing, caption_b_ = incoming;
    update();
}

void PairCanvas::set_message(const QString& text, bool problem) {
    message_ = text, problem_ = problem;
    setAccessibleDescription(text);
    update();
}

void PairCanvas::set_compare(Compare mode) {
    if (mode == Compare::Flicker && compare_ == Compare::Flicker) return start_flicker();
    compare_ = mode;
    flicker_.stop();
    if (mode == Compare::Flicker && warned_) flicker_.start();
    update();
}

void PairCanvas::start_flicker() {
    if (compare_ != Compare::Flicker) return;
    warned_ = true;
    flicker_.start();
    update();
}

void PairCanvas::set_mix(double mix) {
    mix = std::clamp(mix, 0.0, 1.0);
    if (mix == mix_) return;
    mix_ = mix;
    emit mix_changed(mix_);
    update();
}

void PairCanvas::set_gain(double gain) {
    gain_ = std::clamp(gain, 1.0, 16.0);
    update();
}

void PairCanvas::set_flicker_rate(double hertz) {
    rate_ = std::clamp(hertz, 2.0, 5.0);
    flicker_.setInterval(static_cast<int>(std::lround(500 / rate_)));
}

void PairCanvas::set_aligning(bool on) {
    aligning_ = on;
    if (on) setFocus(Qt::OtherFocusReason);
    update();
}

// ---- where things are

QRectF PairCanvas::fitted_into(const QRectF& room) const {
    const QSizeF size = QSizeF(aspect_, 1).scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF PairCanvas::frame_rect() const {
    const double margin = aligning_ ? 36 : 0;  // room for handles that lie outside
    return fitted_into(QRectF(rect()).adjusted(margin, margin, -margin, -margin));
}

QPointF PairCanvas::handle(int which) const {
    const QRectF frame = frame_rect();
    const QTransform move = transform_of(align_, frame.size());
    const QPointF corners[] = {{0, 0}, {frame.width(), 0}, {frame.width(), frame.height()}, {0, frame.height()}};
    if (which < 4) return move.map(corners[which]) + frame.topLeft();
    const QPointF top = move.map(QPointF(frame.width() / 2, 0)), middle = move.map(frame.center() - frame.topLeft());
    const QPointF up = top - middle;
    return top + up / std::max(1.0, std::hypot(up.x(), up.y())) * knob_away + frame.topLeft();
}

PairCanvas::Grip PairCanvas::grip_at(QPointF at) const {
    const auto near = [&](int which) { return QLineF(handle(which), at).length() <= grip_size + 3; };
    if (!aligning_) return compare_ == Compare::Wipe || compare_ == Compare::Overlay ? Grip::Mix : Grip::None;
    if (near(4)) return Grip::Turn;
    for (int i = 0; i < 4; ++i)
        if (near(i)) return Grip::Corner;
    return Grip::Move;
}

// ---- painting

/// A picture with its evidence; B where it is moved to, unless two-up shows it as it is.
void PairCanvas::paint_side(QPainter& painter, const QRectF& frame, bool incoming, bool moved) const {
    const Similarity move = incoming && moved ? align_ : Similarity();
    const QImage& picture = incoming ? incoming_ : outgoing_;
    draw_moved(painter, frame, picture, move);
    const QImage& evidence = incoming ? evidence_b_ : evidence_a_;
    if (!evidence.isNull()) draw_moved(painter, frame, evidence, move);
}

void PairCanvas::paint_badge(QPainter& painter, const QRectF& frame, bool outgoing) const {
    const Theme& t = theme();
    const QRectF badge(outgoing ? frame.left() + 8 : frame.right() - 28, frame.top() + 8, 20, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(outgoing ? t.outgoing : t.incoming);
    painter.drawRoundedRect(badge, size::corner, size::corner);
    painter.setPen(t.surround);
    QFont font = ui_font(size::small_text);
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, outgoing ? QStringLiteral("A") : QStringLiteral("B"));
}

void PairCanvas::paint_two_up(QPainter& painter) {
    const Theme& t = theme();
    const double half = (width() - 4) / 2.0;
    const QRectF rooms[] = {QRectF(0, 0, half, height() - caption_height),
                            QRectF(width() - half, 0, half, height() - caption_height)};
    for (const bool incoming : {false, true}) {
        const QRectF frame = fitted_into(rooms[incoming]);
        paint_side(painter, frame, incoming, false);
        paint_badge(painter, frame, !incoming);
        painter.setFont(ui_font(size::small_text));
        painter.setPen(t.quiet);
        painter.drawText(QRectF(rooms[incoming].left(), height() - caption_height, half, caption_height),
                         Qt::AlignCenter, incoming ? caption_b_ : caption_a_);
    }
}

void PairCanvas::paint_difference(QPainter& painter, const QRectF& frame) {
    const int w = std::min(difference_width, std::max(2, static_cast<int>(frame.width() * devicePixelRatioF())));
    const QSize small(w, std::max(2, static_cast<int>(std::lround(w / aspect_))));
    QImage sides[2];
    for (const bool incoming : {false, true}) {
        sides[incoming] = QImage(small, QImage::Format_RGB32);
        sides[incoming].fill(Qt::black);
        QPainter side(&sides[incoming]);
        side.setRenderHint(QPainter::SmoothPixmapTransform);
        draw_moved(side, QRectF(QPointF(0, 0), QSizeF(small)), incoming ? incoming_ : outgoing_,
                   incoming ? align_ : Similarity());
    }
    cv::Mat difference;
    cv::absdiff(view_of(sides[0]), view_of(sides[1]), difference);
    difference.convertTo(difference, -1, gain_);
    const QImage seen(difference.data, difference.cols, difference.rows, static_cast<qsizetype>(difference.step),
                      QImage::Format_RGB32);
    painter.drawImage(frame, seen);
    for (const QImage* evidence : {&evidence_a_, &evidence_b_})
        if (!evidence->isNull())
            draw_moved(painter, frame, *evidence, evidence == &evidence_b_ ? align_ : Similarity());
}

void PairCanvas::paint_pair(QPainter& painter, const QRectF& frame) {
    switch (compare_) {
        case Compare::Off:
            if (result_.isNull())
                paint_side(painter, frame, false, false);
            else
                draw_moved(painter, frame, result_, {});
            return;
        case Compare::Difference:
            paint_difference(painter, frame);
            break;
        case Compare::Flicker:
            paint_side(painter, frame, second_, true);
            return paint_badge(painter, frame, !second_);
        case Compare::Wipe: {
            const double x = frame.left() + frame.width() * mix_;
            paint_side(painter, frame, false, false);
            painter.save();
            painter.setClipRect(QRectF(x, frame.top(), frame.right() - x, frame.height()));
            paint_side(painter, frame, true, true);
            painter.restore();
            painter.fillRect(QRectF(x - 0.5, frame.top(), 1.5, frame.height()), theme().meeting);
            break;
        }
        default:
            paint_side(painter, frame, false, false);
            painter.setOpacity(mix_);
            paint_side(painter, frame, true, true);
            painter.setOpacity(1);
    }
    paint_badge(painter, frame, true);
    paint_badge(painter, frame, false);
}

void PairCanvas::paint_handles(QPainter& painter) const {
    const Theme& t = theme();
    painter.setBrush(Qt::NoBrush);
    QPolygonF outline;
    for (int i = 0; i < 4; ++i) outline << handle(i);
    painter.setPen(QPen(t.surround, 3));
    painter.drawPolygon(outline);
    painter.setPen(QPen(t.incoming, 1.5));
    painter.drawPolygon(outline);
    painter.drawLine((handle(0) + handle(1)) / 2, handle(4));
    painter.setBrush(t.incoming);
    painter.setPen(QPen(t.surround, 1.5));
    for (int i = 0; i < 4; ++i) painter.drawRect(QRectF(handle(i) - QPointF(4, 4), QSizeF(8, 8)));
    painter.drawEllipse(handle(4), 5, 5);
}

void PairCanvas::paint_notice(QPainter& painter, const QRectF& frame) const {
    const Theme& t = theme();
    const QString text = tr("Both frames will flicker %1 times a second. Flickering can cause seizures in people with "
                            "photosensitive epilepsy.\nPress here, or choose flicker again, to begin.")
                             .arg(rate_, 0, 'g', 2);
    QRectF box(0, 0, std::min(420.0, frame.width() - 24), 84);
    box.moveCenter(frame.center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.panel);
    painter.drawRoundedRect(box, size::corner, size::corner);
    painter.setPen(t.text);
    painter.setFont(ui_font(size::small_text));
    painter.drawText(box.adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void PairCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().surround);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!message_.isEmpty()) {
        painter.setFont(ui_font(size::text));
        painter.setPen(problem_ ? theme().failure : theme().quiet);
        painter.drawText(rect().adjusted(24, 16, -24, -16), Qt::AlignCenter | Qt::TextWordWrap, message_);
        return;
    }
    if (compare_ == Compare::SideBySide) return paint_two_up(painter);
    const QRectF frame = frame_rect();
    paint_pair(painter, frame);
    if (compare_ == Compare::Flicker && !flicker_.isActive()) paint_notice(painter, frame);
    if (aligning_ && compare_ != Compare::Off) paint_handles(painter);
}

void PairCanvas::resizeEvent(QResizeEvent*) { emit resized(); }

// ---- the hand

void PairCanvas::change(Similarity align, bool finished) {
    align.scale = std::clamp(align.scale, 1 / largest_scale, largest_scale);
    align.rotation = std::remainder(align.rotation, 360.0);
    align.dx = std::clamp(align.dx, -1.0, 1.0), align.dy = std::clamp(align.dy, -1.0, 1.0);
    if (!(align == align_)) {
        align_ = align;
        update();
        emit align_changed(align_);
    }
    if (finished) emit align_finished();
}

void PairCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !message_.isEmpty()) return event->ignore();
    if (compare_ == Compare::Flicker && !flicker_.isActive()) return start_flicker();
    pressed_ = event->position();
    grabbed_ = align_;
    grip_ = grip_at(pressed_);
    if (grip_ == Grip::Mix) mouseMoveEvent(event);
}

void PairCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (!(event->buttons() & Qt::LeftButton)) {
        const Grip over = message_.isEmpty() ? grip_at(at) : Grip::None;
        setCursor(over == Grip::Mix      ? Qt::SplitHCursor
                  : over == Grip::Corner ? Qt::SizeFDiagCursor
                  : over == Grip::Turn   ? Qt::CrossCursor
                  : over == Grip::Move   ? Qt::SizeAllCursor
                                         : Qt::ArrowCursor);
        return;
    }
    const QRectF frame = frame_rect();
    const QPointF middle = transform_of(grabbed_, frame.size()).map(frame.center() - frame.topLeft()) + frame.topLeft();
    Similarity now = grabbed_;
    switch (grip_) {
        case Grip::Mix:
            return set_mix((at.x() - frame.left()) / std::max(1.0, frame.width()));
        case Grip::Move:
            now.dx += (at.x() - pressed_.x()) / frame.width();
            now.dy += (at.y() - pressed_.y()) / frame.height();
            break;
        case Grip::Corner:
            now.scale *= QLineF(middle, at).length() / std::max(8.0, QLineF(middle, pressed_).length());
            break;
        case Grip::Turn:
            now.rotation += angle(middle, at) - angle(middle, pressed_);
            if (event->modifiers() & Qt::ShiftModifier) now.rotation = std::round(now.rotation);
            break;
        default:
            return event->ignore();
    }
    change(now, false);
}

void PairCanvas::mouseReleaseEvent(QMouseEvent*) {
    const bool moved = grip_ == Grip::Move || grip_ == Grip::Corner || grip_ == Grip::Turn;
    grip_ = Grip::None;
    if (moved) emit align_finished();
}

void PairCanvas::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (!aligning_ || notches == 0) return event->ignore();
    Similarity now = align_;
    if (event->modifiers() & Qt::ControlModifier)
        now.rotation += notches * 0.5;
    else
        now.scale *= std::pow(1.01, notches);
    change(now, true);
    event->accept();
}

bool PairCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && aligning_) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_PageUp:
            case Qt::Key_PageDown:
            case Qt::Key_Escape:
                event->accept();
                return true;
            default:
                break;
        }
    }
    return QWidget::event(event);
}

void PairCanvas::keyPressEvent(QKeyEvent* event) {
    if (!aligning_) return QWidget::keyPressEvent(event);
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.01 : 0.001;
    const bool turn = event->modifiers() & Qt::ControlModifier;
    Similarity now = align_;
    switch (event->key()) {
        case Qt::Key_Left:
            turn ? now.rotation -= step* 100 : now.dx -= step;
            break;
        case Qt::Key_Right:
            turn ? now.rotation += step* 100 : now.dx += step;
            break;
        case Qt::Key_Up:
            now.dy -= step;
            break;
        case Qt::Key_Down:
            now.dy += step;
            break;
        case Qt::Key_PageUp:
            now.scale *= 1 + step * 5;
            break;
        case Qt::Key_PageDown:
            now.scale /= 1 + step * 5;
            break;
        case Qt::Key_Escape:
            if (grip_ == Grip::None) return QWidget::keyPressEvent(event);
            grip_ = Grip::None;
            return change(grabbed_, true);
        default:
            return QWidget::keyPressEvent(event);
    }
    change(now, true);
}

}  // namespace rhyme::ui
