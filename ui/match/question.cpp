#include "ui/match/question.h"

#include <algorithm>

#include "core/render/renderer.h"
#include "core/timeline/edits.h"
#include "core/transitions/aligned_join.h"

namespace rhyme::ui {
namespace {

const RationalTime placed_seconds(2, 1);  // of each side, where nothing else says how long
const RationalTime search_seconds(3, 2);  // about the clip's last frame

const Track* lowest_video(const Timeline& timeline) {
    for (const auto& track : timeline.tracks)
        if (track->kind == TrackKind::Video && !track->locked) return track.get();
    return nullptr;
}

MatchQuestion about(const Timeline& timeline, const Clip& from, const Clip* to, const FindMedia& find) {
    MatchQuestion question;
    const auto media = find(from.media);
    if (!media || !media->index || media->index->size().value < 1) return question;
    question.kind = to ? MatchQuestion::Kind::AtCut : MatchQuestion::Kind::AfterClip;
    question.from = from.id;
    if (to) question.to = to->id;
    question.media = from.media;
    const FrameRate rate = media->info.video->frame_rate;
    const FramePosition first = source_frame(from, from.start, timeline.rate, *media);
    const FramePosition last = source_frame(from, from.end() - FrameCount(1), timeline.rate, *media);
    const FrameCount reach = rate.count(search_seconds, Rounding::Nearest);
    const FramePosition low = std::max(first, last - reach);
    const FramePosition high = std::min(last + reach, FramePosition(0) + media->index->size() - FrameCount(1));
    question.frames = FrameRange::between(low, high + FrameCount(1));
    return question;
}

/// The frames of its media that a clip shows.
std::optional<std::pair<MediaId, FrameRange>> shown_part(const Timeline& timeline, const Clip& clip,
                                                         const FindMedia& find) {
    const auto media = find(clip.media);
    if (!media || !media->index || media->index->size().value < 1) return std::nullopt;
    const FramePosition a = source_frame(clip, clip.start, timeline.rate, *media),
                        b = source_frame(clip, clip.end() - FrameCount(1), timeline.rate, *media);
    return std::pair(clip.media, FrameRange::between(std::min(a, b), std::max(a, b) + FrameCount(1)));
}

MatchQuestion about_gap(const Timeline& timeline, const Clip& from, const Clip& to, const FindMedia& find) {
    MatchQuestion question = about(timeline, from, &to, find);
    if (question.kind != MatchQuestion::Kind::AtCut) return question;
    question.kind = MatchQuestion::Kind::Gap;
    if (auto next = shown_part(timeline, to, find)) {
        const auto media = find(to.media);
        const FrameCount reach = media->info.video->frame_rate.count(RationalTime(1, 2), Rounding::Nearest);
        next->second.length = std::min(next->second.length, std::max(reach, FrameCount(1)));
        question.others.push_back(*next);
    }
    return question;
}

/// The first sequence frame that shows a later source frame than `frame`: where the clip has to end.
FramePosition end_after(const Clip& clip, FramePosition frame, FrameRate rate, const Media& media) {
    FramePosition p = clip.start + rate.count(media.index->time(frame) - clip.source_in, Rounding::Nearest);
    p = std::max(p, clip.start);
    while (p > clip.start && source_frame(clip, p, rate, media) > frame) p = p - FrameCount(1);
    while (source_frame(clip, p + FrameCount(1), rate, media) <= frame && p.value - clip.start.value < 1000000) {
        const FramePosition next = p + FrameCount(1);
        if (source_frame(clip, next, rate, media) == source_frame(clip, p, rate, media) &&
            source_frame(clip, p, rate, media) == frame)
            break;  // the last frame of the media is shown for ever
        p = next;
    }
    return p + FrameCount(1);
}

NewClip clip_of(const MatchSide& side, TrackId track, FrameRange source, FrameRate rate) {
    const Piece piece{side.media, side.file, side.name, source, false};
    NewClip clip;
    clip.track = track;
    clip.media = side.media;
    clip.name = side.name;
    clip.source_in = placed_source_in(piece, rate);
    clip.available = available_of(*side.file);
    clip.length = placed_length(piece, rate);
    return clip;
}

/// The part of the shot from the frame on, at most `longest`.
FrameRange incoming_part(const MatchSide& side, RationalTime longest) {
    const FrameCount count = side.file->info.video->frame_rate.count(longest, Rounding::Nearest);
    const FramePosition end = std::min(side.shot.end(), side.frame + count);
    return FrameRange::between(side.frame, std::max(end, side.frame + FrameCount(1)));
}

FrameRange outgoing_part(const MatchSide& side, RationalTime longest) {
    const FrameCount count = side.file->info.video->frame_rate.count(longest, Rounding::Nearest);
    const FramePosition end = side.frame + FrameCount(1);
    return FrameRange::between(std::max({FramePosition(0), std::min(side.shot.start, side.frame), end - count}), end);
}

struct Move {
    Similarity align;
    bool in_sequence;  // in fractions of the sequence's frame, else of the two pictures
};

/// The clips that touch at `cut` on a track, joined so that B lies on A.
Result<AcceptedMatch> joined(const Timeline& timeline, TrackId track, FramePosition cut, const MatchSide& outgoing,
                             const MatchSide& incoming, const Move& move) {
    const Track* on = timeline.find(track);
    const Clip* from = on ? on->at(cut - FrameCount(1)) : nullptr;
    const Clip* to = on ? on->at(cut) : nullptr;
    if (!from || !to || from == to) return fail(ErrorCode::Conflict, "the two shots could not be brought together");
    AcceptedMatch accepted{timeline, from->id, to->id, cut};
    if (move.align.identity()) return accepted;
    const Similarity s = move.in_sequence ? move.align
                                          : affordable_alignment(timeline, *from, *to,
                                                                 alignment_in_sequence(move.align, outgoing.file->info,
                                                                                       incoming.file->info, timeline),
                                                                 *find_transition("aligned-cut"));
    auto aligned = set_transition(timeline, aligned_join(timeline, *from, *to, s));
    if (!aligned) return fail(aligned.error());
    accepted.timeline = std::move(*aligned);
    return accepted;
}

Result<AcceptedMatch> append_pair(const Timeline& timeline, const MatchSide& outgoing, const MatchSide& incoming,
                                  const Move& move) {
    const Piece first{outgoing.media, outgoing.file, outgoing.name, {}, false};
    auto now = adopt_format(timeline, {first});
    if (!now) return fail(now.error());
    const Track* track = lowest_video(*now);
    if (!track) return fail(ErrorCode::Conflict, "every video track is locked");
    const TrackId id = track->id;
    const FramePosition at = track->end();
    const NewClip a = clip_of(outgoing, id, outgoing_part(outgoing, placed_seconds), now->rate);
    const NewClip b = clip_of(incoming, id, incoming_part(incoming, placed_seconds), now->rate);
    now = overwrite(*now, at, {a});
    if (!now) return fail(now.error());
    now = overwrite(*now, at + a.length, {b});
    if (!now) return fail(now.error());
    return joined(*now, id, at + a.length, outgoing, incoming, move);
}

Result<AcceptedMatch> follow_clip(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                                  const MatchSide& incoming, const Move& move) {
    const Track* track = timeline.track_of(question.from);
    const Clip* from = track ? track->find(question.from) : nullptr;
    if (!from) return fail(ErrorCode::NotFound, "the clip this match was for is gone");
    const TrackId id = track->id;
    const FramePosition cut = end_after(*from, outgoing.frame, timeline.rate, *outgoing.file);
    Timeline now = timeline;
    FrameRange part = incoming_part(incoming, placed_seconds);
    FrameCount length(0);
    const Clip* old = question.to ? track->find(question.to) : nullptr;
    if (old && question.kind == MatchQuestion::Kind::Gap) {
        if (old->start <= cut) return fail(ErrorCode::Conflict, "this cut leaves nothing of the gap");
        length = old->start - cut;
        part = incoming_part(incoming, timeline.rate.time(FramePosition(length.value)));
    } else if (old) {
        if (old->end() <= cut) return fail(ErrorCode::Conflict, "the clip to be replaced would vanish under this cut");
        length = old->end() - cut;
        auto lifted = lift(now, {old->id});
        if (!lifted) return fail(lifted.error());
        now = std::move(*lifted);
        part = incoming_part(incoming, timeline.rate.time(length));
    }
    if (const FrameCount by = cut - from->end(); by != FrameCount(0)) {
        auto trimmed = trim(now, question.from, Edge::Out, by);
        if (!trimmed) return fail(trimmed.error());
        now = std::move(*trimmed);
    }
    NewClip clip = clip_of(incoming, id, part, now.rate);
    if (length.value > 0) clip.length = std::min(clip.length, length);
    auto placed = overwrite(now, cut, {clip});
    if (!placed) return fail(placed.error());
    return joined(*placed, id, cut, outgoing, incoming, move);
}

}  // namespace

MatchQuestion ask(const Timeline& timeline, const Selection& selection, FramePosition playhead, const FindMedia& find) {
    if (selection.is_cut()) {
        const Clip* from = timeline.find(selection.cut_from);
        const Clip* to = timeline.find(selection.cut_to);
        if (from && to) return about(timeline, *from, to, find);
    }
    const Clip* chosen = nullptr;
    for (const ClipId id : selection.clips) {
        const Track* track = timeline.track_of(id);
        const Clip* clip = track && track->kind == TrackKind::Video ? track->find(id) : nullptr;
        if (clip && (!chosen || clip->end() > chosen->end())) chosen = clip;
    }
    if (chosen) return about(timeline, *chosen, nullptr, find);
    const Track* gap_on = nullptr;
    const Clip *gap_from = nullptr, *gap_to = nullptr;
    for (auto track = timeline.tracks.rbegin(); track != timeline.tracks.rend(); ++track) {
        if ((*track)->kind != TrackKind::Video || (*track)->muted) continue;
        const Clip* here = (*track)->at(playhead);
        const Clip* before = playhead.value > 0 ? (*track)->at(playhead - FrameCount(1)) : nullptr;
        if (here && before && here != before) return about(timeline, *before, here, find);
        if (here) return about(timeline, *here, nullptr, find);
        const auto after = std::find_if((*track)->clips.begin(), (*track)->clips.end(),
                                        [&](const Clip& clip) { return clip.start > playhead; });
        if (after != (*track)->clips.begin() && after != (*track)->clips.end()) {
            gap_on = track->get();  // the lowest such track: what lies above is overlays
            gap_to = &*after, gap_from = &*std::prev(after);
        } else if (before) {
            return about(timeline, *before, nullptr, find);
        }
    }
    return gap_on ? about_gap(timeline, *gap_from, *gap_to, find) : MatchQuestion();
}

MatchQuestion ask_selected(const Timeline& timeline, const Selection& selection, const FindMedia& find) {
    MatchQuestion question;
    std::vector<const Clip*> clips;
    for (const auto& track : timeline.tracks)
        for (const Clip& clip : track->clips)
            if (track->kind == TrackKind::Video && selection.clips.contains(clip.id)) clips.push_back(&clip);
    for (const Clip* clip : clips)
        if (const auto part = shown_part(timeline, *clip, find)) question.others.push_back(*part);
    if (question.others.size() < 2) return {};
    question.kind = MatchQuestion::Kind::Selected;
    return question;
}

MatchQuestion ask_frame(MediaId media, FramePosition frame) {
    MatchQuestion question;
    if (!media) return question;
    question.kind = MatchQuestion::Kind::Frame;
    question.media = media, question.frames = {frame, FrameCount(1)};
    return question;
}

bool worth_offering(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                    const MatchSide& incoming) {
    for (const MatchSide* side : {&outgoing, &incoming})
        if (!side->file || !side->file->info.video || !side->file->index) return false;
    const auto least = [](const MatchSide& side) {
        return std::min(side.file->info.video->frame_rate.count(RationalTime(1, 2), Rounding::Nearest),
                        FrameCount(side.shot.length.value / 2));
    };
    if (incoming.shot.end() - incoming.frame < least(incoming)) return false;
    if (!question.from && outgoing.frame + FrameCount(1) - outgoing.shot.start < least(outgoing)) return false;
    const bool gap = question.kind == MatchQuestion::Kind::Gap;
    const Clip* old = question.to && !gap ? timeline.find(question.to) : nullptr;
    if (!old || old->media != incoming.media) return true;
    return source_frame(*old, old->start, timeline.rate, *incoming.file) != incoming.frame;
}

static Result<AcceptedMatch> accept(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                                    const MatchSide& incoming, const Move& move) {
    for (const MatchSide* side : {&outgoing, &incoming}) {
        if (!side->file || !side->file->index || !side->file->info.video) {
            return fail(ErrorCode::NotFound, "the file is offline", side->name);
        }
    }
    if (!question.from) return append_pair(timeline, outgoing, incoming, move);
    return follow_clip(timeline, question, outgoing, incoming, move);
}

Result<AcceptedMatch> accept_match(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                                   const MatchSide& incoming, const Similarity& align) {
    return accept(timeline, question, outgoing, incoming, {align, false});
}

Result<AcceptedMatch> accept_aligned(const Timeline& timeline, const MatchQuestion& question, const MatchSide& outgoing,
                                     const MatchSide& incoming, const Similarity& in_sequence) {
    return accept(timeline, question, outgoing, incoming, {in_sequence, true});
}

}  // namespace rhyme::ui
