// What each command of the table does in this window.
#include <QApplication>
#include <QMessageBox>
#include <algorithm>

#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/commands/edit_commands.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/match_viewer/match_viewer.h"
#include "ui/viewer/full_picture.h"
#include "ui/viewer/program_viewer.h"
#include "ui/viewer/source_viewer.h"

namespace rhyme::ui {

void MainWindow::bind_edit_commands() {
    Session& s = session_;
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    bind("edit.undo", [this] { undo(); });
    bind("edit.redo", [&s] { s.redo(); });
    bind("edit.select_all", [&s] { select_all(s); });
    bind("edit.select_none", [&s] { s.select({}); });
    bind("edit.select_at_playhead", [&s] { select_at_playhead(s); });
    bind("edit.snapping", [&s] { s.set_snapping(!s.snapping()); });
    bind("clip.insert", [&s] { place_source(s, true); });
    bind("clip.overwrite", [&s] { place_source(s, false); });
    bind("clip.split", [&s] { split_at_playhead(s, false); });
    bind("clip.split_all", [&s] { split_at_playhead(s, true); });
    bind("clip.trim_start", [&s] { ripple_trim_to_playhead(s, Edge::In); });
    bind("clip.trim_end", [&s] { ripple_trim_to_playhead(s, Edge::Out); });
    bind("clip.trim_earlier", [&s] { nudge_selection(s, FrameCount(-1)); });
    bind("clip.trim_later", [&s] { nudge_selection(s, FrameCount(1)); });
    bind("clip.lift", [&s] { lift_selection(s); });
    bind("clip.ripple_delete", [&s] { ripple_delete_selection(s); });
    bind("clip.lift_range", [&s] { lift_marked(s); });
    bind("clip.extract_range", [&s] { extract_marked(s); });
    bind("clip.enable", [&s] { toggle_enabled(s); });
    bind("clip.dissolve", [&s] { dissolve_at_cut(s); });
    bind("clip.remove_transition", [&s] { remove_transition_at_cut(s); });
    bind("track.add_video", [&s] { s.commit(tr("Add video track"), add_track(s.timeline(), TrackKind::Video)); });
    bind("track.add_audio", [&s] { s.commit(tr("Add audio track"), add_track(s.timeline(), TrackKind::Audio)); });
    bind("mark.in", [this] { mark(true); });
    bind("mark.out", [this] { mark(false); });
    bind("mark.clip", [&s] { mark_selection(s); });
    bind("mark.clear", [this] {
        if (source_active_) {
            session_.set_source({session_.source().media, session_.source().at, {}, {}});
        } else {
            session_.set_range({}, {});
        }
    });
    bind("mark.add", [&s] { add_marker_at_playhead(s); });
    bind("mark.remove", [&s] { remove_marker_at_playhead(s); });
    bind("mark.next", [&s] { go_to_marker(s, 1); });
    bind("mark.previous", [&s] { go_to_marker(s, -1); });
}

void MainWindow::bind_play_commands() {
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    bind("play.toggle", [this] {
        Player& player = active_player();
        player.set_loop(std::nullopt);
        player.playing() ? player.pause() : player.play();
    });
    const auto shuttle = [this](int direction) {
        active_player().set_loop(std::nullopt);
        active_player().shuttle(direction);
    };
    bind("play.backward", [shuttle] { shuttle(-1); });
    bind("play.stop", [this] { active_player().pause(); });
    bind("play.forward", [shuttle] { shuttle(1); });
    bind("play.around", [this] {
        const auto cut = cut_near(session_, session_.playhead(),
                                  session_.timeline().rate.count(RationalTime(3600, 1), Rounding::Down));
        play_around(cut ? cut->at : session_.playhead(), false);
    });
    bind("play.step_back", [this] { step(FrameCount(-1)); });
    bind("play.step_forward", [this] { step(FrameCount(1)); });
    bind("play.leap_back", [this] { step(FrameCount(-10)); });
    bind("play.leap_forward", [this] { step(FrameCount(10)); });
    bind("play.previous_cut", [this] {
        activate(false);
        go_to_cut(session_, -1);
    });
    bind("play.next_cut", [this] {
        activate(false);
        go_to_cut(session_, 1);
    });
    bind("play.start", [this] { go_to(false); });
    bind("play.end", [this] { go_to(true); });
}

void MainWindow::bind_view_commands() {
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    bind("view.zoom_in", [this] { timeline().zoom(1.5); });
    bind("view.zoom_out", [this] { timeline().zoom(1 / 1.5); });
    bind("view.zoom_fit", [this] { timeline().zoom_to_fit(); });
    bind("view.full_screen", [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full_picture_ = new FullPicture(*this);
    bind("view.full_picture", [this] {
        if (full_picture_->shown()) return full_picture_->leave();
        full_picture_->show(source_active_ ? static_cast<ViewerPanel&>(*source_) : *program_);
    });
    connect(full_picture_, &FullPicture::changed, this,
            [this] { commands_->action("view.full_picture")->setChecked(full_picture_->shown()); });
    bind("compare.off", [this] { set_compare(Compare::Off); });
    bind("compare.overlay", [this] { set_compare(Compare::Overlay); });
    bind("compare.wipe", [this] { set_compare(Compare::Wipe); });
    bind("compare.difference", [this] { set_compare(Compare::Difference); });
    bind("compare.side", [this] { set_compare(Compare::SideBySide); });
    bind("compare.flicker", [this] { set_compare(Compare::Flicker); });
}

void MainWindow::set_compare(Compare mode) {
    program_->set_compare(mode);
    viewer_->set_compare(mode);
    refresh_actions();
}

void MainWindow::step(FrameCount by) {
    active_player().pause();
    if (source_active_) {
        Session::Source source = session_.source();
        const FramePosition last = std::max(FramePosition(0), source_->player().timeline().end() - FrameCount(1));
        source.at = std::clamp(source.at + by, FramePosition(0), last);
        session_.set_source(source);
    } else {
        session_.set_playhead(session_.playhead() + by);
    }
    active_player().blip();
}

void MainWindow::go_to(bool end) {
    active_player().pause();
    if (source_active_) {
        Session::Source source = session_.source();
        source.at =
            end ? std::max(FramePosition(0), source_->player().timeline().end() - FrameCount(1)) : FramePosition(0);
        session_.set_source(source);
    } else {
        session_.set_playhead(end ? session_.timeline().end() : FramePosition(0));
    }
}

void MainWindow::mark(bool in) {
    if (source_active_) {
        Session::Source source = session_.source();
        if (in) {
            source.in = source.at;
            if (source.out && *source.out <= source.at) source.out.reset();
        } else {
            source.out = source.at + FrameCount(1);
            if (source.in && *source.in >= *source.out) source.in.reset();
        }
        session_.set_source(source);
    } else if (in) {
        const bool crossed = session_.out() && *session_.out() <= session_.playhead();
        session_.set_range(session_.playhead(), crossed ? std::nullopt : session_.out());
    } else {
        const FramePosition out = session_.playhead() + FrameCount(1);
        const bool crossed = session_.in() && *session_.in() >= out;
        session_.set_range(crossed ? std::nullopt : session_.in(), out);
    }
}

void MainWindow::play_around(FramePosition middle, bool once) {
    activate(false);
    const FrameCount second = session_.timeline().rate.count(RationalTime(1, 1), Rounding::Nearest);
    const FramePosition from = std::max(FramePosition(0), middle - second);
    const FramePosition to = std::min(session_.timeline().end(), middle + second);
    if (to <= from) return;
    Player& player = program_->player();
    player.pause();
    player.set_loop(FrameRange::between(from, to), once ? std::optional(middle) : std::nullopt);
    session_.set_playhead(from);
    player.play();
}

void MainWindow::about() {
    QMessageBox::about(this, tr("About Rhyme"),
                       tr("<b>Rhyme %1</b><br>Cuts music videos where two shots rhyme.<br><br>GPL-3.0-or-later")
                           .arg(QApplication::applicationVersion()));
}

}  // namespace rhyme::ui
