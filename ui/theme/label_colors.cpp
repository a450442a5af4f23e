#include "ui/theme/label_colors.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <algorithm>

namespace rhyme::ui {

std::span<const LabelColor> label_colors() {
    static const LabelColor colors[] = {{"red", QColor(0xcf, 0x5f, 0x5f)},    {"yellow", QColor(0xb8, 0x98, 0x2e)},
                                        {"green", QColor(0x5e, 0x9c, 0x4a)},  {"cyan", QColor(0x3f, 0x98, 0x98)},
                                        {"purple", QColor(0x95, 0x76, 0xcc)}, {"pink", QColor(0xc8, 0x6c, 0xa2)}};
    return colors;
}

QColor label_color(const std::string& label) {
    const auto known = label_colors();
    const auto found = std::ranges::find_if(known, [&](const LabelColor& c) { return label == c.name; });
    if (found != known.end()) return found->color;
    return label.empty() ? QColor() : QColor(QString::fromStdString(label));
}

QString label_text(const std::string& label) { return QCoreApplication::translate("Facts", label.c_str()); }

QIcon label_icon(const QColor& color, int pixels) {
    constexpr int sharp = 3;  // crisp on every screen
    QPixmap picture(pixels * sharp, pixels * sharp);
    picture.setDevicePixelRatio(sharp);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(pixels * 0.15, pixels * 0.15, pixels * 0.7, pixels * 0.7));
    return picture;
}

}  // namespace rhyme::ui
