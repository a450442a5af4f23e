// Asymmetric trims: several edges at once.
#include <algorithm>
#include <map>
#include <set>

#include "core/timeline/draft.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

/// An edge to be moved, with its clip as it was.
struct Moving {
    std::size_t track;
    Clip clip;
    FrameCount in, out;  ///< by how much its edges move
};

Result<std::vector<Moving>> find_edges(const Timeline& timeline, const std::vector<EdgeMove>& edges) {
    if (edges.empty()) return fail(ErrorCode::InvalidArgument, "no edge is named");
    std::vector<ClipId> ids;
    for (const EdgeMove& e : edges) {
        if (!within(e.delta)) return fail(out_of_range());
        ids.push_back(e.clip);
    }
    const auto chosen = choose(timeline, ids, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    std::vector<Moving> list;
    for (const Chosen& c : *chosen) list.push_back({c.track, c.clip, {}, {}});
    std::set<std::pair<ClipId, Edge>> seen;
    for (const EdgeMove& e : edges) {
        if (!seen.insert({e.clip, e.edge}).second) return fail(ErrorCode::InvalidArgument, "an edge is named twice");
        for (Moving& m : list)
            if (m.clip.id == e.clip) (e.edge == Edge::In ? m.in : m.out) = e.delta;
    }
    return list;
}

/// The clip with its edges moved; refused when it would be empty or its media does not reach.
Result<Clip> moved(const Moving& m, FrameRate rate) {
    Clip c = m.clip;
    const std::string label = "clip " + quoted(c.name);
    if ((c.length - m.in + m.out).value < 1)
        return fail(ErrorCode::Conflict, label + " is only " + frames(c.length.value) + " long and keeps one");
    if (const FrameCount handle = handle_before(c, rate); - m.in > handle)
        return fail(ErrorCode::Conflict, label + " has only " + frames(handle.value) + " of media before its start");
    if (const FrameCount handle = handle_after(c, rate); m.out > handle)
        return fail(ErrorCode::Conflict, label + " has only " + frames(handle.value) + " of media after its end");
    if (c.start + m.in < FramePosition(0))
        return fail(ErrorCode::Conflict, label + " would begin before the sequence does");
    c.length += m.out;
    if (m.in.value != 0) move_head(c, m.in, rate);
    return c;
}

}  // namespace

Result<Timeline> trim_edges(const Timeline& timeline, const std::vector<EdgeMove>& edges) {
    const auto list = find_edges(timeline, edges);
    if (!list) return fail(list.error());
    Draft draft(timeline);
    std::vector<Chosen> made;
    for (const Moving& m : *list) {
        const auto clip = moved(m, timeline.rate);
        if (!clip) return fail(clip.error());
        for (const Chosen& other : made)
            if (other.track == m.track && other.clip.range().overlaps(clip->range()))
                return fail(ErrorCode::Conflict,
                            "clips " + quoted(other.clip.name) + " and " + quoted(clip->name) + " would overlap");
        made.push_back({m.track, *clip});
    }
    for (const Chosen& c : made) draft.remove(c.track, c.clip.id);
    for (const Chosen& c : made) {
        draft.clear(c.track, c.clip.range());
        draft.place(c.track, c.clip);
    }
    return draft.finish();
}

Result<Timeline> ripple_trim_edges(const Timeline& timeline, const std::vector<EdgeMove>& edges) {
    const auto list = find_edges(timeline, edges);
    if (!list) return fail(list.error());
    std::optional<FrameCount> grown;
    std::set<std::size_t> own;
    for (const Moving& m : *list) {
        const FrameCount by = m.out - m.in;
        if (grown && by != *grown)
            return fail(ErrorCode::Conflict, "the edges change the sequence's length by different amounts", {},
                        "trim them one by one, or without ripple");
        grown = by;
        if (!own.insert(m.track).second)
            return fail(ErrorCode::Conflict, "two of the edges lie on " + track_label(*timeline.tracks[m.track]), {},
                        "trim them one by one");
    }
    Draft draft(timeline);
    FramePosition first(max_frames);
    for (const Moving& m : *list) {
        Moving in_place = m;
        in_place.clip.start = FramePosition(max_frames / 2);  // the in edge keeps its place: frame 0 is no limit
        auto clip = moved(in_place, timeline.rate);
        if (!clip) return fail(clip.error());
        clip->start = m.clip.start;
        draft.shift(m.track, m.clip.end(), *grown);
        draft.edit(m.track, m.clip.id) = *clip;
        first = std::min(first, m.out.value != 0 ? m.clip.end() : m.clip.start - std::min(*grown, FrameCount(0)));
    }
    const FrameRange closed = FrameRange::between(first + std::min(*grown, FrameCount(0)), first);
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (own.contains(i) || !draft.moves_along(i)) continue;
        if (grown->value > 0 && !draft.across(i, first)) draft.shift(i, first, *grown);
        if (grown->value < 0 && closed.start >= FramePosition(0) && draft.is_free(i, closed))
            draft.shift(i, first, *grown);
    }
    return draft.finish();
}

}  // namespace rhyme
