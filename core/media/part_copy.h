// A part of a film as a file of its own, without encoding anything anew.
#pragma once

#include <filesystem>
#include <memory>

#include "core/media/media.h"

namespace rhyme {

struct PartCopy {
    std::shared_ptr<const Media> media;  ///< the copy, opened
    RationalTime begins;  ///< the source time (from its first shown frame) of the copy's first shown frame
};

/// Copies the packets that show source time [from, to) with the sound that belongs to it. The copy begins at the
/// keyframe before `from`, so it is somewhat longer; every picture in it is the very one of the source, which is made
/// sure by decoding the first, the middle and the last one wanted from both. Errors: Unsupported (no moving picture, or
/// its packets cannot stand in a file of their own), WriteFailed, NoSpace, Cancelled; nothing is left then.
Result<PartCopy> copy_part(const std::shared_ptr<const Media>& source, RationalTime from, RationalTime to,
                           const std::filesystem::path& target, Cancel cancel = {});

/// Where copies of parts of that file are written: ".mp4", ".mov", or ".mkv" for what those cannot hold.
std::string part_extension(const Media& source);

}  // namespace rhyme
