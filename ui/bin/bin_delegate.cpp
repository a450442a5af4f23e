#include "ui/bin/bin_delegate.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/time/timecode.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/stars.h"
#include "ui/theme/label_colors.h"
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
        QImage image = session.thumbnails().get(item.media, FramePosition(middle), height);
        if (image.isNull() && !shown) image = session.thumbnails().nearest(item.media, FramePosition(middle), height);
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

/// The stars of a card, over the picture's lower left corner.
void paint_card_stars(QPainter& painter, const QRectF& rect, int rating) {
    if (rating == 0) return;
    const QRectF badge(rect.left() + 4, rect.bottom() - 20, rating * star_pitch + 4, 15);
    QColor back = theme().surround;
    back.setAlpha(190);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(badge, 3, 3);
    paint_stars(painter, QRectF(badge.left() + 2, badge.top() + 1.5, badge.width(), star_pitch), rating, rating,
                theme().text);
}

void paint_label(QPainter& painter, const QPointF& middle, const std::string& label) {
    const QColor color = label_color(label);
    if (!color.isValid()) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(middle, 4.0, 4.0);
    painter.restore();
}

QColor name_color(const BinItem& item, bool selected) {
    const bool bad = item.state == BinItem::State::Failed || item.state == BinItem::State::Offline;
    return bad ? theme().failure : selected ? theme().meeting : theme().text;
}

QRectF picture_of_card(const QStyleOptionViewItem& option) {
    const QRectF card = QRectF(option.rect).adjusted(2, 2, -2, -2);
    const double width = card.width() - 2 * (gap - 2);
    return {card.left() + gap - 2, card.top() + gap - 2, width, width * 9 / 16};
}

QRectF name_of_card(const QRectF& picture) {
    return {picture.left() + 1, picture.bottom() + 3, picture.width() - 2, name_height};
}

QRect text_of_row(const QStyleOptionViewItem& option) { return option.rect.adjusted(84, 4, -12, -4); }

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

void BinDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    const QRect text = list_ ? text_of_row(option) : name_of_card(picture_of_card(option)).toRect();
    editor->setGeometry(QRect(text.left() - 8, text.center().y() - 13, text.width() + 16, 26));
}

void BinDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const BinModel*>(index.model());
    if (!model || option.rect.isEmpty()) return;  // a view also asks for what it hides
    const int row = index.row();
    if (const BinFolder* folder = model->folder(row))
        return paint_folder(*painter, option, *folder, *model, row == drop_row_);
    const BinItem* item = model->item(row);
    if (!item) return;
    std::optional<double> scrub;
    if (row == scrub_row_) scrub = scrub_;
    std::optional<double> shown = scrub;
    if (const auto place = places_.find(row); !shown && place != places_.end()) shown = place->second;
    if (list_) return paint_row(*painter, option, *item, model->session(), shown);
    paint_card(*painter, option, *item, model->session(), scrub, shown);
}

/// What says that it is selected, under the mouse, or would take what is dragged.
void BinDelegate::paint_back(QPainter& painter, const QStyleOptionViewItem& option, bool drop) const {
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    if (!selected && !hover && !drop) return;
    const QRectF area = list_ ? QRectF(option.rect) : QRectF(option.rect).adjusted(2, 2, -2, -2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(drop ? QPen(t.meeting, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(selected ? (list_ ? t.strong_line : t.line) : list_ ? t.hover : t.raised);
    const double corner = list_ && !drop ? 0 : size::corner;
    painter.drawRoundedRect(drop ? area.adjusted(1, 1, -1, -1) : area, corner, corner);
}

void BinDelegate::paint_folder(QPainter& painter, const QStyleOptionViewItem& option, const BinFolder& folder,
                               const BinModel& model, bool drop) const {
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    painter.save();
    paint_back(painter, option, drop);
    const QRectF picture =
        list_ ? QRectF(option.rect.left() + 8, option.rect.top() + 4, 64, 36) : picture_of_card(option);
    if (!list_) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(selected ? t.strong_line : t.raised);
        painter.drawRoundedRect(picture, 3, 3);
    }
    const int pixels = list_ ? 24 : 40;
    painter.drawPixmap(picture.center() - QPointF(pixels / 2.0, pixels / 2.0),
                       icon_picture(QStringLiteral("folder"), pixels, selected ? t.meeting : t.quiet, dpr));
    const QString many = BinDelegate::tr("%n file(s)", nullptr, model.files_in(folder.id));
    const QString name = QString::fromStdString(folder.name);
    painter.setFont(ui_font(size::small_text));
    painter.setPen(selected ? t.meeting : t.text);
    if (list_) {
        const QRect text = text_of_row(option);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignTop,
                         painter.fontMetrics().elidedText(name, Qt::ElideMiddle, text.width()));
        painter.setPen(selected ? t.text : t.quiet);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, many);
    } else {
        const QRectF text = name_of_card(picture);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name, Qt::ElideMiddle, static_cast<int>(text.width())));
        paint_badge(painter, picture, many);
    }
    painter.restore();
}

