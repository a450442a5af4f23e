// The edits: pure functions from a timeline to the new one, or the reason why not. None is ever half done. Locked
// tracks are refused by name (or left alone, where an edit says "all tracks"). Clips linked to a named clip take part
// unless `Linked::Alone` is given. New ids come from next_id upwards, in the order the things are given. Above each
// stands what it does: | cut, . gap, a lower-case letter a clip.
#pragma once

#include <vector>

#include "core/timeline/timeline.h"

namespace rhyme {

enum class Linked { Together, Alone };
enum class Edge { In, Out };

/// What is to be placed; several in one call become linked.
struct NewClip {
    TrackId track;
    MediaId media;
    std::string name;
    RationalTime source_in;
    RationalTime available;  ///< see Clip
    FrameCount length;
    double gain_db = 0;
};

/// before  |aaa|bbb|ccc|       insert x at the cut a|b (or inside b: it is split)
/// after   |aaa|xx|bbb|ccc|    all unlocked sync tracks open the same room
Result<Timeline> insert(const Timeline& timeline, FramePosition at, const std::vector<NewClip>& clips);

/// before  |aaa|bbb|ccc|
/// after   |aa|xxx|b|ccc|      nothing moves; what lay there is cut away
Result<Timeline> overwrite(const Timeline& timeline, FramePosition at, const std::vector<NewClip>& clips);

/// before  |aaa|bbb|ccc|
/// after   |aaa|...|ccc|
Result<Timeline> lift(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|
/// after   |aaa|ccc|           the gap is closed on the clip's track and on all unlocked sync tracks where nothing
/// stands in the way
Result<Timeline> ripple_delete(const Timeline& timeline, const std::vector<ClipId>& clips,
                               Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|       in/out range over part of a and b, on `tracks` (empty: all unlocked)
/// lift    |a|.....|b|ccc|
/// extract |a|b|ccc|
Result<Timeline> lift_range(const Timeline& timeline, FrameRange range, const std::vector<TrackId>& tracks = {});
Result<Timeline> extract_range(const Timeline& timeline, FrameRange range);

/// Closes the gap at `at` on a track (and the same room on all unlocked sync tracks).
Result<Timeline> close_gap(const Timeline& timeline, TrackId track, FramePosition at);

/// before  |aaaaaa|
/// after   |aa|aaaa|           on `tracks` (empty: all unlocked); refused when there is nothing to split
Result<Timeline> split(const Timeline& timeline, FramePosition at, const std::vector<TrackId>& tracks = {});

/// Moves one edge by `delta` frames (positive: later). The media's end, frame 0 and a length of one frame stop it: it
/// is refused beyond. before  |aaa|bbb|ccc|       trim b's out edge by -1 after   |aaa|bb|.|ccc|      plain: a growing
/// edge overwrites its neighbour
Result<Timeline> trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta,
                      Linked linked = Linked::Together);
/// after   |aaa|bb|ccc|        ripple: what follows moves along (in edge: the clip keeps its start and what follows
/// moves)
Result<Timeline> ripple_trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta,
                             Linked linked = Linked::Together);
/// before  |aaa|bbb|           roll: the cut moves, everything else stays
/// after   |aaaa|bb|
Result<Timeline> roll(const Timeline& timeline, ClipId from, ClipId to, FrameCount delta);
/// The clip shows another part of its media, its place stays.
Result<Timeline> slip(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked = Linked::Together);
/// The clip moves between its neighbours, which give and take.
Result<Timeline> slide(const Timeline& timeline, ClipId clip, FrameCount delta);
/// The largest part of `delta` that the trim, ripple_trim, roll, slip or slide of the same arguments allows: what a
/// drag is clamped to.
FrameCount clamp_trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta, bool ripple);

/// before  |aaa|bbb|....       move a by +6 frames: what lies at the new place is overwritten, a gap stays behind
/// after   ....|bbb|aaa|       `track_steps` tracks up (+) or down (-) among those of its kind
Result<Timeline> move(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by, int track_steps,
                      Linked linked = Linked::Together);
/// The same, but the gap is closed behind and room is made at the new place.
Result<Timeline> ripple_move(const Timeline& timeline, const std::vector<ClipId>& clips, FramePosition to,
                             int track_steps, Linked linked = Linked::Together);

/// Sets (or replaces) the transition at the cut between two touching clips. Handles that are too short are refused,
/// saying by how much: those that the kind draws (`needs_handles`: it shows the outgoing clip after the cut and the
/// incoming one before).
struct NewTransition {
    ClipId from, to;
    std::string kind;
    FrameCount in_offset, out_offset;
    std::map<std::string, double> parameters;
    bool needs_handles = true;
};
Result<Timeline> set_transition(const Timeline& timeline, const NewTransition& transition);
Result<Timeline> remove_transition(const Timeline& timeline, TransitionId id);

Result<Timeline> add_marker(const Timeline& timeline, const Marker& marker);  ///< its id is ignored
Result<Timeline> change_marker(const Timeline& timeline, const Marker& marker);
Result<Timeline> remove_marker(const Timeline& timeline, MarkerId id);

Result<Timeline> add_track(const Timeline& timeline, TrackKind kind,
                           const std::string& name = {});             ///< on top (video) or last (audio)
Result<Timeline> remove_track(const Timeline& timeline, TrackId id);  ///< with its clips; the last of a kind stays
struct TrackState {
    std::string name;
    bool locked, muted, solo, sync;
};
Result<Timeline> set_track_state(const Timeline& timeline, TrackId id, const TrackState& state);

Result<Timeline> set_gain(const Timeline& timeline, ClipId clip, double gain_db);
Result<Timeline> set_enabled(const Timeline& timeline, const std::vector<ClipId>& clips, bool enabled);
/// Everything kept in frames is re-timed to the nearest frame of the new rate.
Result<Timeline> set_format(const Timeline& timeline, FrameRate rate, int width, int height);

}  // namespace rhyme
