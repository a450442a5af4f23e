// The movement that leads out of A is carried across the cut: both pictures are whipped on along it, as fast on either
// side of the cut, blurred along their way, and B comes to rest in its own movement. The way is never reversed. They go
// over into each other in the few frames where the whip is fastest: so fast that neither is seen through the other.
#include <algorithm>
#include <cmath>

#include "core/transitions/blend.h"
#include "core/transitions/join_change.h"
#include "core/transitions/join_sight.h"
#include "core/transitions/whip.h"

namespace rhyme {

namespace {

constexpr double moves = 0.03;           // widths a second that a viewer follows
constexpr double leads = 0.12;           // widths a second of the faster side: a whip out of less comes from nowhere
constexpr double covers = 1.2;           // so much at the cut: slower, even in few frames both pictures are seen
constexpr double hides = 3.0;            // so much at the cut: neither picture is seen through the other
constexpr double calm = 1.3;             // of what the clips do by themselves, or an even change takes
constexpr double unseen_change = 0.002;  // from frame to frame, of full white
constexpr double few = 3;                // frames of a mix that is hardly more than a cut
constexpr double reach = 0.25;  // widths of its picture that a side is ahead at the cut: more shows its mirror image
constexpr double clash = 35;    // degrees between two movements that no longer read as one
constexpr double sure = 0.25;   // share of the tracked points that agree on the camera

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

/// What a viewer may follow on one side, the likelier first: the camera's move, and that, on the screen, of what moves
/// by itself. In widths of the frame.
std::vector<Movement> movements(const JoinSight& sight, bool incoming) {
    std::vector<Movement> all;
    const Observation& picture = sight.inside(incoming);
    const double aspect = picture.aspect(), width = sight.window(incoming).width;
    const auto& flow = incoming ? picture.flow_after() : picture.flow_before();
    const auto add = [&](Movement m) {
        m.pan *= width;
        if (speed_of(m, sight.aspect()) >= moves) all.push_back(m);
    };
    if (!flow) return all;
    Movement camera;
    if (flow->camera_confidence >= sure)
        camera = {{flow->camera.dx, flow->camera.dy / aspect},
                  std::log(std::max(0.05, flow->camera.scale)),
                  flow->camera.rotation * CV_PI / 180};
    add(camera);
    cv::Point2d sum;
    double weight = 0;
    const cv::Mat& own = flow->residual;
    for (int y = 0; y < own.rows; ++y)
        for (int x = 0; x < own.cols; ++x) {
            const cv::Vec2f& v = own.at<cv::Vec2f>(y, x);
            if (std::hypot(v[0], v[1]) < 2 * moves) continue;
            sum += cv::Point2d(v[0], v[1]) +
                   camera.at({(x + 0.5) / own.cols - 0.5, ((y + 0.5) / own.rows - 0.5) / aspect});
            weight += 1;
        }
    if (weight < 0.01 * static_cast<double>(own.total())) return all;
    add({sum * (1 / weight), 0, 0});
    return all;
}

/// Of each side the movement that goes the way of the other's, the likelier first; else the likeliest.
std::pair<Movement, Movement> alike(const std::vector<Movement>& a, const std::vector<Movement>& b, double aspect) {
    std::pair<Movement, Movement> best{a.empty() ? Movement() : a.front(), b.empty() ? Movement() : b.front()};
    if (a.empty() || b.empty() || apart(best.first, best.second, aspect) <= clash) return best;
    for (const Movement& from : a)
        for (const Movement& to : b)
            if (apart(from, to, aspect) < apart(best.first, best.second, aspect)) best = {from, to};
    return best;
}

struct Carry final : TransitionEvidence {
    Movement way;                       ///< the fastest corner goes one width a second
    double outgoing = 0, incoming = 0;  ///< how fast either side goes along it by itself
    double whip = 0;                    ///< how fast both go at the cut
    double fps = 25;
};

/// Mean, of full white.
double change(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_L1) / (65535.0 * 3 * static_cast<double>(a.total()));
}

class MovementCarry final : public TransitionKind {
public:
    std::string_view name() const override { return "movement-carry"; }
    std::string_view text() const override { return "Movement carry"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"whip", 0, 0, 8, "Speed at the cut, in widths a second; 0: as fast as hides the change"},
                {"shutter", 2, 0, 4, "How much of the way from frame to frame is blurred"},
                {"mix", 3, 0, 60, "Frames of the cross-fade at the cut"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(8); }
    FrameCount default_out() const override { return FrameCount(8); }
    bool needs_evidence() const override { return true; }
    bool needs_outgoing(const TransitionFrame& f) const override { return share(f) < 1; }
    bool needs_incoming(const TransitionFrame& f) const override { return share(f) > 0; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const double aspect = sight.aspect();
        const auto [a, b] = alike(movements(sight, false), movements(sight, true), aspect);
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
        carry->windows = sight.windows;
        const Movement& lead = from >= moves ? a : b;
        carry->way = lead.times(1 / speed_of(lead, aspect));
        carry->outgoing = from >= moves ? from : 0;
        carry->incoming = to >= moves ? to * std::cos(from >= moves ? apart(a, b, aspect) * CV_PI / 180 : 0) : 0;
        carry->fps = sight.rate.fps();
        const double asked = value(sight.frame(), "whip"), mix = value(sight.frame(), "mix");
        carry->whip = std::max({asked, carry->outgoing, carry->incoming});
        if (asked <= 0) whip_up(*carry, sight);
        if ((std::max({from, to, asked}) < leads && mix > 2) || (carry->whip < covers && mix > few))
            return fail(
                ErrorCode::Conflict,
                "the movement is too slow to cover a cross-fade: both pictures would be seen through each other", {},
                "use a plain cut, a mix of two frames, or a whip");
        return EvidencePtr(std::move(carry));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* carry = static_cast<const Carry*>(f.evidence);
        const double b = share(f);
        if (!carry) return b <= 0 ? f.outgoing : b >= 1 ? f.incoming : blend(f.outgoing, f.incoming, b);
        std::vector<WhipSide> sides;
        double shutter = 0;
        for (const bool incoming : {false, true}) {
            const double seen = incoming ? b : 1 - b;
            const cv::Mat& picture = incoming ? f.incoming : f.outgoing;
            if (seen <= 0) continue;
            const Pace pace = pace_of(*carry, f, incoming);
            // Both are as fast at the cut, so they are blurred as one.
            shutter += seen * pace.speed * value(f, "shutter");
            sides.push_back({picture.empty() ? cv::Mat(f.size(), CV_16UC3, cv::Scalar::all(0)) : picture, pace.place,
                             seen, incoming});
        }
        if (sides.size() == 1 && std::abs(sides[0].seconds) < 1e-6 && shutter < 1e-6) return sides[0].picture;
        return whipped_inside(sides, *carry, f.size(), shutter);
    }

private:
    /// Each picture within its window, both at once where that is one.
    static cv::Mat whipped_inside(const std::vector<WhipSide>& sides, const Carry& carry, cv::Size size,
                                  double shutter) {
        const auto whip = [&](std::vector<WhipSide> some, const Window& window) {
            const cv::Rect part = window.in(size);
            Movement way = carry.way;
            way.pan *= 1 / window.width;
            cv::Mat whole = some.front().picture;
            for (WhipSide& side : some) side.picture = side.picture(part);
            cv::Mat moved = whipped(some, way, shutter);
            if (window.whole()) return moved;
            whole = whole.clone();
            moved.copyTo(whole(part));
            return whole;
        };
        const Windows& w = carry.windows;
        if (sides.size() == 1) return whip(sides, sides.front().incoming ? w.incoming : w.outgoing);
        if (w.outgoing.in(size) == w.incoming.in(size)) return whip(sides, w.outgoing);
        return blend(whip({sides[0]}, w.outgoing), whip({sides[1]}, w.incoming), sides[1].share);
    }

