// The incoming picture appears inside a form and grows out of it over the whole frame: inside the outgoing subject
// (which the incoming one takes the place of), or, with `through`, the outgoing picture goes away outside the incoming
// subject's form first. The contour is that of the join itself, seen once, so it never crawls.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/aligned_mix.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

constexpr double most_cut = 0.25;  // share of the outline on the frame's border

/// How far inside a form each place lies, 0 outside: the height of a skin blown up over it (Poisson's equation, by
/// successive over-relaxation), which has one top where the distance has a ridge of many. Scaled to rise from the
/// contour as steeply as the distance does.
cv::Mat depth_in(const cv::Mat& field) {
    constexpr int columns = 160, rounds = 150;
    constexpr float relaxed = 1.9F;
    cv::Mat small;
    cv::resize(field, small, {columns, std::max(1, columns * field.rows / field.cols)}, 0, 0, cv::INTER_AREA);
    cv::Mat height(small.rows + 2, columns + 2, CV_32FC1, cv::Scalar(0));
    for (int round = 0; round < rounds; ++round)
        for (int y = 0; y < small.rows; ++y)
            for (int x = 0; x < columns; ++x) {
                if (small.at<float>(y, x) >= 0) continue;
                auto& here = height.at<float>(y + 1, x + 1);
                const float around = height.at<float>(y, x + 1) + height.at<float>(y + 2, x + 1) +
                                     height.at<float>(y + 1, x) + height.at<float>(y + 1, x + 2);
                here += relaxed * ((around + 1) / 4 - here);
            }
    double rise = 0, distance = 0;
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < columns; ++x)
            if (const float d = small.at<float>(y, x); d < 0 && d > -3.0F / columns)
                rise += height.at<float>(y + 1, x + 1), distance -= d;
    cv::Mat depth;
    cv::resize(height(cv::Rect(1, 1, columns, small.rows)), depth, field.size(), 0, 0, cv::INTER_CUBIC);
    return depth * (distance / std::max(1e-6, rise));
}

/// The field of distances with its lines the rounder the farther they lie from the contour: what is near keeps the
/// form, but corners do not go on as scallops when it has grown, and it begins in one place.
cv::Mat rounder(const cv::Mat& field) {
    constexpr double least = 0.01, of_distance = 0.7;  // widths
    constexpr int levels = 6;
    std::vector<cv::Mat> blurs{field};
    for (int i = 0; i + 1 < levels; ++i) {
        cv::Mat blurred;
        cv::GaussianBlur(field, blurred, {0, 0}, least * (1 << i) * field.cols, 0, cv::BORDER_REPLICATE);
        blurs.push_back(blurred);
    }
    const cv::Mat depth = depth_in(field);
    cv::Mat round(field.size(), CV_32FC1);
    for (int y = 0; y < field.rows; ++y)
        for (int x = 0; x < field.cols; ++x) {
            const float distance = field.at<float>(y, x);
            const double by = of_distance * std::max(0.0F, distance) / least,
                         level = by < 1 ? by : std::min(levels - 1.0, 1 + std::log2(by));
            const auto lower = static_cast<std::size_t>(level), upper = std::min(lower + 1, blurs.size() - 1);
            const auto part = static_cast<float>(level - static_cast<double>(lower));
            round.at<float>(y, x) =
                distance < 0 ? -std::max(0.0F, depth.at<float>(y, x))
                             : (1 - part) * blurs[lower].at<float>(y, x) + part * blurs[upper].at<float>(y, x);
        }
    cv::GaussianBlur(round, round, {0, 0}, 1.5);
    return round;
}

struct Matte final : TransitionEvidence {
    cv::Mat field;              ///< signed distance on the screen, in widths
    std::vector<float> shares;  ///< field_shares
};

class ShapeMatte final : public AlignedMix {
public:
    std::string_view name() const override { return "shape-matte"; }
    std::string_view text() const override { return "Shape matte"; }
    bool needs_evidence() const override { return true; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        if (auto within = AlignedMix::prepare(sight); !within) return within;
        const TransitionFrame f = sight.frame();
        const bool through = value(f, "through") >= 0.5;
        const auto pair = find_subject_pair(sight, alignment_of(f));
        if (!pair) return fail(pair.error());
        const Silhouette& form = through ? pair->incoming : pair->outgoing;
        if (cut_by_frame(form, sight.aspect(), sight.window(through)) > most_cut)
            return fail(ErrorCode::Conflict,
                        "the frame's edge cuts the subject off, so its form is not the one a viewer sees", {},
                        "use an aligned dissolve or a wipe instead");
        const AlignedPose at = pose(f, sight.aspect(), sight.windows);
        const auto move = PlaneSimilarity::from(through ? at.incoming : at.outgoing, sight.aspect());
        std::vector<cv::Point2d> line;
        for (const cv::Point2f& p : form.outline()) line.push_back(move(p));
        auto matte = std::make_shared<Matte>();
        matte->windows = sight.windows;
        matte->field = rounder(distance_field(line, sight.aspect()));
        matte->shares = field_shares(matte->field, change_between(sight, at));
        return EvidencePtr(std::move(matte));
    }

protected:
    double default_mix() const override { return 24; }
    std::vector<TransitionParameter> own_parameters() const override {
        return {{"soft", 0.012, 0.001, 0.2, "Width of the soft edge, in widths"},
                {"through", 0, 0, 1, "The form: 0 the outgoing subject's, 1 the incoming one's"}};
    }
    cv::Mat mixed(const Tiles& a, const Tiles& b, double t, const TransitionFrame& f) const override {
        const auto* matte = static_cast<const Matte*>(f.evidence);
        if (!matte) return rhyme::mixed(f.size(), a, b, t);
        const double soft = value(f, "soft"), e = evenly(t);
        const double edge = share_at(matte->shares, e) - soft * (1 - e);
        return mix_along(f.size(), a, b, {matte->field, edge, soft});
    }
};

}  // namespace

const TransitionKind& shape_matte() {
    static const ShapeMatte kind;
    return kind;
}

}  // namespace rhyme
