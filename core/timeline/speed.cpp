#include "core/timeline/speed.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

using detail::Wide;
constexpr std::int64_t flicks = 705'600'000;
/// What a ramp has used up is counted in frames / ramp_units: halves of ramp speeds are whole numbers of them.
constexpr Wide ramp_units = Wide(ramp_den) * 1'000'000;

Wide divide_down(Wide n, Wide d) {  // d > 0
    const Wide q = n / d;
    return n % d < 0 ? q - 1 : q;
}

Wide units_of(Ratio speed) { return Wide(speed.num) * (ramp_units / speed.den); }

/// The integral of the speed over the first x of the n frames between two keys, in ramp units.
Wide used_between(const SpeedKey& key, const SpeedKey& next, Wide x) {
    const Wide n = (next.at - key.at).value, rise = Wide(next.speed.num) * (ramp_den / next.speed.den) -
                                                    Wide(key.speed.num) * (ramp_den / key.speed.den);
    const Wide level = units_of(key.speed) * x;
    constexpr Wide scale = ramp_units / ramp_den;
    switch (key.shape) {
        case SpeedShape::Hold:
            return level;
        case SpeedShape::Linear:
            return level + divide_down(rise * x * x * scale, 2 * n);
        case SpeedShape::Smooth:
            break;
    }
    // The integral of 3 u^2 - 2 u^3 over u is u^3 - u^4 / 2.
    return level + divide_down(rise * x * x * x * (2 * n - x) * scale, 2 * n * n * n);
}

/// The integral of the speed from the first key to clip time `at`, in ramp units. It grows with `at` (falls, when the
/// speeds are negative): every step rounds down.
Wide ramp_used(const std::vector<SpeedKey>& ramp, FrameCount at) {
    if (at <= ramp.front().at) return units_of(ramp.front().speed) * (at - ramp.front().at).value;
    Wide used = 0;
    for (std::size_t i = 0; i + 1 < ramp.size(); ++i) {
        if (at <= ramp[i + 1].at) return used + used_between(ramp[i], ramp[i + 1], (at - ramp[i].at).value);
        used += used_between(ramp[i], ramp[i + 1], (ramp[i + 1].at - ramp[i].at).value);
    }
    return used + units_of(ramp.back().speed) * (at - ramp.back().at).value;
}

/// In flicks, rounded down; beyond twice max_source_seconds it stays there.
std::int64_t ramp_flicks(const std::vector<SpeedKey>& ramp, FrameCount at, FrameRate rate) {
    const Wide used = ramp_used(ramp, at), den = ramp_units * rate.num, k = Wide(rate.den) * flicks;
    const Wide whole = divide_down(used, den), rest = used - whole * den;  // apart: the product stays within 128 bits
    constexpr Wide most = Wide(2) * max_source_seconds * flicks;
    if (whole > most || whole < -most) return static_cast<std::int64_t>(whole > 0 ? most : -most);
    return static_cast<std::int64_t>(std::clamp(whole * k + rest * k / den, -most, most));
}

bool backwards(const Clip& clip) {
    const auto& ramp = clip.more->ramp;
    return ramp.empty() ? clip.speed.num < 0
                        : std::any_of(ramp.begin(), ramp.end(), [](const SpeedKey& k) { return k.speed.num < 0; });
}

/// The last n in [low, high] for which holds(n); it holds at `low` and then up to somewhere.
template <class Holds>
std::int64_t last_where(std::int64_t low, std::int64_t high, Holds holds) {
    if (holds(high)) return high;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (holds(middle) ? low : high) = middle;
    }
    return low;
}

}  // namespace

RationalTime bounded(Wide num, Wide den, Rounding how) {
    constexpr std::int64_t most = 2 * max_source_seconds;
    if (num / den >= most) return {most, 1};
    if (num / den <= -most) return {-most, 1};
    const Wide g = detail::gcd(num, den);
    if (den / g <= max_source_den) return RationalTime::reduced(num, den);
    const Wide whole = divide_down(num, den), rest = num - whole * den;  // apart: the product stays within 128 bits
    const std::int64_t part = detail::divide(rest * flicks, den, how);
    return RationalTime::reduced(whole * flicks + part, flicks);
}

RationalTime source_after(const Clip& clip, FrameCount by, FrameRate rate) {
    const auto& ramp = clip.more->ramp;
    const Rounding how = backwards(clip) ? Rounding::Up : Rounding::Down;  // never past the end it runs towards
    const RationalTime from = clip.source_in;
    if (ramp.empty()) {
        const Wide used = Wide(by.value) * rate.den * clip.speed.num, den = Wide(rate.num) * clip.speed.den;
        return bounded(from.num * den + used * from.den, from.den * den, how);
    }
    const Wide used = Wide(ramp_flicks(ramp, clip.clock + by, rate)) - ramp_flicks(ramp, clip.clock, rate);
    return bounded(Wide(from.num) * flicks + used * from.den, Wide(from.den) * flicks, how);
}

