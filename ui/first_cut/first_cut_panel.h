// What a first cut is to be, and the shots it came to: some are kept, others asked for anew. Choosing a shot goes
// there.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "ui/first_cut/first_cut.h"

class QAction;
class QCheckBox;
class QGridLayout;
class QLayout;
class QScrollArea;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rhyme::ui {

class ComboBox;
class CutList;

class FirstCutPanel : public QWidget {
    Q_OBJECT
public:
    /// `selected`: what is selected in the bin. `other_selected`, `other_rest`: the commands its buttons stand for.
    FirstCutPanel(Session& session, FirstCut& cut, std::function<std::vector<MediaId>()> selected,
                  QAction* other_selected, QAction* other_rest, QWidget* parent = nullptr);

    /// As the controls stand.
    FirstCutWish wish() const;
    void make();
    QTableView& list() { return *list_; }
    CutList& model() { return *model_; }

signals:
    void gone_to();  ///< the playhead was put on a shot

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    ComboBox* add_choice(QGridLayout& grid, const QString& label, const char* name);
    QLayout* make_head();
    QWidget* make_choices();
    QWidget* make_shots(QAction* other_selected, QAction* other_rest);
    void make_list();
    void refresh_songs();
    void refresh_choices();
    void show_state();
    void show_why();
    void select_clips();      ///< what is chosen in the list, on the timeline
    void follow_selection();  ///< what is selected on the timeline, in the list
    std::vector<MediaId> footage() const;

    Session& session_;
    FirstCut& cut_;
    std::function<std::vector<MediaId>()> selected_;
    CutList* model_;
    QTableView* list_;
    ComboBox *song_, *footage_, *stretch_, *begin_, *pace_, *shape_, *into_;
    QCheckBox* takes_;
    QPushButton* make_;
    QToolButton *cancel_, *fold_;
    QScrollArea* choices_;
    QProgressBar* bar_;
    QLabel *none_, *why_, *note_;
    QStackedWidget* pages_;
    bool following_ = false;
};

}  // namespace rhyme::ui
