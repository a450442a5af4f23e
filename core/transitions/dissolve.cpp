// A cross-fade. On the coded values by default, as every editor does it; with `linear` in light, as two exposures on
// film add up.
#include "core/transitions/blend.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

class Dissolve final : public TransitionKind {
public:
    std::string_view name() const override { return "dissolve"; }
    std::string_view text() const override { return "Dissolve"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"linear", 0, 0, 1, "Mix light, as film does, rather than coded values"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(12); }
    FrameCount default_out() const override { return FrameCount(12); }
    cv::Mat draw(const TransitionFrame& f) const override {
        return f.parameter("linear", 0) >= 0.5
                   ? blend_light(f.size(), still(f.outgoing), still(f.incoming), f.progress())
                   : blend(f.outgoing, f.incoming, f.progress());
    }
};

}  // namespace

const TransitionKind& dissolve() {
    static const Dissolve kind;
    return kind;
}

}  // namespace rhyme
