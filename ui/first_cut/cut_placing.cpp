#include "ui/first_cut/cut_placing.h"

#include <algorithm>
#include <cmath>

#include "core/assemble/lay_cut.h"
#include "core/base/files.h"
#include "core/timeline/edits.h"
#include "core/timeline/sequence_edits.h"
#include "core/timeline/song_edits.h"
#include "core/timeline/song_places.h"

namespace rhyme::ui {
namespace {

/// Of the clips that play the song, the one in which that time of it is heard.
const Clip* song_clip_of(const std::vector<const Clip*>& songs, SongTime time, FrameRate rate) {
    for (const Clip* clip : songs)
        if (time >= song_time(*clip, clip->start, rate) && time < song_time(*clip, clip->end(), rate)) return clip;
    return songs.front();
}

/// The song under the range, on a sound track on which nothing lies there.
Result<Timeline> song_laid(const Timeline& timeline, FrameRange range, double from, const Media& song, MediaId id) {
    Timeline now = timeline;
    const auto free = [&]() -> const Track* {
        for (const auto& track : now.tracks)
            if (track->kind == TrackKind::Audio && !track->locked &&
                std::ranges::none_of(track->clips, [&](const Clip& c) { return c.range().overlaps(range); }))
                return track.get();
        return nullptr;
    };
    if (!free()) {
        auto more = add_track(now, TrackKind::Audio);
        if (!more) return more;
        now = std::move(*more);
    }
    const RationalTime begin = SongTime::of(from).exact();
    const FrameCount room = now.rate.count(song.info.duration - begin, Rounding::Down);
    NewClip clip{
        free()->id, id, path_text(song.info.path.stem()), begin, song.info.duration, std::min(range.length, room)};
    return overwrite(now, range.start, {clip});
}

}  // namespace

CutFormat most_common_format(const std::vector<AnalysisPtr>& footage) {
    const auto format = [](const MediaAnalysis& m) {
        return CutFormat{m.frame_rate, std::max(2, m.display_width + m.display_width % 2),
                         std::max(2, m.display_height + m.display_height % 2)};
    };
    CutFormat best = format(*footage.front());
    std::ptrdiff_t most = 0;
    for (const auto& media : footage) {
        const CutFormat one = format(*media);
        const auto like = std::ranges::count_if(footage, [&](const AnalysisPtr& m) { return format(*m) == one; });
        if (like > most) most = like, best = one;
    }
    return best;
}

bool has_pictures(const Timeline& timeline) {
    return std::ranges::any_of(timeline.tracks,
                               [](const auto& t) { return t->kind == TrackKind::Video && !t->clips.empty(); });
}

const Track* lowest_video(const Timeline& timeline) {
    for (const auto& track : timeline.tracks)
        if (track->kind == TrackKind::Video && !track->locked) return track.get();
    return nullptr;
}

Result<Sequences> new_cut_sequence(const Sequences& sequences, const std::string& name) {
    std::string free = name;
    const auto taken = [&] {
        return std::ranges::any_of(sequences.all, [&](const auto& t) { return t->name == free; });
    };
    for (int n = 2; taken(); ++n) free = name + " " + std::to_string(n);
    auto more = add_sequence(sequences, free);
    return more ? switch_sequence(*more, more->all.back()->id) : more;
}

Result<PutCut> put_cut(const Timeline& onto, const RoughCut& cut, const SongMap& map, double from, const Media& song,
                       const std::set<ClipId>& keep) {
    Result<Timeline> now = onto;
    const Timeline& made = cut.timeline;
    if (!has_pictures(onto)) now = set_format(onto, made.rate, made.width, made.height);
    if (!now) return fail(now.error());
    const Track* track = lowest_video(*now);
    if (!track) return fail(ErrorCode::Conflict, "every video track is locked");
    PutCut put{{}, track->id, {}};
    now = with_song(*now, map);
    if (!now) return fail(now.error());
    FramePosition at(0);
    const FrameCount length = made.tracks.front()->clips.back().end() - FramePosition(0);
    const auto songs = song_clips(*now);
    if (songs.empty())
        now = song_laid(*now, {at, length}, from, song, map.media);
    else
        at = snapped(*song_clip_of(songs, SongTime::of(from), now->rate), SongTime::of(from), now->rate);
    if (!now) return fail(now.error());
    put.range = {at, length};
    now = lay_cut(*now, put.track, at, made, keep);
    if (!now) return fail(now.error());
    put.timeline = std::move(*now);
    return put;
}

}  // namespace rhyme::ui
