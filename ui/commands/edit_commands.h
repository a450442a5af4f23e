// What the keys do to the edit: each looks at the session's selection and playhead, and commits one edit.
#pragma once

#include <optional>
#include <vector>

#include "core/timeline/edits.h"

namespace rhyme::ui {

class Session;

/// A cut of one track: two touching clips.
struct CutPlace {
    TrackId track;
    ClipId from, to;
    FramePosition at;
    bool operator==(const CutPlace&) const = default;
};

/// The selected cut, or the one nearest to `at` on the topmost video track that has one there within `reach`.
std::optional<CutPlace> cut_near(const Session& session, FramePosition at, FrameCount reach);
/// Every place where a clip of an unmuted track begins or ends, and the start; sorted.
std::vector<FramePosition> edit_points(const Timeline& timeline);
/// The clip a command without a selection means: topmost video at the playhead, else audio.
ClipId clip_at(const Timeline& timeline, FramePosition at);

void split_at_playhead(Session& session, bool all_tracks);
void ripple_trim_to_playhead(Session& session, Edge edge);
void lift_selection(Session& session);
void ripple_delete_selection(Session& session);
void nudge_selection(Session& session, FrameCount by);
void toggle_enabled(Session& session);
void lift_marked(Session& session);
void extract_marked(Session& session);
void mark_selection(Session& session);
void add_marker_at_playhead(Session& session);
void remove_marker_at_playhead(Session& session);
void go_to_marker(Session& session, int direction);
void go_to_cut(Session& session, int direction);
/// Places the source viewer's part at the playhead; the playhead moves to its end.
void place_source(Session& session, bool insert);
void dissolve_at_cut(Session& session);
void remove_transition_at_cut(Session& session);
void select_all(Session& session);
void select_at_playhead(Session& session);

}  // namespace rhyme::ui
