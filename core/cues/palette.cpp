#include "core/cues/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

using std::numbers::pi;

constexpr double lightness_weight = 0.45;  // in a palette, light and dark of one hue are kin
constexpr double joined_below = 0.045;     // two swatches nearer than this read as one colour

/// Pixels in the space the palette is made in: lightness scaled, then a and b.
using Points = std::vector<cv::Vec3f>;

struct Group {
    std::vector<int> members;
    cv::Vec3f mean;
    cv::Vec3f axis;     // of the widest spread
    double spread = 0;  // variance along it times the number of members
};

Group group_of(const Points& points, std::vector<int> members) {
    Group g;
    g.members = std::move(members);
    cv::Vec3d sum;
    for (int m : g.members) sum += cv::Vec3d(points[m][0], points[m][1], points[m][2]);
    const double n = static_cast<double>(std::max<std::size_t>(1, g.members.size()));
    g.mean = sum * (1 / n);
    cv::Matx33d covariance = cv::Matx33d::zeros();
    for (int m : g.members) {
        const cv::Vec3d d = points[m] - g.mean;
        covariance += d * d.t();
    }
    cv::Matx31d values;
    cv::Matx33d vectors;
    cv::eigen(covariance, values, vectors);
    g.axis = {static_cast<float>(vectors(0, 0)), static_cast<float>(vectors(0, 1)), static_cast<float>(vectors(0, 2))};
    g.spread = values(0);
    return g;
}

/// Splits the widest group at its mean until there are `most` or none is wide (Orchard & Bouman 1991).
std::vector<cv::Vec3f> seeds(const Points& points, std::size_t most) {
    std::vector<int> all(points.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
    std::vector<Group> groups{group_of(points, std::move(all))};
    while (groups.size() < most) {
        auto widest = std::max_element(groups.begin(), groups.end(),
                                       [](const Group& a, const Group& b) { return a.spread < b.spread; });
        if (widest->spread < 1e-4 * static_cast<double>(points.size()) / static_cast<double>(most)) break;
        std::vector<int> low, high;
        for (int m : widest->members) ((points[m] - widest->mean).dot(widest->axis) < 0 ? low : high).push_back(m);
        if (low.empty() || high.empty()) break;
        *widest = group_of(points, std::move(low));
        groups.push_back(group_of(points, std::move(high)));
    }
    std::vector<cv::Vec3f> centres;
    for (const Group& g : groups) centres.push_back(g.mean);
    return centres;
}

std::vector<int> settle(const Points& points, std::vector<cv::Vec3f>& centres) {
    std::vector<int> owner(points.size(), 0);
    for (int round = 0; round < 8; ++round) {
        std::vector<cv::Vec3d> sum(centres.size());
        std::vector<int> count(centres.size(), 0);
        for (std::size_t i = 0; i < points.size(); ++i) {
            float best = 1e9f;
            for (std::size_t c = 0; c < centres.size(); ++c) {
                const cv::Vec3f d = points[i] - centres[c];
                const float far = d.dot(d);
                if (far < best) best = far, owner[i] = static_cast<int>(c);
            }
            sum[owner[i]] += cv::Vec3d(points[i][0], points[i][1], points[i][2]);
            ++count[owner[i]];
        }
        for (std::size_t c = 0; c < centres.size(); ++c)
            if (count[c] > 0) centres[c] = sum[c] * (1.0 / count[c]);
    }
    return owner;
}

/// Folds the nearest two swatches while they read as one colour; what is hardly there goes to its nearest.
void join(std::vector<Swatch>& palette) {
    while (palette.size() > 1) {
        std::size_t bi = 0, bj = 1;
        double nearest = 1e9;
        for (std::size_t i = 0; i < palette.size(); ++i)
            for (std::size_t j = i + 1; j < palette.size(); ++j) {
                double d = colour_difference(palette[i].lab, palette[j].lab);
                if (std::min(palette[i].share, palette[j].share) < 0.015) d *= 0.3;
                if (d < nearest) nearest = d, bi = i, bj = j;
            }
        if (nearest > joined_below) return;
        Swatch &a = palette[bi], &b = palette[bj];
        const double share = a.share + b.share, t = b.share / share;
        const cv::Point2d place = a.place * (1 - t) + b.place * t;
        const auto apart = [&](const Swatch& s) {
            return s.spread * s.spread + (s.place - place).dot(s.place - place);
        };
        a.spread = std::sqrt(apart(a) * (1 - t) + apart(b) * t);
        a.lab = a.lab * static_cast<float>(1 - t) + b.lab * static_cast<float>(t);
        a.place = place;
        a.share = share;
        palette.erase(palette.begin() + static_cast<long>(bj));
    }
}

}  // namespace

