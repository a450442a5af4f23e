// Effects and their keyframes, on clips and on tracks.
#include <algorithm>

#include "core/timeline/clip_edits.h"
#include "core/timeline/draft.h"

namespace rhyme {
namespace {

/// Where an effect is: on a clip, or (clip 0) on the track itself.
struct Home {
    std::size_t track;
    ClipId clip;
};

Result<Home> home_of(const Timeline& timeline, EffectId id) {
    const auto has = [&](const Effects& list) {
        return std::any_of(list.begin(), list.end(), [&](const Effect& e) { return e.id == id; });
    };
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i) {
        const Track& track = *timeline.tracks[i];
        ClipId on;
        bool found = has(*track.effects);
        for (const Clip& c : track.clips)
            if (!found && c.more && has(c.more->effects)) found = true, on = c.id;
        if (!found) continue;
        if (const auto open = unlocked(timeline, track.id); !open) return fail(open.error());
        return Home{i, on};
    }
    return fail(ErrorCode::NotFound, "there is no effect " + std::to_string(id.value));
}

/// change(Effects&, index of the effect) -> Result<void>.
template <class Change>
Result<Timeline> change_effects(const Timeline& timeline, EffectId id, Change change) {
    const auto home = home_of(timeline, id);
    if (!home) return fail(home.error());
    Draft draft(timeline);
    Result<void> done;
    const auto apply = [&](Effects& list) {
        const auto it = std::find_if(list.begin(), list.end(), [&](const Effect& e) { return e.id == id; });
        done = change(list, static_cast<std::size_t>(it - list.begin()));
        if (!done) return;
        for (const Effect& e : list)
            if (const auto faults = validate(e); e.id == id && !faults.empty())
                done = fail(ErrorCode::InvalidArgument, faults.front());
    };
    if (home->clip)
        draft.edit(home->track, home->clip).more.edit([&](ClipMore& m) { apply(m.effects); });
    else
        draft.edit(home->track).effects.edit(apply);
    if (!done) return fail(done.error());
    return draft.finish();
}

template <class Change>
Result<Timeline> change_curve(const Timeline& timeline, EffectId id, const std::string& parameter, Change change) {
    return change_effects(timeline, id, [&](Effects& list, std::size_t n) -> Result<void> {
        if (parameter.empty()) return fail(ErrorCode::InvalidArgument, "no parameter is named");
        return change(list[n].parameters[parameter]);
    });
}

auto key_at(Curve& curve, FrameCount at) {
    return std::find_if(curve.keys.begin(), curve.keys.end(), [&](const Keyframe& k) { return k.at == at; });
}
void put_key(Curve& curve, const Keyframe& key) {
    std::erase_if(curve.keys, [&](const Keyframe& k) { return k.at == key.at; });
    curve.keys.insert(std::upper_bound(curve.keys.begin(), curve.keys.end(), key,
                                       [](const Keyframe& a, const Keyframe& b) { return a.at < b.at; }),
                      key);
}
Error no_key(FrameCount at) {
    return {ErrorCode::NotFound, "there is no keyframe at clip frame " + std::to_string(at.value), {}, {}};
}

Result<void> put_effect(Effects& list, Effect effect, EffectId id, std::optional<std::size_t> at) {
    effect.id = id;
    if (const auto faults = validate(effect); !faults.empty())
        return fail(ErrorCode::InvalidArgument, "the effect cannot be: " + faults.front());
    if (at.value_or(0) > list.size())
        return fail(ErrorCode::InvalidArgument, "there are only " + std::to_string(list.size()) + " effects");
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at.value_or(list.size())), std::move(effect));
    return {};
}

}  // namespace

