#include "core/transitions/thin_plate.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace rhyme {

namespace {

double kernel(double squared) { return squared > 1e-18 ? 0.5 * squared * std::log(squared) : 0; }

bool spans_a_plane(const std::vector<cv::Point2d>& points) {
    if (points.size() < 3) return false;
    cv::Point2d mean;
    for (const auto& p : points) mean += p * (1.0 / static_cast<double>(points.size()));
    double xx = 0, yy = 0, xy = 0;
    for (const auto& p : points) {
        const cv::Point2d d = p - mean;
        xx += d.x * d.x, yy += d.y * d.y, xy += d.x * d.y;
    }
    const double half = (xx + yy) / 2, apart = std::hypot((xx - yy) / 2, xy);
    return std::isfinite(half) && half - apart > 1e-4 * (half + apart) && half + apart > 1e-9;
}

}  // namespace

std::optional<ThinPlate> ThinPlate::through(const std::vector<cv::Point2d>& from, const std::vector<cv::Point2d>& to,
                                            double stiffness) {
    if (from.size() != to.size() || !spans_a_plane(from)) return std::nullopt;
    const auto n = static_cast<Eigen::Index>(from.size());
    Eigen::MatrixXd system = Eigen::MatrixXd::Zero(n + 3, n + 3), wanted = Eigen::MatrixXd::Zero(n + 3, 2);
    for (Eigen::Index i = 0; i < n; ++i) {
        const cv::Point2d& p = from[static_cast<std::size_t>(i)];
        for (Eigen::Index j = 0; j < n; ++j) {
            const cv::Point2d d = p - from[static_cast<std::size_t>(j)];
            system(i, j) = kernel(d.dot(d)) + (i == j ? stiffness : 0);
        }
        system(i, n) = system(n, i) = 1;
        system(i, n + 1) = system(n + 1, i) = p.x;
        system(i, n + 2) = system(n + 2, i) = p.y;
        wanted(i, 0) = to[static_cast<std::size_t>(i)].x, wanted(i, 1) = to[static_cast<std::size_t>(i)].y;
    }
    const Eigen::MatrixXd solved = system.partialPivLu().solve(wanted);
    if (!solved.allFinite()) return std::nullopt;
    const auto at = [&](Eigen::Index i) { return cv::Point2d(solved(i, 0), solved(i, 1)); };
    ThinPlate plate;
    plate.points = from;
    for (Eigen::Index i = 0; i < n; ++i) plate.weights.push_back(at(i));
    plate.offset = at(n), plate.by_x = at(n + 1), plate.by_y = at(n + 2);
    return plate;
}

cv::Point2d ThinPlate::operator()(cv::Point2d p) const {
    cv::Point2d out = offset + by_x * p.x + by_y * p.y;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const cv::Point2d d = p - points[i];
        out += weights[i] * kernel(d.dot(d));
    }
    return out;
}

cv::Size ThinPlate::grid_size(double aspect) {
    constexpr int columns = 40;
    return {columns, std::max(2, cvRound(columns / aspect))};
}

cv::Mat ThinPlate::grid(double aspect, const cv::Mat& share) const {
    const cv::Size size = grid_size(aspect);
    const auto n = static_cast<Eigen::Index>(points.size());
    Eigen::ArrayXf x(n), y(n), of_x(n), of_y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto k = static_cast<std::size_t>(i);
        x[i] = static_cast<float>(points[k].x), y[i] = static_cast<float>(points[k].y);
        of_x[i] = static_cast<float>(weights[k].x), of_y[i] = static_cast<float>(weights[k].y);
    }
    cv::Mat map(size, CV_32FC2);
    for (int r = 0; r < size.height; ++r)
        for (int c = 0; c < size.width; ++c) {
            const cv::Point2d p((c + 0.5) / size.width - 0.5, ((r + 0.5) / size.height - 0.5) / aspect);
            const cv::Vec2f rest(static_cast<float>(p.x), static_cast<float>(p.y));
            const float far = share.empty() ? 1 : share.at<float>(r, c);
            auto& place = map.at<cv::Vec2f>(r, c) = rest;
            if (far <= 0) continue;
            const Eigen::ArrayXf squared = (x - rest[0]).square() + (y - rest[1]).square();
            const Eigen::ArrayXf bend = 0.5F * squared * squared.max(1e-18F).log();
            const cv::Point2d to = offset + by_x * p.x + by_y * p.y;
            const cv::Vec2f bent(static_cast<float>(to.x) + (of_x * bend).sum(),
                                 static_cast<float>(to.y) + (of_y * bend).sum());
            place = share.empty() ? bent : rest + (bent - rest) * far;
        }
    return map;
}

double least_area(const cv::Mat& grid) {
    double least = 1e9;
    const double cell = 1.0 / grid.cols;
    for (int y = 0; y + 1 < grid.rows; ++y)
        for (int x = 0; x + 1 < grid.cols; ++x) {
            const cv::Vec2f o = grid.at<cv::Vec2f>(y, x), r = grid.at<cv::Vec2f>(y, x + 1) - o,
                            d = grid.at<cv::Vec2f>(y + 1, x) - o;
            least = std::min(least, (r[0] * d[1] - r[1] * d[0]) / (cell * cell));
        }
    return least;
}

}  // namespace rhyme
