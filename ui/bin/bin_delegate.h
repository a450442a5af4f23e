// Draws one file of the bin as a card: picture, name, length, and how far its analysis is.
#pragma once

#include <QStyledItemDelegate>
#include <map>
#include <optional>
#include <utility>

namespace rhyme::ui {

struct BinItem;
class Session;

/// What is going on with a file, in words; empty when it is ready.
QString state_text(const BinItem& item);

class BinDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit BinDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}
    void set_card_width(int width) { width_ = width; }
    void set_list(bool list) { list_ = list; }  ///< one a line instead of cards
    /// The file under the mouse shows another of its pictures: `fraction` of its length.
    void set_scrub(int row, double fraction) { scrub_row_ = row, scrub_ = fraction; }
    /// Files that show another picture than usual, by row: fractions of their length.
    void set_places(std::map<int, double> places) { places_ = std::move(places); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paint_row(QPainter& painter, const QStyleOptionViewItem& option, const BinItem& item, Session& session,
                   std::optional<double> shown) const;

    int width_ = 128;
    bool list_ = false;
    int scrub_row_ = -1;
    double scrub_ = 0;
    std::map<int, double> places_;
};

}  // namespace rhyme::ui
