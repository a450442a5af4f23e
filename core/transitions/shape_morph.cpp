// The outgoing subject's form becomes the incoming one's: both pictures are bent, by thin-plate splines through points
// of the two contours, so that at every moment both subjects fill one contour between the two. Subject and ground
// cross-fade apart, the subject faster, so neither's edge shines through the other.
#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/edge_map.h"
#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/grid_warp.h"
#include "core/transitions/subject_pair.h"
#include "core/transitions/thin_plate.h"

namespace rhyme {

namespace {

constexpr std::size_t guides = 32;     // points of either contour
constexpr double hardly_cut = 0.03;    // share of an outline on a side of the frame
constexpr double farthest = 0.12;      // widths that a point of the contour may go, in the mean
constexpr double most_turned = 0.5;    // of a face that looks at the camera
constexpr double clear_outline = 0.4;  // of an outline among edges of its own picture
constexpr double unlike = 0.12;        // mean distance of the outlines, in sizes, once they lie on each other
constexpr double held = 0.045;         // widths that an outline may go by itself while both subjects are seen
constexpr double least_cell = 0.12;    // of its area that a piece of the picture keeps
constexpr double least_reach = 0.1;    // widths around the contour in which the ground gives way

struct Contours final : TransitionEvidence {
    double aspect = 1;
    std::vector<cv::Point2d> outgoing, incoming;            ///< point on point, in widths about the centre
    std::vector<cv::Point2d> outgoing_face, incoming_face;  ///< likewise, where both have one
    double reach = least_reach;                             ///< farther from the contour the ground rests
};

/// What stands on the frame's lower side, as a person seen to the chest does, is as whole as it can be.
constexpr unsigned foot = 1U << 3;

/// The sides of a window that cut an outline off: bits for left, right, top and bottom.
unsigned cut_sides(const Silhouette& outline, double aspect, const Window& window) {
    constexpr double slack = 0.008;
    const double x = window.width / 2 - slack, y = window.height / aspect / 2 - slack;
    std::array<int, 4> cut{};
    for (const cv::Point2f& p : outline.outline())
        cut[0] += p.x<-x, cut[1] += p.x> x, cut[2] += p.y<-y, cut[3] += p.y> y;
    unsigned sides = 0;
    for (unsigned i = 0; i < cut.size(); ++i)
        if (cut[i] > hardly_cut * Silhouette::points) sides |= 1U << i;
    return sides;
}

/// The outline with what lies on a side of the window carried on beyond it, so that it crosses the side rather than
/// runs along it.
std::vector<cv::Point2d> carried_on(const Silhouette& outline, double aspect, const Window& window) {
    constexpr double slack = 0.008, beyond = 0.1;
    const double x = window.width / 2 - slack, y = window.height / aspect / 2 - slack;
    std::vector<cv::Point2d> line;
    for (cv::Point2d p : outline.outline()) {
        if (std::abs(p.x) > x) p.x += std::copysign(beyond, p.x);
        if (std::abs(p.y) > y) p.y += std::copysign(beyond, p.y);
        line.push_back(p);
    }
    return line;
}

/// Low-passed along the line: an arm less, and the pictures fold no more.
std::vector<cv::Point2d> smoothed(const std::vector<cv::Point2d>& line, int points) {
    if (points <= 0) return line;
    const auto n = static_cast<int>(line.size());
    std::vector<cv::Point2d> out(line.size());
    for (int i = 0; i < n; ++i) {
        cv::Point2d sum;
        double weight = 0;
        for (int k = -3 * points; k <= 3 * points; ++k) {
            const double w = std::exp(-0.5 * k * k / (points * points));
            sum += line[static_cast<std::size_t>((i + k + 3 * n) % n)] * w, weight += w;
        }
        out[static_cast<std::size_t>(i)] = sum * (1 / weight);
    }
    return out;
}

/// Around a picture of that aspect, to hold it, in its widths.
std::vector<cv::Point2d> frame_points(double aspect) {
    std::vector<cv::Point2d> points;
    const double h = 0.5 / aspect;
    for (int i = 0; i < 6; ++i) {
        const double s = -0.5 + i / 6.0;
        points.push_back({s, -h}), points.push_back({-s, h});
    }
    for (int i = 0; i < 4; ++i) {
        const double s = h * (-1 + i / 2.0);
        points.push_back({0.5, s}), points.push_back({-0.5, -s});
    }
    return points;
}

std::vector<cv::Point2d> on_the_way(const std::vector<cv::Point2d>& a, const std::vector<cv::Point2d>& b, double t) {
    std::vector<cv::Point2d> line;
    for (std::size_t i = 0; i < a.size(); ++i) line.push_back(a[i] * (1 - t) + b[i] * t);
    return line;
}

std::vector<cv::Point2d> between(const Contours& c, double t) { return on_the_way(c.outgoing, c.incoming, t); }

/// Where a contour goes over the frame's side the side gives way along with it.
bool near_crossing(const Contours& c, cv::Point2d p) {
    constexpr double near = 0.12;
    for (const auto* line : {&c.outgoing, &c.incoming})
        for (const cv::Point2d& q : *line)
            if (cv::norm(p - q) < near) return true;
    return false;
}

/// Where each place of a side's window is taken from at `t`; `distance` is the distance_field() of the contour there.
/// In widths of the window.
std::optional<cv::Mat> look_up(const Contours& c, bool incoming, double t, const cv::Mat& distance) {
    const auto now = between(c, t);
    const Window& window = incoming ? c.windows.incoming : c.windows.outgoing;
    const auto& own = incoming ? c.incoming : c.outgoing;
    const double aspect = window.aspect(c.aspect), inward = 1 / window.width;
    std::vector<cv::Point2d> from, to;
    for (std::size_t i = 0; i < guides; ++i) {
        const std::size_t k = i * now.size() / guides;
        from.push_back(now[k] * inward), to.push_back(own[k] * inward);
    }
    const auto &face = incoming ? c.incoming_face : c.outgoing_face,
               of_face = on_the_way(c.outgoing_face, c.incoming_face, t);
    for (std::size_t i = 0; i < face.size(); ++i) from.push_back(of_face[i] * inward), to.push_back(face[i] * inward);
    for (const cv::Point2d& p : frame_points(aspect))
        if (!near_crossing(c, p * window.width)) from.push_back(p), to.push_back(p);
    const auto plate = ThinPlate::through(from, to);
    if (!plate) return std::nullopt;
    cv::Mat share;  // of the way: less and less away from the contour
    cv::resize(distance(window.in(distance.size())), share, ThinPlate::grid_size(aspect), 0, 0, cv::INTER_AREA);
    for (float& away : cv::Mat_<float>(share)) {
        const auto far = static_cast<float>(std::clamp(away / c.reach, 0.0, 1.0));
        away = 1 - far * far * (3 - 2 * far);
    }
    return plate->grid(aspect, share);
}

cv::Mat distance_from(const Contours& c, double t) { return distance_field(between(c, t), c.aspect, 240, c.reach); }

cv::Point2d centre_of(const std::vector<cv::Point2d>& line) {
    cv::Point2d sum;
    for (const cv::Point2d& p : line) sum += p;
    return sum * (1 / static_cast<double>(line.size()));
}

/// B's points, from where they lie nearest to A's in all once both are brought on each other.
void match(std::vector<cv::Point2d> b, double grow, Contours& c) {
    const auto& a = c.outgoing;
    const cv::Point2d of_a = centre_of(a), of_b = centre_of(b);
    std::size_t best = 0;
    double least = 1e9;
    for (std::size_t shift = 0; shift < b.size(); ++shift) {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const cv::Point2d d = a[i] - of_a - (b[(i + shift) % b.size()] - of_b) * grow;
            sum += d.dot(d);
        }
        if (sum < least) least = sum, best = shift;
    }
    std::rotate(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(best), b.end());
    c.incoming = std::move(b);
}

/// The likeliest, where its outline lies on edges of its picture: else it is no cut-out that a viewer would make, and
/// what is less likely is not what is looked at.
const Silhouette* outlined(const std::vector<Silhouette>& forms, const Observation& picture) {
    return find_among_edges(forms.front(), EdgeMap::of(picture)).clear >= clear_outline ? &forms.front() : nullptr;
}

/// Five points of the likeliest face, where one looks at the camera, in widths of the frame; else none.
std::vector<cv::Point2d> face_points(const JoinSight& sight, bool incoming) {
    const Observation& picture = sight.inside(incoming);
    const auto& faces = picture.faces();
    if (faces.empty() || std::abs(faces.front().turn) > most_turned) return {};
    const Face& face = faces.front();
    const double width = sight.window(incoming).width, angle = face.roll * CV_PI / 180;
    const cv::Point2d middle((face.x - 0.5) * width, (face.y - 0.5) / picture.aspect() * width),
        across = cv::Point2d(std::cos(angle), std::sin(angle)) * (0.4 * face.size * width), down(-across.y, across.x);
    return {middle, middle - across, middle + across, middle - down, middle + down};
}

tl::unexpected<Error> too_far(const char* why) {
    return fail(ErrorCode::Conflict, why, {}, "use a shape matte or an aligned dissolve instead");
}

/// How far the outline goes by itself in half of the side's part, in widths: the root of the mean square, so that an
/// arm counts.
double drift(const Silhouette& form, const JoinSight& sight, bool incoming) {
    const Observation& picture = sight.inside(incoming);
    const auto& flow = incoming ? picture.flow_after() : picture.flow_before();
    const auto& beside = incoming ? picture.pixels().after : picture.pixels().before;
    if (!flow || !beside || flow->dense.empty()) return 0;
    const double width = sight.window(incoming).width, columns = flow->dense.cols, rows = flow->dense.rows;
    double sum = 0;
    for (const cv::Point2f& p : form.outline()) {
        const cv::Point at(std::clamp(cvFloor((p.x / width + 0.5) * columns), 0, flow->dense.cols - 1),
                           std::clamp(cvFloor(p.y / width * columns + rows / 2), 0, flow->dense.rows - 1));
        const cv::Vec2f& v = flow->dense.at<cv::Vec2f>(at);
        sum += v.dot(v) / Silhouette::points;
    }
    const FrameCount side = incoming ? sight.out_offset : sight.in_offset;
    return std::sqrt(sum) / columns * width / beside->seconds * static_cast<double>(side.value) / sight.rate.fps() / 2;
}

/// Whether nothing folds on the way.
bool unfolds(const Contours& c) {
    for (const double t : {0.05, 0.25, 0.5, 0.75, 0.95}) {
        const cv::Mat distance = distance_from(c, t);
        for (const bool incoming : {false, true}) {
            const auto grid = look_up(c, incoming, t, distance);
            if (!grid || least_area(*grid) < least_cell) return false;
        }
    }
    return true;
}

Result<EvidencePtr> contours_of(const Silhouette& outgoing, const Silhouette& incoming, const JoinSight& sight) {
    const double aspect = sight.aspect();
    const Windows& w = sight.windows;
    const unsigned a = cut_sides(outgoing, aspect, w.outgoing), b = cut_sides(incoming, aspect, w.incoming);
    if (((a | b) & ~foot) != 0)
        return fail(ErrorCode::Conflict, "the frame's edge cuts a subject off, so it has no whole form to morph", {},
                    "use an aligned dissolve instead");
    if (a != b) return too_far("one subject goes on below the frame and the other does not, so their forms differ");
    auto contours = std::make_shared<Contours>();
    contours->windows = w, contours->aspect = aspect;
    contours->outgoing_face = face_points(sight, false), contours->incoming_face = face_points(sight, true);
    if (contours->outgoing_face.size() != contours->incoming_face.size())
        contours->outgoing_face.clear(), contours->incoming_face.clear();
    for (const int points : {0, 2, 4}) {
        contours->outgoing = smoothed(carried_on(outgoing, aspect, w.outgoing), points);
        match(smoothed(carried_on(incoming, aspect, w.incoming), points), outgoing.size() / incoming.size(), *contours);
        double way = 0, longest = 0;
        for (std::size_t i = 0; i < contours->outgoing.size(); ++i) {
            const double one = cv::norm(contours->outgoing[i] - contours->incoming[i]);
            way += one / static_cast<double>(Silhouette::points), longest = std::max(longest, one);
        }
        if (way > farthest) return too_far("the two forms lie too far apart to be morphed into each other");
        contours->reach = std::max(least_reach, 4 * longest);  // so the ground is not squeezed by more than half
        if (unfolds(*contours)) return EvidencePtr(std::move(contours));
    }
    return too_far("the two forms differ so much that the picture would fold on the way");
}

class ShapeMorph final : public TransitionKind {
public:
    std::string_view name() const override { return "shape-morph"; }
    std::string_view text() const override { return "Shape morph"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"soft", 0.01, 0.001, 0.1, "Width of the seam between subject and ground, in widths"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(12); }
    FrameCount default_out() const override { return FrameCount(12); }
    bool needs_evidence() const override { return true; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const auto outgoing = subject_readings(sight, false), incoming = subject_readings(sight, true);
        if (outgoing.empty() || incoming.empty()) return fail(no_subject(!outgoing.empty()));
        const Silhouette *a = outlined(outgoing, sight.outgoing), *b = outlined(incoming, sight.incoming);
        if (!a || !b)
            return fail(ErrorCode::NotFound,
                        std::string("the outline of what stands out in the ") + (a ? "incoming" : "outgoing") +
                            " picture is not clear enough to be morphed",
                        {}, "use an aligned dissolve or a dissolve instead");
        if (std::max(drift(*a, sight, false), drift(*b, sight, true)) > held)
            return too_far("the subjects move so much by themselves that their forms would leave each other");
        const auto found = fit(*a, *b);
        if (!found || found->distance > unlike) return too_far("the two forms are not alike");
        return contours_of(*a, *b, sight);
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* c = static_cast<const Contours*>(f.evidence);
        const double time = f.progress();
        if (!c || f.outgoing.empty() || f.incoming.empty()) return blend(f.outgoing, f.incoming, time);
        // Slower where one picture is seen alone, and all of its own movement with it.
        const double t = (time + gently(time)) / 2;
        const cv::Mat distance = distance_from(*c, t);
        const auto of_a = look_up(*c, false, t, distance), of_b = look_up(*c, true, t, distance);
        if (!of_a || !of_b) return blend(f.outgoing, f.incoming, t);
        const double subject = std::clamp((t - 0.5) * 1.04 + 0.5, 0.0, 1.0);
        const auto inside = [&](const cv::Mat& picture, const Window& window, const cv::Mat& grid) {
            return drawn_inside(picture, window, [&](const cv::Mat& part) { return bent(part, grid); });
        };
        const auto [a, b] = bars_faded(inside(f.outgoing, c->windows.outgoing, *of_a),
                                       inside(f.incoming, c->windows.incoming, *of_b), t, c->windows, f.size());
        const double soft = value(f, "soft");
        return mix_along(f.size(), a, b, {distance, -soft / 2, soft, subject, t}, MixedIn::Strips);
    }
};

}  // namespace

const TransitionKind& shape_morph() {
    static const ShapeMorph kind;
    return kind;
}

}  // namespace rhyme
