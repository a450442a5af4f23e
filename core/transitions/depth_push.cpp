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
#include "core/transitions/join_sight.h"

namespace rhyme {

namespace {

constexpr double sure = 0.3;                          // of the order of depth
constexpr double near_from = 0.62, far_below = 0.38;  // the planes
constexpr double least_plane = 0.06;                  // share of the picture

struct Planes final : TransitionEvidence {
    double aspect = 1;
    cv::Mat order;        ///< 0: crossed first (near) .. 1: last, at analysis size
    cv::Mat near;         ///< 0..1, coarse and smooth: how much it grows
    cv::Point2d towards;  ///< where the camera goes, widths about the centre
};

/// `map` carried to the edges of `guide` (K. He, J. Sun and X. Tang, "Guided image filtering", 2010).
cv::Mat guided(const cv::Mat& guide, const cv::Mat& map, int radius, double regular) {
    const auto mean = [&](const cv::Mat& m) {
        cv::Mat out;
        cv::blur(m, out, {2 * radius + 1, 2 * radius + 1});
        return out;
    };
    const cv::Mat mean_guide = mean(guide), mean_map = mean(map);
    const cv::Mat variance = mean(guide.mul(guide)) - mean_guide.mul(mean_guide);
    const cv::Mat slope = (mean(guide.mul(map)) - mean_guide.mul(mean_map)) / (variance + regular);
    const cv::Mat offset = mean_map - slope.mul(mean_guide);
    return mean(slope).mul(guide) + mean(offset);
}

double step(double v, double at) {
    const double t = std::clamp((v - at) / 0.14 + 0.5, 0.0, 1.0);
    return t * t * (3 - 2 * t);
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
        const DepthMap depth = find_depth(sight.outgoing);
        const auto no_depth = [](const char* why) {
            return fail(ErrorCode::NotFound, why, {}, "use a dissolve or a zoom instead");
        };
        if (depth.near.empty() || depth.confidence < sure)
            return no_depth("nothing says what is near and what is far in the outgoing picture");
        auto planes = std::make_shared<Planes>();
        planes->aspect = sight.aspect();
        cv::Mat guide, near;
        sight.outgoing.gray().convertTo(guide, CV_32F, 1.0 / 255);
        cv::resize(depth.near, near, guide.size(), 0, 0, cv::INTER_CUBIC);
        near = guided(guide, near, 12, 8e-3);
        const double total = static_cast<double>(near.total());
        if (cv::countNonZero(near >= near_from) < least_plane * total ||
            cv::countNonZero(near < far_below) < least_plane * total)
            return no_depth("the outgoing picture has no foreground and background to be parted");
        planes->order = near.clone();
        for (int y = 0; y < near.rows; ++y)
            for (int x = 0; x < near.cols; ++x) {
                const double v = near.at<float>(y, x);
                planes->order.at<float>(y, x) =
                    static_cast<float>(1 - 0.45 * (step(v, far_below) + step(v, near_from)) - 0.1 * v);
            }
        cv::GaussianBlur(planes->order, planes->order, {0, 0}, 2);
        planes->order = even_field(planes->order, change_map(sight.outgoing.pixels().rgb, sight.incoming.pixels().rgb));
        cv::GaussianBlur(depth.near, planes->near, {0, 0}, 1.5);
        if (depth.perspective > 0.3)
            planes->towards = {std::clamp(depth.vanishing.x - 0.5, -0.3, 0.3),
                               std::clamp(depth.vanishing.y - 0.5, -0.3, 0.3) / planes->aspect};
        return EvidencePtr(std::move(planes));
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto* planes = static_cast<const Planes*>(f.evidence);
        const double t = f.progress();
        if (!planes) return blend(f.outgoing, f.incoming, t);
        const double soft = value(f, "soft"), e = gently(t), push = value(f, "push") * t * t;
        const Tiles a = bent(f.outgoing, pushed(*planes, push));
        return mix_along(f.size(), a, still(f.incoming), {planes->order, e * (1 + soft) - soft, soft});
    }

private:
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
