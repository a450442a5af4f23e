#include "core/timeline/draft.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace rhyme {
namespace {

auto first_from(ClipList& clips, FramePosition p) {
    return std::lower_bound(clips.begin(), clips.end(), p,
                            [](const Clip& c, FramePosition at) { return c.start < at; });
}

bool fades_fit(const Clip& clip) { return !clip.more || clip.more->fade_in + clip.more->fade_out <= clip.length; }

}  // namespace

Draft::Draft(const Timeline& before)
    : before_(before), tracks_(before.tracks), own_(before.tracks.size()), next_id_(before.next_id) {}

std::optional<std::size_t> Draft::index(TrackId id) const {
    for (std::size_t i = 0; i < size(); ++i)
        if (track(i).id == id) return i;
    return std::nullopt;
}

Track& Draft::edit(std::size_t i) {
    if (!own_[i]) {
        own_[i] = std::make_shared<Track>(*tracks_[i]);
        tracks_[i] = own_[i];
    }
    return *own_[i];
}

Clip& Draft::edit(std::size_t i, ClipId clip) {
    auto& clips = edit(i).clips;
    return *std::find_if(clips.begin(), clips.end(), [&](const Clip& c) { return c.id == clip; });
}

bool Draft::split_at(std::size_t i, FramePosition p) {
    if (!across(i, p)) return false;
    Track& t = edit(i);
    const auto left = std::prev(first_from(t.clips, p));
    Clip right = *left;
    left->length = p - left->start;
    move_head(right, left->length, rate());
    if (left->more->fade_out.value > 0) left->more.edit([](ClipMore& m) { m.fade_out = {}; });
    if (right.more->fade_in.value > 0) right.more.edit([](ClipMore& m) { m.fade_in = {}; });
    renew_effects(right);
    right.id = ClipId{new_id()};
    if (right.link) {
        auto it =
            std::find_if(relinked_.begin(), relinked_.end(), [&](const auto& r) { return r.first == right.link; });
        if (it == relinked_.end()) it = relinked_.insert(it, {right.link, LinkId{new_id()}});
        right.link = it->second;
    }
    for (Transition& transition : t.transitions)
        if (transition.from == left->id) transition.from = right.id;
    t.clips.edit().insert(std::next(left), std::move(right));
    return true;
}

void Draft::renew_effects(Clip& clip) {
    if (clip.more->effects.empty()) return;
    clip.more.edit([&](ClipMore& m) {
        for (Effect& e : m.effects) e.id = EffectId{new_id()};
    });
}

void Draft::clear(std::size_t i, FrameRange range) {
    if (range.empty() || is_free(i, range)) return;
    if (const Clip* c = track(i).at(range.start); c && c->start < range.start && c->end() > range.end())
        split_at(i, range.end());
    Track& t = edit(i);
    for (Clip& c : t.clips) {
        if (!c.range().overlaps(range)) continue;
        if (c.start < range.start)
            c.length = range.start - c.start;
        else if (c.end() > range.end())
            move_head(c, range.end() - c.start, rate());
    }
    std::erase_if(t.clips.edit(), [&](const Clip& c) { return c.range().overlaps(range); });
}

/// Up to where clips from `from` on may move: the next time lock, or the clip of the track that reaches into it.
FramePosition Draft::barrier(std::size_t i, FramePosition from) const {
    for (const TimeLock& lock : *before_.locks) {
        if (lock.range.end() <= from) continue;
        if (lock.range.start < from) return from;  // inside of a lock nothing moves
        const Clip* across_start = track(i).at(lock.range.start);
        return across_start ? std::min(across_start->start, lock.range.start) : lock.range.start;
    }
    return FramePosition(std::numeric_limits<std::int64_t>::max());
}

