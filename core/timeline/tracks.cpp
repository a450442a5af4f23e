// Everything around the clips: markers, tracks, a clip's own settings, the sequence's format.
#include <algorithm>

#include "core/timeline/draft.h"

namespace rhyme {
namespace {

std::vector<Marker>::const_iterator find_marker(const std::vector<Marker>& markers, MarkerId id) {
    return std::find_if(markers.begin(), markers.end(), [&](const Marker& m) { return m.id == id; });
}

Result<void> check_marker(const Marker& m) {
    if (!within(m.range.start) || !within(m.range.length) || m.range.length.value < 0 || !within(m.range.end()))
        return fail(out_of_range());
    return {};
}

Timeline with_markers(const Timeline& timeline, std::vector<Marker> markers) {
    std::stable_sort(markers.begin(), markers.end(),
                     [](const Marker& a, const Marker& b) { return a.range.start < b.range.start; });
    Timeline after = timeline;
    after.markers = std::make_shared<const std::vector<Marker>>(std::move(markers));
    return after;
}

Error no_marker(MarkerId id) { return {ErrorCode::NotFound, "there is no marker " + std::to_string(id.value), {}, {}}; }

}  // namespace

Result<Timeline> add_marker(const Timeline& timeline, const Marker& marker) {
    if (const auto sound = check_marker(marker); !sound) return fail(sound.error());
    std::vector<Marker> markers = *timeline.markers;
    markers.push_back(marker);
    markers.back().id = MarkerId{timeline.next_id};
    Timeline after = with_markers(timeline, std::move(markers));
    ++after.next_id;
    return after;
}

Result<Timeline> change_marker(const Timeline& timeline, const Marker& marker) {
    if (const auto sound = check_marker(marker); !sound) return fail(sound.error());
    const auto it = find_marker(*timeline.markers, marker.id);
    if (it == timeline.markers->end()) return fail(no_marker(marker.id));
    std::vector<Marker> markers = *timeline.markers;
    markers[static_cast<std::size_t>(it - timeline.markers->begin())] = marker;
    return with_markers(timeline, std::move(markers));
}

Result<Timeline> remove_marker(const Timeline& timeline, MarkerId id) {
    if (find_marker(*timeline.markers, id) == timeline.markers->end()) return fail(no_marker(id));
    std::vector<Marker> markers = *timeline.markers;
    std::erase_if(markers, [&](const Marker& m) { return m.id == id; });
    return with_markers(timeline, std::move(markers));
}

Result<Timeline> add_track(const Timeline& timeline, TrackKind kind, const std::string& name) {
    Timeline after = timeline;
    Track track;
    track.id = TrackId{after.next_id++};
    track.kind = kind;
    track.name = name;
    const auto taken = [&] {
        return std::any_of(timeline.tracks.begin(), timeline.tracks.end(),
                           [&](const auto& t) { return t->name == track.name; });
    };
    const auto of_kind =
        std::count_if(timeline.tracks.begin(), timeline.tracks.end(), [&](const auto& t) { return t->kind == kind; });
    for (auto n = of_kind + 1; track.name.empty() || (name.empty() && taken()); ++n)
        track.name = (kind == TrackKind::Video ? "V" : "A") + std::to_string(n);
    const auto first_audio = std::find_if(after.tracks.begin(), after.tracks.end(),
                                          [](const auto& t) { return t->kind == TrackKind::Audio; });
    after.tracks.insert(kind == TrackKind::Video ? first_audio : after.tracks.end(),
                        std::make_shared<const Track>(std::move(track)));
    return after;
}

Result<Timeline> remove_track(const Timeline& timeline, TrackId id) {
    const auto i = unlocked(timeline, id);
    if (!i) return fail(i.error());
    const TrackKind kind = timeline.tracks[*i]->kind;
    if (std::count_if(timeline.tracks.begin(), timeline.tracks.end(), [&](const auto& t) { return t->kind == kind; }) ==
        1)
        return fail(ErrorCode::Conflict, std::string("the last ") + (kind == TrackKind::Video ? "video" : "audio") +
                                             " track cannot be removed");
    Timeline after = timeline;
    after.tracks.erase(after.tracks.begin() + static_cast<std::ptrdiff_t>(*i));
    return after;
}

Result<Timeline> set_track_state(const Timeline& timeline, TrackId id, const TrackState& state) {
    Draft draft(timeline);
    const auto i = draft.index(id);
    if (!i) return fail(ErrorCode::NotFound, "there is no track " + std::to_string(id.value));
    Track& track = draft.edit(*i);
    track.name = state.name, track.locked = state.locked, track.muted = state.muted, track.solo = state.solo,
    track.sync = state.sync;
    return draft.finish();
}

Result<Timeline> set_gain(const Timeline& timeline, ClipId clip, double gain_db) {
    if (!(gain_db >= min_gain_db && gain_db <= max_gain_db))
        return fail(ErrorCode::InvalidArgument, "the gain must lie between -144 and 48 dB");
    const auto chosen = choose(timeline, {clip}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    draft.edit(chosen->front().track, clip).gain_db = gain_db;
    return draft.finish();
}

Result<Timeline> set_enabled(const Timeline& timeline, const std::vector<ClipId>& clips, bool enabled, Linked linked) {
    const auto chosen = choose(timeline, clips, linked);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    for (const Chosen& c : *chosen) draft.edit(c.track, c.clip.id).enabled = enabled;
    return draft.finish();
}

namespace {

/// The same moments in frames of another rate.
class Retimer {
public:
    Retimer(FrameRate from, FrameRate to) : from_(from), to_(to) {}
    FramePosition operator()(FramePosition p) const { return to_.position(from_.time(p), Rounding::Nearest); }
    FrameCount operator()(FrameCount c) const { return to_.count(from_.time(c), Rounding::Nearest); }

    /// Touching clips go on touching; one shorter than a new frame takes one and pushes what follows.
    void operator()(Track& track) const {
        FramePosition free;
        for (Clip& c : track.clips) {
            const FramePosition start = std::max((*this)(c.start), free),
                                end = std::max((*this)(c.end()), start + FrameCount(1));
            c.start = start, c.length = end - start;
            if (c.length > longest(c, to_)) keep_within_media(c);
            free = c.end();
        }
        for (Transition& t : track.transitions)
            t.in_offset = (*this)(t.in_offset), t.out_offset = (*this)(t.out_offset);
        std::erase_if(track.transitions,
                      [&](const Transition& t) { return track.find(t.from)->end() != track.find(t.to)->start; });
        fit_transitions(track, to_);
    }

private:
    /// Rounding took it past the media's end: it begins earlier in the media, or else becomes shorter.
    void keep_within_media(Clip& c) const {
        const FrameCount over = c.length - longest(c, to_);
        c.source_in = advanced(c.source_in, -std::min(over, handle_before(c, to_)), to_);
        c.length = std::max(FrameCount(1), std::min(c.length, longest(c, to_)));
    }
    FrameRate from_, to_;
};

}  // namespace

Result<Timeline> set_format(const Timeline& timeline, FrameRate rate, int width, int height) {
    Timeline after = timeline;
    after.rate = rate, after.width = width, after.height = height;
    Timeline empty = after;
    empty.tracks.clear();
    empty.markers = std::make_shared<const std::vector<Marker>>();
    if (const auto faults = validate(empty); !faults.empty()) return fail(ErrorCode::InvalidArgument, faults.front());
    if (rate == timeline.rate) return after;
    const Retimer retime(timeline.rate, rate);
    for (auto& shared : after.tracks) {
        Track track = *shared;
        retime(track);
        if (track.end() > FramePosition(max_frames))
            return fail(ErrorCode::InvalidArgument, "the sequence would become longer than " + frames(max_frames));
        if (track != *shared) shared = std::make_shared<const Track>(std::move(track));
    }
    std::vector<Marker> markers = *timeline.markers;
    for (Marker& m : markers) {
        const FramePosition start = retime(m.range.start), end = retime(m.range.end());
        const bool point = m.range.length.value == 0;
        m.range = {start, point ? FrameCount(0) : std::max(FrameCount(1), end - start)};
        if (!within(m.range.end())) return fail(out_of_range());
    }
    return with_markers(after, std::move(markers));
}

}  // namespace rhyme
