#include "core/media/fingerprint.h"

#include <charconv>

namespace rhyme {

std::int64_t size_of_fingerprint(const std::string& fingerprint) {
    std::int64_t size = -1;
    const char* const last = fingerprint.data() + fingerprint.size();
    const auto [end, error] = std::from_chars(fingerprint.data(), last, size);
    return error == std::errc() && end != last && *end == '-' ? size : -1;
}

}  // namespace rhyme
