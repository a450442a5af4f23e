// Makes a sound project of what a foreign file said. Nothing is refused that can be put right; what is put right is
// said.
#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/media/source_facts.h"
#include "core/project/interchange/exchange.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

namespace fs = std::filesystem;

/// Ids of one kind: those that are new stay, the others are given out after all have been seen.
template <class T>
class Ids {
public:
    bool keep(Id<T>& id) {
        if (id && seen_.insert(id.value).second) return true;
        id = {};
        return false;
    }
    std::uint64_t highest() const { return seen_.empty() ? 0 : *seen_.rbegin(); }

private:
    std::set<std::uint64_t> seen_;
};

class Maker {
public:
    Maker(Exchange exchange, const fs::path& folder, Report& report)
        : exchange_(std::move(exchange)), folder_(folder), report_(report) {}
    Project run();

private:
    void find_media();
    void settle_starts();
    void format(Sequence& seq);
    void order(Track& track, const Sequence& seq);
    bool settle(Clip& clip, const Track& track, const Sequence& seq);
    void settle_source(Clip& clip, const Track& track, const Sequence& seq);
    bool is_sound(const Clip& clip, const Sequence& seq) const;
    void join(const Join& join, Track& track, const Sequence& seq);
    void links(Sequence& seq);
    void markers(Sequence& seq);
    void ids(Sequence& seq);
    Timeline timeline(Sequence& seq);
    bool shows(SequenceId outer, SequenceId inner, int depth = 0) const;

    Exchange exchange_;
    fs::path folder_;
    Report& report_;
    std::map<MediaId, SourceFacts> facts_;
    std::vector<Timeline> made_;
};

void Maker::find_media() {
    std::size_t missing = 0;
    for (Medium& m : exchange_.media) {
        m.path = found_file(m.path.empty() ? fs::path(m.name) : m.path, folder_);
        std::error_code unknown;
        if (const auto facts =
                fs::is_regular_file(m.path, unknown) ? read_source_facts(m.path) : Result<SourceFacts>(fail({}))) {
            facts_[m.id] = *facts;
            if (!m.rate) m.rate = facts->rate;
            if (facts->duration.num > 0 && (m.duration.num <= 0 || facts->duration > m.duration))
                m.duration = tidy(facts->duration);
        } else {
            ++missing;
            report_.lose("media", path_text(m.path) + " is not there; its clips are offline until it is found");
        }
        if (!within(m.duration) || m.duration.num < 0) m.duration = RationalTime();
        if (m.name.empty()) m.name = path_text(m.path.filename());
    }
}

/// Where a file names timecodes of the source but not where that begins.
void Maker::settle_starts() {
    for (Medium& m : exchange_.media) {
        if (!m.timecoded) continue;
        std::optional<RationalTime> first;
        const auto each = [&](const auto& work) {
            for (Sequence& seq : exchange_.sequences)
                for (Track& track : seq.tracks)
                    for (Clip& clip : track.head.clips)
                        if (clip.kind == ClipKind::Media && clip.media == m.id) work(clip);
        };
        each([&](Clip& clip) { first = first ? std::min(*first, clip.source_in) : clip.source_in; });
        if (!first) continue;
        const auto known = facts_.find(m.id);
        if (known != facts_.end()) {
            m.start = known->second.start;
        } else {
            const std::int64_t hour = 3600;
            m.start = RationalTime(first->num / first->den / hour * hour, 1);
            if (m.start.num > 0)
                report_.say("media " + in_quotes(m.name) +
                            " is not there to say where its timecode begins; it is taken to be " +
                            format_timecode(FramePosition(m.start.num), FrameRate(1, 1)));
        }
        if (m.start > *first) m.start = RationalTime();
        each([&](Clip& clip) { clip.source_in = tidy(clip.source_in - m.start); });
    }
}

void Maker::format(Sequence& seq) {
    Timeline& t = seq.head;
    const FrameRate r = t.rate;
    if (!r.valid() || r.num > max_source_den || r.den > max_source_den || r.num < r.den || r.num > r.den * max_rate)
        throw Fault{"a sequence of " + number_text(r.valid() ? r.fps() : 0) + " frames a second cannot be"};
    if (t.name.empty()) t.name = exchange_.name.empty() ? "Sequence" : exchange_.name;
    if (t.width < 1 || t.height < 1 || t.width > max_side || t.height > max_side) {
        t.width = 1920, t.height = 1080;
        for (const Track& track : seq.tracks)
            for (const Clip& clip : track.head.clips) {
                const Medium* m = exchange_.medium(clip.media);
                const auto known = facts_.find(clip.media);
                const int w = m && m->width > 0 ? m->width : known != facts_.end() ? known->second.width : 0;
                const int h = m && m->height > 0 ? m->height : known != facts_.end() ? known->second.height : 0;
                if (w < 1 || h < 1 || w > max_side || h > max_side) continue;
                t.width = w, t.height = h;
                goto sized;
            }
    sized:
        report_.say("sequence " + in_quotes(t.name) + " says no size; it is made " + std::to_string(t.width) + " x " +
                    std::to_string(t.height));
    }
    if (t.sample_rate < 8000 || t.sample_rate > 768000) t.sample_rate = 48000;
    if (t.in && (t.in->value < 0 || t.in->value > max_frames)) t.in.reset();
    if (t.out && (t.out->value < 0 || t.out->value > max_frames)) t.out.reset();
    if (t.in && t.out && *t.in >= *t.out) t.in.reset(), t.out.reset();
    if (seq.of_kind(TrackKind::Video).empty()) seq.add_track(TrackKind::Video);
    if (seq.of_kind(TrackKind::Audio).empty()) seq.add_track(TrackKind::Audio);
}

