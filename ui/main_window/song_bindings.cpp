// What the commands of the song do, and the menu of the strip above the timeline.
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QTimer>
#include <algorithm>

#include "core/project/interchange/lyrics.h"
#include "core/timeline/song_edits.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/first_cut/first_cut_panel.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/song/song_cuts.h"
#include "ui/song/song_hearing.h"
#include "ui/song/song_strip.h"
#include "ui/viewer/program_viewer.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

/// What a change of the beats is about: the marked range, else all of the song.
SongRange meant_stretch(const Session& session) {
    const Timeline& timeline = session.timeline();
    const Clip* clip = song_clip_at(timeline, session.playhead());
    if (!clip || !session.in() || !session.out()) return SongRange::all();
    return {song_time(*clip, *session.in(), timeline.rate), song_time(*clip, *session.out(), timeline.rate)};
}

void change_song(Session& session, const QString& label, const std::function<Result<SongMap>(const SongMap&)>& edit,
                 const QString& gesture = {}) {
    const auto map = session.timeline().song;
    if (!map) return session.tell(MainWindow::tr("The song was not heard yet: Song, Find Beats and Parts"), true);
    session.commit(label, with_song(session.timeline(), edit(*map)), gesture);
}

std::optional<std::size_t> beat_here(const Session& session) {
    const auto& map = session.timeline().song;
    const auto at = song_time(session.timeline(), session.playhead());
    return map && at ? nearest_beat(*map, *at) : std::nullopt;
}

std::optional<std::size_t> part_here(const Session& session) {
    const auto& map = session.timeline().song;
    const auto at = song_time(session.timeline(), session.playhead());
    return map && at ? part_at(*map, *at) : std::nullopt;
}

void cut_on_song(Session& session, int every, bool bars) {
    const Timeline& timeline = session.timeline();
    if (!timeline.song)
        return session.tell(MainWindow::tr("The song was not heard yet: Song, Find Beats and Parts"), true);
    std::vector<TrackId> tracks;
    std::optional<FrameRange> range;
    if (session.in() && session.out()) range = FrameRange::between(*session.in(), *session.out());
    for (const ClipId id : session.selection().clips) {
        const Track* track = timeline.track_of(id);
        if (!track || track->kind != TrackKind::Video) continue;
        tracks.push_back(track->id);
        const FrameRange clip = track->find(id)->range();
        if (!session.in())
            range = range ? FrameRange::between(std::min(range->start, clip.start), std::max(range->end(), clip.end()))
                          : clip;
    }
    if (tracks.empty())
        for (const auto& track : timeline.tracks)
            if (track->kind == TrackKind::Video && !track->locked && track->target) tracks.push_back(track->id);
    if (!range) return session.tell(MainWindow::tr("Select the clips, or mark in and out, to cut on the beat"), true);
    session.commit(MainWindow::tr("Cut on the beat"),
                   cut_on(timeline, beat_frames(timeline, *range, every, bars), tracks));
}

}  // namespace

void MainWindow::read_words() {
    if (!session_.timeline().song)
        return session_.tell(tr("The song was not heard yet: Song, Find Beats and Parts"), true);
    const QString file =
        options_.ask_edit_file
            ? options_.ask_edit_file(this, false)
            : QFileDialog::getOpenFileName(this, tr("Words of the Song"), {}, tr("Lyrics and subtitles (*.lrc *.srt)"));
    if (file.isEmpty()) return;
    const auto lines = read_lyrics(QFile::encodeName(file).toStdString());
    if (!lines) return session_.tell(error_words(lines.error()), true);
    change_song(session_, tr("Words of the song"), [&](const SongMap& m) { return set_lyrics(m, *lines); });
}

/// Taps are gathered while the song plays; two seconds after the last they become the beats from the first tap on.
void MainWindow::bind_tapping() {
    auto* wait = new QTimer(this);
    wait->setSingleShot(true);
    wait->setInterval(2000);
    const auto taps = std::make_shared<std::vector<SongTime>>();
    commands_->bind("song.tap", [this, taps, wait] {
        auto at = song_time(session_.timeline(), session_.playhead());
        if (!at) return session_.tell(tr("There is no song at the playhead to tap to"), true);
        // A frame is shown while its middle is heard.
        *at = *at + SongTime::of(session_.timeline().rate.frame_duration() * RationalTime(1, 2));
        if (taps->empty() || *at > taps->back()) taps->push_back(*at);
        session_.tell(tr("%n tap(s)", nullptr, static_cast<int>(taps->size())));
        wait->start();
    });
    connect(wait, &QTimer::timeout, this, [this, taps] {
        const std::vector<SongTime> all = std::move(*taps);
        taps->clear();
        const auto& map = session_.timeline().song;
        if (!map || all.size() < 3) return;
        const auto part = part_at(*map, all.back());
        const SongTime end = part ? part_end(*map, *part) : map->length;
        change_song(session_, tr("Tap tempo"), [&](const SongMap& m) { return tap_beats(m, all, end); });
    });
}

void MainWindow::bind_song_commands() {
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    bind("song.hear", [this] { hearing_->hear(); });
    bind("song.hear_stretch", [this] {
        const auto part = part_around(session_.timeline(), session_.playhead());
        const SongRange meant = meant_stretch(session_);
        if (session_.in() && session_.out()) return hearing_->hear_again(meant);
        const Clip* clip = song_clip_at(session_.timeline(), session_.playhead());
        if (!clip || !part) return session_.tell(tr("There is no song at the playhead"), true);
        const FrameRate rate = session_.timeline().rate;
        hearing_->hear_again({song_time(*clip, part->start, rate), song_time(*clip, part->end(), rate)});
    });
    bind("song.words", [this] { read_words(); });
    bind_tapping();
    bind_song_edits();
    bind_song_cuts();
    bind_first_cut();
    bind_song_menu();
}

