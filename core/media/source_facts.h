// What the head of a media file says of it, without decoding or indexing: enough to name it to other programs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/time/rational_time.h"

namespace rhyme {

struct SourceFacts {
    bool has_video = false, has_audio = false;
    std::optional<FrameRate> rate;  ///< as the container says; snapped to an NTSC rate when that near
    int width = 0, height = 0;      ///< as coded
    int channels = 0, sample_rate = 0;
    RationalTime duration;  ///< 0: not known
    RationalTime start;     ///< its first frame's timecode, as that many frames of `rate`; 0: it has none
    bool drop = false;      ///< the timecode drops frames
    std::string reel;       ///< the reel or tape the file says it comes from
};

/// Errors name the file: NotFound, Unreadable, Damaged.
Result<SourceFacts> read_source_facts(const std::filesystem::path& path);

}  // namespace rhyme
