#include "core/cues/depth_map.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace rhyme {
namespace {

constexpr int columns = DepthMap::columns, rows = DepthMap::rows;
constexpr double place_weight = 0.35, focus_weight = 0.9, haze_weight = 0.6, parallax_weight = 0.9, lines_weight = 0.8,
                 subject_weight = 1.1;

cv::Mat cells(const cv::Mat& picture) {
    cv::Mat small;
    cv::resize(picture, small, {columns, rows}, 0, 0, cv::INTER_AREA);
    return small;
}

/// The value that `share` of the cells lie below.
double quantile(const cv::Mat& map, double share) {
    std::vector<float> v(map.begin<float>(), map.end<float>());
    const auto at = v.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(v.size() - 1));
    std::nth_element(v.begin(), at, v.end());
    return *at;
}

/// Stretched so that the cells from the `low` to the `high` quantile span 0..1.
cv::Mat stretched(const cv::Mat& map, double low, double high) {
    const double a = quantile(map, low), b = quantile(map, high);
    return cv::min(cv::max((map - a) * (1 / std::max(1e-9, b - a)), 0.0), 1.0);
}

cv::Mat soft(const cv::Mat& map, double sigma) {
    cv::Mat out;
    cv::GaussianBlur(map, out, {}, sigma, sigma, cv::BORDER_REPLICATE);
    return out;
}

/// A hint: how near each cell is, and how much that counts.
struct Hint {
    cv::Mat near, weight;
    double strength = 0;
};

/// Fine detail beside coarse contrast tells focus; flat cells say nothing and take their neighbours' word.
Hint focus(const Observation& moment) {
    cv::Mat fine, wide, coarse, gx, gy;
    const cv::Mat& gray = moment.gray();
    cv::Laplacian(gray, fine, CV_32F, 3);
    cv::GaussianBlur(gray, wide, {}, 2.5);
    cv::Sobel(wide, gx, CV_32F, 1, 0, 3, 0.25);
    cv::Sobel(wide, gy, CV_32F, 0, 1, 3, 0.25);
    cv::magnitude(gx, gy, coarse);
    const cv::Mat detail = cells(cv::abs(fine)), contrast = cells(coarse);
    cv::Mat known = cv::min(contrast / 3.0, 1.0), sharp;
    cv::log((detail + 0.4) / (contrast + 0.8), sharp);
    sharp = soft(sharp.mul(known), 1.2) / (soft(known, 1.2) + 1e-3);
    Hint hint;
    // Only a clear difference between planes is focus; texture differs everywhere.
    const double range = quantile(sharp, 0.9) - quantile(sharp, 0.15);
    hint.strength = std::clamp((range - 0.75) / 0.9, 0.0, 1.0);
    hint.near = stretched(sharp, 0.1, 0.9);
    hint.weight = focus_weight * hint.strength * cv::min(soft(known, 1.5) * 1.5 + 0.15, 1.0);
    return hint;
}

/// K. He et al., "Single image haze removal using dark channel prior", 2009: where even the darkest of the three
/// colours nearby is light, air lies between. It tells depth when it grows upwards.
Hint haze(const Observation& moment) {
    cv::Mat small, darkest;
    cv::resize(moment.pixels().rgb, small, {columns * 3, rows * 3}, 0, 0, cv::INTER_AREA);
    std::vector<cv::Mat> channel;
    cv::split(small, channel);
    darkest = cv::min(cv::min(channel[0], channel[1]), channel[2]);
    cv::erode(darkest, darkest, cv::Mat::ones(5, 5, CV_8UC1));
    darkest.convertTo(darkest, CV_32F, 1 / 255.0);
    const cv::Mat air = soft(cells(darkest), 0.8);
    double sum = 0, squares = 0, mean = cv::mean(air)[0], ramp = 0;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            const double v = air.at<float>(y, x) - mean, up = 0.5 - (y + 0.5) / rows;
            sum += v * up, squares += v * v, ramp += up * up;
        }
    Hint hint;
    const double upward = squares > 1e-6 ? sum / std::sqrt(squares * ramp) : 0;
    const double range = quantile(air, 0.95) - quantile(air, 0.1);
    hint.strength = std::clamp((upward - 0.25) / 0.5, 0.0, 1.0) * std::clamp((range - 0.08) / 0.25, 0.0, 1.0);
    hint.near = 1 - stretched(air, 0.05, 0.95);
    hint.weight = cv::Mat(rows, columns, CV_32FC1, cv::Scalar(haze_weight * hint.strength));
    return hint;
}

/// What moves against the background stands before it, whether it walks or the camera passes it.
Hint parallax(const Observation& moment) {
    Hint hint;
    cv::Mat least;
    for (const auto* flow : {&moment.flow_before(), &moment.flow_after()}) {
        if (!*flow) continue;
        cv::Mat part[2], speed;
        cv::split((*flow)->residual, part);
        cv::magnitude(part[0], part[1], speed);
        speed = cells(speed);
        least = least.empty() ? speed : cv::Mat(cv::min(least, speed));
    }
    if (least.empty()) return hint;
    const double fast = quantile(least, 0.95);
    hint.strength = std::clamp((fast - 0.02) / 0.1, 0.0, 1.0);
    // When all moves by itself, the measure of the camera was wrong.
    hint.strength *= std::clamp((0.6 * fast - quantile(least, 0.5)) / (0.4 * fast + 1e-6), 0.0, 1.0);
    hint.near = cv::min(least * (1 / std::max(1e-6, fast)), 1.0);
    hint.weight = parallax_weight * hint.strength * (hint.near + 0.25);
    return hint;
}

