#include "ui/commands/edit_commands.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdlib>

#include "core/transitions/transition_kind.h"
#include "ui/session/session.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Edit", text); }

std::vector<ClipId> selected(const Session& session) {
    const auto& clips = session.selection().clips;
    return {clips.begin(), clips.end()};
}

/// The selection, or the clip at the playhead.
std::vector<ClipId> meant(const Session& session) {
    auto clips = selected(session);
    if (clips.empty())
        if (const ClipId id = clip_at(session.timeline(), session.playhead())) clips.push_back(id);
    return clips;
}

std::optional<CutPlace> cut_on(const Track& track, FramePosition at, FrameCount reach) {
    std::optional<CutPlace> best;
    for (const Clip& clip : track.clips) {
        const Clip* next = track.after(clip);
        if (!next) continue;
        const auto away = std::llabs((clip.end() - at).value);
        if (away > reach.value || (best && std::llabs((best->at - at).value) <= away)) continue;
        best = CutPlace{track.id, clip.id, next->id, clip.end()};
    }
    return best;
}

}  // namespace

std::optional<CutPlace> cut_near(const Session& session, FramePosition at, FrameCount reach) {
    const Timeline& timeline = session.timeline();
    const Selection& selection = session.selection();
    if (selection.is_cut()) {
        const Track* track = timeline.track_of(selection.cut_from);
        const Clip* from = track ? track->find(selection.cut_from) : nullptr;
        if (from) return CutPlace{track->id, selection.cut_from, selection.cut_to, from->end()};
    }
    for (auto track = timeline.tracks.rbegin(); track != timeline.tracks.rend(); ++track) {
        if ((*track)->kind != TrackKind::Video || (*track)->muted) continue;
        if (auto cut = cut_on(**track, at, reach)) return cut;
    }
    return std::nullopt;
}

