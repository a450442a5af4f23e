// How much of the picture covers what lies below, and how its colours meet those.
#include "core/effects/effect_kind.h"

namespace rhyme {

namespace {

class Opacity final : public EffectKind {
public:
    std::string_view name() const override { return "opacity"; }
    std::string_view text() const override { return "Opacity"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"opacity", 1, 0, 1, "0: not to be seen, 1: covers what lies below"},
                choice_parameter("blend", blend_mode_names(), "How it meets what lies below")};
    }
    bool may_uncover() const override { return true; }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        return faded(picture, values["opacity"]);
    }
};

}  // namespace

const EffectKind& opacity_effect() {
    static const Opacity kind;
    return kind;
}

}  // namespace rhyme
