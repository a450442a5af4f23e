// Draws one file of the bin as a card: picture, name, length, and how far its analysis is.
#pragma once

#include <QStyledItemDelegate>

namespace rhyme::ui {

class BinDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit BinDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}
    void set_card_width(int width) { width_ = width; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int width_ = 128;
};

}  // namespace rhyme::ui
