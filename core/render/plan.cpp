#include <algorithm>

#include "core/render/renderer.h"

namespace rhyme {

FramePosition source_frame(const Clip& clip, FramePosition p, FrameRate sequence, const Media& media) {
    if (!media.index || media.index->size().value <= 0) return FramePosition(0);
    const FrameIndex& index = *media.index;
    const RationalTime t = source_time(clip, p, sequence);
    const FramePosition n = index.at(t), last(index.size().value - 1);
    // Where frame durations vary, those around t count: the frame on screen and the one that a rounded timestamp may
    // put in its place.
    RationalTime shortest = std::min(sequence.frame_duration(), index.time(n + FrameCount(1)) - index.time(n));
    if (n < last) shortest = std::min(shortest, index.time(n + FrameCount(2)) - index.time(n + FrameCount(1)));
    return index.at(t + shortest * RationalTime(1, 2));
}

namespace {

FramePlan::Layer layer_of(const Clip& clip, FramePosition p, FrameRate rate, const MediaPool& pool) {
    const auto media = pool.find(clip.media);
    return {clip.id, clip.media, media ? source_frame(clip, p, rate, *media) : FramePosition(0)};
}

/// The transition drawn at `p`, between two clips that are both to be seen.
const Transition* transition_at(const Track& track, FramePosition p, const Clip*& from, const Clip*& to) {
    for (const Transition& transition : track.transitions) {
        from = track.find(transition.from), to = track.find(transition.to);
        if (!from || !to || !from->enabled || !to->enabled) continue;
        const FramePosition cut = to->start;
        if (p >= cut - transition.in_offset && p < cut + transition.out_offset) return &transition;
    }
    return nullptr;
}

}  // namespace

FramePlan plan_frame(const Timeline& timeline, FramePosition p, const MediaPool& pool) {
    FramePlan plan;
    for (auto track = timeline.tracks.rbegin(); track != timeline.tracks.rend(); ++track) {
        if ((*track)->kind != TrackKind::Video || (*track)->muted) continue;
        const Clip *from = nullptr, *to = nullptr;
        if (const Transition* transition = transition_at(**track, p, from, to)) {
            plan.layers = {layer_of(*from, p, timeline.rate, pool), layer_of(*to, p, timeline.rate, pool)};
            plan.transition = transition;
            plan.transition_frame = p - (to->start - transition->in_offset);
            return plan;
        }
        if (const Clip* clip = (*track)->at(p); clip && clip->enabled) {
            plan.layers = {layer_of(*clip, p, timeline.rate, pool)};
            return plan;
        }
    }
    return plan;
}

}  // namespace rhyme
