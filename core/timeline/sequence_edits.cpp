// Adding, nesting and switching sequences.
#include "core/timeline/sequence_edits.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/timeline/draft.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

Error no_sequence(SequenceId id) {
    return {ErrorCode::NotFound, "there is no sequence " + std::to_string(id.value), {}, {}};
}

auto place_of(Sequences& sequences, SequenceId id) {
    return std::find_if(sequences.all.begin(), sequences.all.end(), [&](const auto& t) { return t->id == id; });
}

/// How many tracks of its kind lie before it: video from the bottom, audio from the top.
std::size_t row_of(const Timeline& timeline, std::size_t track) {
    std::size_t row = 0;
    for (std::size_t i = 0; i < track; ++i) row += timeline.tracks[i]->kind == timeline.tracks[track]->kind;
    return row;
}

/// The chosen clips on tracks of their own, the earliest at frame 0.
Timeline inner_of(const Timeline& outer, const std::vector<Chosen>& chosen, FramePosition first, SequenceId id,
                  const std::string& name) {
    Timeline inner;
    inner.id = id, inner.name = name, inner.rate = outer.rate, inner.width = outer.width, inner.height = outer.height;
    inner.sample_rate = outer.sample_rate, inner.next_id = outer.next_id;
    for (std::size_t i = 0; i < outer.tracks.size(); ++i) {
        Track track;
        track.id = TrackId{inner.next_id}, track.kind = outer.tracks[i]->kind, track.name = outer.tracks[i]->name;
        std::set<ClipId> here;
        for (const Chosen& c : chosen)
            if (c.track == i) {
                track.clips.push_back(c.clip);
                track.clips.back().start = FramePosition((c.clip.start - first).value);
                here.insert(c.clip.id);
            }
        if (track.clips.empty()) continue;
        for (const Transition& t : outer.tracks[i]->transitions)
            if (here.contains(t.from) && here.contains(t.to)) track.transitions.push_back(t);
        ++inner.next_id;
        inner.tracks.push_back(std::make_shared<const Track>(std::move(track)));
    }
    return inner;
}

}  // namespace

Result<Sequences> add_sequence(const Sequences& sequences, const std::string& name) {
    const Timeline& like = sequences.now();
    Timeline fresh = make_timeline(like.rate, like.width, like.height);
    fresh.sample_rate = like.sample_rate;
    fresh.id = SequenceId{sequences.next_sequence};
    fresh.name = name;
    return with_timeline(sequences, std::move(fresh));
}

Result<Sequences> duplicate_sequence(const Sequences& sequences, SequenceId id, const std::string& name) {
    const Timeline* timeline = sequences.find(id);
    if (!timeline) return fail(no_sequence(id));
    Timeline copy = *timeline;
    copy.id = SequenceId{sequences.next_sequence};
    copy.name = name;
    Sequences after = sequences;
    after.all.insert(std::next(place_of(after, id)), std::make_shared<const Timeline>(std::move(copy)));
    ++after.next_sequence;
    return after;
}

Result<Sequences> remove_sequence(const Sequences& sequences, SequenceId id) {
    if (!sequences.find(id)) return fail(no_sequence(id));
    if (sequences.all.size() == 1) return fail(ErrorCode::Conflict, "the last sequence cannot be removed");
    for (const auto& t : sequences.all)
        if (t->id != id && contains(sequences, t->id, id))
            return fail(ErrorCode::Conflict, "it is nested in the sequence " + quoted(t->name), {},
                        "take it out of there first");
    Sequences after = sequences;
    const auto at = place_of(after, id);
    const auto n = static_cast<std::size_t>(at - after.all.begin());
    after.all.erase(at);
    if (after.current == id) after.current = after.all[std::min(n, after.all.size() - 1)]->id;
    return after;
}

Result<Sequences> rename_sequence(const Sequences& sequences, SequenceId id, const std::string& name) {
    const Timeline* timeline = sequences.find(id);
    if (!timeline) return fail(no_sequence(id));
    Timeline renamed = *timeline;
    renamed.name = name;
    return with_timeline(sequences, std::move(renamed));
}

Result<Sequences> switch_sequence(const Sequences& sequences, SequenceId id) {
    if (!sequences.find(id)) return fail(no_sequence(id));
    Sequences after = sequences;
    after.current = id;
    return after;
}

Result<NewClip> sequence_clip(const Sequences& sequences, SequenceId id, TrackId track) {
    const Timeline* inner = sequences.find(id);
    if (!inner) return fail(no_sequence(id));
    if (contains(sequences, id, sequences.current))
        return fail(ErrorCode::Conflict, "sequence " + quoted(inner->name) + " would be nested in itself");
    if (inner->end() == FramePosition(0))
        return fail(ErrorCode::Conflict, "sequence " + quoted(inner->name) + " is empty");
    NewClip c;
    c.track = track, c.kind = ClipKind::Sequence, c.sequence = id, c.name = inner->name;
    c.available = inner->rate.time(inner->end() - FramePosition(0));
    if (c.available.den > max_source_den || c.available > RationalTime(max_source_seconds, 1))
        return fail(ErrorCode::Conflict, "sequence " + quoted(inner->name) + " is too long to be nested");
    c.length = std::max(FrameCount(1), sequences.now().rate.count(c.available, Rounding::Up));
    return c;
}

