// Motion: how the camera moves and what moves against it, kept apart for the two sides of the moment. What leads out of
// a cut is compared with what follows it.
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"
#include "core/cues/dnn_models.h"
#include "core/cues/pack.h"

namespace rhyme {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr std::string_view mark = "RM1";
constexpr int columns = 8, rows = 5;
constexpr double fastest = 8;        // widths a second that are kept
constexpr double measurable = 0.35;  // pixels between two pictures below which a move may be noise
constexpr double still = 0.012;      // widths a second nobody sees

/// The camera's move of the picture per second.
struct CameraMove {
    cv::Point2d pan;  ///< widths a second, right and down
    double zoom = 0;  ///< growth a second, natural logarithm
    double roll = 0;  ///< radians a second, clockwise
    double confidence = 0;

    cv::Point2d at(double x, double y) const { return {pan.x + zoom * x - roll * y, pan.y + roll * x + zoom * y}; }
};

/// The largest group of pixels that moves together against the background.
struct SubjectMove {
    cv::Point2d velocity;  ///< widths a second
    cv::Point2d place;     ///< its middle, fractions of width and height
    double share = 0;      ///< of the picture's area
    double confidence = 0;
};

/// Motion on one side of the moment.
struct SideMotion {
    bool known = false;
    CameraMove camera;
    SubjectMove subject;
    std::array<cv::Point2f, static_cast<std::size_t>(columns) * rows> field{};  ///< mean flow a cell, widths a second
};

class MotionDescriptor final : public Descriptor {
public:
    MotionDescriptor(double aspect, SideMotion before, SideMotion after)
        : aspect_(aspect), before_(before), after_(after) {}
    bool empty() const override { return !moves(before_) && !moves(after_); }
    double aspect() const { return aspect_; }
    /// The movement that leads up to a cut, or away from it.
    const SideMotion& at(Side side) const { return side == Side::Outgoing ? before_ : after_; }

    static double speed(const CameraMove& c, double aspect) {
        double sum = 0;
        for (double x : {-0.35, 0.35})
            for (double y : {-0.35, 0.35}) sum += cv::Point2d(c.at(x, y / aspect)).dot(c.at(x, y / aspect)) / 4;
        return std::sqrt(sum);
    }

private:
    bool moves(const SideMotion& s) const {
        return s.known && (s.subject.confidence > 0 || (s.camera.confidence > 0 && speed(s.camera, aspect_) > still));
    }

