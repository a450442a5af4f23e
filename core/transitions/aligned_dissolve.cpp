// An aligned cut whose two pictures cross-fade while the forms are held together.
#include "core/transitions/aligned_mix.h"
#include "core/transitions/blend.h"

namespace rhyme {

namespace {

class AlignedDissolve final : public AlignedMix {
public:
    std::string_view name() const override { return "aligned-dissolve"; }
    std::string_view text() const override { return "Aligned dissolve"; }

protected:
    std::vector<TransitionParameter> own_parameters() const override {
        return {{"linear", 0, 0, 1, "Mix light, as film does, rather than coded values"}};
    }
    cv::Mat mixed(const Tiles& a, const Tiles& b, double t, const TransitionFrame& f) const override {
        return value(f, "linear") >= 0.5 && !f.coverage ? blend_light(f.size(), a, b, t)
                                                        : rhyme::mixed(f.size(), a, b, t);
    }
};

}  // namespace

const TransitionKind& aligned_dissolve() {
    static const AlignedDissolve kind;
    return kind;
}

}  // namespace rhyme
