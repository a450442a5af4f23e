#include "core/image/similarity.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace rhyme {
namespace {

constexpr double degree = std::numbers::pi / 180;
using Point = std::array<double, 2>;

// With y down, the usual rotation matrix turns clockwise as seen.
Point turned(Point p, double scale, double rotation) {
    const double c = scale * std::cos(rotation * degree), s = scale * std::sin(rotation * degree);
    return {c * p[0] - s * p[1], s * p[0] + c * p[1]};
}

// The frame's centre and half size seen from the moved picture: corners of the frame in the picture's own axes, centre
// at the origin.
std::array<Point, 4> frame_corners_in_picture(const Similarity& s, double aspect) {
    std::array<Point, 4> corners;
    const double w = aspect / 2, h = 0.5;
    const std::array<Point, 4> frame{{{-w, -h}, {w, -h}, {w, h}, {-w, h}}};
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = turned({frame[i][0] - s.dx * aspect, frame[i][1] - s.dy}, 1, -s.rotation);
    return corners;
}

// Sutherland-Hodgman: the part of `polygon` with sign * p[axis] <= limit.
std::vector<Point> clipped(const std::vector<Point>& polygon, std::size_t axis, double sign, double limit) {
    std::vector<Point> out;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        const double da = limit - sign * a[axis], db = limit - sign * b[axis];
        if (da >= 0) out.push_back(a);
        if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
            const double t = da / (da - db);
            out.push_back({a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])});
        }
    }
    return out;
}

double area(const std::vector<Point>& p) {
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point &a = p[i], &b = p[(i + 1) % p.size()];
        sum += a[0] * b[1] - a[1] * b[0];
    }
    return std::abs(sum) / 2;
}

}  // namespace

std::array<double, 6> Similarity::matrix(double width, double height) const {
    const double c = scale * std::cos(rotation * degree), s = scale * std::sin(rotation * degree);
    const double cx = width / 2, cy = height / 2;
    return {c, -s, cx + dx * width - c * cx + s * cy, s, c, cy + dy * height - s * cx - c * cy};
}

Similarity Similarity::from_matrix(const std::array<double, 6>& m, double width, double height) {
    const double a = (m[0] + m[4]) / 2, b = (m[3] - m[1]) / 2, cx = width / 2, cy = height / 2;
    Similarity s;
    s.scale = std::hypot(a, b);
    s.rotation = std::atan2(b, a) / degree;
    s.dx = (m[0] * cx + m[1] * cy + m[2] - cx) / width;
    s.dy = (m[3] * cx + m[4] * cy + m[5] - cy) / height;
    return s;
}

Similarity Similarity::inverse(double aspect) const {
    const Point shift = turned({-dx * aspect, -dy}, 1 / scale, -rotation);
    return {1 / scale, -rotation, shift[0] / aspect, shift[1]};
}

Similarity Similarity::then(const Similarity& next, double aspect) const {
    const Point shift = turned({dx * aspect, dy}, next.scale, next.rotation);
    return {scale * next.scale, std::remainder(rotation + next.rotation, 360.0), shift[0] / aspect + next.dx,
            shift[1] + next.dy};
}

std::array<double, 2> Similarity::apply(double x, double y, double aspect) const {
    const Point p = turned({(x - 0.5) * aspect, y - 0.5}, scale, rotation);
    return {p[0] / aspect + 0.5 + dx, p[1] + 0.5 + dy};
}

Similarity Similarity::at(double t) const { return {std::pow(scale, t), rotation * t, dx * t, dy * t}; }

double covering_scale(const Similarity& s, double aspect) {
    double needed = 1;  // scaling about the frame's centre scales the shift too, so look from the frame: p / extra must
                        // lie in the picture
    const double w = aspect / 2 * s.scale, h = 0.5 * s.scale;
    // A corner c of the frame, shrunk by 1/extra about the frame's centre, minus the shift, turned back, must lie
    // within (w, h). Each side is linear in u = 1/extra: turned(u * c - shift) <= limit. The largest u in (0, 1] that
    // satisfies all gives 1/u.
    const Point shift = turned({s.dx * aspect, s.dy}, 1, -s.rotation);
    for (const double sx : {-1.0, 1.0})
        for (const double sy : {-1.0, 1.0}) {
            const Point c = turned({sx * aspect / 2, sy * 0.5}, 1, -s.rotation);
            for (std::size_t axis = 0; axis < 2; ++axis)
                for (const double sign : {-1.0, 1.0}) {
                    const double limit = (axis == 0 ? w : h) + sign * shift[axis], slope = sign * c[axis];
                    if (slope <= 0) continue;
                    if (limit <= 0) return 1e6;  // the picture does not even hold the frame's centre
                    needed = std::max(needed, slope / limit);
                }
        }
    return needed <= 1 + 1e-12 ? 1 : std::min(needed, 1e6);
}

double crop_share(const Similarity& s, double aspect) {
    Similarity covered = s;
    const double extra = covering_scale(s, aspect);
    covered.scale *= extra, covered.dx *= extra, covered.dy *= extra;
    const auto corners = frame_corners_in_picture(covered, aspect);
    std::vector<Point> seen(corners.begin(), corners.end());
    const double w = aspect / 2 * covered.scale, h = 0.5 * covered.scale;
    for (const double sign : {-1.0, 1.0}) {
        seen = clipped(seen, 0, sign, w);
        seen = clipped(seen, 1, sign, h);
    }
    return std::clamp(1 - area(seen) / (4 * w * h), 0.0, 1.0);
}

}  // namespace rhyme
