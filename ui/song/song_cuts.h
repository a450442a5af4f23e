// What the song does to the edit: cuts on its beats, and the stretches one loops. Pure.
#pragma once

#include <optional>
#include <vector>

#include "core/timeline/edits.h"
#include "core/timeline/song_places.h"

namespace rhyme::ui {

/// The frames of the beats in `range`: every n-th (of a bar: where beat 1 stands), or every n-th bar.
std::vector<FramePosition> beat_frames(const Timeline& timeline, FrameRange range, int every, bool bars);

/// before  |aaaaaaaaa|          every clip of `tracks` is split there; Conflict when nothing can be
/// after   |aa|aa|aa|aaa|
Result<Timeline> cut_on(const Timeline& timeline, const std::vector<FramePosition>& frames,
                        const std::vector<TrackId>& tracks);

/// The bar, or the part of the song, that is heard at a frame; nullopt where there is none.
std::optional<FrameRange> bar_around(const Timeline& timeline, FramePosition at);
std::optional<FrameRange> part_around(const Timeline& timeline, FramePosition at);

/// The clip whose sound the map is of, at that frame or else the first.
const Clip* song_clip_at(const Timeline& timeline, FramePosition at);

/// What is most likely the song: sound without a picture, the longest.
MediaId likely_song(const Timeline& timeline);

}  // namespace rhyme::ui
