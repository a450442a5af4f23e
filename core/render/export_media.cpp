#include "core/render/export_media.h"

#include <algorithm>

namespace rhyme {

namespace {

constexpr std::int64_t reach_seconds = 2;  ///< a clip is opened that long before it is seen

/// Whether `next` shows the same file from where `clip` leaves it, or so little later that reading on is cheaper than
/// opening it again. Exactly where one goes on from the other their sound must know that it is one.
bool goes_on(const Clip& clip, const Clip& next, FrameRate rate) {
    const auto plain = [](const Clip& c) {
        return c.kind == ClipKind::Media && c.speed == Ratio{1, 1} && c.more->ramp.empty();
    };
    const RationalTime left = clip.source_in + rate.time(clip.length);
    return plain(clip) && plain(next) && clip.media == next.media && clip.end() == next.start &&
           next.source_in >= left && next.source_in <= left + RationalTime(1, 2);
}

/// How far transitions draw a clip beyond its own end.
FrameCount longest_reach(const Timeline& timeline) {
    FrameCount longest(0);
    for (const auto& track : timeline.tracks)
        for (const Transition& t : track->transitions) longest = std::max(longest, t.out_offset);
    return longest;
}

}  // namespace

ExportMedia::ExportMedia(const Timeline& timeline, FrameRange range, const MediaPool& shared)
    : range_(range), pool_(std::make_shared<MediaPool>(0)), renderer_(pool_), looked_to_(range.start) {
    take_over(timeline, shared);
    opener_ = std::jthread([this](std::stop_token stop) {
        while (const auto request = requests_.take(stop))
            pool_->prefetch(request->media, request->frame, Purpose::Export);
    });
}

void ExportMedia::take_over(const Timeline& timeline, const MediaPool& shared) {
    timeline_ = timeline;
    const FrameCount reach = longest_reach(timeline);
    std::uint64_t next = 0;  // what is not a clip's own (a nested sequence's) keeps its id
    for (const MediaId id : shared.ids()) {
        pool_->set(id, shared.find(id));
        next = std::max(next, id.value);
    }
    for (auto& shared_track : timeline_.tracks) {
        auto track = std::make_shared<Track>(*shared_track);
        const Clip* before = nullptr;
        for (std::size_t i = 0; i < track->clips.size(); ++i) {
            const Clip& original = shared_track->clips[i];
            Clip& clip = track->clips[i];
            if (!original.media.value) {
                before = nullptr;
                continue;
            }
            const bool same = before && goes_on(*before, original, timeline.rate);
            clip.media = same ? track->clips[i - 1].media : MediaId{++next};
            const FramePosition end = clip.end() + reach;
            if (same)
                uses_.back().end = end;
            else
                uses_.push_back({clip.media, end});
            before = &original;
            if (!same && clip.range().overlaps({range_.start - reach, range_.length + reach + reach}))
                if (auto media = shared.find(original.media)) pool_->set(clip.media, std::move(media));
        }
        shared_track = std::move(track);
    }
    std::stable_sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.end < b.end; });
}

void ExportMedia::at(FramePosition p) {
    for (; over_ < uses_.size() && uses_[over_].end <= p; ++over_) pool_->set(uses_[over_].id, nullptr);
    open_ahead(p);
}

// Only the very next clip is opened: of many short ones to come each is opened while the one before it is seen.
void ExportMedia::open_ahead(FramePosition p) {
    const FramePlan now = plan_frame(timeline_, p, *pool_);
    const MediaId showing = now.layers.empty() ? MediaId{} : now.layers.back().media;
    if (coming_ && showing != coming_ && looked_to_ > p) return;
    if (showing == coming_) coming_ = {};
    const FramePosition last =
        std::min(range_.end(), p + timeline_.rate.count(RationalTime(reach_seconds, 1), Rounding::Up));
    for (looked_to_ = std::max(looked_to_, p + FrameCount(1)); looked_to_ < last; looked_to_ += FrameCount(1)) {
        const FramePlan then = plan_frame(timeline_, looked_to_, *pool_);
        if (then.layers.empty() || then.layers.back().media == showing) continue;
        coming_ = then.layers.back().media;
        const auto media = pool_->find(coming_);
        if (media && media->index) requests_.put({coming_, then.layers.back().source}, opener_.get_stop_token());
        return;
    }
}

}  // namespace rhyme
