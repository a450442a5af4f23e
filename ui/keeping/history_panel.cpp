#include "ui/keeping/history_panel.h"

#include <QFont>

#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {

HistoryModel::HistoryModel(Session& session, QObject* parent) : QAbstractListModel(parent), session_(session) {
    rows_ = static_cast<int>(session_.steps().size());
    connect(&session_, &Session::steps_changed, this, &HistoryModel::refresh);
}

/// Few rows come or go at a time; the others are told to look again.
void HistoryModel::refresh() {
    const int rows = static_cast<int>(session_.steps().size());
    if (rows < rows_) {
        beginRemoveRows({}, rows, rows_ - 1);
        rows_ = rows;
        endRemoveRows();
    } else if (rows > rows_) {
        beginInsertRows({}, rows_, rows - 1);
        rows_ = rows;
        endInsertRows();
    }
    emit dataChanged(index(0), index(rows_ - 1));
}

int HistoryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || row >= session_.steps().size()) return {};
    const bool undone = row > session_.step(), here = row == session_.step();
    QString label = session_.steps()[row].label;
    if (row == 0 && label.isEmpty()) label = tr("The beginning");
    switch (role) {
        case Qt::DisplayRole:
            return label;
        case Qt::AccessibleTextRole:
            return here ? tr("%1, where you are").arg(label) : undone ? tr("%1, undone").arg(label) : label;
        case Qt::ForegroundRole:
            return undone ? QVariant(theme().quiet) : QVariant();
        case Qt::SizeHintRole:
            return QSize(0, size::row);
        case Qt::FontRole: {
            QFont font;
            font.setBold(here);
            font.setItalic(undone);
            return font;
        }
        default:
            return {};
    }
}

HistoryPanel::HistoryPanel(Session& session, QWidget* parent) : QListView(parent), session_(session) {
    setObjectName(QStringLiteral("history"));
    setAccessibleName(tr("History"));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setModel(new HistoryModel(session, this));
    connect(&session_, &Session::steps_changed, this, &HistoryPanel::show_where);
    const auto go = [this](const QModelIndex& index) { session_.go_to_step(static_cast<std::size_t>(index.row())); };
    connect(this, &QListView::clicked, this, go);
    connect(this, &QListView::activated, this, go);
    show_where();
}

void HistoryPanel::show_where() {
    const QModelIndex here = model()->index(static_cast<int>(session_.step()), 0);
    setCurrentIndex(here);
    scrollTo(here);
}

}  // namespace rhyme::ui
