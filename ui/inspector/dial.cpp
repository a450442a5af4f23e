#include "ui/inspector/dial.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/timeline/place_edits.h"
#include "core/transitions/transition_kind.h"

namespace rhyme::ui {
namespace {

QString dial_text(const char* text) { return QCoreApplication::translate("Inspector", text); }
#define DIAL_TEXT(text) QT_TRANSLATE_NOOP("Inspector", text)

Result<Timeline> gone() { return fail(ErrorCode::NotFound, "it is not there any more"); }

/// A step that takes some two hundred pixels from one end to the other, on a round number.
void scale_by_limits(Dial& dial) {
    const double span = dial.high - dial.low;
    const double step = std::pow(10.0, std::round(std::log10(std::max(1e-6, span / 200))));
    dial.step = step;
    dial.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step))) + 1, 0, 5);
}

Dial numbered(const EffectParameter& parameter) {
    Dial dial;
    dial.name = parameter_name(parameter.name);
    dial.tip = QCoreApplication::translate("Effects", parameter.text.c_str());
    dial.low = parameter.low, dial.high = parameter.high, dial.otherwise = parameter.value;
    dial.choices = parameter.choices, dial.on_or_off = parameter.on_or_off;
    scale_by_limits(dial);
    return dial;
}

using FindEffect = std::function<const Effect*(const Timeline&)>;

/// A parameter of the effect that `find` finds on the clip; where it finds none, setting it adds one of the kind.
Dial effect_dial(ClipId clip, std::string id, const std::string& kind, const EffectParameter& parameter,
                 const FindEffect& find) {
    Dial dial = numbered(parameter);
    const std::string name = parameter.name;
    dial.id = std::move(id);
    place_on_clip(dial, clip);
    dial.curve = [find, name](const Timeline& t) -> const Curve* {
        const Effect* e = find(t);
        if (!e) return nullptr;
        const auto found = e->parameters.find(name);
        return found != e->parameters.end() ? &found->second : nullptr;
    };
    const auto time = dial.clip_time;
    const auto curve = dial.curve;
    const double otherwise = parameter.value;
    dial.value = [=](const Timeline& t, FramePosition p) {
        const Curve* c = curve(t);
        return c ? value_at(*c, time(t, p)) : otherwise;
    };
    const auto put = [=](const Timeline& t, const Keyframe* key, double value) -> Result<Timeline> {
        if (const Effect* e = find(t))
            return key ? set_keyframe(t, e->id, name, *key) : set_parameter(t, e->id, name, value);
        Effect fresh;
        fresh.kind = kind;
        fresh.parameters[name].value = value;
        if (key) fresh.parameters[name].keys.push_back(*key);
        return add_effect(t, clip, fresh);
    };
    dial.set = [=](const Timeline& t, FramePosition p, double value) {
        const Curve* c = curve(t);
        if (!c || c->keys.empty()) return put(t, nullptr, value);
        Keyframe key;
        for (const Keyframe& k : c->keys)
            if (k.at <= time(t, p)) key = k;  // goes on as the one before it
        key.at = time(t, p), key.value = value;
        return put(t, &key, value);
    };
    dial.set_key = [=](const Timeline& t, const Keyframe& key) { return put(t, &key, key.value); };
    dial.move_key = [=](const Timeline& t, FrameCount from, FrameCount to) -> Result<Timeline> {
        const Effect* e = find(t);
        return e ? move_keyframe(t, e->id, name, from, to) : gone();
    };
    dial.remove_key = [=](const Timeline& t, FrameCount at) -> Result<Timeline> {
        const Effect* e = find(t);
        return e ? remove_keyframe(t, e->id, name, at) : gone();
    };
    return dial;
}

