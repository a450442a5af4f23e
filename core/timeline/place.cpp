// Bringing clips in: insert, overwrite.
#include <algorithm>
#include <set>

#include "core/timeline/draft.h"

namespace rhyme {
namespace {

Clip clip_of(const NewClip& c) {
    Clip clip;
    clip.media = c.media, clip.sequence = c.sequence, clip.kind = c.kind, clip.name = c.name, clip.length = c.length;
    clip.source_in = c.source_in, clip.available = c.available, clip.speed = c.speed, clip.gain_db = c.gain_db;
    clip.more = c.more;
    return clip;
}

Result<void> check_new_clip(const Timeline& timeline, const NewClip& c) {
    const std::string label = "clip " + quoted(c.name);
    if (c.length.value < 1 || !within(c.length))
        return fail(ErrorCode::InvalidArgument, label + " must be at least one frame long");
    const Clip clip = clip_of(c);
    if (const auto faults = validate_content(clip); !faults.empty())
        return fail(ErrorCode::InvalidArgument, faults.front());
    const FrameCount most = longest(clip, timeline.rate);
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
        Clip clip = clip_of(c);
        clip.id = ids[n], clip.start = at, clip.link = link;
        draft.renew_effects(clip);
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
