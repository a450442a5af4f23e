#include "ui/bin/bin_model.h"

#include <QMimeData>
#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/timeline/bin_edits.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/stars.h"
#include "ui/theme/label_colors.h"
#include "ui/timeline/media_mime.h"

namespace rhyme::ui {
namespace {

/// "4 stars", "red", "night, 후렴": as far as there are any.
QString notes_text(const MediaNote& note) {
    QStringList parts;
    if (note.rating > 0) parts << stars_text(note.rating);
    if (!note.color.empty()) parts << label_text(note.color);
    for (const std::string& tag : note.tags) parts << QString::fromStdString(tag);
    return parts.join(QStringLiteral(", "));
}

QByteArray encode_parts(const DraggedParts& parts) {
    QByteArray text;
    for (const FolderId folder : parts.folders) text += "f" + QByteArray::number(qulonglong(folder.value)) + "\n";
    for (const MediaId media : parts.media) text += "m" + QByteArray::number(qulonglong(media.value)) + "\n";
    return text;
}

}  // namespace

DraggedParts decode_parts(const QMimeData& mime) {
    DraggedParts parts;
    for (const QByteArray& line : mime.data(QLatin1String(parts_mime_type())).split('\n')) {
        bool number = false;
        const std::uint64_t id = line.mid(1).toULongLong(&number);
        if (number && line.startsWith('f')) parts.folders.push_back({id});
        if (number && line.startsWith('m')) parts.media.push_back({id});
    }
    return parts;
}

BinModel::BinModel(Session& session, QObject* parent)
    : QAbstractListModel(parent), session_(session), folders_(session.bin().folders) {
    Footage& footage = session.footage();
    for (const auto stale : {&Footage::inserted, &Footage::changed})
        connect(&footage, stale, this, [this] { counts_.reset(); });
    connect(&footage, &Footage::inserted, this, [this](int row) {
        beginInsertRows({}, folder_count() + row, folder_count() + row);
        endInsertRows();
    });
    connect(&footage, &Footage::changed, this, [this](int row) {
        const QModelIndex at = index(folder_count() + row);
        emit dataChanged(at, at);
    });
    connect(&footage, &Footage::cleared, this, [this] {
        counts_.reset();
        beginResetModel();
        endResetModel();
    });
    connect(&session, &Session::bin_changed, this, &BinModel::take_folders);
    connect(&session.thumbnails(), &Thumbnails::arrived, this, [this](MediaId media) {
        const auto& items = session_.footage().items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].media != media) continue;
            const QModelIndex at = index(folder_count() + static_cast<int>(i));
            emit dataChanged(at, at);
        }
    });
}

/// Rows come and go one by one, so that what is selected stays so.
void BinModel::take_folders() {
    counts_.reset();
    const auto& now = session_.bin().folders;
    std::set<FolderId> ids;
    for (const BinFolder& folder : now) ids.insert(folder.id);
    for (int row = folder_count() - 1; row >= 0; --row) {
        if (ids.contains(folders_[static_cast<std::size_t>(row)].id)) continue;
        beginRemoveRows({}, row, row);
        folders_.erase(folders_.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(now.size()); ++row) {
        const BinFolder& wanted = now[static_cast<std::size_t>(row)];
        if (row < folder_count() && folders_[static_cast<std::size_t>(row)].id == wanted.id) continue;
        if (row_of(wanted.id) >= 0) {  // another order: that of an earlier version
            beginResetModel();
            folders_ = now;
            endResetModel();
            return;
        }
        beginInsertRows({}, row, row);
        folders_.insert(folders_.begin() + row, wanted);
        endInsertRows();
    }
    folders_ = now;
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

int BinModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : folder_count() + static_cast<int>(session_.footage().items().size());
}

const BinItem* BinModel::item(int row) const {
    const auto& items = session_.footage().items();
    const int at = row - folder_count();
    return at >= 0 && at < static_cast<int>(items.size()) ? &items[static_cast<std::size_t>(at)] : nullptr;
}

const BinFolder* BinModel::folder(int row) const {
    return row >= 0 && row < folder_count() ? &folders_[static_cast<std::size_t>(row)] : nullptr;
}

int BinModel::row_of(FolderId folder) const {
    const auto found = std::ranges::find(folders_, folder, &BinFolder::id);
    return found == folders_.end() ? -1 : static_cast<int>(found - folders_.begin());
}

int BinModel::files_in(FolderId folder) const {
    if (!counts_) {
        counts_.emplace();
        const Bin& bin = session_.bin();
        for (const BinItem& item : session_.footage().items())
            for (const FolderId outer : bin.path(bin.note(item.media).folder)) ++(*counts_)[outer];
    }
    const auto found = counts_->find(folder);
    return found == counts_->end() ? 0 : found->second;
}

QVariant BinModel::folder_data(const BinFolder& folder, int role) const {
    const QString name = QString::fromStdString(folder.name);
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return name;
        case Qt::ToolTipRole:
            return tr("%1: %n file(s)", nullptr, files_in(folder.id)).arg(name);
        case Qt::AccessibleTextRole:
            return tr("Folder %1, %n file(s)", nullptr, files_in(folder.id)).arg(name);
        default:
            return {};
    }
}

