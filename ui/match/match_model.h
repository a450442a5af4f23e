// The found matches as a list, and how one is drawn: the two pictures side by side, looping through the cut under the
// pointer, and up to three reasons.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "ui/match/match_search.h"

namespace rhyme::ui {

class MatchModel : public QAbstractListModel {
    Q_OBJECT
public:
    MatchModel(Session& session, MatchSearch& finder, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Session& session() const { return session_; }
    MatchSearch& finder() const { return finder_; }
    /// The list was replaced.
    void reset();
    /// Pictures of a file have arrived.
    void repaint() { emit dataChanged(index(0), index(std::max(0, rowCount() - 1))); }

private:
    Session& session_;
    MatchSearch& finder_;
};

class MatchDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit MatchDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}
    void set_card_width(int width) { width_ = width; }
    /// The card under the pointer plays: `step` counts twelfths of a second; -1: none plays.
    void set_playing(int row, int step) { playing_row_ = row, step_ = step; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int picture_height() const;
    int width_ = 300, playing_row_ = -1, step_ = 0;
};

}  // namespace rhyme::ui
