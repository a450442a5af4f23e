// The outgoing subject's form becomes the incoming one's: both pictures are bent, by thin-plate splines through points
// of the two contours, so that at every moment both subjects fill one contour between the two. Subject and ground
// cross-fade apart, the subject faster, so neither's edge shines through the other.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/grid_warp.h"
#include "core/transitions/subject_pair.h"
#include "core/transitions/thin_plate.h"

namespace rhyme {

namespace {

constexpr std::size_t guides = 32;   // points of either contour
constexpr double most_cut = 0.06;    // share of an outline on the frame's border
constexpr double farthest = 0.12;    // widths that a point of the contour may go, in the mean
constexpr double least_cell = 0.12;  // of its area that a piece of the picture keeps

struct Contours final : TransitionEvidence {
    double aspect = 1;
    std::vector<cv::Point2d> outgoing, incoming;  ///< point on point, in widths about the centre
};

/// Around the frame, to hold it.
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

std::vector<cv::Point2d> between(const Contours& c, double t) {
    std::vector<cv::Point2d> line;
    for (std::size_t i = 0; i < c.outgoing.size(); ++i) line.push_back(c.outgoing[i] * (1 - t) + c.incoming[i] * t);
    return line;
}

/// Where each place of the contour at t is taken from in the picture whose contour is `own`.
std::optional<cv::Mat> look_up(const std::vector<cv::Point2d>& now, const std::vector<cv::Point2d>& own,
                               double aspect) {
    std::vector<cv::Point2d> from, to;
    for (std::size_t i = 0; i < guides; ++i) {
        const std::size_t k = i * now.size() / guides;
        from.push_back(now[k]), to.push_back(own[k]);
    }
    for (const cv::Point2d& p : frame_points(aspect)) from.push_back(p), to.push_back(p);
    const auto plate = ThinPlate::through(from, to);
    return plate ? std::optional(plate->grid(aspect)) : std::nullopt;
}

/// B's points, from where they lie nearest to A's in all once both are brought on each other.
Contours matched(const SubjectPair& pair, double aspect) {
    Contours c;
    c.aspect = aspect;
    const auto& a = pair.outgoing.outline();
    const auto& b = pair.incoming.outline();
    const double grow = pair.outgoing.size() / pair.incoming.size();
    std::size_t best = 0;
    double least = 1e9;
    for (std::size_t shift = 0; shift < b.size(); ++shift) {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const cv::Point2d p = cv::Point2d(a[i]) - pair.outgoing.centre(),
                              q = (cv::Point2d(b[(i + shift) % b.size()]) - pair.incoming.centre()) * grow;
            sum += (p - q).dot(p - q);
        }
        if (sum < least) least = sum, best = shift;
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        c.outgoing.push_back(a[i]), c.incoming.push_back(b[(i + best) % b.size()]);
    return c;
}

class ShapeMorph final : public TransitionKind {
public:
    std::string_view name() const override { return "shape-morph"; }
    std::string_view text() const override { return "Shape morph"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"soft", 0.01, 0.001, 0.1, "Width of the seam between subject and ground, in widths"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(6); }
    FrameCount default_out() const override { return FrameCount(6); }
    bool needs_evidence() const override { return true; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const double aspect = sight.aspect();
        const auto pair = find_subject_pair(sight, {});
        if (!pair) return fail(pair.error());
        if (std::max(cut_by_frame(pair->outgoing, aspect), cut_by_frame(pair->incoming, aspect)) > most_cut)
            return fail(ErrorCode::Conflict, "the frame's edge cuts a subject off, so it has no whole form to morph",
                        {}, "use an aligned dissolve instead");
        auto contours = std::make_shared<Contours>(matched(*pair, aspect));
        double way = 0;
        for (std::size_t i = 0; i < contours->outgoing.size(); ++i)
            way += cv::norm(contours->outgoing[i] - contours->incoming[i]) / static_cast<double>(Silhouette::points);
        const auto too_far = [](const char* why) {
            return fail(ErrorCode::Conflict, why, {}, "use a shape matte or an aligned dissolve instead");
        };
        if (way > farthest) return too_far("the two forms lie too far apart to be morphed into each other");
        for (const double t : {0.25, 0.5, 0.75})
            for (const auto* own : {&contours->outgoing, &contours->incoming}) {
                const auto grid = look_up(between(*contours, t), *own, aspect);
                if (!grid || least_area(*grid) < least_cell)
                    return too_far("the two forms differ so much that the picture would fold on the way");
            }
        return EvidencePtr(std::move(contours));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* c = static_cast<const Contours*>(f.evidence);
        const double t = f.progress();
        if (!c || f.outgoing.empty() || f.incoming.empty()) return blend(f.outgoing, f.incoming, t);
        const double e = (t + gently(t)) / 2;  // no step of it is much larger than the mean one
        const auto now = between(*c, e);
        const auto of_a = look_up(now, c->outgoing, c->aspect), of_b = look_up(now, c->incoming, c->aspect);
        if (!of_a || !of_b) return blend(f.outgoing, f.incoming, t);
        const double subject = std::clamp((t - 0.5) * 1.15 + 0.5, 0.0, 1.0);
        const Tiles a = bent(f.outgoing, *of_a), b = bent(f.incoming, *of_b);
        const double soft = value(f, "soft");
        return mix_along(f.size(), a, b, {distance_field(now, c->aspect), -soft / 2, soft, subject, t});
    }
};

}  // namespace

const TransitionKind& shape_morph() {
    static const ShapeMorph kind;
    return kind;
}

}  // namespace rhyme