void MainWindow::bind_song_edits() {
    Session& s = session_;
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    bind("song.halve", [&s] {
        change_song(s, tr("Half the beats"),
                    [&](const SongMap& m) { return scale_beats(m, Scale::Halve, meant_stretch(s)); });
    });
    bind("song.double", [&s] {
        change_song(s, tr("Twice the beats"),
                    [&](const SongMap& m) { return scale_beats(m, Scale::Double, meant_stretch(s)); });
    });
    const auto shift = [&s](int frames) {
        change_song(
            s, tr("Shift beats"),
            [&](const SongMap& m) {
                const SongTime by = SongTime::of(s.timeline().rate.time(FrameCount(frames)));
                return shift_beats(m, by, meant_stretch(s));
            },
            QStringLiteral("shift-beats"));
    };
    bind("song.earlier", [shift] { shift(-1); });
    bind("song.later", [shift] { shift(1); });
    bind("song.bar_one", [&s] {
        if (const auto beat = beat_here(s))
            change_song(s, tr("Bar 1 is here"), [&](const SongMap& m) { return set_bar_one(m, *beat); });
    });
    bind("song.add_beat", [&s] {
        if (const auto at = song_time(s.timeline(), s.playhead()))
            change_song(s, tr("Add beat"), [&](const SongMap& m) { return add_beat(m, *at); });
    });
    bind("song.remove_beat", [&s] {
        if (const auto beat = beat_here(s))
            change_song(s, tr("Remove beat"), [&](const SongMap& m) { return remove_beat(m, *beat); });
    });
    bind("song.split_part", [&s] {
        if (const auto at = song_time(s.timeline(), s.playhead()))
            change_song(s, tr("Split part"), [&](const SongMap& m) { return split_part(m, *at, "", ""); });
    });
    bind("song.join_part", [&s] {
        if (const auto part = part_here(s))
            change_song(s, tr("Join part"), [&](const SongMap& m) { return join_part(m, *part); });
    });
    bind("song.name_part", [this] {
        if (const auto part = part_here(session_)) timeline_->song().rename_part(*part);
    });
}

void MainWindow::bind_song_cuts() {
    Session& s = session_;
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    const auto loop = [this](std::optional<FrameRange> range) {
        if (!range) return session_.tell(tr("There is no song at the playhead"), true);
        program_->player().pause();
        program_->player().set_loop(*range);
        session_.set_playhead(range->start);
        program_->player().play();
    };
    bind("song.loop_bar", [this, loop] { loop(bar_around(session_.timeline(), session_.playhead())); });
    bind("song.loop_part", [this, loop] { loop(part_around(session_.timeline(), session_.playhead())); });
    bind("song.cut_beats", [&s] { cut_on_song(s, 1, false); });
    bind("song.cut_two", [&s] { cut_on_song(s, 2, false); });
    bind("song.cut_bars", [&s] { cut_on_song(s, 1, true); });
    bind("song.cut_two_bars", [&s] { cut_on_song(s, 2, true); });
    bind("song.cut_four_bars", [&s] { cut_on_song(s, 4, true); });
}

void MainWindow::bind_first_cut() {
    const auto bind = [this](const char* id, std::function<void()> run) { commands_->bind(id, std::move(run)); };
    bind("song.first_cut", [this] { docks_->focus("first_cut"); });
    bind("song.keep_shots", [this] {
        const auto& clips = session_.selection().clips;
        if (clips.empty()) return session_.tell(tr("Select the shots first"), true);
        const bool all = std::ranges::all_of(clips, [this](ClipId id) { return first_cut_->kept(id); });
        first_cut_->keep(clips, !all);
        session_.tell(all ? tr("%n shot(s) may change", nullptr, static_cast<int>(clips.size()))
                          : tr("%n shot(s) kept", nullptr, static_cast<int>(clips.size())));
    });
    const auto other = [this](const std::set<ClipId>& clips) {
        first_cut_->other_shots(findChild<FirstCutPanel*>()->wish(), clips);
    };
    bind("song.other_shots", [this, other] {
        if (session_.selection().clips.empty()) return session_.tell(tr("Select the shots first"), true);
        other(session_.selection().clips);
    });
    bind("song.other_rest", [other] { other({}); });
}

void MainWindow::bind_song_menu() {
    connect(&timeline_->song(), &SongStrip::menu_wanted, this,
            [this](FramePosition at, const SongStrip::Hold& hold, QPoint global) {
                auto* menu = new QMenu(this);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                session_.set_playhead(at);
                const auto add = [&](std::initializer_list<const char*> ids) {
                    for (const char* id : ids) menu->addAction(commands_->action(id));
                    menu->addSeparator();
                };
                if (hold.kind == SongStrip::Hold::Kind::Beat) add({"song.bar_one", "song.remove_beat"});
                if (hold.kind == SongStrip::Hold::Kind::Part) add({"song.join_part", "song.name_part"});
                if (hold.kind == SongStrip::Hold::Kind::Nothing)
                    add({"song.add_beat", "song.split_part", "song.name_part"});
                add({"song.loop_bar", "song.loop_part"});
                add({"song.cut_beats", "song.cut_two", "song.cut_bars", "song.cut_two_bars", "song.cut_four_bars"});
                add({"song.halve", "song.double", "song.earlier", "song.later"});
                add({"song.hear_stretch", "song.hear", "song.words", "song.first_cut"});
                menu->popup(global);
            });
    connect(&timeline_->song(), &SongStrip::scrubbed, this, [this] { activate(false); });
}

}  // namespace rhyme::ui
