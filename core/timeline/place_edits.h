// More edits of clips as wholes: putting them in, copying, exchanging, joining, linking; the places of a sequence that
// an edit may not touch. Rules, strips and errors as in edits.h.
#pragma once

#include "core/timeline/edits.h"

namespace rhyme {

/// before  |aaa|bbb|ccc|        b shows x instead: its place, length, links, effects and transitions stay
/// after   |aaa|xxx|ccc|        x.source_in is seen at frame `at` (not given: b's first); x.length is not looked at
Result<Timeline> replace(const Timeline& timeline, ClipId clip, const NewClip& x, std::optional<FramePosition> at = {});

/// before  |aaa|bb|             at the end of the longest of the clips' tracks
/// after   |aaa|bb|xx|
Result<Timeline> append(const Timeline& timeline, const std::vector<NewClip>& clips);

enum class Placing { Insert, Overwrite };

/// Three points of four make a place: what is given of the sequence's range and of the source's. The fourth follows
/// from them; without an `in` of the sequence the clip is laid backwards from `out`. All four: the speed makes the
/// source fill the range (fit to fill).
struct Points {
    std::optional<FramePosition> in, out;               ///< of the sequence; out is the first frame after
    std::optional<RationalTime> source_in, source_out;  ///< source_out: where the next frame would begin
};
/// before  |aaa|bbb|ccc|        in and out of the sequence around b, the source longer:
/// after   |aaa|xxx|ccc|        with a source_out x runs faster, without it is cut off
///
/// The clips' own source_in, length and speed are not looked at (fewer than three points are refused).
Result<Timeline> place_by_points(const Timeline& timeline, const Points& points, const std::vector<NewClip>& clips,
                                 Placing placing);

/// before  |aaa|aaa|            an edit that shows nothing: both sides are one take running on
/// after   |aaaaaa|             with it those between linked clips of both
Result<Timeline> join(const Timeline& timeline, ClipId from, ClipId to, Linked linked = Linked::Together);

/// before  |aaa|b|ccc|          a and b change places, a gap between them stays between
/// after   |b|aaa|ccc|          on every track on which both have a linked clip
Result<Timeline> swap_clips(const Timeline& timeline, ClipId a, ClipId b, Linked linked = Linked::Together);

/// Clips as they lie to each other, ready to be put down anywhere, in another sequence too.
struct Clippings {
    struct Lane {
        TrackKind kind;
        std::size_t row;          ///< among the tracks of its kind, video from the bottom, audio from the top
        std::vector<Clip> clips;  ///< starts count from the first clip of all
        std::vector<Transition> transitions;
        bool operator==(const Lane&) const = default;
    };
    FrameRate rate;
    std::vector<Lane> lanes;
    FrameCount length;
    bool operator==(const Clippings&) const = default;
};
Result<Clippings> copy(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked = Linked::Together);

/// before  |aaa|bbb|ccc|        a copied, put down at the cut b|c
/// after   |aaa|bbb|aaa|ccc|    (Insert) with its links and transitions, all with new ids; video climbs `track_steps`
///                              tracks as seen, audio stays. Refused where a track is missing or the rates differ.
Result<Timeline> paste(const Timeline& timeline, const Clippings& clippings, FramePosition at, int track_steps,
                       Placing placing);

/// before  |aaa|bbb|...|        copies over what lies `by` frames further on, the clips stay
/// after   |aaa|bbb|aaa|
Result<Timeline> duplicate(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by, int track_steps,
                           Linked linked = Linked::Together);

/// before  V |aaa|  A |bbb|     on their own
/// after   V |aaa|  A |aaa|     edited together; at most one clip of each track
Result<Timeline> link(const Timeline& timeline, const std::vector<ClipId>& clips);
Result<Timeline> unlink(const Timeline& timeline, const std::vector<ClipId>& clips);  ///< and those linked to them

/// before  |aaa|bbb|ccc|        the edge of the clip under the playhead comes to `at`
/// after   |aa|.|bbb|           (ripple: |aa|bbb|)
Result<Timeline> trim_to(const Timeline& timeline, ClipId clip, Edge edge, FramePosition at, bool ripple,
                         Linked linked = Linked::Together);

/// before  V |aaa|bbb|          several edges at once, each by its own delta (positive: later): picture leads, sound
///         A |aaa|bbb|          follows
/// after   V |aa|bbbb|
///         A |aaaa|bb|          what grows overwrites clips whose edges are not among them. Nothing moves
struct EdgeMove {
    ClipId clip;
    Edge edge;
    FrameCount delta;
};
Result<Timeline> trim_edges(const Timeline& timeline, const std::vector<EdgeMove>& edges);
/// before  V |aaa|bbb|          edges of different tracks, all making the sequence longer or shorter by as much;
///         A |aaaa|bb|          what follows on every track moves along
/// after   V |aa|bbb|
///         A |aaa|bb|
Result<Timeline> ripple_trim_edges(const Timeline& timeline, const std::vector<EdgeMove>& edges);

/// before  V2 V1                the track comes to stand at `row` among those of its kind, counted as in Clippings
/// after   V1 V2
Result<Timeline> move_track(const Timeline& timeline, TrackId track, std::size_t row);

/// From now on nothing in the range moves or is overwritten, whatever edit is made (see TimeLock): one that would is
/// refused. Time that opens or closes before the range is taken from, or left to, the gap before it. Gain, effects and
/// names may change there; another frame rate re-times the range with all else.
Result<Timeline> add_time_lock(const Timeline& timeline, FrameRange range, const std::string& name);
Result<Timeline> remove_time_lock(const Timeline& timeline, TimeLockId id);

/// The in and out points of the sequence; not given: none.
Result<Timeline> set_range(const Timeline& timeline, std::optional<FramePosition> in, std::optional<FramePosition> out);

/// before  |aa><bb|cc|          the transition goes to another cut (the same kind, offsets and settings, and its id)
/// after   |aa|bb><cc|
Result<Timeline> move_transition(const Timeline& timeline, TransitionId id, ClipId from, ClipId to);
Result<Timeline> trim_transition(const Timeline& timeline, TransitionId id, FrameCount in_offset,
                                 FrameCount out_offset);

/// Markers of a whole song at once; their ids are ignored.
Result<Timeline> add_markers(const Timeline& timeline, const std::vector<Marker>& markers);

}  // namespace rhyme
