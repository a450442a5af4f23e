#include "ui/bin/bin_delegate.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/time/timecode.h"
#include "ui/bin/bin_model.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr int gap = 6, name_height = 20;

QString length_text(const BinItem& item) {
    if (!item.file || (item.file->info.video && item.file->info.video->still)) return {};
    const auto seconds = static_cast<int>(std::lround(item.file->info.duration.seconds()));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

void paint_glyph(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, double dpr) {
    const QPixmap picture = icon_picture(name, 20, color, dpr);
    painter.drawPixmap(rect.center() - QPointF(10, 10), picture);
}

void paint_picture(QPainter& painter, const QRectF& rect, const BinItem& item, Session& session, double dpr,
                   std::optional<double> shown) {
    const Theme& t = theme();
    painter.fillRect(rect, t.surround);
    if (item.state == BinItem::State::Failed || item.state == BinItem::State::Offline) {
        paint_glyph(painter, rect, QStringLiteral("warning"), t.failure, dpr);
    } else if (!item.file) {
        paint_glyph(painter, rect, QStringLiteral("film"), t.disabled, dpr);
    } else if (!item.has_picture()) {
        paint_glyph(painter, rect, QStringLiteral("song"), t.quiet, dpr);
    } else {
        const std::int64_t frames = item.file->index ? item.file->index->size().value : 0;
        const std::int64_t middle =
            shown ? std::clamp<std::int64_t>(static_cast<std::int64_t>(*shown * static_cast<double>(frames)), 0,
                                             std::max<std::int64_t>(0, frames - 1))
                  : frames / 3;
        const int height = static_cast<int>(std::ceil(rect.height() * dpr));
        const QImage image = session.thumbnails().get(item.media, FramePosition(middle), height);
        if (image.isNull() && shown) return paint_picture(painter, rect, item, session, dpr, std::nullopt);
        if (image.isNull()) return paint_glyph(painter, rect, QStringLiteral("film"), t.disabled, dpr);
        const QSizeF fitted = QSizeF(image.size()).scaled(rect.size(), Qt::KeepAspectRatio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(rect.center() - QPointF(fitted.width() / 2, fitted.height() / 2), fitted), image);
    }
}

/// A thin line over the picture's lower edge: waiting is grey, analysing fills it.
void paint_progress(QPainter& painter, const QRectF& rect, const BinItem& item) {
    const bool working = item.state == BinItem::State::Opening || item.state == BinItem::State::Waiting ||
                         item.state == BinItem::State::Analysing;
    if (!working) return;
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), theme().line);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width() * item.progress, 3), theme().text);
}

void paint_badge(QPainter& painter, const QRectF& rect, const QString& text) {
    if (text.isEmpty()) return;
    painter.setFont(ui_font(10));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 8;
    const QRectF badge(rect.right() - width - 4, rect.bottom() - 20, width, 15);
    QColor back = theme().surround;
    back.setAlpha(190);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(badge, 3, 3);
    painter.setPen(theme().text);
    painter.drawText(badge, Qt::AlignCenter, text);
}

}  // namespace

/// In words, for the list and for who cannot see the pictures.
QString state_text(const BinItem& item) {
    switch (item.state) {
        case BinItem::State::Opening:
            return BinDelegate::tr("opening");
        case BinItem::State::Waiting:
            return BinDelegate::tr("waits for analysis");
        case BinItem::State::Analysing:
            return BinDelegate::tr("analysing, %1 %").arg(static_cast<int>(item.progress * 100));
        case BinItem::State::Failed:
            return BinDelegate::tr("cannot be read");
        case BinItem::State::Offline:
            return BinDelegate::tr("offline");
        case BinItem::State::Ready:
            break;
    }
    return {};
}

QSize BinDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    if (list_) return {width_, 44};
    return {width_, (width_ - 2 * gap) * 9 / 16 + name_height + 2 * gap};
}

void BinDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const BinModel*>(index.model());
    const BinItem* item = model ? model->item(index.row()) : nullptr;
    if (!item) return;
    std::optional<double> scrub;
    if (index.row() == scrub_row_) scrub = scrub_;
    std::optional<double> shown = scrub;
    if (const auto place = places_.find(index.row()); !shown && place != places_.end()) shown = place->second;
    if (list_) return paint_row(*painter, option, *item, model->session(), shown);
    const Theme& t = theme();
    const QRectF card = QRectF(option.rect).adjusted(2, 2, -2, -2);
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (selected || hover) {
        painter->setBrush(selected ? t.line : t.raised);
        painter->drawRoundedRect(card, size::corner, size::corner);
    }
    const QRectF picture(card.left() + gap - 2, card.top() + gap - 2, card.width() - 2 * (gap - 2),
                         (card.width() - 2 * (gap - 2)) * 9 / 16);
    QPainterPath rounded;
    rounded.addRoundedRect(picture, 3, 3);
    painter->save();
    painter->setClipPath(rounded);
    paint_picture(*painter, picture, *item, model->session(), dpr, shown);
    if (scrub)
        painter->fillRect(QRectF(picture.left() + picture.width() * *scrub, picture.top(), 1, picture.height()),
                          t.meeting);
    paint_progress(*painter, picture, *item);
    painter->restore();
    paint_badge(*painter, picture, length_text(*item));
    if (selected) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.text, 1.5));
        painter->drawRoundedRect(picture, 3, 3);
    }
    const bool bad = item->state == BinItem::State::Failed || item->state == BinItem::State::Offline;
    painter->setFont(ui_font(size::small_text));
    painter->setPen(bad ? t.failure : selected ? t.meeting : t.text);
    const QRectF text(picture.left() + 1, picture.bottom() + 3, picture.width() - 2, name_height);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(item->name, Qt::ElideMiddle, static_cast<int>(text.width())));
    painter->restore();
}

void BinDelegate::paint_row(QPainter& painter, const QStyleOptionViewItem& option, const BinItem& item,
                            Session& session, std::optional<double> shown) const {
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    const bool bad = item.state == BinItem::State::Failed || item.state == BinItem::State::Offline;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    painter.save();
    if (selected || hover) painter.fillRect(option.rect, selected ? t.strong_line : t.hover);
    const QRectF picture(option.rect.left() + 8, option.rect.top() + 4, 64, 36);
    painter.save();
    painter.setClipRect(picture);
    paint_picture(painter, picture, item, session, dpr, shown);
    paint_progress(painter, picture, item);
    painter.restore();
    const QRect text = option.rect.adjusted(84, 4, -12, -4);
    painter.setFont(ui_font(size::small_text));
    painter.setPen(bad ? t.failure : selected ? t.meeting : t.text);
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(item.name, Qt::ElideMiddle, text.width()));
    painter.setPen(selected ? t.text : t.quiet);
    QStringList below{length_text(item), state_text(item)};
    below.removeAll(QString());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, below.join(QStringLiteral(" · ")));
    painter.restore();
}

}  // namespace rhyme::ui
