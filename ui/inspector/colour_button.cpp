#include "ui/inspector/colour_button.h"

#include <QColorDialog>
#include <QPainter>

#include "ui/theme/theme.h"

namespace rhyme::ui {

ColourButton::ColourButton(const QString& name, bool with_alpha, QWidget* parent)
    : QPushButton(parent), with_alpha_(with_alpha) {
    setAccessibleName(name);
    setToolTip(name);
    setMinimumWidth(48);
    connect(this, &QPushButton::clicked, this, &ColourButton::open);
}

void ColourButton::show_color(const QColor& color) {
    if (color == color_) return;
    color_ = color;
    setAccessibleDescription(color.name());
    update();
}

void ColourButton::open() {
    static quint64 serial = 0;
    gesture_ = QStringLiteral("colour-%1").arg(++serial);
    auto* dialog = new QColorDialog(color_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(QColorDialog::NoButtons | QColorDialog::DontUseNativeDialog |
                       (with_alpha_ ? QColorDialog::ShowAlphaChannel : QColorDialog::ColorDialogOptions()));
    dialog->setWindowTitle(accessibleName());
    connect(dialog, &QColorDialog::currentColorChanged, this, &ColourButton::chosen);
    dialog->show();
}

void ColourButton::paintEvent(QPaintEvent* event) {
    QPushButton::paintEvent(event);
    QPainter painter(this);
    if (!isEnabled()) painter.setOpacity(0.3);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(6, 6, -6, -6);
    if (color_.alpha() < 255) painter.fillRect(area, QBrush(theme().quiet, Qt::Dense4Pattern));
    painter.setPen(theme().strong_line);
    painter.setBrush(color_);
    painter.drawRoundedRect(area, 2, 2);
}

}  // namespace rhyme::ui
