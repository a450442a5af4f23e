#include "ui/first_cut/first_cut.h"

#include <algorithm>
#include <cmath>

#include "core/assemble/fill_frame.h"
#include "core/assemble/lay_cut.h"
#include "core/base/files.h"
#include "core/music/song_map_of.h"
#include "core/timeline/song_edits.h"
#include "ui/first_cut/cut_placing.h"
#include "ui/session/session.h"
#include "ui/song/song_cuts.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

constexpr double shortest_take = 10;  // seconds; shorter ones are no performance to be found by their sound

/// Of the clips that play it, the one that is heard there, else the first.
const Clip* song_on(const Timeline& timeline, MediaId song, FramePosition at) {
    const Clip* first = nullptr;
    for (const auto& track : timeline.tracks)
        for (const Clip& clip : track->clips) {
            if (track->kind != TrackKind::Audio || clip.media != song) continue;
            if (clip.range().contains(at)) return &clip;
            if (!first || clip.start < first->start) first = &clip;
        }
    return first;
}

bool as_recorded(const Clip& song) { return song.speed == Ratio(1, 1) && song.more->ramp.empty(); }

}  // namespace

/// What the worker gets: nothing of it is shared with the window.
struct FirstCut::Work {
    FirstCutWish wish;
    std::shared_ptr<MediaPool> pool;
    SequenceId sequence;  ///< where it is put, unless in a new one
    std::optional<SongMap> map;
    std::vector<AnalysisPtr> footage;
    std::vector<MediaId> ids;
    std::map<MediaId, TakeSync> known;  ///< takes that were listened to before
    double from = 0, to = 0;            ///< of the song, seconds: what may be used; to 0: up to its end
    std::optional<double> playhead;     ///< the song's time there
    RoughCutOptions options;            ///< without song, stretch and takes
    std::shared_ptr<const Timeline> before;
    std::set<ClipId> keep;
    bool again = false;
};

struct FirstCut::Done {
    RoughCut cut;
    SongMap map;
    double from = 0;
    std::map<MediaId, TakeSync> heard;
};

FirstCut::FirstCut(Session& session, QObject* parent) : QObject(parent), session_(session) {
    // Ids begin anew with each project.
    connect(&session_.footage(), &Footage::cleared, this, [this] {
        cancel();
        known_.clear(), heard_.clear();
    });
}

FirstCut::~FirstCut() { cancel(); }

QString FirstCut::add_footage(Work& work) const {
    for (const MediaId id : work.wish.footage) {
        const BinItem* item = session_.footage().find(id);
        if (!item || !item->analysis || item->analysis->shots.empty() || id == work.wish.song) continue;
        if (!item->has_picture() || item->file->info.video->still) continue;
        work.footage.push_back(item->analysis);
        work.ids.push_back(id);
        if (const auto heard = heard_.find({work.wish.song, id}); heard != heard_.end()) work.known[id] = heard->second;
    }
    if (work.footage.empty())
        return session_.footage().analysing() ? tr("The footage is still being looked at: try again in a moment")
                                              : tr("Drop clips into the bin first: there is no footage to cut");
    const Timeline& now = session_.timeline();
    if (!work.wish.new_sequence && has_pictures(now)) {
        work.options.rate = now.rate, work.options.width = now.width, work.options.height = now.height;
        return {};
    }
    const CutFormat format = most_common_format(work.footage);
    work.options.rate = format.rate, work.options.width = format.width, work.options.height = format.height;
    if (work.wish.shape_width > 0) {
        const cv::Size size =
            size_of_shape(double(work.wish.shape_width) / work.wish.shape_height, format.width, format.height);
        work.options.width = size.width, work.options.height = size.height;
    }
    return {};
}

QString FirstCut::add_stretch(Work& work) const {
    const Timeline& now = session_.timeline();
    if (!work.pool->find(work.wish.song)) return tr("Choose a song first: drop one into the bin");
    if (now.song && now.song->media == work.wish.song) work.map = *now.song;
    const bool marked = work.wish.stretch == FirstCutWish::Stretch::Marked;
    const Clip* song = song_on(now, work.wish.song, marked && session_.in() ? *session_.in() : session_.playhead());
    if (song && !as_recorded(*song)) {
        if (!work.wish.new_sequence || marked)
            return tr("The song plays at another speed here: make the cut in a new sequence");
        song = nullptr;
    }
    const auto heard = [&](FramePosition at) { return song_time(*song, at, now.rate).seconds(); };
    if (song) work.playhead = heard(session_.playhead());
    if (song && !work.wish.new_sequence) work.from = heard(song->start), work.to = heard(song->end());
    if (marked) {
        if (!session_.in() || !session_.out() || *session_.out() <= *session_.in())
            return tr("Mark in and out of the stretch first");
        if (!song) return tr("Put the song on a sound track first: in and out say which part of it");
        work.from = std::max(heard(song->start), heard(*session_.in()));
        work.to = std::min(heard(song->end()), heard(*session_.out()));
        if (work.to <= work.from) return tr("The song is not heard between in and out");
        work.wish.begin = FirstCutWish::Begin::Start;
    }
    return {};
}

