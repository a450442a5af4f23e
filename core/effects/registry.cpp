#include <algorithm>

#include "core/effects/effect_kind.h"

namespace rhyme {

// One line a kind; each is defined in the file of its name.
const EffectKind& blur_effect();
const EffectKind& colour_effect();
const EffectKind& lut_effect();
const EffectKind& opacity_effect();
const EffectKind& reframe_effect();
const EffectKind& vignette_effect();

const std::vector<const EffectKind*>& all_effects() {
    static const std::vector<const EffectKind*> kinds{&blur_effect(),    &colour_effect(),  &lut_effect(),
                                                      &opacity_effect(), &reframe_effect(), &vignette_effect()};
    return kinds;
}

const EffectKind* find_effect(std::string_view name) {
    for (const EffectKind* kind : all_effects())
        if (kind->name() == name) return kind;
    return nullptr;
}

Result<std::shared_ptr<const Lut>> EffectFiles::lut(const std::string& path) {
    std::error_code none;
    const auto written = std::filesystem::last_write_time(path, none);
    const std::lock_guard lock(mutex_);
    const auto known = luts_.find(path);
    if (known != luts_.end() && known->second.written == written) return known->second.lut;
    auto read = Lut::load(path);
    Result<std::shared_ptr<const Lut>> lut = fail(ErrorCode::NotFound, "");
    if (read)
        lut = std::make_shared<const Lut>(std::move(*read));
    else
        lut = fail(read.error());
    luts_.insert_or_assign(path, Read{written, lut});
    return lut;
}

EffectValues::EffectValues(const EffectKind& kind, const Effect& effect, FrameCount at, EffectFiles& files)
    : effect_(effect), files_(files) {
    for (const EffectParameter& p : kind.parameters())
        numbers_.emplace_back(p.name, std::clamp(value_at(effect, p.name, at, p.value), p.low, p.high));
}

double EffectValues::operator[](std::string_view name) const {
    for (const auto& [known, value] : numbers_)
        if (known == name) return value;
    return 0;
}

const std::string& EffectValues::text(const std::string& name) const {
    static const std::string empty;
    const auto found = effect_.texts.find(name);
    return found == effect_.texts.end() ? empty : found->second;
}

bool any_enabled(const Effects& effects) {
    return std::any_of(effects.begin(), effects.end(), [](const Effect& e) { return e.enabled; });
}

bool may_uncover(const Effects& effects) {
    return std::any_of(effects.begin(), effects.end(), [](const Effect& e) {
        const EffectKind* kind = e.enabled ? find_effect(e.kind) : nullptr;
        return kind && kind->may_uncover();
    });
}

Plate apply_effects(const Plate& picture, const Effects& effects, FrameCount at, EffectFiles& files) {
    Plate plate = picture;
    for (const Effect& effect : effects)
        if (const EffectKind* kind = effect.enabled ? find_effect(effect.kind) : nullptr)
            plate = kind->draw(plate, EffectValues(*kind, effect, at, files));
    return plate;
}

Plate adjust(const Plate& below, const Effects& effects, FrameCount at, EffectFiles& files) {
    double opacity = 1;
    Effects others;
    for (const Effect& effect : effects) {
        const EffectKind* kind = effect.enabled ? find_effect(effect.kind) : nullptr;
        if (kind == &opacity_effect())
            opacity *= EffectValues(*kind, effect, at, files)["opacity"];
        else if (kind)
            others.push_back(effect);
    }
    if (opacity <= 0 || others.empty()) return below;
    const Plate adjusted = apply_effects(below, others, at, files);
    return opacity >= 1 ? adjusted : mixed(below, adjusted, opacity);
}

std::vector<std::string> faults(const Effects& effects, EffectFiles& files) {
    std::vector<std::string> found;
    for (const Effect& effect : effects) {
        if (!effect.enabled) continue;
        const EffectKind* kind = find_effect(effect.kind);
        if (!kind) {
            found.push_back("the effect '" + effect.kind + "' is not known here: the picture is drawn without it");
            continue;
        }
        const std::string why = kind->fault(EffectValues(*kind, effect, FrameCount(0), files));
        if (!why.empty()) found.push_back("the effect '" + effect.kind + "' is left out: " + why);
    }
    return found;
}

}  // namespace rhyme
