// Versions of a section, side by side.
#include <algorithm>
#include <map>
#include <set>

#include "core/timeline/draft.h"
#include "core/timeline/sequence_edits.h"

namespace rhyme {
namespace {

Error no_section(SectionId id) {
    return {ErrorCode::NotFound, "there is no section " + std::to_string(id.value), {}, {}};
}

const Section* find(const Timeline& timeline, SectionId id) {
    for (const Section& s : *timeline.sections)
        if (s.id == id) return &s;
    return nullptr;
}

template <class Change>
void change(Timeline& timeline, SectionId id, Change apply) {
    timeline.sections.edit([&](std::vector<Section>& sections) {
        for (Section& s : sections)
            if (s.id == id) apply(s);
    });
}

/// What lies in the range, cut out along its edges; starts count from the range's.
std::vector<Passage> take_out(Draft& draft, FrameRange range) {
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (draft.track(i).locked || draft.is_free(i, range)) continue;
        draft.split_at(i, range.start), draft.split_at(i, range.end());
        Passage p{draft.track(i).id, {}, {}};
        std::set<ClipId> here;
        for (const Clip& c : draft.track(i).clips)
            if (range.contains(c.range())) {
                p.clips.push_back(c);
                p.clips.back().start = FramePosition((c.start - range.start).value);
                here.insert(c.id);
            }
        for (const Transition& t : draft.track(i).transitions)
            if (here.contains(t.from) && here.contains(t.to)) p.transitions.push_back(t);
        draft.clear(i, range);
        passages.push_back(std::move(p));
    }
    return passages;
}

Result<void> put_in(Draft& draft, const Timeline& timeline, const std::vector<Passage>& passages, FramePosition at) {
    for (const Passage& p : passages) {
        const auto i = unlocked(timeline, p.track);
        if (!i) return fail(i.error());
        for (Clip c : p.clips) {
            c.start = at + (c.start - FramePosition(0));
            draft.place(*i, std::move(c));
        }
        auto& transitions = draft.edit(*i).transitions;
        transitions.insert(transitions.end(), p.transitions.begin(), p.transitions.end());
    }
    return {};
}

/// Copies with ids of their own.
std::vector<Passage> renewed(Draft& draft, std::vector<Passage> passages) {
    std::map<LinkId, LinkId> links;
    for (Passage& p : passages) {
        std::map<ClipId, ClipId> ids;
        for (Clip& c : p.clips) {
            const ClipId old = c.id;
            c.id = ids[old] = ClipId{draft.new_id()};
            if (c.link) {
                LinkId& link = links[c.link];
                if (!link) link = LinkId{draft.new_id()};
                c.link = link;
            }
            draft.renew_effects(c);
        }
        for (Transition& t : p.transitions) t.id = TransitionId{draft.new_id()}, t.from = ids[t.from], t.to = ids[t.to];
    }
    return passages;
}

/// A kept passage must be sound by itself: its transitions fit what is left of its clips.
void settle(std::vector<Passage>& passages, FrameRate rate) {
    for (Passage& p : passages) {
        Track lane;
        lane.clips = std::move(p.clips), lane.transitions = std::move(p.transitions);
        for (Clip& c : lane.clips) fit_fades(c);
        std::sort(lane.transitions.begin(), lane.transitions.end(), [&](const Transition& a, const Transition& b) {
            return lane.find(a.to)->start < lane.find(b.to)->start;
        });
        fit_transitions(lane, rate);
        p.clips = std::move(lane.clips), p.transitions = std::move(lane.transitions);
    }
}

}  // namespace

Result<Timeline> add_section(const Timeline& timeline, FrameRange range, const std::string& name,
                             const std::string& version) {
    if (!within(range.start) || !within(range.length) || !within(range.end())) return fail(out_of_range());
    if (range.empty()) return fail(ErrorCode::InvalidArgument, "the range is empty", {}, "set an in and an out point");
    std::vector<Section> sections = *timeline.sections;
    for (const Section& s : sections)
        if (s.range.overlaps(range))
            return fail(ErrorCode::Conflict, "the range overlaps the section " + quoted(s.name));
    Timeline after = timeline;
    sections.push_back({SectionId{after.next_id++}, range, name, {{version, {}}}, 0});
    std::sort(sections.begin(), sections.end(),
              [](const Section& a, const Section& b) { return a.range.start < b.range.start; });
    after.sections = std::move(sections);
    return after;
}

Result<Timeline> add_version(const Timeline& timeline, SectionId section, const std::string& name) {
    const Section* s = find(timeline, section);
    if (!s) return fail(no_section(section));
    Draft draft(timeline), scratch(timeline);
    std::vector<Passage> kept = take_out(scratch, s->range);
    kept = renewed(draft, std::move(kept));
    settle(kept, timeline.rate);
    auto after = draft.finish();
    if (!after) return after;
    change(*after, section, [&](Section& changed) {
        changed.versions[changed.current].passages = std::move(kept);
        changed.versions.push_back({name, {}});
        changed.current = changed.versions.size() - 1;
    });
    return after;
}

Result<Timeline> show_version(const Timeline& timeline, SectionId section, std::size_t n) {
    const Section* s = find(timeline, section);
    if (!s) return fail(no_section(section));
    if (n >= s->versions.size())
        return fail(ErrorCode::InvalidArgument, "there are only " + std::to_string(s->versions.size()) + " versions");
    if (n == s->current) return timeline;
    Draft draft(timeline);
    for (const Passage& p : s->versions[n].passages)
        if (const auto open = unlocked(timeline, p.track); !open) return fail(open.error());
    std::vector<Passage> kept = take_out(draft, s->range);
    if (const auto put = put_in(draft, timeline, s->versions[n].passages, s->range.start); !put)
        return fail(put.error());
    settle(kept, timeline.rate);
    auto after = draft.finish();
    if (!after) return after;
    change(*after, section, [&](Section& changed) {
        changed.versions[changed.current].passages = std::move(kept);
        changed.versions[n].passages.clear();
        changed.current = n;
    });
    return after;
}

Result<Timeline> remove_version(const Timeline& timeline, SectionId section, std::size_t n) {
    const Section* s = find(timeline, section);
    if (!s) return fail(no_section(section));
    if (n >= s->versions.size())
        return fail(ErrorCode::InvalidArgument, "there are only " + std::to_string(s->versions.size()) + " versions");
    if (n == s->current)
        return fail(ErrorCode::Conflict, "that version is on the tracks now", {}, "show another one first");
    Timeline after = timeline;
    change(after, section, [&](Section& changed) {
        changed.versions.erase(changed.versions.begin() + static_cast<std::ptrdiff_t>(n));
        if (changed.current > n) --changed.current;
    });
    return after;
}

Result<Timeline> remove_section(const Timeline& timeline, SectionId section) {
    if (!find(timeline, section)) return fail(no_section(section));
    Timeline after = timeline;
    after.sections.edit(
        [&](std::vector<Section>& all) { std::erase_if(all, [&](const Section& s) { return s.id == section; }); });
    return after;
}

}  // namespace rhyme
