#include "ui/commands/made_clips.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/timeline/song_places.h"
#include "ui/session/session.h"

namespace rhyme::ui {
namespace {

QString made_name(const char* text) { return QCoreApplication::translate("Edit", text); }

FrameRange meant_range(const Session& session) {
    if (session.in() && session.out() && *session.in() < *session.out())
        return FrameRange::between(*session.in(), *session.out());
    return {session.playhead(), session.timeline().rate.count(RationalTime(5, 1), Rounding::Nearest)};
}

/// The clips of `track` that are not in `before`.
std::set<ClipId> new_clips(const Timeline& before, const Timeline& after) {
    std::set<ClipId> ids;
    for (const auto& track : after.tracks)
        for (const Clip& clip : track->clips)
            if (!before.find(clip.id)) ids.insert(clip.id);
    return ids;
}

void make(Session& session, const QString& label, ClipKind kind, const ClipMore& more) {
    NewClip clip;
    clip.kind = kind, clip.name = label.toStdString(), clip.more = more;
    const Timeline before = session.timeline();
    if (session.commit(made_name("Add %1").arg(label), laid_on_top(before, meant_range(session), clip)))
        session.select_clips(new_clips(before, session.timeline()));
}

}  // namespace

Result<Timeline> laid_on_top(const Timeline& timeline, FrameRange range, NewClip clip) {
    clip.length = range.length;
    const Track* free = nullptr;
    for (const auto& track : timeline.tracks) {
        if (track->kind != TrackKind::Video) continue;
        const bool taken = std::any_of(track->clips.begin(), track->clips.end(),
                                       [&](const Clip& c) { return c.range().overlaps(range); });
        if (taken || track->locked)
            free = nullptr;
        else if (!free)
            free = track.get();
    }
    if (free) {
        clip.track = free->id;
        return overwrite(timeline, range.start, {clip});
    }
    const auto wider = add_track(timeline, TrackKind::Video);
    if (!wider) return wider;
    for (const auto& track : wider->tracks)
        if (track->kind == TrackKind::Video) clip.track = track->id;
    return overwrite(*wider, range.start, {clip});
}

void add_title(Session& session) {
    ClipMore more;
    more.title.text = made_name("Title").toStdString();
    make(session, made_name("Title"), ClipKind::Title, more);
}

void add_color(Session& session) { make(session, made_name("Colour"), ClipKind::Color, {}); }

void add_adjustment(Session& session) { make(session, made_name("Adjustment"), ClipKind::Adjustment, {}); }

Result<Timeline> lyrics_laid(const Timeline& timeline) {
    const auto& song = timeline.song;
    if (!song || song->lyrics.empty())
        return fail(ErrorCode::NotFound, "the song has no words", {}, "Song, Read Words reads them from LRC or SRT");
    std::vector<std::pair<FrameRange, std::string>> lines;
    for (const Clip* clip : song_clips(timeline))
        for (const LyricLine& line : song->lyrics) {
            const FramePosition from = std::max(clip->start, snapped(*clip, line.start, timeline.rate)),
                                to = std::min(clip->end(), snapped(*clip, line.end, timeline.rate));
            if (from < to) lines.emplace_back(FrameRange::between(from, to), line.text);
        }
    if (lines.empty()) return fail(ErrorCode::NotFound, "no line of the song is heard on this sequence");
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first.start < b.first.start; });
    auto made = add_track(timeline, TrackKind::Video, "Lyrics");
    if (!made) return made;
    TrackId track;
    for (const auto& t : made->tracks)
        if (t->kind == TrackKind::Video) track = t->id;
    for (const auto& [range, text] : lines) {
        ClipMore more;
        more.title.text = text, more.title.lyric = true;
        NewClip clip;
        clip.track = track, clip.kind = ClipKind::Title, clip.length = range.length, clip.more = more;
        clip.name = text.substr(0, text.find('\n'));
        made = overwrite(*made, range.start, {clip});
        if (!made) return made;
    }
    return made;
}

void lay_lyrics(Session& session) { session.commit(made_name("Words as titles"), lyrics_laid(session.timeline())); }

}  // namespace rhyme::ui
