// What rhymes with the cut, the clip or the whole bin: a list of pairs, one key from the timeline.
#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/match/match_model.h"

class QAction;
class QLabel;
class QListView;
class QProgressBar;
class QStackedWidget;

namespace rhyme::ui {

class MatchPanel : public QWidget {
    Q_OBJECT
public:
    /// The two actions choose between the whole bin and what is selected; `accept` is shown as a button.
    MatchPanel(Session& session, QAction* whole_bin, QAction* at_cut, QAction* accept, QWidget* parent = nullptr);
    MatchSearch& finder() { return *finder_; }
    QListView& view() { return *view_; }
    QWidget* view_widget() const;

    /// The match chosen; null: none.
    const Match* current() const;
    void go(int by);
    /// Puts the chosen match (the first, when none is chosen) on the timeline. False: told why not.
    bool accept();
    void reject();

signals:
    void current_changed();
    void accepted(rhyme::FramePosition cut);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    QString question_text() const;
    void hover(const QModelIndex& index);
    void choose_again();

    Session& session_;
    MatchSearch* finder_;
    MatchModel* model_;
    MatchDelegate* delegate_;
    QListView* view_;
    QStackedWidget* pages_;
    QLabel *question_, *message_, *keys_;
    QProgressBar* progress_;
    QTimer loop_;
    std::optional<Match> chosen_;  // stays chosen when the list is made anew
    int hovered_ = -1, step_ = 0;
};

}  // namespace rhyme::ui
