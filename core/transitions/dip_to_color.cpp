// The outgoing picture fades into a colour before the cut, the incoming one out of it after it.
#include "core/transitions/blend.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

class DipToColor final : public TransitionKind {
public:
    std::string_view name() const override { return "dip-to-color"; }
    std::string_view text() const override { return "Dip to colour"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"red", 1, 0, 1, "Red of the colour"},
                {"green", 1, 0, 1, "Green of the colour"},
                {"blue", 1, 0, 1, "Blue of the colour"}};
    }
    bool needs_handles() const override { return false; }
    FrameCount default_in() const override { return FrameCount(10); }
    FrameCount default_out() const override { return FrameCount(10); }
    bool needs_outgoing(const TransitionFrame& f) const override { return f.before_cut(); }
    bool needs_incoming(const TransitionFrame& f) const override { return !f.before_cut(); }
    cv::Mat draw(const TransitionFrame& f) const override {
        if (f.coverage) return dipped(f, cv::Scalar::all(65535));
        return dipped(f, cv::Scalar(value(f, "red"), value(f, "green"), value(f, "blue")) * 65535);
    }
};

}  // namespace

const TransitionKind& dip_to_color() {
    static const DipToColor kind;
    return kind;
}

}  // namespace rhyme
