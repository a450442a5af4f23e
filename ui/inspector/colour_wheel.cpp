#include "ui/inspector/colour_wheel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/image/oklab.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

// Red to the right, green and blue a third of a turn on: what is moved towards a hue is added to it.
constexpr double third = 2 * std::numbers::pi / 3;

QColor on_screen(const OkLab& colour) {
    const auto rgb = coded_of(colour);
    return QColor::fromRgbF(static_cast<float>(rgb[0]), static_cast<float>(rgb[1]), static_cast<float>(rgb[2]));
}

}  // namespace

ColourWheel::ColourWheel(const QString& name, double neutral, double reach, QWidget* parent)
    : QWidget(parent), neutral_(neutral), reach_(reach), rgb_{neutral, neutral, neutral} {
    setAccessibleName(name);
    setToolTip(tr("%1: drag towards a colour, double-click for neutral").arg(name));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(56, 72);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

double ColourWheel::radius() const { return std::min(width(), height()) / 2.0 - 4; }

QPointF ColourWheel::balance() const {
    QPointF at;
    for (int c = 0; c < 3; ++c) {
        const double by = (rgb_[static_cast<std::size_t>(c)] - neutral_) / reach_;
        at += QPointF(std::cos(c * third), std::sin(c * third)) * by * 2 / 3;
    }
    return at;
}

void ColourWheel::set_balance(QPointF at) {
    const double length = std::hypot(at.x(), at.y());
    if (length > 1) at /= length;
    // What all three have in common stays.
    const double mean = (rgb_[0] + rgb_[1] + rgb_[2]) / 3;
    for (int c = 0; c < 3; ++c)
        rgb_[static_cast<std::size_t>(c)] =
            mean + reach_ * (at.x() * std::cos(c * third) + at.y() * std::sin(c * third));
    update();
    emit edited();
}

void ColourWheel::show_values(const std::array<double, 3>& rgb) {
    if (held_ || rgb == rgb_) return;
    rgb_ = rgb;
    update();
}

void ColourWheel::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const double r = radius(), dpr = devicePixelRatioF();
    const int side = static_cast<int>(2 * r * dpr);
    if (side < 4) return;
    if (disc_.width() != side) {
        disc_ = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const double u = 2.0 * (x + 0.5) / side - 1, v = 1 - 2.0 * (y + 0.5) / side, away = std::hypot(u, v);
                const double red = 0.36 + 0.3 * away * u, green = 0.36 + 0.3 * away * (u * -0.5 + v * 0.866),
                             blue = 0.36 + 0.3 * away * (u * -0.5 - v * 0.866);
                QColor colour = QColor::fromRgbF(static_cast<float>(std::clamp(red, 0.0, 1.0)),
                                                 static_cast<float>(std::clamp(green, 0.0, 1.0)),
                                                 static_cast<float>(std::clamp(blue, 0.0, 1.0)));
                const double cover = std::clamp((1 - away) * side / 2, 0.0, 1.0);
                colour.setAlphaF(static_cast<float>(cover));
                disc_.setPixelColor(x, y, colour);
            }
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(width() / 2.0, height() / 2.0);
    painter.drawImage(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r), disc_);
    painter.setPen(t.line);
    painter.drawLine(middle - QPointF(r, 0), middle + QPointF(r, 0));
    painter.drawLine(middle - QPointF(0, r), middle + QPointF(0, r));
    const QPointF at = balance();
    painter.setPen(QPen(t.window, 3));
    painter.setBrush(Qt::NoBrush);
    const QPointF knob = middle + QPointF(at.x(), -at.y()) * r;
    painter.drawEllipse(knob, 5, 5);
    painter.setPen(QPen(t.meeting, 1.5));
    painter.drawEllipse(knob, 5, 5);
    if (hasFocus()) {
        painter.setPen(t.text);
        painter.drawEllipse(middle, r + 2, r + 2);
    }
}

void ColourWheel::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    static quint64 serial = 0;
    gesture_ = QStringLiteral("wheel-%1").arg(++serial);
    held_ = true;
    pressed_at_ = event->position(), pressed_balance_ = balance();
}

void ColourWheel::mouseMoveEvent(QMouseEvent* event) {
    if (!held_) return;
    // A tenth as far with Ctrl; else the knob follows the hand at half its pace, as grading wheels do.
    const double pace = event->modifiers() & Qt::ControlModifier ? 0.1 : 0.5;
    const QPointF by = (event->position() - pressed_at_) / std::max(1.0, radius()) * pace;
    set_balance(pressed_balance_ + QPointF(by.x(), -by.y()));
}

