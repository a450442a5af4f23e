#include "ui/bin/bin_model.h"

#include <QMimeData>
#include <algorithm>

#include "core/base/files.h"
#include "ui/bin/bin_delegate.h"
#include "ui/timeline/media_mime.h"

namespace rhyme::ui {

BinModel::BinModel(Session& session, QObject* parent) : QAbstractListModel(parent), session_(session) {
    Footage& footage = session.footage();
    connect(&footage, &Footage::inserted, this, [this](int row) {
        beginInsertRows({}, row, row);
        endInsertRows();
    });
    connect(&footage, &Footage::changed, this, [this](int row) { emit dataChanged(index(row), index(row)); });
    connect(&footage, &Footage::cleared, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&session.thumbnails(), &Thumbnails::arrived, this, [this](MediaId media) {
        const auto& items = session_.footage().items();
        for (std::size_t i = 0; i < items.size(); ++i)
            if (items[i].media == media) emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    });
}

int BinModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(session_.footage().items().size());
}

const BinItem* BinModel::item(int row) const {
    const auto& items = session_.footage().items();
    return row >= 0 && row < static_cast<int>(items.size()) ? &items[static_cast<std::size_t>(row)] : nullptr;
}

QVariant BinModel::data(const QModelIndex& index, int role) const {
    const BinItem* it = item(index.row());
    if (!it) return {};
    switch (role) {
        case Qt::DisplayRole:
            return it->name;
        case Qt::ToolTipRole: {
            const QString path = QString::fromStdString(path_text(it->path));
            return it->problem.isEmpty() ? path : QStringLiteral("%1\n%2").arg(path, it->problem);
        }
        case Qt::AccessibleTextRole:
            if (!it->problem.isEmpty()) return QStringLiteral("%1, %2").arg(it->name, it->problem);
            return state_text(*it).isEmpty() ? it->name : QStringLiteral("%1, %2").arg(it->name, state_text(*it));
        default:
            return {};
    }
}

Qt::ItemFlags BinModel::flags(const QModelIndex& index) const {
    const BinItem* it = item(index.row());
    if (!it) return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return it->file ? base | Qt::ItemIsDragEnabled : base;
}

QStringList BinModel::mimeTypes() const { return {QLatin1String(media_mime_type())}; }

QMimeData* BinModel::mimeData(const QModelIndexList& indexes) const {
    std::vector<int> rows;
    for (const QModelIndex& index : indexes) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<DraggedMedia> dragged;
    for (const int row : rows)
        if (const BinItem* it = item(row); it && it->media) dragged.push_back({it->media, std::nullopt});
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(media_mime_type()), encode_media(dragged));
    return mime;
}

}  // namespace rhyme::ui
