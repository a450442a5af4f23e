#include "ui/song/song_cuts.h"

#include <algorithm>

namespace rhyme::ui {

const Clip* song_clip_at(const Timeline& timeline, FramePosition at) {
    const auto clips = song_clips(timeline);
    for (const Clip* clip : clips)
        if (clip->range().contains(at)) return clip;
    return clips.empty() ? nullptr : clips.front();
}

std::vector<FramePosition> beat_frames(const Timeline& timeline, FrameRange range, int every, bool bars) {
    std::vector<FramePosition> frames;
    int count = 0;
    for (const PlacedBeat& beat : placed_beats(timeline, range)) {
        if (bars && !beat.downbeat) continue;
        const int place = bars ? beat.place.bar - 1 : count++;
        if (every > 1 && (place % every + every) % every != 0) continue;
        frames.push_back(beat.frame);
    }
    return frames;
}

Result<Timeline> cut_on(const Timeline& timeline, const std::vector<FramePosition>& frames,
                        const std::vector<TrackId>& tracks) {
    Timeline now = timeline;
    bool any = false;
    for (const FramePosition at : frames) {
        auto cut = split(now, at, tracks);
        if (!cut) continue;  // a cut is there already, or no clip
        now = std::move(*cut);
        any = true;
    }
    if (!any) return fail(ErrorCode::Conflict, "no clip lies across any of these beats");
    return now;
}

std::optional<FrameRange> bar_around(const Timeline& timeline, FramePosition at) {
    const Clip* clip = song_clip_at(timeline, at);
    if (!clip) return std::nullopt;
    std::optional<FramePosition> from;
    for (const PlacedBeat& beat : placed_beats(timeline, clip->range())) {
        if (!beat.downbeat) continue;
        if (beat.frame > at) return from ? std::optional(FrameRange::between(*from, beat.frame)) : std::nullopt;
        from = beat.frame;
    }
    return std::nullopt;
}

std::optional<FrameRange> part_around(const Timeline& timeline, FramePosition at) {
    const Clip* clip = song_clip_at(timeline, at);
    if (!clip || !timeline.song) return std::nullopt;
    const auto part = part_at(*timeline.song, song_time(*clip, at, timeline.rate));
    if (!part) return std::nullopt;
    const FramePosition from = snapped(*clip, timeline.song->parts[*part].start, timeline.rate);
    const FramePosition to = snapped(*clip, part_end(*timeline.song, *part), timeline.rate);
    const FrameRange range = FrameRange::between(from, to).intersection(clip->range());
    return range.empty() ? std::nullopt : std::optional(range);
}

MediaId likely_song(const Timeline& timeline) {
    MediaId best;
    FrameCount longest(0);
    for (const auto& track : timeline.tracks) {
        if (track->kind != TrackKind::Audio) continue;
        for (const Clip& clip : track->clips) {
            const bool alone = timeline.linked(clip.id).size() < 2;
            const FrameCount weight = alone ? clip.length * 4 : clip.length;
            if (weight > longest) longest = weight, best = clip.media;
        }
    }
    return best;
}

}  // namespace rhyme::ui
