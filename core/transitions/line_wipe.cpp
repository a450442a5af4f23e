// The incoming picture comes in along a line that both pictures share, carried on the same perspective: it opens from
// the line to both sides, or, where A's lines run together, out of their vanishing point.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/depth_map.h"
#include "core/transitions/aligned_mix.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/shared_line.h"

namespace rhyme {

namespace {

constexpr double most_turned = 10, most_apart = 0.10;  // degrees, widths, once B is in place
constexpr double perspective_seen = 0.35;              // of the depth map

struct Opening final : TransitionEvidence {
    cv::Mat field;
    std::vector<float> shares;
};

template <class Distance>
cv::Mat field_of(double aspect, const Distance& distance) {
    constexpr int columns = 320;
    const int rows = std::max(1, cvRound(columns / aspect));
    cv::Mat field(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            field.at<float>(y, x) =
                static_cast<float>(distance(cv::Point2d((x + 0.5) / columns - 0.5, ((y + 0.5) / rows - 0.5) / aspect)));
    return field;
}

class LineWipe final : public AlignedMix {
public:
    std::string_view name() const override { return "line-wipe"; }
    std::string_view text() const override { return "Line wipe"; }
    bool needs_evidence() const override { return true; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        if (auto within = AlignedMix::prepare(sight); !within) return within;
        const TransitionFrame f = sight.frame();
        const double aspect = sight.aspect();
        const AlignedPose at = pose(f, aspect, sight.windows);
        auto opening = std::make_shared<Opening>();
        opening->windows = sight.windows;
        const DepthMap a = find_depth(sight.inside(false)), b = find_depth(sight.inside(true));
        const auto point = [&](const DepthMap& map, const Window& window, const Similarity& move) {
            const cv::Point2d vanishing = window.outward(map.vanishing);
            const auto p = move.apply(vanishing.x, vanishing.y, aspect);
            return cv::Point2d(p[0] - 0.5, (p[1] - 0.5) / aspect);
        };
        const cv::Point2d from = point(a, sight.windows.outgoing, at.outgoing),
                          to = point(b, sight.windows.incoming, at.incoming);
        const bool deep = a.perspective >= perspective_seen && b.perspective >= perspective_seen &&
                          cv::norm(from - to) < 1.5 * most_apart;
        if (deep && value(f, "from") >= 0.5) {
            opening->field = field_of(aspect, [&](cv::Point2d p) { return cv::norm(p - from); });
        } else {
            const auto line = shared_line(sight, at.outgoing, at.incoming, most_turned, most_apart);
            if (!line)
                return fail(ErrorCode::NotFound, "the two pictures have no clear line in one place to wipe along", {},
                            "use a wipe or a dissolve instead");
            opening->field =
                field_of(aspect, [&](cv::Point2d p) { return std::abs((p - line->middle).cross(line->along)); });
        }
        opening->shares = field_shares(opening->field, change_between(sight, at));
        return EvidencePtr(std::move(opening));
    }

protected:
    double default_mix() const override { return 24; }
    std::vector<TransitionParameter> own_parameters() const override {
        return {{"soft", 0.03, 0.001, 0.3, "Width of the soft edge, in widths"},
                {"from", 1, 0, 1, "Where it begins: 0 the shared line, 1 the vanishing point where both have one"}};
    }
    cv::Mat mixed(const Tiles& a, const Tiles& b, double t, const TransitionFrame& f) const override {
        const auto* opening = static_cast<const Opening*>(f.evidence);
        if (!opening) return rhyme::mixed(f.size(), a, b, t);
        const double soft = value(f, "soft"), e = evenly(t);
        return mix_along(f.size(), a, b, {opening->field, share_at(opening->shares, e) - soft * (1 - e), soft});
    }
};

}  // namespace

const TransitionKind& line_wipe() {
    static const LineWipe kind;
    return kind;
}

}  // namespace rhyme
