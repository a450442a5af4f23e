// Moving edges: split, trim, ripple trim, roll, slip, slide, and how far each can go.
#include <algorithm>

#include "core/timeline/draft.h"

namespace rhyme {
namespace {

/// The deltas an edit allows, and what stops it at either side.
struct Limits {
    std::int64_t low = -max_frames, high = max_frames;
    std::string low_reason = "that is further than a sequence can reach", high_reason = low_reason;

    void at_least(std::int64_t n, std::string reason) {
        if (n > low) low = n, low_reason = std::move(reason);
    }
    void at_most(std::int64_t n, std::string reason) {
        if (n < high) high = n, high_reason = std::move(reason);
    }
    std::int64_t clamp(std::int64_t n) const { return low > high ? 0 : std::clamp(n, low, high); }
    Result<void> check(FrameCount delta) const {
        const bool fits = delta.value >= low && delta.value <= high;
        if (delta.value == 0 || fits) return {};
        const std::string asked = delta.value > -max_frames && delta.value < max_frames
                                      ? " (" + frames(std::abs(delta.value)) + " asked for)"
                                      : "";
        return fail(ErrorCode::Conflict, (delta.value < low ? low_reason : high_reason) + asked);
    }
};

std::string label(const Clip& clip) { return "clip " + quoted(clip.name); }

/// An in edge that moves over the media (the clip's length changes the other way).
void limit_in(Limits& limits, const Clip& c, FrameRate rate) {
    limits.at_most(c.length.value - 1, label(c) + " is only " + frames(c.length.value) + " long and keeps one");
    const std::int64_t handle = handle_before(c, rate).value;
    limits.at_least(-handle, label(c) + " has only " + frames(handle) + " of media before its start");
}

void limit_out(Limits& limits, const Clip& c, FrameRate rate) {
    limits.at_least(1 - c.length.value, label(c) + " is only " + frames(c.length.value) + " long and keeps one");
    const std::int64_t handle = handle_after(c, rate).value;
    limits.at_most(handle, label(c) + " has only " + frames(handle) + " of media after its end");
}

Limits trim_limits(const Timeline& timeline, const std::vector<Chosen>& chosen, Edge edge, bool ripple) {
    Limits limits;
    const std::int64_t spare = max_frames - timeline.end().value;
    for (const auto& [track, c] : chosen) {
        edge == Edge::In ? limit_in(limits, c, timeline.rate) : limit_out(limits, c, timeline.rate);
        if (edge == Edge::In && !ripple)
            limits.at_least(-c.start.value, label(c) + " starts only " + frames(c.start.value) +
                                                " after the beginning of the sequence");
        if (edge == Edge::In && ripple) limits.at_least(-spare, limits.low_reason);
        if (edge == Edge::Out)
            limits.at_most(ripple ? spare : max_frames - c.end().value, "that is further than a sequence can reach");
    }
    return limits;
}

/// The in edge moves over the media while the clip's place on the sequence stays.
void move_in(Clip& c, FrameCount delta, FrameRate rate) {
    move_head(c, delta, rate);
    c.start -= delta;
}

/// A cut to be rolled: the clips on both sides, by value.
struct Cut {
    std::size_t track;
    Clip from, to;
};

/// The cut between two touching clips and, Together, those between the clips linked to them.
Result<std::vector<Cut>> cuts_between(const Timeline& timeline, ClipId from, ClipId to, Linked linked) {
    const auto left = choose(timeline, {from}, linked), right = choose(timeline, {to}, linked);
    if (!left) return fail(left.error());
    if (!right) return fail(right.error());
    std::vector<Cut> cuts;
    bool named = false;
    for (const Chosen& a : *left)
        for (const Chosen& b : *right) {
            if (a.track != b.track || a.clip.end() != b.clip.start) continue;
            cuts.push_back({a.track, a.clip, b.clip});
            named = named || (a.clip.id == from && b.clip.id == to);
        }
    if (!named) return fail(ErrorCode::Conflict, "the two clips do not touch");
    return cuts;
}

Limits roll_limits(const std::vector<Cut>& cuts, FrameRate rate) {
    Limits limits;
    for (const Cut& cut : cuts) limit_out(limits, cut.from, rate), limit_in(limits, cut.to, rate);
    return limits;
}

/// How far the clip can slip to earlier and to later media, whichever way it runs.
std::pair<std::int64_t, std::int64_t> slip_room(const Clip& c, FrameRate rate) {
    if (c.available.num <= 0) return {max_frames, max_frames};
    const SourceRange shown = source_range(c, rate);
    Clip whole;  // a plain clip of what is shown
    whole.available = c.available;
    whole.source_in = shown.first;
    const std::int64_t before = handle_before(whole, rate).value;
    whole.source_in = shown.last;
    return {before, longest(whole, rate).value - 1};
}

Limits slip_limits(const std::vector<Chosen>& chosen, FrameRate rate) {
    Limits limits;
    for (const auto& [track, c] : chosen) {
        const auto [before, after] = slip_room(c, rate);
        limits.at_least(-before, label(c) + " has only " + frames(before) + " of media before its start");
        limits.at_most(after, label(c) + " has only " + frames(after) + " of media after its end");
    }
    return limits;
}

Limits slide_limits(const Timeline& timeline, const std::vector<Chosen>& chosen) {
    Limits limits;
    for (const auto& [i, c] : chosen) {
        const auto& clips = timeline.tracks[i]->clips;
        const auto it =
            std::find_if(clips.begin(), clips.end(), [&, id = c.id](const Clip& other) { return other.id == id; });
        const Clip* previous = it == clips.begin() ? nullptr : &*std::prev(it);
        const Clip* next = std::next(it) == clips.end() ? nullptr : &*std::next(it);
        if (previous && previous->end() == c.start) {
            limit_out(limits, *previous, timeline.rate);
        } else {
            const std::int64_t gap = (c.start - (previous ? previous->end() : FramePosition(0))).value;
            limits.at_least(-gap, "there is only a gap of " + frames(gap) + " before " + label(c));
        }
        if (next && next->start == c.end())
            limit_in(limits, *next, timeline.rate);
        else if (next)
            limits.at_most((next->start - c.end()).value,
                           "there is only a gap of " + frames((next->start - c.end()).value) + " after " + label(c));
        else
            limits.at_most(max_frames - c.end().value, "that is further than a sequence can reach");
    }
    return limits;
}

}  // namespace

Result<Timeline> split(const Timeline& timeline, FramePosition at, const std::vector<TrackId>& tracks, Linked linked) {
    if (!within(at)) return fail(out_of_range());
    Draft draft(timeline);
    std::vector<std::size_t> targets;
    std::vector<ClipId> named;
    for (const TrackId id : tracks) {
        const auto i = unlocked(timeline, id);
        if (!i) return fail(i.error());
        targets.push_back(*i);
        if (draft.across(*i, at)) named.push_back(draft.track(*i).at(at)->id);
    }
    if (tracks.empty())
        for (std::size_t i = 0; i < draft.size(); ++i)
            if (!draft.track(i).locked) targets.push_back(i);
    if (linked == Linked::Together && !named.empty()) {
        const auto chosen = choose(timeline, named, linked);
        if (!chosen) return fail(chosen.error());
        for (const Chosen& c : *chosen)
            if (c.clip.range().contains(at)) targets.push_back(c.track);
    }
    std::sort(targets.begin(), targets.end());
    bool any = false;
    for (const std::size_t i : targets) any = draft.split_at(i, at) || any;
    if (!any) return fail(ErrorCode::Conflict, "there is no clip to split at frame " + std::to_string(at.value));
    return draft.finish();
}

Result<Timeline> trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    if (!chosen) return fail(chosen.error());
    if (const auto fits = trim_limits(timeline, *chosen, edge, false).check(delta); !fits) return fail(fits.error());
    Draft draft(timeline);
    for (const auto& [i, c] : *chosen) {
        if (edge == Edge::Out) {
            draft.clear(i, {c.end(), delta});
            draft.edit(i, c.id).length += delta;
        } else {
            draft.clear(i, {c.start + delta, -delta});
            Clip& changed = draft.edit(i, c.id);
            move_in(changed, delta, timeline.rate);
            changed.start += delta;
        }
    }
    return draft.finish();
}

