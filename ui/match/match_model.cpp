#include "ui/match/match_model.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr int padding = 8, line = 17, most_reasons = 3, loop_steps = 12;

QImage picture_at(Session& session, const MatchSide& side, std::int64_t offset, int height) {
    if (!side.media || !side.file || !side.file->index) return {};
    const std::int64_t last = side.file->index->size().value - 1;
    const FramePosition frame(std::clamp<std::int64_t>(side.frame.value + offset, 0, last));
    const QImage there = session.thumbnails().get(side.media, frame, height);
    return there.isNull() ? session.thumbnails().nearest(side.media, frame, height) : there;
}

void draw_filling(QPainter& painter, const QRectF& rect, const QImage& image) {
    painter.fillRect(rect, theme().surround);
    if (image.isNull()) return;
    const QSizeF size = QSizeF(image.size()).scaled(rect.size(), Qt::KeepAspectRatio);
    painter.drawImage(QRectF(rect.center() - QPointF(size.width() / 2, size.height() / 2), size), image);
}

/// A loops up to the cut, then B from it on.
void paint_loop(QPainter& painter, const QRectF& rect, Session& session, const MatchSide& a, const MatchSide& b,
                int step, int height) {
    const bool second = step % (2 * loop_steps) >= loop_steps;
    const MatchSide& side = second ? b : a;
    const double rate = side.file && side.file->info.video ? side.file->info.video->frame_rate.fps() : 24;
    const double per_step = rate / 12;
    const int in_half = step % loop_steps;
    const auto offset =
        static_cast<std::int64_t>(std::lround((second ? in_half : in_half - loop_steps + 1) * per_step));
    draw_filling(painter, rect, picture_at(session, side, offset, height));
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3),
                     second ? theme().incoming : theme().outgoing);
}

}  // namespace

MatchModel::MatchModel(Session& session, MatchSearch& finder, QObject* parent)
    : QAbstractListModel(parent), session_(session), finder_(finder) {}

int MatchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(finder_.matches().size());
}

void MatchModel::reset() {
    beginResetModel();
    endResetModel();
}

QVariant MatchModel::data(const QModelIndex& index, int role) const {
    if (index.row() < 0 || index.row() >= rowCount()) return {};
    const Match& match = finder_.matches()[static_cast<std::size_t>(index.row())];
    const auto names = [&] {
        return QStringLiteral("%1 → %2").arg(QString::fromStdString(finder_.outgoing(match).name),
                                             QString::fromStdString(finder_.incoming(match).name));
    };
    if (role == Qt::DisplayRole) return names();
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        QString text = names();
        for (const std::string& reason : match.because) text += QStringLiteral("\n") + QString::fromStdString(reason);
        if (match.crop > 0.005)
            text += QStringLiteral("\n") + tr("costs %1 % of the picture").arg(match.crop * 100, 0, 'f', 0);
        return text;
    }
    return {};
}

int MatchDelegate::picture_height() const { return ((width_ - 2 * padding - 2) / 2) * 9 / 16; }

QSize MatchDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto* model = qobject_cast<const MatchModel*>(index.model());
    int reasons = 1;
    if (model && index.row() < model->rowCount()) {
        const auto& because = model->finder().matches()[static_cast<std::size_t>(index.row())].because;
        reasons = std::clamp(static_cast<int>(because.size()), 1, most_reasons);
    }
    return {width_, picture_height() + 6 + reasons * line + line + 2 * padding};
}

void MatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const MatchModel*>(index.model());
    if (!model || index.row() >= model->rowCount()) return;
    const Match& match = model->finder().matches()[static_cast<std::size_t>(index.row())];
    const MatchSide a = model->finder().outgoing(match), b = model->finder().incoming(match);
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF card = QRectF(option.rect).adjusted(4, 2, -4, -2);
    if (selected || hover) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.line : t.raised);
        painter->drawRoundedRect(card, size::corner, size::corner);
    }
    const double height = picture_height(), width = (option.rect.width() - 2 * padding - 2) / 2.0;
    const QRectF left(option.rect.left() + padding, option.rect.top() + padding, width, height);
    const QRectF right(left.right() + 2, left.top(), width, height), both = left.united(right);
    const int pixels = static_cast<int>(std::ceil(height * dpr));
    QPainterPath rounded;
    rounded.addRoundedRect(both, 3, 3);
    painter->save();
    painter->setClipPath(rounded);
    if (playing_row_ == index.row() && step_ >= 0) {
        painter->fillRect(both, t.surround);
        const double wide = height * 16 / 9;
        const QRectF middle(both.center().x() - wide / 2, both.top(), wide, height);
        paint_loop(*painter, middle, model->session(), a, b, step_, pixels);
    } else {
        draw_filling(*painter, left, picture_at(model->session(), a, 0, pixels));
        draw_filling(*painter, right, picture_at(model->session(), b, 0, pixels));
        painter->fillRect(QRectF(left.left(), left.bottom() - 3, left.width(), 3), t.outgoing);
        painter->fillRect(QRectF(right.left(), right.bottom() - 3, right.width(), 3), t.incoming);
        painter->fillRect(QRectF(left.right(), left.top(), 2, left.height()), t.meeting);
    }
    painter->restore();
    if (selected) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.meeting, 1.5));
        painter->drawRoundedRect(both, 3, 3);
    }
    QRectF text(left.left() + 1, left.bottom() + 6, both.width() - 2, line);
    painter->setFont(ui_font(size::small_text));
    const auto write = [&](const QString& words, const QColor& color, int flags) {
        painter->setPen(color);
        painter->drawText(text, flags | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(text.width())));
    };
    const QString score = QString::number(static_cast<int>(std::lround(match.score * 100)));
    write(score, t.text, Qt::AlignRight);
    text.setRight(text.right() - 28);
    const auto count = std::min<std::size_t>(match.because.size(), most_reasons);
    if (count == 0) write(MatchModel::tr("alike as a whole"), t.text, Qt::AlignLeft), text.translate(0, line);
    for (std::size_t i = 0; i < count; ++i) {
        write(QString::fromStdString(match.because[i]), i == 0 ? t.text : t.quiet, Qt::AlignLeft);
        text.translate(0, line);
        if (i == 0) text.setRight(both.right() - 1);
    }
    text.setRight(both.right() - 1);
    painter->setFont(ui_font(11));
    write(index.data(Qt::DisplayRole).toString(), t.quiet, Qt::AlignLeft);
    painter->restore();
}

}  // namespace rhyme::ui
