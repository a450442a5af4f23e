// Every panel of the window, one line each: its id in the workspaces, the command that shows it, the widget.
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/effects/effects_panel.h"
#include "ui/exporting/queue_panel.h"
#include "ui/first_cut/first_cut_panel.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/keeping/history_panel.h"
#include "ui/likeness/shot_map.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/markers/markers_panel.h"
#include "ui/match/match_panel.h"
#include "ui/match_viewer/match_viewer.h"
#include "ui/scopes/scopes_panel.h"
#include "ui/study/study_panel.h"
#include "ui/viewer/program_viewer.h"
#include "ui/viewer/source_viewer.h"

namespace rhyme::ui {

void MainWindow::add_panels() {
    docks_->add("bin", "view.bin", bin_);
    docks_->add("source", "view.source", source_);
    docks_->add("program", "view.program", program_);
    docks_->add("matches", "view.matches", matches_);
    docks_->add("match_viewer", "view.match_viewer", viewer_);
    docks_->add("likeness", "view.likeness", map_);
    docks_->add("scopes", "view.scopes", scopes_);
    docks_->add("timeline", "view.timeline", timeline_);
    docks_->add("effects", "view.effects", new EffectsPanel(session_));
    docks_->add("inspector", "view.inspector", new InspectorPanel(session_));
    docks_->add("history", "view.history", new HistoryPanel(session_));
    docks_->add("exports", "view.exports",
                new QueuePanel(*exports_, commands_->action("export.pause"), commands_->action("export.clear"),
                               commands_->action("file.export")));
    docks_->add("markers", "view.markers",
                new MarkersPanel(session_, commands_->action("mark.add"), commands_->action("mark.export")));
    auto* first_cut = new FirstCutPanel(
        session_, *first_cut_, [this] { return bin_->selected(); }, commands_->action("song.other_shots"),
        commands_->action("song.other_rest"));
    docks_->add("first_cut", "view.first_cut", first_cut);
    connect(first_cut, &FirstCutPanel::gone_to, this, [this] { activate(false); });
    docks_->add("study", "view.study", new StudyPanel(session_));
    add_shell_panels();
}

}  // namespace rhyme::ui
