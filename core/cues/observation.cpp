#include "core/cues/observation.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/cues/bars.h"
#include "core/cues/camera_motion.h"
#include "core/cues/dnn_subjects.h"
#include "core/cues/person_subjects.h"
#include "core/cues/subjects.h"

namespace rhyme {
namespace {

/// sRGB (8 bit) to light, IEC 61966-2-1.
std::array<float, 256> make_linear() {
    std::array<float, 256> table{};
    for (int i = 0; i < 256; ++i) {
        const double v = i / 255.0;
        table[static_cast<std::size_t>(i)] =
            static_cast<float>(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
    }
    return table;
}

/// Two steps of Halley's method from a guess by the exponent: exact to a few units of the last place.
float cube_root(float x) {
    const auto bits = std::bit_cast<std::uint32_t>(x);
    float y = std::bit_cast<float>(bits / 3 + 0x2a514067U);
    for (int i = 0; i < 2; ++i) {
        const float cube = y * y * y;
        y *= (cube + 2 * x) / (2 * cube + x);
    }
    return y;
}

/// B. Ottosson, "A perceptual color space for image processing", 2020.
cv::Mat to_oklab(const cv::Mat& rgb) {
    const std::array<float, 256> linear = make_linear();
    cv::Mat lab(rgb.size(), CV_32FC3);
    const auto width = static_cast<std::size_t>(rgb.cols);
    std::vector<float> cone(3 * width);  // long, middle, short: a run of each, so that the roots are taken many at once
    for (int y = 0; y < rgb.rows; ++y) {
        const auto* in = rgb.ptr<cv::Vec3b>(y);
        auto* out = lab.ptr<cv::Vec3f>(y);
        for (std::size_t x = 0; x < width; ++x) {
            const float r = linear[in[x][0]], g = linear[in[x][1]], b = linear[in[x][2]];
            cone[x] = 0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b;
            cone[x + width] = 0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b;
            cone[x + 2 * width] = 0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b;
        }
        for (float& v : cone) v = cube_root(v);
        for (std::size_t x = 0; x < width; ++x) {
            const float l = cone[x], m = cone[x + width], s = cone[x + 2 * width];
            out[x] = {0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
                      1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
                      0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
        }
    }
    return lab;
}

/// How far the values of one channel spread, without the outermost 0.5 % on either side.
double spread(const cv::Mat& channel) {
    std::vector<float> v;
    v.reserve(channel.total());
    for (int y = 0; y < channel.rows; ++y)
        v.insert(v.end(), channel.ptr<float>(y), channel.ptr<float>(y) + channel.cols);
    const std::size_t cut = v.size() / 200;
    const auto low = v.begin() + static_cast<std::ptrdiff_t>(cut),
               high = v.end() - 1 - static_cast<std::ptrdiff_t>(cut);
    std::nth_element(v.begin(), low, v.end());
    const float least = *low;
    std::nth_element(v.begin(), high, v.end());
    return static_cast<double>(*high) - static_cast<double>(least);
}

bool nothing_to_see(const cv::Mat& lab) {
    cv::Mat half, soft;
    cv::resize(lab, half, lab.size() / 2, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(half, soft, {}, lab.cols / 320.0);
    std::array<cv::Mat, 3> channel;
    cv::split(soft, channel.data());
    if (spread(channel[0]) < 0.05 && spread(channel[1]) < 0.03 && spread(channel[2]) < 0.03) return true;
    // Noise loses nearly all its variance under a wide blur, a picture of anything keeps much of it.
    cv::Mat lightness, wide;
    cv::extractChannel(half, wide, 0);
    cv::GaussianBlur(wide, wide, {}, lab.cols / 128.0);
    cv::extractChannel(lab, lightness, 0);
    cv::Scalar mean, all, kept;
    cv::meanStdDev(lightness, mean, all);
    cv::meanStdDev(wide, mean, kept);
    return kept[0] < 0.1 * all[0] && spread(channel[1]) < 0.1 && spread(channel[2]) < 0.1;
}

/// `towards` is measured from the moment to its neighbour; with `back`, that neighbour came before, so time runs the
/// other way.
Observation::Flow describe_flow(const FlowStart& start, const MomentPixels::Neighbour& neighbour, bool back) {
    const MeasuredFlow towards = start.to(neighbour.gray);
    const double sign = back ? -1 : 1, seconds = std::max(1e-3, neighbour.seconds);
    const cv::Size size = towards.dense.size();
    const double width = size.width, height = size.height;
    Observation::Flow flow;
    flow.dense = towards.dense * sign;
    const PlaneMove& move = towards.camera;
    const double factor = std::hypot(1 + move.a, move.b),
                 turn = std::atan2(move.b, 1 + move.a) * 180 / std::numbers::pi;
    flow.camera = {std::pow(factor, sign / seconds), sign * turn / seconds, sign * move.u / width / seconds,
                   sign * move.v / height / seconds};
    flow.camera_confidence = move.agreement;
    flow.residual.create(size, CV_32FC2);
    const double unit = sign / (width * seconds);
    for (int y = 0; y < size.height; ++y) {
        const auto* in = towards.dense.ptr<cv::Vec2f>(y);
        auto* out = flow.residual.ptr<cv::Vec2f>(y);
        for (int x = 0; x < size.width; ++x) {
            const cv::Point2d camera = move.at(x + 0.5 - width * 0.5, y + 0.5 - height * 0.5);
            out[x] = {static_cast<float>((in[x][0] - camera.x) * unit),
                      static_cast<float>((in[x][1] - camera.y) * unit)};
        }
    }
    return flow;
}

}  // namespace

cv::Size analysis_size(cv::Size display) {
    constexpr int longer = 320;
    if (display.width <= 0 || display.height <= 0) return {longer, longer};
    auto fit = [&](double side) { return std::clamp(2 * static_cast<int>(std::lround(side / 2)), 16, longer); };
    const double scale = static_cast<double>(longer) / std::max(display.width, display.height);
    return {fit(display.width * scale), fit(display.height * scale)};
}

MomentPixels part_of(const MomentPixels& pixels, const cv::Rect& part, cv::Size size) {
    const auto scaled = [&](const cv::Mat& picture) {
        cv::Mat out;
        cv::resize(picture(part), out, size, 0, 0, cv::INTER_CUBIC);
        return out;
    };
    MomentPixels of{scaled(pixels.rgb), {}, {}, cv::Rect({}, size)};
    if (pixels.before) of.before = {scaled(pixels.before->gray), pixels.before->seconds};
    if (pixels.after) of.after = {scaled(pixels.after->gray), pixels.after->seconds};
    return of;
}

struct Observation::Kept {
    cv::Mat gray, oklab, subject;
    std::optional<bool> blank;
    bool before_known = false, after_known = false, subjects_known = false;
    std::optional<FlowStart> start;
    std::optional<Flow> before, after;
    std::vector<Subject> subjects;
    std::optional<std::vector<Face>> faces;
    std::unique_ptr<Observation> inside;  // bars
};

Observation::Observation(MomentPixels pixels, const DnnModels* models)
    : pixels_(std::move(pixels)), models_(models), kept_(std::make_unique<Kept>()) {
    // A neighbour of another size cannot be compared with.
    for (auto* side : {&pixels_.before, &pixels_.after})
        if (*side && ((*side)->gray.size() != pixels_.rgb.size() || (*side)->gray.type() != CV_8UC1)) side->reset();
    const cv::Rect whole({}, pixels_.rgb.size());
    pixels_.content &= whole;
    if (pixels_.content.empty()) pixels_.content = inside_bars(gray());
}

Observation::~Observation() = default;

bool Observation::barred() const { return content().size() != pixels_.rgb.size(); }

const Observation& Observation::inside() const {
    const cv::Rect area = content();
    if (!barred()) return *this;
    if (!kept_->inside) {
        kept_->inside = std::make_unique<Observation>(part_of(pixels_, area, area.size()), models_);
        kept_->inside->kept_->oklab = oklab()(area).clone();
    }
    return *kept_->inside;
}

cv::Point2d Observation::from_inside(cv::Point2d place) const {
    const cv::Rect area = content();
    return {(area.x + place.x * area.width) / pixels_.rgb.cols, (area.y + place.y * area.height) / pixels_.rgb.rows};
}

cv::Mat Observation::from_inside(const cv::Mat& map) const {
    if (!barred()) return map;
    cv::Mat all = cv::Mat::zeros(pixels_.rgb.size(), map.type());
    map.copyTo(all(content()));
    return all;
}

Observation::Flow Observation::from_inside(const Flow& inner) const {
    const double across = static_cast<double>(content().width) / pixels_.rgb.cols,
                 down = static_cast<double>(content().height) / pixels_.rgb.rows;
    Flow flow = inner;
    flow.dense = from_inside(inner.dense);
    flow.residual = from_inside(cv::Mat(inner.residual * across));
    flow.camera.dx *= across, flow.camera.dy *= down;
    return flow;
}

const cv::Mat& Observation::gray() const {
    if (kept_->gray.empty()) cv::cvtColor(pixels_.rgb, kept_->gray, cv::COLOR_RGB2GRAY);
    return kept_->gray;
}

const cv::Mat& Observation::oklab() const {
    if (kept_->oklab.empty()) kept_->oklab = to_oklab(pixels_.rgb);
    return kept_->oklab;
}

bool Observation::blank() const {
    if (!kept_->blank) kept_->blank = nothing_to_see(inside().oklab());
    return *kept_->blank;
}

const FlowStart& Observation::flow_start() const {
    if (!kept_->start) kept_->start.emplace(gray());
    return *kept_->start;
}

const std::optional<Observation::Flow>& Observation::flow_before() const {
    if (!kept_->before_known && pixels_.before)
        kept_->before =
            barred() ? from_inside(*inside().flow_before()) : describe_flow(flow_start(), *pixels_.before, true);
    kept_->before_known = true;
    return kept_->before;
}

const std::optional<Observation::Flow>& Observation::flow_after() const {
    if (!kept_->after_known && pixels_.after)
        kept_->after =
            barred() ? from_inside(*inside().flow_after()) : describe_flow(flow_start(), *pixels_.after, false);
    kept_->after_known = true;
    return kept_->after;
}

const std::vector<Face>& Observation::faces() const {
    if (!kept_->faces)
        kept_->faces = barred() ? in_whole(inside().faces(), *this) : find_faces(*this, user_detectors());
    return *kept_->faces;
}

const std::vector<Subject>& Observation::subjects() const {
    if (!kept_->subjects_known && !blank()) {
        if (barred()) {
            kept_->subjects = inside().subjects();
            for (Subject& s : kept_->subjects) s.mask = from_inside(s.mask);
        } else {
            kept_->subjects = with_masks_of_networks(*this, with_people(*this, faces(), find_subjects(*this)));
        }
    }
    kept_->subjects_known = true;
    return kept_->subjects;
}

const cv::Mat& Observation::subject() const {
    if (kept_->subject.empty()) {
        const auto& found = subjects();
        kept_->subject = found.empty() ? cv::Mat(cv::Mat::zeros(pixels_.rgb.size(), CV_32FC1)) : found.front().mask;
    }
    return kept_->subject;
}

}  // namespace rhyme
