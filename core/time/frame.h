// Positions and counts as distinct types: a point minus a point is a count, a point plus a count is a point,
// and adding two points does not compile. All values are exact 64-bit integers; all functions are constexpr and pure.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace rhyme {

/// A signed number of units of `Tag`.
template <class Tag>
struct Count {
    std::int64_t value = 0;

    constexpr Count() = default;
    constexpr explicit Count(std::int64_t v) : value(v) {}
    constexpr auto operator<=>(const Count&) const = default;
    constexpr Count operator-() const { return Count(-value); }
    constexpr Count& operator+=(Count o) { return value += o.value, *this; }
    constexpr Count& operator-=(Count o) { return value -= o.value, *this; }
    friend constexpr Count operator+(Count a, Count b) { return Count(a.value + b.value); }
    friend constexpr Count operator-(Count a, Count b) { return Count(a.value - b.value); }
    friend constexpr Count operator*(Count a, std::int64_t k) { return Count(a.value * k); }
};

/// A point on an axis counted in units of `Tag`; 0 is the first.
template <class Tag>
struct Position {
    std::int64_t value = 0;

    constexpr Position() = default;
    constexpr explicit Position(std::int64_t v) : value(v) {}
    constexpr auto operator<=>(const Position&) const = default;
    constexpr Position& operator+=(Count<Tag> c) { return value += c.value, *this; }
    constexpr Position& operator-=(Count<Tag> c) { return value -= c.value, *this; }
    friend constexpr Position operator+(Position p, Count<Tag> c) { return Position(p.value + c.value); }
    friend constexpr Position operator-(Position p, Count<Tag> c) { return Position(p.value - c.value); }
    friend constexpr Count<Tag> operator-(Position a, Position b) { return Count<Tag>(a.value - b.value); }
};

/// Half-open: [start, start + length). A range of length 0 holds nothing and touches nothing.
template <class Tag>
struct Range {
    Position<Tag> start;
    Count<Tag> length;

    constexpr bool operator==(const Range&) const = default;
    constexpr Position<Tag> end() const { return start + length; }
    constexpr bool empty() const { return length.value <= 0; }
    constexpr bool contains(Position<Tag> p) const { return p >= start && p < end(); }
    constexpr bool contains(const Range& r) const { return r.start >= start && r.end() <= end(); }
    constexpr bool overlaps(const Range& r) const {
        return start < r.end() && r.start < end() && !empty() && !r.empty();
    }
    constexpr Range intersection(const Range& r) const {
        const Position<Tag> from = std::max(start, r.start), to = std::min(end(), r.end());
        return {from, to > from ? to - from : Count<Tag>(0)};
    }
    static constexpr Range between(Position<Tag> from, Position<Tag> to) { return {from, to - from}; }
};

struct FrameTag;
struct SampleTag;
using FrameCount = Count<FrameTag>;  ///< whole frames: of the sequence's rate, or of a source, as the name at hand says
using FramePosition = Position<FrameTag>;  ///< the n-th frame; of a source: the n-th picture a viewer sees
using FrameRange = Range<FrameTag>;
using SampleCount = Count<SampleTag>;  ///< audio sample frames (one value a channel)
using SamplePosition = Position<SampleTag>;
using SampleRange = Range<SampleTag>;

}  // namespace rhyme
