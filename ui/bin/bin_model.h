// The footage as a list model: for the view, and for dragging it out.
#pragma once

#include <QAbstractListModel>

#include "ui/session/session.h"

namespace rhyme::ui {

class BinModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit BinModel(Session& session, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    /// The item of a row, or null.
    const BinItem* item(int row) const;
    Session& session() const { return session_; }

private:
    Session& session_;
};

}  // namespace rhyme::ui
