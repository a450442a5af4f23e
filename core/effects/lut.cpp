// A look-up table from a .cube file.
#include "core/effects/effect_kind.h"

namespace rhyme {

namespace {

class LutEffect final : public EffectKind {
public:
    std::string_view name() const override { return "lut"; }
    std::string_view text() const override { return "Look-up table"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 1, 0, 1, "How much of it is mixed in"}};
    }
    std::vector<EffectText> texts() const override {
        return {{"path", TextForm::File, "The table, a .cube file", "", "cube"}};
    }
    std::string fault(const EffectValues& values, bool) const override {
        if (values.text("path").empty()) return "no .cube file is named";
        const auto lut = values.files().lut(values.text("path"));
        return lut ? std::string() : lut.error().message();
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const std::string& path = values.text("path");
        if (path.empty() || values["amount"] <= 0) return picture;
        const auto lut = values.files().lut(path);
        if (!lut) return picture;
        const auto drawn = (*lut)->apply(straight(picture), values["amount"]);
        return drawn ? with_color(*drawn, picture.alpha) : picture;
    }
};

}  // namespace

const EffectKind& lut_effect() {
    static const LutEffect kind;
    return kind;
}

}  // namespace rhyme