void FirstCut::make(const FirstCutWish& wish) {
    auto work = std::make_shared<Work>();
    work->wish = wish, work->pool = session_.pool(), work->sequence = session_.timeline().id;
    for (const QString& why : {add_footage(*work), add_stretch(*work)})
        if (!why.isEmpty()) return session_.tell(why, true);
    start(std::move(work));
}

void FirstCut::other_shots(const FirstCutWish& wish, const std::set<ClipId>& clips) {
    const auto place = this->place();
    const auto& map = session_.timeline().song;
    if (!place || !map) return session_.tell(tr("There is no first cut on this sequence"), true);
    auto work = std::make_shared<Work>();
    work->wish = wish, work->pool = session_.pool(), work->sequence = session_.timeline().id;
    work->wish.new_sequence = false, work->wish.song = map->media;
    if (const QString why = add_footage(*work); !why.isEmpty()) return session_.tell(why, true);
    work->map = *map, work->again = true;
    work->from = place->from;
    work->to = place->from + session_.timeline().rate.time(FramePosition(place->range.length.value)).seconds();
    work->wish.stretch = FirstCutWish::Stretch::Marked, work->wish.begin = FirstCutWish::Begin::Start;
    work->before = std::make_shared<const Timeline>(cut_within(session_.timeline(), place->track, place->range));
    std::size_t free = 0;
    const auto& before = work->before->tracks.front()->clips;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool stays = clips.empty() ? kept(before[i].id) : !clips.contains(before[i].id);
        if (!stays && ++free) continue;
        work->keep.insert(before[i].id);
        // What is none of the footage stays too, over whatever is found for its time.
        if (std::ranges::count(work->ids, before[i].media)) work->options.keep.insert(i);
    }
    if (!free) return session_.tell(tr("Every shot is kept"), true);
    Of* known = here();
    if (!known) known = &(known_[work->sequence] = {*place, {}, {}, 0});
    work->options.seed = ++known->seed;
    start(std::move(work));
}

Result<FirstCut::Done> FirstCut::do_work(const Work& work, const Progress& progress, Cancel cancel) {
    Done done;
    const auto song = work.pool->find(work.wish.song);
    if (work.map) {
        done.map = *work.map;
    } else {
        const auto heard = analyse_song(song, part_of(progress, 0, 0.2), cancel);
        if (!heard) return fail(heard.error());
        done.map = song_map_of(*heard, work.wish.song);
    }
    if (done.map.beats.size() < 2)
        return fail(ErrorCode::InvalidArgument, "no beat is heard in it", song->info.path, "choose another song");
    RoughCutOptions options = work.options;
    options.song = done.map;
    const double end = work.to > 0 ? work.to : done.map.length.seconds();
    options.length = end - work.from;
    if (work.wish.stretch == FirstCutWish::Stretch::Seconds)
        options.length = std::min(options.length, work.wish.seconds);
    options.from = work.from;
    const double last = std::max(work.from, end - options.length);
    if (work.wish.begin == FirstCutWish::Begin::Playhead && work.playhead)
        options.from = std::clamp(*work.playhead, work.from, last);
    if (work.wish.begin == FirstCutWish::Begin::Fullest)
        options.from = fullest_stretch(done.map, options.length, work.from, end);
    std::optional<OnsetCurve> whole;
    for (std::size_t i = 0; work.wish.takes && i < work.ids.size(); ++i) {
        const auto media = work.pool->find(work.ids[i]);
        if (progress) progress({0.2 + 0.2 * double(i) / double(work.ids.size()), "listening to the takes"});
        auto sync = work.known.find(work.ids[i]);
        if (sync == work.known.end()) {
            TakeSync found;
            if (media && media->info.audio && media->info.duration.seconds() >= shortest_take) {
                if (!whole) {
                    auto curve = onset_curve(song, cancel);
                    if (!curve) return fail(curve.error());
                    whole = std::move(*curve);
                }
                if (const auto take = onset_curve(media, cancel)) found = sync_take(*whole, *take, cancel);
            }
            if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the cut was stopped");
            sync = done.heard.emplace(work.ids[i], found).first;
        }
        if (sync->second.believed()) options.takes.push_back({i, sync->second.offset, sync->second.rate});
    }
    options.before = work.before.get();
    auto cut = make_rough_cut(work.footage, work.ids, work.pool, options, part_of(progress, 0.4, 1), cancel);
    if (!cut) return fail(cut.error());
    done.cut = std::move(*cut), done.from = options.from;
    return done;
}

