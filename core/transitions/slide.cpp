// The incoming picture slides in over the outgoing one, which stays where it is.
#include "core/transitions/field_mix.h"
#include "core/transitions/shifted.h"

namespace rhyme {

namespace {

class Slide final : public TransitionKind {
public:
    std::string_view name() const override { return "slide"; }
    std::string_view text() const override { return "Slide"; }
    std::vector<TransitionParameter> parameters() const override { return {direction_parameter()}; }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(10); }
    FrameCount default_out() const override { return FrameCount(10); }
    cv::Mat draw(const TransitionFrame& f) const override {
        const cv::Mat& seen = f.outgoing.empty() ? f.incoming : f.outgoing;
        const int direction = static_cast<int>(value(f, "direction") + 0.5);
        cv::Mat out = f.outgoing.empty() ? cv::Mat(seen.size(), seen.type(), cv::Scalar::all(0)) : f.outgoing.clone();
        lay_moved(f.incoming, shift_at(seen, direction, gently(f.progress())), out);
        return out;
    }
};

}  // namespace

const TransitionKind& slide() {
    static const Slide kind;
    return kind;
}

}  // namespace rhyme