Result<Sequences> nest(const Sequences& sequences, const std::vector<ClipId>& clips, const std::string& name,
                       Linked linked) {
    const Timeline& outer = sequences.now();
    const auto chosen = choose(outer, clips, linked);
    if (!chosen) return fail(chosen.error());
    FramePosition first = chosen->front().clip.start, end;
    for (const Chosen& c : *chosen) first = std::min(first, c.clip.start), end = std::max(end, c.clip.end());
    const RationalTime length = outer.rate.time(end - first);
    if (length.den > max_source_den || length > RationalTime(max_source_seconds, 1))
        return fail(ErrorCode::Conflict, "the clips are too long to be nested");
    const SequenceId id{sequences.next_sequence};
    Timeline inner = inner_of(outer, *chosen, first, id, name);
    Draft draft(outer);
    for (const Chosen& c : *chosen) draft.remove(c.track, c.clip.id);
    Clip shown;
    shown.kind = ClipKind::Sequence, shown.sequence = id, shown.name = name;
    shown.start = first, shown.length = end - first, shown.available = length;
    std::vector<std::size_t> places;
    for (const TrackKind kind : {TrackKind::Video, TrackKind::Audio})
        for (const Chosen& c : *chosen)
            if (outer.tracks[c.track]->kind == kind) {
                places.push_back(c.track);
                break;
            }
    if (places.size() == 2) shown.link = LinkId{draft.new_id()};
    for (const std::size_t i : places) {
        if (!draft.is_free(i, shown.range()))
            return fail(ErrorCode::Conflict, "other clips on " + track_label(draft.track(i)) + " lie between them", {},
                        "choose them too");
        shown.id = ClipId{draft.new_id()};
        draft.place(i, shown);
    }
    const auto after = draft.finish();
    if (!after) return fail(after.error());
    return with_timeline(with_timeline(sequences, std::move(inner)), *after);
}

Result<Sequences> unnest(const Sequences& sequences, ClipId clip) {
    const Timeline& outer = sequences.now();
    const auto chosen = choose(outer, {clip}, Linked::Together);
    if (!chosen) return fail(chosen.error());
    const Clip shown = *outer.find(clip);
    const Timeline* inner = shown.kind == ClipKind::Sequence ? sequences.find(shown.sequence) : nullptr;
    if (!inner) return fail(ErrorCode::InvalidArgument, "the clip shows no sequence");
    if (inner->rate != outer.rate || shown.speed != Ratio(1, 1) || !shown.more->ramp.empty())
        return fail(ErrorCode::Conflict, "a sequence of another rate or speed cannot be taken apart");
    const FramePosition from = inner->rate.position(shown.source_in, Rounding::Down);
    Draft draft(outer);
    std::map<TrackKind, std::size_t> bottom;  // the row at which the inner tracks of a kind begin
    for (const Chosen& c : *chosen)
        if (c.clip.kind == ClipKind::Sequence && c.clip.sequence == shown.sequence) {
            draft.remove(c.track, c.clip.id);
            bottom.emplace(outer.tracks[c.track]->kind, row_of(outer, c.track));
        }
    std::map<LinkId, LinkId> links;
    const FrameRange window{from, shown.length};
    for (std::size_t n = 0; n < inner->tracks.size(); ++n) {
        Draft cut(*inner);
        cut.split_at(n, window.start), cut.split_at(n, window.end());
        const Track& track = cut.track(n);
        if (cut.is_free(n, window) || !bottom.contains(track.kind)) continue;
        const std::size_t row = bottom[track.kind] + row_of(*inner, n);
        std::optional<std::size_t> target;
        for (std::size_t i = 0; i < outer.tracks.size(); ++i)
            if (outer.tracks[i]->kind == track.kind && row_of(outer, i) == row) target = i;
        if (!target)
            return fail(ErrorCode::Conflict, "there are too few tracks for what it holds", {}, "add tracks first");
        if (const auto open = unlocked(outer, outer.tracks[*target]->id); !open) return fail(open.error());
        if (!draft.is_free(*target, shown.range()))
            return fail(ErrorCode::Conflict, "clips on " + track_label(*outer.tracks[*target]) + " are in the way");
        std::map<ClipId, ClipId> ids;
        for (Clip c : track.clips) {
            if (!window.contains(c.range())) continue;
            const ClipId old = c.id;
            c.id = ids[old] = ClipId{draft.new_id()};
            c.start = shown.start + (c.start - window.start);
            if (c.link) {
                LinkId& link = links[c.link];
                if (!link) link = LinkId{draft.new_id()};
                c.link = link;
            }
            draft.renew_effects(c);
            draft.place(*target, std::move(c));
        }
        for (Transition t : track.transitions) {
            if (!ids.contains(t.from) || !ids.contains(t.to)) continue;
            t.id = TransitionId{draft.new_id()}, t.from = ids[t.from], t.to = ids[t.to];
            draft.edit(*target).transitions.push_back(std::move(t));
        }
    }
    const auto after = draft.finish();
    if (!after) return fail(after.error());
    return with_timeline(sequences, *after);
}

}  // namespace rhyme
