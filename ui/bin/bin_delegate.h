// Draws what lies in the bin, as cards or as rows: a file with its picture, name, length, notes and how far its
// analysis is; a folder with what it is called and how much lies in it.
#pragma once

#include <QStyledItemDelegate>
#include <map>
#include <optional>
#include <utility>

namespace rhyme {
struct BinFolder;  // core/timeline/bin.h
}

namespace rhyme::ui {

struct BinItem;
class BinModel;
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
    void set_drop_row(int row) { drop_row_ = row; }  ///< the folder that would take what is dragged; -1: none
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    void paint_back(QPainter& painter, const QStyleOptionViewItem& option, bool drop) const;
    void paint_card(QPainter& painter, const QStyleOptionViewItem& option, const BinItem& item, Session& session,
                    std::optional<double> scrub, std::optional<double> shown) const;
    void paint_row(QPainter& painter, const QStyleOptionViewItem& option, const BinItem& item, Session& session,
                   std::optional<double> shown) const;
    void paint_folder(QPainter& painter, const QStyleOptionViewItem& option, const BinFolder& folder,
                      const BinModel& model, bool drop) const;

    int width_ = 128;
    bool list_ = false;
    int scrub_row_ = -1, drop_row_ = -1;
    double scrub_ = 0;
    std::map<int, double> places_;
};

}  // namespace rhyme::ui
