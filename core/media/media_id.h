// The name of a media file inside a project; apart from the pool, so that a timeline needs no decoder to compile.
#pragma once

#include <compare>
#include <cstdint>

namespace rhyme {

/// Names a media file inside a project; 0 is none. Never reused.
struct MediaId {
    std::uint64_t value = 0;
    auto operator<=>(const MediaId&) const = default;
    explicit operator bool() const { return value != 0; }
};

}  // namespace rhyme
