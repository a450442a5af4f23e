// Copying, pasting, exchanging, joining and linking clips.
#include <algorithm>
#include <map>
#include <set>

#include "core/timeline/draft.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

std::vector<std::size_t> of_kind(const Timeline& timeline, TrackKind kind) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i)
        if (timeline.tracks[i]->kind == kind) list.push_back(i);
    return list;
}

std::size_t row_of(const Timeline& timeline, std::size_t track) {
    std::size_t row = 0;
    for (std::size_t i = 0; i < track; ++i) row += timeline.tracks[i]->kind == timeline.tracks[track]->kind;
    return row;
}

/// The effects apart from their ids.
bool same_effects(const Effects& a, const Effects& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](Effect x, const Effect& y) { return x.id = y.id, x == y; });
}

/// Why two touching clips are not one take running on; empty: they are.
std::string seam(const Clip& a, const Clip& b, FrameRate rate) {
    if (a.end() != b.start) return "the two clips do not touch";
    if (a.kind != b.kind || a.media != b.media || a.sequence != b.sequence || a.available != b.available)
        return "the two clips show different things";
    if (a.speed != b.speed || a.more->ramp != b.more->ramp) return "the two clips run at different speeds";
    const bool source = a.kind == ClipKind::Media || a.kind == ClipKind::Sequence;
    if (source && source_after(a, a.length, rate) != b.source_in)
        return "the second clip does not go on where the first ends";
    ClipMore x = *a.more, y = *b.more;
    const bool keyed = !x.ramp.empty() || !(x.gain == Curve()) || !x.effects.empty();
    if (keyed && b.clock != a.clock + a.length) return "the keyframes of the two clips do not fit";
    if (!same_effects(x.effects, y.effects)) return "the two clips have different effects";
    x.effects = y.effects = {};
    x.fade_in = y.fade_in = x.fade_out = y.fade_out = {};
    if (!(x == y) || a.gain_db != b.gain_db || a.enabled != b.enabled) return "the two clips have different settings";
    return {};
}

void merge(Draft& draft, std::size_t i, const Clip& a, const Clip& b) {
    Track& track = draft.edit(i);
    std::erase_if(track.transitions, [&](const Transition& t) { return t.from == a.id && t.to == b.id; });
    for (Transition& t : track.transitions)
        if (t.from == b.id) t.from = a.id;
    draft.remove(i, b.id);
    Clip& whole = draft.edit(i, a.id);
    whole.length = a.length + b.length;
    if (whole.more->fade_out != b.more->fade_out) whole.more.edit([&](ClipMore& m) { m.fade_out = b.more->fade_out; });
}

}  // namespace

Result<Timeline> join(const Timeline& timeline, ClipId from, ClipId to, Linked linked) {
    const auto left = choose(timeline, {from}, linked), right = choose(timeline, {to}, linked);
    if (!left) return fail(left.error());
    if (!right) return fail(right.error());
    Draft draft(timeline);
    bool named = false;
    for (const Chosen& a : *left)
        for (const Chosen& b : *right) {
            if (a.track != b.track) continue;
            const bool these = a.clip.id == from && b.clip.id == to;
            const std::string why = seam(a.clip, b.clip, timeline.rate);
            if (these && !why.empty()) return fail(ErrorCode::Conflict, why);
            if (!why.empty()) continue;
            merge(draft, a.track, a.clip, b.clip);
            named = named || these;
        }
    if (!named) return fail(ErrorCode::Conflict, "the two clips do not touch");
    return draft.finish();
}

