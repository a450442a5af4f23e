// Keeps the list of matches up with what is selected and what has been analysed, off the window's thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "core/match/match.h"
#include "ui/match/match_options.h"
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
    std::size_t filtered() const { return found_.size() - matches_.size(); }  ///< found, but the filters leave them out

    /// What is asked about: what is selected or under the playhead, or one thing whatever is selected.
    enum class Subject { Here, Frame, Selected, WholeBin };
    void set_subject(Subject subject);
    Subject subject() const { return subject_; }
    /// What follows this frame of a file (the subject becomes Frame).
    void ask_about(MediaId media, FramePosition frame);
    void set_whole_bin(bool on) { set_subject(on ? Subject::WholeBin : Subject::Here); }
    bool whole_bin() const { return subject_ == Subject::WholeBin; }

    const MatchOptions& options() const { return options_; }
    void set_options(const MatchOptions& options);

    MatchSide outgoing(const Match& match) const { return side(match.from); }
    MatchSide incoming(const Match& match) const { return side(match.to); }
    /// The moment a side lies on; null when the list was replaced.
    const Moment* moment(const MatchEnd& end) const;
    /// The footage the matches point into, and the finder that compared it; null before the first answer.
    const std::vector<AnalysisPtr>& footage() const { return footage_; }
    const std::vector<MediaId>& media() const { return media_; }
    std::shared_ptr<const MatchFinder> finder() const { return finder_; }
    const std::vector<AnalysisPtr>& compared() const { return finder_footage_; }  ///< what the finder was made from

    /// What the editor's answers about this footage have taught; it scales the weights of every search.
    const Taste& taste() const { return taste_; }

    /// Takes it from the list, remembers the editor's no, and does not offer it again.
    void reject(std::size_t index);
    bool can_take_back() const { return !rejected_.empty(); }
    /// The last no was a slip: the pair comes back to its place, and the answer is forgotten.
    void take_back();
    /// Remembers the editor's yes.
    void note_accepted(const Match& match) { remember(match, true); }
    void refresh_soon();

signals:
    void changed();  ///< state, question or list
    void progress_changed();

private:
    struct Found {
        std::shared_ptr<const MatchFinder> finder;
        Result<MatchList> list;
        std::vector<AnalysisPtr> footage;
        std::vector<Library::Verdict> verdicts;
        Taste taste;
    };
    struct Refused {
        Library::Verdict verdict;
        Match match;
    };
    void refresh();
    void search();
    void filter();
    void set_state(State state);
    bool remember(const Match& match, bool accepted);
    std::optional<Library::Verdict> verdict(const Match& match, bool accepted) const;
    bool refused(const Match& match) const;
    MatchSide side(const MatchEnd& end) const;
    MatchQuestion ask_now() const;

    Session& session_;
    QTimer timer_;
    Subject subject_ = Subject::Here;
    bool footage_changed_ = true;
    MatchQuestion question_;
    MatchOptions options_;
    std::pair<MediaId, FramePosition> frame_;  // asked about by name, else the source viewer's
    State state_ = State::NoFootage;
    QString problem_;
    double progress_ = 0;
    std::vector<Match> found_, matches_;  // all answers; those the filters let through
    std::vector<Refused> rejected_;       // in this run, the last one last
    std::vector<Library::Verdict> refused_before_;
    Taste taste_;
    std::shared_ptr<const MatchFinder> finder_;  // knows what is rare in finder_footage_
    std::vector<AnalysisPtr> finder_footage_;
    std::vector<AnalysisPtr> footage_;  // what the matches point into
    std::vector<MediaId> media_;        // the bin's ids of the same
    Jobs jobs_;
    Job searching_;
};

}  // namespace rhyme::ui
