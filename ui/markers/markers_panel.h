// The markers as a list: gone to, renamed, noted, coloured and removed there. Enter or a click goes to one, F2 or a
// double-click edits, Delete removes.
#pragma once

#include <QWidget>
#include <vector>

#include "core/timeline/ids.h"

class QAction;
class QColor;
class QStackedWidget;
class QTableView;

namespace rhyme::ui {

class ColourButton;
class MarkerModel;
class Session;

class MarkersPanel : public QWidget {
    Q_OBJECT
public:
    /// `add` and `export_list`: the commands its buttons stand for.
    MarkersPanel(Session& session, QAction* add, QAction* export_list, QWidget* parent = nullptr);
    QTableView& list() { return *list_; }
    MarkerModel& model() { return *model_; }
    std::vector<MarkerId> selected() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make_list();
    void show_state();
    void go(int row);
    void paint_selected(const QColor& color);
    void remove_selected();

    Session& session_;
    MarkerModel* model_;
    QTableView* list_;
    ColourButton* color_;
    QStackedWidget* pages_;
};

}  // namespace rhyme::ui
