// A match, or a cut of the timeline, looked at closely: laid over each other in several ways with what the cues see,
// looping with the music, aligned by hand, joined by a transition chosen from previews, accepted or refused.
#pragma once

#include <QWidget>
#include <optional>
#include <set>

#include "core/match/match.h"
#include "ui/match_viewer/pair_canvas.h"
#include "ui/match_viewer/pair_frames.h"
#include "ui/match_viewer/transition_strip.h"
#include "ui/match_viewer/trial.h"
#include "ui/playback/player.h"
#include "ui/session/session.h"

class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace rhyme::ui {

class Commands;
class MatchPanel;

class MatchViewer : public QWidget {
    Q_OBJECT
public:
    MatchViewer(Session& session, MatchPanel& matches, const Commands& commands, std::unique_ptr<AudioOut> audio,
                QWidget* parent = nullptr);

    PairCanvas& canvas() { return *canvas_; }
    TransitionStrip& transitions() { return *strip_; }
    Player& player() { return *player_; }
    const std::optional<Trial>& trial() const { return trial_; }
    QString words() const;  ///< why, or why not

    /// Two frames chosen by hand, whether they rhyme or not; until another match or cut is chosen.
    void pick(const MatchSide& outgoing, const MatchSide& incoming);
    void set_compare(Compare mode);
    void set_looping(bool on);
    bool looping() const { return player_->playing(); }
    void set_aligning(bool on);
    bool aligning() const { return canvas_->aligning(); }
    void reset_alignment();
    /// One side's frame at the cut, one or more frames later. A cut of the timeline is ripple-trimmed.
    void step(bool incoming, int by);
    void set_transition(const std::string& kind);
    /// Why this pair is offered, or why not; looked into behind.
    void explain();
    /// Puts the match on the timeline as it was changed here. False: told why not, or there is nothing to accept.
    bool accept();

signals:
    void changed();  ///< what is shown, or one of its modes
    void accepted(rhyme::FramePosition cut);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// What is looked at: a match, two frames picked, or (with clips) a cut of the timeline.
    struct Subject {
        std::optional<Match> match;
        MatchQuestion question;
        MatchSide outgoing, incoming;
        ClipId from, to;
        bool is_cut() const { return bool(from); }
    };
    void make_header(QHBoxLayout& line, const Commands& commands);
    QWidget* make_settings();
    QWidget* make_align_bar(const Commands& commands);
    QMenu* make_evidence_menu();
    QSlider* add_slider(QStackedWidget& pages, const QString& text, int low, int high, int value);
    void subject_changed();
    void set_subject(std::optional<Subject> subject);
    void rebuild();  ///< the trial, from the subject and what was changed
    bool same_subject(const Subject& subject) const;
    void show_trial();
    void show_frames();
    void show_evidence();
    void show_align();
    void show_words();
    void align_by_hand(const Similarity& align);
    void commit_join(const QString& label, const std::string& kind);
    QImage evidence_of(bool incoming, FramePosition frame);
    std::vector<std::string> evidence_cues() const;
    std::optional<MatchSide> side_of(const Clip& clip, FramePosition at) const;

    Session& session_;
    MatchPanel& matches_;
    Player* player_;
    PairFrames* frames_;
    PairCanvas* canvas_;
    TransitionStrip* strip_;
    std::optional<Subject> subject_;
    std::optional<Trial> trial_;
    QString problem_;
    Similarity align_, found_align_;  // in fractions of the sequence: now, and as it was found
    std::string kind_ = "aligned-cut";
    std::optional<PairReport> report_;
    QString explain_problem_;
    bool explaining_ = false, stale_ = true, showing_ = false, picked_ = false;
    bool evidence_by_reasons_ = true;
    std::set<std::string> evidence_chosen_;
    std::map<std::string, QImage> evidence_made_;  // by what is drawn; null while being drawn
    QLabel *about_, *why_, *handles_, *cost_;
    QStackedWidget* settings_;
    QSlider *mix_, *gain_, *rate_;
    QWidget* align_bar_;
    QDoubleSpinBox *scale_, *rotation_, *dx_, *dy_;
    QPushButton* accept_;
    Jobs jobs_{1}, evidence_jobs_{1};
    Job explain_job_;
};

}  // namespace rhyme::ui
