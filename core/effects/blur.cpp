// A Gaussian blur; its size is a share of the picture's height.
#include "core/effects/effect_kind.h"
#include "core/image/light.h"
#include "core/image/smooth.h"

namespace rhyme {

namespace {

class Blur final : public EffectKind {
public:
    std::string_view name() const override { return "blur"; }
    std::string_view text() const override { return "Blur"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"size", 1, 0, 25, "Standard deviation of the Gaussian, percent of the picture's height"},
                switch_parameter("light", false, "In light, as a lens blurs: bright things spread")};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const double sigma = values["size"] / 100 * picture.color.rows;
        if (sigma < 0.05) return picture;
        Plate out{
            values.on("light") ? from_light(blurred(to_light(picture.color), sigma)) : blurred(picture.color, sigma),
            {}};
        if (!picture.opaque()) out.alpha = blurred(picture.alpha, sigma);
        return out;
    }
};

}  // namespace

const EffectKind& blur_effect() {
    static const Blur kind;
    return kind;
}

}  // namespace rhyme