    double aspect_;
    SideMotion before_, after_;
};

const MotionDescriptor& of(const Descriptor& d) { return static_cast<const MotionDescriptor&>(d); }

double length(cv::Point2d v) { return std::hypot(v.x, v.y); }
double fading(double value, double half) { return std::exp2(-(value / half) * (value / half)); }

/// The commonest velocity of the pixels that move, and where they lie.
SubjectMove find_subject(const cv::Mat& residual, double noise) {
    const double least = std::max(2 * noise, 0.04);
    // Votes over velocities; a bin is as wide as the tolerance at that speed: logarithmic speed, 24 directions.
    constexpr int directions = 24, speeds = 12;
    std::array<double, directions * speeds> votes{};
    auto bin = [&](const cv::Vec2f& v, double speed) {
        const double turn = std::atan2(v[1], v[0]) / (2 * std::numbers::pi) + 1;
        const int d = static_cast<int>(turn * directions) % directions;
        const int s = std::clamp(static_cast<int>(std::log2(speed / least) * 2), 0, speeds - 1);
        return static_cast<std::size_t>(d * speeds + s);
    };
    for (int y = 0; y < residual.rows; ++y)
        for (int x = 0; x < residual.cols; ++x) {
            const cv::Vec2f& v = residual.at<cv::Vec2f>(y, x);
            const double speed = std::sqrt(double(v[0]) * v[0] + double(v[1]) * v[1]);
            if (speed > least) votes[bin(v, speed)] += std::min(2.0, speed / (2 * least));
        }
    std::size_t best = 0;
    double most = 0;
    for (int d = 0; d < directions; ++d)
        for (int s = 0; s < speeds; ++s) {
            double sum = 0;
            for (int i = -1; i <= 1; ++i)
                for (int j = -1; j <= 1; ++j)
                    if (s + j >= 0 && s + j < speeds)
                        sum += votes[static_cast<std::size_t>((d + i + directions) % directions * speeds + s + j)];
            if (sum > most) most = sum, best = static_cast<std::size_t>(d * speeds + s);
        }
    SubjectMove move;
    if (most <= 0) return move;
    const double turn = (static_cast<double>(best / speeds) + 0.5) / directions * 2 * std::numbers::pi;
    const double speed = least * std::exp2((static_cast<double>(best % speeds) + 0.5) / 2);
    cv::Point2d mean(speed * std::cos(turn), speed * std::sin(turn)), place;
    double weight = 0, moving = 0;
    for (int round = 0; round < 4; ++round) {
        const double reach = 0.35 * length(mean) + noise;
        cv::Point2d sum(0, 0);
        place = {0, 0}, weight = 0, moving = 0;
        for (int y = 0; y < residual.rows; ++y)
            for (int x = 0; x < residual.cols; ++x) {
                const cv::Point2d v(residual.at<cv::Vec2f>(y, x)[0], residual.at<cv::Vec2f>(y, x)[1]);
                moving += v.dot(v) > least * least;
                const cv::Point2d off = v - mean;
                const double e2 = off.dot(off) / (reach * reach);
                if (e2 >= 1) continue;
                const double w = (1 - e2) * (1 - e2);
                sum += w * v, weight += w;
                place += w * cv::Point2d((x + 0.5) / residual.cols, (y + 0.5) / residual.rows);
            }
        if (weight < 0.25) return {};
        mean = sum / weight;
    }
    move.velocity = mean;
    move.place = place / weight;
    move.share = weight / static_cast<double>(residual.total());
    const double together = std::min(1.0, weight * 1.5 / std::max(1.0, moving));
    move.confidence = together * std::min(1.0, move.share / 0.012) * std::min(1.0, length(mean) / (3 * noise + 0.02));
    if (move.share < 0.001) return {};
    return move;
}

/// What moves within one cut-out: its median velocity, and how much of it agrees.
SubjectMove within(const cv::Mat& residual, const cv::Mat& mask, double confidence, double noise) {
    std::vector<float> vx, vy;
    cv::Point2d place;
    double area = 0;
    for (int y = 0; y < residual.rows; ++y)
        for (int x = 0; x < residual.cols; ++x) {
            if (mask.at<float>(y, x) < 0.7f) continue;
            vx.push_back(residual.at<cv::Vec2f>(y, x)[0]), vy.push_back(residual.at<cv::Vec2f>(y, x)[1]);
            place += cv::Point2d((x + 0.5) / residual.cols, (y + 0.5) / residual.rows), area += 1;
        }
    SubjectMove move;
    if (vx.size() < 10) return move;
    std::vector<float> sx = vx, sy = vy;
    std::nth_element(sx.begin(), sx.begin() + static_cast<std::ptrdiff_t>(sx.size() / 2), sx.end());
    std::nth_element(sy.begin(), sy.begin() + static_cast<std::ptrdiff_t>(sy.size() / 2), sy.end());
    move.velocity = {sx[sx.size() / 2], sy[sy.size() / 2]};
    const double speed = length(move.velocity);
    if (speed < std::max(1.5 * noise, 0.04)) return move;
    double agree = 0;
    for (std::size_t i = 0; i < vx.size(); ++i)
        agree += length(cv::Point2d(vx[i], vy[i]) - move.velocity) < 0.35 * speed + noise;
    move.place = place / area;
    move.share = area / static_cast<double>(residual.total());
    const double together = agree / area;
    move.confidence =
        std::max(0.0, 2 * together - 0.7) / 1.3 * std::min(1.0, speed / (3 * noise + 0.02)) * (0.5 + 0.5 * confidence);
    return move;
}

SideMotion measure(const Observation& moment, const std::optional<Observation::Flow>& flow, double seconds) {
    SideMotion side;
    if (!flow) return side;
    side.known = true;
    const double width = flow->dense.cols, height = flow->dense.rows;
    const double noise = measurable / (width * std::max(1e-3, seconds));
    const Similarity& c = flow->camera;
    side.camera.pan = {c.dx, c.dy * height / width};
    side.camera.zoom = std::log(std::max(1e-6, c.scale));
    side.camera.roll = c.rotation * degree;
    side.camera.confidence = flow->camera_confidence;
    if (flow->camera_confidence > 0.2) {
        cv::Mat residual, mask;  // half the size: flow is smooth
        cv::resize(flow->residual, residual, flow->residual.size() / 2, 0, 0, cv::INTER_AREA);
        side.subject = find_subject(residual, noise);
        for (const Subject& subject : moment.subjects()) {
            cv::resize(subject.mask, mask, residual.size(), 0, 0, cv::INTER_AREA);
            const SubjectMove move = within(residual, mask, subject.confidence, noise);
            if (move.confidence > side.subject.confidence) side.subject = move;
        }
    }
    cv::Mat cells;
    cv::resize(flow->dense, cells, {columns, rows}, 0, 0, cv::INTER_AREA);
    const float by = static_cast<float>(1 / (width * std::max(1e-3, seconds)));
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            const cv::Vec2f& v = cells.at<cv::Vec2f>(y, x);
            side.field[static_cast<std::size_t>(y * columns + x)] = {v[0] * by, v[1] * by};
        }
    return side;
}

