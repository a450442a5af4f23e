// Depth: what is near and what is far, in order, and how the planes are parted: by light, by colour, by focus. Two
// moments rhyme when the order lies alike in the picture and the planes are parted alike.
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"
#include "core/cues/depth_map.h"
#include "core/cues/dnn_models.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"

namespace rhyme {
namespace {

constexpr std::string_view mark = "RD1";
constexpr int columns = 16, rows = 9, cells = columns * rows;
constexpr double near_from = 0.66, far_below = 0.34;
constexpr int embed_columns = 8, embed_rows = 5;

/// How the near plane differs from the far one.
struct Parting {
    double light = 0;                       ///< OKLab lightness, near minus far
    double green_red = 0, blue_yellow = 0;  ///< OKLab a and b, near minus far
    double focus = 0, haze = 0;             ///< 0..1
    double colour() const { return std::hypot(green_red, blue_yellow); }
};

class Depth final : public Descriptor {
public:
    bool empty() const override { return confidence < 0.15; }
    std::array<float, cells> near{};  ///< 0 far .. 1 near, row by row
    double confidence = 0;
    Parting parting;
    double parallax = 0, perspective = 0;

    /// Without what all pictures share: lower is nearer.
    std::array<float, cells> own() const {
        std::array<float, cells> v{};
        double mean = 0;
        for (int i = 0; i < cells; ++i) {
            v[i] = near[i] - 0.6F * (static_cast<float>(i / columns) + 0.5F) / rows;
            mean += v[i] / cells;
        }
        for (float& x : v) x -= static_cast<float>(mean);
        return v;
    }
    double share(double from, double to) const {
        return std::count_if(near.begin(), near.end(), [&](float v) { return v >= from && v < to; }) / double(cells);
    }
};

const Depth& of(const Descriptor& d) { return static_cast<const Depth&>(d); }

Parting part(const cv::Mat& oklab, const DepthMap& map) {
    cv::Mat small;
    cv::resize(oklab, small, map.near.size(), 0, 0, cv::INTER_AREA);
    const cv::Mat near = map.near >= near_from, far = map.near < far_below;
    Parting p;
    p.focus = map.focus, p.haze = map.haze;
    if (cv::countNonZero(near) < 12 || cv::countNonZero(far) < 12) return p;
    const cv::Scalar difference = cv::mean(small, near) - cv::mean(small, far);
    p.light = difference[0], p.green_red = difference[1], p.blue_yellow = difference[2];
    return p;
}

/// Correlation of what is particular to each, -1..1.
double same_order(const Depth& a, const Depth& b) {
    const auto x = a.own(), y = b.own();
    double xy = 0, xx = 0, yy = 0;
    for (int i = 0; i < cells; ++i) xy += double(x[i]) * y[i], xx += double(x[i]) * x[i], yy += double(y[i]) * y[i];
    return xy / std::sqrt(xx * yy + 1e-6);
}

double same_parting(const Parting& a, const Parting& b) {
    const double light = (a.light - b.light) / 0.2,
                 colour = std::hypot(a.green_red - b.green_red, a.blue_yellow - b.blue_yellow) / 0.09,
                 focus = (a.focus - b.focus) / 0.5, haze = (a.haze - b.haze) / 0.6;
    return std::exp(-0.5 * (light * light + 0.7 * colour * colour + focus * focus + 0.5 * haze * haze));
}

std::vector<std::string> ways(const Parting& p) {
    std::vector<std::string> all;
    if (std::abs(p.light) > 0.12) all.emplace_back("light");
    if (p.colour() > 0.05) all.emplace_back("colour");
    if (p.focus > 0.35) all.emplace_back("focus");
    if (p.haze > 0.35) all.emplace_back("haze");
    return all;
}

std::string where_near(const Depth& d) {
    double x = 0, y = 0, sum = 1e-9;
    for (int i = 0; i < cells; ++i) {
        const double w = std::pow(static_cast<double>(d.near[i]), 3);
        x += w * (i % columns + 0.5) / columns, y += w * (i / columns + 0.5) / rows, sum += w;
    }
    x /= sum, y /= sum;
    const std::string across = x < 0.42   ? "left"
                               : x > 0.58 ? "right"
                                          : "",
                      down = y < 0.45   ? "above"
                             : y > 0.62 ? "below"
                                        : "";
    return across.empty() && down.empty() ? "in the middle"
           : down.empty()                 ? across
           : across.empty()               ? down
                                          : down + " " + across;
}

std::string why(const Depth& a, const Depth& b) {
    std::string words = "near " + where_near(a);
    const auto wa = ways(a.parting), wb = ways(b.parting);
    std::string shared;
    for (const std::string& w : wa)
        if (std::find(wb.begin(), wb.end(), w) != wb.end()) shared += (shared.empty() ? "" : " and ") + w;
    return shared.empty() ? words : words + ", parted by " + shared;
}

/// The coarse order carried to the picture's own edges: K. He et al., "Guided image filtering", 2013, with the picture
/// as a grey guide.
cv::Mat at_picture_size(const Depth& d, const cv::Mat& picture) {
    const int width = 240, height = std::max(16, cvRound(240.0 * picture.rows / picture.cols));
    cv::Mat grid(rows, columns, CV_32FC1), p, guide, small;
    std::copy(d.near.begin(), d.near.end(), grid.begin<float>());
    cv::resize(grid, p, {width, height}, 0, 0, cv::INTER_CUBIC);
    cv::resize(picture, small, {width, height}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(small, guide, cv::COLOR_RGB2GRAY);
    guide.convertTo(guide, CV_32F, 1 / 255.0);
    const auto box = [](const cv::Mat& m) {
        cv::Mat out;
        cv::blur(m, out, {25, 25}, {-1, -1}, cv::BORDER_REPLICATE);
        return out;
    };
    const cv::Mat mg = box(guide), mp = box(p), variance = box(guide.mul(guide)) - mg.mul(mg),
                  together = box(guide.mul(p)) - mg.mul(mp);
    const cv::Mat a = together / (variance + 4e-3), b = mp - a.mul(mg);
    cv::Mat out = box(a).mul(guide) + box(b), large;
    cv::GaussianBlur(out, out, {}, 1.5);
    cv::resize(out, large, picture.size(), 0, 0, cv::INTER_CUBIC);
    return large;
}

class DepthCue final : public Cue {
public:
    std::string_view name() const override { return "depth"; }
    int version() const override { return version_with_masks(2); }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<Depth>();
        if (moment.blank() || std::min(moment.gray().cols, moment.gray().rows) < 32) return d;
        const DepthMap inside = find_depth(moment.inside()), map = in_whole(inside, moment);
        cv::Mat small;
        cv::resize(map.near, small, {columns, rows}, 0, 0, cv::INTER_AREA);
        std::copy(small.begin<float>(), small.end<float>(), d->near.begin());
        d->confidence = map.confidence;
        d->parting = part(moment.inside().oklab(), inside);
        d->parallax = map.parallax, d->perspective = map.perspective;
        return d;
    }

    std::string encode(const Descriptor& descriptor) const override {
        const Depth& d = of(descriptor);
        Packer out;
        for (char c : mark) out.u8(static_cast<unsigned char>(c));
        for (const float v : d.near) out.u8(static_cast<unsigned>(std::lround(std::clamp(v, 0.F, 1.F) * 255)));
        for (const double v : {d.confidence, d.parting.focus, d.parting.haze, d.parallax, d.perspective})
            out.fraction(v);
        for (const double v : {d.parting.light, d.parting.green_red, d.parting.blue_yellow}) out.fraction(v, -1, 1);
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        const auto damaged = [] { return fail(ErrorCode::Damaged, "these bytes are no description of depth"); };
        Unpacker in(bytes);
        for (char c : mark)
            if (in.u8() != static_cast<unsigned char>(c)) return damaged();
        auto d = std::make_shared<Depth>();
        for (float& v : d->near) v = static_cast<float>(in.u8() / 255.0);
        for (double* v : {&d->confidence, &d->parting.focus, &d->parting.haze, &d->parallax, &d->perspective})
            *v = in.fraction();
        for (double* v : {&d->parting.light, &d->parting.green_red, &d->parting.blue_yellow}) *v = in.fraction(-1, 1);
        if (!in.finished()) return damaged();
        return d;
    }

    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        const Depth& d = of(descriptor);
        const auto own = d.own();
        cv::Mat small;
        cv::resize(cv::Mat(rows, columns, CV_32FC1, const_cast<float*>(own.data())), small, {embed_columns, embed_rows},
                   0, 0, cv::INTER_AREA);
        std::vector<float> v(small.begin<float>(), small.end<float>());
        double squares = 1e-6;
        for (const float x : v) squares += double(x) * x;
        for (float& x : v) x = static_cast<float>(x / std::sqrt(squares));
        for (const double x : {d.parting.light / 0.5, d.parting.green_red / 0.25, d.parting.blue_yellow / 0.25,
                               d.parting.focus / 1.4, d.parting.haze / 1.8, 0.5 * (1 - d.confidence)})
            v.push_back(static_cast<float>(0.5 * x));
        return v;
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double) const override {
        const Depth &a = of(outgoing), &b = of(incoming);
        Comparison result;
        if (a.empty() || b.empty()) return result;
        const double order = same_order(a, b);
        if (order <= 0) return result;
        const double sure = std::sqrt(a.confidence * b.confidence);
        result.similarity =
            std::clamp(order * (0.6 + 0.4 * same_parting(a.parting, b.parting)) * (0.4 + 0.6 * sure), 0.0, 1.0);
        result.because = why(a, b);
        return result;
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const Depth& d = of(descriptor);
        const auto rounded = [](double v) { return std::round(v * 1e3) / 1e3; };
        return nlohmann::json{{"foreground", rounded(d.share(near_from, 2))},
                              {"middle", rounded(d.share(far_below, near_from))},
                              {"background", rounded(d.share(-1, far_below))},
                              {"near", where_near(d)},
                              {"parted_by", ways(d.parting)},
                              {"light", rounded(d.parting.light)},
                              {"colour", rounded(d.parting.colour())},
                              {"focus", rounded(d.parting.focus)},
                              {"haze", rounded(d.parting.haze)},
                              {"parallax", rounded(d.parallax)},
                              {"perspective", rounded(d.perspective)},
                              {"confidence", rounded(d.confidence)}}
            .dump();
    }

