#include "ui/session/placing.h"

#include <algorithm>

namespace rhyme::ui {
namespace {

constexpr std::int64_t still_seconds = 5;

FrameRate source_rate(const Piece& piece, FrameRate sequence) {
    return piece.file->info.video ? piece.file->info.video->frame_rate : sequence;
}

/// The n-th track of a kind, counted from the middle of the timeline outwards (V1, A1 first).
const Track* nth(const Timeline& timeline, TrackKind kind, std::size_t n) {
    std::size_t seen = 0;
    for (const auto& track : timeline.tracks)
        if (track->kind == kind && seen++ == n) return track.get();
    return nullptr;
}

std::size_t ordinal(const Timeline& timeline, const Track& wanted) {
    std::size_t seen = 0;
    for (const auto& track : timeline.tracks) {
        if (track.get() == &wanted) return seen;
        if (track->kind == wanted.kind) ++seen;
    }
    return 0;
}

/// The track of `kind` that faces `target` (V2 faces A2), or the first that is not locked.
const Track* choose(const Timeline& timeline, TrackKind kind, TrackId target) {
    const Track* aimed = timeline.find(target);
    if (aimed && aimed->kind == kind) return aimed;
    if (aimed) return nth(timeline, kind, ordinal(timeline, *aimed));
    for (const auto& track : timeline.tracks)
        if (track->kind == kind && !track->locked) return track.get();
    return nullptr;
}

Result<Timeline> with_track(const Timeline& timeline, TrackKind kind, TrackId target, TrackId& chosen) {
    if (const Track* track = choose(timeline, kind, target)) {
        chosen = track->id;
        return timeline;
    }
    auto more = add_track(timeline, kind);
    if (!more) return more;
    const Track* last = nullptr;
    for (const auto& track : more->tracks)
        if (track->kind == kind) last = track.get();
    chosen = last->id;
    return more;
}

}  // namespace

RationalTime available_of(const Media& file) {
    return file.info.video && file.info.video->still ? RationalTime() : file.info.duration;
}

RationalTime placed_source_in(const Piece& piece, FrameRate sequence) {
    if (!piece.range) return {};
    if (piece.file->index) return piece.file->index->time(piece.range->start);
    return source_rate(piece, sequence).time(piece.range->start);
}

FrameCount placed_length(const Piece& piece, FrameRate sequence) {
    RationalTime duration = piece.file->info.duration;
    if (piece.file->info.video && piece.file->info.video->still) duration = RationalTime(still_seconds, 1);
    if (piece.range) {
        duration = piece.file->index
                       ? piece.file->index->time(piece.range->end()) - piece.file->index->time(piece.range->start)
                       : sequence.time(piece.range->length);
    }
    return std::max(FrameCount(1), sequence.count(duration, Rounding::Nearest));
}

bool is_empty(const Timeline& timeline) {
    return std::all_of(timeline.tracks.begin(), timeline.tracks.end(), [](const auto& t) { return t->clips.empty(); });
}

Result<Timeline> adopt_format(const Timeline& timeline, const std::vector<Piece>& pieces) {
    if (!is_empty(timeline)) return timeline;
    for (const Piece& piece : pieces) {
        if (!piece.file || !piece.file->info.video || piece.file->info.video->still) continue;
        const VideoInfo& video = *piece.file->info.video;
        const auto even = [](int v) { return std::max(2, v + v % 2); };
        return set_format(timeline, video.frame_rate, even(video.display_width), even(video.display_height));
    }
    return timeline;
}

Result<Placed> place(const Timeline& timeline, FramePosition at, TrackId target, const std::vector<Piece>& pieces,
                     Placing how) {
    auto now = adopt_format(timeline, pieces);
    if (!now) return fail(now.error());
    const FramePosition start = at;
    for (const Piece& piece : pieces) {
        if (!piece.file) return fail(ErrorCode::NotFound, "the file is offline", piece.name);
        const bool picture = piece.file->info.video.has_value();
        const bool sound = piece.file->info.audio.has_value() && (piece.with_sound || !picture);
        NewClip clip;
        clip.media = piece.media;
        clip.name = piece.name;
        clip.source_in = placed_source_in(piece, now->rate);
        clip.available = available_of(*piece.file);
        clip.length = placed_length(piece, now->rate);
        std::vector<NewClip> clips;
        for (const auto& [wanted, kind] : {std::pair(picture, TrackKind::Video), std::pair(sound, TrackKind::Audio)}) {
            if (!wanted) continue;
            now = with_track(*now, kind, target, clip.track);
            if (!now) return fail(now.error());
            clips.push_back(clip);
        }
        now = how == Placing::Insert ? insert(*now, at, clips) : overwrite(*now, at, clips);
        if (!now) return fail(now.error());
        at += clip.length;
    }
    return Placed{std::move(*now), FrameRange::between(start, at)};
}

}  // namespace rhyme::ui