/// How much a movement says: slow drifts are everywhere.
double telling(double speed) { return speed * speed / (speed * speed + 0.09 * 0.09); }

/// 1 when two movements agree in direction and speed as far as an eye can tell; 25 % of speed or 15 degrees off is
/// still good, 45 degrees clashes.
double agreement(double difference, double speed_a, double speed_b) {
    const double speed = std::max(1e-6, 0.5 * (speed_a + speed_b));
    constexpr double unseen = 0.12;  // of the speed
    return fading(std::max(0.0, difference / (speed + 0.02) - unseen), 0.32);
}

/// What more than half of the picture agrees on is the camera's: corners of soft pictures are tracked badly.
double certainty(const CameraMove& c) { return std::min(1.0, 2 * c.confidence); }

double camera_likeness(const CameraMove& a, const CameraMove& b, double aspect) {
    const CameraMove off{a.pan - b.pan, a.zoom - b.zoom, a.roll - b.roll, 1};
    const double sa = MotionDescriptor::speed(a, aspect), sb = MotionDescriptor::speed(b, aspect);
    const double sure = certainty(a) * certainty(b);
    return agreement(MotionDescriptor::speed(off, aspect), sa, sb) * telling(std::min(sa, sb)) * sure;
}

double subject_likeness(const SubjectMove& a, const SubjectMove& b) {
    const double sa = length(a.velocity), sb = length(b.velocity);
    const double place = fading(length(a.place - b.place), 0.35);
    const double size = fading(std::log(std::max(1e-4, a.share) / std::max(1e-4, b.share)), 2.0);
    const double sure = std::sqrt(a.confidence * b.confidence);
    return agreement(length(a.velocity - b.velocity), sa, sb) * telling(std::min(sa, sb)) * sure * (0.6 + 0.4 * place) *
           (0.7 + 0.3 * size);
}

/// The subject as it moves on the screen, not against its background: what the eye follows.
SubjectMove on_screen(const SideMotion& side, double aspect) {
    SubjectMove move = side.subject;
    move.velocity += side.camera.at(move.place.x - 0.5, (move.place.y - 0.5) / aspect);
    return move;
}

std::string compass(cv::Point2d v) {
    const int octant = static_cast<int>(std::lround(std::atan2(v.y, v.x) / (std::numbers::pi / 4)) + 8) % 8;
    constexpr std::array names{"right", "down right", "down", "down left", "left", "up left", "up", "up right"};
    return names[static_cast<std::size_t>(octant)];
}

std::string describe_camera(const CameraMove& c) {
    const double pan = length(c.pan), zoom = 0.35 * std::abs(c.zoom), roll = 0.35 * std::abs(c.roll);
    if (pan >= zoom && pan >= roll) return "the picture moves " + compass(c.pan);  // the camera pans the other way
    if (zoom >= roll) return c.zoom > 0 ? "the camera closes in" : "the camera draws back";
    return c.roll > 0 ? "the picture rolls clockwise" : "the picture rolls anticlockwise";
}

std::string pace(double from, double to) {
    const int percent = static_cast<int>(std::lround(100 * (to / std::max(1e-6, from) - 1)));
    if (std::abs(percent) < 3) return "at one speed";
    return std::to_string(std::min(999, std::abs(percent))) + (percent > 0 ? " % faster" : " % slower");
}

