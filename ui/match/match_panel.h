// What rhymes with the cut, the clip, the gap, the frame, the selected clips or the whole bin: cards of pairs, one key
// from the timeline.
#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/match/match_model.h"
#include "ui/session/jobs.h"

class QComboBox;
class QLabel;
class QListView;
class QProgressBar;
class QStackedWidget;

namespace rhyme::ui {

class Commands;
class MatchControls;

class MatchPanel : public QWidget {
    Q_OBJECT
public:
    MatchPanel(Session& session, const Commands& commands, QWidget* parent = nullptr);
    MatchSearch& finder() { return *finder_; }
    QListView& view() { return *view_; }
    QWidget* view_widget() const;
    MatchControls& controls() { return *controls_; }

    /// The match chosen; null: none.
    const Match* current() const;
    void go(int by);
    /// Puts the chosen match (the first, when none is chosen) on the timeline; `align` stands for its own alignment, in
    /// fractions of the sequence's frame. False: told why not.
    bool accept(const std::optional<Similarity>& align = std::nullopt);
    void reject();
    /// Nothing is chosen any more.
    void choose_none();
    /// Nothing was edited since the last no: undo means that one.
    bool undo_means_reject() const;
    void take_back();

    /// Accepting goes on from the shot just placed: the next proposals are what could follow it.
    void set_chaining(bool on);
    bool chaining() const { return chaining_; }

signals:
    void current_changed();
    void accepted(rhyme::FramePosition cut);
    void rejections_changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make_header(const Commands& commands);
    void make_list();
    void refresh();
    QString question_text() const;
    QString empty_text() const;
    void hover(const QModelIndex& index);
    void choose_again();
    void check_join(const Selection& join, const QString& gesture);

    Session& session_;
    MatchSearch* finder_;
    MatchModel* model_;
    MatchDelegate* delegate_;
    MatchControls* controls_;
    QWidget* header_;
    QComboBox* subject_;
    QListView* view_;
    QStackedWidget* pages_;
    QLabel *question_, *message_, *keys_;
    QProgressBar* progress_;
    QTimer loop_;
    std::optional<Match> chosen_;    // stays chosen when the list is made anew
    std::uint64_t rejected_at_ = 0;  // the step of the history that the last no was said at
    bool chaining_ = false;
    int hovered_ = -1, step_ = 0;
    std::uint64_t accepts_ = 0;
    Jobs checks_{1};
};

}  // namespace rhyme::ui