void Draft::shift(std::size_t i, FramePosition from, FrameCount by) {
    if (by == FrameCount(0) || track(i).clips.empty() || track(i).clips.back().start < from) return;
    const FramePosition stop = barrier(i, from);
    if (const Clip* last = nullptr; by.value > 0 && stop <= track(i).clips.back().start) {
        for (const Clip& c : track(i).clips)
            if (c.start >= from && c.start < stop) last = &c;
        const FramePosition end = (last ? last->end() : from) + by;
        if (end > stop && !blocked_)
            blocked_ = Error{ErrorCode::Conflict,
                             "a time lock leaves " + track_label(track(i)) + " no room: " + frames((end - stop).value) +
                                 " too few before frame " + std::to_string(stop.value),
                             {},
                             "remove the time lock first"};
    }
    if (blocked_ || stop <= from) return;
    Track& t = edit(i);
    for (auto c = first_from(t.clips, from); c != t.clips.end() && c->start < stop; ++c) c->start += by;
}

void Draft::place(std::size_t i, Clip clip) {
    auto& clips = edit(i).clips;
    clips.edit().insert(first_from(clips, clip.start), std::move(clip));
}

void Draft::remove(std::size_t i, ClipId clip) {
    std::erase_if(edit(i).clips.edit(), [&](const Clip& c) { return c.id == clip; });
}

bool Draft::across(std::size_t i, FramePosition p) const {
    const Clip* clip = track(i).at(p);
    return clip && clip->start < p;
}

bool Draft::is_free(std::size_t i, FrameRange range) const {
    const auto& clips = track(i).clips;
    const auto it =
        std::partition_point(clips.begin(), clips.end(), [&](const Clip& c) { return c.end() <= range.start; });
    return it == clips.end() || !it->range().overlaps(range);
}

void Draft::settle_links() {
    // A right half whose partners were not split is linked to nothing.
    for (const auto& [left, right] : relinked_) {
        std::vector<Clip*> halves;
        for (const auto& t : own_)
            if (t)
                for (Clip& c : t->clips)
                    if (c.link == right) halves.push_back(&c);
        if (halves.size() == 1) halves.front()->link = {};
    }
    // A clip that came to lie on its partner's track is on its own from now on.
    for (const auto& t : own_) {
        if (!t) continue;
        std::vector<LinkId> links;
        for (const Clip& c : std::as_const(t->clips))
            if (c.link) links.push_back(c.link);
        if (!std::is_sorted(links.begin(), links.end())) std::sort(links.begin(), links.end());
        if (std::adjacent_find(links.begin(), links.end()) == links.end()) continue;
        std::set<LinkId> seen;
        for (Clip& c : t->clips)
            if (c.link && !seen.insert(c.link).second) c.link = {};
    }
}

void Draft::settle_transitions() {
    std::vector<Transition> pool;
    for (const auto& t : own_)
        if (t)
            std::move(t->transitions.begin(), t->transitions.end(), std::back_inserter(pool)), t->transitions.clear();
    if (pool.empty()) return;
    std::unordered_map<std::uint64_t, const Transition*> by_from;
    for (const Transition& t : pool) by_from[t.from.value] = &t;
    for (const auto& t : own_) {
        if (!t) continue;
        t->clips.settle();
        const ClipList& clips = t->clips;
        for (std::size_t c = 0; c + 1 < clips.size(); ++c) {
            const auto found = by_from.find(clips[c].id.value);
            const Clip& next = clips[c + 1];
            if (found != by_from.end() && found->second->to == next.id && clips[c].end() == next.start)
                t->transitions.push_back(*found->second);
        }
        fit_transitions(*t, rate());
    }
}

Result<Timeline> Draft::finish() {
    if (blocked_) return fail(*blocked_);
    settle_links();
    settle_transitions();
    for (std::size_t i = 0; i < size(); ++i) {
        if (!own_[i]) continue;
        for (std::size_t c = 0; c < own_[i]->clips.size(); ++c)
            if (!fades_fit(std::as_const(own_[i]->clips)[c])) fit_fades(own_[i]->clips[c]);
        own_[i]->clips.settle();
        if (own_[i]->end() > FramePosition(max_frames))
            return fail(ErrorCode::InvalidArgument, "the sequence would become longer than " + frames(max_frames));
        if (*own_[i] == *before_.tracks[i])
            tracks_[i] = before_.tracks[i];
        else if (const auto kept = keeps_time_locks(before_, *before_.tracks[i], *own_[i]); !kept)
            return fail(kept.error());
    }
    Timeline after = before_;
    after.tracks = tracks_;
    after.next_id = next_id_;
    return after;
}

