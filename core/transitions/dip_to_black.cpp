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

    /// The last frame before the cut is black; with no frames before it the first one after it is.
    cv::Mat draw(const TransitionFrame& f) const override {
        const auto in = static_cast<double>(f.in_offset.value), out = static_cast<double>(f.out_offset.value);
        const auto at = static_cast<double>(f.frame.value);
        if (f.before_cut()) return blend({}, f.outgoing, 1 - (at + 1) / in);
        return blend({}, f.incoming, in > 0 ? (at - in + 1) / (out + 1) : (at - in) / out);
    }
};

}  // namespace

const TransitionKind& dip_to_black() {
    static const DipToBlack kind;
    return kind;
}

}  // namespace rhyme