Result<Timeline> ripple_trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    if (!chosen) return fail(chosen.error());
    if (const auto fits = trim_limits(timeline, *chosen, edge, true).check(delta); !fits) return fail(fits.error());
    const FrameCount grown = edge == Edge::Out ? delta : -delta;
    Draft draft(timeline);
    std::vector<bool> own(draft.size());
    for (const auto& [i, c] : *chosen) {
        own[i] = true;
        draft.shift(i, c.end(), grown);
        Clip& changed = draft.edit(i, c.id);
        edge == Edge::Out ? void(changed.length += delta) : move_in(changed, delta, timeline.rate);
    }
    const Clip& named = *timeline.find(clip);
    const FramePosition place =
        edge == Edge::Out ? named.end() : named.start;  // where time is opened, or closed towards the clip
    const FrameRange closed = edge == Edge::Out ? FrameRange{place + grown, -grown} : FrameRange{place, -grown};
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (own[i] || !draft.moves_along(i)) continue;
        if (grown.value > 0 && !draft.across(i, place)) draft.shift(i, place, grown);
        if (grown.value < 0 && draft.is_free(i, closed)) draft.shift(i, closed.end(), grown);
    }
    return draft.finish();
}

Result<Timeline> roll(const Timeline& timeline, ClipId from, ClipId to, FrameCount delta, Linked linked) {
    const auto cuts = cuts_between(timeline, from, to, linked);
    if (!cuts) return fail(cuts.error());
    if (const auto fits = roll_limits(*cuts, timeline.rate).check(delta); !fits) return fail(fits.error());
    Draft draft(timeline);
    for (const Cut& cut : *cuts) {
        draft.edit(cut.track, cut.from.id).length += delta;
        Clip& right = draft.edit(cut.track, cut.to.id);
        move_in(right, delta, timeline.rate);
        right.start += delta;
    }
    return draft.finish();
}

