// Bringing clips in: insert, overwrite.
#include <algorithm>
#include <set>

#include "core/timeline/draft.h"

namespace rhyme {
namespace {

Result<void> check_new_clip(const Timeline& timeline, const NewClip& c) {
    const std::string label = "clip " + quoted(c.name);
    if (!c.media) return fail(ErrorCode::InvalidArgument, label + " names no media");
    if (c.length.value < 1 || !within(c.length))
        return fail(ErrorCode::InvalidArgument, label + " must be at least one frame long");
    const auto sound = [](RationalTime t) {
        return t.num >= 0 && t.den >= 1 && t.den <= max_source_den && t <= RationalTime(max_source_seconds, 1);
    };
    if (!sound(c.source_in) || !sound(c.available))
        return fail(ErrorCode::InvalidArgument, label + " has a source time out of range");
    if (!(c.gain_db >= min_gain_db && c.gain_db <= max_gain_db))
        return fail(ErrorCode::InvalidArgument, label + " has a gain out of range");
    Clip probe;
    probe.source_in = c.source_in, probe.available = c.available;
    const FrameCount most = longest(probe, timeline.rate);
    if (c.length > most)
        return fail(ErrorCode::Conflict,
                    label + " has only " + frames(most.value) + " of media from there (" + frames(c.length.value) +
                        " asked for)",
                    {}, "take a shorter part of it");
    return {};
}

/// The indexes of the target tracks, in the order of `clips`.
Result<std::vector<std::size_t>> targets_of(const Timeline& timeline, FramePosition at,
                                            const std::vector<NewClip>& clips) {
    if (clips.empty()) return fail(ErrorCode::InvalidArgument, "no clip is given");
    if (!within(at)) return fail(out_of_range());
    std::vector<std::size_t> targets;
    std::set<std::size_t> seen;
    for (const NewClip& c : clips) {
        if (const auto sound = check_new_clip(timeline, c); !sound) return fail(sound.error());
        const auto i = unlocked(timeline, c.track);
        if (!i) return fail(i.error());
        if (!seen.insert(*i).second)
            return fail(ErrorCode::InvalidArgument, "two of the clips are for " + track_label(*timeline.tracks[*i]), {},
                        "place them one after the other");
        targets.push_back(*i);
    }
    return targets;
}

void place_all(Draft& draft, FramePosition at, const std::vector<NewClip>& clips,
               const std::vector<std::size_t>& targets) {
    std::vector<ClipId> ids;
    for (std::size_t n = 0; n < clips.size(); ++n) ids.push_back(ClipId{draft.new_id()});
    const LinkId link{clips.size() > 1 ? draft.new_id() : 0};
    for (std::size_t n = 0; n < clips.size(); ++n) {
        const NewClip& c = clips[n];
        Clip clip;
        clip.id = ids[n], clip.media = c.media, clip.name = c.name, clip.start = at, clip.length = c.length;
        clip.source_in = c.source_in, clip.available = c.available, clip.link = link, clip.gain_db = c.gain_db;
        draft.clear(targets[n], clip.range());
        draft.place(targets[n], std::move(clip));
    }
}

}  // namespace

Result<Timeline> insert(const Timeline& timeline, FramePosition at, const std::vector<NewClip>& clips) {
    const auto targets = targets_of(timeline, at, clips);
    if (!targets) return fail(targets.error());
    FrameCount room;
    for (const NewClip& c : clips) room = std::max(room, c.length);
    Draft draft(timeline);
    for (std::size_t i = 0; i < draft.size(); ++i)
        if (draft.moves_along(i) || std::find(targets->begin(), targets->end(), i) != targets->end())
            draft.open(i, at, room);
    place_all(draft, at, clips, *targets);
    return draft.finish();
}

Result<Timeline> overwrite(const Timeline& timeline, FramePosition at, const std::vector<NewClip>& clips) {
    const auto targets = targets_of(timeline, at, clips);
    if (!targets) return fail(targets.error());
    Draft draft(timeline);
    place_all(draft, at, clips, *targets);
    return draft.finish();
}

}  // namespace rhyme
