#include "core/timeline/song_places.h"

#include <algorithm>

#include "core/timeline/edits.h"

namespace rhyme {

std::vector<const Clip*> song_clips(const Timeline& timeline) {
    std::vector<const Clip*> found;
    if (!timeline.song) return found;
    for (const TrackKind kind : {TrackKind::Audio, TrackKind::Video}) {
        for (const auto& track : timeline.tracks) {
            if (track->kind != kind) continue;
            for (const Clip& c : track->clips) {
                if (c.kind != ClipKind::Media || c.media != timeline.song->media) continue;
                if (c.speed.num <= 0 || !c.more->ramp.empty()) continue;
                const bool covered = std::any_of(found.begin(), found.end(),
                                                 [&](const Clip* f) { return f->range().overlaps(c.range()); });
                if (!covered) found.push_back(&c);
            }
        }
        if (!found.empty()) break;
    }
    std::sort(found.begin(), found.end(), [](const Clip* a, const Clip* b) { return a->start < b->start; });
    return found;
}

RationalTime sequence_time(const Clip& song, SongTime at, FrameRate rate) {
    return rate.time(song.start) + (at.exact() - song.source_in) * RationalTime(song.speed.den, song.speed.num);
}

FramePosition snapped(const Clip& song, SongTime at, FrameRate rate) {
    return rate.position(sequence_time(song, at, rate), Rounding::Nearest);
}

SongTime song_time(const Clip& song, FramePosition at, FrameRate rate) {
    return SongTime::of(song.source_in + rate.time(at - song.start) * song.speed);
}

std::optional<SongTime> song_time(const Timeline& timeline, FramePosition at) {
    for (const Clip* c : song_clips(timeline))
        if (c->range().contains(at)) return song_time(*c, at, timeline.rate);
    return std::nullopt;
}

std::vector<PlacedBeat> placed_beats(const Timeline& timeline, FrameRange range) {
    std::vector<PlacedBeat> placed;
    if (!timeline.song) return placed;
    const SongMap& map = *timeline.song;
    const std::vector<BarBeat> bars = bars_of(map);
    for (const Clip* c : song_clips(timeline)) {
        const FrameRange here = c->range().intersection(range);
        if (here.empty()) continue;
        // A beat may be nearest to a frame that begins after it, or before.
        const SongTime margin = SongTime::of(timeline.rate.frame_duration() * c->speed);
        const SongTime from = song_time(*c, here.start, timeline.rate) - margin;
        auto beat = std::lower_bound(map.beats.begin(), map.beats.end(), from,
                                     [](const SongBeat& b, SongTime t) { return b.at < t; });
        for (; beat != map.beats.end(); ++beat) {
            const auto n = static_cast<std::size_t>(beat - map.beats.begin());
            const FramePosition frame = snapped(*c, beat->at, timeline.rate);
            if (frame >= here.end()) break;
            if (frame >= here.start)
                placed.push_back(
                    {n, frame, sequence_time(*c, beat->at, timeline.rate), bars[n], beat->downbeat, beat->confidence});
        }
    }
    return placed;
}

}  // namespace rhyme
