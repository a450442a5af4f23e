// Whether a timeline is sound. With a sound one before it, only what changed is looked at: an id on a changed track
// must be new, or have been on a changed track before, so that no track left alone can hold it too.
#include <cmath>
#include <set>
#include <unordered_set>

#include "core/timeline/draft.h"
#include "core/timeline/song_map.h"
#include "core/timeline/speed.h"

namespace rhyme {
namespace {

bool sound_time(RationalTime t) {
    return t.num >= 0 && t.den >= 1 && t.den <= max_source_den && t <= RationalTime(max_source_seconds, 1);
}
bool sound_gain(double db) { return db >= min_gain_db && db <= max_gain_db; }
bool sound_pan(double pan) { return pan >= -1 && pan <= 1; }
bool sound_range(FrameRange r, std::int64_t least) {
    return within(r.start) && within(r.length) && r.length.value >= least && within(r.end());
}

/// The ids of everything on the tracks and in the versions of sections.
class Ids {
public:
    template <class T>
    bool add(Id<T> id) {
        return all_.insert(key(id)).second;
    }
    template <class T>
    bool contains(Id<T> id) const {
        return all_.contains(key(id));
    }
    void add_all(const Track& track);
    void add_all(const ClipList& clips, const std::vector<Transition>& transitions);
    void add_all(const std::vector<Section>& sections);

private:
    template <class T>
    static std::uint64_t key(Id<T> id) {
        constexpr std::uint64_t kind = std::is_same_v<T, ClipTag>         ? 1
                                       : std::is_same_v<T, TrackTag>      ? 2
                                       : std::is_same_v<T, TransitionTag> ? 3
                                       : std::is_same_v<T, EffectTag>     ? 4
                                       : std::is_same_v<T, MarkerTag>     ? 5
                                                                          : 6;
        return (id.value << 3) | kind;
    }
    std::unordered_set<std::uint64_t> all_;
};

void Ids::add_all(const ClipList& clips, const std::vector<Transition>& transitions) {
    for (const Clip& c : clips) {
        add(c.id);
        for (const Effect& e : c.more->effects) add(e.id);
    }
    for (const Transition& t : transitions) add(t.id);
}
void Ids::add_all(const Track& track) {
    add(track.id);
    for (const Effect& e : *track.effects) add(e.id);
    add_all(track.clips, track.transitions);
}
void Ids::add_all(const std::vector<Section>& sections) {
    for (const Section& section : sections) {
        add(section.id);
        for (const SectionVersion& version : section.versions)
            for (const Passage& passage : version.passages) add_all(passage.clips, passage.transitions);
    }
}

void check_source(const Clip& c, std::vector<std::string>& faults) {
    const bool media = c.kind == ClipKind::Media, nested = c.kind == ClipKind::Sequence;
    if (media && !c.media) faults.push_back("names no media");
    if (nested && !c.sequence) faults.push_back("names no sequence");
    if ((!media && c.media) || (!nested && c.sequence)) faults.push_back("names a source that its kind does not have");
    if (!sound_time(c.source_in) || !sound_time(c.available)) faults.push_back("has a source time out of range");
    if (!sound_speed(c.speed)) faults.push_back("has a speed out of range");
    if (!sound_gain(c.gain_db)) faults.push_back("has a gain out of range");
    if (c.clock.value < -4 * max_frames || c.clock.value > 4 * max_frames) faults.push_back("has a clock out of range");
    if (!c.has_takes()) return;
    if (!media || c.more->take >= c.more->takes.size()) return faults.push_back("has takes but none is chosen");
    for (const Take& take : c.more->takes) {
        const RationalTime size{take.offset.num < 0 ? -take.offset.num : take.offset.num, take.offset.den};
        if (!take.media || !sound_time(take.available) || !sound_time(size) || !sound_speed(take.rate) ||
            take.rate.num <= 0)
            faults.push_back("has a take that is not sound");
    }
    const Take& take = c.more->takes[c.more->take];
    if (take.media != c.media || take.available != c.available)
        faults.push_back("does not show the take that is chosen");
}

void check_more(const Clip& c, std::vector<std::string>& faults) {
    const ClipMore& m = *c.more;
    for (const Effect& effect : m.effects)
        for (const std::string& fault : validate(effect))
            faults.push_back("has the effect " + effect.kind + ", and " + fault);
    for (const std::string& fault : validate_ramp(m.ramp)) faults.push_back("has a ramp, and " + fault);
    for (const std::string& fault : validate(m.gain)) faults.push_back("has gain keyframes, and " + fault);
    if (m.fade_in.value < 0 || m.fade_out.value < 0 || !within(m.fade_in) || !within(m.fade_out) ||
        m.fade_in + m.fade_out > c.length)
        faults.push_back("has fades longer than itself");
    if (!sound_pan(m.pan)) faults.push_back("has a pan out of range");
    const TextStyle& s = m.title.style;
    bool styled = s.alignment >= 1 && s.alignment <= 9 && s.size > 0;
    for (const double n : {s.size, s.outline, s.shadow, s.margin_x, s.margin_y, s.spacing, s.angle})
        styled = styled && std::abs(n) <= 1000;
    if (!styled) faults.push_back("has a text style out of range");
}

class Checker {
public:
    Checker(const Timeline& timeline, const Timeline* before) : timeline_(timeline), before_(before) {}
    std::vector<std::string> run();

private:
    void say(std::string fault) { faults_.push_back(std::move(fault)); }
    template <class T, class Whose>
    void id(Id<T> id, Whose whose) {  // whose(): "clip a on V1", made only when it is needed
        const auto complain = [&](const char* what) {
            say(whose() + " has the id " + std::to_string(id.value) + ", which " + what);
        };
        if (!id || id.value >= timeline_.next_id) complain("was never given out");
        if (!ids_.add(id)) complain("another one has too");
        if (before_ && id.value < before_->next_id && !reusable_.contains(id)) complain("something else had before");
    }
    bool unchanged(const std::shared_ptr<const Track>& track) const { return known_.contains(track.get()); }
    void see_before();
    void format();
    void effects(const Effects& list, const std::string& label);
    void clip(const std::string& where, const Clip& clip, const Clip* previous, std::set<LinkId>& links);
    void transition(const Track& track, const ClipList& clips, const Transition& t, const Transition* previous);
    void lane(const Track& track);
    void track(const Track& track);
    void markers();
    void locks();
    void section(const Section& section);
    void sections();