Dial band_dial(ClipId clip) {
    Dial dial;
    dial.id = "band", dial.name = dial_text(DIAL_TEXT("Level")), dial.suffix = QStringLiteral(" dB");
    dial.tip = dial_text(DIAL_TEXT("The rubber band: dB added to the gain, with keyframes"));
    dial.low = -60, dial.high = 24, dial.step = 0.1, dial.decimals = 1;
    place_on_clip(dial, clip);
    dial.curve = [clip](const Timeline& t) -> const Curve* {
        const Clip* c = t.find(clip);
        return c ? &c->more->gain : nullptr;
    };
    const auto time = dial.clip_time;
    const auto with = [clip](const Timeline& t, auto change) -> Result<Timeline> {
        const Clip* c = t.find(clip);
        if (!c) return gone();
        Curve curve = c->more->gain;
        change(curve);
        std::sort(curve.keys.begin(), curve.keys.end(),
                  [](const Keyframe& a, const Keyframe& b) { return a.at < b.at; });
        return set_gain_curve(t, clip, curve);
    };
    const auto put = [](Curve& curve, const Keyframe& key) {
        std::erase_if(curve.keys, [&](const Keyframe& k) { return k.at == key.at; });
        curve.keys.push_back(key);
    };
    dial.value = [clip, time](const Timeline& t, FramePosition p) {
        const Clip* c = t.find(clip);
        return c ? value_at(c->more->gain, time(t, p)) : 0;
    };
    dial.set = [=](const Timeline& t, FramePosition p, double value) {
        return with(t, [&](Curve& curve) {
            if (curve.keys.empty()) {
                curve.value = value;
                return;
            }
            Keyframe key;
            key.at = time(t, p), key.value = value;
            put(curve, key);
        });
    };
    dial.set_key = [=](const Timeline& t, const Keyframe& key) {
        return with(t, [&](Curve& curve) { put(curve, key); });
    };
    dial.move_key = [=](const Timeline& t, FrameCount from, FrameCount to) {
        return with(t, [&](Curve& curve) {
            const auto key =
                std::find_if(curve.keys.begin(), curve.keys.end(), [&](const Keyframe& k) { return k.at == from; });
            if (key == curve.keys.end()) return;
            Keyframe moved = *key;
            moved.at = to;
            curve.keys.erase(key);
            put(curve, moved);
        });
    };
    dial.remove_key = [=](const Timeline& t, FrameCount at) {
        return with(t, [&](Curve& curve) {
            if (curve.keys.size() == 1) curve.value = curve.keys.front().value;
            std::erase_if(curve.keys, [&](const Keyframe& k) { return k.at == at; });
        });
    };
    return dial;
}

/// A plain number of a clip, without keyframes.
template <class Get, class Set>
Dial plain_dial(ClipId clip, std::string id, const char* name, Get get, Set set) {
    Dial dial;
    dial.id = std::move(id), dial.name = dial_text(name);
    place_on_clip(dial, clip);
    dial.value = [clip, get](const Timeline& t, FramePosition) {
        const Clip* c = t.find(clip);
        return c ? static_cast<double>(get(*c)) : 0.0;
    };
    dial.set = [clip, set](const Timeline& t, FramePosition, double value) -> Result<Timeline> {
        const Clip* c = t.find(clip);
        return c ? set(t, *c, value) : gone();
    };
    return dial;
}

FrameCount rounded(double value) { return FrameCount(std::llround(value)); }

}  // namespace

void place_on_clip(Dial& dial, ClipId clip) {
    dial.clip_time = [clip](const Timeline& t, FramePosition p) {
        const Clip* c = t.find(clip);
        return c ? c->clip_time(p) : FrameCount(0);
    };
    dial.span = [clip](const Timeline& t) {
        const Clip* c = t.find(clip);
        return c ? c->range() : FrameRange{};
    };
}

QString parameter_name(const std::string& name) {
    QString text = QString::fromStdString(name);
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return QCoreApplication::translate("Parameters", text.toUtf8().constData());
}

QString effect_name(const std::string& kind) {
    const EffectKind* known = find_effect(kind);
    return known ? QCoreApplication::translate("Effects", std::string(known->text()).c_str())
                 : QString::fromStdString(kind);
}

QString transition_name(const std::string& kind) {
    const TransitionKind* known = find_transition(kind);
    return known ? QCoreApplication::translate("Transitions", std::string(known->text()).c_str())
                 : QString::fromStdString(kind);
}

const Transition* find_transition_of(const Timeline& timeline, TransitionId id) {
    for (const auto& track : timeline.tracks)
        for (const Transition& transition : track->transitions)
            if (transition.id == id) return &transition;
    return nullptr;
}

