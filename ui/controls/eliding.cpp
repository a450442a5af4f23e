#include "ui/controls/eliding.h"

#include <QHelpEvent>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>

namespace rhyme::ui {
namespace {

constexpr int least_label_width = 40, arrow_width = 20;

/// True when it was the tooltip of a text that does not fit.
bool tell_whole(QEvent* event, QWidget& widget, const QString& text, int room) {
    if (event->type() != QEvent::ToolTip || widget.fontMetrics().horizontalAdvance(text) <= room) return false;
    const QString own = widget.toolTip();
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       own.isEmpty() || own == text ? text : QStringLiteral("%1\n%2").arg(text, own), &widget);
    return true;
}

}  // namespace

int ComboBox::room() const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    return field.width() - (option.currentIcon.isNull() ? 0 : option.iconSize.width() + 8) - 4;
}

/// Qt leaves the arrow's width out where a style sheet sets it: the last letters would go.
QSize ComboBox::sizeHint() const {
    const QSize hint = QComboBox::sizeHint();
    return sizeAdjustPolicy() == AdjustToContents ? hint + QSize(arrow_width, 0) : hint;
}

void ComboBox::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room());
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool ComboBox::event(QEvent* event) {
    return tell_whole(event, *this, currentText(), room()) || QComboBox::event(event);
}

QSize ElidedLabel::minimumSizeHint() const { return {least_label_width, QLabel::minimumSizeHint().height()}; }

void ElidedLabel::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    const QRect area = contentsRect();
    style()->drawItemText(&painter, area, static_cast<int>(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, area.width()), foregroundRole());
}

bool ElidedLabel::event(QEvent* event) {
    return tell_whole(event, *this, text(), contentsRect().width()) || QLabel::event(event);
}

void show_text(QLineEdit& field, const QString& text) {
    if (field.hasFocus() || field.text() == text) return;
    field.setText(text);
    field.setCursorPosition(0);
}

}  // namespace rhyme::ui
