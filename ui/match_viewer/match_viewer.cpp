#include "ui/match_viewer/match_viewer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <algorithm>

#include "core/transitions/aligned_join.h"
#include "ui/match/match_controls.h"
#include "ui/match/match_panel.h"
#include "ui/match_viewer/evidence.h"
#include "ui/theme/theme.h"
#include "ui/viewer/program_viewer.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

const RationalTime around(9, 10);  // seconds on each side of the cut that loop
constexpr int tallest_loop = 360;  // device pixels: some eighty pictures are kept
constexpr int most_lines = 3;

FramePair pair_of(const MatchSide& a, const MatchSide& b) { return {a.media, b.media, a.frame, b.frame, {}}; }

}  // namespace

// ---- what is looked at

bool MatchViewer::same_subject(const Subject& other) const {
    if (!subject_ || subject_->from != other.from || subject_->to != other.to) return false;
    if (subject_->match.has_value() != other.match.has_value() || !(subject_->question == other.question)) return false;
    if (subject_->is_cut()) return true;
    if (!other.match) return pair_of(subject_->outgoing, subject_->incoming) == pair_of(other.outgoing, other.incoming);
    // As it was found: each side may have been stepped since.
    const auto same = [](const MatchEnd& a, const MatchEnd& b) { return a.path == b.path && a.frame == b.frame; };
    return same(subject_->match->from, other.match->from) && same(subject_->match->to, other.match->to);
}

std::optional<MatchSide> MatchViewer::side_of(const Clip& clip, FramePosition at) const {
    MatchSide side;
    side.media = clip.media;
    side.file = session_.pool()->find(clip.media);
    if (!side.file || !side.file->index || !side.file->info.video) return std::nullopt;
    side.name = clip.name;
    side.frame = source_frame(clip, at, session_.timeline().rate, *side.file);
    side.shot = {FramePosition(0), side.file->index->size()};
    return side;
}

/// A match chosen in the list, else the selected cut, else nothing.
void MatchViewer::subject_changed() {
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    stale_ = false;
    Subject subject;
    if (const Match* match = matches_.current()) {
        subject.match = *match;
        subject.question = matches_.finder().question();
        subject.outgoing = matches_.finder().outgoing(*match), subject.incoming = matches_.finder().incoming(*match);
        return set_subject(std::move(subject));
    }
    const Selection& selection = session_.selection();
    const Track* track = selection.is_cut() ? session_.timeline().track_of(selection.cut_from) : nullptr;
    const Clip* from = track ? track->find(selection.cut_from) : nullptr;
    const Clip* to = from ? track->find(selection.cut_to) : nullptr;
    const auto a = to ? side_of(*from, from->end() - FrameCount(1)) : std::nullopt;
    const auto b = a ? side_of(*to, to->start) : std::nullopt;
    if (!b) return set_subject(std::nullopt);
    subject.outgoing = *a, subject.incoming = *b;
    subject.from = from->id, subject.to = to->id;
    set_subject(std::move(subject));
}

void MatchViewer::pick(const MatchSide& outgoing, const MatchSide& incoming) {
    matches_.choose_none();
    Subject subject;
    subject.outgoing = outgoing, subject.incoming = incoming;
    picked_ = true;
    set_subject(std::move(subject));
    explain();
}

void MatchViewer::set_subject(std::optional<Subject> subject) {
    if (subject && same_subject(*subject)) {
        if (subject->is_cut()) subject_ = std::move(subject);  // its sides follow the timeline
        return rebuild();
    }
    if (picked_ && subject_ && !subject) return;  // what was picked stays until something else is chosen
    picked_ = subject && !subject->match && !subject->is_cut();
    subject_ = std::move(subject);
    settings_->setVisible(subject_.has_value());
    explain_job_.cancel();
    explaining_ = false;
    report_.reset();
    explain_problem_.clear();
    kind_ = "aligned-cut";
    align_ = found_align_ = {};
    if (subject_ && subject_->match && subject_->outgoing.file && subject_->incoming.file) {
        Timeline format = session_.timeline();
        if (is_empty(format) && subject_->outgoing.file->info.video)
            format.width = subject_->outgoing.file->info.video->display_width,
            format.height = subject_->outgoing.file->info.video->display_height;
        align_ = found_align_ = alignment_in_sequence(subject_->match->align, subject_->outgoing.file->info,
                                                      subject_->incoming.file->info, format);
    }
    player_->pause();
    rebuild();
}

