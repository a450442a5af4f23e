// Every step of the edit as a list; choosing one goes there.
#pragma once

#include <QAbstractListModel>
#include <QListView>

namespace rhyme::ui {

class Session;

class HistoryModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit HistoryModel(Session& session, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void refresh();
    Session& session_;
    int rows_ = 0;
};

class HistoryPanel : public QListView {
    Q_OBJECT
public:
    explicit HistoryPanel(Session& session, QWidget* parent = nullptr);

private:
    void show_where();
    Session& session_;
};

}  // namespace rhyme::ui