    /// So fast that it hides the change, or, where that would be a jump itself, slower, as long as it covers it.
    void whip_up(Carry& carry, const JoinSight& sight) const {
        TransitionFrame f = sight.frame();
        sight.outgoing.pixels().rgb.convertTo(f.outgoing, CV_16U, 257);
        sight.incoming.pixels().rgb.convertTo(f.incoming, CV_16U, 257);
        f.evidence = &carry;
        const double even = change(f.outgoing, f.incoming) / (value(f, "mix") + 1),
                     goes_on = std::max({JoinChange::of(sight).livelier(), even, unseen_change});
        const double slowest = std::max(carry.whip, covers);
        for (carry.whip = std::max(carry.whip, hides); carry.whip > slowest;
             carry.whip = std::max(slowest, carry.whip * 0.8))
            if (fastest_about_cut(f) < calm * goes_on) return;
    }
    /// Of two pictures that stand still by themselves.
    double fastest_about_cut(TransitionFrame f) const {
        constexpr std::int64_t around = 3;
        double most = 0;
        cv::Mat last;
        for (std::int64_t i = -around; i <= around; ++i) {
            f.frame = f.in_offset + FrameCount(i);
            if (f.frame < FrameCount(0) || f.frame >= f.in_offset + f.out_offset) continue;
            const cv::Mat now = draw(f);
            if (!last.empty()) most = std::max(most, change(last, now));
            last = now;
        }
        return most;
    }

    /// Of B in the cross-fade.
    double share(const TransitionFrame& f) const {
        const auto whole = static_cast<std::int64_t>(value(f, "mix"));
        const std::int64_t before = std::min(whole / 2, f.in_offset.value),
                           after = std::min(whole - whole / 2, f.out_offset.value);
        const double at = static_cast<double>(f.frame.value - (f.in_offset.value - before) + 1);
        return std::clamp(at / static_cast<double>(before + after + 1), 0.0, 1.0);
    }

    /// Seconds that the side is ahead of (B: behind) where it would be by itself, were the whip's speed one width a
    /// second: a power, whose slope grows from 0 at the outer end to `extra` at the cut, and goes on evenly beyond.
    static double ahead(double since_outer, double length, double extra, double power) {
        if (since_outer <= 0) return 0;
        if (since_outer <= length) return extra * length / power * std::pow(since_outer / length, power);
        return extra * (length / power + since_outer - length);
    }

    struct Pace {
        double place, speed;  ///< seconds along the way, and those that a frame takes
    };
    Pace pace_of(const Carry& c, const TransitionFrame& f, bool incoming) const {
        const double fps = c.fps, in = static_cast<double>(f.in_offset.value) / fps,
                     out = static_cast<double>(f.out_offset.value) / fps;
        const double extra = c.whip - (incoming ? c.incoming : c.outgoing);
        const double at = (static_cast<double>(f.frame.value) + 0.5) / fps;  // from the start
        const double length = std::max(1 / fps, incoming ? out : in),
                     room = reach * (incoming ? c.windows.incoming : c.windows.outgoing).width,
                     power = std::max(3.0, extra * length / room);
        const double outer = incoming ? in + out - at : at;
        const auto place = [&](double time) { return (incoming ? -1 : 1) * ahead(time, length, extra, power); };
        const double half_frame = 0.5 / fps;
        return {place(outer), std::abs(place(outer + half_frame) - place(outer - half_frame))};
    }
};

}  // namespace

const TransitionKind& movement_carry() {
    static const MovementCarry kind;
    return kind;
}

}  // namespace rhyme
