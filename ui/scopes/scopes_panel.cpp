#include "ui/scopes/scopes_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/controls/eliding.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

/// Targets of the 75 % colour bars on a vectorscope.
struct Target {
    const char* name;
    QRgb color;
};
constexpr Target targets[] = {{"R", qRgb(191, 0, 0)},    {"Mg", qRgb(191, 0, 191)}, {"B", qRgb(0, 0, 191)},
                              {"Cy", qRgb(0, 191, 191)}, {"G", qRgb(0, 191, 0)},    {"Yl", qRgb(191, 191, 0)}};

QPointF chroma_place(const QRectF& area, double cb, double cr) {
    return {area.center().x() + cb * area.width(), area.center().y() - cr * area.height()};
}

/// Light traces on a dark ground in either theme: a trace is read by how bright it is.
const Theme& scope_theme() {
    static const Theme dark = make_theme(ThemeKind::Dark);
    return dark;
}

}  // namespace

QString scope_text(Scope scope) {
    switch (scope) {
        case Scope::Waveform:
            return ScopesPanel::tr("Waveform");
        case Scope::Parade:
            return ScopesPanel::tr("RGB Parade");
        case Scope::Vectorscope:
            return ScopesPanel::tr("Vectorscope");
        default:
            return ScopesPanel::tr("Histogram");
    }
}

ScopeView::ScopeView(Scope scope, QWidget* parent) : QWidget(parent), scope_(scope) {
    setAccessibleName(scope_text(scope));
    setMinimumSize(120, 90);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ScopeView::set_scope(Scope scope) {
    scope_ = scope;
    there_ = false;
    setAccessibleName(scope_text(scope));
    update();
}

void ScopeView::set_data(const ScopeData& data) {
    data_ = data, there_ = true;
    if (scope_ == Scope::Vectorscope)
        setAccessibleDescription(tr("Opposing hues: %1 % to %2 %")
                                     .arg(std::lround(data.share_there * 100))
                                     .arg(std::lround(data.share_opposite * 100)));
    update();
}

void ScopeView::paint_levels(QPainter& painter, const QRectF& area, const QImage& image) const {
    painter.setFont(ui_font(10));
    for (const int percent : {0, 25, 50, 75, 100}) {
        const double y = area.bottom() - area.height() * percent / 100;
        painter.setPen(scope_theme().line);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(scope_theme().quiet);
        painter.drawText(QRectF(area.left() - 30, y - 7, 26, 14), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(percent));
    }
    painter.drawImage(area, image);
}

void ScopeView::paint_vectorscope(QPainter& painter, const QRectF& area) const {
    const Theme& t = scope_theme();
    painter.setPen(t.line);
    painter.setBrush(Qt::NoBrush);
    const QPointF middle = area.center();
    painter.drawEllipse(middle, area.width() / 2, area.height() / 2);
    painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()));
    painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()));
    painter.setFont(ui_font(10));
    for (const Target& target : targets) {
        const double y = 0.2126 * qRed(target.color) + 0.7152 * qGreen(target.color) + 0.0722 * qBlue(target.color);
        const QPointF at =
            chroma_place(area, (qBlue(target.color) - y) / (1.8556 * 255), (qRed(target.color) - y) / (1.5748 * 255));
        painter.setPen(t.strong_line);
        painter.drawRect(QRectF(at - QPointF(4, 4), QSizeF(8, 8)));
        painter.setPen(t.quiet);
        painter.drawText(at + QPointF(6, -4), QLatin1String(target.name));
    }
    const auto ray = [&](double degrees, double length) {
        const double a = degrees * std::numbers::pi / 180;
        return middle + QPointF(std::cos(a), -std::sin(a)) * length * area.width() / 2;
    };
    painter.setPen(QPen(t.quiet, 1, Qt::DashLine));
    painter.drawLine(middle, ray(skin_line, 0.9));
    painter.setPen(t.quiet);
    painter.drawText(ray(skin_line, 0.95) - QPointF(14, 0), tr("skin"));
    painter.drawImage(area, data_.vectorscope);
    if (data_.axis_strength < 0.15) return;  // colours lie all around: there is no pair
    const QPointF there = ray(data_.axis, 0.82), opposite = ray(data_.axis + 180, 0.82);
    painter.setPen(QPen(t.meeting, 1.5));
    painter.drawLine(there, opposite);
    const auto label = [&](QPointF at, double share) {
        const QRectF box(at - QPointF(20, 8), QSizeF(40, 16));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surround);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(t.text);
        painter.drawText(box, Qt::AlignCenter, tr("%1 %").arg(std::lround(share * 100)));
    };
    label(there, data_.share_there);
    label(opposite, data_.share_opposite);
}

