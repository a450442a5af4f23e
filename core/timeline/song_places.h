// Where the song lies on the sequence: its clips say which of its times is heard at which frame. A beat becomes a frame
// only here, each from its own exact time, so that a grid never drifts (128 beats a minute at 24 frames: 11.25 frames a
// beat; stepping by 11 is 16 frames off after 64 beats).
#pragma once

#include <optional>
#include <vector>

#include "core/timeline/song_map.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// The clips that play the song forwards at one speed, by start: those on audio tracks, else (a film with its own
/// sound) those on video tracks. Pointers into the timeline. Where two lie at one frame the first track's counts.
std::vector<const Clip*> song_clips(const Timeline& timeline);

/// The exact time of the sequence at which that time of the song is (or, outside of the clip, would be) heard.
RationalTime sequence_time(const Clip& song, SongTime at, FrameRate rate);
/// The frame whose start is nearest to it.
FramePosition snapped(const Clip& song, SongTime at, FrameRate rate);
/// The song's time at the start of a frame.
SongTime song_time(const Clip& song, FramePosition at, FrameRate rate);
/// The same, of whichever clip plays there.
std::optional<SongTime> song_time(const Timeline& timeline, FramePosition at);

struct PlacedBeat {
    std::size_t beat;     ///< its index in the map
    FramePosition frame;  ///< the nearest
    RationalTime time;    ///< of the sequence, exact
    BarBeat place;
    bool downbeat;
    int confidence;
};
/// The beats heard in a range of the sequence, in order.
std::vector<PlacedBeat> placed_beats(const Timeline& timeline, FrameRange range);

}  // namespace rhyme
