#include "core/transitions/aligned_join.h"

#include <algorithm>
#include <cmath>

#include "core/transitions/aligned_budget.h"
#include "core/transitions/aligned_mix.h"
#include "core/transitions/aligned_move.h"

namespace rhyme {

namespace {

/// Width and height of a picture fitted whole into the sequence, as shares of it.
cv::Size2d share_of_frame(const MediaInfo& info, const Timeline& timeline) {
    if (!info.video || info.video->display_width <= 0 || info.video->display_height <= 0) return {1, 1};
    const double w = static_cast<double>(info.video->display_width) / timeline.width;
    const double h = static_cast<double>(info.video->display_height) / timeline.height;
    return {w / std::max(w, h), h / std::max(w, h)};
}

double aspect_of(const Timeline& timeline) { return static_cast<double>(timeline.width) / timeline.height; }

/// How much of a side a join may take: half of it, for the other half is the next cut's, but all where nothing touches
/// its other end. What a transition there has is gone.
FrameCount room_in(const Timeline& timeline, const Clip& clip, bool incoming) {
    const FrameCount half(clip.length.value / 2);
    for (const auto& track : timeline.tracks) {
        const auto is_it = [&](const Clip& c) { return c.id == clip.id; };
        if (std::none_of(track->clips.begin(), track->clips.end(), is_it)) continue;
        for (const Transition& t : track->transitions)
            if ((incoming ? t.from : t.to) == clip.id)
                return std::min(half, clip.length - (incoming ? t.in_offset : t.out_offset));
        const bool touched = std::any_of(track->clips.begin(), track->clips.end(), [&](const Clip& c) {
            return incoming ? c.start == clip.end() : c.end() == clip.start;
        });
        return touched ? half : std::max(half, clip.length - FrameCount(1));
    }
    return half;
}

/// How much of the frames before and after the cut the join eases in.
EaseFrames ease_of(const NewTransition& join) {
    const auto mix = join.parameters.find("mix");
    if (mix == join.parameters.end()) return {join.in_offset.value, join.out_offset.value};
    const auto before = static_cast<std::int64_t>(mix->second * join.parameters.at("before"));
    return {join.in_offset.value - before, join.out_offset.value - static_cast<std::int64_t>(mix->second) + before};
}

}  // namespace

Similarity alignment_in_sequence(const Similarity& alignment, const MediaInfo& outgoing, const MediaInfo& incoming,
                                 const Timeline& timeline) {
    const cv::Size2d a = share_of_frame(outgoing, timeline), b = share_of_frame(incoming, timeline);
    return {alignment.scale * std::sqrt(a.area() / b.area()), alignment.rotation, alignment.dx * a.width,
            alignment.dy * a.height};
}

NewTransition aligned_join(const Timeline& timeline, const MediaPool& pool, const Clip& from, const Clip& to,
                           const Similarity& measured) {
    const auto outgoing = pool.find(from.media), incoming = pool.find(to.media);
    const Similarity s =
        outgoing && incoming ? alignment_in_sequence(measured, outgoing->info, incoming->info, timeline) : measured;
    return aligned_join(timeline, from, to,
                        affordable_alignment(timeline, from, to, s, *find_transition("aligned-cut")));
}

NewTransition aligned_mix_join(const Timeline& timeline, const Clip& from, const Clip& to, const Similarity& s,
                               const TransitionKind& kind, FrameCount length) {
    const double aspect = aspect_of(timeline), share = best_share(s, aspect, 1, 1);
    NewTransition join{from.id, to.id, std::string(kind.name()), {}, {}, parameters_of(s, share), kind.needs_handles()};
    for (const TransitionParameter& p : kind.parameters()) join.parameters.emplace(p.name, p.value);
    const FrameCount way = aligned_length(s, share, aspect, timeline.rate);
    const FrameCount before = room_in(timeline, from, false), after = room_in(timeline, to, true);
    const double hold = join.parameters["hold"], whole = join.parameters["mix"];
    const auto with_mix = [&](double mix) {
        NewTransition made = join;
        made.parameters["mix"] = mix;
        const FrameCount side = way + FrameCount(std::llround(mix / 2)), all = length.value > 0 ? length : side + side;
        made.in_offset = std::min(FrameCount(all.value / 2), before);
        made.out_offset = std::min(all - FrameCount(all.value / 2), after);
        fit_mix(made, handle_before(to, timeline.rate), handle_after(from, timeline.rate));
        return made;
    };
    // Where the clips are short the mix gives way to the ways back.
    for (double mix = whole; mix >= whole / 2; mix -= 2) {
        NewTransition made = with_mix(mix);
        if (within_budget(aligned_cost(s, share, {ease_of(made), false, hold, aspect, timeline.rate}))) return made;
    }
    return with_mix(whole);
}

NewTransition aligned_join(const Timeline& timeline, const Clip& from, const Clip& to, const Similarity& s) {
    const double aspect = aspect_of(timeline);
    // The incoming picture makes the whole move, unless that enlarges a side more than sharing it does.
    const AlignedPose whole = aligned_pose(s, 0, false, aspect);
    const bool dear = std::max(whole.outgoing.scale, whole.incoming.scale) > most_enlarged;
    const double share = dear ? best_share(s, aspect, 1, 1) : 0;
    NewTransition join{from.id, to.id, "aligned-cut", FrameCount(0), {}, parameters_of(s, share), false};
    const FrameCount length = aligned_length(s, share, aspect, timeline.rate);
    if (share > 0 || covering_scale(s, aspect) > 1.001)
        join.in_offset = std::min(length, room_in(timeline, from, false));
    join.out_offset = std::max(FrameCount(1), std::min(length, room_in(timeline, to, true)));
    return join;
}

Similarity affordable_alignment(const Timeline& timeline, const Clip& from, const Clip& to, const Similarity& s,
                                const TransitionKind& kind, FrameCount length) {
    constexpr int steps = 4;
    const double aspect = aspect_of(timeline);
    for (int step = 0; step <= steps; ++step) {
        const Similarity eased = eased_alignment(s, static_cast<double>(step) / steps, aspect);
        const NewTransition join = kind.name() == "aligned-cut"
                                       ? aligned_join(timeline, from, to, eased)
                                       : aligned_mix_join(timeline, from, to, eased, kind, length);
        const AlignedRoom room{ease_of(join), join.in_offset.value <= 0, aligned_parameters()[5].value, aspect,
                               timeline.rate};
        const AlignedCost cost = aligned_cost(eased, join.parameters.at("share"), room);
        if (within_budget(cost)) return eased;
        // A way back brought down to the fastest that goes unseen is seen on top of what moves by itself.
        if (cost.larger() <= most_enlarged) break;
    }
    return s;
}

}  // namespace rhyme
