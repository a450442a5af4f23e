#include "core/project/effect_values.h"

#include <nlohmann/json.hpp>

#include "core/effects/effect_kind.h"

namespace rhyme {

double read_parameter(const JsonReader& reader, const ParameterOf& of) {
    if (reader.json().is_boolean()) return reader.flag() ? 1 : 0;
    if (!reader.json().is_string()) return reader.number(-max_parameter, max_parameter);
    const std::string word = reader.text();
    std::string known;
    if (const EffectKind* known_kind = find_effect(of.kind))
        for (const EffectParameter& p : known_kind->parameters())
            for (std::size_t i = 0; p.name == of.parameter && i < p.choices.size(); ++i) {
                if (p.choices[i] == word) return static_cast<double>(i);
                known += (known.empty() ? "\"" : ", \"") + p.choices[i] + "\"";
            }
    reader.fault(known.empty() ? "must be a number" : "must be one of " + known);
}

const Effect* effect_in(const Timeline& timeline, EffectId id) {
    const auto in = [&](const Effects& list) -> const Effect* {
        for (const Effect& e : list)
            if (e.id == id) return &e;
        return nullptr;
    };
    for (const auto& track : timeline.tracks) {
        if (const Effect* found = in(*track->effects)) return found;
        for (const Clip& clip : track->clips)
            if (const Effect* found = in(clip.more->effects)) return found;
    }
    return nullptr;
}

Result<void> check_text(const Effect* effect, const std::string& name, const std::string& text) {
    const std::string wrong = effect ? wrong_text(effect->kind, name, text) : std::string();
    if (wrong.empty()) return {};
    return fail(ErrorCode::InvalidArgument, wrong);
}

Result<void> check_texts(const Effect& effect) {
    for (const auto& [name, text] : effect.texts)
        if (auto checked = check_text(&effect, name, text); !checked) return checked;
    return {};
}

}  // namespace rhyme
