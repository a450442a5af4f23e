// Setting and removing transitions. What other edits do to them is in draft.cpp (settle_transitions, fit_transitions).
#include <algorithm>
#include <cmath>

#include "core/timeline/draft.h"

namespace rhyme {
namespace {

std::string shortfall(const std::string& what, std::int64_t has, std::int64_t needs) {
    return what + " (has " + std::to_string(has) + ", needs " + std::to_string(needs) + ": " + frames(needs - has) +
           " short)";
}

Result<void> check_room(const Track& track, const Clip& from, const Clip& to, const NewTransition& t) {
    FrameCount before = from.length, after = to.length;
    for (const Transition& other : track.transitions) {
        if (other.to == from.id) before -= other.out_offset;
        if (other.from == to.id) after -= other.in_offset;
    }
    const std::string advice = "make the transition shorter";
    if (t.in_offset > before)
        return fail(ErrorCode::Conflict,
                    shortfall("clip " + quoted(from.name) + " has too little room before the cut", before.value,
                              t.in_offset.value),
                    {}, advice);
    if (t.out_offset > after)
        return fail(ErrorCode::Conflict,
                    shortfall("clip " + quoted(to.name) + " has too little room after the cut", after.value,
                              t.out_offset.value),
                    {}, advice);
    return {};
}

Result<void> check_handles(const Clip& from, const Clip& to, const NewTransition& t, FrameRate rate) {
    if (!t.needs_handles) return {};
    std::string what;
    const FrameCount after = handle_after(from, rate), before = handle_before(to, rate);
    if (after < t.out_offset)
        what = shortfall("clip " + quoted(from.name) + " has too little media after its end", after.value,
                         t.out_offset.value);
    if (before < t.in_offset)
        what += (what.empty() ? "" : " and ") +
                shortfall("clip " + quoted(to.name) + " has too little media before its start", before.value,
                          t.in_offset.value);
    if (what.empty()) return {};
    return fail(ErrorCode::Conflict, what, {}, "make the transition shorter or trim the clips");
}

}  // namespace

Result<Timeline> set_transition(const Timeline& timeline, const NewTransition& t) {
    if (t.kind.empty()) return fail(ErrorCode::InvalidArgument, "the transition has no kind");
    for (const auto& [name, value] : t.parameters)
        if (!std::isfinite(value))
            return fail(ErrorCode::InvalidArgument, "the parameter " + quoted(name) + " is no number");
    if (!within(t.in_offset) || !within(t.out_offset) || t.in_offset.value < 0 || t.out_offset.value < 0)
        return fail(ErrorCode::InvalidArgument, "a transition cannot have a negative length");
    if ((t.in_offset + t.out_offset).value < 1)
        return fail(ErrorCode::InvalidArgument, "a transition must be at least one frame long");
    const auto from = choose(timeline, {t.from}, Linked::Alone), to = choose(timeline, {t.to}, Linked::Alone);
    if (!from) return fail(from.error());
    if (!to) return fail(to.error());
    const Clip &left = from->front().clip, &right = to->front().clip;
    const std::size_t i = from->front().track;
    if (i != to->front().track || left.end() != right.start)
        return fail(ErrorCode::Conflict, "the two clips do not touch");
    if (const auto room = check_room(*timeline.tracks[i], left, right, t); !room) return fail(room.error());
    if (const auto handles = check_handles(left, right, t, timeline.rate); !handles) return fail(handles.error());
    Draft draft(timeline);
    auto& transitions = draft.edit(i).transitions;
    const auto same = std::find_if(transitions.begin(), transitions.end(),
                                   [&](const Transition& o) { return o.from == t.from && o.to == t.to; });
    const TransitionId id = same == transitions.end() ? TransitionId{draft.new_id()} : same->id;
    const Transition made{id, t.from, t.to, t.kind, t.in_offset, t.out_offset, t.parameters, t.needs_handles};
    same == transitions.end() ? transitions.push_back(made) : void(*same = made);
    return draft.finish();
}

Result<Timeline> remove_transition(const Timeline& timeline, TransitionId id) {
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i) {
        const auto& all = timeline.tracks[i]->transitions;
        if (std::none_of(all.begin(), all.end(), [&](const Transition& t) { return t.id == id; })) continue;
        if (const auto open = unlocked(timeline, timeline.tracks[i]->id); !open) return fail(open.error());
        Draft draft(timeline);
        std::erase_if(draft.edit(i).transitions, [&](const Transition& t) { return t.id == id; });
        return draft.finish();
    }
    return fail(ErrorCode::NotFound, "there is no transition " + std::to_string(id.value));
}

}  // namespace rhyme
