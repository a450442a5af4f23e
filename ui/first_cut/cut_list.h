// The shots of a first cut as a table: kept or not, its picture and place, how well it joins the one before.
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <vector>

#include "core/assemble/quality.h"

namespace rhyme::ui {

class FirstCut;
class Session;

class CutList : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Kept, Place, Shot, Match, columns };
    static constexpr int picture_width = 43, picture_height = 24;  ///< logical pixels

    CutList(Session& session, FirstCut& cut, QObject* parent = nullptr);
    /// Whether it is seen: else it does not follow the edit, and costs it nothing.
    void set_shown(bool shown);
    const Clip* clip(int row) const;
    /// How well each cut rhymes as the edit stands, for those of which nothing else is known.
    void show_qualities(const std::vector<CutQuality>& cuts);
    int row_of(ClipId clip) const;  ///< -1: it is not in the list
    /// What is said of a row: its place in the song, what rhymes, what had to be done without.
    QString why(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void refresh();
    QVariant shown(const Clip& clip, int column) const;
    QVariant picture(const Clip& clip) const;

    Session& session_;
    FirstCut& cut_;
    bool shown_ = false;
    std::vector<Clip> clips_;
    std::map<ClipId, double> scores_;  // of the cuts to them
};

}  // namespace rhyme::ui