double Swatch::chroma() const { return std::hypot(lab[1], lab[2]); }

double Swatch::hue() const {
    const double h = std::atan2(lab[2], lab[1]) * 180 / pi;
    return h < 0 ? h + 360 : h;
}

cv::Scalar Swatch::rgb() const {  // Ottosson 2020, inverse
    const double L = lab[0], a = lab[1], b = lab[2];
    const double l = std::pow(L + 0.3963377774 * a + 0.2158037573 * b, 3),
                 m = std::pow(L - 0.1055613458 * a - 0.0638541728 * b, 3),
                 s = std::pow(L - 0.0894841775 * a - 1.2914855480 * b, 3);
    const auto out = [](double v) {
        v = std::clamp(v, 0.0, 1.0);
        return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055);
    };
    return {out(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            out(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            out(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

const char* Swatch::name() const {
    const double c = chroma(), h = hue(), L = lab[0];
    if (c < 0.03) return L < 0.25 ? "black" : L > 0.9 ? "white" : "grey";
    struct Named {
        double until;
        const char *plain, *dark;
    };
    static constexpr std::array<Named, 11> wheel{{{12, "pink", "wine"},
                                                  {38, "red", "dark red"},
                                                  {75, "orange", "brown"},
                                                  {112, "yellow", "olive"},
                                                  {155, "green", "dark green"},
                                                  {215, "teal", "dark teal"},
                                                  {245, "sky blue", "deep blue"},
                                                  {280, "blue", "navy"},
                                                  {312, "violet", "dark violet"},
                                                  {345, "magenta", "plum"},
                                                  {361, "pink", "wine"}}};
    for (const Named& n : wheel)
        if (h < n.until) return L < 0.42 ? n.dark : n.plain;
    return "pink";
}

double colour_difference(const cv::Vec3f& a, const cv::Vec3f& b) {
    const double l = lightness_weight * (a[0] - b[0]), u = a[1] - b[1], v = a[2] - b[2];
    return std::sqrt(l * l + u * u + v * v);
}

std::vector<Swatch> find_palette(const cv::Mat& oklab, std::size_t most) {
    std::vector<Swatch> palette;
    if (oklab.empty() || most == 0) return palette;
    const int width = 80, height = std::clamp(oklab.rows * width / std::max(1, oklab.cols), 8, 160);
    cv::Mat small;
    cv::resize(oklab, small, {width, height}, 0, 0, cv::INTER_AREA);
    Points points;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const cv::Vec3f& p = small.at<cv::Vec3f>(y, x);
            points.push_back({static_cast<float>(lightness_weight) * p[0], p[1], p[2]});
        }
    std::vector<cv::Vec3f> centres = seeds(points, most);
    const std::vector<int> owner = settle(points, centres);
    palette.resize(centres.size());
    std::vector<cv::Point2d> squares(centres.size());
    std::vector<cv::Vec3d> lab(centres.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t k = static_cast<std::size_t>(owner[i]);
        const cv::Point2d p((static_cast<int>(i) % width + 0.5) / width, (static_cast<int>(i) / width + 0.5) / height);
        palette[k].share += 1;
        palette[k].place += p;
        squares[k] += cv::Point2d(p.x * p.x, p.y * p.y);
        lab[k] += cv::Vec3d(points[i][0] / lightness_weight, points[i][1], points[i][2]);
    }
    for (std::size_t k = 0; k < palette.size(); ++k) {
        Swatch& s = palette[k];
        if (s.share == 0) continue;
        s.place *= 1 / s.share;
        s.spread = std::sqrt(std::max(
            0.0, squares[k].x / s.share - s.place.x * s.place.x + squares[k].y / s.share - s.place.y * s.place.y));
        s.lab = lab[k] * (1 / s.share);
        s.share /= static_cast<double>(points.size());
    }
    std::erase_if(palette, [](const Swatch& s) { return s.share == 0; });
    join(palette);
    std::stable_sort(palette.begin(), palette.end(),
                     [](const Swatch& a, const Swatch& b) { return a.share > b.share; });
    return palette;
}

}  // namespace rhyme
