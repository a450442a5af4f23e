#include "core/timeline/clip_edits.h"

#include <algorithm>
#include <cmath>

#include "core/timeline/draft.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

/// change(Clip&) of one clip; refused when the clip is not sound afterwards.
template <class Change>
Result<Timeline> change_clip(const Timeline& timeline, ClipId id, Change change) {
    const auto chosen = choose(timeline, {id}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    Clip& clip = draft.edit(chosen->front().track, id);
    change(clip);
    if (const auto faults = validate_content(clip); !faults.empty())
        return fail(ErrorCode::InvalidArgument, faults.front());
    if (const FrameCount most = longest(clip, timeline.rate); most < clip.length)
        return fail(ErrorCode::Conflict, "clip " + quoted(clip.name) + " would have media for " + frames(most.value) +
                                             " only (" + frames(clip.length.value) + " needed)");
    return draft.finish();
}

Error wrong_kind(const char* what) {
    return {ErrorCode::InvalidArgument, std::string("the clip is no ") + what, {}, {}};
}

}  // namespace

Result<Timeline> paste_attributes(const Timeline& timeline, ClipId from, const std::vector<ClipId>& to,
                                  const Attributes& which) {
    const Clip* source = timeline.find(from);
    if (!source) return fail(ErrorCode::NotFound, "there is no clip " + std::to_string(from.value));
    const Clip a = *source;
    const auto chosen = choose(timeline, to, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    for (const Chosen& c : *chosen) {
        Clip& clip = draft.edit(c.track, c.clip.id);
        if (which.speed) clip.speed = a.speed;
        if (which.gain) clip.gain_db = a.gain_db;
        if (which.enabled) clip.enabled = a.enabled;
        clip.more.edit([&](ClipMore& m) {
            if (which.effects) m.effects = a.more->effects;
            if (which.speed) m.ramp = a.more->ramp, m.keep_pitch = a.more->keep_pitch;
            if (which.gain) m.gain = a.more->gain;
            if (which.pan) m.pan = a.more->pan;
            if (which.fades) m.fade_in = a.more->fade_in, m.fade_out = a.more->fade_out;
            if (which.title_style) m.title.style = a.more->title.style;
        });
        fit_fades(clip);
        if (which.effects) draft.renew_effects(clip);
        if (!has_source(clip, clip.length - FrameCount(1), timeline.rate))
            return fail(ErrorCode::Conflict, "at that speed clip " + quoted(clip.name) + " has too little media");
    }
    return draft.finish();
}

Result<Timeline> reset_attributes(const Timeline& timeline, const std::vector<ClipId>& clips, const Attributes& which) {
    const auto chosen = choose(timeline, clips, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    for (const Chosen& c : *chosen) {
        Clip& clip = draft.edit(c.track, c.clip.id);
        if (which.speed) clip.speed = Ratio(1, 1);
        if (which.gain) clip.gain_db = 0;
        if (which.enabled) clip.enabled = true;
        clip.more.edit([&](ClipMore& m) {
            const ClipMore plain;
            if (which.effects) m.effects.clear();
            if (which.speed) m.ramp.clear(), m.keep_pitch = true;
            if (which.gain) m.gain = {};
            if (which.pan) m.pan = 0;
            if (which.fades) m.fade_in = m.fade_out = {};
            if (which.title_style) m.title.style = plain.title.style;
        });
        if (!has_source(clip, clip.length - FrameCount(1), timeline.rate))
            return fail(ErrorCode::Conflict, "at full speed clip " + quoted(clip.name) + " has too little media");
    }
    return draft.finish();
}

Result<Timeline> set_gain_curve(const Timeline& timeline, ClipId clip, const Curve& gain) {
    for (const Keyframe& k : gain.keys)
        if (!(k.value >= min_gain_db && k.value <= max_gain_db))
            return fail(ErrorCode::InvalidArgument, "the gain must lie between -144 and 48 dB");
    return change_clip(timeline, clip, [&](Clip& c) { c.more.edit([&](ClipMore& m) { m.gain = gain; }); });
}

Result<Timeline> set_pan(const Timeline& timeline, ClipId clip, double pan) {
    return change_clip(timeline, clip, [&](Clip& c) { c.more.edit([&](ClipMore& m) { m.pan = pan; }); });
}

Result<Timeline> set_fades(const Timeline& timeline, ClipId clip, FrameCount fade_in, FrameCount fade_out) {
    return change_clip(timeline, clip,
                       [&](Clip& c) { c.more.edit([&](ClipMore& m) { m.fade_in = fade_in, m.fade_out = fade_out; }); });
}

Result<Timeline> set_track_sound(const Timeline& timeline, TrackId track, double gain_db, double pan) {
    const auto i = unlocked(timeline, track);
    if (!i) return fail(i.error());
    if (!(gain_db >= min_gain_db && gain_db <= max_gain_db) || !(pan >= -1 && pan <= 1))
        return fail(ErrorCode::InvalidArgument, "the gain must lie between -144 and 48 dB, the pan between -1 and 1");
    Draft draft(timeline);
    draft.edit(*i).gain_db = gain_db, draft.edit(*i).pan = pan;
    return draft.finish();
}

Result<Timeline> set_title(const Timeline& timeline, ClipId clip, const Title& title) {
    const Clip* c = timeline.find(clip);
    if (c && c->kind != ClipKind::Title) return fail(wrong_kind("title"));
    return change_clip(timeline, clip,
                       [&](Clip& changed) { changed.more.edit([&](ClipMore& m) { m.title = title; }); });
}

Result<Timeline> set_color(const Timeline& timeline, ClipId clip, Rgba color) {
    const Clip* c = timeline.find(clip);
    if (c && c->kind != ClipKind::Color) return fail(wrong_kind("colour"));
    return change_clip(timeline, clip,
                       [&](Clip& changed) { changed.more.edit([&](ClipMore& m) { m.color = color; }); });
}

Result<Timeline> set_name(const Timeline& timeline, ClipId clip, const std::string& name) {
    return change_clip(timeline, clip, [&](Clip& c) { c.name = name; });
}

Result<Timeline> set_takes(const Timeline& timeline, ClipId clip, const std::vector<Take>& takes, std::size_t chosen) {
    if (chosen >= takes.size()) return fail(ErrorCode::InvalidArgument, "there is no such take");
    const Clip* c = timeline.find(clip);
    if (c && (c->kind != ClipKind::Media || c->media != takes[chosen].media))
        return fail(ErrorCode::InvalidArgument, "the chosen take is not what the clip shows");
    return change_clip(timeline, clip, [&](Clip& changed) {
        changed.available = takes[chosen].available;
        changed.more.edit([&](ClipMore& m) { m.takes = takes, m.take = chosen; });
    });
}

namespace {

/// a * b / c in the terms speeds have; nullopt: it is none.
std::optional<Ratio> scaled(Ratio a, Ratio b, Ratio c) {
    const Ratio r = Ratio::reduced(detail::Wide(b.num) * c.den, detail::Wide(b.den) * c.num) * a;
    return sound_speed(r) ? std::optional(r) : std::nullopt;
}

Result<void> show_take(Clip& clip, std::size_t take, FrameRate rate) {
    const ClipMore& m = *clip.more;
    if (take >= m.takes.size())
        return fail(ErrorCode::InvalidArgument,
                    "clip " + quoted(clip.name) + " has no take " + std::to_string(take + 1));
    const Take from = m.takes[m.take], to = m.takes[take];
    const auto speed = scaled(clip.speed, to.rate, from.rate);
    if (!speed || (!m.ramp.empty() && to.rate != from.rate))
        return fail(ErrorCode::Conflict, "take " + quoted(to.name) + " runs at another speed than a ramp can follow");
    // Set time T is seen at offset + T * rate.
    using detail::Wide;
    const RationalTime set =
        bounded(Wide(clip.source_in.num) * from.offset.den - Wide(from.offset.num) * clip.source_in.den,
                Wide(clip.source_in.den) * from.offset.den, Rounding::Nearest);
    const Ratio times = Ratio::reduced(Wide(to.rate.num) * from.rate.den, Wide(to.rate.den) * from.rate.num);
    const RationalTime since = bounded(Wide(set.num) * times.num, Wide(set.den) * times.den, Rounding::Nearest);
    clip.source_in = bounded(Wide(since.num) * to.offset.den + Wide(to.offset.num) * since.den,
                             Wide(since.den) * to.offset.den, Rounding::Down);
    clip.media = to.media, clip.available = to.available, clip.speed = *speed;
    clip.more.edit([&](ClipMore& more) { more.take = take; });
    if (clip.source_in.num < 0 || !has_source(clip, FrameCount(0), rate) ||
        !has_source(clip, clip.length - FrameCount(1), rate))
        return fail(ErrorCode::Conflict, "take " + quoted(to.name) + " does not cover all of the clip", {},
                    "cut the clip where the take ends");
    return {};
}

}  // namespace

Result<Timeline> switch_take(const Timeline& timeline, ClipId clip, std::size_t take) {
    const auto chosen = choose(timeline, {clip}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    if (const auto shown = show_take(draft.edit(chosen->front().track, clip), take, timeline.rate); !shown)
        return fail(shown.error());
    return draft.finish();
}

Result<Timeline> cut_to_take(const Timeline& timeline, ClipId clip, FramePosition at, std::size_t take) {
    const auto chosen = choose(timeline, {clip}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    if (!chosen->front().clip.range().contains(at))
        return fail(ErrorCode::InvalidArgument, "frame " + std::to_string(at.value) + " is not in the clip");
    Draft draft(timeline);
    const std::size_t i = chosen->front().track;
    draft.split_at(i, at);
    const ClipId right = draft.track(i).at(at)->id;
    if (const auto shown = show_take(draft.edit(i, right), take, timeline.rate); !shown) return fail(shown.error());
    return draft.finish();
}

Result<Timeline> flatten_takes(const Timeline& timeline, const std::vector<ClipId>& clips) {
    const auto chosen = choose(timeline, clips, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    for (const Chosen& c : *chosen)
        if (c.clip.has_takes())
            draft.edit(c.track, c.clip.id).more.edit([](ClipMore& m) { m.takes.clear(), m.take = 0; });
    return draft.finish();
}

}  // namespace rhyme
