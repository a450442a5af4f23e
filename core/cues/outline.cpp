#include "core/cues/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr float steps_a_size = 200;  // resolution of the stored distances
constexpr double margin = 0.45;      // of the stored field around the silhouette, in sizes

/// Evenly along the closed line, starting from the point farthest to the right so that the same line gives the same
/// points.
std::vector<cv::Point2d> resample(const std::vector<cv::Point2d>& line, int count) {
    double whole = 0;
    for (std::size_t i = 0; i < line.size(); ++i) whole += cv::norm(line[(i + 1) % line.size()] - line[i]);
    std::vector<cv::Point2d> even;
    if (!(whole > 0)) return even;
    double done = 0, next = 0;
    const double step = whole / count;
    for (std::size_t i = 0; i < line.size() && static_cast<int>(even.size()) < count; ++i) {
        const cv::Point2d a = line[i], b = line[(i + 1) % line.size()];
        const double length = cv::norm(b - a);
        while (length > 0 && next <= done + length && static_cast<int>(even.size()) < count) {
            even.push_back(a + (b - a) * ((next - done) / length));
            next += step;
        }
        done += length;
    }
    while (static_cast<int>(even.size()) < count) even.push_back(line.back());
    return even;
}

/// Where the soft mask crosses one half near a pixel of the outline, along the mask's slope.
cv::Point2d refine(const cv::Mat& mask, const cv::Point& p) {
    const int x = std::clamp(p.x, 1, mask.cols - 2), y = std::clamp(p.y, 1, mask.rows - 2);
    const double gx = (mask.at<float>(y, x + 1) - mask.at<float>(y, x - 1)) * 0.5,
                 gy = (mask.at<float>(y + 1, x) - mask.at<float>(y - 1, x)) * 0.5;
    const double slope = gx * gx + gy * gy;
    if (slope < 1e-3 || p.x != x || p.y != y) return {p.x + 0.5, p.y + 0.5};
    const double step = (0.5 - mask.at<float>(y, x)) / slope;
    cv::Point2d move(gx * step, gy * step);
    const double length = std::hypot(move.x, move.y);
    if (length > 1.5) move *= 1.5 / length;
    return {p.x + 0.5 + move.x, p.y + 0.5 + move.y};
}

}  // namespace

std::optional<Silhouette> Silhouette::from_outline(const std::vector<cv::Point2d>& outline) {
    if (outline.size() < 3) return std::nullopt;
    const std::vector<cv::Point2d> even = outline.size() == points ? outline : resample(outline, points);
    if (static_cast<int>(even.size()) != points) return std::nullopt;
    Silhouette s;
    for (std::size_t i = 0; i < even.size(); ++i) s.outline_[i] = even[i];
    s.measure();
    if (!(s.area_ > 1e-5) || !(s.area_ < 4) || !std::isfinite(s.centre_.x + s.centre_.y)) return std::nullopt;
    return s;
}

std::optional<Silhouette> Silhouette::from_mask(const cv::Mat& mask) {
    std::vector<std::vector<cv::Point>> lines;
    cv::Mat inside = mask > 0.5;
    cv::findContours(inside, lines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    if (lines.empty() || mask.cols < 3 || mask.rows < 3) return std::nullopt;
    const auto& longest = *std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
        return cv::contourArea(a) < cv::contourArea(b);
    });
    std::vector<cv::Point2d> line;
    for (const cv::Point& p : longest) {
        const cv::Point2d q = refine(mask, p);
        line.emplace_back((q.x - mask.cols * 0.5) / mask.cols, (q.y - mask.rows * 0.5) / mask.cols);
    }
    return from_outline(line);
}

void Silhouette::measure() {
    const std::vector<cv::Point2f> line(outline_.begin(), outline_.end());
    const cv::Moments m = cv::moments(line);
    area_ = std::abs(m.m00);
    if (!(area_ > 1e-9)) return;
    size_ = std::sqrt(area_);
    centre_ = {m.m10 / m.m00, m.m01 / m.m00};
    const double xx = m.mu20 / m.m00, yy = m.mu02 / m.m00, xy = m.mu11 / m.m00;
    const double mean = (xx + yy) / 2, spread = std::hypot((xx - yy) / 2, xy);
    half_axes_ = {2 * std::sqrt(std::max(0.0, mean + spread)), 2 * std::sqrt(std::max(0.0, mean - spread))};
    angle_ = 0.5 * std::atan2(2 * xy, xx - yy) / degree;
    std::vector<cv::Point2f> hull;
    cv::convexHull(line, hull);
    solidity_ = std::min(1.0, area_ / std::max(1e-9, cv::contourArea(hull)));
    const double c = std::cos(angle_ * degree), s = std::sin(angle_ * degree);
    character_ = 0;
    for (const cv::Point2f& p : line) {
        const cv::Point2d d = cv::Point2d(p) - centre_;
        const double along = (c * d.x + s * d.y) / std::max(1e-6, half_axes_.width),
                     across = (c * d.y - s * d.x) / std::max(1e-6, half_axes_.height);
        const double radius = std::hypot(along, across);
        // The distance from an ellipse, to first order: how far off the level is, by how steeply it rises there.
        const double slope =
            std::hypot(along / std::max(1e-6, half_axes_.width), across / std::max(1e-6, half_axes_.height)) /
            std::max(1e-6, radius);
        character_ += std::min(0.5, std::abs(radius - 1) / std::max(1e-6, slope) / size_) / points;
    }
}

const Silhouette::Field& Silhouette::field() const {
    if (!field_->ready.load(std::memory_order_acquire)) {
        std::lock_guard lock(field_->drawing);
        if (!field_->ready.load(std::memory_order_relaxed)) draw(*field_);
        field_->ready.store(true, std::memory_order_release);
    }
    return *field_;
}

