#include "ui/commands/clip_commands.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/time/timecode.h"
#include "core/timeline/sequence_edits.h"
#include "ui/commands/edit_commands.h"
#include "ui/session/session.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

QString said(const char* text) { return QCoreApplication::translate("Edit", text); }

std::vector<ClipId> chosen_clips(const Session& session) {
    const auto& clips = session.selection().clips;
    if (!clips.empty()) return {clips.begin(), clips.end()};
    if (const ClipId id = clip_at(session.timeline(), session.playhead())) return {id};
    return {};
}

std::optional<FrameRange> marked_range(const Session& session) {
    const FramePosition in = session.in().value_or(FramePosition(0));
    const FramePosition out = session.out().value_or(session.timeline().end());
    if ((!session.in() && !session.out()) || out <= in) return std::nullopt;
    return FrameRange::between(in, out);
}

FrameRange around(const Timeline& timeline, const std::vector<ClipId>& clips) {
    FramePosition in = timeline.find(clips.front())->start, out = in;
    for (const ClipId id : clips)
        if (const Clip* clip = timeline.find(id)) in = std::min(in, clip->start), out = std::max(out, clip->end());
    return FrameRange::between(in, out);
}

/// The clips that are in `after` and were not in `before`.
std::set<ClipId> added(const Timeline& before, const Timeline& after) {
    std::set<ClipId> fresh;
    for (const auto& track : after.tracks)
        for (const Clip& clip : track->clips)
            if (clip.id.value >= before.next_id) fresh.insert(clip.id);
    return fresh;
}

/// The source viewer's part as clips, on the target tracks that are not locked (else on the lowest).
std::vector<NewClip> source_clips(Session& session) {
    const auto piece = session.source_piece();
    if (!piece) {
        session.tell(said("Open footage in the source viewer first"), true);
        return {};
    }
    const Timeline& timeline = session.timeline();
    const auto track_of = [&](TrackKind kind) {
        const Track* chosen = nullptr;
        for (const auto& track : timeline.tracks)
            if (track->kind == kind && !track->locked && (!chosen || (track->target && !chosen->target)))
                chosen = track.get();
        return chosen ? chosen->id : TrackId();
    };
    NewClip clip;
    clip.media = piece->media, clip.name = piece->name;
    clip.source_in = placed_source_in(*piece, timeline.rate);
    clip.available = available_of(*piece->file);
    clip.length = placed_length(*piece, timeline.rate);
    std::vector<NewClip> clips;
    if (piece->file->info.video) clips.push_back(clip), clips.back().track = track_of(TrackKind::Video);
    if (piece->file->info.audio) clips.push_back(clip), clips.back().track = track_of(TrackKind::Audio);
    return clips;
}

}  // namespace

void copy_selection(Session& session, ClipBoard& board) {
    const auto clips = chosen_clips(session);
    if (clips.empty()) return session.tell(said("There is nothing to copy"), true);
    auto copied = copy(session.timeline(), clips);
    if (!copied) return session.tell(error_words(copied.error()), true);
    board = {std::move(*copied), clips.front()};
}

void cut_selection(Session& session, ClipBoard& board) {
    const auto clips = chosen_clips(session);
    if (clips.empty()) return session.tell(said("There is nothing to cut"), true);
    copy_selection(session, board);
    if (board.clips) session.commit(said("Cut"), lift(session.timeline(), clips));
}

void paste_clips(Session& session, const ClipBoard& board, rhyme::Placing placing) {
    if (!board.clips) return session.tell(said("Nothing was copied yet"), true);
    const Timeline before = session.timeline();
    const FramePosition at = session.playhead();
    if (!session.commit(said("Paste"), paste(before, *board.clips, at, 0, placing))) return;
    session.select_clips(added(before, session.timeline()));
    session.set_playhead(at + board.clips->length);
}

void paste_attributes_to_selection(Session& session, const ClipBoard& board, const Attributes& which) {
    const auto clips = chosen_clips(session);
    if (!board.from || !session.timeline().find(board.from))
        return session.tell(said("Copy the clip whose attributes are wanted first"), true);
    if (clips.empty()) return session.tell(said("Select the clips that are to have them"), true);
    session.commit(said("Paste attributes"), paste_attributes(session.timeline(), board.from, clips, which));
}

void reset_selection(Session& session, const Attributes& which) {
    const auto clips = chosen_clips(session);
    if (!clips.empty()) session.commit(said("Remove attributes"), reset_attributes(session.timeline(), clips, which));
}

void duplicate_selection(Session& session) {
    const auto clips = chosen_clips(session);
    if (clips.empty()) return session.tell(said("There is nothing to duplicate"), true);
    const Timeline before = session.timeline();
    if (!session.commit(said("Duplicate"), duplicate(before, clips, around(before, clips).length, 0))) return;
    session.select_clips(added(before, session.timeline()));
}

