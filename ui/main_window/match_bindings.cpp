// What the match commands do in this window, and how their panels follow each other.
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/likeness/shot_map.h"
#include "ui/main_window/main_window.h"
#include "ui/match/match_panel.h"
#include "ui/match_viewer/match_viewer.h"
#include "ui/scopes/scopes_panel.h"
#include "ui/timeline/timeline_widget.h"
#include "ui/viewer/program_viewer.h"
#include "ui/viewer/source_viewer.h"

namespace rhyme::ui {

void MainWindow::bind_match_commands() {
    using Subject = MatchSearch::Subject;
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    const auto subject = [this](Subject what) {
        return [this, what] {
            matches_->finder().set_subject(what);
            refresh_match_actions();
        };
    };
    bind("match.accept", [this] {
        if (!viewer_->isVisible() || !viewer_->accept()) matches_->accept();
    });
    bind("match.why", [this] {
        docks_->raise("match_viewer");
        viewer_->explain();
    });
    bind("match.pick", [this] { pick_pair(); });
    bind("match.align", [this] {
        docks_->raise("match_viewer");
        viewer_->set_aligning(!viewer_->aligning());
    });
    bind("match.align_reset", [this] { viewer_->reset_alignment(); });
    bind("match.loop", [this] {
        docks_->raise("match_viewer");
        viewer_->set_looping(!viewer_->looping());
    });
    for (const auto& [id, incoming, by] :
         {std::tuple("match.a_earlier", false, -1), std::tuple("match.a_later", false, 1),
          std::tuple("match.b_earlier", true, -1), std::tuple("match.b_later", true, 1)})
        bind(id, [this, incoming, by] { viewer_->step(incoming, by); });
    bind("match.reject", [this] { matches_->reject(); });
    bind("match.take_back", [this] { matches_->take_back(); });
    bind("match.next", [this] { matches_->go(1); });
    bind("match.previous", [this] { matches_->go(-1); });
    bind("match.whole_bin", subject(Subject::WholeBin));
    bind("match.at_cut", subject(Subject::Here));
    bind("match.frame", subject(Subject::Frame));
    bind("match.selected", subject(Subject::Selected));
    bind("match.chain", [this] {
        matches_->set_chaining(!matches_->chaining());
        refresh_match_actions();
    });
    connect(viewer_, &MatchViewer::changed, this, [this] {
        if (viewer_->looping()) program_->player().pause(), source_->player().pause();
        refresh_actions();
    });
    connect(viewer_, &MatchViewer::accepted, this, &MainWindow::match_accepted);
    connect(&timeline(), &TimelineWidget::preview_changed, this, [this] {
        const bool dragged = timeline().is_dragging() && !(timeline().shown() == session_.timeline());
        program_->show_trim(session_.timeline(), dragged ? std::optional(timeline().shown()) : std::nullopt);
    });
    connect(map_, &ShotMap::asked, this, [this](MediaId media, FramePosition frame) {
        matches_->finder().ask_about(media, frame);
        docks_->raise("matches");
    });
    connect(&program_->player(), &Player::pictured, scopes_,
            [this](const QImage& image) { scopes_->set_picture(image); });
    connect(&matches_->finder(), &MatchSearch::changed, this, &MainWindow::refresh_match_actions);
    connect(matches_, &MatchPanel::rejections_changed, this, &MainWindow::refresh_actions);
}

void MainWindow::refresh_match_actions() {
    using Subject = MatchSearch::Subject;
    const MatchSearch& finder = matches_->finder();
    for (const auto& [id, what] :
         {std::pair("match.whole_bin", Subject::WholeBin), std::pair("match.at_cut", Subject::Here),
          std::pair("match.frame", Subject::Frame), std::pair("match.selected", Subject::Selected)})
        commands_->action(id)->setChecked(finder.subject() == what);
    commands_->action("match.chain")->setChecked(matches_->chaining());
    commands_->action("match.align")->setChecked(viewer_->aligning());
    commands_->action("match.loop")->setChecked(viewer_->looping());
    commands_->action("match.take_back")->setEnabled(finder.can_take_back());
    if (!matches_->undo_means_reject()) return;
    QAction* undo = commands_->action("edit.undo");
    undo->setEnabled(true);
    undo->setText(tr("&Undo %1").arg(tr("Not this match")));
}

/// A no is undone like an edit, in its turn.
void MainWindow::undo() {
    if (matches_->undo_means_reject())
        matches_->take_back();
    else
        session_.undo();
}

/// What the playhead shows, and what the source viewer shows: whether they rhyme or not.
void MainWindow::pick_pair() {
    const FramePlan plan = plan_frame(session_.timeline(), session_.playhead(), *session_.pool());
    const Session::Source& source = session_.source();
    const auto side = [&](MediaId media, FramePosition frame) {
        MatchSide made{media, session_.pool()->find(media), "", frame, {}};
        if (const BinItem* item = session_.footage().find(media)) made.name = item->name.toStdString();
        if (made.file && made.file->index) made.shot = {FramePosition(0), made.file->index->size()};
        return made;
    };
    if (plan.layers.empty() || !source.media)
        return session_.tell(tr("Put the playhead on a clip and open the other shot in the source viewer"), true);
    docks_->raise("match_viewer");
    viewer_->pick(side(plan.layers.back().media, plan.layers.back().source), side(source.media, source.at));
}

void MainWindow::match_accepted(FramePosition cut) {
    matches_->choose_none();  // the cut itself is what is looked at now
    set_compare(Compare::Off);
    play_around(cut, true);
}

void MainWindow::show_match() {
    const Match* match = matches_->current();
    if (!match) return program_->set_pair(std::nullopt);
    const MatchSide a = matches_->finder().outgoing(*match), b = matches_->finder().incoming(*match);
    if (!a.file || !b.file) return program_->set_pair(std::nullopt);
    if (viewer_->isVisible()) return;  // it is compared there
    program_->set_pair(FramePair{a.media, b.media, a.frame, b.frame, match->align});
    if (program_->compare() == Compare::Off) set_compare(Compare::SideBySide);
}

}  // namespace rhyme::ui