QVariant BinModel::data(const QModelIndex& index, int role) const {
    if (const BinFolder* at = folder(index.row())) return folder_data(*at, role);
    const BinItem* it = item(index.row());
    if (!it) return {};
    QStringList said{it->name};
    switch (role) {
        case Qt::DisplayRole:
            return it->name;
        case Qt::ToolTipRole:
            said = {QString::fromStdString(path_text(it->path)), it->problem,
                    notes_text(session_.bin().note(it->media))};
            said.removeAll(QString());
            return said.join(QLatin1Char('\n'));
        case Qt::AccessibleTextRole:
            said << (it->problem.isEmpty() ? state_text(*it) : it->problem)
                 << notes_text(session_.bin().note(it->media));
            said.removeAll(QString());
            return said.join(QStringLiteral(", "));
        default:
            return {};
    }
}

bool BinModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const BinFolder* at = folder(index.row());
    const std::string name = value.toString().normalized(QString::NormalizationForm_C).simplified().toStdString();
    if (!at || role != Qt::EditRole || name.empty()) return false;
    return session_.commit(gesture_.isEmpty() ? tr("Rename folder") : tr("New folder"),
                           rename_folder(session_.history().sequences(), at->id, name), gesture_);
}

Qt::ItemFlags BinModel::flags(const QModelIndex& index) const {
    constexpr Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (folder(index.row())) return base | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled | Qt::ItemIsEditable;
    const BinItem* it = item(index.row());
    if (!it) return Qt::NoItemFlags;
    return it->media ? base | Qt::ItemIsDragEnabled : base;
}

QStringList BinModel::mimeTypes() const { return {QLatin1String(media_mime_type()), QLatin1String(parts_mime_type())}; }

QMimeData* BinModel::mimeData(const QModelIndexList& indexes) const {
    std::vector<int> rows;
    for (const QModelIndex& index : indexes) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    DraggedParts parts;
    for (const int row : rows) {
        if (const BinFolder* at = folder(row)) parts.folders.push_back(at->id);
        if (const BinItem* it = item(row); it && it->media) parts.media.push_back(it->media);
    }
    const Bin& bin = session_.bin();
    std::vector<DraggedMedia> dragged;
    for (const BinItem& it : session_.footage().items()) {
        const bool meant = std::ranges::find(parts.media, it.media) != parts.media.end() ||
                           std::ranges::any_of(parts.folders, [&](FolderId folder) {
                               return bin.contains(folder, bin.note(it.media).folder);
                           });
        if (it.file && meant) dragged.push_back({it.media, std::nullopt});
    }
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(media_mime_type()), encode_media(dragged));
    mime->setData(QLatin1String(parts_mime_type()), encode_parts(parts));
    return mime;
}

}  // namespace rhyme::ui
