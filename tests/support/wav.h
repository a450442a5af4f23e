// WAV files of any sample rate and any channels, float samples exactly as given.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace rhyme::testing {

/// `mask`: which loudspeakers, as WAVE_FORMAT_EXTENSIBLE numbers them (3: left and right); 0: none is said.
void write_wav(const std::filesystem::path& path, int sample_rate, int channels, std::uint32_t mask,
               std::int64_t samples, const std::function<float(std::int64_t sample, int channel)>& value);

}  // namespace rhyme::testing