Result<Timeline> swap_clips(const Timeline& timeline, ClipId a, ClipId b, Linked linked) {
    const auto one = choose(timeline, {a}, linked), other = choose(timeline, {b}, linked);
    if (!one) return fail(one.error());
    if (!other) return fail(other.error());
    Draft draft(timeline);
    std::set<std::size_t> tracks;
    for (const Chosen& c : *one) tracks.insert(c.track);
    for (const Chosen& c : *other) tracks.insert(c.track);
    bool any = false;
    for (const std::size_t i : tracks) {
        const auto on = [&](const std::vector<Chosen>& list) {
            const auto it = std::find_if(list.begin(), list.end(), [&](const Chosen& c) { return c.track == i; });
            return it == list.end() ? nullptr : &it->clip;
        };
        const Clip *x = on(*one), *y = on(*other);
        if (!x || !y || x->id == y->id)
            return fail(ErrorCode::Conflict, "only one of the two has a clip on " + track_label(draft.track(i)), {},
                        "swap them without their linked clips");
        if (y->start < x->start) std::swap(x, y);
        const Clip first = *x, second = *y;
        if (!draft.is_free(i, FrameRange::between(first.end(), second.start)))
            return fail(ErrorCode::Conflict, "there are other clips between the two on " + track_label(draft.track(i)));
        const FrameCount gap = second.start - first.end();
        draft.remove(i, first.id), draft.remove(i, second.id);
        Clip now_first = second, now_second = first;
        now_first.start = first.start, now_second.start = first.start + second.length + gap;
        draft.place(i, now_first), draft.place(i, now_second);
        any = true;
    }
    if (!any) return fail(ErrorCode::Conflict, "the two clips are not on one track");
    return draft.finish();
}

Result<Clippings> copy(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked) {
    std::vector<Chosen> chosen;  // locked clips may be copied
    const std::set<ClipId> named(clips.begin(), clips.end());
    std::set<LinkId> links;
    std::size_t found = 0;
    for (const auto& track : timeline.tracks)
        for (const Clip& c : track->clips)
            if (named.contains(c.id)) {
                ++found;
                if (linked == Linked::Together && c.link) links.insert(c.link);
            }
    if (found == 0 || found != named.size()) return fail(ErrorCode::NotFound, "there are no such clips to copy");
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i)
        for (const Clip& c : timeline.tracks[i]->clips)
            if (named.contains(c.id) || (c.link && links.contains(c.link))) chosen.push_back({i, c});
    Clippings made;
    made.rate = timeline.rate;
    FramePosition first = chosen.front().clip.start, end;
    for (const Chosen& c : chosen) first = std::min(first, c.clip.start), end = std::max(end, c.clip.end());
    made.length = end - first;
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i) {
        Clippings::Lane lane{timeline.tracks[i]->kind, row_of(timeline, i), {}, {}};
        std::set<ClipId> here;
        for (const Chosen& c : chosen)
            if (c.track == i) {
                lane.clips.push_back(c.clip);
                lane.clips.back().start = FramePosition((c.clip.start - first).value);
                here.insert(c.clip.id);
            }
        for (const Transition& t : timeline.tracks[i]->transitions)
            if (here.contains(t.from) && here.contains(t.to)) lane.transitions.push_back(t);
        if (!lane.clips.empty()) made.lanes.push_back(std::move(lane));
    }
    return made;
}

Result<Timeline> paste(const Timeline& timeline, const Clippings& clippings, FramePosition at, int track_steps,
                       Placing placing) {
    if (!within(at)) return fail(out_of_range());
    if (clippings.lanes.empty()) return fail(ErrorCode::InvalidArgument, "nothing was copied");
    if (clippings.rate != timeline.rate)
        return fail(ErrorCode::Conflict, "the clips come from a sequence of another frame rate");
    Draft draft(timeline);
    std::vector<std::size_t> targets;
    for (const Clippings::Lane& lane : clippings.lanes) {
        const auto rows = of_kind(timeline, lane.kind);
        const std::int64_t row =
            static_cast<std::int64_t>(lane.row) + (lane.kind == TrackKind::Video ? track_steps : 0);
        if (row < 0 || row >= static_cast<std::int64_t>(rows.size()))
            return fail(ErrorCode::Conflict,
                        std::string("there is no ") + (lane.kind == TrackKind::Video ? "video" : "audio") + " track " +
                            std::to_string(row + 1) + " to paste to",
                        {}, "add a track first");
        const auto i = unlocked(timeline, timeline.tracks[rows[static_cast<std::size_t>(row)]]->id);
        if (!i) return fail(i.error());
        targets.push_back(*i);
    }
    if (placing == Placing::Insert)
        for (std::size_t i = 0; i < draft.size(); ++i)
            if (draft.moves_along(i) || std::find(targets.begin(), targets.end(), i) != targets.end())
                draft.open(i, at, clippings.length);
    std::map<LinkId, LinkId> links;
    for (std::size_t n = 0; n < targets.size(); ++n) {
        std::map<ClipId, ClipId> ids;
        for (Clip c : clippings.lanes[n].clips) {
            const ClipId old = c.id;
            c.id = ids[old] = ClipId{draft.new_id()};
            if (c.link) {
                LinkId& link = links[c.link];
                if (!link) link = LinkId{draft.new_id()};
                c.link = link;
            }
            draft.renew_effects(c);
            c.start = at + (c.start - FramePosition(0));
            draft.clear(targets[n], c.range());
            draft.place(targets[n], std::move(c));
        }
        for (Transition t : clippings.lanes[n].transitions) {
            t.id = TransitionId{draft.new_id()}, t.from = ids[t.from], t.to = ids[t.to];
            draft.edit(targets[n]).transitions.push_back(std::move(t));
        }
    }
    return draft.finish();
}

