// Which cut a trim moves, and what its two sides show: pure.
#pragma once

#include <optional>

#include "core/media/media_pool.h"
#include "core/timeline/timeline.h"

namespace rhyme::ui {

struct TrimmedCut {
    MediaId outgoing, incoming;
    FramePosition outgoing_frame, incoming_frame;  ///< of the sources: the last of A, the first of B
    bool operator==(const TrimmedCut&) const = default;
};

/// The topmost cut between two touching clips that are both there before and after, and at which one of them shows
/// another frame now; nullopt when `after` differs in another way (clips moved as they are, placed, deleted).
std::optional<TrimmedCut> trimmed_cut(const Timeline& before, const Timeline& after, const MediaPool& pool);

}  // namespace rhyme::ui
