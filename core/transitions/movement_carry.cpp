// The movement that leads out of A is carried across the cut: both pictures are whipped on along it, as fast on either
// side of the cut, blurred along their way, and B comes to rest in its own movement. The way is never reversed.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

namespace {

constexpr double moves = 0.03;        // widths a second that a viewer follows
constexpr double clash = 35;          // degrees between two movements that no longer read as one
constexpr double sure = 0.25;         // share of the tracked points that agree on the camera
constexpr double slowest_whip = 1.2;  // widths a second at the cut, of the fastest corner

/// A move of the whole picture per second: what a place p (widths about the centre) moves by is pan + zoom p + roll p'.
struct Movement {
    cv::Point2d pan;
    double zoom = 0, roll = 0;
    cv::Point2d at(cv::Point2d p) const { return pan + cv::Point2d(zoom * p.x - roll * p.y, zoom * p.y + roll * p.x); }
    Movement times(double k) const { return {pan * k, zoom * k, roll * k}; }
};

std::array<cv::Point2d, 4> corners(double aspect) {
    const double x = 0.4, y = 0.4 / aspect;
    return {cv::Point2d(-x, -y), cv::Point2d(x, -y), cv::Point2d(-x, y), cv::Point2d(x, y)};
}

double speed_of(const Movement& m, double aspect) {
    double sum = 0;
    for (const cv::Point2d& p : corners(aspect)) sum += m.at(p).dot(m.at(p)) / 4;
    return std::sqrt(sum);
}

/// Degrees between two movements, by what they do to the corners.
double apart(const Movement& a, const Movement& b, double aspect) {
    double both = 0;
    for (const cv::Point2d& p : corners(aspect)) both += a.at(p).dot(b.at(p)) / 4;
    return std::acos(std::clamp(both / std::max(1e-9, speed_of(a, aspect) * speed_of(b, aspect)), -1.0, 1.0)) * 180 /
           CV_PI;
}

/// The camera's move, or, where it stands still, that of what moves most.
Movement movement(const std::optional<Observation::Flow>& flow, double aspect) {
    if (!flow) return {};
    Movement camera;
    if (flow->camera_confidence >= sure)
        camera = {{flow->camera.dx, flow->camera.dy / aspect},
                  std::log(std::max(0.05, flow->camera.scale)),
                  flow->camera.rotation * CV_PI / 180};
    if (speed_of(camera, aspect) >= moves) return camera;
    cv::Point2d sum;
    double weight = 0;
    for (int y = 0; y < flow->residual.rows; ++y)
        for (int x = 0; x < flow->residual.cols; ++x) {
            const cv::Vec2f& v = flow->residual.at<cv::Vec2f>(y, x);
            const double speed = std::hypot(v[0], v[1]);
            if (speed < 2 * moves) continue;
            sum += cv::Point2d(v[0], v[1]), weight += 1;
        }
    if (weight < 0.01 * static_cast<double>(flow->residual.total())) return {};
    return {sum * (1 / weight), 0, 0};
}

struct Carry final : TransitionEvidence {
    Movement way;                       ///< the fastest corner goes one width a second
    double outgoing = 0, incoming = 0;  ///< how fast either side goes along it by itself
    double fps = 25;
};

/// The picture moved along `way` for `seconds`; what comes in from outside is its mirror image.
cv::Mat carried(const cv::Mat& picture, const Movement& way, double seconds, cv::Size size) {
    const double grow = std::exp(way.zoom * seconds), turn = way.roll * seconds;
    const double c = grow * std::cos(turn), s = grow * std::sin(turn), w = size.width;
    const double fx = static_cast<double>(size.width) / picture.cols,
                 fy = static_cast<double>(size.height) / picture.rows;
    const double x0 = (size.width - 1) / 2.0 + way.pan.x * seconds * w,
                 y0 = (size.height - 1) / 2.0 + way.pan.y * seconds * w;
    const double px = (picture.cols - 1) / 2.0, py = (picture.rows - 1) / 2.0;
    const cv::Matx23d move(c * fx, -s * fy, x0 - c * fx * px + s * fy * py, s * fx, c * fy,
                           y0 - s * fx * px - c * fy * py);
    cv::Mat out;
    cv::warpAffine(picture, out, move, size, cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    return out;
}

/// Moved on by `seconds` and blurred over `shutter` seconds about there: halves, quarters ... of the way are laid on
/// each other, since a move of a move is a move.
cv::Mat whipped(const cv::Mat& picture, const Movement& way, double seconds, double shutter) {
    if (std::abs(seconds) < 1e-6 && shutter < 1e-6) return picture;
    const double pixels = shutter * picture.cols;
    if (pixels < 1.5) return carried(picture, way, seconds, picture.size());
    // Long blurs are drawn at half size: nothing of that fineness is left.
    const bool small = pixels > 24;
    const cv::Size size = small ? picture.size() / 2 : picture.size();
    cv::Mat source = picture;
    if (small) cv::resize(picture, source, size, 0, 0, cv::INTER_AREA);
    const int rounds = std::clamp(static_cast<int>(std::ceil(std::log2(pixels / (small ? 2.0 : 1.0) / 3))), 1, 5);
    double step = shutter / (1 << rounds);
    cv::Mat out = carried(source, way, seconds - shutter / 2 + step / 2, size);
    for (int i = 0; i < rounds; ++i, step *= 2) {
        const cv::Mat next = carried(out, way, step, size);
        cv::addWeighted(out, 0.5, next, 0.5, 0, out);
    }
    if (small) cv::resize(out, out, picture.size(), 0, 0, cv::INTER_LINEAR);
    return out;
}

class MovementCarry final : public TransitionKind {
public:
    std::string_view name() const override { return "movement-carry"; }
    std::string_view text() const override { return "Movement carry"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"whip", 2.4, 1, 8, "Speed at the cut, in widths a second"},
                {"shutter", 0.7, 0, 1, "How much of the way from frame to frame is blurred"},
                {"mix", 6, 0, 60, "Frames of the cross-fade at the cut"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(8); }
    FrameCount default_out() const override { return FrameCount(8); }
    bool needs_evidence() const override { return true; }
    bool needs_outgoing(const TransitionFrame& f) const override { return share(f) < 1; }
    bool needs_incoming(const TransitionFrame& f) const override { return share(f) > 0; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const double aspect = sight.aspect();
        const Movement a = movement(sight.outgoing.flow_before(), aspect),
                       b = movement(sight.incoming.flow_after(), aspect);
        const double from = speed_of(a, aspect), to = speed_of(b, aspect);
        if (from < moves && to < moves)
            return fail(ErrorCode::NotFound,
                        "nothing moves on either side of the cut, so there is no movement to carry", {},
                        "use a push or a dissolve instead");
        if (from >= moves && to >= moves && apart(a, b, aspect) > clash)
            return fail(ErrorCode::Conflict,
                        "the movements of the two sides go " + std::to_string(std::lround(apart(a, b, aspect))) +
                            " degrees apart",
                        {}, "use a plain cut or a dissolve instead");
        auto carry = std::make_shared<Carry>();
        const Movement& lead = from >= moves ? a : b;
        carry->way = lead.times(1 / speed_of(lead, aspect));
        carry->outgoing = from >= moves ? from : 0;
        carry->incoming = to >= moves ? to * std::cos(from >= moves ? apart(a, b, aspect) * CV_PI / 180 : 0) : 0;
        carry->fps = sight.rate.fps();
        return EvidencePtr(std::move(carry));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* carry = static_cast<const Carry*>(f.evidence);
        const double b = share(f);
        const auto side = [&](const cv::Mat& picture, bool incoming) {
            return carry && !picture.empty() ? drawn(picture, *carry, f, incoming) : picture;
        };
        if (b <= 0) return side(f.outgoing, false);
        if (b >= 1) return side(f.incoming, true);
        return blend(side(f.outgoing, false), side(f.incoming, true), b);
    }

private:
    /// Of B in the cross-fade.
    double share(const TransitionFrame& f) const {
        const auto whole = static_cast<std::int64_t>(value(f, "mix"));
        const std::int64_t before = std::min(whole / 2, f.in_offset.value),
                           after = std::min(whole - whole / 2, f.out_offset.value);
        const double at = static_cast<double>(f.frame.value - (f.in_offset.value - before) + 1);
        return std::clamp(at / static_cast<double>(before + after + 1), 0.0, 1.0);
    }

    /// Seconds that the side is ahead of (B: behind) where it would be by itself, were the whip's speed one width a
    /// second; a cubic whose slope grows from 0 at the outer end to `extra` at the cut, and goes on evenly beyond.
    static double ahead(double since_outer, double length, double extra) {
        if (since_outer <= 0) return 0;
        if (since_outer <= length) return extra * length / 3 * std::pow(since_outer / length, 3);
        return extra * (length / 3 + since_outer - length);
    }

    cv::Mat drawn(const cv::Mat& picture, const Carry& c, const TransitionFrame& f, bool incoming) const {
        const double fps = c.fps, in = static_cast<double>(f.in_offset.value) / fps,
                     out = static_cast<double>(f.out_offset.value) / fps;
        const double whip = std::max({value(f, "whip"), slowest_whip, 1.2 * c.outgoing, 1.2 * c.incoming});
        const double own = incoming ? c.incoming : c.outgoing, extra = whip - own;
        const double at = (static_cast<double>(f.frame.value) + 0.5) / fps;  // from the start
        const double length = std::max(1 / fps, incoming ? out : in);
        const double outer = incoming ? in + out - at : at;
        const auto place = [&](double time) { return (incoming ? -1 : 1) * ahead(time, length, extra); };
        const double half_frame = 0.5 / fps;
        const double way = std::abs(place(outer + half_frame) - place(outer - half_frame));
        return whipped(picture, c.way, place(outer), way * value(f, "shutter"));
    }
};

}  // namespace

const TransitionKind& movement_carry() {
    static const MovementCarry kind;
    return kind;
}

}  // namespace rhyme
