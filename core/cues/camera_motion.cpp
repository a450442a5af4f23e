#include "core/cues/camera_motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>
#include <vector>

namespace rhyme {
namespace {

struct Track {
    cv::Point2d at;    ///< from the picture's centre
    cv::Point2d move;  ///< pixels
    double weight;     ///< its cell's, shared among the cell's points
};

constexpr int columns = 8, rows = 6;  // of cells, each with its own corners
const cv::Size window(13, 13);
constexpr int levels = 4;

std::vector<cv::Mat> pyramid_of(const cv::Mat& picture) {
    std::vector<cv::Mat> pyramid;
    cv::buildOpticalFlowPyramid(picture, pyramid, window, levels);
    return pyramid;
}

/// Weighted least squares of the four parameters.
PlaneMove solve(const std::vector<Track>& tracks, const std::vector<double>& weights) {
    cv::Matx44d normal = cv::Matx44d::zeros();
    cv::Vec4d right(0, 0, 0, 0);
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const auto [x, y] = std::array{tracks[i].at.x, tracks[i].at.y};
        const cv::Vec4d along(1, 0, x, -y), down(0, 1, y, x);
        normal += weights[i] * (along * along.t() + down * down.t());
        right += weights[i] * (tracks[i].move.x * along + tracks[i].move.y * down);
    }
    // A little weight towards "no zoom, no roll" keeps a handful of neighbouring points from inventing either.
    normal(2, 2) += 50, normal(3, 3) += 50, normal(0, 0) += 1e-6, normal(1, 1) += 1e-6;
    const cv::Vec4d p = normal.solve(right, cv::DECOMP_CHOLESKY);
    return {p[0], p[1], p[2], p[3], 0};
}

double error_of(const PlaneMove& m, const Track& t) {
    const cv::Point2d d = t.move - m.at(t.at.x, t.at.y);
    return std::hypot(d.x, d.y);
}

double support(const std::vector<Track>& tracks, const PlaneMove& m, double reach) {
    double sum = 0;
    for (const Track& t : tracks) {
        const double e = error_of(m, t) / reach;
        if (e < 1) sum += t.weight * (1 - e * e) * (1 - e * e);
    }
    return sum;
}

/// The move most points agree on: best of many pairs of points taken in a fixed order, then reweighted least squares
/// (Tukey's weights).
PlaneMove robust_move(const std::vector<Track>& tracks, double width) {
    if (tracks.size() < 4) return {};
    const double reach = 0.012 * width;
    PlaneMove best;
    double best_support = support(tracks, best, reach);
    const std::size_t n = tracks.size();
    unsigned state = 1;
    auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
    for (int trial = 0; trial < 160; ++trial) {
        const Track &p = tracks[next() % n], &q = tracks[next() % n];
        const cv::Point2d across = q.at - p.at, turned = q.move - p.move;
        const double length = across.dot(across);
        if (length < 0.04 * width * width) continue;
        PlaneMove m;
        m.a = across.dot(turned) / length, m.b = across.cross(turned) / length;
        const cv::Point2d rest = p.move - cv::Point2d(m.a * p.at.x - m.b * p.at.y, m.b * p.at.x + m.a * p.at.y);
        m.u = rest.x, m.v = rest.y;
        const double s = support(tracks, m, reach);
        if (s > best_support) best_support = s, best = m;
    }
    std::vector<double> weights(n);
    for (int round = 0; round < 6; ++round) {
        const double r = std::max(0.6, reach * (1 - 0.12 * round));
        for (std::size_t i = 0; i < n; ++i) {
            const double e = error_of(best, tracks[i]) / r;
            weights[i] = e < 1 ? tracks[i].weight * (1 - e * e) * (1 - e * e) : 0;
        }
        best = solve(tracks, weights);
    }
    double agree = 0, all = 0;
    for (const Track& t : tracks) all += t.weight, agree += error_of(best, t) < 0.5 * reach ? t.weight : 0;
    // Few points prove little, even when they agree.
    best.agreement = agree / all * std::min(1.0, static_cast<double>(n) / 20.0);
    return best;
}

/// The same fit to the dense flow, for pictures with few corners (a soft sky, a wash of colour).
PlaneMove move_of_flow(const cv::Mat& dense) {
    constexpr int columns = 20, rows = 12;
    std::vector<Track> tracks;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const int x = dense.cols * (2 * c + 1) / (2 * columns), y = dense.rows * (2 * r + 1) / (2 * rows);
            const cv::Vec2f& v = dense.at<cv::Vec2f>(y, x);
            const bool edge = c < 2 || r < 2 || c >= columns - 2 || r >= rows - 2;
            tracks.push_back(
                {{x + 0.5 - dense.cols * 0.5, y + 0.5 - dense.rows * 0.5}, {v[0], v[1]}, edge ? 2.0 : 1.0});
        }
    return robust_move(tracks, dense.cols);
}

}  // namespace

