#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/timeline/draft.h"
#include "core/timeline/sequences.h"

namespace rhyme {
namespace {

bool same_look(const Clip& a, const Clip& b) {
    return a.id == b.id && a.kind == b.kind && a.media == b.media && a.sequence == b.sequence && a.start == b.start &&
           a.length == b.length && a.source_in == b.source_in && a.speed == b.speed && a.gain_db == b.gain_db &&
           a.enabled == b.enabled && a.more == b.more && (a.clock == b.clock || !a.more);
}

FrameRange drawn_range(const ClipList& clips, const Transition& t) {
    const FramePosition cut = clips.find(t.to)->start;
    return FrameRange::between(cut - t.in_offset, cut + t.out_offset);
}

/// What of `track` is not found alike in `other`.
void differences(const Track& track, const Track& other, std::vector<FrameRange>& out) {
    const ClipList& clips = other.clips;
    const auto changed = [&](const Clip& c) {
        const Clip* there = clips.find(c.id);
        return !there || !same_look(c, *there);
    };
    for (const Clip& c : track.clips)
        if (changed(c)) out.push_back(c.range());
    if (track.transitions.empty()) return;
    const ClipList& here = track.clips;
    std::unordered_map<std::uint64_t, const Transition*> there;
    for (const Transition& t : other.transitions) there.emplace(t.id.value, &t);
    for (const Transition& t : track.transitions) {
        const auto same = there.find(t.id.value);
        const bool kept = same != there.end() && *same->second == t;
        // A clip's change shows on both sides of its cut where a transition draws it.
        if (!kept || changed(*here.find(t.from)) || changed(*here.find(t.to))) out.push_back(drawn_range(here, t));
    }
}

void everything(const Track& track, std::vector<FrameRange>& out) {
    for (const Clip& c : track.clips) out.push_back(c.range());
}

}  // namespace

std::vector<FrameRange> changed_ranges(const Timeline& before, const Timeline& after) {
    const FrameRange whole = FrameRange::between(FramePosition(0), std::max(before.end(), after.end()));
    if (before.rate != after.rate || before.width != after.width || before.height != after.height ||
        before.sample_rate != after.sample_rate)
        return set_of({whole});
    std::vector<FrameRange> ranges;
    std::vector<TrackId> order_before, order_after;
    for (const auto& old : before.tracks) {
        const Track* now = after.find(old->id);
        if (!now) {
            everything(*old, ranges);
            if (old->solo) return set_of({whole});
            continue;
        }
        order_before.push_back(old->id);
        if (now == old.get()) continue;
        if (old->solo != now->solo) return set_of({whole});  // it silences or frees every other track
        if (old->muted != now->muted || old->kind != now->kind || old->gain_db != now->gain_db ||
            old->pan != now->pan || old->effects != now->effects)
            everything(*old, ranges), everything(*now, ranges);
        differences(*old, *now, ranges), differences(*now, *old, ranges);
    }
    for (const auto& now : after.tracks) {
        if (before.find(now->id)) {
            order_after.push_back(now->id);
            continue;
        }
        everything(*now, ranges);
        if (now->solo) return set_of({whole});
    }
    if (order_before != order_after) return set_of({whole});
    return set_of(std::move(ranges));
}

std::vector<FrameRange> changed_ranges(const Sequences& before, const Sequences& after) {
    if (before.current != after.current)
        return set_of({FrameRange::between(FramePosition(0), std::max(before.now().end(), after.now().end()))});
    std::vector<FrameRange> ranges = changed_ranges(before.now(), after.now());
    std::set<SequenceId> changed;
    for (const auto& timeline : after.all) {
        const Timeline* old = before.find(timeline->id);
        if (timeline->id != after.current &&
            (!old || (old != timeline.get() && !changed_ranges(*old, *timeline).empty())))
            changed.insert(timeline->id);
    }
    for (const auto& timeline : before.all)
        if (!after.find(timeline->id)) changed.insert(timeline->id);
    if (changed.empty()) return ranges;
    for (const auto& track : after.now().tracks)
        for (const Clip& c : track->clips)
            if (c.kind == ClipKind::Sequence && std::any_of(changed.begin(), changed.end(), [&](SequenceId id) {
                    return contains(after, c.sequence, id);
                }))
                ranges.push_back(c.range());
    return set_of(std::move(ranges));
}

}  // namespace rhyme
