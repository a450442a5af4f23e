#include "core/media/source_facts.h"
#include "core/project/interchange/exchange.h"

#include <algorithm>

namespace rhyme::exchange {
namespace {

Medium medium_of(const MediaItem& item) {
    Medium m;
    m.id = item.id, m.name = item.name, m.path = item.path, m.fingerprint = item.fingerprint;
    m.duration = item.duration;
    const auto facts = read_source_facts(item.path);
    if (!facts) return m;
    m.has_video = facts->has_video, m.has_audio = facts->has_audio;
    m.rate = facts->rate, m.width = facts->width, m.height = facts->height;
    m.channels = facts->channels, m.sample_rate = facts->sample_rate;
    m.start = facts->start, m.drop = facts->drop, m.reel = facts->reel;
    return m;
}

Sequence sequence_of(const std::shared_ptr<const Timeline>& timeline) {
    Sequence s;
    s.head = *timeline, s.origin = timeline;
    s.head.tracks.clear();
    s.drop = timeline->rate == FrameRate(30000, 1001) || timeline->rate == FrameRate(60000, 1001);
    for (const auto& track : timeline->tracks) {
        Track t;
        t.head = *track;
        t.head.transitions.clear();
        for (const Transition& transition : track->transitions) {
            const Clip* to = track->find(transition.to);
            if (!to) continue;
            t.joins.push_back({to->start, transition.in_offset, transition.out_offset, transition.kind,
                               transition.parameters, transition.needs_handles, transition.id});
        }
        s.tracks.push_back(std::move(t));
    }
    return s;
}

}  // namespace

Exchange from_project(const Project& project) {
    Exchange e;
    e.name = project.name;
    for (const MediaItem& item : project.media) e.media.push_back(medium_of(item));
    const Sequences all = project.sequences();
    e.sequences.push_back(sequence_of(std::make_shared<const Timeline>(project.timeline)));
    for (const auto& timeline : all.all)
        if (timeline->id != project.timeline.id) e.sequences.push_back(sequence_of(timeline));
    e.bin = all.bin;
    return e;
}

}  // namespace rhyme::exchange