void ScopeView::paint_histogram(QPainter& painter, const QRectF& area) const {
    const Theme& t = scope_theme();
    painter.setPen(t.line);
    for (const int quarter : {0, 1, 2, 3, 4}) {
        const double x = area.left() + area.width() * quarter / 4;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    const QColor colors[] = {QColor(255, 96, 96, 110), QColor(96, 230, 96, 110), QColor(110, 140, 255, 110),
                             QColor(230, 230, 230, 120)};
    for (const std::size_t c : {std::size_t(0), std::size_t(1), std::size_t(2), std::size_t(3)}) {
        QPainterPath path(area.bottomLeft());
        for (std::size_t i = 0; i < 256; ++i)
            path.lineTo(area.left() + area.width() * static_cast<double>(i) / 255,
                        area.bottom() - area.height() * data_.histogram[c][i]);
        path.lineTo(area.bottomRight());
        painter.setPen(Qt::NoPen);
        painter.fillPath(path, colors[c]);
    }
    painter.setFont(ui_font(10));
    painter.setPen(t.quiet);
    if (data_.clipped_black > 0.001)
        painter.drawText(area.adjusted(4, 2, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         tr("%1 % black").arg(data_.clipped_black * 100, 0, 'f', 1));
    if (data_.clipped_white > 0.001)
        painter.drawText(area.adjusted(0, 2, -4, 0), Qt::AlignRight | Qt::AlignTop,
                         tr("%1 % white").arg(data_.clipped_white * 100, 0, 'f', 1));
}

void ScopeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), scope_theme().surround);
    QRectF area = QRectF(rect()).adjusted(34, 10, -10, -10);
    if (scope_ == Scope::Vectorscope) {
        const double side = std::min(width(), height()) - 24;
        area = QRectF(0, 0, side, side);
        area.moveCenter(QRectF(rect()).center());
    } else if (scope_ == Scope::Histogram) {
        area.setLeft(10);
    }
    if (!there_) {
        painter.setFont(ui_font(size::small_text));
        painter.setPen(scope_theme().quiet);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing is shown yet"));
        return;
    }
    switch (scope_) {
        case Scope::Waveform:
            return paint_levels(painter, area, data_.waveform);
        case Scope::Parade:
            return paint_levels(painter, area, data_.parade);
        case Scope::Vectorscope:
            return paint_vectorscope(painter, area);
        default:
            return paint_histogram(painter, area);
    }
}

ScopesPanel::ScopesPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("scopes"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Scopes"));
    auto* header = new QWidget;
    header->setObjectName(QStringLiteral("dock_header"));
    header->setFixedHeight(32);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(12, 0, 4, 0);
    auto* title = new QLabel(tr("Scopes"));
    title->setObjectName(QStringLiteral("dock_title"));
    line->addWidget(title);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(header);
    for (const Scope first : {Scope::Waveform, Scope::Vectorscope}) {
        auto* view = new ScopeView(first);
        auto* choice = new ComboBox;
        choice->setAccessibleName(tr("Scope %1").arg(views_.size() + 1));
        for (const Scope scope : {Scope::Waveform, Scope::Parade, Scope::Vectorscope, Scope::Histogram})
            choice->addItem(scope_text(scope));
        choice->setCurrentIndex(static_cast<int>(first));
        connect(choice, &QComboBox::activated, this, [this, view](int index) {
            view->set_scope(static_cast<Scope>(index));
            start();
        });
        line->addWidget(choice);
        column->addWidget(view, 1);
        views_.push_back(view);
    }
}

void ScopesPanel::set_picture(const QImage& picture) {
    picture_ = picture;
    due_ = true;
    if (isVisible()) start();
}

void ScopesPanel::showEvent(QShowEvent*) { start(); }

/// One measurement at a time; what came meanwhile is measured next, what came between is passed over.
void ScopesPanel::start() {
    due_ = true;
    if (running_ || picture_.isNull()) return;
    running_ = true, due_ = false;
    std::vector<Scope> wanted;
    for (const ScopeView* view : views_) wanted.push_back(view->scope());
    jobs_.run(
        [picture = picture_, wanted](std::stop_token) {
            std::vector<ScopeData> data;
            for (const Scope scope : wanted) data.push_back(look(picture, scope));
            return data;
        },
        [this, wanted](const std::vector<ScopeData>& data) {
            running_ = false;
            ++measured_;
            for (std::size_t i = 0; i < views_.size(); ++i)
                if (views_[i]->scope() == wanted[i]) views_[i]->set_data(data[i]);
            if (due_ && isVisible()) start();
        });
}

}  // namespace rhyme::ui