const Effect* find_effect_of(const Timeline& timeline, ClipId id, EffectId effect) {
    const Clip* clip = timeline.find(id);
    if (!clip) return nullptr;
    for (const Effect& e : clip->more->effects)
        if (e.id == effect) return &e;
    return nullptr;
}

std::vector<Dial> effect_dials(ClipId clip, const Effect& effect) {
    std::vector<Dial> dials;
    const FindEffect find = [clip, id = effect.id](const Timeline& t) { return find_effect_of(t, clip, id); };
    if (const EffectKind* kind = find_effect(effect.kind))
        for (const EffectParameter& parameter : kind->parameters())
            dials.push_back(effect_dial(clip, std::to_string(effect.id.value) + "." + parameter.name, effect.kind,
                                        parameter, find));
    return dials;
}

std::vector<Dial> inherent_dials(ClipId clip, const std::string& kind_name) {
    std::vector<Dial> dials;
    const FindEffect find = [clip, kind_name](const Timeline& t) -> const Effect* {
        const Clip* c = t.find(clip);
        return c ? inherent_effect(*c, kind_name) : nullptr;
    };
    if (const EffectKind* kind = find_effect(kind_name))
        for (const EffectParameter& parameter : kind->parameters())
            dials.push_back(effect_dial(clip, kind_name + "." + parameter.name, kind_name, parameter, find));
    return dials;
}

bool is_inherent(const Clip& clip, const Effect& effect) {
    return std::find(inherent_kinds.begin(), inherent_kinds.end(), effect.kind) != inherent_kinds.end() &&
           inherent_effect(clip, effect.kind) == &effect;
}

const Effect* inherent_effect(const Clip& clip, const std::string& kind) {
    for (const Effect& effect : clip.more->effects)
        if (effect.kind == kind) return &effect;
    return nullptr;
}

std::vector<Dial> sound_dials(const Timeline& timeline, ClipId id) {
    const Clip* clip = timeline.find(id);
    if (!clip) return {};
    const double length = static_cast<double>(clip->length.value);
    std::vector<Dial> dials;
    Dial gain = plain_dial(
        id, "gain", DIAL_TEXT("Gain"), [](const Clip& c) { return c.gain_db; },
        [](const Timeline& t, const Clip& c, double value) { return set_gain(t, c.id, value); });
    gain.low = min_gain_db, gain.high = max_gain_db, gain.step = 0.1, gain.decimals = 1;
    gain.suffix = QStringLiteral(" dB");
    dials.push_back(gain);
    dials.push_back(band_dial(id));
    Dial pan = plain_dial(
        id, "pan", DIAL_TEXT("Pan"), [](const Clip& c) { return c.more->pan; },
        [](const Timeline& t, const Clip& c, double value) { return set_pan(t, c.id, value); });
    pan.low = -1, pan.high = 1, pan.step = 0.01;
    pan.tip = dial_text(DIAL_TEXT("-1 left, 1 right"));
    dials.push_back(pan);
    Dial in = plain_dial(
        id, "fade_in", DIAL_TEXT("Fade in"), [](const Clip& c) { return c.more->fade_in.value; },
        [](const Timeline& t, const Clip& c, double value) {
            return set_fades(t, c.id, rounded(value), std::min(c.more->fade_out, c.length - rounded(value)));
        });
    Dial out = plain_dial(
        id, "fade_out", DIAL_TEXT("Fade out"), [](const Clip& c) { return c.more->fade_out.value; },
        [](const Timeline& t, const Clip& c, double value) {
            return set_fades(t, c.id, std::min(c.more->fade_in, c.length - rounded(value)), rounded(value));
        });
    for (Dial* fade : {&in, &out}) {
        fade->low = 0, fade->high = length, fade->step = 1, fade->decimals = 0;
        fade->most = [id](const Timeline& t) {
            const Clip* c = t.find(id);
            return c ? static_cast<double>(c->length.value) : 0;
        };
        fade->suffix = dial_text(DIAL_TEXT(" frames"));
        dials.push_back(*fade);
    }
    return dials;
}

