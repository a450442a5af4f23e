// Moving clips elsewhere: overwriting what is there, or making room.
#include <algorithm>

#include "core/timeline/removing.h"

namespace rhyme {
namespace {

/// Where each chosen clip goes: those of `kind` climb `steps` tracks on the screen, the others stay on theirs.
Result<std::vector<std::size_t>> destinations(const Timeline& timeline, const std::vector<Chosen>& chosen,
                                              TrackKind kind, int steps) {
    std::vector<std::size_t> of_kind;  // from the lowest to the highest as seen
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i)
        if (timeline.tracks[i]->kind == kind) of_kind.push_back(i);
    if (kind == TrackKind::Audio) std::reverse(of_kind.begin(), of_kind.end());
    std::vector<std::size_t> places;
    for (const Chosen& c : chosen) {
        const Track& track = *timeline.tracks[c.track];
        if (track.kind != kind || steps == 0) {
            places.push_back(c.track);
            continue;
        }
        const auto at = std::find(of_kind.begin(), of_kind.end(), c.track) - of_kind.begin();
        const std::int64_t to = static_cast<std::int64_t>(at) + steps;
        if (to < 0 || to >= static_cast<std::int64_t>(of_kind.size()))
            return fail(ErrorCode::Conflict,
                        "there is no such track " + std::string(steps > 0 ? "above " : "below ") + track_label(track),
                        {}, "add a track first");
        const auto i = unlocked(timeline, timeline.tracks[of_kind[static_cast<std::size_t>(to)]]->id);
        if (!i) return fail(i.error());
        places.push_back(*i);
    }
    return places;
}

bool contains(const std::vector<std::size_t>& set, std::size_t i) {
    return std::find(set.begin(), set.end(), i) != set.end();
}

/// A move with the gap closed and room made: what is worked out before anything is changed.
struct Rearrangement {
    std::vector<std::size_t> own, targets;
    FrameSet time;  ///< closes behind
    bool whole =
        false;  ///< all the clips' time closes, so that they also move together where something lay between them
    FramePosition hull;  ///< the first clip's start
    FrameCount room;     ///< opens at the new place
    FrameCount offset(const Clip& c) const { return whole ? measure_before(time, c.start) : c.start - hull; }
};

Rearrangement plan(const Draft& removed, const std::vector<Chosen>& chosen, std::vector<std::size_t> targets) {
    Rearrangement r;
    r.own = tracks_of(chosen);
    r.targets = std::move(targets);
    const FrameSet ranges = ranges_of(chosen);
    r.time = closable(removed, chosen, r.own);
    r.whole = r.time == ranges;
    r.hull = ranges.front().start;
    r.room = r.whole ? measure(r.time) : ranges.back().end() - r.hull;
    return r;
}

/// Tracks that only keep step: those where neither the time that closes nor the new place is occupied.
std::vector<std::size_t> bystanders(const Draft& draft, const Rearrangement& r, FramePosition to) {
    std::vector<std::size_t> tracks;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (!draft.moves_along(i) || contains(r.own, i) || contains(r.targets, i) || draft.across(i, to)) continue;
        const auto is_free = [&](const FrameRange& range) { return draft.is_free(i, range); };
        if (std::all_of(r.time.begin(), r.time.end(), is_free)) tracks.push_back(i);
    }
    return tracks;
}

}  // namespace

Result<Timeline> move(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by, int track_steps,
                      Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    const auto places = destinations(timeline, *chosen, timeline.track_of(clips.front())->kind, track_steps);
    if (!places) return fail(places.error());
    if (!within(by)) return fail(out_of_range());
    for (const Chosen& c : *chosen)
        if (c.clip.start + by < FramePosition(0))
            return fail(ErrorCode::Conflict, "clip " + quoted(c.clip.name) + " would begin before the sequence does",
                        {}, "move it by " + frames(c.clip.start.value) + " at most");
    Draft draft(timeline);
    remove_all(draft, *chosen);
    for (std::size_t n = 0; n < chosen->size(); ++n) {
        Clip clip = (*chosen)[n].clip;
        clip.start += by;
        draft.clear((*places)[n], clip.range());
        draft.place((*places)[n], std::move(clip));
    }
    return draft.finish();
}

FrameCount clamp_move(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return FrameCount(0);
    std::int64_t low = -max_frames, high = max_frames;
    for (const Chosen& c : *chosen)
        low = std::max(low, -c.clip.start.value), high = std::min(high, max_frames - c.clip.end().value);
    return FrameCount(std::clamp(by.value, low, high));
}

Result<Timeline> ripple_move(const Timeline& timeline, const std::vector<ClipId>& clips, FramePosition to,
                             int track_steps, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    if (!within(to)) return fail(out_of_range());
    auto places = destinations(timeline, *chosen, timeline.track_of(clips.front())->kind, track_steps);
    if (!places) return fail(places.error());
    Draft draft(timeline);
    remove_all(draft, *chosen);
    const Rearrangement r = plan(draft, *chosen, *places);
    std::vector<std::size_t> in_step = bystanders(draft, r, to);
    in_step.insert(in_step.end(), r.own.begin(), r.own.end());
    std::vector<std::size_t> opened = r.targets;
    for (const std::size_t i : in_step)
        if (draft.moves_along(i) && !contains(opened, i)) opened.push_back(i);
    for (auto range = r.time.rbegin(); range != r.time.rend(); ++range)
        for (std::size_t i = 0; i < draft.size(); ++i) {
            const bool joins = contains(r.targets, i) && draft.moves_along(i) && draft.is_free(i, *range);
            if (contains(in_step, i) || joins) draft.shift(i, range->end(), -range->length);
        }
    const FramePosition at = to - measure_before(r.time, to);
    std::sort(opened.begin(), opened.end());
    opened.erase(std::unique(opened.begin(), opened.end()), opened.end());
    for (const std::size_t i : opened) draft.open(i, at, r.room);
    for (std::size_t n = 0; n < chosen->size(); ++n) {
        Clip clip = (*chosen)[n].clip;
        clip.start = at + r.offset(clip);
        draft.place((*places)[n], std::move(clip));
    }
    return draft.finish();
}

}  // namespace rhyme
