#include <algorithm>
#include <map>

#include "core/timeline/ranges.h"

namespace rhyme {
namespace {

bool same_look(const Clip& a, const Clip& b) {
    return a.id == b.id && a.media == b.media && a.start == b.start && a.length == b.length &&
           a.source_in == b.source_in && a.gain_db == b.gain_db && a.enabled == b.enabled;
}

FrameRange drawn_range(const Track& track, const Transition& t) {
    const FramePosition cut = track.find(t.to)->start;
    return FrameRange::between(cut - t.in_offset, cut + t.out_offset);
}

/// What of `track` is not found alike in `other`.
void differences(const Track& track, const Track& other, std::vector<FrameRange>& out) {
    std::map<ClipId, const Clip*> clips;
    for (const Clip& c : other.clips) clips[c.id] = &c;
    const auto changed = [&](const Clip& c) {
        const auto it = clips.find(c.id);
        return it == clips.end() || !same_look(c, *it->second);
    };
    for (const Clip& c : track.clips)
        if (changed(c)) out.push_back(c.range());
    for (const Transition& t : track.transitions) {
        const bool kept = std::find(other.transitions.begin(), other.transitions.end(), t) != other.transitions.end();
        // A clip's change shows on both sides of its cut where a transition draws it.
        if (!kept || changed(*track.find(t.from)) || changed(*track.find(t.to))) out.push_back(drawn_range(track, t));
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
        if (old->muted != now->muted || old->kind != now->kind) everything(*old, ranges), everything(*now, ranges);
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

}  // namespace rhyme
