// The edit as a value. Nothing here changes once made; an edit (edits.h) makes a new Timeline that shares every track
// it left alone. Names are OpenTimelineIO's. Positions and lengths on the sequence are whole frames of its rate;
// positions in a source are exact seconds.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/timeline/clip.h"
#include "core/timeline/clip_list.h"

namespace rhyme {

/// Joins two neighbouring clips of one track at their common cut. It is drawn over [cut - in_offset, cut + out_offset);
/// where it draws the outgoing clip after the cut (or the incoming one before) the media must reach that far (handles).
/// On audio tracks every kind is a cross-fade of equal power.
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

enum class MarkerKind { Comment, Beat, Chapter };
struct Marker {
    MarkerId id;
    FrameRange range;  ///< length 0: a point
    std::string name, color, note;
    MarkerKind kind = MarkerKind::Comment;
    bool operator==(const Marker&) const = default;
};

/// A stretch of the sequence in which nothing moves and nothing is overwritten, whatever is done elsewhere: an edit
/// that would is refused; time that opens or closes before it is taken from, or left to, the gap before it.
struct TimeLock {
    TimeLockId id;
    FrameRange range;  ///< not empty
    std::string name;
    bool operator==(const TimeLock&) const = default;
};

/// What lies on one track in a version of a section that is not on the timeline now; starts count from the section's.
struct Passage {
    TrackId track;
    ClipList clips;
    std::vector<Transition> transitions;
    bool operator==(const Passage&) const = default;
};
struct SectionVersion {
    std::string name;
    std::vector<Passage> passages;
    bool operator==(const SectionVersion&) const = default;
};
/// Several versions of a stretch of the sequence, side by side. One of them lies on the tracks: its `passages` are
/// empty.
struct Section {
    SectionId id;
    FrameRange range;  ///< not empty; sections do not overlap
    std::string name;
    std::vector<SectionVersion> versions;  ///< at least one
    std::size_t current = 0;
    bool operator==(const Section&) const = default;
};

struct SongMap;

enum class TrackKind { Video, Audio };

struct Track {
    TrackId id;
    TrackKind kind = TrackKind::Video;
    std::string name;
    bool locked = false;                  ///< no edit touches it
    bool muted = false;                   ///< video: not shown; audio: not heard
    bool solo = false;                    ///< when any of its kind is solo only those are heard, or seen
    bool sync = true;                     ///< moves along when another track ripples
    ClipList clips;                       ///< sorted by start, never overlapping; what lies between them is a gap
    std::vector<Transition> transitions;  ///< sorted by their cut
    bool target = true;                   ///< where insert and overwrite of the window put their clips
    double gain_db = 0, pan = 0;          ///< of sound, after the clips' own
    Shared<Effects> effects;              ///< video: on all that the track shows

    bool operator==(const Track&) const = default;
    const Clip* at(FramePosition p) const;  ///< the clip shown at p, or null: a gap
    const Clip* find(ClipId id) const;
    const Clip* after(const Clip& clip) const;   ///< the neighbour that touches its end, or null
    const Clip* before(const Clip& clip) const;  ///< the neighbour that touches its start, or null
    const Transition* transition_between(ClipId from, ClipId to) const;
    FramePosition end() const;
};

struct Timeline {
    SequenceId id{1};  ///< within its project
    std::string name = "Sequence";
    FrameRate rate{25, 1};
    int width = 1920, height = 1080;
    int sample_rate = 48000;
    std::vector<std::shared_ptr<const Track>> tracks;  ///< video tracks bottom to top, then audio tracks top to bottom
    /// Sorted by start; never null.
    std::shared_ptr<const std::vector<Marker>> markers = std::make_shared<const std::vector<Marker>>();
    Shared<std::vector<TimeLock>> locks;    ///< sorted by start, never overlapping
    Shared<std::vector<Section>> sections;  ///< sorted by start
    std::shared_ptr<const SongMap> song;    ///< what is known of the song it is cut to (song_map.h); null: nothing
    std::optional<FramePosition> in, out;   ///< the range to work on; `out` is the first frame after it
    std::uint64_t next_id = 1;              ///< the next id an edit hands out, one count for all kinds
    /// What is needed to draw it and no part of the edit (neither compared nor saved): the sequences that its clips
    /// show, and those in them. See with_nested() in sequences.h; null: they draw nothing.
    std::shared_ptr<const std::vector<std::shared_ptr<const Timeline>>> nested;

    /// By value (next_id and `nested` aside), comparing shared tracks by pointer first.
    bool operator==(const Timeline& other) const;
    const Track* find(TrackId id) const;
    const Track* track_of(ClipId id) const;
    const Clip* find(ClipId id) const;
    std::vector<ClipId> linked(ClipId id) const;       ///< the clip and those linked to it
    FramePosition end() const;                         ///< the end of the last clip
    std::vector<MediaId> media() const;                ///< every media it needs, takes, versions and song too
    const Timeline* shown_in(const Clip& clip) const;  ///< the sequence a clip shows, of `nested`; else null
};

/// V1 and A1, empty.
Timeline make_timeline(FrameRate rate, int width, int height);

/// What every timeline holds at every time: order, no overlap, positive lengths, source within the media (rounded up to
/// a frame), ids unique and below next_id, links, transitions between touching neighbours. Empty when all is well, else
/// one sentence a fault.
std::vector<std::string> validate(const Timeline& timeline);
/// The same, where `before` is known to be sound: tracks equal by pointer cost nothing.
std::vector<std::string> validate(const Timeline& timeline, const Timeline& before);

/// Ranges in which two timelines may look or sound different, sorted and apart: tracks equal by pointer cost nothing.
/// Names, markers, links and locks make no difference; another rate, size or order of tracks makes all of it.
std::vector<FrameRange> changed_ranges(const Timeline& before, const Timeline& after);

}  // namespace rhyme
