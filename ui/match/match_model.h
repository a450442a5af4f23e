// The found matches as a list, and how one is drawn: A and B half and half, looping through the cut under the pointer,
// and up to three reasons.
#pragma once

#include <QAbstractListModel>
#include <QCache>
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
    /// Lines a card needs for its reasons, the same for all cards so that rows of a grid line up: 1..3.
    int reason_lines() const { return reason_lines_; }

private:
    Session& session_;
    MatchSearch& finder_;
    int reason_lines_ = 1;
};

/// "shape: round, centred" -> "shape" and "round, centred".
std::pair<QString, QString> split_reason(const std::string& reason);

class MatchDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit MatchDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent), pictures_(24 * 1024) {}
    /// As many columns as are wide enough, filling `room`.
    void set_room(int room);
    int columns() const { return columns_; }
    /// The card under the pointer plays: `step` counts twelfths of a second; -1: none plays.
    void set_playing(int row, int step) { playing_row_ = row, step_ = step; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int picture_height() const;
    QImage still(const MatchModel& model, const Match& match, QSize pixels) const;
    void paint_loop(QPainter& painter, const QRectF& rect, const MatchModel& model, const Match& match,
                    int pixels) const;
    void paint_words(QPainter& painter, const QRectF& under, const MatchModel& model, const Match& match) const;
    int width_ = 300, columns_ = 1, playing_row_ = -1, step_ = 0;
    mutable QCache<QString, QImage> pictures_;  // finished cards, cost in kilobytes
};

}  // namespace rhyme::ui