/// Sorted by start, never overlapping: of two that do the later one is seen from its start on.
void Maker::order(Track& track, const Sequence& seq) {
    std::vector<Clip>& clips = track.head.clips.edit();
    std::stable_sort(clips.begin(), clips.end(), [](const Clip& a, const Clip& b) { return a.start < b.start; });
    std::vector<Clip> kept;
    for (Clip& clip : clips) {
        if (clip.start.value < 0) {
            report_.lose("clips", place(clip, track, seq) + ": it begins before the sequence and is cut there");
            const FrameCount cut(-clip.start.value);
            clip.source_in = source_time(clip, FramePosition(0), seq.rate());
            clip.clock += cut, clip.length -= cut, clip.start = FramePosition(0);
        }
        if (clip.length.value <= 0) continue;
        if (clip.end().value > max_frames) throw Fault{"it is longer than a sequence can be"};
        if (!kept.empty() && kept.back().end() > clip.start) {
            report_.lose("overlaps",
                         place(kept.back(), track, seq) + ": the next clip lies on its end, which is cut off");
            kept.back().length = clip.start - kept.back().start;
            if (kept.back().length.value <= 0) kept.pop_back();
        }
        kept.push_back(std::move(clip));
    }
    clips = std::move(kept);
}

/// What a clip alone on a track has against it.
bool Maker::is_sound(const Clip& clip, const Sequence& seq) const {
    Timeline t = seq.head;
    t.sections = {}, t.locks = {}, t.markers = std::make_shared<const std::vector<Marker>>();
    rhyme::Track track;
    track.id = TrackId{1}, track.clips = {clip};
    track.clips[0].id = ClipId{2}, track.clips[0].link = {};
    std::uint64_t next = 3;
    track.clips[0].more.edit([&](ClipMore& more) {
        for (Effect& effect : more.effects) effect.id = EffectId{next++};
    });
    t.tracks = {std::make_shared<const rhyme::Track>(track)};
    t.next_id = next;
    return validate(t).empty();
}

void Maker::settle_source(Clip& clip, const Track& track, const Sequence& seq) {
    const FrameRate rate = seq.rate();
    if (clip.kind == ClipKind::Title || clip.kind == ClipKind::Adjustment || clip.kind == ClipKind::Color) {
        clip.source_in = tidy(clip.source_in), clip.available = RationalTime();
        if (clip.source_in.num < 0 || !within(clip.source_in)) clip.source_in = RationalTime();
        return;
    }
    if (!within(tidy(clip.source_in))) throw Fault{place(clip, track, seq) + " begins where no source reaches"};
    clip.source_in = tidy(clip.source_in);
    clip.available = RationalTime();
    RationalTime first = source_range(clip, rate).first;
    if (first.num < 0) {
        if (first < RationalTime(0, 1) - rate.frame_duration())
            report_.lose("in points",
                         place(clip, track, seq) + ": it begins before its source does; it is moved to its start");
        clip.source_in = tidy(clip.source_in - first);
        if (source_range(clip, rate).first.num < 0) clip.source_in = tidy(clip.source_in + rate.frame_duration());
    }
    RationalTime available;
    if (const Medium* m = exchange_.medium(clip.media)) available = m->duration;
    if (const Sequence* nested = clip.kind == ClipKind::Sequence ? exchange_.sequence(clip.sequence) : nullptr)
        available = nested->rate().time(FrameCount(nested->end().value));
    if (available.num <= 0) return;
    const RationalTime last = source_range(clip, rate).last;
    clip.available = tidy(available);
    if (last < clip.available) return;
    if (clip.kind == ClipKind::Media && last - clip.available > rate.frame_duration())
        report_.lose("out points", place(clip, track, seq) + ": it is said to reach past the end of its media");
    clip.available = tidy(last + rate.frame_duration());
}

