// An aligned cut whose two pictures cross-fade while the forms are held together: `mix` frames around the cut, centred
// where both sides are equally long. The outgoing picture eases into place before them, the incoming one back after
// them.
#include <algorithm>

#include "core/transitions/aligned_move.h"
#include "core/transitions/blend.h"

namespace rhyme {

namespace {

/// Frames of the cross-fade before and after the cut.
struct Mix {
    std::int64_t before, after;
};

class AlignedDissolve final : public TransitionKind {
public:
    std::string_view name() const override { return "aligned-dissolve"; }
    std::string_view text() const override { return "Aligned dissolve"; }
    std::vector<TransitionParameter> parameters() const override {
        auto all = aligned_parameters();
        all[4].value = half;
        all.push_back(mix_frames());
        return all;
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(24); }
    FrameCount default_out() const override { return FrameCount(24); }
    bool needs_outgoing(const TransitionFrame& f) const override {
        return f.frame.value < f.in_offset.value + mix(f).after;
    }
    bool needs_incoming(const TransitionFrame& f) const override {
        return f.frame.value >= f.in_offset.value - mix(f).before;
    }

    cv::Mat draw(const TransitionFrame& f) const override {
        const auto [before, after] = mix(f);
        const std::int64_t in = f.in_offset.value, out = f.out_offset.value, at = f.frame.value;
        cv::Mat a, b;
        if (needs_outgoing(f)) a = aligned_picture(f, false, {in - before - 1 - at, in - before}, half);
        if (needs_incoming(f)) b = aligned_picture(f, true, {at - in - after, out - after}, half);
        if (a.empty()) return b;
        if (b.empty()) return a;
        return blend(a, b, static_cast<double>(at - (in - before) + 1) / static_cast<double>(before + after + 1));
    }

private:
    static constexpr double half = 0.5;  // both are seen at once, so each makes half of the move
    static TransitionParameter mix_frames() { return {"mix", 12, 2, 100, "Frames of the cross-fade"}; }

    static Mix mix(const TransitionFrame& f) {
        const auto whole = static_cast<std::int64_t>(parameter_within(f, mix_frames()));
        return {std::min(whole / 2, f.in_offset.value), std::min(whole - whole / 2, f.out_offset.value)};
    }
};

}  // namespace

const TransitionKind& aligned_dissolve() {
    static const AlignedDissolve kind;
    return kind;
}

}  // namespace rhyme
