// The camera seems to push forward through the outgoing picture: what is near grows faster than what is far, and goes
// over into the incoming picture first; the middle follows, the background last.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/depth_map.h"
#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/grid_warp.h"
#include "core/transitions/join_change.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

constexpr double sure = 0.3;             // of the order of depth
constexpr double stands_before = 0.12;   // how much nearer the subject is than its ground
constexpr double least_spread = 0.3;     // of a ground's depth between its near and its far parts
constexpr double least_plane = 0.03;     // share of the picture that stands before the rest
constexpr double of_subject = 0.3;       // of the order, before the ground
constexpr double of_change = 0.35;       // the share of the growth in what changes
constexpr double unseen_change = 0.002;  // from frame to frame, of full white
constexpr double frame_touched = 0.5;    // of the subject's outline: then it is no figure but the ground

struct Planes final : TransitionEvidence {
    double aspect = 1;
    cv::Mat order;         ///< 0: crossed first (near) .. 1: last, at analysis size
    cv::Mat near;          ///< 0..1, coarse and smooth, of the window: how much it grows
    double most_push = 1;  ///< so the growth itself does not change the picture much faster than what else goes on
    cv::Point2d towards;   ///< where the camera goes, widths of the window about its centre
};

/// 1, x, y, xx, xy, yy at a cell, about the centre.
cv::Matx<double, 6, 1> terms(int x, int y, cv::Size cells) {
    const double u = (x + 0.5) / cells.width - 0.5, v = (y + 0.5) / cells.height - 0.5;
    return {1, u, v, u * u, u * v, v * v};
}

/// The surface of second order that lies nearest to `near` where `weight` is: a ground has no islands.
cv::Mat ground_of(const cv::Mat& near, const cv::Mat& weight) {
    cv::Matx<double, 6, 6> system = cv::Matx<double, 6, 6>::eye() * 1e-3;
    cv::Matx<double, 6, 1> wanted;
    for (int y = 0; y < near.rows; ++y)
        for (int x = 0; x < near.cols; ++x) {
            const auto at = terms(x, y, near.size());
            const double w = weight.at<float>(y, x);
            system += at * at.t() * w, wanted += at * (w * near.at<float>(y, x));
        }
    const auto solved = system.solve(wanted, cv::DECOMP_CHOLESKY);
    cv::Mat ground(near.size(), CV_32FC1);
    for (int y = 0; y < near.rows; ++y)
        for (int x = 0; x < near.cols; ++x)
            ground.at<float>(y, x) = std::clamp(static_cast<float>(terms(x, y, near.size()).dot(solved)), 0.F, 1.F);
    return ground;
}

/// The mask of what stands before its ground, coarse cells of the window; empty: nothing does.
cv::Mat figure_in(const Observation& picture, const cv::Mat& near, cv::Mat& mask) {
    for (const Subject& subject : picture.subjects()) {
        cv::Mat cells;
        cv::resize(subject.mask, cells, near.size(), 0, 0, cv::INTER_AREA);
        const double part = cv::mean(cells)[0];
        if (part < least_plane || part > 1 - 2 * least_plane) continue;
        const double on = cv::mean(near.mul(cells))[0] / part, off = cv::mean(near.mul(1 - cells))[0] / (1 - part);
        const auto outline = Silhouette::from_mask(subject.mask);
        if (on - off < stands_before || !outline || cut_by_frame(*outline, picture.aspect(), {}) > frame_touched)
            continue;
        mask = subject.mask;
        return cells;
    }
    return {};
}