bool Maker::settle(Clip& clip, const Track& track, const Sequence& seq) {
    if (clip.kind == ClipKind::Media && !exchange_.medium(clip.media)) return false;
    if (clip.kind == ClipKind::Sequence && shows(clip.sequence, seq.head.id)) {
        report_.lose("nested sequences",
                     place(clip, track, seq) + ": it shows the sequence it lies in, and was left out");
        return false;
    }
    if (clip.kind != ClipKind::Media) clip.media = {};
    if (clip.kind != ClipKind::Sequence) clip.sequence = {};
    if (clip.speed.den > max_speed_den) clip.speed = fraction_of(clip.speed.seconds());
    clip.gain_db = std::clamp(clip.gain_db, min_gain_db, max_gain_db);
    clip.more.edit([&](ClipMore& more) {
        if (more.fade_in > clip.length) more.fade_in = clip.length;
        if (more.fade_in + more.fade_out > clip.length) more.fade_out = clip.length - more.fade_in;
    });
    settle_source(clip, track, seq);
    if (!clip.more->takes.empty())
        clip.more.edit([&](ClipMore& more) {
            if (more.take < more.takes.size()) more.takes[more.take].available = clip.available;
        });
    if (is_sound(clip, seq)) return true;
    Clip plain = clip;
    plain.more.edit(
        [](ClipMore& more) { more.takes.clear(), more.ramp.clear(), more.effects.clear(), more.gain = {}; });
    if (!is_sound(plain, seq)) plain.more = ClipMore(), plain.speed = RationalTime(1, 1);
    settle_source(plain, track, seq);
    if (!is_sound(plain, seq)) {
        report_.lose("clips", place(clip, track, seq) + ": it is out of all bounds and was left out");
        return false;
    }
    report_.lose("settings", place(clip, track, seq) + ": some of its settings are out of bounds and were left out");
    clip = plain;
    return true;
}

void Maker::join(const Join& join, Track& track, const Sequence& seq) {
    std::vector<Clip>& clips = track.head.clips.edit();
    const auto to = std::find_if(clips.begin(), clips.end(), [&](const Clip& c) { return c.start == join.cut; });
    if (to == clips.end() || to == clips.begin() || std::prev(to)->end() != join.cut) {
        report_.lose("transitions", place(join, track, seq) + ": it does not lie between two clips and was left out");
        return;
    }
    const Clip& from = *std::prev(to);
    FrameCount room = from.length;
    std::vector<Transition>& made = track.head.transitions;
    if (!made.empty() && made.back().to == from.id) room -= made.back().out_offset;
    if (!made.empty() && made.back().to == to->id) return;
    FrameCount in = std::min({join.in_offset, room}), out = std::min(join.out_offset, to->length);
    if (join.needs_handles) {
        in = std::min(in, handle_before(*to, seq.rate()));
        out = std::min(out, handle_after(from, seq.rate()));
    }
    in = std::max(in, FrameCount(0)), out = std::max(out, FrameCount(0));
    if ((in + out).value < 1) {
        report_.lose("transitions",
                     place(join, track, seq) + ": its clips have no media beyond the cut, and it was left out");
        return;
    }
    if (in != join.in_offset || out != join.out_offset)
        report_.lose("transitions",
                     place(join, track, seq) + ": it is shortened to the media its clips have beyond the cut");
    Transition t;
    t.id = join.id, t.from = from.id, t.to = to->id;
    t.kind = join.kind, t.in_offset = in, t.out_offset = out;
    t.parameters = join.parameters, t.needs_handles = join.needs_handles;
    made.push_back(std::move(t));
}

void Maker::links(Sequence& seq) {
    for (Track& track : seq.tracks) {
        std::set<LinkId> seen;
        for (Clip& clip : track.head.clips)
            if (clip.link && !seen.insert(clip.link).second) {
                report_.lose("links", place(clip, track, seq) +
                                          ": its link joins it to a clip of its own track, and is left out");
                clip.link = {};
            }
    }
}

void Maker::markers(Sequence& seq) {
    std::vector<Marker> kept;
    for (Marker m : *seq.head.markers) {
        m.range.length = FrameCount(std::clamp<std::int64_t>(m.range.length.value, 0, max_frames));
        if (m.range.start.value < 0 || m.range.start.value > max_frames) {
            report_.lose("markers",
                         "marker " + in_quotes(m.name) + ": it lies outside of the sequence and was left out");
            continue;
        }
        kept.push_back(std::move(m));
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](const Marker& a, const Marker& b) { return a.range.start < b.range.start; });
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(kept));
}

