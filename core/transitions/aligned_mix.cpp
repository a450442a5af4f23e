#include "core/transitions/aligned_mix.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/transitions/aligned_budget.h"
#include "core/transitions/join_change.h"

namespace rhyme {

std::vector<TransitionParameter> AlignedMix::parameters() const {
    auto all = aligned_parameters();
    all[4].value = half;
    all.push_back({"mix", default_mix(), 2, 100, "Frames in which the one goes over into the other"});
    all.push_back({"before", 0.5, 0, 1, "Share of them that lies before the cut"});
    for (TransitionParameter& p : own_parameters()) all.push_back(std::move(p));
    return all;
}

AlignedMix::Mix AlignedMix::mix(const TransitionFrame& f) const {
    const auto whole = static_cast<std::int64_t>(value(f, "mix"));
    const auto before = static_cast<std::int64_t>(static_cast<double>(whole) * value(f, "before"));
    return {std::min(before, f.in_offset.value), std::min(whole - before, f.out_offset.value)};
}

bool AlignedMix::needs_outgoing(const TransitionFrame& f) const {
    return f.frame.value < f.in_offset.value + mix(f).after;
}

bool AlignedMix::needs_incoming(const TransitionFrame& f) const {
    return f.frame.value >= f.in_offset.value - mix(f).before;
}

AlignedPose AlignedMix::pose(const TransitionFrame& f, double aspect, const Windows& windows) const {
    return aligned_pose(alignment_of(f), value(f, "share"), f.in_offset.value <= 0, aspect, windows);
}

cv::Mat AlignedMix::draw(const TransitionFrame& f) const {
    const auto [before, after] = mix(f);
    const std::int64_t in = f.in_offset.value, out = f.out_offset.value, at = f.frame.value;
    const Tiles a = aligned_tiles(f, false, {in - before - 1 - at, in - before}, half),
                b = aligned_tiles(f, true, {at - in - after, out - after}, half);
    if (!needs_outgoing(f) || !needs_incoming(f)) return drawn(f.size(), needs_outgoing(f) ? a : b);
    const double t = static_cast<double>(at - (in - before) + 1) / static_cast<double>(before + after + 1);
    const auto [from, to] = bars_faded(a, b, t, f.windows(), f.size());
    return mixed(from, to, t, f);
}

cv::Mat AlignedMix::change_between(const JoinSight& sight, const AlignedPose& at) {
    return change_map(warp(sight.outgoing.pixels().rgb, at.outgoing, true),
                      warp(sight.incoming.pixels().rgb, at.incoming, true));
}

void fit_mix(NewTransition& join, FrameCount handle_before, FrameCount handle_after) {
    const auto mix = join.parameters.find("mix");
    if (mix == join.parameters.end() || !join.parameters.contains("before")) return;
    const auto first = std::min(handle_before, join.in_offset).value,
               last = std::min(handle_after, join.out_offset).value;
    const auto whole = std::min(static_cast<std::int64_t>(mix->second), first + last);
    if (whole < 2) return;
    const std::int64_t before = std::clamp(whole / 2, whole - last, first);
    mix->second = static_cast<double>(whole);
    join.parameters["before"] = (static_cast<double>(before) + 1e-6) / static_cast<double>(whole);
}

Result<EvidencePtr> AlignedMix::prepare(const JoinSight& sight) const {
    const auto [before, after] = mix(sight.frame());
    if (before + after < 2)
        return fail(ErrorCode::Conflict, "there is no room for a mix at this cut", {},
                    "use an aligned cut, or trim the clips");
    if (after > sight.outgoing_handle.value || before > sight.incoming_handle.value)
        return fail(ErrorCode::Conflict,
                    "the mix shows " + std::to_string(after) + " frames of the outgoing clip beyond the cut and " +
                        std::to_string(before) + " of the incoming one before it, and there are " +
                        std::to_string(sight.outgoing_handle.value) + " and " +
                        std::to_string(sight.incoming_handle.value),
                    {}, "trim the clips a little, make the mix shorter, or use an aligned cut");
    if (const auto within = within_aligned_budget(sight, value(sight.frame(), "share"),
                                                  {sight.in_offset.value - before, sight.out_offset.value - after});
        !within)
        return fail(within.error());
    return evidence_of_windows(sight);
}

}  // namespace rhyme
