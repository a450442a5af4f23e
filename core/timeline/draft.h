// What the edits are made with: a timeline whose tracks are copied when first touched, and the few things that are ever
// done to a track. Inside core/timeline only. A Draft may be invalid between two calls; finish() puts right what
// follows from the changes (transitions, links).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/timeline/edits.h"
#include "core/timeline/ranges.h"

namespace rhyme {

class Draft {
public:
    explicit Draft(const Timeline& before);

    std::size_t size() const { return tracks_.size(); }
    const Track& track(std::size_t i) const { return *tracks_[i]; }
    FrameRate rate() const { return before_.rate; }
    std::uint64_t new_id() { return next_id_++; }
    std::optional<std::size_t> index(TrackId id) const;

    Track& edit(std::size_t i);              ///< references into the track do not survive it
    Clip& edit(std::size_t i, ClipId clip);  ///< the clip must be on the track

    /// The clip across p becomes two, the right one with a new id; right halves of linked clips are linked anew. False:
    /// none lies across p.
    bool split_at(std::size_t i, FramePosition p);
    void clear(std::size_t i, FrameRange range);  ///< what lies there is cut away; a clip around the range becomes two
    /// Every clip that starts at or after `from`, up to the next time lock: time that closes is left to the gap before
    /// it, time that opens is taken from there; too little of it is an error of finish().
    void shift(std::size_t i, FramePosition from, FrameCount by);
    void place(std::size_t i, Clip clip);  ///< the room must be free
    void remove(std::size_t i, ClipId clip);
    void renew_effects(Clip& clip);  ///< new ids for the effects of a copy
    void open(std::size_t i, FramePosition at, FrameCount room) { split_at(i, at), shift(i, at, room); }

    bool across(std::size_t i, FramePosition p) const;    ///< a clip begins before p and ends after it
    bool is_free(std::size_t i, FrameRange range) const;  ///< no clip overlaps the range
    bool moves_along(std::size_t i) const { return !track(i).locked && track(i).sync; }

    /// The edited timeline. Fails only when it would become longer than max_frames.
    Result<Timeline> finish();

private:
    FramePosition barrier(std::size_t i, FramePosition from) const;
    void settle_links();
    void settle_transitions();
    const Timeline& before_;
    std::vector<std::shared_ptr<const Track>> tracks_;
    std::vector<std::shared_ptr<Track>> own_;          // those touched; null elsewhere
    std::vector<std::pair<LinkId, LinkId>> relinked_;  // link of a left half -> of its right half
    std::optional<Error> blocked_;                     // why no time can be opened
    std::uint64_t next_id_;
};

/// Whether a track shows the same in every time lock of `timeline` (gain, effects and names aside); else a Conflict.
Result<void> keeps_time_locks(const Timeline& timeline, const Track& before, const Track& after);

/// A clip that takes part in an edit, and the index of its track.
struct Chosen {
    std::size_t track;
    Clip clip;
};
/// The named clips (refused when unknown, or locked) and, Together, those linked to them that are not locked; by track,
/// then start.
Result<std::vector<Chosen>> choose(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked);
/// The index of a track that may be edited.
Result<std::size_t> unlocked(const Timeline& timeline, TrackId id);

std::string quoted(const std::string& name);  ///< for messages
std::string frames(std::int64_t n);           ///< "1 frame", "7 frames"
std::string track_label(const Track& track);
bool within(FrameCount c);     ///< |c| <= max_frames: safe to reckon with
bool within(FramePosition p);  ///< 0 <= p <= max_frames
Error out_of_range();          ///< for what is not

/// What is wrong with a clip by itself (ids, place and reach aside): a sentence each.
std::vector<std::string> validate_content(const Clip& clip);

/// Fades that a shorter clip has no room for become shorter, the one at the end first.
void fit_fades(Clip& clip);

/// Shortens the transitions of a track to the handles and the room they have, and drops those left with nothing. They
/// must join neighbours and be sorted by their cut.
void fit_transitions(Track& track, FrameRate rate);

}  // namespace rhyme