void MatchViewer::rebuild() {
    trial_.reset();
    problem_.clear();
    if (subject_) {
        auto made = subject_->is_cut() ? look_at_cut(session_.timeline(), subject_->from, subject_->to)
                                       : try_match(session_.timeline(), subject_->question, subject_->outgoing,
                                                   subject_->incoming, align_, kind_);
        if (made) {
            trial_ = std::move(*made);
            if (subject_->is_cut()) align_ = trial_->align, kind_ = trial_->kind;
        } else {
            problem_ = error_words(made.error());
        }
    }
    show_trial();
}

void MatchViewer::show_trial() {
    const bool there = trial_.has_value();
    canvas_->set_message(there                ? QString()
                         : problem_.isEmpty() ? tr("Choose a match, or select a cut on the timeline")
                                              : problem_,
                         !problem_.isEmpty());
    accept_->setEnabled(there && !subject_->is_cut());
    strip_->set_trial(trial_);
    if (!there) {
        about_->clear();
        player_->pause();
        show_align();
        show_words();
        emit changed();
        return;
    }
    about_->setText(QStringLiteral("%1 → %2").arg(QString::fromStdString(subject_->outgoing.name),
                                                  QString::fromStdString(subject_->incoming.name)));
    about_->setToolTip(about_->text());
    const FrameCount reach = trial_->timeline.rate.count(around, Rounding::Nearest);
    const FramePosition from = std::max(FramePosition(0), trial_->cut - reach),
                        to = std::min(trial_->timeline.end(), trial_->cut + reach);
    player_->set_timeline(trial_->timeline);
    player_->set_loop(FrameRange::between(from, std::max(to, from + FrameCount(1))));
    if (!player_->playing()) player_->seek(trial_->cut);
    const auto stretch = [&](bool incoming) {
        const FramePosition first =
                                shown_frame(*trial_, *session_.pool(), incoming, from - FrameCount(incoming ? 0 : 1)),
                            last = shown_frame(*trial_, *session_.pool(), incoming, to),
                            cut = shown_frame(*trial_, *session_.pool(), incoming,
                                              trial_->cut - FrameCount(incoming ? 0 : 1));
        const Clip* clip = incoming ? trial_->incoming() : trial_->outgoing();
        return PairFrames::Stretch{
            clip->media, FrameRange::between(std::min(first, last), std::max(first, last) + FrameCount(1)), cut};
    };
    const int room = static_cast<int>(canvas_->height() * devicePixelRatioF());
    frames_->want(stretch(false), stretch(true), std::clamp(room, 90, tallest_loop));
    canvas_->set_aspect(trial_->aspect());
    canvas_->set_align(align_);
    show_frames();
    show_evidence();
    show_align();
    show_words();
    emit changed();
}

/// The pictures at the player's place: at rest the last frame of A and the first of B.
void MatchViewer::show_frames() {
    if (!trial_) return;
    const FramePosition at = player_->position();
    const FramePosition a = shown_frame(*trial_, *session_.pool(), false, at - FrameCount(1)),
                        b = shown_frame(*trial_, *session_.pool(), true, at);
    canvas_->set_pair(frames_->at(trial_->outgoing()->media, a), frames_->at(trial_->incoming()->media, b));
    const auto caption = [&](FramePosition frame, FrameCount left, const QString& what) {
        return tr("frame %1    %2 %3").arg(frame.value).arg(left.value).arg(what);
    };
    canvas_->set_captions(caption(a, handle_after(*trial_, *session_.pool()), tr("left after the cut")),
                          caption(b, handle_before(*trial_, *session_.pool()), tr("left before the cut")));
    handles_->setText(tr("A %1 frames left    B %2 frames left")
                          .arg(handle_after(*trial_, *session_.pool()).value)
                          .arg(handle_before(*trial_, *session_.pool()).value));
    if (player_->playing()) show_evidence();
}

// ---- evidence

std::vector<std::string> MatchViewer::evidence_cues() const {
    if (!evidence_by_reasons_) return {evidence_chosen_.begin(), evidence_chosen_.end()};
    const Match* match = subject_ && subject_->match ? &*subject_->match : report_ ? &report_->match : nullptr;
    auto cues = match ? cues_named(match->because) : std::vector<std::string>();
    if (cues.size() > 1) cues.resize(1);  // more hides the picture
    return cues;
}