Result<Timeline> duplicate(const Timeline& timeline, const std::vector<ClipId>& clips, FrameCount by, int track_steps,
                           Linked linked) {
    if (!within(by)) return fail(out_of_range());
    const auto copied = copy(timeline, clips, linked);
    if (!copied) return fail(copied.error());
    FramePosition first(max_frames);
    for (const ClipId id : clips)
        for (const ClipId with : linked == Linked::Together ? timeline.linked(id) : std::vector<ClipId>{id})
            first = std::min(first, timeline.find(with)->start);
    if (first + by < FramePosition(0)) return fail(ErrorCode::Conflict, "a copy would begin before the sequence does");
    return paste(timeline, *copied, first + by, track_steps, Placing::Overwrite);
}

Result<Timeline> link(const Timeline& timeline, const std::vector<ClipId>& clips) {
    const auto chosen = choose(timeline, clips, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    if (chosen->size() < 2) return fail(ErrorCode::InvalidArgument, "two clips or more are needed to link them");
    for (std::size_t n = 0; n + 1 < chosen->size(); ++n)
        if ((*chosen)[n].track == (*chosen)[n + 1].track)
            return fail(ErrorCode::Conflict,
                        "two of the clips lie on " + track_label(*timeline.tracks[(*chosen)[n].track]), {},
                        "choose one clip of each track");
    Draft draft(timeline);
    const LinkId link{draft.new_id()};
    for (const Chosen& c : *chosen) draft.edit(c.track, c.clip.id).link = link;
    return draft.finish();
}

Result<Timeline> unlink(const Timeline& timeline, const std::vector<ClipId>& clips) {
    const auto chosen = choose(timeline, clips, Linked::Together);
    if (!chosen) return fail(chosen.error());
    Draft draft(timeline);
    bool any = false;
    for (const Chosen& c : *chosen)
        if (c.clip.link) draft.edit(c.track, c.clip.id).link = {}, any = true;
    if (!any) return fail(ErrorCode::Conflict, "the clips are not linked to anything");
    return draft.finish();
}

Result<Timeline> move_track(const Timeline& timeline, TrackId track, std::size_t row) {
    const auto at =
        std::find_if(timeline.tracks.begin(), timeline.tracks.end(), [&](const auto& t) { return t->id == track; });
    if (at == timeline.tracks.end())
        return fail(ErrorCode::NotFound, "there is no track " + std::to_string(track.value));
    const auto rows = of_kind(timeline, (*at)->kind);
    if (row >= rows.size())
        return fail(ErrorCode::InvalidArgument,
                    "there are only " + std::to_string(rows.size()) + " tracks of that kind");
    Timeline after = timeline;
    const auto from = after.tracks.begin() + (at - timeline.tracks.begin());
    const auto to = after.tracks.begin() + static_cast<std::ptrdiff_t>(rows[row]);
    if (from < to)
        std::rotate(from, std::next(from), std::next(to));
    else
        std::rotate(to, from, std::next(from));
    return after;
}

Result<Timeline> add_markers(const Timeline& timeline, const std::vector<Marker>& markers) {
    if (markers.empty()) return fail(ErrorCode::InvalidArgument, "no marker is given");
    std::vector<Marker> all = *timeline.markers;
    Timeline after = timeline;
    for (Marker m : markers) {
        if (!within(m.range.start) || !within(m.range.length) || m.range.length.value < 0 || !within(m.range.end()))
            return fail(out_of_range());
        m.id = MarkerId{after.next_id++};
        all.push_back(std::move(m));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Marker& a, const Marker& b) { return a.range.start < b.range.start; });
    after.markers = std::make_shared<const std::vector<Marker>>(std::move(all));
    return after;
}

}  // namespace rhyme
