#include "ui/takes/takes.h"

#include <QApplication>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/timeline/song_places.h"
#include "ui/commands/made_clips.h"
#include "ui/session/session.h"
#include "ui/song/song_cuts.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

RationalTime exact(double seconds) { return RationalTime(std::llround(seconds * 1e6), 1'000'000); }

Take take_of(const FoundTake& found) {
    Take take;
    take.name = found.name, take.media = found.media, take.available = found.length;
    take.rate = Ratio(std::llround(found.sync.rate * 1e5), 100'000);
    take.offset = exact(-found.sync.offset * found.sync.rate);
    return take;
}

const Clip* clip_of_media(const Timeline& timeline, MediaId media) {
    for (const TrackKind kind : {TrackKind::Audio, TrackKind::Video})
        for (const auto& track : timeline.tracks)
            if (track->kind == kind)
                for (const Clip& clip : track->clips)
                    if (clip.media == media && clip.speed == Ratio(1, 1)) return &clip;
    return nullptr;
}

}  // namespace

Result<Timeline> takes_laid(const Timeline& timeline, MediaId song, const std::vector<FoundTake>& takes) {
    const Clip* heard = clip_of_media(timeline, song);
    if (!heard) return fail(ErrorCode::NotFound, "the song is not on the sequence");
    if (takes.empty()) return fail(ErrorCode::InvalidArgument, "there are no takes");
    std::vector<Take> all;
    for (const FoundTake& t : takes) all.push_back(take_of(t));
    // The sequence's time of the song's first sample; set time is the sequence's own, shifted by it into the takes.
    const RationalTime origin = timeline.rate.time(heard->start) - heard->source_in;
    for (Take& t : all) t.offset = t.offset - origin * t.rate;
    const Take& first = all.front();
    const RationalTime begin = (RationalTime() - first.offset) * Ratio(first.rate.den, first.rate.num),
                       end = (first.available - first.offset) * Ratio(first.rate.den, first.rate.num);
    const FramePosition from = std::max(heard->start, timeline.rate.position(begin, Rounding::Up)),
                        to = std::min(heard->end(), timeline.rate.position(end, Rounding::Down));
    if (to <= from) return fail(ErrorCode::InvalidArgument, "the take does not run while the song is heard");
    NewClip clip;
    clip.media = first.media, clip.name = first.name, clip.available = first.available, clip.speed = first.rate;
    clip.source_in = std::max(RationalTime(), first.offset + timeline.rate.time(from) * first.rate);
    const auto laid = laid_on_top(timeline, FrameRange::between(from, to), clip);
    if (!laid || all.size() < 2) return laid;
    for (const auto& track : laid->tracks)
        for (const Clip& c : track->clips)
            if (!timeline.find(c.id)) return set_takes(*laid, c.id, all, 0);
    return laid;
}

TakeSyncing::TakeSyncing(Session& session, QObject* parent) : QObject(parent), session_(session) {}

void TakeSyncing::sync(const std::vector<MediaId>& takes) {
    cancel();
    const auto& map = session_.timeline().song;
    const MediaId song = map ? map->media : likely_song(session_.timeline());
    const auto whole = session_.pool()->find(song);
    if (!whole) return session_.tell(tr("Put the song on a sound track first"), true);
    std::vector<std::pair<MediaId, std::shared_ptr<const Media>>> media;
    for (const MediaId id : takes)
        if (const auto take = session_.pool()->find(id); take && id != song && take->info.video)
            media.emplace_back(id, take);
    if (media.empty()) return session_.tell(tr("Select the takes in the bin first"), true);
    running_ = true, progress_ = 0;
    session_.tell(tr("Listening to %n take(s)…", nullptr, static_cast<int>(media.size())));
    using Found = std::pair<std::vector<FoundTake>, std::vector<std::string>>;
    job_ = jobs_.run(
        [this, whole, media](std::stop_token cancel) -> Result<Found> {
            const auto curve = onset_curve(whole, cancel);
            if (!curve) return fail(curve.error());
            Found found;
            for (std::size_t i = 0; i < media.size(); ++i) {
                const std::string name = path_text(media[i].second->info.path.stem());
                jobs_.post([this, done = double(i + 1) / double(media.size() + 1)] { progress_ = done; });
                const auto take = onset_curve(media[i].second, cancel);
                const TakeSync sync = take ? sync_take(*curve, *take, cancel) : TakeSync{};
                if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
                if (!sync.believed())
                    found.second.push_back(name);
                else
                    found.first.push_back({media[i].first, name, media[i].second->info.duration, sync});
            }
            return found;
        },
        [this, song](const Result<Found>& found) {
            running_ = false;
            if (!found) return session_.tell(error_words(found.error()), true);
            this->found(song, found->first, found->second);
        });
}

