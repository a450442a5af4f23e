// Sound at another speed, its pitch kept. Private to this room.
#pragma once

#include "core/media/audio_source.h"

namespace rhyme {

/// `plain` (at form.sample_rate, speed 1) played at form.speed. Backwards at the same pace is exact. Any other pace is
/// made by Rubber Band (its finer engine, offline) in segments that begin at fixed sample numbers of the form, each
/// from the same piece of the file whatever was read before; so a sample's value depends on its number alone, trimming
/// and splitting a clip changes nothing of what is heard, and time never drifts. Where two segments meet they are
/// crossfaded over 40 ms at the power they have together.
std::unique_ptr<AudioSource> stretched(std::unique_ptr<AudioSource> plain, AudioForm form);

}  // namespace rhyme