// Corners spread over the picture, a few a cell, so that one busy subject does not outvote the background.
FlowStart::FlowStart(const cv::Mat& here) : here_(here) {
    constexpr int a_cell = 3;
    constexpr double strong = 2e-4, faint = 1e-6;
    cv::Mat everywhere;
    cv::cornerMinEigenVal(here, everywhere, 5, 3);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const cv::Rect cell(cv::Point(here.cols * c / columns, here.rows * r / rows),
                                cv::Point(here.cols * (c + 1) / columns, here.rows * (r + 1) / rows));
            if (cell.width < 8 || cell.height < 8) continue;
            cv::Mat strength = everywhere(cell);
            for (int k = 0; k < a_cell; ++k) {
                double best = 0;
                cv::Point where;
                cv::minMaxLoc(strength, nullptr, &best, nullptr, &where);
                // Faint corners only where there is nothing better: a plain background must have its say beside a
                // textured subject.
                if (best < (k == 0 ? faint : strong)) break;
                cells_.push_back(r * columns + c);
                corners_.emplace_back(static_cast<float>(where.x + cell.x), static_cast<float>(where.y + cell.y));
                cv::circle(strength, where, 4, cv::Scalar(0), cv::FILLED);
            }
        }
    if (!corners_.empty()) pyramid_ = pyramid_of(here);
}

PlaneMove FlowStart::camera_to(const cv::Mat& there) const {
    std::vector<Track> tracks;
    std::vector<int> kept;
    if (corners_.empty()) return {};
    std::vector<cv::Point2f> gone, back;
    std::vector<unsigned char> found, found_back;
    const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 20, 0.02);
    const double least = 1e-6;
    const std::vector<cv::Mat> other = pyramid_of(there);
    cv::calcOpticalFlowPyrLK(pyramid_, other, corners_, gone, found, cv::noArray(), window, levels, stop, 0, least);
    cv::calcOpticalFlowPyrLK(other, pyramid_, gone, back, found_back, cv::noArray(), window, levels, stop, 0, least);
    const cv::Point2d centre(here_.cols * 0.5, here_.rows * 0.5);
    for (std::size_t i = 0; i < corners_.size(); ++i) {
        if (!found[i] || !found_back[i] || cv::norm(back[i] - corners_[i]) > 0.7) continue;
        tracks.push_back(
            {cv::Point2d(corners_[i]) + cv::Point2d(0.5, 0.5) - centre, cv::Point2d(gone[i] - corners_[i]), 0});
        kept.push_back(cells_[i]);
    }
    // Every cell counts alike, those along the frame's edge thrice: the background reaches it, a subject seldom does.
    std::array<int, static_cast<std::size_t>(columns) * rows> population{};
    for (int cell : kept) ++population[static_cast<std::size_t>(cell)];
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const int c = kept[i] % columns, r = kept[i] / columns;
        const bool edge = c == 0 || r == 0 || c == columns - 1 || r == rows - 1;
        tracks[i].weight = (edge ? 3.0 : 1.0) / population[static_cast<std::size_t>(kept[i])];
    }
    return robust_move(tracks, here_.cols);
}

MeasuredFlow FlowStart::to(const cv::Mat& there) const {
    MeasuredFlow flow;
    flow.camera = camera_to(there);
    cv::Mat dense(here_.size(), CV_32FC2);
    const bool known = flow.camera.agreement > 0.3;
    for (int y = 0; y < dense.rows; ++y) {
        auto* row = dense.ptr<cv::Vec2f>(y);
        for (int x = 0; x < dense.cols; ++x) {
            const cv::Point2d m =
                known ? flow.camera.at(x + 0.5 - here_.cols * 0.5, y + 0.5 - here_.rows * 0.5) : cv::Point2d();
            row[x] = {static_cast<float>(m.x), static_cast<float>(m.y)};
        }
    }
    if (std::min(here_.cols, here_.rows) >= 32) {
        const auto search = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_FAST);
        // Longer descents of the patches come nearly as near as the variational refinement, at a third of its cost.
        search->setVariationalRefinementIterations(0);
        search->setGradientDescentIterations(32);
        search->setFinestScale(1);  // small things that move fast are lost at a quarter of the size
        search->setUseSpatialPropagation(false);
        search->calc(here_, there, dense);
    }
    flow.dense = dense;
    if (flow.camera.agreement < 0.5) {
        PlaneMove smooth = move_of_flow(dense);
        smooth.agreement *= 0.8;  // dense flow is made to be smooth: its agreement proves less
        if (smooth.agreement > flow.camera.agreement) flow.camera = smooth;
    }
    return flow;
}

PlaneMove measure_camera(const cv::Mat& here, const cv::Mat& there) { return FlowStart(here).camera_to(there); }

MeasuredFlow measure_flow(const cv::Mat& here, const cv::Mat& there) { return FlowStart(here).to(there); }

}  // namespace rhyme
