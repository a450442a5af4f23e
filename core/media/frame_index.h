// From packets to shown frames. Private to this room.
#pragma once

#include <functional>

#include "core/media/decode.h"

namespace rhyme {

/// What the first decoded pictures say; more reliable than the container.
struct FirstPicture {
    FramePtr frame;
    bool interlaced = false;         ///< one of the first is
    bool found_by_decoding = false;  ///< the timestamps did not tell the order
    std::int64_t not_shown = 0;      ///< packets before the first picture that decodes
};

/// Decides which packets are shown and in which order: predicted from timestamps, then checked by decoding the
/// beginning and, where the end may be cut short (`check_end`), the last group of pictures; where the prediction fails,
/// by decoding everything once. Fills `table.position` and `table.starts`. Damaged when no picture decodes.
Result<std::shared_ptr<const FrameIndex>> index_frames(const std::filesystem::path& path, StreamPackets& table,
                                                       const AVStream& stream, bool check_end, FirstPicture& first,
                                                       Cancel cancel);

}  // namespace rhyme
