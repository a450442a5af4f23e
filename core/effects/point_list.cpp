#include "core/effects/point_list.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rhyme {

namespace {

bool read_number(std::string_view word, double& number) {
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
    return code == std::errc() && end == word.data() + word.size() && std::isfinite(number);
}

std::string number(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

}  // namespace

Result<std::vector<cv::Point2d>> read_points(std::string_view text, const EffectText& form) {
    const auto wrong = [&](const std::string& what) {
        return fail(ErrorCode::InvalidArgument, "the points of '" + form.name + "' cannot be drawn: " + what);
    };
    std::vector<cv::Point2d> points;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
        if (text.empty()) break;
        const std::string_view word = text.substr(0, text.find_first_of(" \t\n"));
        text.remove_prefix(word.size());
        const std::size_t comma = word.find(',');
        cv::Point2d p;
        if (comma == std::string_view::npos || !read_number(word.substr(0, comma), p.x) ||
            !read_number(word.substr(comma + 1), p.y))
            return wrong("'" + std::string(word.substr(0, 40)) + "' is not written x,y");
        if (p.x < form.x_low || p.x > form.x_high || p.y < form.y_low || p.y > form.y_high)
            return wrong("'" + std::string(word.substr(0, 40)) + "' lies outside of " + number(form.x_low) + " to " +
                         number(form.x_high) + " across and " + number(form.y_low) + " to " + number(form.y_high) +
                         " up");
        if (!form.outline && !points.empty() && p.x <= points.back().x)
            return wrong("'" + std::string(word.substr(0, 40)) + "' does not lie to the right of the one before");
        if (points.size() == 1000) return wrong("there are more than 1000");
        points.push_back(p);
    }
    const std::size_t least = form.outline ? 3 : form.cyclic ? 1 : 2;
    if (!points.empty() && points.size() < least) return wrong("there are fewer than " + std::to_string(least));
    return points;
}

std::optional<cv::Vec3d> read_rgb(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    cv::Vec3d color;
    for (int i = 0; i < 3; ++i) {
        int value = 0;
        const char* from = text.data() + 1 + 2 * i;
        const auto [end, code] = std::from_chars(from, from + 2, value, 16);
        if (code != std::errc() || end != from + 2 || value < 0) return std::nullopt;
        color[i] = value / 255.0;
    }
    return color;
}

PointCurve::PointCurve(std::vector<cv::Point2d> points, double period) : points_(std::move(points)) {
    if (period > 0 && !points_.empty()) {
        const std::size_t n = points_.size();
        if (n > 1 && points_.back().x - points_.front().x >= period) points_.pop_back();
        const std::vector<cv::Point2d> once = points_;
        points_.clear();
        for (const double turn : {-period, 0.0, period})
            for (const cv::Point2d& p : once) points_.emplace_back(p.x + turn, p.y);
    }
    const std::size_t n = points_.size();
    slopes_.assign(n, 0);
    const auto rise = [&](std::size_t i) {
        return (points_[i + 1].y - points_[i].y) / (points_[i + 1].x - points_[i].x);
    };
    for (std::size_t i = 0; i < n && n > 1; ++i) {
        if (i == 0 || i + 1 == n) {
            slopes_[i] = rise(i == 0 ? 0 : n - 2);
            continue;
        }
        const double before = rise(i - 1), after = rise(i);
        if (before * after <= 0) continue;
        const double h0 = points_[i].x - points_[i - 1].x, h1 = points_[i + 1].x - points_[i].x;
        const double w = (h0 + 2 * h1) / (3 * (h0 + h1));
        slopes_[i] = before * after / (w * after + (1 - w) * before);
    }
}

double PointCurve::operator()(double x) const {
    if (points_.empty()) return 0;
    if (x <= points_.front().x) return points_.front().y;
    if (x >= points_.back().x) return points_.back().y;
    const auto next =
        std::upper_bound(points_.begin(), points_.end(), x, [](double at, const cv::Point2d& p) { return at < p.x; });
    const auto i = static_cast<std::size_t>(next - points_.begin() - 1);
    const cv::Point2d &a = points_[i], &b = points_[i + 1];
    const double h = b.x - a.x, t = (x - a.x) / h, u = 1 - t;
    return u * u * (1 + 2 * t) * a.y + t * t * (3 - 2 * t) * b.y + h * t * u * (u * slopes_[i] - t * slopes_[i + 1]);
}

}  // namespace rhyme