std::vector<FramePosition> edit_points(const Timeline& timeline) {
    std::vector<FramePosition> points{FramePosition(0)};
    for (const auto& track : timeline.tracks) {
        if (track->muted) continue;
        for (const Clip& clip : track->clips) points.insert(points.end(), {clip.start, clip.end()});
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

ClipId clip_at(const Timeline& timeline, FramePosition at) {
    for (auto track = timeline.tracks.rbegin(); track != timeline.tracks.rend(); ++track)
        if ((*track)->kind == TrackKind::Video && !(*track)->muted && !(*track)->locked)
            if (const Clip* clip = (*track)->at(at)) return clip->id;
    for (const auto& track : timeline.tracks)
        if (track->kind == TrackKind::Audio && !track->locked)
            if (const Clip* clip = track->at(at)) return clip->id;
    return {};
}

void split_at_playhead(Session& session, bool all_tracks) {
    std::vector<TrackId> tracks;
    if (!all_tracks) {
        for (const ClipId id : meant(session))
            for (const ClipId linked : session.timeline().linked(id))
                if (const Track* track = session.timeline().track_of(linked)) tracks.push_back(track->id);
        std::sort(tracks.begin(), tracks.end());
        tracks.erase(std::unique(tracks.begin(), tracks.end()), tracks.end());
        if (tracks.empty()) return session.tell(tr("There is no clip at the playhead to split"), true);
    }
    session.commit(tr("Split"), split(session.timeline(), session.playhead(), tracks));
}

void ripple_trim_to_playhead(Session& session, Edge edge) {
    const ClipId id = clip_at(session.timeline(), session.playhead());
    const Clip* clip = session.timeline().find(id);
    if (!clip) return session.tell(tr("There is no clip at the playhead to trim"), true);
    const FramePosition at = session.playhead(), start = clip->start;
    const FrameCount delta = edge == Edge::In ? at - start : at - clip->end();
    if (delta == FrameCount(0)) return;
    if (session.commit(tr("Ripple trim"), ripple_trim(session.timeline(), id, edge, delta)) && edge == Edge::In) {
        session.set_playhead(start);
    }
}

void lift_selection(Session& session) {
    if (session.selection().is_cut()) return remove_transition_at_cut(session);
    const auto clips = selected(session);
    if (!clips.empty()) session.commit(tr("Lift"), lift(session.timeline(), clips));
}

void ripple_delete_selection(Session& session) {
    const auto clips = selected(session);
    if (!clips.empty()) {
        session.commit(tr("Ripple delete"), ripple_delete(session.timeline(), clips));
        return;
    }
    for (const auto& track : session.timeline().tracks) {  // nothing selected: the gap at the playhead
        if (track->locked || track->at(session.playhead()) || track->end() <= session.playhead()) continue;
        session.commit(tr("Close gap"), close_gap(session.timeline(), track->id, session.playhead()));
        return;
    }
}

void nudge_selection(Session& session, FrameCount by) {
    const Selection& selection = session.selection();
    if (selection.is_cut()) {
        const QString gesture =
            QStringLiteral("nudge-cut-%1-%2").arg(selection.cut_from.value).arg(static_cast<int>(selection.side));
        if (selection.side == CutSide::Outgoing) {
            session.commit(tr("Ripple trim"), ripple_trim(session.timeline(), selection.cut_from, Edge::Out, by),
                           gesture);
        } else if (selection.side == CutSide::Incoming) {
            session.commit(tr("Ripple trim"), ripple_trim(session.timeline(), selection.cut_to, Edge::In, by), gesture);
        } else {
            session.commit(tr("Roll cut"), roll(session.timeline(), selection.cut_from, selection.cut_to, by), gesture);
        }
        return;
    }
    const auto clips = selected(session);
    if (clips.empty()) return;
    session.commit(tr("Nudge"), move(session.timeline(), clips, by, 0),
                   QStringLiteral("nudge-%1").arg(clips.front().value));
}

void toggle_enabled(Session& session) {
    const auto clips = meant(session);
    if (clips.empty()) return;
    const Clip* first = session.timeline().find(clips.front());
    session.commit(first->enabled ? tr("Disable") : tr("Enable"),
                   set_enabled(session.timeline(), clips, !first->enabled));
}

namespace {
std::optional<FrameRange> marked(Session& session) {
    const FramePosition in = session.in().value_or(FramePosition(0));
    const FramePosition out = session.out().value_or(session.timeline().end());
    if ((session.in() || session.out()) && out > in) return FrameRange::between(in, out);
    session.tell(tr("Mark in and out first"), true);
    return std::nullopt;
}
}  // namespace

void lift_marked(Session& session) {
    if (const auto range = marked(session)) session.commit(tr("Lift range"), lift_range(session.timeline(), *range));
}

void extract_marked(Session& session) {
    const auto range = marked(session);
    if (!range || !session.commit(tr("Extract range"), extract_range(session.timeline(), *range))) return;
    session.set_range(std::nullopt, std::nullopt);
    session.set_playhead(range->start);
}

void mark_selection(Session& session) {
    const auto clips = meant(session);
    if (clips.empty()) return;
    FramePosition in = session.timeline().find(clips.front())->start, out = in;
    for (const ClipId id : clips) {
        const Clip* clip = session.timeline().find(id);
        in = std::min(in, clip->start), out = std::max(out, clip->end());
    }
    session.set_range(in, out);
}

void add_marker_at_playhead(Session& session) {
    Marker marker;
    marker.range.start = session.playhead();
    session.commit(tr("Add marker"), add_marker(session.timeline(), marker));
}

void remove_marker_at_playhead(Session& session) {
    for (const Marker& marker : *session.timeline().markers) {
        if (marker.range.start != session.playhead()) continue;
        session.commit(tr("Remove marker"), remove_marker(session.timeline(), marker.id));
        return;
    }
    session.tell(tr("There is no marker at the playhead"), true);
}

namespace {
void go(Session& session, const std::vector<FramePosition>& places, int direction) {
    const FramePosition now = session.playhead();
    if (direction > 0) {
        const auto next = std::upper_bound(places.begin(), places.end(), now);
        if (next != places.end()) session.set_playhead(*next);
    } else {
        const auto here = std::lower_bound(places.begin(), places.end(), now);
        if (here != places.begin()) session.set_playhead(*std::prev(here));
    }
}
}  // namespace

void go_to_marker(Session& session, int direction) {
    std::vector<FramePosition> places;
    for (const Marker& marker : *session.timeline().markers) places.push_back(marker.range.start);
    go(session, places, direction);
}

void go_to_cut(Session& session, int direction) { go(session, edit_points(session.timeline()), direction); }

void place_source(Session& session, bool insert) {
    const auto piece = session.source_piece();
    if (!piece) return session.tell(tr("Open footage in the source viewer first"), true);
    auto placed = place(session.timeline(), session.playhead(), TrackId(), {*piece},
                        insert ? Placing::Insert : Placing::Overwrite);
    if (!placed) {
        session.tell(error_words(placed.error()), true);
        return;
    }
    const FramePosition end = placed->range.end();
    if (session.commit(insert ? tr("Insert") : tr("Overwrite"), std::move(placed->timeline))) session.set_playhead(end);
}

void dissolve_at_cut(Session& session) {
    const auto cut =
        cut_near(session, session.playhead(), session.timeline().rate.count(RationalTime(2, 1), Rounding::Nearest));
    const TransitionKind* kind = find_transition("dissolve");
    if (!cut || !kind) return session.tell(tr("There is no cut at the playhead"), true);
    NewTransition transition{cut->from,           cut->to, std::string(kind->name()), kind->default_in(),
                             kind->default_out(), {},      kind->needs_handles()};
    session.commit(tr("Dissolve"), set_transition(session.timeline(), transition));
}

void remove_transition_at_cut(Session& session) {
    const auto cut =
        cut_near(session, session.playhead(), session.timeline().rate.count(RationalTime(2, 1), Rounding::Nearest));
    const Track* track = cut ? session.timeline().find(cut->track) : nullptr;
    const Transition* transition = track ? track->transition_between(cut->from, cut->to) : nullptr;
    if (!transition) return session.tell(tr("There is no transition at the cut"), true);
    session.commit(tr("Remove transition"), remove_transition(session.timeline(), transition->id));
}

void select_all(Session& session) {
    std::set<ClipId> all;
    for (const auto& track : session.timeline().tracks)
        if (!track->locked)
            for (const Clip& clip : track->clips) all.insert(clip.id);
    session.select_clips(std::move(all));
}

void select_at_playhead(Session& session) {
    const ClipId id = clip_at(session.timeline(), session.playhead());
    if (!id) return session.select({});
    const auto group = session.timeline().linked(id);
    session.select_clips({group.begin(), group.end()});
}

}  // namespace rhyme::ui