void ColourWheel::mouseReleaseEvent(QMouseEvent*) { held_ = false; }

void ColourWheel::mouseDoubleClickEvent(QMouseEvent*) {
    held_ = false;
    gesture_.clear();
    rgb_ = {neutral_, neutral_, neutral_};
    update();
    emit edited();
}

bool ColourWheel::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ColourWheel::keyPressEvent(QKeyEvent* event) {
    QPointF by;
    if (event->key() == Qt::Key_Left) by = {-0.02, 0};
    if (event->key() == Qt::Key_Right) by = {0.02, 0};
    if (event->key() == Qt::Key_Up) by = {0, 0.02};
    if (event->key() == Qt::Key_Down) by = {0, -0.02};
    if (by.isNull()) return QWidget::keyPressEvent(event);
    gesture_ = QStringLiteral("wheel-keys-%1").arg(accessibleName());
    set_balance(balance() + by);
}

PaletteStrip::PaletteStrip(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Palette of the clip"));
    setMinimumHeight(44);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PaletteStrip::show_picture(const QImage& picture) {
    if (picture.isNull() || picture.cacheKey() == shown_) return;
    shown_ = picture.cacheKey();
    const QImage small =
        picture.scaled(64, 36, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB888);
    cv::Mat lab(small.height(), small.width(), CV_32FC3);
    for (int y = 0; y < small.height(); ++y) {
        const uchar* row = small.constScanLine(y);
        for (int x = 0; x < small.width(); ++x, row += 3) {
            const OkLab c = oklab_of(std::array<double, 3>{row[0] / 255.0, row[1] / 255.0, row[2] / 255.0});
            lab.at<cv::Vec3f>(y, x) = {static_cast<float>(c.l), static_cast<float>(c.a), static_cast<float>(c.b)};
        }
    }
    swatches_ = find_palette(lab, 6);
    // The axis of opposite hues on which most colour lies: the second harmonic of the hues has no sides.
    double s = 0, c = 0;
    for (const Swatch& w : swatches_) {
        const double hue = w.hue() * std::numbers::pi / 180, much = w.share * w.chroma();
        s += much * std::sin(2 * hue), c += much * std::cos(2 * hue);
    }
    hue_ = std::atan2(s, c) / 2;
    first_share_ = second_share_ = 0;
    for (const Swatch& w : swatches_) {
        if (w.chroma() < 0.02) continue;
        const double along = std::cos(w.hue() * std::numbers::pi / 180 - hue_);
        (along >= 0 ? first_share_ : second_share_) += w.share * std::abs(along);
    }
    QStringList names;
    for (const Swatch& w : swatches_)
        names << tr("%1 %2 %").arg(QString::fromLatin1(w.name())).arg(qRound(w.share * 100));
    setToolTip(names.join(QStringLiteral(", ")));
    setAccessibleDescription(toolTip());
    update();
}

void PaletteStrip::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    const double bar = 24, width_ = width();
    if (swatches_.empty()) {
        painter.setPen(t.quiet);
        painter.setFont(ui_font(size::small_text));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, tr("The palette appears when the picture is there"));
        return;
    }
    double x = 0;
    for (const Swatch& w : swatches_) {
        const cv::Scalar rgb = w.rgb();
        const double wide = w.share * width_;
        const QRectF swatch(x, 0, std::max(0.0, wide - 1), bar);
        painter.fillRect(swatch, QColor(static_cast<int>(rgb[0]), static_cast<int>(rgb[1]), static_cast<int>(rgb[2])));
        painter.setPen(t.line);  // one as light or dark as the panel is seen too
        if (wide > 2) painter.drawRect(swatch.adjusted(0.5, 0.5, -0.5, -0.5));
        x += wide;
    }
    // The two ends of the axis, each as wide as it is strong, away from the middle.
    const double middle = width_ / 2, y = bar + 6;
    const auto end = [&](double turn) {
        return on_screen({0.7, 0.13 * std::cos(hue_ + turn), 0.13 * std::sin(hue_ + turn)});
    };
    painter.fillRect(QRectF(middle - first_share_ * middle, y, first_share_ * middle, 10), end(0));
    painter.fillRect(QRectF(middle, y, second_share_ * middle, 10), end(std::numbers::pi));
    painter.fillRect(QRectF(std::round(middle), y - 2, 1, 14), t.text);
}

}  // namespace rhyme::ui