std::vector<Dial> title_dials(ClipId id) {
    struct Number {
        const char* name;
        double TextStyle::*member;
        double low, high, step;
        int decimals;
        const char* suffix;
    };
    static const Number numbers[] = {{DIAL_TEXT("Size"), &TextStyle::size, 0.5, 60, 0.1, 1, " %"},
                                     {DIAL_TEXT("Outline"), &TextStyle::outline, 0, 5, 0.05, 2, " %"},
                                     {DIAL_TEXT("Shadow"), &TextStyle::shadow, 0, 5, 0.05, 2, " %"},
                                     {DIAL_TEXT("Margin aside"), &TextStyle::margin_x, 0, 50, 0.1, 1, " %"},
                                     {DIAL_TEXT("Margin above and below"), &TextStyle::margin_y, 0, 50, 0.1, 1, " %"},
                                     {DIAL_TEXT("Letter spacing"), &TextStyle::spacing, -5, 20, 0.05, 2, " %"},
                                     {DIAL_TEXT("Angle"), &TextStyle::angle, -360, 360, 0.5, 1, "\u00b0"}};
    std::vector<Dial> dials;
    for (const Number& n : numbers) {
        Dial dial = plain_dial(
            id, std::string("title.") + n.name, n.name, [n](const Clip& c) { return c.more->title.style.*n.member; },
            [n](const Timeline& t, const Clip& c, double value) {
                Title title = c.more->title;
                title.style.*n.member = value;
                return set_title(t, c.id, title);
            });
        dial.low = n.low, dial.high = n.high, dial.step = n.step, dial.decimals = n.decimals;
        dial.suffix = QString::fromUtf8(n.suffix);
        dials.push_back(dial);
    }
    return dials;
}

std::vector<Dial> transition_dials(TransitionId id, const std::string& kind_name) {
    std::vector<Dial> dials;
    const auto offset = [&](const char* key, const char* name, bool in) {
        Dial dial;
        dial.id = key, dial.name = dial_text(name), dial.suffix = dial_text(DIAL_TEXT(" frames"));
        dial.low = 0, dial.high = 1000, dial.step = 1, dial.decimals = 0;
        dial.value = [id, in](const Timeline& t, FramePosition) {
            const Transition* found = find_transition_of(t, id);
            return found ? static_cast<double>((in ? found->in_offset : found->out_offset).value) : 0;
        };
        dial.set = [id, in](const Timeline& t, FramePosition, double value) -> Result<Timeline> {
            const Transition* found = find_transition_of(t, id);
            if (!found) return gone();
            return trim_transition(t, id, in ? rounded(value) : found->in_offset,
                                   in ? found->out_offset : rounded(value));
        };
        dials.push_back(dial);
    };
    offset("in_offset", DIAL_TEXT("Before the cut"), true);
    offset("out_offset", DIAL_TEXT("After the cut"), false);
    const TransitionKind* kind = find_transition(kind_name);
    if (!kind) return dials;
    for (const TransitionParameter& parameter : kind->parameters()) {
        Dial dial;
        dial.id = parameter.name, dial.name = parameter_name(parameter.name);
        dial.tip = QCoreApplication::translate("Transitions", parameter.text.c_str());
        dial.low = parameter.low, dial.high = parameter.high, dial.otherwise = parameter.value;
        scale_by_limits(dial);
        dial.value = [id, name = parameter.name, otherwise = parameter.value](const Timeline& t, FramePosition) {
            const Transition* found = find_transition_of(t, id);
            const auto it = found ? found->parameters.find(name) : std::map<std::string, double>::const_iterator();
            return found && it != found->parameters.end() ? it->second : otherwise;
        };
        dial.set = [id, name = parameter.name](const Timeline& t, FramePosition, double value) -> Result<Timeline> {
            const Transition* found = find_transition_of(t, id);
            if (!found) return gone();
            NewTransition changed{found->from,       found->to,         found->kind,         found->in_offset,
                                  found->out_offset, found->parameters, found->needs_handles};
            changed.parameters[name] = value;
            return set_transition(t, changed);
        };
        dials.push_back(dial);
    }
    return dials;
}

}  // namespace rhyme::ui
