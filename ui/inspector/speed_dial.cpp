#include "ui/inspector/speed_dial.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <memory>

namespace rhyme::ui {
namespace {

constexpr double most = 10'000;  // percent

struct SpeedWords {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

Ratio speed_of(double percent) { return Ratio(std::llround(percent * ramp_den / 100), ramp_den); }

/// A ramp's shapes and those of curves are drawn alike: smooth is the cubic with even handles.
Keyframe keyframe_of(const SpeedKey& key) {
    Keyframe made;
    made.at = key.at, made.value = key.speed.seconds() * 100;
    made.interpolation = key.shape == SpeedShape::Hold     ? Interpolation::Hold
                         : key.shape == SpeedShape::Linear ? Interpolation::Linear
                                                           : Interpolation::Bezier;
    made.x1 = 1.0 / 3, made.y1 = 0, made.x2 = 2.0 / 3, made.y2 = 1;
    return made;
}

SpeedKey speed_key_of(const Keyframe& key) {
    return {key.at, speed_of(key.value),
            key.interpolation == Interpolation::Hold     ? SpeedShape::Hold
            : key.interpolation == Interpolation::Linear ? SpeedShape::Linear
                                                         : SpeedShape::Smooth};
}

void put(std::vector<SpeedKey>& ramp, const SpeedKey& key) {
    std::erase_if(ramp, [&](const SpeedKey& k) { return k.at == key.at; });
    ramp.insert(std::ranges::upper_bound(ramp, key.at, {}, &SpeedKey::at), key);
}

Result<Timeline> no_clip() { return fail(ErrorCode::NotFound, "the clip is gone"); }

}  // namespace

Dial speed_dial(ClipId clip, std::function<SpeedFit()> fit) {
    Dial dial;
    dial.id = "speed", dial.name = SpeedWords::tr("Speed"), dial.suffix = SpeedWords::tr(" %");
    dial.tip = SpeedWords::tr("Negative: backwards; 0: stands still. With keyframes: a ramp");
    dial.low = -most, dial.high = most, dial.step = 1, dial.decimals = 2, dial.otherwise = 100;
    dial.curve_room = 25;
    place_on_clip(dial, clip);
    dial.value = [clip](const Timeline& t, FramePosition p) {
        const Clip* c = t.find(clip);
        return c ? speed_at(*c, std::clamp(p, c->start, c->end())) * 100 : 100;
    };
    dial.curve = [clip, shown = std::make_shared<Curve>()](const Timeline& t) -> const Curve* {
        const Clip* c = t.find(clip);
        if (!c || c->more->ramp.empty()) return nullptr;
        shown->keys.clear();
        for (const SpeedKey& key : c->more->ramp) shown->keys.push_back(keyframe_of(key));
        return shown.get();
    };
    const auto with = [clip, fit](const Timeline& t, auto change) -> Result<Timeline> {
        const Clip* c = t.find(clip);
        if (!c) return no_clip();
        auto ramp = c->more->ramp;
        change(ramp);
        return set_speed_ramp(t, clip, ramp, fit());
    };
    dial.set = [clip, fit, with](const Timeline& t, FramePosition p, double percent) -> Result<Timeline> {
        const Clip* c = t.find(clip);
        if (!c) return no_clip();
        if (c->more->ramp.empty()) return set_speed(t, {clip}, speed_of(percent), fit());
        return with(t, [&](auto& ramp) {
            SpeedKey key{c->clip_time(p), speed_of(percent)};
            for (const SpeedKey& k : ramp)
                if (k.at <= key.at) key.shape = k.shape;  // goes on as the one before it
            put(ramp, key);
        });
    };
    dial.set_key = [with](const Timeline& t, const Keyframe& key) {
        return with(t, [&](auto& ramp) { put(ramp, speed_key_of(key)); });
    };
    dial.move_key = [with](const Timeline& t, FrameCount from, FrameCount to) {
        return with(t, [&](auto& ramp) {
            const auto found = std::ranges::find(ramp, from, &SpeedKey::at);
            if (found == ramp.end()) return;
            SpeedKey moved = *found;
            ramp.erase(found);
            moved.at = to;
            put(ramp, moved);
        });
    };
    // The last key of a ramp leaves its speed behind.
    dial.remove_key = [clip, fit, with](const Timeline& t, FrameCount at) -> Result<Timeline> {
        const Clip* c = t.find(clip);
        if (!c) return no_clip();
        if (c->more->ramp.size() == 1) return set_speed(t, {clip}, c->more->ramp.front().speed, fit());
        return with(t, [&](auto& ramp) { std::erase_if(ramp, [&](const SpeedKey& k) { return k.at == at; }); });
    };
    return dial;
}

}  // namespace rhyme::ui
