#include "ui/likeness/shot_map.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/match/match.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {
constexpr int margin = 28, smallest = 20, large_width = 240;
constexpr double furthest = 16;

/// Pictures come in few sizes, so that zooming does not ask for each anew.
int thumbnail_height(double wanted) {
    for (const int height : {48, 96, 180})
        if (wanted <= height) return height;
    return 270;
}
}  // namespace

ShotMap::ShotMap(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("shot-map"));
    setAccessibleName(tr("Map of All Shots"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    soon_.setSingleShot(true);
    soon_.setInterval(300);
    connect(&soon_, &QTimer::timeout, this, &ShotMap::arrange);
    const auto again = [this] {
        stale_ = true;
        if (isVisible()) soon_.start();
    };
    connect(&session.footage(), &Footage::analyses_changed, this, again);
    connect(&session.footage(), &Footage::cleared, this, again);
    connect(&session.thumbnails(), &Thumbnails::arrived, this, [this] { update(); });
}

void ShotMap::showEvent(QShowEvent*) {
    if (stale_) soon_.start();
}

void ShotMap::arrange() {
    stale_ = false;
    std::vector<AnalysisPtr> footage;
    std::vector<Shown> files;
    for (const BinItem& item : session_.footage().items()) {
        if (!item.analysis) continue;
        footage.push_back(item.analysis);
        files.push_back({{}, item.media, item.name, {}});
    }
    busy_ = !footage.empty();
    arranging_.cancel();
    arranging_ =
        jobs_.run([footage](std::stop_token cancel) { return likeness_map(footage, default_weights(), cancel); },
                  [this, footage, files](const std::vector<ShotPlace>& places) {
                      busy_ = false;
                      shots_.clear();
                      hovered_ = chosen_ = -1;
                      for (const ShotPlace& place : places) {
                          Shown shown = files[place.media];
                          shown.place = place;
                          shown.shot = footage[place.media]->shots[static_cast<std::size_t>(place.shot)].range;
                          shots_.push_back(std::move(shown));
                      }
                      update();
                      emit arranged();
                  });
    update();
}

// ---- where things are

double ShotMap::picture_height() const {
    const double side = std::min(width(), height()) - 2 * margin;
    const double room = 0.5 * side / std::sqrt(static_cast<double>(std::max<std::size_t>(1, shots_.size())));
    return std::clamp(room, static_cast<double>(smallest), 160.0);
}

/// Unzoomed, every picture lies whole in the window.
QPointF ShotMap::to_screen(double x, double y) const {
    const double h = picture_height(), w = h * 16 / 9;
    const double across = std::max(1.0, width() - w - margin), down = std::max(1.0, height() - h - margin);
    const QPointF centre(width() / 2.0, height() / 2.0);
    return centre + QPointF((x - 0.5) * across, (y - 0.5) * down) * zoom_ + offset_;
}

QRectF ShotMap::rect_of(int index) const {
    const ShotPlace& place = shots_[static_cast<std::size_t>(index)].place;
    const double h = std::min(picture_height() * zoom_, 260.0), w = h * 16 / 9;
    const QPointF at = to_screen(place.x, place.y);
    return {at.x() - w / 2, at.y() - h / 2, w, h};
}

int ShotMap::at(QPointF place) const {
    for (int i = static_cast<int>(shots_.size()) - 1; i >= 0; --i)
        if (rect_of(i).contains(place)) return i;
    return -1;
}

void ShotMap::fit() {
    zoom_ = 1, offset_ = {};
    update();
}

void ShotMap::zoom_at(QPointF place, double factor) {
    const double now = std::clamp(zoom_ * factor, 1.0, furthest);
    const QPointF centre(width() / 2.0, height() / 2.0);
    offset_ = (place - centre) - (place - centre - offset_) * (now / zoom_);
    zoom_ = now;
    if (zoom_ == 1) offset_ = {};
    update();
}

// ---- painting

void ShotMap::paint_shot(QPainter& painter, int index, bool large) {
    const Shown& shot = shots_[static_cast<std::size_t>(index)];
    QRectF rect = rect_of(index);
    if (large) {
        const double w = std::max<double>(large_width, rect.width() * 1.15);
        QRectF grown(0, 0, w, w * 9 / 16);
        grown.moveCenter(rect.center());
        grown.moveLeft(std::clamp(grown.left(), 4.0, std::max(4.0, width() - grown.width() - 4)));
        grown.moveTop(std::clamp(grown.top(), 4.0, std::max(4.0, height() - grown.height() - 24)));
        rect = grown;
    }
    if (!rect.intersects(QRectF(this->rect()))) return;
    const int pixels = thumbnail_height(rect.height() * devicePixelRatioF());
    QImage image = session_.thumbnails().get(shot.media, shot.place.frame, pixels);
    for (const int height : {180, 96, 48}) {  // meanwhile, one of another size
        if (!image.isNull()) break;
        image = session_.thumbnails().nearest(shot.media, shot.place.frame, height);
    }
    painter.fillRect(rect, theme().raised);
    if (!image.isNull()) {
        const QSizeF size = QSizeF(image.size()).scaled(rect.size(), Qt::KeepAspectRatio);
        painter.drawImage(QRectF(rect.center() - QPointF(size.width() / 2, size.height() / 2), size), image);
    }
    if (index == chosen_ || large) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(index == chosen_ ? theme().meeting : theme().quiet, 1.5));
        painter.drawRect(rect);
    }
    if (!large) return;
    const QRectF label(rect.left(), rect.bottom() + 1, rect.width(), 20);
    painter.fillRect(label, theme().panel);
    painter.setPen(theme().text);
    painter.drawText(label.adjusted(6, 0, -6, 0), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(shot.name, Qt::ElideMiddle, static_cast<int>(rect.width()) - 12));
}

void ShotMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().surround);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setFont(ui_font(size::small_text));
    if (shots_.empty()) {
        painter.setPen(theme().quiet);
        painter.drawText(rect().adjusted(24, 16, -24, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         busy_ || session_.footage().analysing()
                             ? tr("Looking at the footage…")
                             : tr("No footage yet: drop clips, and their shots lie here, like ones near each other"));
        return;
    }
    for (int i = 0; i < static_cast<int>(shots_.size()); ++i)
        if (i != hovered_ && i != chosen_) paint_shot(painter, i, false);
    if (chosen_ >= 0 && chosen_ != hovered_) paint_shot(painter, chosen_, false);
    if (hovered_ >= 0) paint_shot(painter, hovered_, true);
    if (!hasFocus()) return;
    painter.setPen(theme().quiet);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

// ---- the hand

void ShotMap::choose(int index) {
    chosen_ = index;
    update();
    if (index < 0) return;
    const Shown& shot = shots_[static_cast<std::size_t>(index)];
    session_.set_source({shot.media, shot.place.frame, shot.shot.start, shot.shot.end()});
    setAccessibleDescription(tr("%1, shot %2").arg(shot.name).arg(shot.place.shot + 1));
    session_.tell(shot.name);
}

void ShotMap::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->position(), pressed_offset_ = offset_;
    dragged_ = false;
}

void ShotMap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        const QPointF by = event->position() - pressed_;
        if (by.manhattanLength() > 4) dragged_ = true;
        if (dragged_) offset_ = pressed_offset_ + by, hovered_ = -1;
        return update();
    }
    const int now = at(event->position());
    if (now == hovered_) return;
    hovered_ = now;
    setCursor(now >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ShotMap::mouseReleaseEvent(QMouseEvent* event) {
    if (!dragged_ && event->button() == Qt::LeftButton) choose(at(event->position()));
}

void ShotMap::mouseDoubleClickEvent(QMouseEvent* event) {
    const int index = at(event->position());
    index < 0 ? fit() : ask(index);
}

void ShotMap::wheelEvent(QWheelEvent* event) {
    zoom_at(event->position(), std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

bool ShotMap::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_Return:
            case Qt::Key_Enter:
            case Qt::Key_Plus:
            case Qt::Key_Equal:
            case Qt::Key_Minus:
            case Qt::Key_Home:
            case Qt::Key_End:
                return event->accept(), true;
            default:
                break;
        }
    }
    return QWidget::event(event);
}

/// Arrows go to the nearest shot that way, Home and End to the first and the last; Enter asks what follows the chosen
/// one; + and - zoom at it.
void ShotMap::keyPressEvent(QKeyEvent* event) {
    const int key = event->key(), last = static_cast<int>(shots_.size()) - 1;
    const QPointF middle = chosen_ >= 0 ? rect_of(chosen_).center() : QRectF(rect()).center();
    if (key == Qt::Key_Plus || key == Qt::Key_Equal) return zoom_at(middle, 1.25);
    if (key == Qt::Key_Minus) return zoom_at(middle, 0.8);
    if (last >= 0 && (key == Qt::Key_Home || key == Qt::Key_End)) return go_to(key == Qt::Key_Home ? 0 : last);
    if (key == Qt::Key_Return || key == Qt::Key_Enter) return ask(chosen_);
    const QPointF way = key == Qt::Key_Left    ? QPointF(-1, 0)
                        : key == Qt::Key_Right ? QPointF(1, 0)
                        : key == Qt::Key_Up    ? QPointF(0, -1)
                        : key == Qt::Key_Down  ? QPointF(0, 1)
                                               : QPointF();
    if (way.isNull() || shots_.empty()) return QWidget::keyPressEvent(event);
    if (chosen_ < 0) return go_to(0);
    const QPointF from = rect_of(chosen_).center();
    int best = -1;
    double nearest = 1e300;
    for (int i = 0; i < static_cast<int>(shots_.size()); ++i) {
        const QPointF by = rect_of(i).center() - from;
        const double along = QPointF::dotProduct(by, way), across = std::abs(by.x() * way.y() - by.y() * way.x());
        if (i == chosen_ || along <= 0) continue;
        if (const double cost = along + 2 * across; cost < nearest) best = i, nearest = cost;
    }
    if (best >= 0) go_to(best);
}

/// Chosen by keys, it is brought into sight.
void ShotMap::go_to(int index) {
    choose(index);
    const QRectF there = rect_of(index), room = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    if (room.contains(there.center())) return;
    offset_ += room.center() - there.center();
    update();
}

void ShotMap::ask(int index) {
    if (index < 0) return;
    const Shown& shot = shots_[static_cast<std::size_t>(index)];
    emit asked(shot.media, shot.shot.end() - FrameCount(1));
}

void ShotMap::leaveEvent(QEvent*) {
    hovered_ = -1;
    update();
}

}  // namespace rhyme::ui
