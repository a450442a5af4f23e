// The markers of the sequence as a table; names and notes are edited in place.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/timeline/timeline.h"

namespace rhyme::ui {

class Session;

class MarkerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Place, Name, Note, columns };

    explicit MarkerModel(Session& session, QObject* parent = nullptr);
    const Marker* marker(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void refresh();

    Session& session_;
    std::shared_ptr<const std::vector<Marker>> markers_;
};

}  // namespace rhyme::ui