void link_selection(Session& session) {
    const auto clips = chosen_clips(session);
    if (clips.empty()) return;
    const Timeline& timeline = session.timeline();
    const bool linked = timeline.linked(clips.front()).size() > 1;
    if (linked) {
        session.commit(said("Unlink"), unlink(timeline, clips));
    } else if (clips.size() < 2) {
        session.tell(said("Select the clips that belong together, one of each track"), true);
    } else {
        session.commit(said("Link"), link(timeline, clips));
    }
}

void swap_with_neighbour(Session& session, int direction) {
    const auto clips = chosen_clips(session);
    if (clips.empty()) return;
    const Timeline& timeline = session.timeline();
    const Track* track = timeline.track_of(clips.front());
    for (const ClipId id : clips)
        if (timeline.track_of(id)->kind == TrackKind::Video) track = timeline.track_of(id);
    const Clip* clip = nullptr;
    for (const ClipId id : clips)
        if (const Clip* found = track->find(id)) clip = found;
    const auto index = static_cast<std::ptrdiff_t>(clip - &track->clips.front());
    const auto other = index + direction;
    if (other < 0 || other >= static_cast<std::ptrdiff_t>(track->clips.size()))
        return session.tell(said("There is no clip beside it to swap with"), true);
    const ClipId neighbour = track->clips[static_cast<std::size_t>(other)].id;
    session.commit(said("Swap clips"), swap_clips(timeline, clip->id, neighbour));
}

void join_at_cut(Session& session) {
    const auto cut =
        cut_near(session, session.playhead(), session.timeline().rate.count(RationalTime(2, 1), Rounding::Nearest));
    if (!cut) return session.tell(said("There is no cut at the playhead"), true);
    session.commit(said("Join clips"), join(session.timeline(), cut->from, cut->to));
}

void append_source(Session& session) {
    const auto clips = source_clips(session);
    if (clips.empty()) return;
    if (is_empty(session.timeline())) return place_source(session, false);  // the first clip sets the format
    if (session.commit(said("Append"), append(session.timeline(), clips)))
        session.set_playhead(session.timeline().end());
}

void replace_with_source(Session& session) {
    const auto clips = source_clips(session);
    if (clips.empty()) return;
    const Timeline& timeline = session.timeline();
    const ClipId id = clip_at(timeline, session.playhead());
    const Clip* clip = timeline.find(id);
    if (!clip) return session.tell(said("There is no clip at the playhead to replace"), true);
    NewClip replacement = clips.front();
    const auto media = session.pool()->find(replacement.media);
    if (media && media->index) replacement.source_in = media->index->time(session.source().at);
    auto edited = replace(timeline, id, replacement, session.playhead());
    for (const ClipId other : timeline.linked(id)) {  // its sound too, when the source has some
        if (!edited || other == id || clips.size() < 2) continue;
        if (timeline.track_of(other)->kind == TrackKind::Audio) {
            NewClip sound = clips.back();
            sound.source_in = replacement.source_in;
            edited = replace(*edited, other, sound, session.playhead());
        }
    }
    session.commit(said("Replace"), std::move(edited));
}

void fit_source_to_marked(Session& session) {
    const auto range = marked_range(session);
    if (!range) return session.tell(said("Mark in and out of the sequence first"), true);
    const auto clips = source_clips(session);
    if (clips.empty()) return;
    Points points;
    points.in = range->start, points.out = range->end();
    points.source_in = clips.front().source_in;
    points.source_out = clips.front().source_in + session.timeline().rate.time(clips.front().length);
    if (clips.front().available.num > 0) points.source_out = std::min(*points.source_out, clips.front().available);
    session.commit(said("Fit to fill"), place_by_points(session.timeline(), points, clips, rhyme::Placing::Overwrite));
}

void reverse_selection(Session& session) {
    const auto clips = chosen_clips(session);
    if (!clips.empty()) session.commit(said("Reverse"), reverse(session.timeline(), clips));
}

void freeze_at_playhead(Session& session) {
    const auto clips = chosen_clips(session);
    const FramePosition at = session.playhead();
    for (const ClipId id : clips) {
        const Track* track = session.timeline().track_of(id);
        if (!track || track->kind != TrackKind::Video || !track->find(id)->range().contains(at)) continue;
        const FrameCount length = session.timeline().rate.count(RationalTime(2, 1), Rounding::Nearest);
        session.commit(said("Freeze frame"), freeze_frame(session.timeline(), id, at, length));
        return;
    }
    session.tell(said("There is no picture at the playhead to freeze"), true);
}

void trim_to_playhead(Session& session, Edge edge) {
    const ClipId id = clip_at(session.timeline(), session.playhead());
    if (!id) return session.tell(said("There is no clip at the playhead to trim"), true);
    session.commit(said("Trim"), trim_to(session.timeline(), id, edge, session.playhead(), false));
}

