// The edits: pure functions from a valid timeline to the new one, or the reason why not. None is ever half done, and
// what it returns is valid. Above each stands what it does: | cut, . gap, a lower-case letter a clip. For all of them:
//
// - A named clip or track that is locked is refused by name. A linked clip on a locked track is left alone, and so is
//   every other locked track.
// - Clips linked to a named clip take part unless Linked::Alone is given; if one cannot follow, the edit is refused.
// - New ids come from next_id upwards, in the order the things are given. A clip that is cut keeps its id on the left.
//   The right halves of linked clips cut by one edit are linked to each other.
// - Transitions go with their two clips as long as these touch. They are shortened to the room and the handles that
//   are left, and removed when nothing is.
// - Where time is opened or closed (insert, ripple_..., extract_range, close_gap) the unlocked sync tracks keep step.
//   insert and extract_range cut what lies across. The others leave a sync track as it is when a clip on it stands in
//   the way: across the place where time opens, or anywhere in the time that closes. So a song under the whole sequence
//   is never cut by a ripple; for insert and extract_range turn its sync off.
// - Errors: InvalidArgument (nonsense), NotFound (no such id), Conflict (it cannot be done as the timeline stands; the
//   sentence says what stops it).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/timeline/timeline.h"

namespace rhyme {

enum class Linked { Together, Alone };
enum class Edge { In, Out };

/// What is to be placed; several in one call become linked, and are for different tracks.
struct NewClip {
    TrackId track;
    MediaId media;
    std::string name;
    RationalTime source_in;
    RationalTime available;  ///< see Clip
    FrameCount length;
    double gain_db = 0;
    ClipKind kind = ClipKind::Media;
    SequenceId sequence = {};
    Ratio speed = {1, 1};
    Shared<ClipMore> more = {};  ///< its effects get new ids
};

/// before  |aaa|bbb|ccc|        insert x at the cut a|b (or inside b: it is split)
/// after   |aaa|xx|bbb|ccc|     all unlocked sync tracks open the same room, as long as the longest of the clips
Result<Timeline> insert(const Timeline& timeline, FramePosition at, const std::vector<NewClip>& clips);

/// before  |aaa|bbb|ccc|
/// after   |aa|xxx|b|ccc|       nothing moves; what lay there is cut away
Result<Timeline> overwrite(const Timeline& timeline, FramePosition at, const std::vector<NewClip>& clips);

/// before  |aaa|bbb|ccc|
/// after   |aaa|...|ccc|
Result<Timeline> lift(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|
/// after   |aaa|ccc|            closed on the clips' own tracks and on unlocked sync tracks where nothing is in the way
///
/// Only the time in which none of the clips' own tracks still shows anything is closed, so that picture and sound stay
/// in sync when they are not equally long. Refused when there is no such time.
/// before  V |aa|bbb|cc|        after  V |aa|cc|
///         A |aa|bbbbb|cc|             A |aa|..|cc|
Result<Timeline> ripple_delete(const Timeline& timeline, const std::vector<ClipId>& clips,
                               Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|        a range over part of a and b
/// lift    |a|....|b|ccc|       on `tracks` (empty: all unlocked)
/// extract |a|b|ccc|            on all unlocked sync tracks
Result<Timeline> lift_range(const Timeline& timeline, FrameRange range, const std::vector<TrackId>& tracks = {});
Result<Timeline> extract_range(const Timeline& timeline, FrameRange range);

/// before  |aaa|..|bbb|         the gap at `at` on a track,
/// after   |aaa|bbb|            and the same room on all unlocked sync tracks where nothing is in the way
Result<Timeline> close_gap(const Timeline& timeline, TrackId track, FramePosition at);

/// before  |aaaaaa|
/// after   |aa|aaaa|            on `tracks` (empty: all unlocked); refused when there is nothing to split
Result<Timeline> split(const Timeline& timeline, FramePosition at, const std::vector<TrackId>& tracks = {},
                       Linked linked = Linked::Together);

/// Moves one edge by `delta` frames (positive: later). The media's end, frame 0 and a length of one frame stop it: it
/// is refused beyond.
/// before  |aaa|bbb|ccc|        trim b's out edge by -1
/// after   |aaa|bb|.|ccc|       a growing edge overwrites its neighbours
Result<Timeline> trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta,
                      Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|        ripple-trim b's out edge by -1
/// after   |aaa|bb|ccc|         what follows moves along
///
/// The in edge keeps its place: the clip then shows its media from `delta` later on, and what follows moves (so a
/// positive delta shortens the clip and the sequence).
Result<Timeline> ripple_trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta,
                             Linked linked = Linked::Together);

/// before  |aaa|bbb|            the cut moves, everything else stays
/// after   |aaaa|bb|            with it move the cuts at which clips linked to both touch
Result<Timeline> roll(const Timeline& timeline, ClipId from, ClipId to, FrameCount delta,
                      Linked linked = Linked::Together);

/// before  |aaa|345|ccc|        the clip shows another part of its media (positive: a later one),
/// after   |aaa|456|ccc|        its place stays
Result<Timeline> slip(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|        the clip moves between its neighbours, which give and take;
/// after   |aaaa|bbb|cc|        a gap beside it does so too
Result<Timeline> slide(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked = Linked::Together);

/// The largest part of `delta` that the edit of the same arguments allows: what a drag is clamped to. 0 when it is
/// refused for another reason.
FrameCount clamp_trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta, bool ripple,
                      Linked linked = Linked::Together);
FrameCount clamp_roll(const Timeline& timeline, ClipId from, ClipId to, FrameCount delta,
                      Linked linked = Linked::Together);
FrameCount clamp_slip(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked = Linked::Together);
FrameCount clamp_slide(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked = Linked::Together);
FrameCount clamp_move(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by,
                      Linked linked = Linked::Together);

/// before  |aaa|bbb|....        move a by +6 frames: what lies at the new place is overwritten,
/// after   ....|bbb|aaa|        a gap stays behind
///
/// Clips of the first named clip's kind climb `track_steps` tracks as seen on the screen (negative: down); linked clips
/// of the other kind stay on their tracks.
Result<Timeline> move(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by, int track_steps,
                      Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|        move a to the cut b|c
/// after   |bbb|aaa|ccc|        the gap is closed behind and room is made at the new place
///
/// `to` is a place in the timeline as it was: there the first of the clips will begin (what lies across is split).
/// Clips with others between them come to lie side by side.
Result<Timeline> ripple_move(const Timeline& timeline, const std::vector<ClipId>& clips, FramePosition to,
                             int track_steps, Linked linked = Linked::Together);

/// before  |aaa|bbb|            set, or replaced keeping its id, at the cut between two touching clips:
/// after   |aa><bb|             from in_offset frames before the cut to out_offset after it
///
/// Refused when the clips or their other transitions leave too little room, or when handles are too short (of a kind
/// that `needs_handles`: it shows the outgoing clip after the cut and the incoming one before); it says by how much.
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

/// On top (video) or last (audio); without a name the next free of V1, V2 ... or A1, A2 ...
Result<Timeline> add_track(const Timeline& timeline, TrackKind kind, const std::string& name = {});
Result<Timeline> remove_track(const Timeline& timeline, TrackId id);  ///< with its clips; the last of a kind stays
struct TrackState {
    std::string name;
    bool locked, muted, solo, sync;
    std::optional<bool> target = {};  ///< not given: as it is
};
/// Works on locked tracks too (how else to unlock one).
Result<Timeline> set_track_state(const Timeline& timeline, TrackId id, const TrackState& state);

Result<Timeline> set_gain(const Timeline& timeline, ClipId clip, double gain_db);  ///< of that clip only
Result<Timeline> set_enabled(const Timeline& timeline, const std::vector<ClipId>& clips, bool enabled,
                             Linked linked = Linked::Together);
/// Everything kept in frames is re-timed to the nearest frame of the new rate, on locked tracks too.
Result<Timeline> set_format(const Timeline& timeline, FrameRate rate, int width, int height);

}  // namespace rhyme
