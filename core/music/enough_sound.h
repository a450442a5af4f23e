// Whether a file holds enough sound to be listened to.
#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/media/media.h"

namespace rhyme {

/// How many samples at `sample_rate` can be heard. InvalidArgument, by the file's name, where there is no sound or less
/// than a second of it: what is left of a file that was cut to its header.
Result<std::int64_t> samples_to_hear(const Media& media, int sample_rate);

}  // namespace rhyme
