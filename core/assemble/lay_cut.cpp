#include "core/assemble/lay_cut.h"

#include <algorithm>
#include <map>

#include "core/timeline/edits.h"

namespace rhyme {
namespace {

std::vector<Clip> kept_clips(const Track& track, const std::set<ClipId>& keep, FrameRange range) {
    std::vector<Clip> kept;
    for (const Clip& clip : track.clips)
        if (keep.contains(clip.id) && !clip.range().intersection(range).empty()) kept.push_back(clip);
    return kept;
}

std::vector<FrameRange> free_parts(const std::vector<Clip>& kept, FrameRange range) {
    std::vector<FrameRange> parts;
    FramePosition from = range.start;
    for (const Clip& clip : kept) {
        if (clip.start > from) parts.push_back(FrameRange::between(from, clip.start));
        from = std::max(from, clip.end());
    }
    if (from < range.end()) parts.push_back(FrameRange::between(from, range.end()));
    return parts;
}

class Laying {
public:
    Laying(const Timeline& onto, TrackId track, FramePosition at, const Timeline& made, const std::set<ClipId>& keep)
        : now_(onto), track_(track), at_(at), made_(made) {
        range_ = FrameRange::between(
            at, at + (pictures().clips.empty() ? FrameCount(0) : pictures().clips.back().end() - FramePosition(0)));
        kept_ = kept_clips(*onto.find(track), keep, range_);
    }
    Result<Timeline> lay() {
        for (const FrameRange& part : free_parts(kept_, range_))
            for (const Clip& clip : pictures().clips)
                if (const auto laid = lay(clip, part); !laid) return fail(laid.error());
        for (const Clip& clip : kept_)
            for (const Clip& other : pictures().clips)
                if (shifted(other) == clip.range() && other.media == clip.media) places_[other.id] = clip.id;
        for (const Transition& t : pictures().transitions) join(t);
        return std::move(now_);
    }

private:
    const Track& pictures() const { return *made_.tracks.front(); }
    FrameRange shifted(const Clip& clip) const { return {at_ + (clip.start - FramePosition(0)), clip.length}; }

    Result<void> lay(const Clip& clip, FrameRange part) {
        const FrameRange whole = shifted(clip), shown = whole.intersection(part);
        if (shown.empty()) return {};
        const RationalTime later = made_.rate.time(shown.start) - made_.rate.time(whole.start);
        NewClip piece{track_, clip.media, clip.name, clip.source_in + later * clip.speed, clip.available, shown.length};
        piece.kind = clip.kind, piece.speed = clip.speed;
        ClipMore more = *clip.more;
        for (Take& take : more.takes) take.offset = take.offset - made_.rate.time(at_) * take.rate;
        piece.more = std::move(more);
        if (shown != whole) go_on(piece, shown);
        const ClipId id{now_.next_id};
        auto edited = overwrite(now_, shown.start, {piece});
        if (!edited) return fail(edited.error());
        now_ = std::move(*edited);
        if (shown == whole) places_[clip.id] = id;
        return {};
    }

    /// What is left of a kept clip's place in the made cut is of its shot: it goes on from the clip, without a jump.
    void go_on(NewClip& piece, FrameRange shown) const {
        for (const Clip& clip : kept_) {
            if (clip.media != piece.media || clip.speed != piece.speed) continue;
            const RationalTime before =
                clip.source_in - made_.rate.time(FramePosition(shown.length.value)) * clip.speed;
            const RationalTime after = clip.source_in + made_.rate.time(FramePosition(clip.length.value)) * clip.speed;
            const RationalTime end = after + made_.rate.time(FramePosition(shown.length.value)) * clip.speed;
            if (shown.end() == clip.start && before >= RationalTime()) piece.source_in = before;
            if (shown.start == clip.end() && (clip.available == RationalTime() || end <= clip.available))
                piece.source_in = after;
        }
    }

    void join(const Transition& made) {
        const auto from = places_.find(made.from), to = places_.find(made.to);
        if (from == places_.end() || to == places_.end()) return;
        if (now_.find(track_)->transition_between(from->second, to->second)) return;  // of two kept ones
        auto joined = set_transition(now_, {from->second, to->second, made.kind, made.in_offset, made.out_offset,
                                            made.parameters, made.needs_handles});
        if (joined) now_ = std::move(*joined);  // a kept clip may have another transition in the way
    }

    Timeline now_;
    TrackId track_;
    FramePosition at_;
    const Timeline& made_;
    FrameRange range_;
    std::vector<Clip> kept_;
    std::map<ClipId, ClipId> places_;  // clips of `made` that lie here as they do there
};

}  // namespace

Result<Timeline> lay_cut(const Timeline& onto, TrackId track, FramePosition at, const Timeline& made,
                         const std::set<ClipId>& keep) {
    const Track* target = onto.find(track);
    if (!target || target->kind != TrackKind::Video) return fail(ErrorCode::NotFound, "there is no such video track");
    return Laying(onto, track, at, made, keep).lay();
}

Timeline cut_within(const Timeline& timeline, TrackId track, FrameRange range) {
    Timeline cut = make_timeline(timeline.rate, timeline.width, timeline.height);
    Track inside = *cut.tracks.front();
    if (const Track* whole = timeline.find(track))
        for (Clip clip : whole->clips)
            if (clip.start >= range.start && clip.end() <= range.end()) {
                clip.start = FramePosition(0) + (clip.start - range.start);
                inside.clips.push_back(std::move(clip));
            }
    cut.tracks.front() = std::make_shared<const Track>(std::move(inside));
    return cut;
}

}  // namespace rhyme
