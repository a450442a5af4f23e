#include "ui/inspector/points_editor.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/effects/point_list.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {
constexpr double edge = 8, grip = 8;

std::string number(double value) {  // locale-free, short
    char text[32];
    const double rounded = std::round(value * 10000) / 10000;
    const auto end = std::to_chars(text, text + sizeof text, rounded == 0 ? 0.0 : rounded).ptr;
    return std::string(text, end);
}
}  // namespace

PointsEditor::PointsEditor(EffectText form, const QColor& color, QWidget* parent)
    : QWidget(parent), form_(std::move(form)), color_(color) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(110);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Press on the curve to add a point, drag it, Delete removes it"));
}

void PointsEditor::show_points(const std::string& text) {
    if (held_ >= 0) return;
    const auto read = read_points(text, form_);
    points_ = read ? *read : std::vector<cv::Point2d>{};
    if (chosen_ >= static_cast<int>(points_.size())) chosen_ = -1;
    update();
}

std::string PointsEditor::text() const {
    std::string text;
    for (const cv::Point2d& p : points_) text += (text.empty() ? "" : " ") + number(p.x) + "," + number(p.y);
    return text;
}

/// What is drawn, and begun with: a tone curve without points is the straight line; one round the hues is level.
std::vector<cv::Point2d> PointsEditor::with_ends() const {
    if (!points_.empty() || form_.outline) return points_;
    if (form_.cyclic) {
        const double level = form_.y_low < 0 ? 0 : 1;
        return {{form_.x_low, std::clamp(level, form_.y_low, form_.y_high)}};
    }
    return {{form_.x_low, form_.y_low}, {form_.x_high, form_.y_high}};
}

QPointF PointsEditor::place_of(cv::Point2d p) const {
    const double u = (p.x - form_.x_low) / (form_.x_high - form_.x_low);
    const double v = (p.y - form_.y_low) / (form_.y_high - form_.y_low);
    return {edge + u * (width() - 2 * edge), height() - edge - v * (height() - 2 * edge)};
}

cv::Point2d PointsEditor::point_at(QPointF at) const {
    const double u = std::clamp((at.x() - edge) / (width() - 2 * edge), 0.0, 1.0);
    const double v = std::clamp((height() - edge - at.y()) / (height() - 2 * edge), 0.0, 1.0);
    return {form_.x_low + u * (form_.x_high - form_.x_low), form_.y_low + v * (form_.y_high - form_.y_low)};
}

void PointsEditor::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    const QRectF area(edge, edge, width() - 2 * edge, height() - 2 * edge);
    painter.setPen(t.line);
    for (int i = 0; i <= 4; ++i) {
        const double x = std::round(area.left() + area.width() * i / 4) + 0.5;
        const double y = std::round(area.top() + area.height() * i / 4) + 0.5;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto shown = with_ends();
    painter.setPen(QPen(color_, 1.5));
    if (form_.outline) {
        QPolygonF outline;
        for (const cv::Point2d& p : shown) outline << place_of({p.x, form_.y_low + form_.y_high - p.y});
        painter.drawPolygon(outline);
    } else {
        const PointCurve curve(shown, form_.cyclic ? form_.x_high - form_.x_low : 0);
        QPainterPath path;
        for (double x = area.left(); x <= area.right(); x += 1) {
            const double at = form_.x_low + (x - area.left()) / area.width() * (form_.x_high - form_.x_low);
            const QPointF point(x, place_of({at, std::clamp(curve(at), form_.y_low, form_.y_high)}).y());
            path.elementCount() ? path.lineTo(point) : path.moveTo(point);
        }
        painter.drawPath(path);
    }
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const bool is_chosen = static_cast<int>(i) == chosen_;
        painter.setPen(QPen(is_chosen ? t.meeting : t.window, is_chosen ? 2 : 1));
        painter.setBrush(color_);
        cv::Point2d p = points_[i];
        if (form_.outline) p.y = form_.y_low + form_.y_high - p.y;  // of a picture: 0 is its top
        painter.drawEllipse(place_of(p), 4, 4);
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(t.quiet);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

/// Puts the held point where it belongs: in order, not over its neighbours.
void PointsEditor::put(cv::Point2d point) {
    auto& held = points_[static_cast<std::size_t>(held_)];
    if (!form_.outline) {
        const double least = (form_.x_high - form_.x_low) / 500;
        const double low = held_ == 0 ? form_.x_low : points_[static_cast<std::size_t>(held_ - 1)].x + least;
        const double high = held_ + 1 == static_cast<int>(points_.size())
                                ? form_.x_high
                                : points_[static_cast<std::size_t>(held_ + 1)].x - least;
        point.x = std::clamp(point.x, low, std::max(low, high));
    }
    held = point;
    update();
    emit edited();
}

void PointsEditor::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    static quint64 serial = 0;
    gesture_ = QStringLiteral("points-%1").arg(++serial);
    QPointF at = event->position();
    if (form_.outline) at.setY(height() - at.y());
    held_ = -1;
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (QLineF(at, place_of(points_[i])).length() < grip) held_ = static_cast<int>(i);
    if (held_ < 0) {
        if (points_.empty()) points_ = with_ends();
        const cv::Point2d fresh = point_at(at);
        auto place = form_.outline ? points_.end()
                                   : std::lower_bound(points_.begin(), points_.end(), fresh,
                                                      [](const auto& a, const auto& b) { return a.x < b.x; });
        held_ = static_cast<int>(place - points_.begin());
        points_.insert(place, fresh);
        chosen_ = held_;
        put(fresh);
        return;
    }
    chosen_ = held_;
    update();
}

void PointsEditor::mouseMoveEvent(QMouseEvent* event) {
    if (held_ < 0) return;
    QPointF at = event->position();
    if (form_.outline) at.setY(height() - at.y());
    put(point_at(at));
}

void PointsEditor::mouseReleaseEvent(QMouseEvent*) { held_ = -1; }

bool PointsEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && chosen_ >= 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void PointsEditor::keyPressEvent(QKeyEvent* event) {
    const bool removes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (!removes || chosen_ < 0) return QWidget::keyPressEvent(event);
    points_.erase(points_.begin() + chosen_);
    if (points_.size() < (form_.outline ? 3u : form_.cyclic ? 1u : 2u)) points_.clear();
    chosen_ = -1;
    gesture_.clear();
    update();
    emit edited();
}

}  // namespace rhyme::ui
