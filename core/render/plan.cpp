#include <algorithm>

#include "core/render/drawing.h"

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

FramePosition nested_frame(const Clip& clip, FramePosition p, FrameRate rate, const Timeline& inner) {
    const RationalTime shortest = std::min(rate.frame_duration(), inner.rate.frame_duration());
    return inner.rate.position(source_time(clip, p, rate) + shortest * RationalTime(1, 2), Rounding::Down);
}

namespace {

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

/// Whether nothing of what lies below the clip is seen.
bool covers(const Timeline& timeline, const Clip& clip, const MediaPool& pool) {
    if (may_uncover(clip.more->effects)) return false;
    if (clip.kind == ClipKind::Color) return (clip.more->color & 0xffU) == 0xffU;
    if (clip.kind != ClipKind::Media) return false;
    const auto media = pool.find(clip.media);
    if (!media || !media->index || !media->info.video) return true;  // a card stands for it
    const VideoInfo& v = *media->info.video;
    const cv::Size shape(v.display_width, v.display_height), size(timeline.width, timeline.height);
    if (shape.width <= 0 || shape.height <= 0 || size.width <= 0 || size.height <= 0) return !v.transparent;
    return !v.transparent && fitted(shape, size).size() == size;
}

bool covers(const Timeline& timeline, const FramePlan::Step& step, const MediaPool& pool) {
    return !may_uncover(*step.track->effects) && covers(timeline, *step.clip, pool) &&
           (!step.incoming || covers(timeline, *step.incoming, pool));
}

std::vector<FramePlan::Step> steps_at(const Timeline& timeline, FramePosition p, const MediaPool& pool) {
    std::vector<FramePlan::Step> steps;
    const bool any_solo = std::any_of(timeline.tracks.begin(), timeline.tracks.end(),
                                      [](const auto& track) { return track->kind == TrackKind::Video && track->solo; });
    for (auto it = timeline.tracks.rbegin(); it != timeline.tracks.rend(); ++it) {
        const Track& track = **it;
        if (track.kind != TrackKind::Video || track.muted || (any_solo && !track.solo)) continue;
        FramePlan::Step step{&track, nullptr, nullptr, nullptr, {}};
        const Clip *from = nullptr, *to = nullptr;
        if (const Transition* transition = transition_at(track, p, from, to)) {
            step.clip = from, step.incoming = to, step.transition = transition;
            step.transition_frame = p - (to->start - transition->in_offset);
        } else if (const Clip* clip = track.at(p); clip && clip->enabled) {
            step.clip = clip;
        } else {
            continue;
        }
        steps.push_back(step);
        if (covers(timeline, step, pool)) break;
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
}

FramePlan plan_at(const Timeline& timeline, FramePosition p, const MediaPool& pool, int depth);

void add_layers(const Timeline& timeline, const Clip& clip, FramePosition p, const MediaPool& pool, int depth,
                std::vector<FramePlan::Layer>& layers) {
    if (clip.kind == ClipKind::Media) {
        const auto media = pool.find(clip.media);
        layers.push_back(
            {clip.id, clip.media, media ? source_frame(clip, p, timeline.rate, *media) : FramePosition(0)});
        return;
    }
    const Timeline* shown = timeline.shown_in(clip);
    if (!shown || depth >= deepest_nesting) return;
    Timeline inner = *shown;
    inner.nested = timeline.nested;
    for (FramePlan::Layer layer : plan_at(inner, nested_frame(clip, p, timeline.rate, inner), pool, depth + 1).layers) {
        layer.clip = clip.id;
        layers.push_back(layer);
    }
}

FramePlan plan_at(const Timeline& timeline, FramePosition p, const MediaPool& pool, int depth) {
    FramePlan plan;
    plan.steps = steps_at(timeline, p, pool);
    for (const FramePlan::Step& step : plan.steps) {
        add_layers(timeline, *step.clip, p, pool, depth, plan.layers);
        if (step.incoming) add_layers(timeline, *step.incoming, p, pool, depth, plan.layers);
    }
    if (plan.steps.empty()) return plan;
    const FramePlan::Step& top = plan.steps.back();
    plan.transition = top.transition, plan.transition_frame = top.transition_frame;
    plan.untouched = plan.steps.size() == 1 && top.clip->kind == ClipKind::Media && !top.transition &&
                     !any_enabled(top.clip->more->effects) && !any_enabled(*top.track->effects);
    return plan;
}

}  // namespace

FramePlan plan_frame(const Timeline& timeline, FramePosition p, const MediaPool& pool) {
    return plan_at(timeline, p, pool, 0);
}

}  // namespace rhyme