Result<Timeline> add_effect(const Timeline& timeline, ClipId clip, const Effect& effect,
                            std::optional<std::size_t> at) {
    const auto chosen = choose(timeline, {clip}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    Result<void> done;
    const EffectId id{draft.new_id()};
    draft.edit(chosen->front().track, clip).more.edit([&](ClipMore& m) {
        done = put_effect(m.effects, effect, id, at);
    });
    if (!done) return fail(done.error());
    return draft.finish();
}

Result<Timeline> add_track_effect(const Timeline& timeline, TrackId track, const Effect& effect,
                                  std::optional<std::size_t> at) {
    const auto i = unlocked(timeline, track);
    if (!i) return fail(i.error());
    Draft draft(timeline);
    Result<void> done;
    const EffectId id{draft.new_id()};
    draft.edit(*i).effects.edit([&](Effects& list) { done = put_effect(list, effect, id, at); });
    if (!done) return fail(done.error());
    return draft.finish();
}

Result<Timeline> remove_effect(const Timeline& timeline, EffectId id) {
    return change_effects(timeline, id, [](Effects& list, std::size_t n) -> Result<void> {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(n));
        return {};
    });
}

Result<Timeline> move_effect(const Timeline& timeline, EffectId id, std::size_t to) {
    return change_effects(timeline, id, [&](Effects& list, std::size_t n) -> Result<void> {
        if (to >= list.size())
            return fail(ErrorCode::InvalidArgument, "there are only " + std::to_string(list.size()) + " effects");
        Effect effect = std::move(list[n]);
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(n));
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(to), std::move(effect));
        return {};
    });
}

Result<Timeline> set_effect_enabled(const Timeline& timeline, EffectId id, bool enabled) {
    return change_effects(timeline, id, [&](Effects& list, std::size_t n) -> Result<void> {
        list[n].enabled = enabled;
        return {};
    });
}

Result<Timeline> set_parameter(const Timeline& timeline, EffectId id, const std::string& parameter, double value) {
    return change_curve(timeline, id, parameter, [&](Curve& curve) -> Result<void> {
        curve = {value, {}};
        return {};
    });
}

Result<Timeline> set_effect_text(const Timeline& timeline, EffectId id, const std::string& name,
                                 const std::string& text) {
    return change_effects(timeline, id, [&](Effects& list, std::size_t n) -> Result<void> {
        if (name.empty()) return fail(ErrorCode::InvalidArgument, "no setting is named");
        list[n].texts[name] = text;
        return {};
    });
}

Result<Timeline> set_keyframe(const Timeline& timeline, EffectId id, const std::string& parameter,
                              const Keyframe& key) {
    return change_curve(timeline, id, parameter, [&](Curve& curve) -> Result<void> {
        put_key(curve, key);
        return {};
    });
}

Result<Timeline> move_keyframe(const Timeline& timeline, EffectId id, const std::string& parameter, FrameCount from,
                               FrameCount to) {
    return change_curve(timeline, id, parameter, [&](Curve& curve) -> Result<void> {
        const auto it = key_at(curve, from);
        if (it == curve.keys.end()) return fail(no_key(from));
        Keyframe key = *it;
        curve.keys.erase(it);
        key.at = to;
        put_key(curve, key);
        return {};
    });
}

Result<Timeline> remove_keyframe(const Timeline& timeline, EffectId id, const std::string& parameter, FrameCount at) {
    return change_curve(timeline, id, parameter, [&](Curve& curve) -> Result<void> {
        const auto it = key_at(curve, at);
        if (it == curve.keys.end()) return fail(no_key(at));
        if (curve.keys.size() == 1) curve.value = it->value;
        curve.keys.erase(it);
        return {};
    });
}

Result<Timeline> reset_effect(const Timeline& timeline, EffectId id, const std::string& parameter) {
    return change_effects(timeline, id, [&](Effects& list, std::size_t n) -> Result<void> {
        if (parameter.empty())
            list[n].parameters.clear(), list[n].texts.clear();
        else if (list[n].parameters.erase(parameter) == 0)
            return fail(ErrorCode::NotFound, "the parameter " + quoted(parameter) + " has its default already");
        return {};
    });
}

}  // namespace rhyme
