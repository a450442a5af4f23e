// Replacing, appending, places by three and four points.
#include "core/timeline/place_edits.h"

#include <algorithm>

#include "core/timeline/draft.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

struct Place {
    FramePosition at;
    FrameCount length;
    RationalTime source_in;
    Ratio speed{1, 1};
};

Error too_few() {
    return {ErrorCode::InvalidArgument, "three of the four points are needed", {}, "set an in or an out point more"};
}

Result<Place> resolve(const Points& p, FrameRate rate) {
    Place place;
    if (p.in && p.out && *p.in >= *p.out)
        return fail(ErrorCode::InvalidArgument, "the out point must come after the in point");
    if (p.source_in && p.source_out && *p.source_in >= *p.source_out)
        return fail(ErrorCode::InvalidArgument, "the source's out point must come after its in point");
    if ((p.in && !within(*p.in)) || (p.out && !within(*p.out))) return fail(out_of_range());
    const bool both = p.in && p.out, source = p.source_in && p.source_out;
    if (int(p.in.has_value()) + p.out.has_value() + p.source_in.has_value() + p.source_out.has_value() < 3)
        return fail(too_few());
    place.length = both ? *p.out - *p.in : rate.count(*p.source_out - *p.source_in, Rounding::Nearest);
    if (place.length.value < 1 || !within(place.length))
        return fail(ErrorCode::InvalidArgument, "the points leave less than one frame");
    place.at = p.in ? *p.in : *p.out - place.length;
    if (place.at < FramePosition(0))
        return fail(ErrorCode::Conflict, "the clip would begin before the sequence does", {}, "shorten the source");
    place.source_in = p.source_in ? *p.source_in : *p.source_out - rate.time(place.length);
    if (place.source_in.num < 0) return fail(ErrorCode::Conflict, "the source is too short before its out point");
    if (!both || !source) return place;
    const auto speed = speed_between(*p.source_out - *p.source_in, rate.time(place.length));
    if (!speed) return fail(ErrorCode::Conflict, "the source would have to run more than 1000 times faster or slower");
    place.speed = *speed;
    return place;
}

}  // namespace

std::optional<Ratio> speed_between(RationalTime source, RationalTime place) {
    if (source.num <= 0 || place.num <= 0) return std::nullopt;
    using detail::Wide;
    const Wide g1 = detail::gcd(source.num, place.num), g2 = detail::gcd(place.den, source.den);
    const Wide num = Wide(source.num) / g1 * (Wide(place.den) / g2), den = Wide(source.den) / g2 * (place.num / g1);
    if (num > den * max_speed || den > num * max_speed) return std::nullopt;
    if (den <= max_speed_den) return Ratio::reduced(num, den);
    const Wide whole = num / den, rest = num % den;
    return Ratio::reduced(whole * max_speed_den + detail::divide(rest, den / max_speed_den + 1, Rounding::Down),
                          max_speed_den);
}

Result<Timeline> place_by_points(const Timeline& timeline, const Points& points, const std::vector<NewClip>& clips,
                                 Placing placing) {
    const auto place = resolve(points, timeline.rate);
    if (!place) return fail(place.error());
    std::vector<NewClip> placed = clips;
    for (NewClip& c : placed) c.source_in = place->source_in, c.length = place->length, c.speed = place->speed;
    return placing == Placing::Insert ? insert(timeline, place->at, placed) : overwrite(timeline, place->at, placed);
}

Result<Timeline> append(const Timeline& timeline, const std::vector<NewClip>& clips) {
    FramePosition end;
    for (const NewClip& c : clips)
        if (const Track* track = timeline.find(c.track)) end = std::max(end, track->end());
    return overwrite(timeline, end, clips);
}

Result<Timeline> replace(const Timeline& timeline, ClipId clip, const NewClip& x, std::optional<FramePosition> at) {
    const auto chosen = choose(timeline, {clip}, Linked::Alone);
    if (!chosen) return fail(chosen.error());
    const Clip& old = chosen->front().clip;
    if (at && !old.range().contains(*at))
        return fail(ErrorCode::InvalidArgument,
                    "frame " + std::to_string(at->value) + " is not in clip " + quoted(old.name));
    Clip made = old;
    made.kind = x.kind, made.media = x.media, made.sequence = x.sequence, made.name = x.name;
    made.available = x.available, made.speed = x.speed, made.source_in = x.source_in;
    made.more.edit([&](ClipMore& m) {
        m.takes = x.more->takes, m.take = x.more->take, m.title = x.more->title, m.color = x.more->color;
        m.ramp = x.more->ramp;
    });
    if (const auto faults = validate_content(made); !faults.empty())
        return fail(ErrorCode::InvalidArgument, faults.front());
    const FrameCount before = at ? *at - old.start : FrameCount(0);
    if (handle_before(made, timeline.rate) < before)
        return fail(ErrorCode::Conflict, "clip " + quoted(x.name) + " has too little media before that frame (" +
                                             frames(before.value) + " needed)");
    made.source_in = std::max(RationalTime(), source_after(made, -before, timeline.rate));
    const FrameCount most = longest(made, timeline.rate);
    if (most < made.length)
        return fail(ErrorCode::Conflict, "clip " + quoted(x.name) + " has only " + frames(most.value) +
                                             " of media from there (" + frames(made.length.value) + " needed)");
    Draft draft(timeline);
    draft.edit(chosen->front().track, clip) = made;
    return draft.finish();
}

Result<Timeline> trim_to(const Timeline& timeline, ClipId clip, Edge edge, FramePosition at, bool ripple,
                         Linked linked) {
    const Clip* c = timeline.find(clip);
    if (!c) return fail(ErrorCode::NotFound, "there is no clip " + std::to_string(clip.value));
    if (!within(at)) return fail(out_of_range());
    const FrameCount delta = at - (edge == Edge::In ? c->start : c->end());
    return ripple ? ripple_trim(timeline, clip, edge, delta, linked) : trim(timeline, clip, edge, delta, linked);
}

Result<Timeline> move_transition(const Timeline& timeline, TransitionId id, ClipId from, ClipId to) {
    for (const auto& track : timeline.tracks)
        for (const Transition& t : track->transitions) {
            if (t.id != id) continue;
            const auto without = remove_transition(timeline, id);
            if (!without) return fail(without.error());
            if (const Track* there = without->track_of(from); there && there->transition_between(from, to))
                return fail(ErrorCode::Conflict, "there is a transition at that cut already", {}, "remove it first");
            auto moved =
                set_transition(*without, {from, to, t.kind, t.in_offset, t.out_offset, t.parameters, t.needs_handles});
            if (!moved) return moved;
            for (auto& shared : moved->tracks) {  // it keeps its id
                if (!shared->transition_between(from, to)) continue;
                Track own = *shared;
                for (Transition& set : own.transitions)
                    if (set.from == from && set.to == to) set.id = id;
                shared = std::make_shared<const Track>(std::move(own));
            }
            return moved;
        }
    return fail(ErrorCode::NotFound, "there is no transition " + std::to_string(id.value));
}

Result<Timeline> trim_transition(const Timeline& timeline, TransitionId id, FrameCount in_offset,
                                 FrameCount out_offset) {
    for (const auto& track : timeline.tracks)
        for (const Transition& t : track->transitions)
            if (t.id == id)
                return set_transition(timeline,
                                      {t.from, t.to, t.kind, in_offset, out_offset, t.parameters, t.needs_handles});
    return fail(ErrorCode::NotFound, "there is no transition " + std::to_string(id.value));
}

}  // namespace rhyme