/// There already, or drawn behind and shown when it is.
QImage MatchViewer::evidence_of(bool incoming, FramePosition frame) {
    const auto cues = evidence_cues();
    const MediaId media = (incoming ? trial_->incoming() : trial_->outgoing())->media;
    const BinItem* item = session_.footage().find(media);
    const Moment* moment = item && item->analysis && !cues.empty() ? nearest_moment(*item->analysis, frame) : nullptr;
    if (!moment) return {};
    std::string key = std::to_string(media.value) + "/" + std::to_string(moment->frame.value) + (incoming ? "b" : "a");
    for (const std::string& cue : cues) key += "/" + cue;
    const auto [place, fresh] = evidence_made_.emplace(key, QImage());
    if (!fresh) return place->second;
    const cv::Size size(640, std::max(2, static_cast<int>(640 / item->analysis->aspect)));
    evidence_jobs_.run(
        [analysis = item->analysis, moment, cues, size, side = incoming ? Side::Incoming : Side::Outgoing](
            std::stop_token) { return evidence_layer(*moment, cues, side, size); },
        [this, key](QImage layer) {
            evidence_made_[key] = std::move(layer);
            show_evidence();
        });
    return {};
}

void MatchViewer::show_evidence() {
    if (!trial_) return canvas_->set_evidence({}, {});
    if (evidence_made_.size() > 80) evidence_made_.clear();
    const FramePosition at = player_->position();
    canvas_->set_evidence(evidence_of(false, shown_frame(*trial_, *session_.pool(), false, at - FrameCount(1))),
                          evidence_of(true, shown_frame(*trial_, *session_.pool(), true, at)));
}

// ---- changing it

void MatchViewer::align_by_hand(const Similarity& align) {
    if (!trial_) return;
    align_ = align;
    if (subject_->is_cut()) return commit_join(tr("Align by hand"), kind_.empty() ? "aligned-cut" : kind_);
    rebuild();
}

/// A cut of the timeline is changed there; what one does without pause is one step of the history.
void MatchViewer::commit_join(const QString& label, const std::string& kind) {
    const QString gesture = QStringLiteral("join-%1-%2").arg(subject_->from.value).arg(label);
    session_.commit(label, with_join(session_.timeline(), subject_->from, subject_->to, align_, kind), gesture);
}

void MatchViewer::reset_alignment() {
    if (!trial_) return;
    if (!subject_->is_cut() || align_.identity()) return align_by_hand(found_align_);
    align_by_hand({});
}

void MatchViewer::set_transition(const std::string& kind) {
    if (!trial_) return;
    kind_ = kind.empty() ? "aligned-cut" : kind;
    if (subject_->is_cut()) return commit_join(tr("Change transition"), kind_);
    rebuild();
}

void MatchViewer::step(bool incoming, int by) {
    if (!trial_) return;
    if (subject_->is_cut()) {
        const ClipId clip = incoming ? subject_->to : subject_->from;
        const Edge edge = incoming ? Edge::In : Edge::Out;
        const FrameCount moved = clamp_trim(session_.timeline(), clip, edge, FrameCount(by), true);
        if (moved.value)
            session_.commit(tr("Trim"), ripple_trim(session_.timeline(), clip, edge, moved),
                            QStringLiteral("step-%1-%2").arg(clip.value).arg(incoming));
        return;
    }
    MatchSide& side = incoming ? subject_->incoming : subject_->outgoing;
    const std::int64_t last = side.shot.end().value - 1;
    side.frame = FramePosition(std::clamp(side.frame.value + by, side.shot.start.value, last));
    rebuild();
}

bool MatchViewer::accept() {
    if (!trial_ || subject_->is_cut()) return false;
    const FramePosition cut = trial_->cut;
    const Selection join{{}, trial_->from, trial_->to}, last{{trial_->to}, {}, {}};
    const auto match = subject_->match;
    player_->pause();
    if (!session_.commit(tr("Match cut"), Result<Timeline>(trial_->timeline))) return false;
    if (match) matches_.finder().note_accepted(*match);
    session_.set_playhead(cut);
    session_.select(matches_.chaining() ? last : join);
    emit accepted(cut);
    return true;
}

// ---- why

