#include "ui/viewer/trim_sight.h"

#include "core/render/renderer.h"

namespace rhyme::ui {
namespace {

std::optional<FramePosition> frame_at(const Timeline& timeline, const Clip* clip, bool last, const MediaPool& pool) {
    const auto media = clip ? pool.find(clip->media) : nullptr;
    if (!media || !media->index) return std::nullopt;
    const FramePosition at = last ? clip->end() - FrameCount(1) : clip->start;
    return source_frame(*clip, at, timeline.rate, *media);
}

}  // namespace

std::optional<TrimmedCut> trimmed_cut(const Timeline& before, const Timeline& after, const MediaPool& pool) {
    for (auto track = after.tracks.rbegin(); track != after.tracks.rend(); ++track) {
        if ((*track)->kind != TrackKind::Video) continue;
        for (const Clip& from : (*track)->clips) {
            const Clip* to = (*track)->after(from);
            const Clip *old_from = before.find(from.id), *old_to = to ? before.find(to->id) : nullptr;
            if (!old_from || !old_to) continue;
            const auto a = frame_at(after, &from, true, pool), b = frame_at(after, to, false, pool);
            if (!a || !b) continue;
            if (a != frame_at(before, old_from, true, pool) || b != frame_at(before, old_to, false, pool))
                return TrimmedCut{from.media, to->media, *a, *b};
        }
    }
    return std::nullopt;
}

}  // namespace rhyme::ui
