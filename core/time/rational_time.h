// Exact times and rates. No double takes part in any of it; doubles are made only to be shown.
#pragma once

#include <compare>
#include <cstdint>
#include <numeric>

#include "core/time/frame.h"

namespace rhyme {

enum class Rounding { Down, Nearest, Up };  ///< Nearest: halves go up (towards +infinity)

namespace detail {
using Wide = __int128;
constexpr std::int64_t divide(Wide n, Wide d, Rounding how) {  // d > 0
    if (how == Rounding::Nearest) return divide(2 * n + d, 2 * d, Rounding::Down);
    Wide q = n / d, r = n % d;
    if (r < 0) q -= 1, r += d;
    if (how == Rounding::Up && r != 0) q += 1;
    return static_cast<std::int64_t>(q);
}
constexpr Wide gcd(Wide a, Wide b) {
    while (b) {
        const Wide t = a % b;
        a = b, b = t;
    }
    return a < 0 ? -a : a;
}
}  // namespace detail

/// Seconds as an exact fraction in lowest terms, den > 0.
struct RationalTime {
    std::int64_t num = 0, den = 1;

    constexpr RationalTime() = default;
    constexpr RationalTime(std::int64_t n, std::int64_t d) : RationalTime(reduced(n, d)) {}
    static constexpr RationalTime reduced(detail::Wide n, detail::Wide d) {
        if (d < 0) n = -n, d = -d;
        const detail::Wide g = detail::gcd(n, d);
        RationalTime t;
        t.num = static_cast<std::int64_t>(g ? n / g : n), t.den = static_cast<std::int64_t>(g ? d / g : 1);
        return t;
    }
    constexpr bool operator==(const RationalTime&) const = default;
    constexpr std::strong_ordering operator<=>(const RationalTime& o) const {
        return detail::Wide(num) * o.den <=> detail::Wide(o.num) * den;
    }
    friend constexpr RationalTime operator+(RationalTime a, RationalTime b) {
        return reduced(detail::Wide(a.num) * b.den + detail::Wide(b.num) * a.den, detail::Wide(a.den) * b.den);
    }
    friend constexpr RationalTime operator-(RationalTime a, RationalTime b) { return a + RationalTime(-b.num, b.den); }
    friend constexpr RationalTime operator*(RationalTime a, RationalTime k) {
        return reduced(detail::Wide(a.num) * k.num, detail::Wide(a.den) * k.den);
    }
    constexpr double seconds() const {
        return static_cast<double>(num) / static_cast<double>(den);
    }  ///< to be shown only
};

/// Frames a second, in lowest terms; NTSC rates are exact (30000/1001). Valid when both are positive.
struct FrameRate {
    std::int64_t num = 25, den = 1;

    constexpr FrameRate() = default;
    constexpr FrameRate(std::int64_t n, std::int64_t d) : num(n), den(d) {
        const std::int64_t g = std::gcd(n, d);
        if (g > 1) num /= g, den /= g;
    }
    constexpr bool operator==(const FrameRate&) const = default;
    constexpr bool valid() const { return num > 0 && den > 0; }
    constexpr double fps() const { return static_cast<double>(num) / static_cast<double>(den); }
    constexpr RationalTime frame_duration() const { return {den, num}; }

    /// The start of frame `p`, or the length of `c` frames.
    constexpr RationalTime time(FramePosition p) const {
        return RationalTime::reduced(detail::Wide(p.value) * den, num);
    }
    constexpr RationalTime time(FrameCount c) const { return RationalTime::reduced(detail::Wide(c.value) * den, num); }
    /// The frame at `t` (Down: the one being shown; Nearest: whose start is closest).
    constexpr FramePosition position(RationalTime t, Rounding how) const { return FramePosition(units(t, how)); }
    constexpr FrameCount count(RationalTime t, Rounding how) const { return FrameCount(units(t, how)); }

    /// The first audio sample of frame `p` at `sample_rate`; consecutive frames tile the samples without gap or
    /// overlap.
    constexpr SamplePosition sample(FramePosition p, int sample_rate) const {
        return SamplePosition(detail::divide(detail::Wide(p.value) * den * sample_rate, num, Rounding::Nearest));
    }

private:
    constexpr std::int64_t units(RationalTime t, Rounding how) const {
        return detail::divide(detail::Wide(t.num) * num, detail::Wide(t.den) * den, how);
    }
};

}  // namespace rhyme