class DepthPush final : public TransitionKind {
public:
    std::string_view name() const override { return "depth-push"; }
    std::string_view text() const override { return "Depth push"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"push", 0.25, 0, 1, "How much the nearest grows until it is gone"},
                {"soft", 0.5, 0.01, 1, "How softly a plane goes over, in shares of the whole"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(12); }
    FrameCount default_out() const override { return FrameCount(12); }
    bool needs_evidence() const override { return true; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const Observation& picture = sight.inside(false);
        const DepthMap depth = find_depth(picture);
        const auto no_depth = [](const char* why) {
            return fail(ErrorCode::NotFound, why, {}, "use a dissolve or a zoom instead");
        };
        if (depth.near.empty() || depth.confidence < sure)
            return no_depth("nothing says what is near and what is far in the outgoing picture");
        cv::Mat mask;
        const cv::Mat figure = figure_in(picture, depth.near, mask);
        const cv::Mat around = figure.empty() ? cv::Mat(depth.near.size(), CV_32FC1, cv::Scalar(1)) : 1 - figure;
        const cv::Mat ground = ground_of(depth.near, around);
        double far = 0, close = 0;
        cv::minMaxLoc(ground, &far, &close);
        if (figure.empty() && close - far < least_spread)
            return no_depth("the outgoing picture has no foreground and background to be parted");
        auto planes = std::make_shared<Planes>();
        planes->windows = sight.windows;
        const Window& window = sight.windows.outgoing;
        planes->aspect = window.aspect(sight.aspect());
        const cv::Mat late = order_of(ground, mask, picture.gray().size());
        planes->order = even_field(window.over_frame(late, sight.outgoing.gray().size(), true),
                                   change_map(sight.outgoing.pixels().rgb, sight.incoming.pixels().rgb));
        // A figure grows as one, and more than any ground.
        planes->near = 0.8 * (ground - far) / std::max(1e-3, close - far);
        if (!figure.empty()) planes->near = planes->near.mul(around) + figure;
        cv::GaussianBlur(planes->near, planes->near, {0, 0}, 1.5);
        if (depth.perspective > 0.3)
            planes->towards = {std::clamp(depth.vanishing.x - 0.5, -0.3, 0.3),
                               std::clamp(depth.vanishing.y - 0.5, -0.3, 0.3) / planes->aspect};
        planes->most_push = calm_push(*planes, picture.gray(), JoinChange::of(sight),
                                      static_cast<double>((sight.in_offset + sight.out_offset).value) + 1);
        return EvidencePtr(std::move(planes));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* planes = static_cast<const Planes*>(f.evidence);
        const double t = f.progress();
        if (!planes) return blend(f.outgoing, f.incoming, t);
        const double soft = value(f, "soft"), push = std::min(value(f, "push"), planes->most_push) * t * t;
        const cv::Mat grid = pushed(*planes, push);
        const auto [a, b] = bars_faded(
            drawn_inside(f.outgoing, planes->windows.outgoing, [&](const cv::Mat& part) { return bent(part, grid); }),
            still(f.incoming), t, planes->windows, f.size());
        return mix_along(f.size(), a, b, {taken_along(*planes, grid), even_edge(evenly(t), soft), soft},
                         MixedIn::Strips);
    }

private:
    /// How late each place of the window is crossed: first what stands before the ground, from its foot up, then the
    /// ground from near to far.
    static cv::Mat order_of(const cv::Mat& ground, const cv::Mat& mask, cv::Size size) {
        cv::Mat near, late;
        cv::resize(ground, near, size, 0, 0, cv::INTER_LINEAR);
        if (mask.empty()) return 1 - near;
        late = of_subject + (1 - of_subject) * (1 - near);
        cv::Mat edge, rows(size, CV_32FC1);
        // What is cut out is cut a little wide: hair goes along with its head.
        cv::dilate(mask, edge, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
        cv::GaussianBlur(edge, edge, {0, 0}, 1.5);
        const cv::Rect form = cv::boundingRect(mask > 0.5);
        for (int y = 0; y < size.height; ++y)
            rows.row(y) = of_subject * std::clamp((form.br().y - y) / std::max(1.0, double(form.height)), 0.0, 1.0);
        return late + edge.mul(rows - late);
    }
    static double calm_push(const Planes& planes, const cv::Mat& picture, const JoinChange& change, double frames) {
        constexpr double little = 0.02;
        cv::Mat grown;
        cv::remap(picture, grown, pixels_of(pushed(planes, little), picture.size(), planes.aspect), {},
                  cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        const double by_push =
            cv::norm(picture, grown, cv::NORM_L1) / (255.0 * little * static_cast<double>(picture.total()));
        const double goes_on = std::max({change.livelier(), change.across / frames, unseen_change});
        // Pushed by t t, of which 1 - t is seen: half as fast as the mean, at most.
        return of_change * goes_on * 2 * frames / std::max(1e-6, by_push);
    }
    /// A grid as cv::remap takes it.
    static cv::Mat pixels_of(const cv::Mat& grid, cv::Size size, double aspect) {
        const auto columns = static_cast<float>(size.width), rows = static_cast<float>(size.height);
        cv::Mat places;
        cv::transform(
            grid, places,
            cv::Matx23f(columns, 0, columns / 2 - 0.5F, 0, rows * static_cast<float>(aspect), rows / 2 - 0.5F));
        cv::resize(places, places, size, 0, 0, cv::INTER_LINEAR);
        return places;
    }
    /// The order where the picture is drawn that it is of: a figure that has grown is crossed out to its new edge.
    static cv::Mat taken_along(const Planes& planes, const cv::Mat& grid) {
        const cv::Rect part = planes.windows.outgoing.in(planes.order.size());
        cv::Mat moved = planes.order.clone();
        cv::remap(planes.order(part), moved(part), pixels_of(grid, part.size(), planes.aspect), {}, cv::INTER_LINEAR,
                  cv::BORDER_REPLICATE);
        return moved;
    }
    /// Where each place is taken from when what is near has grown by `push`, what is far by a quarter of it.
    static cv::Mat pushed(const Planes& planes, double push) {
        cv::Mat grid(planes.near.rows, planes.near.cols, CV_32FC2);
        for (int y = 0; y < grid.rows; ++y)
            for (int x = 0; x < grid.cols; ++x) {
                const cv::Point2d p((x + 0.5) / grid.cols - 0.5, ((y + 0.5) / grid.rows - 0.5) / planes.aspect);
                const double near = std::clamp<double>(planes.near.at<float>(y, x), 0, 1);
                const double scale = 1 + push * (0.25 + 0.75 * near);
                const cv::Point2d from = planes.towards + (p - planes.towards) * (1 / scale);
                grid.at<cv::Vec2f>(y, x) = {static_cast<float>(from.x), static_cast<float>(from.y)};
            }
        return grid;
    }
};

}  // namespace

const TransitionKind& depth_push() {
    static const DepthPush kind;
    return kind;
}

}  // namespace rhyme
