// The outgoing picture fades to black before the cut, the incoming one from black after it.
#include "core/transitions/blend.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

class DipToBlack final : public TransitionKind {
public:
    std::string_view name() const override { return "dip-to-black"; }
    std::string_view text() const override { return "Dip to black"; }
    bool needs_handles() const override { return false; }
    FrameCount default_in() const override { return FrameCount(10); }
    FrameCount default_out() const override { return FrameCount(10); }
    bool needs_outgoing(const TransitionFrame& f) const override { return f.before_cut(); }
    bool needs_incoming(const TransitionFrame& f) const override { return !f.before_cut(); }

    cv::Mat draw(const TransitionFrame& f) const override { return dipped(f, cv::Scalar::all(0)); }
};

}  // namespace

const TransitionKind& dip_to_black() {
    static const DipToBlack kind;
    return kind;
}

}  // namespace rhyme