void pack(Packer& out, const SideMotion& s) {
    out.u8(s.known);
    if (!s.known) return;
    auto speed = [&](double v) { out.fraction(v, -fastest, fastest); };
    for (double v : {s.camera.pan.x, s.camera.pan.y, s.camera.zoom, s.camera.roll}) speed(v);
    out.fraction(s.camera.confidence);
    speed(s.subject.velocity.x), speed(s.subject.velocity.y);
    for (double v : {s.subject.place.x, s.subject.place.y, s.subject.share, s.subject.confidence}) out.fraction(v);
    for (const cv::Point2f& v : s.field) speed(v.x), speed(v.y);
}

SideMotion unpack(Unpacker& in) {
    SideMotion s;
    s.known = in.u8() != 0;
    if (!s.known) return s;
    auto speed = [&] { return in.fraction(-fastest, fastest); };
    for (double* v : {&s.camera.pan.x, &s.camera.pan.y, &s.camera.zoom, &s.camera.roll}) *v = speed();
    s.camera.confidence = in.fraction();
    for (double* v : {&s.subject.velocity.x, &s.subject.velocity.y}) *v = speed();
    for (double* v : {&s.subject.place.x, &s.subject.place.y, &s.subject.share, &s.subject.confidence})
        *v = in.fraction();
    for (cv::Point2f& v : s.field) v.x = static_cast<float>(speed()), v.y = static_cast<float>(speed());
    return s;
}

nlohmann::json as_json(const SideMotion& s) {
    if (!s.known) return nullptr;
    auto rounded = [](double v) { return std::round(v * 1e4) / 1e4; };
    nlohmann::json j;
    j["camera"] = {{"pan", rounded(s.camera.pan.x)},
                   {"tilt", rounded(s.camera.pan.y)},
                   {"zoom_percent", std::round(1000 * (std::exp(s.camera.zoom) - 1)) / 10},
                   {"roll_degrees", std::round(s.camera.roll / degree * 10) / 10},
                   {"confidence", rounded(s.camera.confidence)}};
    if (s.subject.confidence <= 0) {
        j["subject"] = nullptr;
        return j;
    }
    j["subject"] = {
        {"direction_degrees", std::round(std::atan2(s.subject.velocity.y, s.subject.velocity.x) / degree * 10) / 10},
        {"speed", rounded(length(s.subject.velocity))},
        {"place", {{"x", rounded(s.subject.place.x)}, {"y", rounded(s.subject.place.y)}}},
        {"area", rounded(s.subject.share)},
        {"confidence", rounded(s.subject.confidence)}};
    return j;
}

/// An arrow with a rounded head and a dark halo.
void arrow(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
    constexpr int shift = 4;
    auto pixel = [](cv::Point2d p) { return cv::Point(cvRound(p.x * (1 << shift)), cvRound(p.y * (1 << shift))); };
    const cv::Point2d along = to - from;
    const double whole = length(along);
    if (whole < 1e-6) return;
    const cv::Point2d u = along / whole, n(-u.y, u.x);
    const double head = std::min(0.5 * whole, 4.5 * width);
    for (bool halo : {true, false}) {
        const int thick = std::max(1, cvRound(halo ? width * 1.9 + 1 : width));
        const cv::Scalar ink = halo ? cv::Scalar(16, 16, 18) : color;
        cv::line(picture, pixel(from), pixel(to), ink, thick, cv::LINE_AA, shift);
        cv::line(picture, pixel(to), pixel(to - u * head + n * head * 0.6), ink, thick, cv::LINE_AA, shift);
        cv::line(picture, pixel(to), pixel(to - u * head - n * head * 0.6), ink, thick, cv::LINE_AA, shift);
    }
}

class MotionCue final : public Cue {
public:
    std::string_view name() const override { return "motion"; }
    int version() const override { return version_with_masks(4); }

    DescriptorPtr describe(const Observation& moment) const override {
        SideMotion before, after;
        if (!moment.blank()) {
            const MomentPixels& p = moment.pixels();
            if (p.before) before = measure(moment, moment.flow_before(), p.before->seconds);
            if (p.after) after = measure(moment, moment.flow_after(), p.after->seconds);
        }
        return std::make_shared<MotionDescriptor>(moment.aspect(), before, after);
    }