Result<Timeline> slip(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    if (!chosen) return fail(chosen.error());
    if (const auto fits = slip_limits(*chosen, timeline.rate).check(delta); !fits) return fail(fits.error());
    Draft draft(timeline);
    for (const auto& [i, c] : *chosen) draft.edit(i, c.id).source_in = advanced(c.source_in, delta, timeline.rate);
    return draft.finish();
}

Result<Timeline> slide(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    if (!chosen) return fail(chosen.error());
    if (const auto fits = slide_limits(timeline, *chosen).check(delta); !fits) return fail(fits.error());
    Draft draft(timeline);
    for (const auto& [i, c] : *chosen) {
        const Track& track = *timeline.tracks[i];
        if (const Clip* previous = track.before(c)) draft.edit(i, previous->id).length += delta;
        if (const Clip* next = track.after(c)) {
            Clip& right = draft.edit(i, next->id);
            move_in(right, delta, timeline.rate);
            right.start += delta;
        }
        draft.edit(i, c.id).start += delta;
    }
    return draft.finish();
}

FrameCount clamp_trim(const Timeline& timeline, ClipId clip, Edge edge, FrameCount delta, bool ripple, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    return FrameCount(chosen ? trim_limits(timeline, *chosen, edge, ripple).clamp(delta.value) : 0);
}

FrameCount clamp_roll(const Timeline& timeline, ClipId from, ClipId to, FrameCount delta, Linked linked) {
    const auto cuts = cuts_between(timeline, from, to, linked);
    return FrameCount(cuts ? roll_limits(*cuts, timeline.rate).clamp(delta.value) : 0);
}

FrameCount clamp_slip(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    return FrameCount(chosen ? slip_limits(*chosen, timeline.rate).clamp(delta.value) : 0);
}

FrameCount clamp_slide(const Timeline& timeline, ClipId clip, FrameCount delta, Linked linked) {
    const auto chosen = choose(timeline, {clip}, linked);
    return FrameCount(chosen ? slide_limits(timeline, *chosen).clamp(delta.value) : 0);
}

}  // namespace rhyme
