#include "ui/song/song_hearing.h"

#include "core/music/song_map_of.h"
#include "core/timeline/song_edits.h"
#include "ui/session/session.h"
#include "ui/song/song_cuts.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

SongHearing::SongHearing(Session& session, std::function<bool()> busy, QObject* parent)
    : QObject(parent), session_(session), busy_(std::move(busy)) {
    connect(&session_, &Session::timeline_changed, this, &SongHearing::look);
    later_.setSingleShot(true);
    later_.setInterval(200);
    connect(&later_, &QTimer::timeout, this, &SongHearing::put);
}

/// A song that came by an edit is heard unasked, once; what a project brought along is as it was left.
void SongHearing::look() {
    const MediaId id = likely_song(session_.timeline());
    if (session_.history().position() == 0) {
        known_.insert(id);
    } else if (id && !session_.timeline().song && !running_ && !known_.contains(id)) {
        const auto media = session_.pool()->find(id);
        if (!media || media->info.video || media->info.duration.seconds() < shortest_song) return;
        start(id, false);
    }
    if (ready_) put();
}

void SongHearing::hear() {
    const auto& map = session_.timeline().song;
    const MediaId id = map ? map->media : likely_song(session_.timeline());
    if (!session_.pool()->find(id)) return session_.tell(tr("Put a song on a sound track first"), true);
    start(id, true);
}

void SongHearing::start(MediaId id, bool asked) {
    cancel();
    known_.insert(id);
    running_ = true;
    session_.tell(tr("Listening to the song…"));
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] { progress_ = fraction; });
    };
    job_ = jobs_.run([media = session_.pool()->find(id),
                      progress](std::stop_token cancel) { return analyse_song(media, progress, cancel); },
                     [this, id, asked](const Result<Song>& song) { heard(song, id, asked); });
}

void SongHearing::heard(const Result<Song>& song, MediaId id, bool asked) {
    running_ = false;
    if (!song) return session_.tell(error_words(song.error()), true);
    ready_ = Ready{song_map_of(*song, id), asked, core_words(damage_of(*song))};
    put();
}

void SongHearing::put() {
    if (!ready_) return;
    if (busy_()) return later_.start();
    if (!ready_->asked) {
        if (session_.timeline().song) return ready_.reset();
        if (session_.can_redo()) return;  // what was undone would be lost; the next edit brings it here again
    }
    const SongMap map = std::move(ready_->map);
    const QString damage = ready_->damage;
    ready_.reset();
    session_.commit(tr("Beats and parts of the song"), with_song(session_.timeline(), map));
    const QString found = tr("%n beat(s) found", nullptr, static_cast<int>(map.beats.size()));
    session_.tell(damage.isEmpty() ? found : found + QStringLiteral("; ") + damage, !damage.isEmpty());
}

void SongHearing::hear_again(SongRange stretch) {
    const auto map = session_.timeline().song;
    const auto media = map ? session_.pool()->find(map->media) : nullptr;
    if (!media) return session_.tell(tr("The song was not heard yet: Song, Find Beats and Parts"), true);
    cancel();
    running_ = true;
    session_.tell(tr("Listening to the song…"));
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] { progress_ = fraction; });
    };
    stretch.end = std::min(stretch.end, map->length);
    job_ = jobs_.run([media, stretch, progress](
                         std::stop_token cancel) { return rhyme::hear_again(media, stretch, {}, progress, cancel); },
                     [this, stretch](const Result<std::vector<SongBeat>>& beats) {
                         running_ = false;
                         const auto now = session_.timeline().song;
                         if (!beats) return session_.tell(error_words(beats.error()), true);
                         if (!now) return;
                         session_.commit(tr("Hear a stretch again"),
                                         with_song(session_.timeline(), replace_beats(*now, stretch, *beats)));
                     });
}

void SongHearing::cancel() {
    job_.cancel();
    running_ = false;
    progress_ = 0;
    ready_.reset();
}

}  // namespace rhyme::ui