void TakeSyncing::found(MediaId song, const std::vector<FoundTake>& takes, const std::vector<std::string>& unsure) {
    if (takes.empty())
        return session_.tell(
            tr("None of the takes sounds like the song (%1)").arg(QString::fromStdString(unsure.front())), true);
    if (!session_.commit(tr("Takes in sync"), takes_laid(session_.timeline(), song, takes))) return;
    if (unsure.empty())
        return session_.tell(tr("%n take(s) in sync; the number keys change between them while playing", nullptr,
                                static_cast<int>(takes.size())));
    session_.tell(tr("%1 takes in sync; %2 does not sound like the song")
                      .arg(takes.size())
                      .arg(QString::fromStdString(unsure.front())),
                  true);
}

void TakeSyncing::cancel() {
    job_.cancel();
    running_ = false;
}

ClipId clip_of_takes(const Session& session) {
    const auto& tracks = session.timeline().tracks;
    for (auto track = tracks.rbegin(); track != tracks.rend(); ++track) {
        if ((*track)->kind != TrackKind::Video || (*track)->locked || (*track)->muted) continue;
        if (const Clip* clip = (*track)->at(session.playhead()); clip && clip->has_takes()) return clip->id;
    }
    return {};
}

bool show_take(Session& session, std::size_t take, bool playing) {
    const Clip* clip = session.timeline().find(clip_of_takes(session));
    if (!clip || take >= clip->more->takes.size()) return false;
    if (take == clip->more->take) return true;
    const QString label = TakeSyncing::tr("Take %1").arg(take + 1);
    const FramePosition at = session.playhead();
    if (playing && at > clip->start) return session.commit(label, cut_to_take(session.timeline(), clip->id, at, take));
    return session.commit(label, switch_take(session.timeline(), clip->id, take));
}

void show_next_take(Session& session, bool playing) {
    const Clip* clip = session.timeline().find(clip_of_takes(session));
    if (!clip) return session.tell(TakeSyncing::tr("There are no takes at the playhead"), true);
    show_take(session, (clip->more->take + 1) % clip->more->takes.size(), playing);
}

void flatten_takes_of_selection(Session& session) {
    std::vector<ClipId> clips;
    for (const ClipId id : session.selection().clips)
        if (const Clip* clip = session.timeline().find(id); clip && clip->has_takes()) clips.push_back(id);
    if (const ClipId here = clip_of_takes(session); clips.empty() && here) clips.push_back(here);
    if (clips.empty()) return session.tell(TakeSyncing::tr("There are no takes at the playhead"), true);
    session.commit(TakeSyncing::tr("Only the chosen take"), flatten_takes(session.timeline(), clips));
}

TakeKeys::TakeKeys(Session& session, std::function<bool()> playing, QObject* window)
    : QObject(window), session_(session), playing_(std::move(playing)) {
    qApp->installEventFilter(this);
}

/// A key is offered as a shortcut first; one that is taken there comes as a key.
bool TakeKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const int take = key->key() - Qt::Key_1;
    const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
    if (take < 0 || take > 8 || !plain || !watched->isWidgetType() || !playing_()) return false;
    const Clip* clip = session_.timeline().find(clip_of_takes(session_));
    if (!clip || static_cast<std::size_t>(take) >= clip->more->takes.size()) return false;
    event->accept();
    if (event->type() == QEvent::KeyPress && !key->isAutoRepeat())
        show_take(session_, static_cast<std::size_t>(take), true);
    return true;
}

}  // namespace rhyme::ui
