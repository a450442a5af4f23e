// What the commands of clips, sequences and tools do, the timeline's context menus, and the live trim: while something
// is dragged the program viewer plays the result.
#include <QMenu>
#include <QTimer>

#include "ui/commands/clip_commands.h"
#include "ui/commands/commands.h"
#include "ui/commands/edit_commands.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/timeline_menus.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/viewer/program_viewer.h"

namespace rhyme::ui {
namespace {

Attributes all_attributes() {
    Attributes which;
    which.effects = which.gain = which.pan = which.fades = which.title_style = true;
    return which;
}

/// Outgoing, incoming, both: what the keys trim of the selected cut.
void turn_side(Session& session) {
    Selection selection = session.selection();
    if (!selection.is_cut()) {
        const auto cut =
            cut_near(session, session.playhead(), session.timeline().rate.count(RationalTime(3600, 1), Rounding::Down));
        if (!cut) return session.tell(MainWindow::tr("There is no cut to trim"), true);
        return session.select({{}, cut->from, cut->to});
    }
    selection.side = selection.side == CutSide::Both       ? CutSide::Outgoing
                     : selection.side == CutSide::Outgoing ? CutSide::Incoming
                                                           : CutSide::Both;
    session.select(selection);
}

std::optional<FrameRange> range_of_selection(const Session& session) {
    const Timeline& timeline = session.timeline();
    std::optional<FrameRange> all;
    const auto add = [&](ClipId id) {
        const Clip* clip = timeline.find(id);
        if (!clip) return;
        all = all ? FrameRange::between(std::min(all->start, clip->start), std::max(all->end(), clip->end()))
                  : clip->range();
    };
    for (const ClipId id : session.selection().clips) add(id);
    add(session.selection().cut_from);
    add(session.selection().cut_to);
    return all;
}

}  // namespace

void MainWindow::bind_timeline_commands() {
    Session& s = session_;
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    for (const auto& [id, kind] : tool_commands()) bind(id, [this, kind] { timeline().set_tool(kind); });
    const auto board = std::make_shared<ClipBoard>();
    bind("edit.copy", [&s, board] { copy_selection(s, *board); });
    bind("edit.cut", [&s, board] { cut_selection(s, *board); });
    bind("edit.paste", [&s, board] { paste_clips(s, *board, rhyme::Placing::Overwrite); });
    bind("edit.paste_insert", [&s, board] { paste_clips(s, *board, rhyme::Placing::Insert); });
    bind("edit.paste_attributes", [&s, board] { paste_attributes_to_selection(s, *board, all_attributes()); });
    bind("edit.paste_effects", [&s, board] {
        Attributes effects;
        effects.effects = true;
        paste_attributes_to_selection(s, *board, effects);
    });
    bind("edit.remove_attributes", [&s] { reset_selection(s, all_attributes()); });
    bind("edit.duplicate", [&s] { duplicate_selection(s); });
    bind("clip.append", [&s] { append_source(s); });
    bind("clip.replace", [&s] { replace_with_source(s); });
    bind("clip.fit_to_fill", [&s] { fit_source_to_marked(s); });
    bind("clip.trim_much_earlier", [&s] { nudge_selection(s, FrameCount(-5)); });
    bind("clip.trim_much_later", [&s] { nudge_selection(s, FrameCount(5)); });
    bind("clip.trim_start_here", [&s] { trim_to_playhead(s, Edge::In); });
    bind("clip.trim_end_here", [&s] { trim_to_playhead(s, Edge::Out); });
    bind("clip.trim_side", [&s] { turn_side(s); });
    bind("clip.enter_time", [this] { timeline().enter_time(); });
    bind("clip.link", [&s] { link_selection(s); });
    bind("clip.swap_previous", [&s] { swap_with_neighbour(s, -1); });
    bind("clip.swap_next", [&s] { swap_with_neighbour(s, 1); });
    bind("clip.join", [&s] { join_at_cut(s); });
    bind("clip.reverse", [&s] { reverse_selection(s); });
    bind("clip.freeze", [&s] { freeze_at_playhead(s); });
    bind("sequence.nest", [&s] { nest_selection(s); });
    bind("sequence.unnest", [&s] { unnest_selection(s); });
    bind("sequence.new", [&s] { new_sequence(s); });
    bind("sequence.next", [&s] { go_to_sequence(s, 1); });
    bind("sequence.previous", [&s] { go_to_sequence(s, -1); });
    bind("section.add", [&s] { add_section_of_marked(s); });
    bind("section.new_version", [&s] { add_version_here(s); });
    bind("section.next_version", [&s] { show_version_here(s, 1); });
    bind("section.previous_version", [&s] { show_version_here(s, -1); });
    bind("section.keep", [&s] { remove_section_here(s); });
    bind("sequence.time_lock", [&s] { toggle_time_lock(s); });
    bind("view.zoom_selection", [this] {
        if (const auto range = range_of_selection(session_)) timeline().zoom_to(*range);
    });
    bind("view.zoom_marked", [this] {
        const FramePosition in = session_.in().value_or(FramePosition(0));
        const FramePosition out = session_.out().value_or(session_.timeline().end());
        if (out > in) timeline().zoom_to(FrameRange::between(in, out));
    });
    bind("view.taller", [this] { timeline().make_tracks_taller(1.25); });
    bind("view.lower", [this] { timeline().make_tracks_taller(1 / 1.25); });
    bind("view.zoom_frames", [this] { timeline().zoom_to_frames(); });
    bind("view.zoom_back", [this] { timeline().zoom_back(); });
    listen_to_timeline();
}

void MainWindow::listen_to_timeline() {
    connect(&timeline(), &TimelineWidget::menu_wanted, this, [this](const Hit& hit, QPoint at) {
        QMenu* menu = timeline_menu(hit, session_, *commands_, timeline());
        if (!menu) return;
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
    });
    connect(&timeline(), &TimelineWidget::time_entered, this, [this](const QString& text) {
        if (!enter_time(session_, text)) session_.tell(tr("\"%1\" is no time: try +12, -5 or 1:04:00").arg(text), true);
    });
    connect(&timeline(), &TimelineWidget::clip_opened, this, [this](ClipId clip) { open_nested(session_, clip); });
    auto* live = new QTimer(this);
    live->setSingleShot(true);
    live->setInterval(90);  // drawing and mixing ahead begins anew: not at every move of the mouse
    connect(&timeline(), &TimelineWidget::preview_changed, live, [live] {
        if (!live->isActive()) live->start();
    });
    connect(live, &QTimer::timeout, this, [this] {
        const Sequences& all = session_.history().sequences();
        program_->player().set_timeline(with_nested(with_timeline(all, timeline().shown())));
    });
    // A loop round a cut goes with the cut.
    connect(&session_, &Session::timeline_changed, this, [this] {
        Player& player = program_->player();
        const Clip* from = session_.timeline().find(session_.selection().cut_from);
        if (!player.playing() || !player.loop() || !from || !session_.selection().is_cut()) return;
        const FrameCount second = session_.timeline().rate.count(RationalTime(1, 1), Rounding::Nearest);
        player.set_loop(FrameRange::between(std::max(FramePosition(0), from->end() - second),
                                            std::min(session_.timeline().end(), from->end() + second)));
    });
}

const std::vector<std::pair<const char*, ToolKind>>& tool_commands() {
    static const std::vector<std::pair<const char*, ToolKind>> all{
        {"tool.select", ToolKind::Select},   {"tool.trim", ToolKind::Trim},      {"tool.roll", ToolKind::Roll},
        {"tool.razor", ToolKind::Razor},     {"tool.slip", ToolKind::Slip},      {"tool.slide", ToolKind::Slide},
        {"tool.forward", ToolKind::Forward}, {"tool.stretch", ToolKind::Stretch}};
    return all;
}

}  // namespace rhyme::ui