void nest_selection(Session& session) {
    const auto clips = chosen_clips(session);
    if (clips.empty()) return session.tell(said("Select the clips that are to become a sequence"), true);
    const Sequences& all = session.history().sequences();
    const QString name = said("Nested %1").arg(all.all.size());
    session.commit(said("Nest"), nest(all, clips, name.toStdString()));
}

void unnest_selection(Session& session) {
    for (const ClipId id : chosen_clips(session)) {
        const Clip* clip = session.timeline().find(id);
        if (!clip || clip->kind != ClipKind::Sequence) continue;
        session.commit(said("Unnest"), unnest(session.history().sequences(), id));
        return;
    }
    session.tell(said("No sequence is selected"), true);
}

bool open_nested(Session& session, ClipId id) {
    const Clip* clip = session.timeline().find(id);
    if (!clip || clip->kind != ClipKind::Sequence) return false;
    session.commit(said("Open sequence"), switch_sequence(session.history().sequences(), clip->sequence));
    return true;
}

void go_to_sequence(Session& session, int direction) {
    const Sequences& all = session.history().sequences();
    const auto count = static_cast<int>(all.all.size());
    int at = 0;
    for (int i = 0; i < count; ++i)
        if (all.all[static_cast<std::size_t>(i)]->id == all.current) at = i;
    const auto& next = all.all[static_cast<std::size_t>((at + direction + count) % count)];
    session.commit(said("Open sequence"), switch_sequence(all, next->id));
}

void new_sequence(Session& session) {
    const Sequences& all = session.history().sequences();
    auto more = add_sequence(all, said("Sequence %1").arg(all.all.size() + 1).toStdString());
    if (more) more = switch_sequence(*more, more->all.back()->id);
    session.commit(said("New sequence"), std::move(more));
}

namespace {
const Section* section_here(Session& session) {
    for (const Section& section : *session.timeline().sections)
        if (section.range.contains(session.playhead())) return &section;
    session.tell(said("The playhead stands in no section with versions"), true);
    return nullptr;
}
}  // namespace

void add_section_of_marked(Session& session) {
    const auto range = marked_range(session);
    if (!range) return session.tell(said("Mark in and out of the section first"), true);
    const auto n = session.timeline().sections->size() + 1;
    auto edited = add_section(session.timeline(), *range, said("Section %1").arg(n).toStdString(), "A");
    session.commit(said("Versions of a section"), std::move(edited));
}

void add_version_here(Session& session) {
    const Section* section = section_here(session);
    if (!section) return;
    const QString name(QChar(static_cast<char16_t>(u'A' + section->versions.size() % 26)));
    session.commit(said("New version"), add_version(session.timeline(), section->id, name.toStdString()));
}

void show_version_here(Session& session, int direction) {
    const Section* section = section_here(session);
    if (!section) return;
    const std::size_t count = section->versions.size();
    if (count < 2) return session.tell(said("This section has one version only"), true);
    const std::size_t next = (section->current + (direction > 0 ? 1 : count - 1)) % count;
    if (session.commit(said("Show version"), show_version(session.timeline(), section->id, next)))
        session.tell(said("Version %1").arg(QString::fromStdString(section_here(session)->versions[next].name)));
}

void remove_section_here(Session& session) {
    if (const Section* section = section_here(session))
        session.commit(said("Keep this version"), remove_section(session.timeline(), section->id));
}

void toggle_time_lock(Session& session) {
    const FramePosition at = session.playhead();
    for (const TimeLock& lock : *session.timeline().locks) {
        if (!lock.range.contains(at)) continue;
        session.commit(said("Unlock time"), remove_time_lock(session.timeline(), lock.id));
        return;
    }
    const auto range = marked_range(session);
    if (!range) return session.tell(said("Mark in and out of what is to stay first"), true);
    session.commit(said("Lock time"), add_time_lock(session.timeline(), *range, said("Locked").toStdString()));
}

bool enter_time(Session& session, const QString& text) {
    QString words = text.trimmed();
    const bool signed_ = words.startsWith(QLatin1Char('+')) || words.startsWith(QLatin1Char('-'));
    const bool negative = words.startsWith(QLatin1Char('-'));
    if (signed_) words.remove(0, 1);
    bool plain = false;
    const qlonglong frames = words.toLongLong(&plain);
    const auto parsed =
        plain ? std::optional(FramePosition(frames)) : parse_timecode(words.toStdString(), session.timeline().rate);
    if (!parsed || parsed->value < 0 || parsed->value > max_frames) return false;
    if (!signed_) {
        session.set_playhead(*parsed);
        return true;
    }
    const FrameCount by(negative ? -parsed->value : parsed->value);
    if (session.selection().empty()) {
        session.set_playhead(session.playhead() + by);
    } else {
        nudge_selection(session, by);
    }
    return true;
}

}  // namespace rhyme::ui
