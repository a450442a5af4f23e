// What the match commands do in this window, and how their panels follow each other.
#include "ui/commands/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/match/match_panel.h"
#include "ui/viewer/program_viewer.h"

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
    bind("match.accept", [this] { matches_->accept(); });
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

void MainWindow::show_match() {
    const Match* match = matches_->current();
    if (!match) return program_->set_pair(std::nullopt);
    const MatchSide a = matches_->finder().outgoing(*match), b = matches_->finder().incoming(*match);
    if (!a.file || !b.file) return program_->set_pair(std::nullopt);
    program_->set_pair(FramePair{a.media, b.media, a.frame, b.frame, match->align});
    if (program_->compare() == Compare::Off) set_compare(Compare::SideBySide);
}

}  // namespace rhyme::ui
