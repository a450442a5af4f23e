// Laying one silhouette on another: a rough fit of centres, then Gauss-Newton on the distances between the outlines,
// both ways.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/cues/outline.h"

namespace rhyme {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double far = 0.3;        // a point farther than this (in sizes) says only "somewhere else"
constexpr double hopeless = 0.12;  // mean rough distance beyond which no refinement will help
constexpr double rough_turns[] = {0, -8, 8};
constexpr double still_apart = 0.085;  // the same, once roughly refined
constexpr int rough_rounds = 4, fine_rounds = 4;

/// Distances of B's outline from A's and of A's from B's, in sizes (the mean of both).
struct Residuals {
    std::array<double, Silhouette::points> onto_a, onto_b;
};

Residuals residuals(const Silhouette& a, const Silhouette& b, const PlaneSimilarity& move) {
    Residuals r;
    const double size = 0.5 * (a.size() + move.scale() * b.size()), by_a = a.size() / size,
                 by_b = move.scale() * b.size() / size;
    for (std::size_t i = 0; i < r.onto_a.size(); ++i) {
        r.onto_a[i] = by_a * a.sample(move(b.outline()[i])).distance;
        r.onto_b[i] = by_b * b.sample(move.back(a.outline()[i])).distance;
    }
    return r;
}

double rough(const Silhouette& a, const Silhouette& b, const PlaneSimilarity& move) {
    double sum = 0;
    for (std::size_t i = 0; i < Silhouette::points; i += 3)
        sum += std::min<double>(far, std::abs(a.sample(move(b.outline()[i])).distance));
    return sum / (Silhouette::points / 3);
}

/// One step: the small move of A's plane (about A's centre: right, down, growth, turn) that brings the outlines
/// nearest, outliers counting little.
PlaneSimilarity step(const Silhouette& a, const Silhouette& b, const PlaneSimilarity& move, double reach,
                     std::size_t stride) {
    cv::Matx44d normal = cv::Matx44d::zeros();
    cv::Vec4d right(0, 0, 0, 0);
    const double size = a.size();
    auto add = [&](double r, cv::Point2d g, cv::Point2d at) {
        const double w = 1 / (1 + (r / reach) * (r / reach));
        const double x = (at.x - a.centre().x) / size, y = (at.y - a.centre().y) / size;
        const cv::Vec4d j(g.x, g.y, g.x * x + g.y * y, g.y * x - g.x * y);
        normal += (w * w) * (j * j.t());
        right -= (w * w * r) * j;
    };
    const double scale = move.scale();
    const cv::Point2d turn = move.z * (1 / scale);
    for (std::size_t i = 0; i < Silhouette::points; i += stride) {
        const cv::Point2d p = move(b.outline()[i]);
        const Silhouette::Sample on_a = a.sample(p);
        add(on_a.distance, {on_a.dx, on_a.dy}, p);
        const cv::Point2d q = a.outline()[i], home = move.back(q);
        // B's field moved with B: where A's point meets it, moving B one way is moving the point the other way.
        const Silhouette::Sample on_b = b.sample(home);
        const cv::Point2d g(on_b.dx, on_b.dy), turned(turn.x * g.x - turn.y * g.y, turn.y * g.x + turn.x * g.y);
        const double by = scale * b.size() / size;
        add(by * on_b.distance, -turned, q);
    }
    // Weak ties to "no change": a disc has no turn to find.
    const double n = 2.0 * Silhouette::points / static_cast<double>(stride);
    normal(0, 0) += 1e-4 * n, normal(1, 1) += 1e-4 * n, normal(2, 2) += 1e-3 * n, normal(3, 3) += 2e-3 * n;
    const cv::Vec4d d = normal.solve(right, cv::DECOMP_CHOLESKY);
    const double growth = std::clamp(d[2], -0.1, 0.1), angle = std::clamp(d[3], -0.1, 0.1);
    const cv::Point2d grown((1 + growth) * std::cos(angle), (1 + growth) * std::sin(angle));
    PlaneSimilarity delta;
    delta.z = grown;
    const cv::Point2d c = a.centre();
    delta.t =
        c + cv::Point2d(d[0], d[1]) * size - cv::Point2d(grown.x * c.x - grown.y * c.y, grown.y * c.x + grown.x * c.y);
    PlaneSimilarity next;
    next.z = {grown.x * move.z.x - grown.y * move.z.y, grown.y * move.z.x + grown.x * move.z.y};
    next.t = delta(move.t);
    return next;
}

}  // namespace

cv::Point2d PlaneSimilarity::back(cv::Point2d p) const {
    const cv::Point2d d = p - t;
    const double n = z.x * z.x + z.y * z.y;
    return {(z.x * d.x + z.y * d.y) / n, (z.x * d.y - z.y * d.x) / n};
}

double PlaneSimilarity::scale() const { return std::hypot(z.x, z.y); }
double PlaneSimilarity::degrees() const { return std::atan2(z.y, z.x) / degree; }

Similarity PlaneSimilarity::similarity(double aspect) const { return {scale(), degrees(), t.x, t.y * aspect}; }

PlaneSimilarity PlaneSimilarity::from(const Similarity& s, double aspect) {
    const double turn = s.rotation * degree;
    return {{s.scale * std::cos(turn), s.scale * std::sin(turn)}, {s.dx, s.dy / aspect}};
}

Fit fit_under(const Silhouette& a, const Silhouette& b, const PlaneSimilarity& move) {
    const Residuals r = residuals(a, b, move);
    std::array<double, 2 * Silhouette::points> all;
    double sum = 0;
    for (std::size_t i = 0; i < Silhouette::points; ++i) {
        all[2 * i] = std::min(far, std::abs(r.onto_a[i]));
        all[2 * i + 1] = std::min(far, std::abs(r.onto_b[i]));
        sum += all[2 * i] + all[2 * i + 1];
    }
    const auto tenth = all.begin() + all.size() * 9 / 10;
    std::nth_element(all.begin(), tenth, all.end());
    return {move, sum / static_cast<double>(all.size()), *tenth};
}

std::optional<Fit> fit(const Silhouette& a, const Silhouette& b) {
    const double scale = std::clamp(a.size() / b.size(), 0.6, 1.7);
    double best = hopeless;
    std::optional<PlaneSimilarity> start;
    for (double turn : rough_turns) {
        PlaneSimilarity move;
        move.z = {scale * std::cos(turn * degree), scale * std::sin(turn * degree)};
        move.t = a.centre() - move(b.centre());
        const double cost = rough(a, b, move) * (turn == 0 ? 1 : 1.1);  // round things are not turned
        if (cost < best) best = cost, start = move;
    }
    if (!start) return std::nullopt;
    PlaneSimilarity move = *start;
    for (int k = 0; k < rough_rounds; ++k) move = step(a, b, move, 0.12 - 0.015 * k, 3);
    if (rough(a, b, move) > still_apart) return std::nullopt;
    for (int k = 0; k < fine_rounds; ++k) move = step(a, b, move, std::max(0.03, 0.06 - 0.01 * k), 1);
    return fit_under(a, b, move);
}

}  // namespace rhyme
