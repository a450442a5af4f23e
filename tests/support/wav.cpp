#include "tests/support/wav.h"

#include <bit>
#include <fstream>
#include <string>

namespace rhyme::testing {

void write_wav(const std::filesystem::path& path, int sample_rate, int channels, std::uint32_t mask,
               std::int64_t samples, const std::function<float(std::int64_t sample, int channel)>& value) {
    std::string bytes;
    const auto put = [&](std::uint64_t number, int size) {
        for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> 8 * i & 0xff);
    };
    const auto data = static_cast<std::uint64_t>(samples * channels * 4);
    bytes += "RIFF", put(60 + data, 4), bytes += "WAVEfmt ", put(40, 4);
    put(0xfffe, 2), put(static_cast<std::uint64_t>(channels), 2), put(static_cast<std::uint64_t>(sample_rate), 4);
    put(static_cast<std::uint64_t>(sample_rate * channels * 4), 4), put(static_cast<std::uint64_t>(channels * 4), 2);
    put(32, 2), put(22, 2), put(32, 2), put(mask, 4), put(3, 4);  // IEEE float
    bytes += std::string("\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71", 12);
    bytes += "data", put(data, 4);
    for (std::int64_t i = 0; i < samples; ++i)
        for (int c = 0; c < channels; ++c) put(std::bit_cast<std::uint32_t>(value(i, c)), 4);
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace rhyme::testing
