#include "core/transitions/aligned_move.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rhyme {

namespace {

/// The least scale at which a picture turned and shifted like `s` covers the frame: every corner of the frame, taken
/// back into the picture, must lie within it.
double least_scale(const Similarity& s, double aspect) {
    const double angle = s.rotation * CV_PI / 180, c = std::cos(angle), n = std::sin(angle);
    double least = 0;
    for (const double x : {-0.5, 0.5})
        for (const double y : {-0.5, 0.5}) {
            const double u = (x - s.dx) * aspect, v = y - s.dy;  // in units of the height
            least = std::max({least, std::abs(c * u + n * v) / (0.5 * aspect), std::abs(c * v - n * u) / 0.5});
        }
    return least;
}

Similarity zoomed(Similarity s, double zoom) {
    s.scale *= zoom, s.dx *= zoom, s.dy *= zoom;
    return s;
}

/// The farthest that a corner of the frame is moved, in widths.
double farthest_corner(const Similarity& s, double aspect) {
    double farthest = 0;
    for (const double x : {0.0, 1.0})
        for (const double y : {0.0, 1.0}) {
            const auto [u, v] = s.apply(x, y, aspect);
            farthest = std::max(farthest, std::hypot(u - x, (v - y) / aspect));
        }
    return farthest;
}

double hold_frames(std::int64_t length, double hold) {
    return std::clamp(std::floor(hold), 1.0, std::max(1.0, std::floor(static_cast<double>(length) / 3)));
}

constexpr double ramp = 0.2;        // of the way back: in so much of it it gathers speed, and in so much it loses it
constexpr double room_of_ease = 4;  // lengths are made longer than the steepest slope, 1 / (1 - ramp), asks for
constexpr double default_hold = 7;
constexpr double widths_a_second = 0.125;  // match-cutting tolerances: half a percent of the width a frame at 25

/// From 0 to 1 at an even speed between two ramps of it.
double eased(double x) {
    const double steepest = 1 / (1 - ramp), left = 1 - x;
    if (x < ramp) return steepest * x * x / (2 * ramp);
    if (left < ramp) return 1 - steepest * left * left / (2 * ramp);
    return steepest * (x - ramp / 2);
}

}  // namespace

AlignedPose aligned_pose(const Similarity& alignment, double share, bool lone, double aspect, const Windows& windows) {
    if (lone) return {{}, zoomed(alignment, covering_scale(alignment, aspect, windows.incoming))};
    const Similarity outgoing = alignment.at(share).inverse(aspect), incoming = alignment.then(outgoing, aspect);
    const double zoom = std::max(covering_scale(outgoing, aspect, windows.outgoing),
                                 covering_scale(incoming, aspect, windows.incoming));
    return {zoomed(outgoing, zoom), zoomed(incoming, zoom)};
}

Similarity eased_pose(const Similarity& pose, double t, double aspect, const Window& window) {
    if (t >= 1) return pose;
    if (t <= 0) return {};
    Similarity s = pose.at(t);
    s.scale = std::max(s.scale, least_scale(window.inward(s), window.aspect(aspect)));
    return s;
}

double aligned_share(std::int64_t distance, std::int64_t length, double hold) {
    if (distance < 0) return 1;
    if (distance >= length) return 0;
    const double held = hold_frames(length, hold) - 1, moved = static_cast<double>(distance) - held;
    if (moved <= 0) return 1;
    return 1 - eased(moved / (static_cast<double>(length) - held));
}

FrameCount aligned_length(const Similarity& alignment, double share, double aspect, FrameRate rate) {
    const AlignedPose pose = aligned_pose(alignment, share, share <= 0, aspect);
    const double way = std::max(farthest_corner(pose.outgoing, aspect), farthest_corner(pose.incoming, aspect));
    const double seconds = room_of_ease * way / widths_a_second, fps = rate.fps();
    const double frames =
        std::clamp(default_hold - 1 + std::ceil(seconds * fps), std::ceil(1.5 * fps), std::ceil(6 * fps));
    return FrameCount(static_cast<std::int64_t>(frames));
}

std::vector<TransitionParameter> aligned_parameters() {
    return {{"scale", 1, 0.5, 2, "Size of the incoming picture"},
            {"rotation", 0, -45, 45, "Turn of the incoming picture in degrees, clockwise"},
            {"dx", 0, -0.3, 0.3, "Shift to the right, in widths"},
            {"dy", 0, -0.3, 0.3, "Shift down, in heights"},
            {"share", 0, 0, 1, "Share of the move that the outgoing picture makes before the cut"},
            {"hold", default_hold, 1, 100, "Frames held together on each side of the cut"}};
}

double parameter_within(const TransitionFrame& frame, const TransitionParameter& parameter) {
    const double value = frame.parameter(parameter.name, parameter.value);
    return std::isfinite(value) ? std::clamp(value, parameter.low, parameter.high) : parameter.value;
}

Similarity alignment_of(const TransitionFrame& frame) {
    const auto p = aligned_parameters();
    return {parameter_within(frame, p[0]), parameter_within(frame, p[1]), parameter_within(frame, p[2]),
            parameter_within(frame, p[3])};
}

std::map<std::string, double> parameters_of(const Similarity& alignment, double share) {
    return {{"scale", alignment.scale},
            {"rotation", alignment.rotation},
            {"dx", alignment.dx},
            {"dy", alignment.dy},
            {"share", share}};
}

Tiles aligned_tiles(const TransitionFrame& frame, bool incoming, AlignedPlace place, double share) {
    const cv::Mat& picture = incoming ? frame.incoming : frame.outgoing;
    if (picture.empty()) return still(picture);
    const double aspect = static_cast<double>(picture.cols) / picture.rows;
    auto p = aligned_parameters();
    p[4].value = share;
    const Windows windows = frame.windows();
    const Window& window = incoming ? windows.incoming : windows.outgoing;
    const AlignedPose pose =
        aligned_pose(alignment_of(frame), parameter_within(frame, p[4]), frame.in_offset.value <= 0, aspect, windows);
    const double t = aligned_share(place.distance, place.length, parameter_within(frame, p[5]));
    return moved_inside(picture, eased_pose(incoming ? pose.incoming : pose.outgoing, t, aspect, window), window);
}

}  // namespace rhyme
