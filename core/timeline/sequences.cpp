#include "core/timeline/sequences.h"

#include <algorithm>
#include <set>

namespace rhyme {
namespace {

/// Up to where the clip and its transitions need their source.
RationalTime shown_to(const Clip& c, const Track& track, FrameRate rate) {
    FrameCount before, after;
    for (const Transition& t : track.transitions) {
        if (t.to == c.id) before = t.in_offset;
        if (t.from == c.id) after = t.out_offset;
    }
    const RationalTime a = source_time(c, c.start - before, rate),
                       b = source_time(c, c.end() - FrameCount(1) + after, rate);
    return std::max(a, b) + rate.frame_duration();
}

/// Clips that show `inner` learn how long it is now; null when none changes.
std::shared_ptr<const Timeline> told_length(const Timeline& timeline, SequenceId inner, RationalTime length) {
    std::shared_ptr<Timeline> told;
    for (std::size_t i = 0; i < timeline.tracks.size(); ++i) {
        std::shared_ptr<Track> track;
        const auto& clips = timeline.tracks[i]->clips;
        for (std::size_t n = 0; n < clips.size(); ++n) {
            const Clip& c = clips[n];
            if (c.sequence != inner || c.kind != ClipKind::Sequence || c.available.num <= 0) continue;
            // At least as long as what is shown of it, so that the clip stays sound.
            const RationalTime needed = shown_to(c, *timeline.tracks[i], timeline.rate);
            const RationalTime available = std::max(length, needed);
            if (available == c.available || available.den > max_source_den) continue;
            if (!track) track = std::make_shared<Track>(*timeline.tracks[i]);
            track->clips[n].available = available;
        }
        if (!track) continue;
        if (!told) told = std::make_shared<Timeline>(timeline);
        told->tracks[i] = std::move(track);
    }
    return told;
}

bool contains_from(const Sequences& sequences, SequenceId outer, SequenceId inner, std::set<SequenceId>& seen) {
    if (outer == inner) return true;
    const Timeline* timeline = sequences.find(outer);
    if (!timeline || !seen.insert(outer).second) return false;
    std::set<SequenceId> nested;
    const auto see = [&](const ClipList& clips) {
        for (const Clip& c : clips)
            if (c.kind == ClipKind::Sequence) nested.insert(c.sequence);
    };
    for (const auto& track : timeline->tracks) see(track->clips);
    for (const Section& section : *timeline->sections)
        for (const SectionVersion& version : section.versions)
            for (const Passage& passage : version.passages) see(passage.clips);
    return std::any_of(nested.begin(), nested.end(),
                       [&](SequenceId id) { return contains_from(sequences, id, inner, seen); });
}

std::set<SequenceId> nested_in(const Timeline& timeline) {
    std::set<SequenceId> nested;
    for (const auto& track : timeline.tracks)
        for (const Clip& c : track->clips)
            if (c.kind == ClipKind::Sequence) nested.insert(c.sequence);
    return nested;
}

std::vector<std::string> check(const Sequences& sequences, const Sequences* before) {
    std::vector<std::string> faults;
    if (!before || !before->bin.same(sequences.bin)) faults = validate(*sequences.bin);
    std::set<SequenceId> seen;
    bool same = before != nullptr;
    for (const auto& timeline : sequences.all) {
        if (!timeline) return {"a sequence is missing"};
        if (!seen.insert(timeline->id).second || timeline->id.value >= sequences.next_sequence)
            faults.push_back("sequence \"" + timeline->name + "\" has an id that it may not have");
        const Timeline* old = before ? before->find(timeline->id) : nullptr;
        same = same && old;
        if (old == timeline.get()) continue;
        if (same) same = nested_in(*old) == nested_in(*timeline);
        const auto found = old ? validate(*timeline, *old) : validate(*timeline);
        const std::string where = sequences.all.size() > 1 ? "sequence \"" + timeline->name + "\": " : "";
        for (const std::string& fault : found) faults.push_back(where + fault);
    }
    if (!seen.contains(sequences.current)) faults.push_back("the current sequence is missing");
    if (same && before->all.size() == sequences.all.size()) return faults;  // nothing was nested elsewhere
    for (const auto& timeline : sequences.all)
        for (const SequenceId inner : nested_in(*timeline)) {
            if (!seen.contains(inner))
                faults.push_back("sequence \"" + timeline->name + "\" shows a sequence that is not there");
            else if (contains(sequences, inner, timeline->id))
                faults.push_back("sequence \"" + timeline->name + "\" is nested in itself");
        }
    return faults;
}

}  // namespace

Sequences::Sequences(Timeline only) : current(only.id), next_sequence(only.id.value + 1) {
    all.push_back(std::make_shared<const Timeline>(std::move(only)));
}

const Timeline* Sequences::find(SequenceId id) const {
    for (const auto& timeline : all)
        if (timeline->id == id) return timeline.get();
    return nullptr;
}

bool Sequences::operator==(const Sequences& o) const {
    return current == o.current && bin == o.bin &&
           std::equal(all.begin(), all.end(), o.all.begin(), o.all.end(),
                                              [](const auto& a, const auto& b) { return a == b || *a == *b; });
}

Sequences with_timeline(const Sequences& sequences, Timeline timeline) {
    Sequences after = sequences;
    const SequenceId id = timeline.id;
    const RationalTime length = timeline.rate.time(timeline.end() - FramePosition(0));
    const Timeline* old = sequences.find(id);
    timeline.nested = nullptr;
    const bool other_length = old && (old->end() != timeline.end() || old->rate != timeline.rate);
    auto shared = std::make_shared<const Timeline>(std::move(timeline));
    const auto place = std::find_if(after.all.begin(), after.all.end(), [&](const auto& t) { return t->id == id; });
    if (place == after.all.end()) {
        after.all.push_back(std::move(shared));
        after.next_sequence = std::max(after.next_sequence, id.value + 1);
        return after;
    }
    *place = std::move(shared);
    if (other_length)
        for (auto& t : after.all)
            if (auto told = t->id == id ? nullptr : told_length(*t, id, length)) t = std::move(told);
    return after;
}

Timeline with_nested(const Sequences& sequences) { return with_nested(sequences, sequences.current); }

Timeline with_nested(const Sequences& sequences, SequenceId id) {
    const Timeline* outer = sequences.find(id);
    if (!outer) return {};
    Timeline timeline = *outer;
    timeline.nested = nullptr;
    auto shown = std::make_shared<std::vector<std::shared_ptr<const Timeline>>>();
    for (const auto& inner : sequences.all)
        if (inner->id != id && contains(sequences, id, inner->id)) shown->push_back(inner);
    if (!shown->empty()) timeline.nested = std::move(shown);
    return timeline;
}

Result<Sequences> edited(const Sequences& sequences, const Result<Timeline>& timeline) {
    if (!timeline) return fail(timeline.error());
    Sequences after = with_timeline(sequences, *timeline);
    const Timeline* before = sequences.find(timeline->id);
    const std::set<SequenceId> old = before ? nested_in(*before) : std::set<SequenceId>();
    for (const SequenceId inner : nested_in(*timeline)) {
        if (old.contains(inner)) continue;
        const Timeline* nested = after.find(inner);
        if (!nested) return fail(ErrorCode::NotFound, "there is no sequence " + std::to_string(inner.value));
        if (contains(after, inner, timeline->id))
            return fail(ErrorCode::Conflict, "sequence \"" + nested->name + "\" would be nested in itself");
    }
    return after;
}

bool contains(const Sequences& sequences, SequenceId outer, SequenceId inner) {
    std::set<SequenceId> seen;
    return contains_from(sequences, outer, inner, seen);
}

std::vector<std::string> validate(const Sequences& sequences) { return check(sequences, nullptr); }
std::vector<std::string> validate(const Sequences& sequences, const Sequences& before) {
    return check(sequences, &before);
}

}  // namespace rhyme