void MatchViewer::explain() {
    const auto finder = matches_.finder().finder();
    const auto& compared = matches_.finder().compared();
    const auto place = [&](const MatchSide& side) {
        const BinItem* item = session_.footage().find(side.media);
        const auto at = item ? std::find(compared.begin(), compared.end(), item->analysis) : compared.end();
        return static_cast<std::size_t>(at - compared.begin());
    };
    explain_job_.cancel();
    report_.reset();
    explain_problem_.clear();
    if (!subject_) return show_words();
    const std::size_t a = place(subject_->outgoing), b = place(subject_->incoming);
    if (!finder || a >= compared.size() || b >= compared.size()) {
        explain_problem_ = tr("This footage has not been looked at yet: only analysed clips can be compared");
        return show_words();
    }
    MatchQuery query;
    put_into(query, matches_.finder().options());
    explaining_ = true;
    show_words();
    explain_job_ = jobs_.run([finder, query, a, b, from = subject_->outgoing.frame, to = subject_->incoming.frame](
                                 std::stop_token) { return finder->examine(a, from, b, to, query); },
                             [this](Result<PairReport> found) {
                                 explaining_ = false;
                                 if (found)
                                     report_ = std::move(*found);
                                 else
                                     explain_problem_ = error_words(found.error());
                                 show_words();
                                 show_evidence();
                             });
}

void MatchViewer::show_words() {
    std::vector<std::string> lines;
    QString text;
    if (explaining_) {
        text = tr("Looking into this pair…");
    } else if (!explain_problem_.isEmpty()) {
        text = explain_problem_.toHtmlEscaped();
    } else if (report_) {
        const bool good = report_->why_not.empty() || subject_->match;  // what is offered is offered with its faults
        lines = good ? report_->match.because : report_->why_not;
        if (good)
            for (const std::string& fault : report_->why_not)
                lines.push_back(tr("but: %1").arg(core_words(fault)).toStdString());
        text = QStringLiteral("<b>%1</b>").arg(good ? tr("Why this") : tr("Why not"));
        if (good && lines.empty()) text += QStringLiteral(" &nbsp;&nbsp; ") + tr("alike in many small ways");
    } else if (subject_ && subject_->match) {
        lines = subject_->match->because;
        if (lines.size() > most_lines) lines.resize(most_lines);
        if (lines.empty()) text = tr("alike in many small ways");
    }
    for (const std::string& line : lines) {
        const auto [cue, words] = split_reason(line);
        if (!text.isEmpty()) text += QStringLiteral(" &nbsp;&nbsp; ");
        if (!cue.isEmpty())
            text += QStringLiteral("<span style='color:%1'>%2</span> ").arg(theme().quiet.name(), cue.toHtmlEscaped());
        text += words.toHtmlEscaped();
    }
    why_->setText(text);
    why_->setVisible(!text.isEmpty());
}

QString MatchViewer::words() const { return why_->isHidden() ? QString() : why_->text(); }

// ---- modes

void MatchViewer::set_compare(Compare mode) {
    canvas_->set_compare(mode);
    const int page = mode == Compare::Overlay || mode == Compare::Wipe ? 1
                     : mode == Compare::Difference                     ? 2
                     : mode == Compare::Flicker                        ? 3
                     : mode == Compare::SideBySide                     ? 4
                                                                       : 0;
    settings_->setCurrentIndex(page);
    // The join as it will be is drawn only where it is seen.
    player_->set_size(mode == Compare::Off ? QSize(canvas_->frame_rect().size().toSize() * devicePixelRatioF())
                                           : QSize());
    emit changed();
}

void MatchViewer::set_looping(bool on) {
    if (!on || !trial_) {
        player_->pause();
        if (trial_) player_->seek(trial_->cut);
        show_frames();
        show_evidence();
    } else {
        player_->seek(player_->loop() ? player_->loop()->start : trial_->cut);
        player_->play();
    }
    emit changed();
}

void MatchViewer::set_aligning(bool on) {
    if (on && (canvas_->compare() == Compare::SideBySide || canvas_->compare() == Compare::Off))
        set_compare(Compare::Overlay);
    canvas_->set_aligning(on);
    align_bar_->setVisible(on);
    emit changed();
}

void MatchViewer::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit changed();
    if (stale_)
        QMetaObject::invokeMethod(
            this, [this] { subject_changed(); }, Qt::QueuedConnection);
}

void MatchViewer::hideEvent(QHideEvent* event) {
    player_->pause();
    stale_ = true;
    QWidget::hideEvent(event);
}

}  // namespace rhyme::ui
