// The bin as a list model: its folders, then the footage; for the view, and for dragging out of it and inside of it.
#pragma once

#include <QAbstractListModel>
#include <map>
#include <optional>

#include "ui/session/session.h"

namespace rhyme::ui {

/// What is dragged inside the bin: the folders and files that were taken hold of.
struct DraggedParts {
    std::vector<FolderId> folders;
    std::vector<MediaId> media;
    bool empty() const { return folders.empty() && media.empty(); }
};
inline const char* parts_mime_type() { return "application/x-rhyme-bin-parts"; }
/// Empty when there is none or it cannot be read.
DraggedParts decode_parts(const QMimeData& mime);

class BinModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit BinModel(Session& session, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;  ///< renames a folder
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    /// A folder carries the files in it and below it along, for the timeline.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    /// The file of a row, or null.
    const BinItem* item(int row) const;
    /// The folder of a row, or null.
    const BinFolder* folder(int row) const;
    int row_of(FolderId folder) const;    ///< -1: there is none
    int files_in(FolderId folder) const;  ///< and below it
    /// The next renaming of a folder is one step with the commit of this gesture.
    void name_with(const QString& gesture) { gesture_ = gesture; }
    Session& session() const { return session_; }

private:
    int folder_count() const { return static_cast<int>(folders_.size()); }
    void take_folders();
    QVariant folder_data(const BinFolder& folder, int role) const;

    Session& session_;
    std::vector<BinFolder> folders_;                         // as the rows have them
    mutable std::optional<std::map<FolderId, int>> counts_;  // files_in(), of all; none: to be counted anew
    QString gesture_;
};

}  // namespace rhyme::ui
