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
    if (const auto kept = keeps_time_locks(timeline, *timeline.tracks[*i], Track()); !kept) {
        Error error = kept.error();
        error.what = "a time lock keeps " + track_label(*timeline.tracks[*i]);
        return fail(error);
    }
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
    if (state.target) track.target = *state.target;
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

    FrameRange operator()(FrameRange r) const {
        const FramePosition start = (*this)(r.start), end = (*this)(r.end());
        return {start, r.length.value == 0 ? FrameCount(0) : std::max(FrameCount(1), end - start)};
    }
    /// Ranges that did not overlap do not overlap still; one shorter than a new frame takes one.
    template <class Things>
    void apart(Things& things) const {
        FramePosition free;
        for (auto& thing : things) {
            const FrameRange range = (*this)(thing.range);
            const FramePosition start = std::max(range.start, free);
            thing.range = FrameRange::between(start, std::max(range.end(), start + FrameCount(1)));
            free = thing.range.end();
        }
    }
    /// Content that does not fit into `room` any more is cut.
    void operator()(Passage& passage, FrameCount room) const {
        Track lane;
        lane.clips = std::move(passage.clips), lane.transitions = std::move(passage.transitions);
        (*this)(lane);
        const FramePosition end = FramePosition(0) + room;
        std::erase_if(lane.clips.edit(), [&](const Clip& c) { return c.start >= end; });
        if (!lane.clips.empty() && lane.clips.back().end() > end)
            lane.clips.back().length = end - lane.clips.back().start, fit_fades(lane.clips.back());
        std::erase_if(lane.transitions, [&](const Transition& t) { return !lane.find(t.from) || !lane.find(t.to); });
        fit_transitions(lane, to_);
        passage.clips = std::move(lane.clips), passage.transitions = std::move(lane.transitions);
    }

    /// Touching clips go on touching; one shorter than a new frame takes one and pushes what follows.
    void operator()(Track& track) const {
        FramePosition free;
        for (Clip& c : track.clips) {
            const FramePosition start = std::max((*this)(c.start), free),
                                end = std::max((*this)(c.end()), start + FrameCount(1));
            c.start = start, c.length = end - start;
            retime_more(c);
            if (c.length > longest(c, to_)) keep_within_media(c);
            free = c.end();
        }
        track.effects.edit([&](Effects& effects) { retime(effects); });
        for (Transition& t : track.transitions)
            t.in_offset = (*this)(t.in_offset), t.out_offset = (*this)(t.out_offset);
        std::erase_if(track.transitions,
                      [&](const Transition& t) { return track.find(t.from)->end() != track.find(t.to)->start; });
        fit_transitions(track, to_);
    }

private:
    /// Keyframes that fall onto one frame become the last of them.
    template <class Keys>
    void retime_keys(Keys& keys) const {
        Keys kept;
        for (auto& key : keys) {
            key.at = (*this)(key.at);
            if (!kept.empty() && kept.back().at == key.at) kept.pop_back();
            kept.push_back(std::move(key));
        }
        keys = std::move(kept);
    }
    void retime(Effects& effects) const {
        for (Effect& effect : effects)
            for (auto& [name, curve] : effect.parameters) retime_keys(curve.keys);
    }
    void retime_more(Clip& c) const {
        if (!c.more) return;
        c.clock = (*this)(c.clock);
        c.more.edit([&](ClipMore& m) {
            retime_keys(m.ramp), retime_keys(m.gain.keys), retime(m.effects);
            m.fade_in = std::min((*this)(m.fade_in), c.length);
            m.fade_out = std::min((*this)(m.fade_out), c.length - m.fade_in);
        });
    }
    /// Rounding took it past the media's end: it begins earlier in what it shows, or else becomes shorter.
    void keep_within_media(Clip& c) const {
        const FrameCount over = c.length - longest(c, to_), back = std::min(over, handle_before(c, to_));
        const Clip before = c;
        move_head(c, -back, to_);
        c.start = before.start, c.length = before.length;
        c.length = std::max(FrameCount(1), std::min(c.length, longest(c, to_)));
    }
    FrameRate from_, to_;
};

/// Markers, locks, sections, in and out.
Result<void> retime_rest(Timeline& t, const Retimer& retime) {
    std::vector<Marker> markers = *t.markers;
    for (Marker& m : markers) m.range = retime(m.range);
    t.markers = std::make_shared<const std::vector<Marker>>(std::move(markers));
    t.locks.edit([&](std::vector<TimeLock>& locks) { retime.apart(locks); });
    t.sections.edit([&](std::vector<Section>& sections) {
        retime.apart(sections);
        for (Section& s : sections)
            for (SectionVersion& v : s.versions)
                for (Passage& p : v.passages) retime(p, s.range.length);
    });
    if (t.in) t.in = retime(*t.in);
    if (t.out) t.out = std::max(retime(*t.out), t.in.value_or(FramePosition(-1)) + FrameCount(1));
    const auto outside = [](const auto& things) {
        return std::any_of(things.begin(), things.end(), [](const auto& x) { return !within(x.range.end()); });
    };
    if (outside(*t.markers) || outside(*t.locks) || outside(*t.sections) || (t.out && !within(*t.out)))
        return fail(out_of_range());
    return {};
}

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
    if (const auto rest = retime_rest(after, retime); !rest) return fail(rest.error());
    // Keyframes, ramps and points near the limits may not fit at the new rate.
    if (const auto faults = validate(after); !faults.empty())
        return fail(ErrorCode::Conflict, "the sequence cannot follow to that rate: " + faults.front());
    return after;
}

}  // namespace rhyme