/// Ids that came along stay when they are told apart by them; sections name tracks so.
void Maker::ids(Sequence& seq) {
    Ids<TrackTag> tracks;
    Ids<ClipTag> clips;
    Ids<MarkerTag> marker_ids;
    Ids<EffectTag> effects;
    Ids<TransitionTag> joins;
    Ids<TimeLockTag> locks;
    std::uint64_t next = 1;
    std::vector<Marker> all_markers = *seq.head.markers;
    std::vector<TimeLock> all_locks = *seq.head.locks;
    const auto keep_effects = [&](Effects& list) {
        for (Effect& e : list) effects.keep(e.id), next = std::max(next, e.id.value + 1);
    };
    const auto keep = [&](auto& known, auto& id) { known.keep(id), next = std::max(next, id.value + 1); };
    for (Track& t : seq.tracks) {
        keep(tracks, t.head.id);
        for (Join& j : t.joins) keep(joins, j.id);
        if (t.head.effects) t.head.effects.edit(keep_effects);
        for (Clip& c : t.head.clips) {
            keep(clips, c.id);
            next = std::max(next, c.link.value + 1);
            if (!c.more->effects.empty()) c.more.edit([&](ClipMore& more) { keep_effects(more.effects); });
        }
    }
    for (Marker& m : all_markers) keep(marker_ids, m.id);
    for (TimeLock& l : all_locks) keep(locks, l.id);
    next = std::max(next, seq.head.next_id);
    if (next > (std::uint64_t(1) << 52)) throw Fault{"its ids are too large"};
    const auto give = [&](auto& id) {
        if (!id) id.value = next++;
    };
    const auto give_effects = [&](Effects& list) {
        for (Effect& e : list) give(e.id);
    };
    for (Track& t : seq.tracks) {
        give(t.head.id);
        if (t.head.effects) t.head.effects.edit(give_effects);
        for (Clip& c : t.head.clips) {
            give(c.id);
            if (!c.more->effects.empty()) c.more.edit([&](ClipMore& more) { give_effects(more.effects); });
        }
        for (Join& j : t.joins) give(j.id);
    }
    for (Marker& m : all_markers) give(m.id);
    for (TimeLock& l : all_locks) give(l.id);
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(all_markers));
    seq.head.locks = std::move(all_locks);
    seq.head.next_id = next;
}

bool Maker::shows(SequenceId outer, SequenceId inner, int depth) const {
    if (outer == inner || depth > 64) return true;
    const Sequence* s = exchange_.sequence(outer);
    if (!s) return true;  // one that is not there cannot be shown either
    for (const Track& t : s->tracks)
        for (const Clip& c : t.head.clips)
            if (c.kind == ClipKind::Sequence && shows(c.sequence, inner, depth + 1)) return true;
    return false;
}

Timeline Maker::timeline(Sequence& seq) {
    format(seq);
    for (Track& track : seq.tracks) {
        order(track, seq);
        std::vector<Clip> kept;
        for (Clip& clip : track.head.clips)
            if (settle(clip, track, seq)) kept.push_back(std::move(clip));
        track.head.clips = std::move(kept);
        std::stable_sort(track.joins.begin(), track.joins.end(),
                         [](const Join& a, const Join& b) { return a.cut < b.cut; });
    }
    links(seq);
    markers(seq);
    ids(seq);
    Timeline t = seq.head;
    for (Track& track : seq.tracks) {
        track.head.transitions.clear();
        for (const Join& j : track.joins) join(j, track, seq);
        t.tracks.push_back(std::make_shared<const rhyme::Track>(track.head));
    }
    if (validate(t).empty()) return t;
    // What is left are settings of the sequence that do not go together: without them it is sound, or it is a fault
    // here.
    t.sections = {}, t.locks = {}, t.song = nullptr;
    report_.say("sequence " + in_quotes(t.name) +
                ": its time locks, versions of sections and song map do not fit it and were left out");
    if (const auto faults = validate(t); !faults.empty())
        throw Fault{"no sound sequence can be made of it: " + faults.front()};
    return t;
}

Project Maker::run() {
    if (exchange_.sequences.empty()) throw Fault{"there is no sequence in it"};
    find_media();
    settle_starts();
    Sequences all;
    all.all.clear();
    for (Sequence& seq : exchange_.sequences) {
        seq.head.tracks.clear();
        all.all.push_back(std::make_shared<const Timeline>(timeline(seq)));
        all.next_sequence = std::max(all.next_sequence, seq.head.id.value + 1);
    }
    all.current = all.all.front()->id;
    all.bin = exchange_.bin;
    if (const auto faults = validate(all); !faults.empty())
        throw Fault{"no sound sequences can be made of it: " + faults.front()};
    Project project;
    project.name = exchange_.name;
    for (const Medium& m : exchange_.media) project.media.push_back({m.id, m.path, m.name, m.fingerprint, m.duration});
    project.set_sequences(all);
    return project;
}

}  // namespace

Project to_project(Exchange exchange, const fs::path& folder, Report& report) {
    return Maker(std::move(exchange), folder, report).run();
}

}  // namespace rhyme::exchange