void BinDelegate::paint_card(QPainter& painter, const QStyleOptionViewItem& option, const BinItem& item,
                             Session& session, std::optional<double> scrub, std::optional<double> shown) const {
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    const MediaNote& note = session.bin().note(item.media);
    painter.save();
    paint_back(painter, option, false);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF picture = picture_of_card(option);
    QPainterPath rounded;
    rounded.addRoundedRect(picture, 3, 3);
    painter.save();
    painter.setClipPath(rounded);
    paint_picture(painter, picture, item, session, dpr, shown);
    if (scrub)
        painter.fillRect(QRectF(picture.left() + picture.width() * *scrub, picture.top(), 1, picture.height()),
                         t.meeting);
    paint_progress(painter, picture, item);
    painter.restore();
    paint_badge(painter, picture, length_text(item));
    paint_card_stars(painter, picture, note.rating);
    if (selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.text, 1.5));
        painter.drawRoundedRect(picture, 3, 3);
    }
    QRectF text = name_of_card(picture);
    if (label_color(note.color).isValid()) {
        paint_label(painter, {text.left() + 4, text.center().y()}, note.color);
        text.setLeft(text.left() + 13);
    }
    painter.setFont(ui_font(size::small_text));
    painter.setPen(name_color(item, selected));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(item.name, Qt::ElideMiddle, static_cast<int>(text.width())));
    painter.restore();
}

void BinDelegate::paint_row(QPainter& painter, const QStyleOptionViewItem& option, const BinItem& item,
                            Session& session, std::optional<double> shown) const {
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    const MediaNote& note = session.bin().note(item.media);
    painter.save();
    paint_back(painter, option, false);
    const QRectF picture(option.rect.left() + 8, option.rect.top() + 4, 64, 36);
    painter.save();
    painter.setClipRect(picture);
    paint_picture(painter, picture, item, session, dpr, shown);
    paint_progress(painter, picture, item);
    painter.restore();
    QRect text = text_of_row(option);
    if (label_color(note.color).isValid()) {
        paint_label(painter, QPointF(text.right() - 3, text.center().y()), note.color);
        text.setRight(text.right() - 13);
    }
    painter.setFont(ui_font(size::small_text));
    painter.setPen(name_color(item, selected));
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(item.name, Qt::ElideMiddle, text.width()));
    painter.setPen(selected ? t.text : t.quiet);
    if (note.rating > 0) {
        paint_stars(painter, QRectF(text.left() - 1, text.bottom() - 14, max_rating * star_pitch, star_pitch),
                    note.rating, note.rating, painter.pen().color());
        text.setLeft(text.left() + note.rating * star_pitch + 6);
    }
    QStringList below{length_text(item), state_text(item)};
    for (const std::string& tag : note.tags) below << QString::fromStdString(tag);
    below.removeAll(QString());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(below.join(QStringLiteral(" · ")), Qt::ElideRight, text.width()));
    painter.restore();
}

}  // namespace rhyme::ui
