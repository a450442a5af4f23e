// Keeps the list of matches up with what is selected and what has been analysed, off the window's thread.
#pragma once

#include <QObject>
#include <QTimer>

#include "core/match/match.h"
#include "ui/match/question.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

/// Window thread only.
class MatchSearch : public QObject {
    Q_OBJECT
public:
    explicit MatchSearch(Session& session, QObject* parent = nullptr);

    enum class State { NoFootage, Analysing, Searching, Ready, Failed };
    State state() const { return state_; }
    const QString& problem() const { return problem_; }
    double progress() const { return progress_; }
    const MatchQuestion& question() const { return question_; }
    const std::vector<Match>& matches() const { return matches_; }

    /// Ask about the whole bin whatever is selected.
    void set_whole_bin(bool on);
    bool whole_bin() const { return whole_bin_; }

    MatchSide outgoing(const Match& match) const { return side(match.from); }
    MatchSide incoming(const Match& match) const { return side(match.to); }
    /// Takes it from the list and remembers the editor's no.
    void reject(std::size_t index);
    /// Remembers the editor's yes.
    void note_accepted(const Match& match) { remember(match, true); }
    void refresh_soon();

signals:
    void changed();  ///< state, question or list
    void progress_changed();

private:
    void refresh();
    void search();
    void set_state(State state);
    void remember(const Match& match, bool accepted);
    MatchSide side(const MatchEnd& end) const;

    Session& session_;
    QTimer timer_;
    bool whole_bin_ = false, footage_changed_ = true;
    MatchQuestion question_;
    State state_ = State::NoFootage;
    QString problem_;
    double progress_ = 0;
    std::vector<Match> matches_;
    struct Found {
        std::shared_ptr<const MatchFinder> finder;
        Result<MatchList> list;
    };
    std::shared_ptr<const MatchFinder> finder_;  // knows what is rare in finder_footage_
    std::vector<AnalysisPtr> finder_footage_;
    std::vector<AnalysisPtr> footage_;  // what the matches point into
    std::vector<MediaId> media_;        // the bin's ids of the same
    Jobs jobs_;
    Job searching_;
};

}  // namespace rhyme::ui
