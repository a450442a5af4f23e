// The outgoing picture grows towards the viewer and goes over into the incoming one, which settles from as near.
#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/transitions/blend.h"
#include "core/transitions/field_mix.h"

namespace rhyme {

namespace {

cv::Mat enlarged(const cv::Mat& picture, double scale) {
    if (picture.empty()) return picture;
    const auto m = Similarity{scale, 0, 0, 0}.matrix(picture.cols, picture.rows);
    const cv::Matx23d move(m[0], m[1], m[2] + 0.5 * (m[0] + m[1]) - 0.5, m[3], m[4], m[5] + 0.5 * (m[3] + m[4]) - 0.5);
    cv::Mat out;
    cv::warpAffine(picture, out, move, picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

class Zoom final : public TransitionKind {
public:
    std::string_view name() const override { return "zoom"; }
    std::string_view text() const override { return "Zoom"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"amount", 0.5, 0.05, 3, "How much larger both pictures are where they meet"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(10); }
    FrameCount default_out() const override { return FrameCount(10); }
    /// The cross-fade takes the middle half.
    cv::Mat draw(const TransitionFrame& f) const override {
        const double t = f.progress(), mix = std::clamp(2 * t - 0.5, 0.0, 1.0), amount = value(f, "amount");
        const double out = t * t, in = (1 - t) * (1 - t);
        const cv::Mat a = mix < 1 ? enlarged(f.outgoing, 1 + amount * out) : cv::Mat(),
                      b = mix > 0 ? enlarged(f.incoming, 1 + amount * in) : cv::Mat();
        if (mix <= 0) return a.empty() ? blend(a, f.incoming, 0) : a;
        if (mix >= 1) return b.empty() ? blend(f.outgoing, b, 1) : b;
        return blend(a, b, mix);
    }
};

}  // namespace

const TransitionKind& zoom() {
    static const Zoom kind;
    return kind;
}

}  // namespace rhyme
