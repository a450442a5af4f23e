#include "core/timeline/timeline.h"

#include <algorithm>
#include <set>

#include "core/timeline/edits.h"
#include "core/timeline/song_map.h"

namespace rhyme {

const Clip* Track::at(FramePosition p) const {
    const auto after = std::upper_bound(clips.begin(), clips.end(), p,
                                        [](FramePosition position, const Clip& c) { return position < c.start; });
    if (after == clips.begin()) return nullptr;
    const Clip& clip = *std::prev(after);
    return clip.range().contains(p) ? &clip : nullptr;
}

const Clip* Track::find(ClipId id) const { return clips.find(id); }

const Clip* Track::after(const Clip& clip) const {
    const Clip* next = at(clip.end());
    return next && next->start == clip.end() ? next : nullptr;
}

const Clip* Track::before(const Clip& clip) const {
    return clip.start > FramePosition(0) ? at(clip.start - FrameCount(1)) : nullptr;
}

const Transition* Track::transition_between(ClipId from, ClipId to) const {
    const auto it = std::find_if(transitions.begin(), transitions.end(),
                                 [&](const Transition& t) { return t.from == from && t.to == to; });
    return it == transitions.end() ? nullptr : &*it;
}

FramePosition Track::end() const { return clips.empty() ? FramePosition(0) : clips.back().end(); }

bool Timeline::operator==(const Timeline& o) const {
    const auto same_track = [](const auto& a, const auto& b) { return a == b || (a && b && *a == *b); };
    return id == o.id && name == o.name && rate == o.rate && width == o.width && height == o.height &&
           sample_rate == o.sample_rate &&
           std::equal(tracks.begin(), tracks.end(), o.tracks.begin(), o.tracks.end(), same_track) && locks == o.locks &&
           sections == o.sections && in == o.in && out == o.out &&
           (song == o.song || (song && o.song && *song == *o.song)) &&
           (markers == o.markers || (markers && o.markers && *markers == *o.markers));
}

const Track* Timeline::find(TrackId id) const {
    for (const auto& track : tracks)
        if (track->id == id) return track.get();
    return nullptr;
}

const Track* Timeline::track_of(ClipId id) const {
    for (const auto& track : tracks)
        if (track->find(id)) return track.get();
    return nullptr;
}

const Clip* Timeline::find(ClipId id) const {
    for (const auto& track : tracks)
        if (const Clip* clip = track->find(id)) return clip;
    return nullptr;
}

std::vector<ClipId> Timeline::linked(ClipId id) const {
    const Clip* clip = find(id);
    if (!clip) return {};
    std::vector<ClipId> ids{id};
    if (!clip->link) return ids;
    for (const auto& track : tracks)
        for (const std::size_t i : track->clips.linked(clip->link))
            if (track->clips[i].id != id) ids.push_back(track->clips[i].id);
    return ids;
}

FramePosition Timeline::end() const {
    FramePosition last;
    for (const auto& track : tracks) last = std::max(last, track->end());
    return last;
}

const Timeline* Timeline::shown_in(const Clip& clip) const {
    if (clip.kind != ClipKind::Sequence || !nested) return nullptr;
    for (const auto& inner : *nested)
        if (inner->id == clip.sequence) return inner.get();
    return nullptr;
}

std::vector<MediaId> Timeline::media() const {
    std::set<MediaId> ids;
    const auto see = [&](const ClipList& clips) {
        for (const Clip& c : clips) {
            if (c.media) ids.insert(c.media);
            for (const Take& take : c.more->takes) ids.insert(take.media);
        }
    };
    for (const auto& track : tracks) see(track->clips);
    for (const Section& section : *sections)
        for (const SectionVersion& version : section.versions)
            for (const Passage& passage : version.passages) see(passage.clips);
    if (song) ids.insert(song->media);
    return {ids.begin(), ids.end()};
}

Timeline make_timeline(FrameRate rate, int width, int height) {
    Timeline timeline;
    timeline.rate = rate, timeline.width = width, timeline.height = height;
    for (const TrackKind kind : {TrackKind::Video, TrackKind::Audio}) timeline = *add_track(timeline, kind);
    return timeline;
}

}  // namespace rhyme
