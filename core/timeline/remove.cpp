// Taking clips or ranges out: lift, ripple delete, extract, closing gaps.
#include <algorithm>
#include <map>
#include <set>

#include "core/timeline/removing.h"

namespace rhyme {

std::vector<std::size_t> tracks_of(const std::vector<Chosen>& chosen) {
    std::vector<std::size_t> tracks;
    for (const Chosen& c : chosen)
        if (tracks.empty() || tracks.back() != c.track) tracks.push_back(c.track);
    return tracks;
}

FrameSet ranges_of(const std::vector<Chosen>& chosen) {
    std::vector<FrameRange> ranges;
    for (const Chosen& c : chosen) ranges.push_back(c.clip.range());
    return set_of(std::move(ranges));
}

void remove_all(Draft& draft, const std::vector<Chosen>& chosen) {
    std::map<std::size_t, std::set<ClipId>> named;  // each track is gone through once, however many go
    for (const Chosen& c : chosen) named[c.track].insert(c.clip.id);
    for (const auto& [track, ids] : named)
        std::erase_if(draft.edit(track).clips.edit(), [&ids](const Clip& c) { return ids.contains(c.id); });
}

FrameSet closable(const Draft& draft, const std::vector<Chosen>& chosen, const std::vector<std::size_t>& own) {
    std::vector<FrameRange> kept;
    for (const std::size_t i : own)
        for (const Clip& c : draft.track(i).clips) kept.push_back(c.range());
    return without(ranges_of(chosen), set_of(std::move(kept)));
}

void close(Draft& draft, const FrameSet& time, const std::vector<std::size_t>& own) {
    for (auto range = time.rbegin(); range != time.rend(); ++range)
        for (std::size_t i = 0; i < draft.size(); ++i) {
            const bool is_own = std::find(own.begin(), own.end(), i) != own.end();
            if (is_own || (draft.moves_along(i) && draft.is_free(i, *range)))
                draft.shift(i, range->end(), -range->length);
        }
}

Result<Timeline> lift(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    remove_all(draft, *chosen);
    return draft.finish();
}

Result<Timeline> ripple_delete(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    remove_all(draft, *chosen);
    const auto own = tracks_of(*chosen);
    const FrameSet time = closable(draft, *chosen, own);
    if (time.empty())
        return fail(ErrorCode::Conflict, "other clips on the same tracks stand in the way of closing the gap", {},
                    "lift the clips instead");
    close(draft, time, own);
    return draft.finish();
}

namespace {

Result<void> check_range(FrameRange range) {
    if (!within(range.start) || !within(range.length) || !within(range.end())) return fail(out_of_range());
    if (range.empty()) return fail(ErrorCode::InvalidArgument, "the range is empty", {}, "set an in and an out point");
    return {};
}

}  // namespace

Result<Timeline> lift_range(const Timeline& timeline, FrameRange range, const std::vector<TrackId>& tracks) {
    if (const auto sound = check_range(range); !sound) return fail(sound.error());
    Draft draft(timeline);
    std::vector<std::size_t> targets;
    for (const TrackId id : tracks) {
        const auto i = unlocked(timeline, id);
        if (!i) return fail(i.error());
        targets.push_back(*i);
    }
    if (tracks.empty())
        for (std::size_t i = 0; i < draft.size(); ++i)
            if (!draft.track(i).locked) targets.push_back(i);
    if (std::all_of(targets.begin(), targets.end(), [&](std::size_t i) { return draft.is_free(i, range); }))
        return fail(ErrorCode::Conflict, "there is nothing in the range on these tracks");
    for (const std::size_t i : targets) draft.clear(i, range);
    return draft.finish();
}

Result<Timeline> extract_range(const Timeline& timeline, FrameRange range) {
    if (const auto sound = check_range(range); !sound) return fail(sound.error());
    Draft draft(timeline);
    bool found = false;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (!draft.moves_along(i) || draft.track(i).end() <= range.start) continue;
        found = true;
        draft.clear(i, range);
        draft.shift(i, range.end(), -range.length);
    }
    if (!found)
        return fail(ErrorCode::Conflict, "there is nothing in the range or after it on the unlocked sync tracks");
    return draft.finish();
}

Result<Timeline> close_gap(const Timeline& timeline, TrackId track, FramePosition at) {
    const auto i = unlocked(timeline, track);
    if (!i) return fail(i.error());
    if (!within(at)) return fail(out_of_range());
    const auto& clips = timeline.tracks[*i]->clips;
    const auto next = std::partition_point(clips.begin(), clips.end(), [&](const Clip& c) { return c.end() <= at; });
    if (next == clips.end() || next->start <= at)
        return fail(ErrorCode::Conflict, "there is no gap at frame " + std::to_string(at.value) + " of " +
                                             track_label(*timeline.tracks[*i]));
    const FramePosition from = next == clips.begin() ? FramePosition(0) : std::prev(next)->end();
    Draft draft(timeline);
    close(draft, {FrameRange::between(from, next->start)}, {*i});
    return draft.finish();
}

}  // namespace rhyme
