// The incoming picture pushes the outgoing one out of the frame, edge on edge.
#include "core/transitions/field_mix.h"
#include "core/transitions/shifted.h"

namespace rhyme {

namespace {

class Push final : public TransitionKind {
public:
    std::string_view name() const override { return "push"; }
    std::string_view text() const override { return "Push"; }
    std::vector<TransitionParameter> parameters() const override { return {direction_parameter()}; }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(10); }
    FrameCount default_out() const override { return FrameCount(10); }
    cv::Mat draw(const TransitionFrame& f) const override {
        const cv::Mat& seen = f.outgoing.empty() ? f.incoming : f.outgoing;
        const int direction = static_cast<int>(value(f, "direction") + 0.5);
        const cv::Point in = shift_at(seen, direction, gently(f.progress())), all = shift_at(seen, direction, 0);
        cv::Mat out(seen.size(), seen.type(), cv::Scalar::all(0));
        lay_moved(f.outgoing, in - all, out);
        lay_moved(f.incoming, in, out);
        return out;
    }
};

}  // namespace

const TransitionKind& push() {
    static const Push kind;
    return kind;
}

}  // namespace rhyme
