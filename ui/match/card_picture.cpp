#include "ui/match/card_picture.h"

#include <QLinearGradient>
#include <QTransform>

#include "ui/theme/theme.h"

namespace rhyme::ui {

QTransform transform_of(const Similarity& move, QSizeF size) {
    const auto m = move.matrix(size.width(), size.height());
    return QTransform(m[0], m[3], m[1], m[4], m[2], m[5]);
}

void draw_moved(QPainter& painter, const QRectF& frame, const QImage& image, const Similarity& move) {
    if (image.isNull()) return;
    const QSizeF size = QSizeF(image.size()).scaled(frame.size(), Qt::KeepAspectRatio);
    const QRectF place(QPointF((frame.width() - size.width()) / 2, (frame.height() - size.height()) / 2), size);
    painter.save();
    painter.setClipRect(frame, Qt::IntersectClip);
    painter.translate(frame.topLeft());
    if (!move.identity()) painter.setTransform(transform_of(move, frame.size()), true);
    painter.drawImage(place, image);
    painter.restore();
}

QImage half_and_half(const QImage& outgoing, const QImage& incoming, const Similarity& align, QSize size) {
    const QRectF frame(QPointF(0, 0), QSizeF(size));
    QImage over(size, QImage::Format_ARGB32_Premultiplied);
    over.fill(theme().surround);
    {
        QPainter painter(&over);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        draw_moved(painter, frame, incoming, align);
        QLinearGradient mask(frame.topLeft(), frame.topRight());
        mask.setColorAt(0.34, Qt::transparent);
        mask.setColorAt(0.66, Qt::black);
        painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        painter.fillRect(frame, mask);
    }
    QImage both(size, QImage::Format_RGB32);
    both.fill(theme().surround);
    QPainter painter(&both);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    draw_moved(painter, frame, outgoing, {});
    painter.drawImage(0, 0, over);
    return both;
}

}  // namespace rhyme::ui
