// In which form a file's sound is wanted.
#pragma once

#include <compare>

#include "core/time/rational_time.h"

namespace rhyme {

/// Sample n of the form is what the file sounds like at the time n / sample_rate * speed from its first shown frame.
struct AudioForm {
    int sample_rate = 48000;
    /// Of the file's time to the form's: 2 is twice as fast, -1 backwards. Not 0; its size within 1/32 and 32. The
    /// pitch is kept.
    RationalTime speed{1, 1};

    constexpr bool operator==(const AudioForm&) const = default;
    constexpr auto operator<=>(const AudioForm&) const = default;
    constexpr bool plain() const { return speed == RationalTime(1, 1); }
};

inline constexpr RationalTime slowest_sound{1, 32}, fastest_sound{32, 1};

}  // namespace rhyme
