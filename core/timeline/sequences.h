// All sequences of a project, and how its footage is put in order, as one value: what an undo step holds. Copies share
// the timelines.
#pragma once

#include <memory>
#include <vector>

#include "core/timeline/bin.h"
#include "core/timeline/timeline.h"

namespace rhyme {

struct Sequences {
    std::vector<std::shared_ptr<const Timeline>> all;  ///< never empty, never null, as listed; ids differ
    SequenceId current;                                ///< the one being worked on
    std::uint64_t next_sequence = 2;                   ///< the next SequenceId
    Shared<Bin> bin;

    Sequences() : Sequences(Timeline()) {}
    explicit Sequences(Timeline only);

    const Timeline& now() const { return *find(current); }
    const Timeline* find(SequenceId id) const;
    /// By value (next_sequence and the timelines' next_id aside), pointers first.
    bool operator==(const Sequences& other) const;
};

/// The sequences with `timeline` in the place of the one with its id (or added last). Where its length changed, the
/// clips that show it elsewhere know so (Clip::available), but none becomes shorter: what lies beyond its end is black.
Sequences with_timeline(const Sequences& sequences, Timeline timeline);

/// The current sequence with all that it shows, ready to be drawn: see Timeline::nested. `id`: another one.
Timeline with_nested(const Sequences& sequences);
Timeline with_nested(const Sequences& sequences, SequenceId id);

/// What an edit of one timeline makes of them all; refused when a sequence would come to be nested in itself.
Result<Sequences> edited(const Sequences& sequences, const Result<Timeline>& timeline);

/// Whether `inner` is shown in `outer`, or they are the same: then `outer` cannot be nested in `inner`.
bool contains(const Sequences& sequences, SequenceId outer, SequenceId inner);

/// validate() of every timeline and of the bin, ids that differ, the current one there, nested sequences there and none in itself.
std::vector<std::string> validate(const Sequences& sequences);
std::vector<std::string> validate(const Sequences& sequences, const Sequences& before);  ///< `before` is sound

/// changed_ranges() of the current sequence, with the clips that show a sequence which changed. Another current
/// sequence: all of it.
std::vector<FrameRange> changed_ranges(const Sequences& before, const Sequences& after);

}  // namespace rhyme
