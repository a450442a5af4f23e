// Laying outlines on edges more finely than edges are kept: least squares over many edges knows a place far better than
// any one of them (Gauss-Newton on distances across the outline, as in iterated closest points by Chen and Medioni
// 1992).
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/cues/edge_map.h"

namespace rhyme {
namespace {

using std::numbers::pi;

constexpr std::array reaches{1.5, 1.2, 1.0, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.25};  // cells, round by round
constexpr double farthest = 2.5;      // cells an outline may be moved in all, and ...
constexpr double most_change = 0.12;  // ... grown or turned (radians)
constexpr int fewest = 16;            // points that must lie near edges

/// A point of an outline, in the plane of a map.
struct Probe {
    cv::Point2d at, normal;
};

std::vector<Probe> probes_of(const Silhouette& s) {
    constexpr std::size_t n = Silhouette::points;
    std::vector<Probe> probes;
    for (std::size_t i = 0; i < n; ++i) {
        const cv::Point2d along = cv::Point2d(s.outline()[(i + 2) % n]) - cv::Point2d(s.outline()[(i + n - 2) % n]);
        const double length = std::max(1e-9, cv::norm(along));
        probes.push_back({cv::Point2d(s.outline()[i]), {-along.y / length, along.x / length}});
    }
    return probes;
}

struct Pull {
    double offset = 0, weight = 0;  // cells along the normal to the edges there; 0..1
};

/// A point of the edge in a cell, in cells.
cv::Point2d edge_in(const EdgeMap& map, int cx, int cy) {
    const auto at = static_cast<std::size_t>(cy * EdgeMap::columns + cx);
    const double turn = map.cells()[at] / EdgeMap::strengths * pi / EdgeMap::directions + pi / 2,
                 off = static_cast<double>(map.offsets()[at]) / EdgeMap::places;
    return {cx + 0.5 + off * std::cos(turn), cy + 0.5 + off * std::sin(turn)};
}

/// Where the edges that run along an outline lie near one of its points.
Pull pull_at(const EdgeMap& map, const Probe& p, double reach) {
    const double x = p.at.x * EdgeMap::columns + EdgeMap::columns * 0.5,
                 y = p.at.y * EdgeMap::columns + map.rows() * 0.5;
    double turns = std::atan2(p.normal.y, p.normal.x) / pi * EdgeMap::directions + EdgeMap::directions * 0.5;
    const int r = static_cast<int>(std::ceil(2 * reach));
    double sum = 0, moment = 0;
    for (int cy = std::max(0, int(y) - r); cy <= std::min(map.rows() - 1, int(y) + r); ++cy)
        for (int cx = std::max(0, int(x) - r); cx <= std::min(EdgeMap::columns - 1, int(x) + r); ++cx) {
            const int cell = map.cells()[static_cast<std::size_t>(cy * EdgeMap::columns + cx)];
            if (cell == 0) continue;
            const double apart = std::abs(std::remainder(cell / EdgeMap::strengths - turns, EdgeMap::directions));
            if (apart > 2) continue;
            const cv::Point2d d = edge_in(map, cx, cy) - cv::Point2d(x, y);
            const double across = d.dot(p.normal) / reach, along = d.cross(p.normal) / 1.2;
            const double near = 1 - (across * across + along * along) / 5;  // about a bell
            if (near <= 0) continue;
            const double w = (cell % EdgeMap::strengths) / 15.0 * (1 - apart / 2.5) * near * near;
            sum += w, moment += w * across * reach;
        }
    return sum < 0.05 ? Pull() : Pull{moment / sum, std::min(1.0, sum)};
}

/// One step's equations: a small move of A's plane about `centre` (right, down, growth, turn), in cells.
struct Equations {
    cv::Point2d centre;
    double size;
    cv::Matx44d normal = cv::Matx44d::zeros();
    cv::Vec4d right{0, 0, 0, 0};
    int points = 0;

    void add(const Pull& pull, double offset, cv::Point2d at, cv::Point2d n, double reach) {
        if (pull.weight <= 0) return;
        const double far = pull.offset / reach, w = pull.weight / (1 + far * far);
        const double x = (at.x - centre.x) / size, y = (at.y - centre.y) / size;
        const cv::Vec4d j(n.x, n.y, n.x * x + n.y * y, n.y * x - n.x * y);
        normal += w * (j * j.t()), right += (w * offset) * j, ++points;
    }
    /// Weakly tied to no change: a disc has no turn to find.
    cv::Vec4d solve() {
        const double n = normal(0, 0) + normal(1, 1);
        normal(0, 0) += 0.01 * n, normal(1, 1) += 0.01 * n, normal(2, 2) += 0.005 * n, normal(3, 3) += 0.01 * n;
        return normal.solve(right, cv::DECOMP_CHOLESKY);
    }
};

PlaneSimilarity stepped(const PlaneSimilarity& move, const Equations& e, const cv::Vec4d& d) {
    const double cell = 1.0 / EdgeMap::columns, growth = 1 + std::clamp(d[2] * cell / e.size, -0.05, 0.05),
                 turn = std::clamp(d[3] * cell / e.size, -0.05, 0.05);
    const cv::Point2d z(growth * std::cos(turn), growth * std::sin(turn));
    const auto turned = [&](cv::Point2d p) { return cv::Point2d(z.x * p.x - z.y * p.y, z.y * p.x + z.x * p.y); };
    PlaneSimilarity next;
    next.z = turned(move.z);
    next.t = turned(move.t - e.centre) + e.centre + cv::Point2d(d[0], d[1]) * cell;
    return next;
}

}  // namespace

PlaneSimilarity settle_on_edges(const Silhouette* a, const EdgeMap& edges_a, const Silhouette* b,
                                const EdgeMap& edges_b, const PlaneSimilarity& b_onto_a) {
    PlaneSimilarity move = b_onto_a;
    const auto of_a = a && !edges_b.empty() ? probes_of(*a) : std::vector<Probe>();
    const auto of_b = b && !edges_a.empty() ? probes_of(*b) : std::vector<Probe>();
    const cv::Point2d centre = a ? a->centre() : b ? b_onto_a(b->centre()) : cv::Point2d();
    const double size = a ? a->size() : b ? b_onto_a.scale() * b->size() : 1;
    for (const double reach : reaches) {
        Equations equations{centre, size};
        const double scale = move.scale();
        const cv::Point2d turn = move.z / scale;
        for (const Probe& p : of_b) {
            const cv::Point2d at = move(p.at),
                              n(turn.x * p.normal.x - turn.y * p.normal.y, turn.y * p.normal.x + turn.x * p.normal.y);
            const Pull pull = pull_at(edges_a, {at, n}, reach);
            equations.add(pull, pull.offset, at, n, reach);
        }
        for (const Probe& p : of_a) {
            const cv::Point2d n(turn.x * p.normal.x + turn.y * p.normal.y, turn.x * p.normal.y - turn.y * p.normal.x);
            const Pull pull = pull_at(edges_b, {move.back(p.at), n}, reach);
            equations.add(pull, -scale * pull.offset, p.at, p.normal, reach);
        }
        if (equations.points < fewest) return b_onto_a;
        move = stepped(move, equations, equations.solve());
    }
    const cv::Point2d gone = move(b_onto_a.back(centre)) - centre;
    const bool near = std::hypot(gone.x, gone.y) * EdgeMap::columns < farthest &&
                      std::abs(std::log(move.scale() / b_onto_a.scale())) < most_change &&
                      std::abs(std::remainder(move.degrees() - b_onto_a.degrees(), 360)) * pi / 180 < most_change;
    return near ? move : b_onto_a;
}

}  // namespace rhyme