    const Timeline& timeline_;
    const Timeline* before_;                  // known to be sound; null: nothing is known
    std::unordered_set<const Track*> known_;  // tracks of `before_` that are here too
    Ids ids_, reusable_;                      // of what is checked; of what was on the tracks that changed
    std::vector<std::string> faults_;
};

void Checker::see_before() {
    if (!before_ || before_->rate != timeline_.rate) return void(before_ = nullptr);
    std::unordered_set<const Track*> now;
    for (const auto& t : timeline_.tracks) now.insert(t.get());
    for (const auto& t : before_->tracks)
        if (now.contains(t.get()))
            known_.insert(t.get());
        else
            reusable_.add_all(*t);
    if (!before_->sections.same(timeline_.sections)) reusable_.add_all(*before_->sections);
    for (const Marker& m : *before_->markers) reusable_.add(m.id);
    for (const TimeLock& l : *before_->locks) reusable_.add(l.id);
}

void Checker::format() {
    const FrameRate r = timeline_.rate;
    if (!timeline_.id) say("the sequence has no id");
    if (!r.valid() || r.num > max_source_den || r.den > max_source_den || r.num < r.den || r.num > r.den * max_rate)
        say("the frame rate must lie between 1 and " + std::to_string(max_rate) + " frames a second");
    if (timeline_.width < 1 || timeline_.height < 1 || timeline_.width > max_side || timeline_.height > max_side)
        say("the picture's size must lie between 1 and " + std::to_string(max_side) + " pixels each way");
    if (timeline_.sample_rate < 8000 || timeline_.sample_rate > 768000)
        say("the sample rate must lie between 8000 and 768000");
    for (const auto& point : {timeline_.in, timeline_.out})
        if (point && !within(*point)) say("the in or out point lies outside of the sequence");
    if (timeline_.in && timeline_.out && *timeline_.in >= *timeline_.out)
        say("the out point is not after the in point");
}

void Checker::effects(const Effects& list, const std::string& label) {
    for (const Effect& effect : list) {
        id(effect.id, [&] { return "an effect of " + label; });
        for (const std::string& fault : validate(effect)) say(label + ", effect " + effect.kind + ": " + fault);
    }
}

void Checker::clip(const std::string& where, const Clip& c, const Clip* previous, std::set<LinkId>& links) {
    const auto label = [&] { return "clip " + quoted(c.name) + " (" + std::to_string(c.id.value) + ") on " + where; };
    id(c.id, label);
    if (!within(c.start) || c.length.value < 1 || !within(c.length) || c.end().value > max_frames)
        return say(label() + " has no length or lies outside of the sequence");
    if (previous && c.start < previous->end()) say(label() + " overlaps the clip before it");
    if (const auto faults = validate_content(c); !faults.empty()) return say(faults.front() + " on " + where);
    for (const Effect& effect : c.more->effects) id(effect.id, [&] { return "an effect of " + label(); });
    if (!has_source(c, FrameCount(0), timeline_.rate) || !has_source(c, c.length - FrameCount(1), timeline_.rate))
        say(label() + " reaches past the end of its media");
    if (c.link.value >= timeline_.next_id) say(label() + " has a link that was never given out");
    if (c.link && !links.insert(c.link).second) say(label() + " is linked to another clip on its own track");
}

void Checker::transition(const Track& track, const ClipList& clips, const Transition& t, const Transition* previous) {
    const std::string label = "transition " + std::to_string(t.id.value) + " on " + track_label(track);
    id(t.id, [&] { return label; });
    const Clip *from = clips.find(t.from), *to = clips.find(t.to);
    if (!from || !to || from->end() != to->start) return say(label + " does not join two touching clips");
    if (t.kind.empty()) say(label + " has no kind");
    for (const auto& [name, value] : t.parameters)
        if (!std::isfinite(value)) say(label + " has the parameter " + quoted(name) + ", which is no number");
    if (!within(t.in_offset) || !within(t.out_offset) || t.in_offset.value < 0 || t.out_offset.value < 0 ||
        (t.in_offset + t.out_offset).value < 1)
        return say(label + " has no length or a negative one");
    if (t.in_offset > from->length || t.out_offset > to->length) say(label + " is longer than its clips");
    if (previous) {
        const Clip* before = clips.find(previous->from);
        if (before && before->start >= from->start)
            return say(label + " is not in the order of the cuts, or not alone at its cut");
        if (previous->to == t.from && previous->out_offset + t.in_offset > from->length)
            say(label + " overlaps the transition before it");
    }
    if (t.needs_handles &&
        (t.out_offset > handle_after(*from, timeline_.rate) || t.in_offset > handle_before(*to, timeline_.rate)))
        say(label + " needs more media than its clips have beyond the cut");
}

/// Clips and transitions of a track, or of a passage put into the form of one.
void Checker::lane(const Track& t) {
    const std::string where = track_label(t);
    std::set<LinkId> links;
    const Clip* previous = nullptr;
    const std::size_t faults = faults_.size();
    for (const Clip& c : t.clips) {
        clip(where, c, previous, links);
        previous = within(c.start) && within(c.length) ? &c : nullptr;
    }
    if (faults != faults_.size()) return;  // transitions are only worth a look when the clips are sound
    if (t.transitions.empty()) return;
    const ClipList& clips = t.clips;
    const Transition* last = nullptr;
    for (const Transition& tr : t.transitions) transition(t, clips, tr, last), last = &tr;
}

void Checker::track(const Track& t) {
    id(t.id, [&] { return track_label(t); });
    if (!sound_gain(t.gain_db) || !sound_pan(t.pan)) say(track_label(t) + " has a gain or pan out of range");
    effects(*t.effects, track_label(t));
    lane(t);
}

void Checker::markers() {
    if (!timeline_.markers) return say("the markers are missing");
    if (before_ && before_->markers == timeline_.markers) return;
    FramePosition last;
    for (const Marker& m : *timeline_.markers) {
        const std::string label = "marker " + quoted(m.name);
        id(m.id, [&] { return label; });
        if (!sound_range(m.range, 0)) say(label + " lies outside of the sequence");
        if (m.range.start < last) say(label + " is not in order");
        last = m.range.start;
    }
}

void Checker::locks() {
    FramePosition last;
    for (const TimeLock& lock : *timeline_.locks) {
        const std::string label = "time lock " + quoted(lock.name);
        id(lock.id, [&] { return label; });
        if (!sound_range(lock.range, 1)) say(label + " is empty or lies outside of the sequence");
        if (lock.range.start < last) say(label + " overlaps the one before it");
        last = lock.range.end();
    }
}

void Checker::section(const Section& s) {
    const std::string label = "section " + quoted(s.name);
    id(s.id, [&] { return label; });
    if (!sound_range(s.range, 1)) say(label + " is empty or lies outside of the sequence");
    if (s.current >= s.versions.size()) return say(label + " has no current version");
    if (!s.versions[s.current].passages.empty()) say(label + " keeps its current version twice");
    for (const SectionVersion& version : s.versions)
        for (const Passage& passage : version.passages) {
            Track lane_of;
            lane_of.id = passage.track, lane_of.name = s.name + "/" + version.name;
            lane_of.clips = passage.clips, lane_of.transitions = passage.transitions;
            if (!passage.track || passage.track.value >= timeline_.next_id) say(label + " has a track never given out");
            if (lane_of.end() > FramePosition(0) + s.range.length) say(label + " has a version longer than itself");
            lane(lane_of);
        }
}

void Checker::sections() {
    if (before_ && before_->sections.same(timeline_.sections)) return;
    FramePosition last;
    for (const Section& s : *timeline_.sections) {
        if (s.range.start < last) say("section " + quoted(s.name) + " overlaps the one before it");
        last = s.range.end();
        section(s);
    }
}

std::vector<std::string> Checker::run() {
    format();
    if (!faults_.empty()) return faults_;  // nothing can be reckoned without a rate
    see_before();
    bool sound = false;
    std::set<TrackId> seen;
    for (const auto& t : timeline_.tracks) {
        if (!t) {
            say("a track is missing");
            continue;
        }
        if (t->kind == TrackKind::Video && sound) say(track_label(*t) + " is a video track below an audio track");
        sound = sound || t->kind == TrackKind::Audio;
        if (!seen.insert(t->id).second) say(track_label(*t) + " has the id of another track");
        if (!unchanged(t)) track(*t);
    }
    markers();
    locks();
    sections();
    if (timeline_.song && !(before_ && before_->song == timeline_.song))
        for (const std::string& fault : validate(*timeline_.song)) say(fault);
    return faults_;
}

}  // namespace

std::vector<std::string> validate_content(const Clip& clip) {
    std::vector<std::string> faults;
    check_source(clip, faults);
    if (clip.more) check_more(clip, faults);
    for (std::string& fault : faults)
        fault = "clip " + quoted(clip.name) + (clip.id ? " (" + std::to_string(clip.id.value) + ") " : " ") + fault;
    return faults;
}

std::vector<std::string> validate(const Timeline& timeline) { return Checker(timeline, nullptr).run(); }
std::vector<std::string> validate(const Timeline& timeline, const Timeline& before) {
    return Checker(timeline, &before).run();
}

}  // namespace rhyme
