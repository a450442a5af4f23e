// What tells one file's content from another's, wherever it lies and whatever it is called.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace rhyme {

/// "SIZE-HASH": of the size, and of 64 KiB at the beginning, the middle and the end. Empty: it cannot be read.
std::string media_fingerprint(const std::filesystem::path& path);

/// The size a fingerprint names; -1 when it is none.
std::int64_t size_of_fingerprint(const std::string& fingerprint);

}  // namespace rhyme
