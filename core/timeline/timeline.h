// The edit as a value. Nothing here changes once made; an edit (edits.h) makes a new Timeline that shares every track
// it left alone. Names are OpenTimelineIO's. Positions and lengths on the sequence are whole frames of its rate;
// positions in a source are exact seconds.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/media/media_id.h"
#include "core/time/rational_time.h"

namespace rhyme {

/// Strong ids, unique within a timeline and never used again; 0 is none.
template <class Tag>
struct Id {
    std::uint64_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};
using ClipId = Id<struct ClipTag>;
using TrackId = Id<struct TrackTag>;
using TransitionId = Id<struct TransitionTag>;
using MarkerId = Id<struct MarkerTag>;
/// Clips with one link (picture and its sound) are edited together; at most one of them lies on each track.
using LinkId = Id<struct LinkTag>;

/// What a timeline may hold at most, so that no sum or product of its numbers overflows.
inline constexpr std::int64_t max_frames = 1'000'000'000;  ///< every position and length on the sequence
inline constexpr std::int64_t max_source_seconds = 1'000'000'000;
inline constexpr std::int64_t max_source_den = 2'147'483'647;  ///< of source positions, and of a rate's two numbers
inline constexpr int max_rate = 1000;                          ///< frames a second; at least 1
inline constexpr int max_side = 32768;                         ///< pixels
inline constexpr double min_gain_db = -144, max_gain_db = 48;

struct Clip {
    ClipId id;
    MediaId media;
    std::string name;
    FramePosition start;     ///< on the sequence
    FrameCount length;       ///< > 0
    RationalTime source_in;  ///< in the media, from its first shown frame; >= 0
    RationalTime available;  ///< how long the media is; 0 = no limit (a still: handles without end on both sides)
    LinkId link;             ///< 0: nothing goes with it (nor when it is the only clip left with its link)
    double gain_db = 0;      ///< of sound
    bool enabled = true;

    bool operator==(const Clip&) const = default;
    FrameRange range() const { return {start, length}; }
    FramePosition end() const { return start + length; }
};

/// Frames of media left before the clip's first frame and after its last one (the last may begin as late as just before
/// the media's end).
FrameCount handle_before(const Clip& clip, FrameRate rate);
FrameCount handle_after(const Clip& clip, FrameRate rate);

/// Joins two neighbouring clips of one track at their common cut. It is drawn over [cut - in_offset, cut + out_offset);
/// where it draws the outgoing clip after the cut (or the incoming one before) the media must reach that far (handles).
/// Neither offset reaches past its clip or into the clip's other transition, and they are not both 0. An edit that
/// takes room or handles away shortens it; one that parts the clips removes it.
struct Transition {
    TransitionId id;
    ClipId from, to;
    std::string kind;  ///< a name known to transitions/registry.h: "dissolve", "aligned-cut"
    FrameCount in_offset, out_offset;
    std::map<std::string, double> parameters;  ///< by the kind's own names
    bool needs_handles = true;                 ///< the kind shows both clips on both sides of the cut
    bool operator==(const Transition&) const = default;
};

struct Marker {
    MarkerId id;
    FrameRange range;  ///< length 0: a point
    std::string name, color, note;
    bool operator==(const Marker&) const = default;
};

enum class TrackKind { Video, Audio };

struct Track {
    TrackId id;
    TrackKind kind = TrackKind::Video;
    std::string name;
    bool locked = false;                  ///< no edit touches it
    bool muted = false;                   ///< video: not shown; audio: not heard
    bool solo = false;                    ///< audio: when any is solo only those are heard
    bool sync = true;                     ///< moves along when another track ripples
    std::vector<Clip> clips;              ///< sorted by start, never overlapping; what lies between them is a gap
    std::vector<Transition> transitions;  ///< sorted by their cut

    bool operator==(const Track&) const = default;
    const Clip* at(FramePosition p) const;  ///< the clip shown at p, or null: a gap
    const Clip* find(ClipId id) const;
    const Clip* after(const Clip& clip) const;   ///< the neighbour that touches its end, or null
    const Clip* before(const Clip& clip) const;  ///< the neighbour that touches its start, or null
    const Transition* transition_between(ClipId from, ClipId to) const;
    FramePosition end() const;
};

struct Timeline {
    std::string name = "Sequence";
    FrameRate rate{25, 1};
    int width = 1920, height = 1080;
    int sample_rate = 48000;
    std::vector<std::shared_ptr<const Track>> tracks;  ///< video tracks bottom to top, then audio tracks top to bottom
    /// Sorted by start; never null.
    std::shared_ptr<const std::vector<Marker>> markers = std::make_shared<const std::vector<Marker>>();
    std::uint64_t next_id = 1;  ///< the next id an edit hands out, one count for all kinds

    /// By value (next_id aside), comparing shared tracks by pointer first.
    bool operator==(const Timeline& other) const;
    const Track* find(TrackId id) const;
    const Track* track_of(ClipId id) const;
    const Clip* find(ClipId id) const;
    std::vector<ClipId> linked(ClipId id) const;  ///< the clip and those linked to it
    FramePosition end() const;                    ///< the end of the last clip
};

/// V1 and A1, empty.
Timeline make_timeline(FrameRate rate, int width, int height);

/// What every timeline holds at every time: order, no overlap, positive lengths, source within the media (rounded up to
/// a frame), ids unique and below next_id, links, transitions between touching neighbours. Empty when all is well, else
/// one sentence a fault.
std::vector<std::string> validate(const Timeline& timeline);

/// Ranges in which two timelines may look or sound different, sorted and apart: tracks equal by pointer cost nothing.
/// Names, markers, links and locks make no difference; another rate, size or order of tracks makes all of it.
std::vector<FrameRange> changed_ranges(const Timeline& before, const Timeline& after);

}  // namespace rhyme
