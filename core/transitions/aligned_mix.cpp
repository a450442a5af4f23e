#include "core/transitions/aligned_mix.h"

#include <algorithm>

#include "core/transitions/aligned_budget.h"

namespace rhyme {

std::vector<TransitionParameter> AlignedMix::parameters() const {
    auto all = aligned_parameters();
    all[4].value = half;
    all.push_back({"mix", default_mix(), 2, 100, "Frames in which the one goes over into the other"});
    for (TransitionParameter& p : own_parameters()) all.push_back(std::move(p));
    return all;
}

AlignedMix::Mix AlignedMix::mix(const TransitionFrame& f) const {
    const auto whole = static_cast<std::int64_t>(value(f, "mix"));
    return {std::min(whole / 2, f.in_offset.value), std::min(whole - whole / 2, f.out_offset.value)};
}

bool AlignedMix::needs_outgoing(const TransitionFrame& f) const {
    return f.frame.value < f.in_offset.value + mix(f).after;
}

bool AlignedMix::needs_incoming(const TransitionFrame& f) const {
    return f.frame.value >= f.in_offset.value - mix(f).before;
}

AlignedPose AlignedMix::pose(const TransitionFrame& f, double aspect) const {
    return aligned_pose(alignment_of(f), value(f, "share"), f.in_offset.value <= 0, aspect);
}

cv::Mat AlignedMix::draw(const TransitionFrame& f) const {
    const auto [before, after] = mix(f);
    const std::int64_t in = f.in_offset.value, out = f.out_offset.value, at = f.frame.value;
    const Tiles a = aligned_tiles(f, false, {in - before - 1 - at, in - before}, half),
                b = aligned_tiles(f, true, {at - in - after, out - after}, half);
    if (!needs_outgoing(f) || !needs_incoming(f)) return drawn(f.size(), needs_outgoing(f) ? a : b);
    return mixed(a, b, static_cast<double>(at - (in - before) + 1) / static_cast<double>(before + after + 1), f);
}

Result<EvidencePtr> AlignedMix::prepare(const JoinSight& sight) const {
    const auto [before, after] = mix(sight.frame());
    if (const auto within = within_aligned_budget(sight, value(sight.frame(), "share"),
                                                  {sight.in_offset.value - before, sight.out_offset.value - after});
        !within)
        return fail(within.error());
    return EvidencePtr();
}

}  // namespace rhyme
