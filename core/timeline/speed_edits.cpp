#include "core/timeline/speed_edits.h"

#include <algorithm>

#include "core/timeline/draft.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

/// The media a clip uses up, from the first moment shown to where the next frame would begin.
struct Extent {
    RationalTime first, end;
    RationalTime last;  ///< the latest moment at which a frame begins
};
Extent extent_of(const Clip& c, FrameRate rate) {
    const SourceRange shown = source_range(c, rate);
    const RationalTime a = source_after(c, c.length, rate), b = source_after(c, c.length - FrameCount(1), rate);
    const RationalTime step = a > b ? a - b : b - a;
    const RationalTime first = std::max(RationalTime(), shown.first), last = std::max(RationalTime(), shown.last);
    return {first, last + step, last};
}

/// The frames the clip takes to show its media up to the extent's end.
FrameCount length_over(Clip c, const Extent& extent, FrameRate rate) {
    const bool back = source_after(c, FrameCount(1), rate) < c.source_in;
    if (back) {  // measured from the beginning of the extent
        c.available = RationalTime(max_source_seconds, 1);
        if (extent.first.num == 0) return longest(c, rate);
        std::int64_t low = 1, high = max_frames;
        while (low < high) {
            const std::int64_t middle = low + (high - low + 1) / 2;
            (source_after(c, FrameCount(middle - 1), rate) >= extent.first ? low : high) =
                source_after(c, FrameCount(middle - 1), rate) >= extent.first ? middle : middle - 1;
        }
        return FrameCount(low);
    }
    c.available = extent.end;
    return c.available.num > 0 ? longest(c, rate) : c.length;
}

Error too_short(const Clip& c, FrameCount has) {
    return {ErrorCode::Conflict,
            "at that speed clip " + quoted(c.name) + " has media for " + frames(has.value) + " only (" +
                frames(c.length.value) + " needed)",
            {},
            "change its length with it"};
}

/// Puts clips with a new speed in the places of the old ones.
Result<Timeline> put_back(const Timeline& timeline, const std::vector<Chosen>& old, std::vector<Clip> made,
                          SpeedFit fit) {
    Draft draft(timeline);
    const FrameRate rate = timeline.rate;
    for (std::size_t n = 0; n < made.size(); ++n) {
        if (const auto faults = validate_content(made[n]); !faults.empty())
            return fail(ErrorCode::InvalidArgument, faults.front());
        const FrameCount most = longest(made[n], rate);
        if (most < made[n].length) return fail(too_short(made[n], most));
        if (!within(made[n].end())) return fail(out_of_range());
    }
    for (std::size_t n = made.size(); n-- > 0;) {  // the last first, so that places stay true while time moves
        const std::size_t i = old[n].track;
        const FrameCount grown = made[n].length - old[n].clip.length;
        if (fit == SpeedFit::Ripple) {
            draft.shift(i, old[n].clip.end(), grown);
        } else if (grown.value > 0) {
            draft.clear(i, {old[n].clip.end(), grown});
        }
        draft.edit(i, old[n].clip.id) = made[n];
    }
    if (fit != SpeedFit::Ripple) return draft.finish();
    // The other sync tracks keep step with the first clip's track.
    std::vector<bool> own(draft.size());
    for (const Chosen& c : old) own[c.track] = true;
    for (std::size_t n = made.size(); n-- > 0;) {
        if (old[n].track != old.front().track) continue;
        const FrameCount grown = made[n].length - old[n].clip.length;
        const FramePosition end = old[n].clip.end();
        for (std::size_t i = 0; i < draft.size(); ++i) {
            if (own[i] || !draft.moves_along(i)) continue;
            if (grown.value > 0 ? !draft.across(i, end) : draft.is_free(i, {end + grown, -grown}))
                draft.shift(i, end, grown);
        }
    }
    return draft.finish();
}

}  // namespace

Result<Timeline> set_speed(const Timeline& timeline, const std::vector<ClipId>& clips, Ratio speed, SpeedFit fit,
                           Linked linked) {
    if (!sound_speed(speed))
        return fail(ErrorCode::InvalidArgument, "a speed must be 0 or lie between 1/1000 and 1000 either way");
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    std::vector<Clip> made;
    for (const Chosen& c : *chosen) {
        const Extent extent = extent_of(c.clip, timeline.rate);
        Clip fast = c.clip;
        fast.speed = speed;
        if (!fast.more->ramp.empty()) fast.more.edit([](ClipMore& m) { m.ramp.clear(); });
        const bool was_back = source_after(c.clip, c.clip.length, timeline.rate) < c.clip.source_in;
        if (speed.num < 0)
            fast.source_in = was_back ? c.clip.source_in : extent.last;
        else if (speed.num > 0)
            fast.source_in = extent.first;
        if (fit != SpeedFit::Keep && speed.num != 0 && extent.end > extent.first)
            fast.length = length_over(fast, extent, timeline.rate);
        fast.length = std::max(fast.length, FrameCount(1));
        if (fast.more)
            fast.more.edit([&](ClipMore& m) {
                m.fade_in = std::min(m.fade_in, fast.length),
                m.fade_out = std::min(m.fade_out, fast.length - m.fade_in);
            });
        made.push_back(std::move(fast));
    }
    return put_back(timeline, *chosen, std::move(made), speed.num == 0 ? SpeedFit::Keep : fit);
}