void Silhouette::draw(Field& field) const {
    cv::Point2d low(outline_[0]), high(outline_[0]);
    for (const cv::Point2f& p : outline_) {
        low = {std::min<double>(low.x, p.x), std::min<double>(low.y, p.y)};
        high = {std::max<double>(high.x, p.x), std::max<double>(high.y, p.y)};
    }
    const double side = std::max(high.x - low.x, high.y - low.y) + 2 * margin * size_;
    field.cell = side / grid;
    field.corner = (low + high) * 0.5 - cv::Point2d(side / 2, side / 2);
    // Drawn four times finer, so that the field is smooth between the cells.
    constexpr int finer = 4, shift = 4, n = grid * finer;
    std::vector<cv::Point> line;
    for (const cv::Point2f& p : outline_) {
        const cv::Point2d q = (cv::Point2d(p) - field.corner) * (n / side) - cv::Point2d(0.5, 0.5);
        line.emplace_back(cvRound(q.x * (1 << shift)), cvRound(q.y * (1 << shift)));
    }
    cv::Mat inside = cv::Mat::zeros(n, n, CV_8UC1), outward, inward;
    cv::fillPoly(inside, std::vector<std::vector<cv::Point>>{line}, cv::Scalar(255), cv::LINE_8, shift);
    cv::distanceTransform(~inside, outward, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(inside, inward, cv::DIST_L2, cv::DIST_MASK_5);
    cv::Mat signed_distance = outward - inward, small;
    cv::resize(signed_distance, small, {grid, grid}, 0, 0, cv::INTER_AREA);
    const double to_steps = side / n / size_ * steps_a_size;
    for (int y = 0; y < grid; ++y)
        for (int x = 0; x < grid; ++x)
            field.distances[static_cast<std::size_t>(y * grid + x)] =
                static_cast<std::int8_t>(std::clamp(cvRound(small.at<float>(y, x) * to_steps), -127, 127));
}

Silhouette Silhouette::snapped(const cv::Mat& edges) const {
    constexpr int reach = 4;       // half pixels to either side
    constexpr double prior = 2.5;  // half pixels: nearer edges are likelier
    const double w = edges.cols, h = edges.rows;
    auto strength = [&](cv::Point2d p) {
        const double x = std::clamp(p.x - 0.5, 0.0, w - 1.001), y = std::clamp(p.y - 0.5, 0.0, h - 1.001);
        const int ix = static_cast<int>(x), iy = static_cast<int>(y);
        const double fx = x - ix, fy = y - iy;
        return (1 - fy) * ((1 - fx) * edges.at<float>(iy, ix) + fx * edges.at<float>(iy, ix + 1)) +
               fy * ((1 - fx) * edges.at<float>(iy + 1, ix) + fx * edges.at<float>(iy + 1, ix + 1));
    };
    std::array<cv::Point2d, points> at, normal;
    std::array<double, points> offset{}, sure{};
    for (std::size_t i = 0; i < points; ++i) {
        const cv::Point2f before = outline_[(i + points - 1) % points], after = outline_[(i + 1) % points];
        const cv::Point2d along = cv::Point2d(after - before) * (1 / std::max(1e-9, cv::norm(after - before)));
        at[i] = {outline_[i].x * w + w / 2, outline_[i].y * w + h / 2};
        normal[i] = {along.y, -along.x};
        double sum = 0;
        for (int k = -reach; k <= reach; ++k) {
            const double g = strength(at[i] + normal[i] * (0.5 * k));
            const double vote = g * g * g * std::exp(-0.5 * k * k / (prior * prior));
            sum += vote, offset[i] += vote * 0.5 * k;
        }
        offset[i] = sum > 0 ? offset[i] / sum : 0;
        sure[i] = std::sqrt(sum);
    }
    std::vector<cv::Point2d> line;
    for (std::size_t i = 0; i < points; ++i) {
        double sum = 1e-6, total = 0;
        for (std::size_t k = 0; k < 5; ++k) {
            const std::size_t j = (i + points + k - 2) % points;
            const double weight = sure[j] * (k == 2 ? 3 : k % 2 == 1 ? 2 : 1);
            sum += weight, total += weight * offset[j];
        }
        const cv::Point2d p = at[i] + normal[i] * (total / sum);
        line.emplace_back((p.x - w / 2) / w, (p.y - h / 2) / w);
    }
    const auto better = from_outline(line);
    return better && std::abs(std::log(better->area() / area_)) < 0.25 ? *better : *this;
}

Silhouette::Sample Silhouette::sample(cv::Point2d p) const {
    const Field& f = field();
    const float by = static_cast<float>(1 / f.cell);
    const float cx = std::clamp(static_cast<float>(p.x - f.corner.x) * by - 0.5f, 0.f, grid - 1.001f);
    const float cy = std::clamp(static_cast<float>(p.y - f.corner.y) * by - 0.5f, 0.f, grid - 1.001f);
    const int x = static_cast<int>(cx), y = static_cast<int>(cy);
    const float fx = cx - static_cast<float>(x), fy = cy - static_cast<float>(y);
    const std::int8_t* at = f.distances.data() + y * grid + x;
    const float a = at[0], b = at[1], c = at[grid], d = at[grid + 1];
    const float top = a + fx * (b - a), bottom = c + fx * (d - c);
    const float slope = static_cast<float>(size_ / f.cell) / steps_a_size;
    return {(top + fy * (bottom - top)) / steps_a_size, ((b - a) + fy * ((d - c) - (b - a))) * slope,
            (bottom - top) * slope};
}

}  // namespace rhyme
