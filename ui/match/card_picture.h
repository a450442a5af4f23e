// The picture of a match card: A and B laid over each other half and half, or one of them while it loops through the
// cut. Pure painting; safe from any thread but for the QPainter given.
#pragma once

#include <QImage>
#include <QPainter>

#include "core/image/similarity.h"

namespace rhyme::ui {

/// Where pixels of a picture of `size` go when it is moved by `move` (fractions of the picture).
QTransform transform_of(const Similarity& move, QSizeF size);

/// `image` fitted whole into `frame`, moved there by `move` (fractions of the frame).
void draw_moved(QPainter& painter, const QRectF& frame, const QImage& image, const Similarity& move);

/// A from the left, B (moved onto A) from the right, mixed across the middle third: a form that rhymes goes on over
/// the seam. Opaque, of `size` device pixels; either may be null: then its half is dark.
QImage half_and_half(const QImage& outgoing, const QImage& incoming, const Similarity& align, QSize size);

}  // namespace rhyme::ui