/// Where slanting edges converge, by the votes of their pixels; far is there.
Hint perspective(const Observation& moment, cv::Point2d& vanishing) {
    constexpr int width = 64, height = 36, across = 15, down = 11;
    cv::Mat small, gx, gy;
    cv::resize(moment.gray(), small, {width, height}, 0, 0, cv::INTER_AREA);
    cv::Sobel(small, gx, CV_32F, 1, 0, 3, 0.25);
    cv::Sobel(small, gy, CV_32F, 0, 1, 3, 0.25);
    // Cells are square in neither picture nor grid: gradients are put into the picture's proportions.
    const double stretch = moment.aspect() * height / width;  // of a grid pixel: its width by its height
    struct Edge {
        double x, y, nx, ny, weight;
    };
    std::vector<Edge> edges;
    double total = 0;
    for (int y = 1; y < height - 1; ++y)
        for (int x = 1; x < width - 1; ++x) {
            const double dx = gx.at<float>(y, x) / stretch, dy = gy.at<float>(y, x), size = std::hypot(dx, dy);
            // Level and upright edges run to infinity, not to a point.
            if (size < 8 || std::min(std::abs(dx), std::abs(dy)) < 0.2 * size) continue;
            edges.push_back({x * stretch, double(y), dx / size, dy / size, std::min(size, 40.0)});
            total += edges.back().weight;
        }
    Hint hint;
    if (total < 1500) return hint;
    double best = 0, all = 0;
    for (int j = 0; j < down; ++j)
        for (int i = 0; i < across; ++i) {
            const double x = (i + 0.5) / across * width * stretch, y = (j + 0.5) / down * height;
            double votes = 0;
            for (const Edge& e : edges) {
                const double rx = x - e.x, ry = y - e.y, far = rx * rx + ry * ry, off = rx * e.nx + ry * e.ny;
                votes += far > 25 && off * off < 0.0081 * far ? e.weight : 0;
            }
            all += votes;
            if (votes > best) best = votes, vanishing = {(i + 0.5) / across, (j + 0.5) / down};
        }
    const double usual = all / (across * down);
    // Edges at random give a place one in eighteen.
    hint.strength =
        std::clamp((best / total - 0.11) / 0.12, 0.0, 1.0) * std::clamp((best / usual - 1.8) / 1.2, 0.0, 1.0);
    hint.near.create(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            hint.near.at<float>(y, x) = static_cast<float>(std::min(
                1.0, 1.6 * std::hypot(((x + 0.5) / columns - vanishing.x), ((y + 0.5) / rows - vanishing.y) * 0.8)));
    hint.weight = cv::Mat(rows, columns, CV_32FC1, cv::Scalar(lines_weight * hint.strength));
    return hint;
}

/// A subject hides what is behind it.
Hint overlap(const Observation& moment) {
    Hint hint;
    for (const Subject& subject : moment.subjects()) {
        const cv::Mat mask = cells(subject.mask) * subject.confidence;
        hint.near = hint.near.empty() ? mask : cv::Mat(cv::max(hint.near, mask));
        hint.strength = std::max(hint.strength, subject.confidence);
        break;
    }
    if (hint.near.empty()) return hint;
    hint.weight = subject_weight * (0.2 * hint.strength + hint.near);
    hint.near = cv::min(hint.near / std::max(1e-3, hint.strength), 1.0);
    return hint;
}

cv::Mat lower_is_nearer() {
    cv::Mat map(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y) map.row(y).setTo((y + 0.5) / rows);
    return map;
}

}  // namespace

DepthMap find_depth(const Observation& moment) {
    if (const Observation& inside = moment.inside(); &inside != &moment) return in_whole(find_depth(inside), moment);
    DepthMap map;
    cv::Mat sum = place_weight * lower_is_nearer(), weight(rows, columns, CV_32FC1, cv::Scalar(place_weight));
    const auto add = [&](const Hint& hint) {
        if (hint.strength <= 0) return 0.0;
        sum += hint.near.mul(hint.weight), weight += hint.weight;
        return hint.strength;
    };
    map.focus = add(focus(moment));
    map.haze = add(haze(moment));
    map.parallax = add(parallax(moment));
    map.perspective = add(perspective(moment, map.vanishing));
    map.overlap = add(overlap(moment));
    cv::Mat near = sum / weight;
    map.near = stretched(soft(near, 0.6), 0.03, 0.97);
    const double said = map.focus + 0.7 * map.haze + map.parallax + map.perspective + 0.8 * map.overlap;
    map.confidence = said / (said + 0.6);
    return map;
}

DepthMap in_whole(DepthMap inside, const Observation& whole) {
    const cv::Point2d from = whole.from_inside(cv::Point2d(0, 0)), to = whole.from_inside(cv::Point2d(1, 1));
    cv::Mat x(rows, columns, CV_32FC1), y(rows, columns, CV_32FC1);
    for (int j = 0; j < rows; ++j)
        for (int i = 0; i < columns; ++i) {
            x.at<float>(j, i) = static_cast<float>(((i + 0.5) / columns - from.x) / (to.x - from.x) * columns - 0.5);
            y.at<float>(j, i) = static_cast<float>(((j + 0.5) / rows - from.y) / (to.y - from.y) * rows - 0.5);
        }
    cv::remap(inside.near, inside.near, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    if (inside.perspective > 0) inside.vanishing = whole.from_inside(inside.vanishing);
    return inside;
}

}  // namespace rhyme
