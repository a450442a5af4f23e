// Time locks and the range to work on.
#include <algorithm>

#include "core/timeline/draft.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

/// What a track shows of a range, piece by piece.
struct Piece {
    FrameRange range;
    ClipKind kind;
    MediaId media;
    SequenceId sequence;
    RationalTime source;
    Ratio speed;
    bool ramped;
    bool operator==(const Piece&) const = default;
};

std::vector<Piece> pieces(const Track& track, FrameRange range, FrameRate rate) {
    std::vector<Piece> list;
    auto c = std::partition_point(track.clips.begin(), track.clips.end(),
                                  [&](const Clip& clip) { return clip.end() <= range.start; });
    for (; c != track.clips.end() && c->start < range.end(); ++c) {
        const FrameRange shown = c->range().intersection(range);
        list.push_back({shown, c->kind, c->media, c->sequence, source_time(*c, shown.start, rate), c->speed,
                        !c->more->ramp.empty()});
    }
    return list;
}

std::vector<Transition> drawn_in(const Track& track, FrameRange range) {
    std::vector<Transition> list;
    if (track.transitions.empty()) return list;
    const ClipList& clips = track.clips;
    for (const Transition& t : track.transitions) {
        const FramePosition cut = clips.find(t.to)->start;
        if (FrameRange::between(cut - t.in_offset, cut + t.out_offset).overlaps(range)) {
            list.push_back(t);
            list.back().parameters.clear();
        }
    }
    return list;
}

}  // namespace

Result<void> keeps_time_locks(const Timeline& timeline, const Track& before, const Track& after) {
    for (const TimeLock& lock : *timeline.locks)
        if (pieces(before, lock.range, timeline.rate) != pieces(after, lock.range, timeline.rate) ||
            drawn_in(before, lock.range) != drawn_in(after, lock.range))
            return fail(ErrorCode::Conflict,
                        "the time lock " + (lock.name.empty() ? "" : quoted(lock.name) + " ") + "from frame " +
                            std::to_string(lock.range.start.value) + " to " + std::to_string(lock.range.end().value) +
                            " keeps " + track_label(before) + " as it is there",
                        {}, "remove the time lock first");
    return {};
}

Result<Timeline> add_time_lock(const Timeline& timeline, FrameRange range, const std::string& name) {
    if (!within(range.start) || !within(range.length) || !within(range.end())) return fail(out_of_range());
    if (range.empty()) return fail(ErrorCode::InvalidArgument, "the range is empty", {}, "set an in and an out point");
    Timeline after = timeline;
    std::vector<TimeLock> locks = *timeline.locks;
    for (const TimeLock& lock : locks)
        if (lock.range.overlaps(range))
            return fail(ErrorCode::Conflict, "a part of the range is time-locked already", {},
                        "remove that lock first");
    locks.push_back({TimeLockId{after.next_id++}, range, name});
    std::sort(locks.begin(), locks.end(),
              [](const TimeLock& a, const TimeLock& b) { return a.range.start < b.range.start; });
    after.locks = std::move(locks);
    return after;
}

Result<Timeline> remove_time_lock(const Timeline& timeline, TimeLockId id) {
    std::vector<TimeLock> locks = *timeline.locks;
    if (std::erase_if(locks, [&](const TimeLock& lock) { return lock.id == id; }) == 0)
        return fail(ErrorCode::NotFound, "there is no time lock " + std::to_string(id.value));
    Timeline after = timeline;
    after.locks = std::move(locks);
    return after;
}

Result<Timeline> set_range(const Timeline& timeline, std::optional<FramePosition> in,
                           std::optional<FramePosition> out) {
    if ((in && !within(*in)) || (out && !within(*out))) return fail(out_of_range());
    if (in && out && *in >= *out) return fail(ErrorCode::InvalidArgument, "the out point must come after the in point");
    Timeline after = timeline;
    after.in = in, after.out = out;
    return after;
}

}  // namespace rhyme