    /// Warm is near, cool is far; lines where one plane ends.
    void draw(const Descriptor& descriptor, cv::Mat& picture, Side) const override {
        const Depth& d = of(descriptor);
        if (d.empty()) return;
        const cv::Mat near = at_picture_size(d, picture);
        const cv::Vec3d warm(255, 138, 61), middle(190, 90, 190), cool(30, 60, 190);
        for (int y = 0; y < picture.rows; ++y)
            for (int x = 0; x < picture.cols; ++x) {
                const double t = std::clamp(static_cast<double>(near.at<float>(y, x)), 0.0, 1.0);
                const cv::Vec3d tint =
                    t < 0.5 ? cool + (middle - cool) * (2 * t) : middle + (warm - middle) * (2 * t - 1);
                cv::Vec3b& p = picture.at<cv::Vec3b>(y, x);
                // The tint takes the picture's own light, so that its forms stay to be seen.
                const double grey = (0.3 * p[0] + 0.59 * p[1] + 0.11 * p[2]) / 255, light = 0.25 + 0.85 * grey;
                for (int c = 0; c < 3; ++c) p[c] = cv::saturate_cast<uchar>(0.3 * p[c] + 0.7 * tint[c] * light);
            }
        for (const double level : {far_below, near_from}) {
            std::vector<std::vector<cv::Point>> lines;
            cv::findContours(near > level, lines, cv::RETR_LIST, cv::CHAIN_APPROX_TC89_L1);
            const double least = 0.04 * (picture.cols + picture.rows);
            for (const auto& line : lines) {
                if (cv::arcLength(line, true) < least) continue;
                for (std::size_t i = 0; i < line.size(); ++i) {
                    const cv::Point a = line[i], b = line[(i + 1) % line.size()];
                    const auto rim = [&](const cv::Point& p) {
                        return p.x < 2 || p.y < 2 || p.x > picture.cols - 3 || p.y > picture.rows - 3;
                    };
                    if (rim(a) && rim(b)) continue;
                    const auto f = [&](const cv::Point& p) {
                        return cv::Point2d((p.x + 0.5) / picture.cols, (p.y + 0.5) / picture.rows);
                    };
                    overlay::plain_line(picture, f(a), f(b), {255, 255, 255}, 1.2);
                }
            }
        }
    }
};

}  // namespace

const Cue& depth_cue() {
    static const DepthCue cue;
    return cue;
}

}  // namespace rhyme
