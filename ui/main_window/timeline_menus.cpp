#include "ui/main_window/timeline_menus.h"

#include <QCoreApplication>
#include <QMenu>

#include "core/timeline/place_edits.h"
#include "core/timeline/speed_edits.h"
#include "core/transitions/transition_kind.h"
#include "ui/commands/commands.h"
#include "ui/session/session.h"

namespace rhyme::ui {
namespace {

QString menu_text(const char* text) { return QCoreApplication::translate("TimelineMenu", text); }
#define MENU_TEXT(text) QT_TRANSLATE_NOOP("TimelineMenu", text)

class MenuMaker {
public:
    MenuMaker(const Hit& hit, Session& session, Commands& commands, TimelineWidget& timeline)
        : hit_(hit), session_(session), commands_(commands), timeline_(timeline), menu_(new QMenu(&timeline)) {}

    QMenu* make() {
        switch (hit_.kind) {
            case HitKind::Clip:
            case HitKind::ClipIn:
            case HitKind::ClipOut:
            case HitKind::FadeIn:
            case HitKind::FadeOut:
            case HitKind::Band:
            case HitKind::BandKey:
                clip();
                break;
            case HitKind::Cut:
                cut();
                break;
            case HitKind::Lane:
                gap();
                break;
            case HitKind::Ruler:
            case HitKind::Marker:
            case HitKind::MarkerEnd:
                ruler();
                break;
            case HitKind::Nothing:
                commands({"edit.paste", "edit.select_all", "", "track.add_video", "track.add_audio"});
                break;
            default:
                track();
        }
        return menu_;
    }

private:
    void commands(std::initializer_list<const char*> ids, QMenu* menu = nullptr) {
        QMenu* to = menu ? menu : menu_;
        for (const char* id : ids) {
            if (*id) {
                to->addAction(commands_.action(id));
            } else {
                to->addSeparator();
            }
        }
    }
    template <class Run>
    QAction* entry(const char* text, Run run, QMenu* menu = nullptr) {
        return (menu ? menu : menu_)->addAction(menu_text(text), &session_, run);
    }
    const Timeline& edit() const { return session_.timeline(); }

    void clip() {
        commands({"edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "", "clip.split", "clip.lift",
                  "clip.ripple_delete", "clip.enable", "", "clip.link", "clip.swap_previous", "clip.swap_next",
                  "clip.replace", "", "song.keep_shots", "song.other_shots", ""});
        QMenu* speed = menu_->addMenu(menu_text(MENU_TEXT("Speed")));
        for (const int percent : {25, 50, 75, 100, 150, 200, 400}) {
            speed->addAction(QCoreApplication::translate("TimelineMenu", "%1 %").arg(percent), &session_,
                             [this_ = &session_, percent] {
                                 const auto& chosen = this_->selection().clips;
                                 this_->commit(menu_text(MENU_TEXT("Speed")),
                                               set_speed(this_->timeline(), {chosen.begin(), chosen.end()},
                                                         Ratio(percent, 100), SpeedFit::Ripple));
                             });
        }
        commands({"", "clip.reverse", "clip.freeze"}, speed);
        commands({"edit.paste_attributes", "edit.paste_effects", "edit.remove_attributes", "", "sequence.nest"});
        const Clip* clip = edit().find(hit_.clip);
        if (clip && clip->kind == ClipKind::Sequence) {
            commands({"sequence.unnest"});
            entry(MENU_TEXT("Open Sequence"),
                  [timeline = &timeline_, id = hit_.clip] { emit timeline->clip_opened(id); });
        }
        commands({"", "view.zoom_selection", "mark.clip", "sequence.time_lock"});
    }

    void cut() {
        const Track* track = edit().track_of(hit_.clip);
        const Transition* there = track ? track->transition_between(hit_.clip, hit_.next) : nullptr;
        QMenu* kinds = menu_->addMenu(menu_text(there ? MENU_TEXT("Change Transition") : MENU_TEXT("Add Transition")));
        for (const TransitionKind* kind : all_transitions()) {
            const QString text = QCoreApplication::translate("Transitions", std::string(kind->text()).c_str());
            kinds->addAction(text, &session_, [session = &session_, kind, from = hit_.clip, to = hit_.next] {
                NewTransition made{from,
                                   to,
                                   std::string(kind->name()),
                                   kind->default_in(),
                                   kind->default_out(),
                                   {},
                                   kind->needs_handles()};
                session->commit(menu_text(MENU_TEXT("Transition")), set_transition(session->timeline(), made));
            });
        }
        if (there) {
            entry(MENU_TEXT("Remove Transition"), [session = &session_, id = there->id] {
                session->commit(menu_text(MENU_TEXT("Remove transition")), remove_transition(session->timeline(), id));
            });
        }
        commands({"", "clip.trim_side", "clip.trim_earlier", "clip.trim_later", "clip.join", "", "match.at_cut",
                  "play.around"});
    }

    void gap() {
        const Track* track = edit().find(hit_.track);
        if (track && !track->at(hit_.frame) && track->end() > hit_.frame) {
            entry(MENU_TEXT("Close Gap"), [session = &session_, id = hit_.track, at = hit_.frame] {
                session->commit(menu_text(MENU_TEXT("Close gap")), close_gap(session->timeline(), id, at));
            });
            menu_->addSeparator();
        }
        commands({"edit.paste", "edit.paste_insert", "clip.insert", "clip.overwrite", "", "edit.select_all"});
    }