    std::string encode(const Descriptor& descriptor) const override {
        const MotionDescriptor& d = of(descriptor);
        Packer out;
        for (char c : mark) out.u8(static_cast<unsigned char>(c));
        out.fraction(d.aspect(), 0, 16);
        pack(out, d.at(Side::Outgoing));
        pack(out, d.at(Side::Incoming));
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        const auto damaged = [] { return fail(ErrorCode::Damaged, "these bytes are no motion descriptor"); };
        Unpacker in(bytes);
        for (char c : mark)
            if (in.u8() != static_cast<unsigned char>(c)) return damaged();
        const double aspect = in.fraction(0, 16);
        if (!in.good() || aspect < 0.05) return damaged();
        const SideMotion before = unpack(in), after = unpack(in);
        if (!in.finished()) return damaged();
        return std::make_shared<MotionDescriptor>(aspect, before, after);
    }

    std::vector<float> embed(const Descriptor& descriptor, Side side) const override {
        const SideMotion& s = of(descriptor).at(side);
        const double camera = 2 * certainty(s.camera), subject = 2 * std::sqrt(s.subject.confidence);
        auto f = [](double v) { return static_cast<float>(v); };
        return {f(camera * s.camera.pan.x),
                f(camera * s.camera.pan.y),
                f(camera * 0.35 * s.camera.zoom),
                f(camera * 0.35 * s.camera.roll),
                f(subject * s.subject.velocity.x),
                f(subject * s.subject.velocity.y),
                f(0.3 * subject * (s.subject.place.x - 0.5)),
                f(0.3 * subject * (s.subject.place.y - 0.5))};
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double aspect) const override {
        Comparison result;
        const SideMotion &a = of(outgoing).at(Side::Outgoing), &b = of(incoming).at(Side::Incoming);
        if (!a.known || !b.known) return result;
        const double camera = camera_likeness(a.camera, b.camera, aspect),
                     subject = std::max(subject_likeness(a.subject, b.subject),
                                        subject_likeness(on_screen(a, aspect), on_screen(b, aspect)));
        result.similarity = std::min(1.0, std::max(camera, subject) + 0.15 * std::min(camera, subject));
        if (result.similarity < 0.02) return result;
        if (camera >= subject) {
            result.because = describe_camera(a.camera) + " on both sides, " +
                             pace(MotionDescriptor::speed(a.camera, aspect), MotionDescriptor::speed(b.camera, aspect));
        } else {
            result.because = "the subject moves " + compass(a.subject.velocity) + ", " +
                             pace(length(a.subject.velocity), length(b.subject.velocity));
        }
        return result;
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const MotionDescriptor& d = of(descriptor);
        nlohmann::json j;
        j["before"] = as_json(d.at(Side::Outgoing));
        j["after"] = as_json(d.at(Side::Incoming));
        return j.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const MotionDescriptor& d = of(descriptor);
        const SideMotion& s =
            d.at(side).known ? d.at(side) : d.at(side == Side::Outgoing ? Side::Incoming : Side::Outgoing);
        if (!s.known) return;
        const double w = picture.cols, h = picture.rows, unit = std::max(1.0, std::min(w, h) / 480.0);
        constexpr double shown = 0.2;  // seconds of movement an arrow is long
        const double least = 0.01;
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < columns; ++x) {
                const cv::Point2d v = cv::Point2d(s.field[static_cast<std::size_t>(y * columns + x)]) * shown;
                const double l = length(v);
                if (l < least) continue;
                const cv::Point2d at((x + 0.5) / columns * w, (y + 0.5) / rows * h),
                    reach = v * (std::min(l, 0.11) / l * w);
                arrow(picture, at - reach * 0.5, at + reach * 0.5, side_color(side), 1.3 * unit);
            }
        if (s.subject.confidence <= 0.1) return;
        const cv::Point2d at(s.subject.place.x * w, s.subject.place.y * h), v = s.subject.velocity * shown;
        const double l = std::max(1e-9, length(v));
        arrow(picture, at, at + v * (std::clamp(l, 0.05, 0.25) / l * w), cv::Scalar(255, 255, 255), 3 * unit);
    }
};

}  // namespace

const Cue& motion_cue() {
    static const MotionCue cue;
    return cue;
}

}  // namespace rhyme
