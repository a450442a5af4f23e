#include "core/transitions/aligned_budget.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace rhyme {

namespace {

constexpr double slack = 1.06;  // a way is counted in whole frames
// Half of what may lie between two forms (field/match-cutting 6.2), for what is measured is not exact either.
constexpr double unseen_scale = 1.025, unseen_turn = 1.5, unseen_shift = 0.0075;
constexpr double leaps = 1e9;  // widths a second: there is no way back at all

double fastest_corner(const Similarity& pose, std::int64_t length, double hold, double aspect, double fps,
                      const Window& window) {
    if (length <= 0 && !pose.identity()) return leaps;
    double fastest = 0;
    for (std::int64_t d = 0; d < length; ++d) {
        const Similarity now = eased_pose(pose, aligned_share(d, length, hold), aspect, window),
                         next = eased_pose(pose, aligned_share(d + 1, length, hold), aspect, window);
        for (const double x : {0.0, 1.0})
            for (const double y : {0.0, 1.0}) {
                const auto p = now.apply(x, y, aspect), q = next.apply(x, y, aspect);
                fastest = std::max(fastest, std::hypot(q[0] - p[0], (q[1] - p[1]) / aspect));
            }
    }
    return fastest * fps;
}

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * share);
    return text;
}

}  // namespace

AlignedCost aligned_cost(const Similarity& alignment, double share, const AlignedRoom& room) {
    const double fps = room.rate.fps();
    const AlignedPose pose = aligned_pose(alignment, share, room.lone, room.aspect, room.windows);
    return {pose.outgoing.scale / room.outgoing_detail, pose.incoming.scale / room.incoming_detail,
            std::max(fastest_corner(pose.outgoing, room.ease.in, room.hold, room.aspect, fps, room.windows.outgoing),
                     fastest_corner(pose.incoming, room.ease.out, room.hold, room.aspect, fps, room.windows.incoming))};
}

bool within_budget(const AlignedCost& cost) {
    return cost.larger() <= most_enlarged + 1e-6 && cost.speed <= fastest_unseen * slack;
}

Similarity eased_alignment(const Similarity& alignment, double share, double aspect) {
    const auto nearer = [](double v, double by) { return v > 0 ? std::max(0.0, v - by) : std::min(0.0, v + by); };
    const double away = std::hypot(alignment.dx, alignment.dy / aspect),
                 shift = share * unseen_shift * std::hypot(1.0, 1 / aspect),
                 kept = away > 0 ? std::max(0.0, away - shift) / away : 1;
    return {std::exp(nearer(std::log(alignment.scale), share * std::log(unseen_scale))),
            nearer(alignment.rotation, share * unseen_turn), alignment.dx * kept, alignment.dy * kept};
}

Result<void> within_aligned_budget(const JoinSight& sight, double share, EaseFrames ease) {
    const Similarity alignment = alignment_of(sight.frame());
    const double aspect = sight.aspect();
    const AlignedCost cost =
        aligned_cost(alignment, share,
                     {ease, sight.in_offset.value <= 0, parameter_within(sight.frame(), aligned_parameters()[5]),
                      aspect, sight.rate, sight.outgoing_detail, sight.incoming_detail, sight.windows});
    if (within_budget(cost)) return {};
    if (cost.larger() > most_enlarged + 1e-6)
        return fail(ErrorCode::Conflict,
                    "the forms lie on each other only with a picture enlarged by " + percent(cost.larger() - 1) +
                        ", and more than " + percent(most_enlarged - 1) + " looks soft",
                    {}, "use a plain cut or a dissolve, or source of a higher resolution");
    const AlignedPose pose = aligned_pose(alignment, share, sight.in_offset.value <= 0, aspect, sight.windows);
    const std::int64_t has = std::max<std::int64_t>(0, pose.outgoing.identity()   ? ease.out
                                                       : pose.incoming.identity() ? ease.in
                                                                                  : std::min(ease.in, ease.out));
    const auto unseen = [&](std::int64_t length) {
        const double hold = parameter_within(sight.frame(), aligned_parameters()[5]);
        return within_budget(aligned_cost(
            alignment, share,
            {{length, length}, sight.in_offset.value <= 0, hold, aspect, sight.rate, 1e9, 1e9, sight.windows}));
    };
    constexpr std::int64_t longest = 1000;
    std::int64_t needed = has + 1;
    while (needed < longest && !unseen(needed)) ++needed;
    return fail(ErrorCode::Conflict,
                "the pictures would be seen to move: the way back takes " + std::to_string(needed) +
                    " frames on a side and has " + std::to_string(has),
                {}, "make the clips or the transition longer, or use a plain cut");
}

double best_share(const Similarity& alignment, double aspect, double outgoing_detail, double incoming_detail) {
    double best = 0, least = 1e9;
    for (const double share : {0.0, 0.5, 0.25, 0.75, 1.0}) {
        const AlignedPose pose = aligned_pose(alignment, share, false, aspect);
        const double larger = std::max(pose.outgoing.scale / outgoing_detail, pose.incoming.scale / incoming_detail);
        if (larger < least - 1e-3) best = share, least = larger;
    }
    return best;
}

}  // namespace rhyme