    void ruler() {
        const FramePosition at = hit_.frame;
        const Marker* marker = nullptr;
        const double x = timeline_.geometry().x_of(at);
        for (const Marker& m : *edit().markers) {
            const bool near = std::abs(timeline_.geometry().x_of(m.range.start) - x) < 6;
            if (near || m.range.contains(at)) marker = &m;
        }
        if (marker) {
            QMenu* colors = menu_->addMenu(menu_text(MENU_TEXT("Marker Colour")));
            for (const auto& [name, color] : marker_colors()) {
                colors->addAction(menu_text(name), &session_, [session = &session_, m = *marker, color]() mutable {
                    m.color = color;
                    session->commit(menu_text(MENU_TEXT("Marker colour")), change_marker(session->timeline(), m));
                });
            }
            entry(MENU_TEXT("Go to Marker"),
                  [session = &session_, to = marker->range.start] { session->set_playhead(to); });
            entry(MENU_TEXT("Make It a Range up to the Playhead"), [session = &session_, m = *marker]() mutable {
                if (session->playhead() > m.range.start)
                    m.range = FrameRange::between(m.range.start, session->playhead());
                session->commit(menu_text(MENU_TEXT("Marker range")), change_marker(session->timeline(), m));
            });
            entry(MENU_TEXT("Remove Marker"), [session = &session_, id = marker->id] {
                session->commit(menu_text(MENU_TEXT("Remove marker")), remove_marker(session->timeline(), id));
            });
            menu_->addSeparator();
        }
        commands({"mark.add", "mark.in", "mark.out", "mark.clear", "", "view.zoom_fit", "view.zoom_marked",
                  "sequence.time_lock", "section.add"});
    }

    void track() {
        const Track* track = edit().find(hit_.track);
        if (track) {
            const TrackId id = track->id;
            const auto toggle = [&](const char* text, bool on, auto change) {
                QAction* action = entry(text, [session = &session_, id, change, label = menu_text(text)] {
                    const Track* now = session->timeline().find(id);
                    if (!now) return;
                    TrackState state{now->name, now->locked, now->muted, now->solo, now->sync, now->target};
                    change(state);
                    session->commit(label, set_track_state(session->timeline(), id, state));
                });
                action->setCheckable(true);
                action->setChecked(on);
            };
            entry(MENU_TEXT("Rename Track"), [timeline = &timeline_, id] { timeline->rename_track(id); });
            toggle(MENU_TEXT("Locked"), track->locked, [](TrackState& s) { s.locked = !s.locked; });
            toggle(track->kind == TrackKind::Video ? MENU_TEXT("Hidden") : MENU_TEXT("Muted"), track->muted,
                   [](TrackState& s) { s.muted = !s.muted; });
            toggle(MENU_TEXT("Solo"), track->solo, [](TrackState& s) { s.solo = !s.solo; });
            toggle(MENU_TEXT("Moves Along When Others Ripple"), track->sync, [](TrackState& s) { s.sync = !s.sync; });
            toggle(MENU_TEXT("Target of Insert and Overwrite"), track->target,
                   [](TrackState& s) { s.target = !s.target.value_or(true); });
            menu_->addSeparator();
            order(*track);
            entry(MENU_TEXT("Remove Track"), [session = &session_, id] {
                session->commit(menu_text(MENU_TEXT("Remove track")), remove_track(session->timeline(), id));
            });
            menu_->addSeparator();
        }
        commands({"track.add_video", "track.add_audio"});
    }

    void order(const Track& track) {
        std::size_t row = 0, count = 0;
        for (const auto& other : edit().tracks) {
            if (other->kind != track.kind) continue;
            if (other->id == track.id) row = count;
            ++count;
        }
        // Video counts from the bottom, audio from the top.
        const bool video = track.kind == TrackKind::Video;
        const auto move = [&](const char* text, bool possible, std::size_t to) {
            QAction* action = entry(text, [session = &session_, id = track.id, to, label = menu_text(text)] {
                session->commit(label, move_track(session->timeline(), id, to));
            });
            action->setEnabled(possible);
        };
        const bool more = row + 1 < count, less = row > 0;
        move(MENU_TEXT("Move Track Up"), video ? more : less, video ? row + 1 : row - 1);
        move(MENU_TEXT("Move Track Down"), video ? less : more, video ? row - 1 : row + 1);
    }

    const Hit hit_;
    Session& session_;
    Commands& commands_;
    TimelineWidget& timeline_;
    QMenu* menu_;
};

}  // namespace

const std::vector<std::pair<const char*, std::string>>& marker_colors() {
    static const std::vector<std::pair<const char*, std::string>> all{
        {MENU_TEXT("White"), ""},         {MENU_TEXT("Red"), "#e06c6c"},   {MENU_TEXT("Orange"), "#ff8a3d"},
        {MENU_TEXT("Yellow"), "#e6c84a"}, {MENU_TEXT("Green"), "#7cc36a"}, {MENU_TEXT("Blue"), "#3db8ff"},
        {MENU_TEXT("Violet"), "#b48ae6"}};
    return all;
}

QMenu* timeline_menu(const Hit& hit, Session& session, Commands& commands, TimelineWidget& timeline) {
    return MenuMaker(hit, session, commands, timeline).make();
}

}  // namespace rhyme::ui