void FirstCut::start(std::shared_ptr<Work> work) {
    cancel();
    work->options.pace = work->wish.pace;
    running_ = true, progress_ = 0;
    session_.tell(work->again ? tr("Looking for other shots…") : tr("Making a first cut…"));
    const Progress progress = [this](const ProgressReport& report) {
        jobs_.post([this, fraction = report.fraction] {
            if (!running_ || fraction - progress_ < 0.005) return;
            progress_ = fraction;
            emit changed();
        });
    };
    job_ = jobs_.run([work, progress](std::stop_token stop) { return do_work(*work, progress, stop); },
                     [this, work](const Result<Done>& done) {
                         running_ = false;
                         finished(*work, done);
                         emit changed();
                     });
    emit changed();
}

void FirstCut::finished(const Work& work, const Result<Done>& done) {
    if (!done) return session_.tell(error_words(done.error()), true);
    for (const auto& [media, sync] : done->heard) heard_[{work.wish.song, media}] = sync;
    Sequences sequences = session_.history().sequences();
    if (work.wish.new_sequence) {
        auto more = new_cut_sequence(sequences, tr("First cut").toStdString());
        if (!more) return session_.tell(error_words(more.error()), true);
        sequences = std::move(*more);
    } else if (!sequences.find(work.sequence)) {
        return session_.tell(tr("The sequence is gone for which the cut was made"), true);
    }
    const SequenceId target = work.wish.new_sequence ? sequences.current : work.sequence;
    const auto song = work.pool->find(work.wish.song);
    const auto put = put_cut(*sequences.find(target), done->cut, done->map, done->from, *song, work.keep);
    if (!put) return session_.tell(error_words(put.error()), true);
    auto edit = with_timeline(sequences, put->timeline);
    if (!session_.commit(work.again ? tr("Other shots") : tr("First cut"), Result<Sequences>(std::move(edit)))) return;
    Of& of = known_[target];
    if (!work.again) of = {};
    of.place = {put->track, put->range, done->from};
    std::erase_if(of.kept, [&](ClipId id) { return !put->timeline.find(id); });
    for (const RoughCutJoin& join : done->cut.joins) {
        const Clip* clip = put->timeline.find(put->track)->at(put->range.start + (join.at - FramePosition(0)));
        if (!clip || work.keep.contains(clip->id)) continue;  // kept ones keep their reasons as well
        of.reasons[clip->id] = {clip->media, clip->source_in, clip->start, join.score, join.because};
    }
    emit made();
    session_.tell(tr("%n shot(s), every cut on the song", nullptr, static_cast<int>(clips().size())));
}

void FirstCut::cancel() {
    job_.cancel();
    if (!running_) return;
    running_ = false;
    emit changed();
}

FirstCut::Of* FirstCut::here() {
    const auto found = known_.find(session_.timeline().id);
    return found == known_.end() ? nullptr : &found->second;
}

std::optional<FirstCut::Place> FirstCut::place() const {
    const Timeline& now = session_.timeline();
    if (const Of* known = here(); known && now.find(known->place.track) && now.song) {
        const Track* track = now.find(known->place.track);
        for (const Clip& clip : track->clips)
            if (!clip.range().intersection(known->place.range).empty()) return known->place;
    }
    const Clip* song = now.song ? song_on(now, now.song->media, session_.playhead()) : nullptr;
    const Track* track = lowest_video(now);
    if (!song || !track || !as_recorded(*song)) return std::nullopt;
    FrameRange range = FrameRange::between(song->start, song->start);
    for (const Clip& clip : track->clips)
        if (clip.start >= song->start && clip.end() <= song->end())
            range = FrameRange::between(range.empty() ? clip.start : range.start, clip.end());
    if (range.empty()) return std::nullopt;
    return Place{track->id, range, song_time(*song, range.start, now.rate).seconds()};
}

std::vector<const Clip*> FirstCut::clips() const {
    std::vector<const Clip*> all;
    const auto place = this->place();
    const Track* track = place ? session_.timeline().find(place->track) : nullptr;
    if (!track) return all;
    for (const Clip& clip : track->clips)
        if (clip.start >= place->range.start && clip.end() <= place->range.end()) all.push_back(&clip);
    return all;
}

const FirstCut::Reason* FirstCut::reason(const Clip& clip) const {
    const Of* known = here();
    if (!known) return nullptr;
    const auto found = known->reasons.find(clip.id);
    if (found == known->reasons.end()) return nullptr;
    const Reason& r = found->second;
    return r.media == clip.media && r.source_in == clip.source_in && r.start == clip.start ? &r : nullptr;
}

bool FirstCut::kept(ClipId clip) const {
    const Of* known = here();
    return known && known->kept.contains(clip);
}

void FirstCut::keep(const std::set<ClipId>& clips, bool kept) {
    const auto place = this->place();
    if (!place) return session_.tell(tr("There is no first cut on this sequence"), true);
    Of* known = here();
    if (!known) known = &(known_[session_.timeline().id] = {*place, {}, {}, 0});
    for (const ClipId id : clips) kept ? (void)known->kept.insert(id) : (void)known->kept.erase(id);
    emit changed();
}

}  // namespace rhyme::ui
