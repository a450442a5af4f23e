#include "ui/markers/marker_model.h"

#include <algorithm>

#include "core/time/timecode.h"
#include "core/timeline/edits.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {

MarkerModel::MarkerModel(Session& session, QObject* parent)
    : QAbstractTableModel(parent), session_(session), markers_(session.timeline().markers) {
    connect(&session, &Session::timeline_changed, this, &MarkerModel::refresh);
}

/// Rows stay chosen while the same markers are there.
void MarkerModel::refresh() {
    const auto now = session_.timeline().markers;
    if (now == markers_) return;
    if (std::ranges::equal(*now, *markers_, {}, &Marker::id, &Marker::id)) {
        markers_ = now;
        if (!now->empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    markers_ = now;
    endResetModel();
}

const Marker* MarkerModel::marker(int row) const {
    return row >= 0 && row < rowCount() ? &(*markers_)[static_cast<std::size_t>(row)] : nullptr;
}

int MarkerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(markers_->size());
}

int MarkerModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QVariant MarkerModel::data(const QModelIndex& index, int role) const {
    const Marker* m = marker(index.row());
    if (!m) return {};
    const QString name = QString::fromStdString(m->name);
    const QString place = QString::fromStdString(format_timecode(m->range.start, session_.timeline().rate));
    const bool shown = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole;
    if (shown && index.column() == Name) return name;
    if (shown && index.column() == Note) return QString::fromStdString(m->note);
    if (role == Qt::DisplayRole) return place;
    if (role == Qt::DecorationRole && index.column() == Place)
        return m->color.empty() ? theme().text : QColor(QString::fromStdString(m->color));
    if (role == Qt::FontRole && index.column() == Place) return timecode_font(size::small_text);
    if (role == Qt::AccessibleTextRole && index.column() == Place)
        return name.isEmpty() ? tr("Marker at %1").arg(place) : tr("%1 at %2").arg(name, place);
    return {};
}

QVariant MarkerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Place ? tr("Place") : section == Name ? tr("Name") : tr("Note");
}

Qt::ItemFlags MarkerModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return index.column() == Place ? base : base | Qt::ItemIsEditable;
}

bool MarkerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const Marker* m = marker(index.row());
    if (!m || role != Qt::EditRole || index.column() == Place) return false;
    Marker changed = *m;
    (index.column() == Name ? changed.name : changed.note) = value.toString().toStdString();
    return session_.commit(index.column() == Name ? tr("Rename marker") : tr("Note of the marker"),
                           change_marker(session_.timeline(), changed));
}

}  // namespace rhyme::ui
