// The outgoing picture grows towards the viewer and goes over into the incoming one, which settles from as near.
#include <algorithm>

#include "core/image/tiles.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

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
        const Tiles a = moved(f.outgoing, {1 + amount * out, 0, 0, 0}, false, Sampling::Linear),
                    b = moved(f.incoming, {1 + amount * in, 0, 0, 0}, false, Sampling::Linear);
        if (mix <= 0 || mix >= 1) return drawn(f.size(), mix <= 0 ? a : b);
        return mixed(f.size(), a, b, mix);
    }
};

}  // namespace

const TransitionKind& zoom() {
    static const Zoom kind;
    return kind;
}

}  // namespace rhyme
