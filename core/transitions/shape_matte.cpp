// The incoming picture appears inside a form and grows out of it over the whole frame: inside the outgoing subject
// (which the incoming one takes the place of), or, with `through`, the outgoing picture goes away outside the incoming
// subject's form first. The contour is that of the join itself, seen once, so it never crawls.
#include <algorithm>

#include "core/transitions/aligned_mix.h"
#include "core/transitions/field_mix.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

constexpr double most_cut = 0.25;  // share of the outline on the frame's border

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
        matte->field = distance_field(line, sight.aspect());
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
