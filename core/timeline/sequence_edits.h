// Edits of the sequences of a project, and of the versions of a section. Rules and errors as in edits.h.
#pragma once

#include "core/timeline/edits.h"
#include "core/timeline/sequences.h"

namespace rhyme {

/// V1 and A1, empty, with rate, size and sample rate of the current one; listed last, not switched to.
Result<Sequences> add_sequence(const Sequences& sequences, const std::string& name);
/// A copy with a new id, listed after it.
Result<Sequences> duplicate_sequence(const Sequences& sequences, SequenceId id, const std::string& name);
/// Refused for the last one, and for one that is nested in another. The current one gives way to its neighbour.
Result<Sequences> remove_sequence(const Sequences& sequences, SequenceId id);
Result<Sequences> rename_sequence(const Sequences& sequences, SequenceId id, const std::string& name);
Result<Sequences> switch_sequence(const Sequences& sequences, SequenceId id);

/// before  V |aa|bb|cc|         the clips become a sequence of their own, shown in their place: picture on the lowest
/// of
///         A |aa|bb|cc|         their video tracks, sound on the highest of their audio tracks, linked
/// after   V |nnnn|cc|
///         A |nnnn|cc|
Result<Sequences> nest(const Sequences& sequences, const std::vector<ClipId>& clips, const std::string& name,
                       Linked linked = Linked::Together);
/// Back again: what the clip shows of its sequence lies on the tracks from the clip's own on (sound downwards). Refused
/// at another rate or speed, and where a track is missing or something is in the way.
Result<Sequences> unnest(const Sequences& sequences, ClipId clip);

/// A clip of another sequence, ready for insert and overwrite: all of it. Refused where it would contain itself.
Result<NewClip> sequence_clip(const Sequences& sequences, SequenceId id, TrackId track);

/// before  |aa|bb|cc|           the range from now on has versions; what lies there is the first, `name`
/// after   |aa[bb]cc|
Result<Timeline> add_section(const Timeline& timeline, FrameRange range, const std::string& name,
                             const std::string& version);
/// A new version, equal to the one on the tracks, which is kept; the new one is on the tracks from now on.
Result<Timeline> add_version(const Timeline& timeline, SectionId section, const std::string& name);
/// Version `n` comes onto the tracks, what was there is kept. What reaches into the range is cut at its edges. Refused
/// where a track is missing, locked or time-locked.
Result<Timeline> show_version(const Timeline& timeline, SectionId section, std::size_t n);
Result<Timeline> remove_version(const Timeline& timeline, SectionId section, std::size_t n);  ///< not the one shown
/// The versions that are not on the tracks go.
Result<Timeline> remove_section(const Timeline& timeline, SectionId section);

}  // namespace rhyme