void fit_fades(Clip& clip) {
    if (fades_fit(clip)) return;
    clip.more.edit([&](ClipMore& more) {
        more.fade_in = std::min(more.fade_in, clip.length);
        more.fade_out = std::min(more.fade_out, clip.length - more.fade_in);
    });
}

void fit_transitions(Track& track, FrameRate rate) {
    if (track.transitions.empty()) return;
    const ClipList& clips = track.clips;
    for (Transition& t : track.transitions) {
        const Clip &from = *clips.find(t.from), &to = *clips.find(t.to);
        t.in_offset = std::min(t.in_offset, from.length);
        t.out_offset = std::min(t.out_offset, to.length);
        if (!t.needs_handles) continue;
        t.in_offset = std::min(t.in_offset, handle_before(to, rate));
        t.out_offset = std::min(t.out_offset, handle_after(from, rate));
    }
    for (std::size_t i = 0; i + 1 < track.transitions.size(); ++i) {
        Transition &a = track.transitions[i], &b = track.transitions[i + 1];
        if (a.to != b.from) continue;
        const FrameCount length = clips.find(a.to)->length;
        if (a.out_offset + b.in_offset <= length) continue;
        // Both want part of this clip: each keeps what the other leaves, and half of it at least.
        const FrameCount half(length.value / 2);
        if (a.out_offset <= half)
            b.in_offset = length - a.out_offset;
        else if (b.in_offset <= length - half)
            a.out_offset = length - b.in_offset;
        else
            a.out_offset = half, b.in_offset = length - half;
    }
    std::erase_if(track.transitions, [](const Transition& t) { return (t.in_offset + t.out_offset).value <= 0; });
}

Result<std::vector<Chosen>> choose(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked) {
    if (clips.empty()) return fail(ErrorCode::InvalidArgument, "no clip is named");
    std::set<std::pair<std::size_t, std::size_t>> places;  // track, clip
    std::set<LinkId> links;
    for (const ClipId id : std::set<ClipId>(clips.begin(), clips.end())) {
        const auto holder = std::find_if(timeline.tracks.begin(), timeline.tracks.end(),
                                         [id](const auto& track) { return track->find(id); });
        if (holder == timeline.tracks.end())
            return fail(ErrorCode::NotFound, "there is no clip " + std::to_string(id.value));
        const Track& track = **holder;
        if (track.locked) return fail(ErrorCode::Conflict, track_label(track) + " is locked", {}, "unlock it first");
        const Clip* clip = track.find(id);
        places.emplace(holder - timeline.tracks.begin(), clip - &track.clips.front());
        if (clip->link && linked == Linked::Together) links.insert(clip->link);
    }
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i)
        if (!timeline.tracks[i]->locked)
            for (const LinkId link : links)
                for (const std::size_t place : timeline.tracks[i]->clips.linked(link)) places.emplace(i, place);
    std::vector<Chosen> chosen;
    for (const auto& [track, place] : places) chosen.push_back({track, timeline.tracks[track]->clips[place]});
    return chosen;
}

Result<std::size_t> unlocked(const Timeline& timeline, TrackId id) {
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i) {
        const Track& track = *timeline.tracks[i];
        if (track.id != id) continue;
        if (track.locked) return fail(ErrorCode::Conflict, track_label(track) + " is locked", {}, "unlock it first");
        return i;
    }
    return fail(ErrorCode::NotFound, "there is no track " + std::to_string(id.value));
}

std::string quoted(const std::string& name) { return "\"" + name + "\""; }
std::string frames(std::int64_t n) { return std::to_string(n) + (n == 1 ? " frame" : " frames"); }
std::string track_label(const Track& track) {
    return track.name.empty() ? "track " + std::to_string(track.id.value) : "track " + quoted(track.name);
}

bool within(FrameCount c) { return c.value >= -max_frames && c.value <= max_frames; }
bool within(FramePosition p) { return p.value >= 0 && p.value <= max_frames; }
Error out_of_range() {
    return {ErrorCode::InvalidArgument,
            "a position must lie between 0 and " + std::to_string(max_frames) + " frames",
            {},
            {}};
}

}  // namespace rhyme
