#include "core/transitions/shared_line.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/cues/straight_lines.h"

namespace rhyme {

namespace {

constexpr double clear_line = 0.2;  // as the cue: a weaker one is none

std::vector<PlaneLine> lines_of(const Observation& picture, const Similarity& move) {
    std::vector<PlaneLine> all;
    const double aspect = picture.aspect();
    for (const StraightLine& line : find_straight_lines(picture.inside().gray(), 10)) {
        if (line.strength < clear_line) continue;
        const cv::Point2d from = picture.from_inside(line.from), to = picture.from_inside(line.to);
        const auto a = move.apply(from.x, from.y, aspect), b = move.apply(to.x, to.y, aspect);
        const cv::Point2d p(a[0] - 0.5, (a[1] - 0.5) / aspect), q(b[0] - 0.5, (b[1] - 0.5) / aspect);
        all.push_back({(p + q) * 0.5, (q - p) * (1 / std::max(1e-6, cv::norm(q - p))), line.strength});
    }
    return all;
}

}  // namespace

std::optional<PlaneLine> shared_line(const JoinSight& sight, const Similarity& outgoing, const Similarity& incoming,
                                     double turned, double apart) {
    std::optional<PlaneLine> best;
    double most = 0;
    const auto of_b = lines_of(sight.incoming, incoming);
    for (const PlaneLine& i : lines_of(sight.outgoing, outgoing))
        for (const PlaneLine& j : of_b) {
            const double turn = std::asin(std::min(1.0, std::abs(i.along.cross(j.along)))) * 180 / CV_PI;
            const double off = std::abs((j.middle - i.middle).cross(i.along));
            if (turn > turned || off > apart) continue;
            const double worth = i.strength * j.strength * (1 - turn / (2 * turned)) * (1 - off / (2 * apart));
            if (worth > most) most = worth, best = i;
        }
    return best;
}

}  // namespace rhyme
