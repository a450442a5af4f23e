#include "ui/match_viewer/trial.h"

#include <algorithm>

#include "core/render/renderer.h"
#include "core/transitions/aligned_join.h"
#include "core/transitions/aligned_move.h"
#include "core/transitions/transition_kind.h"

namespace rhyme::ui {
namespace {

const std::string plain_cut = "aligned-cut";

bool takes_alignment(const TransitionKind& kind) {
    const auto parameters = kind.parameters();
    return std::any_of(parameters.begin(), parameters.end(),
                       [](const TransitionParameter& p) { return p.name == "scale"; }) &&
           std::any_of(parameters.begin(), parameters.end(),
                       [](const TransitionParameter& p) { return p.name == "dx"; });
}

Similarity alignment_in(const Transition* transition) {
    if (!transition) return {};
    const auto value = [&](const char* name, double otherwise) {
        const auto found = transition->parameters.find(name);
        return found == transition->parameters.end() ? otherwise : found->second;
    };
    return {value("scale", 1), value("rotation", 0), value("dx", 0), value("dy", 0)};
}

Result<Trial> trial_of(Result<Timeline> timeline, ClipId from, ClipId to, const Similarity& align, std::string kind) {
    if (!timeline) return fail(timeline.error());
    const Clip* clip = timeline->find(to);
    if (!clip) return fail(ErrorCode::NotFound, "the clip is gone");
    const FramePosition cut = clip->start;
    return Trial{std::move(*timeline), from, to, cut, align, std::move(kind)};
}

FramePosition clamped(FramePosition frame, const Media& media) {
    const std::int64_t last = media.index ? media.index->size().value - 1 : 0;
    return FramePosition(std::clamp<std::int64_t>(frame.value, 0, std::max<std::int64_t>(0, last)));
}

}  // namespace

Result<Timeline> with_join(const Timeline& timeline, ClipId from, ClipId to, const Similarity& align,
                           const std::string& name) {
    const Track* track = timeline.track_of(from);
    const Clip *a = track ? track->find(from) : nullptr, *b = track ? track->find(to) : nullptr;
    if (!a || !b || a->end() != b->start) return fail(ErrorCode::NotFound, "the two clips do not touch any more");
    if (name.empty() || (name == plain_cut && align.identity())) {
        const Transition* old = track->transition_between(from, to);
        return old ? remove_transition(timeline, old->id) : Result<Timeline>(timeline);
    }
    const TransitionKind* kind = find_transition(name);
    if (!kind) return fail(ErrorCode::NotFound, "there is no transition of the name '" + name + "'");
    if (takes_alignment(*kind) && name != plain_cut)
        return set_transition(timeline, aligned_mix_join(timeline, *a, *b, align, *kind));
    NewTransition join = aligned_join(timeline, *a, *b, align);
    if (name == plain_cut) return set_transition(timeline, join);
    join.kind = name;
    join.needs_handles = kind->needs_handles();
    join.in_offset = kind->default_in(), join.out_offset = kind->default_out();
    join.parameters.clear();
    auto made = set_transition(timeline, join);
    for (int halved = 0; !made && halved < 4; ++halved) {
        join.in_offset = FrameCount(join.in_offset.value / 2), join.out_offset = FrameCount(join.out_offset.value / 2);
        if (join.in_offset.value + join.out_offset.value < 2) break;
        made = set_transition(timeline, join);
    }
    return made;
}

Result<Trial> try_match(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                        const MatchSide& incoming, const Similarity& in_sequence, const std::string& kind) {
    auto made = accept_aligned(timeline, question, outgoing, incoming, in_sequence);
    if (!made) return fail(made.error());
    return trial_of(with_join(made->timeline, made->from, made->to, in_sequence, kind), made->from, made->to,
                    in_sequence, kind);
}

Result<Trial> look_at_cut(const Timeline& timeline, ClipId from, ClipId to) {
    const Track* track = timeline.track_of(from);
    const Clip *a = track ? track->find(from) : nullptr, *b = track ? track->find(to) : nullptr;
    if (!a || !b || a->end() != b->start) return fail(ErrorCode::NotFound, "the two clips do not touch any more");
    const Transition* transition = track->transition_between(from, to);
    return trial_of(timeline, from, to, alignment_in(transition), transition ? transition->kind : std::string());
}

FramePosition shown_frame(const Trial& trial, const MediaPool& pool, bool incoming, FramePosition at) {
    const Clip* clip = incoming ? trial.incoming() : trial.outgoing();
    const auto media = clip ? pool.find(clip->media) : nullptr;
    if (!media || !media->index) return FramePosition(0);
    return clamped(source_frame(*clip, at, trial.timeline.rate, *media), *media);
}

FrameCount handle_after(const Trial& trial, const MediaPool& pool) {
    const Clip* clip = trial.outgoing();
    const auto media = clip ? pool.find(clip->media) : nullptr;
    if (!media || !media->index) return FrameCount(0);
    const FramePosition last = shown_frame(trial, pool, false, trial.cut - FrameCount(1));
    return FrameCount(std::max<std::int64_t>(0, media->index->size().value - 1 - last.value));
}

FrameCount handle_before(const Trial& trial, const MediaPool& pool) {
    return FrameCount(shown_frame(trial, pool, true, trial.cut).value);
}

}  // namespace rhyme::ui
