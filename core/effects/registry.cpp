#include <algorithm>

#include "core/effects/effect_kind.h"
#include "core/effects/point_list.h"

namespace rhyme {

// One line a kind; each is defined in the file of its name. In the order they are offered.
const EffectKind& reframe_effect();
const EffectKind& opacity_effect();
const EffectKind& colour_effect();
const EffectKind& wheels_effect();
const EffectKind& curves_effect();
const EffectKind& hue_curves_effect();
const EffectKind& lut_effect();
const EffectKind& blur_effect();
const EffectKind& directional_blur_effect();
const EffectKind& sharpen_effect();
const EffectKind& glow_effect();
const EffectKind& vignette_effect();
const EffectKind& grain_effect();
const EffectKind& chroma_key_effect();
const EffectKind& opposing_grade_effect();
const EffectKind& soft_skin_effect();
const EffectKind& mask_effect();
const EffectKind& stabilise_effect();

const std::vector<const EffectKind*>& all_effects() {
    static const std::vector<const EffectKind*> kinds{
        &reframe_effect(),   &opacity_effect(),    &colour_effect(),
        &wheels_effect(),    &curves_effect(),     &hue_curves_effect(),
        &lut_effect(),       &blur_effect(),       &directional_blur_effect(),
        &sharpen_effect(),   &glow_effect(),       &vignette_effect(),
        &grain_effect(),     &chroma_key_effect(), &opposing_grade_effect(),
        &soft_skin_effect(), &mask_effect(),       &stabilise_effect()};
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

std::shared_ptr<const Lut> EffectFiles::cube(const std::string& key, int size,
                                             const std::function<Lut::Colour(const Lut::Colour&)>& map) {
    constexpr std::size_t most = 16;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [known, lut] : cubes_)
            if (known == key) return lut;
    }
    auto made = std::make_shared<const Lut>(Lut::cube(size, map));
    const std::lock_guard lock(mutex_);
    cubes_.emplace_front(key, made);
    if (cubes_.size() > most) cubes_.pop_back();
    return made;
}

EffectParameter switch_parameter(std::string name, bool on, std::string text) {
    return {std::move(name), on ? 1.0 : 0.0, 0, 1, std::move(text), {}, true};
}

EffectParameter choice_parameter(std::string name, std::vector<std::string> choices, std::string text,
                                 std::size_t first) {
    const auto last = static_cast<double>(choices.size() - 1);
    return {std::move(name), static_cast<double>(first), 0, last, std::move(text), std::move(choices)};
}

std::string EffectKind::fault(const EffectValues&, bool) const { return {}; }

EffectValues::EffectValues(const EffectKind& kind, const Effect& effect, const EffectPlace& place, const Plate* before)
    : place_(place), before_(before) {
    for (const EffectParameter& p : kind.parameters())
        numbers_.emplace_back(p.name, std::clamp(value_at(effect, p.name, place.at, p.value), p.low, p.high));
    for (const EffectText& t : kind.texts()) {
        const auto given = effect.texts.find(t.name);
        texts_[t.name] = given == effect.texts.end() || given->second.empty() ? t.value : given->second;
    }
}

double EffectValues::operator[](std::string_view name) const {
    for (const auto& [known, value] : numbers_)
        if (known == name) return value;
    return 0;
}

const std::string& EffectValues::text(const std::string& name) const {
    static const std::string empty;
    const auto found = texts_.find(name);
    return found == texts_.end() ? empty : found->second;
}

BlendMode blend_mode(const Effects& effects, FrameCount at, EffectFiles& files) {
    BlendMode mode = BlendMode::Normal;
    for (const Effect& effect : effects)
        if (effect.enabled && find_effect(effect.kind) == &opacity_effect())
            if (const int chosen = EffectValues(opacity_effect(), effect, {at, files}).choice("blend"))
                mode = static_cast<BlendMode>(chosen);
    return mode;
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

Plate apply_effects(const Plate& picture, const Effects& effects, const EffectPlace& place) {
    Plate plate = picture, before = picture;
    for (const Effect& effect : effects) {
        const EffectKind* kind = effect.enabled ? find_effect(effect.kind) : nullptr;
        if (!kind) continue;
        plate = kind->draw(plate, EffectValues(*kind, effect, place, &before));
        if (kind->limits()) before = plate;
    }
    return plate;
}

Plate adjust(const Plate& below, const Effects& effects, FrameCount at, EffectFiles& files) {
    double opacity = 1;
    Effects others;
    for (const Effect& effect : effects) {
        const EffectKind* kind = effect.enabled ? find_effect(effect.kind) : nullptr;
        if (kind == &opacity_effect())
            opacity *= EffectValues(*kind, effect, {at, files})["opacity"];
        else if (kind)
            others.push_back(effect);
    }
    if (opacity <= 0 || others.empty()) return below;
    Plate adjusted = apply_effects(below, others, {at, files, nullptr, true});
    if (const BlendMode mode = blend_mode(effects, at, files); mode != BlendMode::Normal)
        adjusted = over(adjusted, below, mode);
    return opacity >= 1 ? adjusted : mixed(below, adjusted, opacity);
}

std::vector<std::string> faults(const Effects& effects, EffectFiles& files, bool on_film) {
    std::vector<std::string> found;
    for (const Effect& effect : effects) {
        if (!effect.enabled) continue;
        const EffectKind* kind = find_effect(effect.kind);
        if (!kind) {
            found.push_back("the effect '" + effect.kind + "' is not known here: the picture is drawn without it");
            continue;
        }
        std::string why;
        for (const auto& [name, text] : effect.texts)
            if (why.empty()) why = wrong_text(effect.kind, name, text);
        if (why.empty()) why = kind->fault(EffectValues(*kind, effect, {FrameCount(0), files}), on_film);
        if (!why.empty()) found.push_back("the effect '" + effect.kind + "' is left out: " + why);
    }
    return found;
}

std::string wrong_text(std::string_view kind, std::string_view name, const std::string& text) {
    const EffectKind* known = find_effect(kind);
    if (!known || text.empty()) return {};
    for (const EffectText& t : known->texts()) {
        if (t.name != name) continue;
        if (t.form == TextForm::Points) {
            const auto points = read_points(text, t);
            return points ? std::string() : points.error().message();
        }
        if (t.form == TextForm::Color && !read_rgb(text))
            return "'" + text.substr(0, 40) + "' is no colour: \"" + t.name + "\" is written #rrggbb";
    }
    return {};
}

}  // namespace rhyme
