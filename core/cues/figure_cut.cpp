#include "core/cues/figure_cut.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/imgproc/detail/gcgraph.hpp>
#include <utility>
#include <vector>

namespace rhyme {
namespace {

constexpr int lights = 10, hues = 12, bin_count = lights * hues * hues;
constexpr float widest = 0.18F;       // of a and b: what lies beyond shares the last bin
constexpr float surest = 3, tie = 4;  // the most a colour says, and what a border through even ground costs; nats

int bin_of(const cv::Vec3f& c) {
    const auto hue = [](float v) {
        return std::clamp(static_cast<int>((v / widest * 0.5F + 0.5F) * hues), 0, hues - 1);
    };
    return (std::clamp(static_cast<int>(c[0] * lights), 0, lights - 1) * hues + hue(c[1])) * hues + hue(c[2]);
}

/// Colours next to one another are kin: 1 2 1 along each axis.
void soften(std::vector<float>& bins) {
    std::vector<float> from;
    for (const int stride : {1, hues, hues * hues}) {
        const int length = stride == hues * hues ? lights : hues;
        from = bins;
        for (int i = 0; i < bin_count; ++i) {
            const int at = i / stride % length;
            bins[static_cast<std::size_t>(i)] =
                (2 * from[static_cast<std::size_t>(i)] + from[static_cast<std::size_t>(at > 0 ? i - stride : i)] +
                 from[static_cast<std::size_t>(at + 1 < length ? i + stride : i)]) /
                4;
        }
    }
}

/// exp(-beta d^2) between each pixel and the one at (dx, dy) from it.
cv::Mat ties(const cv::Mat& oklab, int dx, int dy, float beta) {
    cv::Mat cost = cv::Mat::zeros(oklab.size(), CV_32FC1);
    const float weight = tie / std::sqrt(static_cast<float>(dx * dx + dy * dy));
    for (int y = 0; y + dy < oklab.rows; ++y) {
        const int from = std::max(0, -dx), to = oklab.cols - std::max(0, dx);
        const auto *here = oklab.ptr<cv::Vec3f>(y), *there = oklab.ptr<cv::Vec3f>(y + dy) + dx;
        float* out = cost.ptr<float>(y);
        for (int x = from; x < to; ++x) {
            const cv::Vec3f d = here[x] - there[x];
            out[x] = -beta * (d[0] * d[0] + 4 * (d[1] * d[1] + d[2] * d[2]));  // hue counts double
        }
        cv::Mat row(1, std::max(0, to - from), CV_32FC1, out + from);
        if (row.empty()) continue;
        cv::exp(row, row);
        row *= weight;
    }
    return cost;
}

float mean_square(const cv::Mat& oklab) {
    double sum = 0;
    for (int y = 0; y < oklab.rows; ++y)
        for (int x = 0; x + 1 < oklab.cols; ++x) {
            const cv::Vec3f d = oklab.at<cv::Vec3f>(y, x) - oklab.at<cv::Vec3f>(y, x + 1);
            sum += d[0] * d[0] + 4 * (d[1] * d[1] + d[2] * d[2]);
        }
    return static_cast<float>(sum / static_cast<double>(oklab.total()));
}

}  // namespace

FigureCut::FigureCut(const cv::Mat& oklab) : bins_(oklab.size(), CV_16UC1) {
    for (int y = 0; y < oklab.rows; ++y)
        for (int x = 0; x < oklab.cols; ++x)
            bins_.at<std::uint16_t>(y, x) = static_cast<std::uint16_t>(bin_of(oklab.at<cv::Vec3f>(y, x)));
    const float beta = 1 / (2 * std::max(1e-5F, mean_square(oklab)));
    right_ = ties(oklab, 1, 0, beta), down_ = ties(oklab, 0, 1, beta);
    down_right_ = ties(oklab, 1, 1, beta), down_left_ = ties(oklab, -1, 1, beta);
}

cv::Mat FigureCut::operator()(const cv::Mat& candidate) const {
    const cv::Rect box = cv::boundingRect(candidate);
    const int margin = std::max(6, std::max(box.width, box.height) / 3);
    const cv::Rect area = cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
                          cv::Rect(0, 0, candidate.cols, candidate.rows);
    const cv::Mat inside = candidate(area), bins = bins_(area);
    cv::Mat near, core;
    cv::dilate(inside, near, cv::getStructuringElement(cv::MORPH_ELLIPSE, {13, 13}));
    cv::erode(inside, core, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
    if (near.total() - static_cast<std::size_t>(cv::countNonZero(near)) < 30) return {};

    std::vector<float> figure(bin_count, 0.F), ground(bin_count, 0.F);
    float figures = 1, grounds = 1;
    for (int y = 0; y < area.height; ++y)
        for (int x = 0; x < area.width; ++x) {
            const std::uint16_t bin = bins.at<std::uint16_t>(y, x);
            if (inside.at<std::uint8_t>(y, x))
                ++figure[bin], ++figures;
            else
                ++ground[bin], ++grounds;
        }
    soften(figure), soften(ground);
    std::vector<float> says(bin_count);
    for (std::size_t i = 0; i < says.size(); ++i)
        says[i] = std::clamp(std::log((figure[i] / figures + 1e-4F) / (ground[i] / grounds + 1e-4F)), -surest, surest);

    return cheapest_border(area, core, near, inside, bins, says);
}

cv::Mat FigureCut::cheapest_border(const cv::Rect& area, const cv::Mat& core, const cv::Mat& near,
                                   const cv::Mat& inside, const cv::Mat& bins, const std::vector<float>& says) const {
    // Only what is neither certain figure nor certain ground is in question: a bond with what is certain pulls to its
    // side.
    constexpr int figure = -1, ground = -2;
    cv::Mat_<int> vertex(area.size());
    std::vector<std::pair<float, float>> pulls;
    for (int y = 0; y < area.height; ++y)
        for (int x = 0; x < area.width; ++x) {
            int& v = vertex(y, x);
            if (!near.at<std::uint8_t>(y, x)) {
                v = ground;
            } else if (core.at<std::uint8_t>(y, x)) {
                v = figure;
            } else {
                v = static_cast<int>(pulls.size());
                const float colour = says[bins.at<std::uint16_t>(y, x)], own = 0.4F;
                const bool in = inside.at<std::uint8_t>(y, x) != 0;
                pulls.emplace_back(std::max(0.F, colour) + (in ? own : 0), std::max(0.F, -colour) + (in ? 0 : own));
            }
        }
    const auto count = static_cast<unsigned>(pulls.size());
    cv::detail::GCGraph<float> graph(count + 1, 8 * count + 2);
    for (unsigned i = 0; i <= count; ++i) graph.addVtx();
    if (count > 0) graph.addEdges(0, static_cast<int>(count), 0, 0);  // a graph without any bond is refused
    const auto bind = [&](const cv::Mat& cost, int cx, int cy, int a, int b) {
        if (a < 0 && b < 0) return;
        const float w = cost.at<float>(area.y + cy, area.x + cx);
        if (a >= 0 && b >= 0) return graph.addEdges(a, b, w, w);
        auto& [to_figure, to_ground] = pulls[static_cast<std::size_t>(std::max(a, b))];
        (std::min(a, b) == figure ? to_figure : to_ground) += w;
    };
    for (int y = 0; y < area.height; ++y)
        for (int x = 0; x < area.width; ++x) {
            const int here = vertex(y, x);
            if (x > 0) bind(right_, x - 1, y, here, vertex(y, x - 1));
            if (y == 0) continue;
            bind(down_, x, y - 1, here, vertex(y - 1, x));
            if (x > 0) bind(down_right_, x - 1, y - 1, here, vertex(y - 1, x - 1));
            if (x + 1 < area.width) bind(down_left_, x + 1, y - 1, here, vertex(y - 1, x + 1));
        }
    for (std::size_t i = 0; i < pulls.size(); ++i)
        graph.addTermWeights(static_cast<int>(i), pulls[i].first, pulls[i].second);
    if (count > 0) graph.maxFlow();
    cv::Mat cut = cv::Mat::zeros(right_.size(), CV_8UC1);
    for (int y = 0; y < area.height; ++y)
        for (int x = 0; x < area.width; ++x) {
            const int v = vertex(y, x);
            if (v == figure || (v >= 0 && graph.inSourceSegment(v))) cut.at<std::uint8_t>(area.y + y, area.x + x) = 255;
        }
    return cut;
}

}  // namespace rhyme
