#include <cmath>
#include <set>

#include "core/timeline/draft.h"

namespace rhyme {
namespace {

class Checker {
public:
    explicit Checker(const Timeline& timeline) : timeline_(timeline) {}
    std::vector<std::string> run();

private:
    void say(std::string fault) { faults_.push_back(std::move(fault)); }
    template <class T>
    void id(std::set<Id<T>>& seen, Id<T> id, const std::string& whose) {
        if (!id || id.value >= timeline_.next_id)
            say(whose + " has the id " + std::to_string(id.value) + ", which was never given out");
        if (!seen.insert(id).second)
            say(whose + " has the id " + std::to_string(id.value) + ", which another one has too");
    }
    void format();
    void clip(const Track& track, const Clip& clip, const Clip* previous, std::set<LinkId>& links);
    void transition(const Track& track, const Transition& transition, const Transition* previous);
    void track(const Track& track);
    void markers();

    const Timeline& timeline_;
    std::vector<std::string> faults_;
    std::set<TrackId> tracks_;
    std::set<ClipId> clips_;
    std::set<TransitionId> transitions_;
};

void Checker::format() {
    const FrameRate r = timeline_.rate;
    if (!r.valid() || r.num > max_source_den || r.den > max_source_den || r.num < r.den || r.num > r.den * max_rate)
        say("the frame rate must lie between 1 and " + std::to_string(max_rate) + " frames a second");
    if (timeline_.width < 1 || timeline_.height < 1 || timeline_.width > max_side || timeline_.height > max_side)
        say("the picture's size must lie between 1 and " + std::to_string(max_side) + " pixels each way");
    if (timeline_.sample_rate < 8000 || timeline_.sample_rate > 768000)
        say("the sample rate must lie between 8000 and 768000");
}

bool sound_time(RationalTime t) {
    return t.num >= 0 && t.den >= 1 && t.den <= max_source_den && t <= RationalTime(max_source_seconds, 1);
}

void Checker::clip(const Track& track, const Clip& c, const Clip* previous, std::set<LinkId>& links) {
    const std::string label =
        "clip " + quoted(c.name) + " (" + std::to_string(c.id.value) + ") on " + track_label(track);
    id(clips_, c.id, label);
    if (!c.media) say(label + " names no media");
    if (!within(c.start) || c.length.value < 1 || !within(c.length) || c.end().value > max_frames)
        return say(label + " has no length or lies outside of the sequence");
    if (previous && c.start < previous->end()) say(label + " overlaps the clip before it");
    if (!sound_time(c.source_in) || !sound_time(c.available)) return say(label + " has a source time out of range");
    if (timeline_.rate.valid() && c.length > longest(c, timeline_.rate))
        say(label + " reaches past the end of its media");
    if (c.link.value >= timeline_.next_id) say(label + " has a link that was never given out");
    if (c.link && !links.insert(c.link).second) say(label + " is linked to another clip on its own track");
    if (!(c.gain_db >= min_gain_db && c.gain_db <= max_gain_db)) say(label + " has a gain out of range");
}

void Checker::transition(const Track& track, const Transition& t, const Transition* previous) {
    const std::string label = "transition " + std::to_string(t.id.value) + " on " + track_label(track);
    id(transitions_, t.id, label);
    const Clip *from = track.find(t.from), *to = track.find(t.to);
    if (!from || !to || from->end() != to->start) return say(label + " does not join two touching clips");
    if (t.kind.empty()) say(label + " has no kind");
    for (const auto& [name, value] : t.parameters)
        if (!std::isfinite(value)) say(label + " has the parameter " + quoted(name) + ", which is no number");
    if (!within(t.in_offset) || !within(t.out_offset) || t.in_offset.value < 0 || t.out_offset.value < 0 ||
        (t.in_offset + t.out_offset).value < 1)
        return say(label + " has no length or a negative one");
    if (t.in_offset > from->length || t.out_offset > to->length) say(label + " is longer than its clips");
    if (previous) {
        const Clip* before = track.find(previous->from);
        if (before && before->start >= from->start)
            return say(label + " is not in the order of the cuts, or not alone at its cut");
        if (previous->to == t.from && previous->out_offset + t.in_offset > from->length)
            say(label + " overlaps the transition before it");
    }
    if (t.needs_handles &&
        (t.out_offset > handle_after(*from, timeline_.rate) || t.in_offset > handle_before(*to, timeline_.rate)))
        say(label + " needs more media than its clips have beyond the cut");
}

void Checker::track(const Track& t) {
    id(tracks_, t.id, track_label(t));
    std::set<LinkId> links;
    const Clip* previous = nullptr;
    const std::size_t faults = faults_.size();
    for (const Clip& c : t.clips) {
        clip(t, c, previous, links);
        previous = within(c.start) && within(c.length) ? &c : nullptr;
    }
    if (faults != faults_.size()) return;  // transitions are only worth a look when the clips are sound
    const Transition* last = nullptr;
    for (const Transition& tr : t.transitions) transition(t, tr, last), last = &tr;
}

void Checker::markers() {
    if (!timeline_.markers) return say("the markers are missing");
    std::set<MarkerId> ids;
    FramePosition last;
    for (const Marker& m : *timeline_.markers) {
        const std::string label = "marker " + quoted(m.name);
        id(ids, m.id, label);
        if (!within(m.range.start) || m.range.length.value < 0 || !within(m.range.length))
            say(label + " lies outside of the sequence");
        if (m.range.start < last) say(label + " is not in order");
        last = m.range.start;
    }
}

std::vector<std::string> Checker::run() {
    format();
    if (!faults_.empty()) return faults_;  // nothing can be reckoned without a rate
    bool sound = false;
    for (const auto& t : timeline_.tracks) {
        if (!t) {
            say("a track is missing");
            continue;
        }
        if (t->kind == TrackKind::Video && sound) say(track_label(*t) + " is a video track below an audio track");
        sound = sound || t->kind == TrackKind::Audio;
        track(*t);
    }
    markers();
    return faults_;
}

}  // namespace

std::vector<std::string> validate(const Timeline& timeline) { return Checker(timeline).run(); }

}  // namespace rhyme