Result<Timeline> reverse(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    std::vector<Clip> made;
    for (const Chosen& c : *chosen) {
        Clip back = c.clip;
        back.source_in = std::max(RationalTime(), source_after(c.clip, c.clip.length - FrameCount(1), timeline.rate));
        back.speed = Ratio(-c.clip.speed.num, c.clip.speed.den);
        if (!back.more->ramp.empty())
            back.more.edit([&](ClipMore& m) {
                // Seen from the last frame back; between two keys a shape belongs to the one that was the later.
                std::vector<SpeedKey> turned;
                const FrameCount mirror = c.clip.clock * 2 + c.clip.length - FrameCount(1);
                for (auto k = m.ramp.rbegin(); k != m.ramp.rend(); ++k) {
                    const SpeedShape shape = std::next(k) == m.ramp.rend() ? SpeedShape::Linear : std::next(k)->shape;
                    turned.push_back({mirror - k->at, Ratio(-k->speed.num, k->speed.den), shape});
                }
                m.ramp = std::move(turned);
            });
        made.push_back(std::move(back));
    }
    return put_back(timeline, *chosen, std::move(made), SpeedFit::Keep);
}

Result<Timeline> freeze_frame(const Timeline& timeline, ClipId clip, FramePosition at, FrameCount length) {
    const auto chosen = choose(timeline, {clip}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    const Clip old = chosen->front().clip;
    if (!old.range().contains(at))
        return fail(ErrorCode::InvalidArgument,
                    "frame " + std::to_string(at.value) + " is not in clip " + quoted(old.name));
    if (length.value < 1 || !within(length))
        return fail(ErrorCode::InvalidArgument, "a freeze frame must be at least one frame long");
    Draft draft(timeline);
    for (std::size_t i = 0; i < draft.size(); ++i)
        if (i == chosen->front().track || draft.moves_along(i)) draft.open(i, at, length);
    Clip still = old;
    still.id = ClipId{draft.new_id()}, still.start = at, still.length = length, still.link = {};
    still.source_in = std::max(RationalTime(), source_time(old, at, timeline.rate)), still.speed = Ratio(0, 1);
    still.clock = old.clip_time(at);
    if (still.more) still.more.edit([](ClipMore& m) { m.ramp.clear(), m.fade_in = m.fade_out = {}; });
    draft.renew_effects(still);
    draft.place(chosen->front().track, still);
    return draft.finish();
}

Result<Timeline> set_speed_ramp(const Timeline& timeline, ClipId clip, const std::vector<SpeedKey>& ramp, SpeedFit fit,
                                Linked linked) {
    if (const auto faults = validate_ramp(ramp); !faults.empty())
        return fail(ErrorCode::InvalidArgument, faults.front());
    const auto chosen = choose(timeline, {clip}, linked);
    if (!chosen) return fail(chosen.error());
    std::vector<Clip> made;
    for (const Chosen& c : *chosen) {
        const Extent extent = extent_of(c.clip, timeline.rate);
        Clip ramped = c.clip;
        ramped.more.edit([&](ClipMore& m) { m.ramp = ramp; });
        const bool back = std::any_of(ramp.begin(), ramp.end(), [](const SpeedKey& k) { return k.speed.num < 0; });
        if (!ramp.empty()) ramped.source_in = back ? extent.last : extent.first;
        const bool stands = std::all_of(ramp.begin(), ramp.end(), [](const SpeedKey& k) { return k.speed.num == 0; });
        if (fit != SpeedFit::Keep && !stands && extent.end > extent.first)
            ramped.length = std::max(FrameCount(1), length_over(ramped, extent, timeline.rate));
        ramped.more.edit([&](ClipMore& m) {
            m.fade_in = std::min(m.fade_in, ramped.length),
            m.fade_out = std::min(m.fade_out, ramped.length - m.fade_in);
        });
        made.push_back(std::move(ramped));
    }
    return put_back(timeline, *chosen, std::move(made), fit);
}

Result<Timeline> fit_to_range(const Timeline& timeline, ClipId clip, FrameRange range, Linked linked) {
    if (!within(range.start) || !within(range.length) || !within(range.end())) return fail(out_of_range());
    if (range.empty()) return fail(ErrorCode::InvalidArgument, "the range is empty", {}, "set an in and an out point");
    const auto chosen = choose(timeline, {clip}, linked);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    for (const Chosen& c : *chosen) draft.remove(c.track, c.clip.id);
    for (const Chosen& c : *chosen) {
        const Extent extent = extent_of(c.clip, timeline.rate);
        Clip fitted = c.clip;
        fitted.start = range.start, fitted.length = range.length;
        if (!fitted.more->ramp.empty()) fitted.more.edit([](ClipMore& m) { m.ramp.clear(); });
        const bool back = source_after(c.clip, c.clip.length, timeline.rate) < c.clip.source_in;
        const auto speed = speed_between(extent.end - extent.first, timeline.rate.time(range.length));
        if (extent.end > extent.first) {
            if (!speed)
                return fail(ErrorCode::Conflict,
                            "clip " + quoted(c.clip.name) + " would have to run more than 1000 times faster or slower");
            fitted.speed = back ? Ratio(-speed->num, speed->den) : *speed;
            if (!back) fitted.source_in = extent.first;
        }
        if (const FrameCount most = longest(fitted, timeline.rate); most < fitted.length)
            return fail(too_short(fitted, most));
        draft.clear(c.track, range);
        draft.place(c.track, std::move(fitted));
    }
    return draft.finish();
}

Result<Timeline> set_keep_pitch(const Timeline& timeline, const std::vector<ClipId>& clips, bool keep, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    for (const Chosen& c : *chosen)
        if (c.clip.more->keep_pitch != keep)
            draft.edit(c.track, c.clip.id).more.edit([&](ClipMore& m) { m.keep_pitch = keep; });
    return draft.finish();
}

}  // namespace rhyme