RationalTime source_time(const Clip& clip, FramePosition p, FrameRate rate) {
    return source_after(clip, p - clip.start, rate);
}

bool has_source(const Clip& clip, FrameCount by, FrameRate rate) {
    if (clip.available.num <= 0) return true;
    const RationalTime t = source_after(clip, by, rate);
    return t.num >= 0 && t < clip.available;
}

void move_head(Clip& clip, FrameCount by, FrameRate rate) {
    const RationalTime moved = source_after(clip, by, rate);
    clip.source_in = std::clamp(moved, RationalTime(), RationalTime(max_source_seconds, 1));
    clip.start += by, clip.length -= by;
    if (clip.more) clip.clock += by;  // keyframes stand in clip time
}

FrameCount longest(const Clip& clip, FrameRate rate) {
    if (!has_source(clip, FrameCount(0), rate)) return FrameCount(0);
    return FrameCount(last_where(1, max_frames, [&](auto n) { return has_source(clip, FrameCount(n - 1), rate); }));
}

FrameCount handle_after(const Clip& clip, FrameRate rate) {
    if (clip.available.num <= 0) return FrameCount(max_frames);
    return std::max(FrameCount(0), longest(clip, rate) - clip.length);
}

FrameCount handle_before(const Clip& clip, FrameRate rate) {
    if (!has_source(clip, FrameCount(0), rate)) return FrameCount(0);
    return FrameCount(last_where(0, max_frames, [&](auto n) { return has_source(clip, FrameCount(-n), rate); }));
}

FramePosition frame_showing(const Clip& clip, RationalTime source, FrameRate rate) {
    const std::int64_t first = -handle_before(clip, rate).value, last = longest(clip, rate).value - 1;
    const bool back = backwards(clip);
    const auto reached = [&](std::int64_t by) {
        const RationalTime t = source_after(clip, FrameCount(by), rate);
        return back ? t >= source : t <= source;
    };
    if (source_after(clip, FrameCount(first), rate) == source_after(clip, FrameCount(last), rate)) return clip.start;
    return clip.start + FrameCount(reached(first) ? last_where(first, last, reached) : first);
}

double speed_at(const Clip& clip, FramePosition p) {
    const auto& ramp = clip.more->ramp;
    if (ramp.empty()) return clip.speed.seconds();
    const FrameCount at = clip.clip_time(p);
    const auto next =
        std::upper_bound(ramp.begin(), ramp.end(), at, [](FrameCount t, const SpeedKey& k) { return t < k.at; });
    if (next == ramp.begin()) return next->speed.seconds();
    const SpeedKey& key = *std::prev(next);
    if (next == ramp.end() || key.shape == SpeedShape::Hold) return key.speed.seconds();
    const double u = static_cast<double>((at - key.at).value) / static_cast<double>((next->at - key.at).value);
    const double share = key.shape == SpeedShape::Linear ? u : u * u * (3 - 2 * u);
    return key.speed.seconds() + (next->speed.seconds() - key.speed.seconds()) * share;
}

SourceRange source_range(const Clip& clip, FrameRate rate) {
    const RationalTime a = clip.source_in, b = source_after(clip, clip.length - FrameCount(1), rate);
    return {std::min(a, b), std::max(a, b)};
}

bool sound_speed(Ratio s) {
    if (s.num == 0) return s.den == 1;
    const Wide n = s.num < 0 ? -Wide(s.num) : Wide(s.num);
    return s.den >= 1 && s.den <= max_speed_den && n <= Wide(max_speed) * s.den && n * max_speed >= s.den;
}

std::vector<std::string> validate_ramp(const std::vector<SpeedKey>& ramp) {
    std::vector<std::string> faults;
    const SpeedKey* last = nullptr;
    bool forward = false, back = false;
    for (const SpeedKey& k : ramp) {
        if (k.at.value < -max_frames || k.at.value > max_frames) faults.push_back("a speed key is out of range");
        if (!sound_speed(k.speed) || ramp_den % k.speed.den != 0)
            faults.push_back("a speed of the ramp must be a whole number of 1/10000, up to 1000");
        if (last && (k.at <= last->at || (k.at - last->at).value > max_ramp_gap))
            faults.push_back("the speed keys are not in order, or too far apart");
        forward = forward || k.speed.num > 0, back = back || k.speed.num < 0;
        last = &k;
    }
    if (forward && back) faults.push_back("a ramp cannot run forward and backward; split the clip where it turns");
    return faults;
}

}  // namespace rhyme
