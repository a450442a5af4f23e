#include "core/timeline/ranges.h"

#include <algorithm>

namespace rhyme {

FrameSet set_of(std::vector<FrameRange> ranges) {
    std::erase_if(ranges, [](const FrameRange& r) { return r.empty(); });
    std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    FrameSet set;
    for (const FrameRange& r : ranges) {
        if (!set.empty() && r.start <= set.back().end())
            set.back() = FrameRange::between(set.back().start, std::max(set.back().end(), r.end()));
        else
            set.push_back(r);
    }
    return set;
}

FrameSet without(const FrameSet& a, const FrameSet& b) {
    FrameSet set;
    auto hole = b.begin();
    for (const FrameRange& r : a) {
        FramePosition from = r.start;
        while (hole != b.end() && hole->end() <= from) ++hole;
        for (auto h = hole; h != b.end() && h->start < r.end(); ++h) {
            if (h->start > from) set.push_back(FrameRange::between(from, h->start));
            from = std::max(from, h->end());
        }
        if (from < r.end()) set.push_back(FrameRange::between(from, r.end()));
    }
    return set;
}

FrameCount measure_before(const FrameSet& set, FramePosition p) {
    FrameCount sum;
    for (const FrameRange& r : set)
        if (r.start < p) sum += std::min(r.end(), p) - r.start;
    return sum;
}

FrameCount measure(const FrameSet& set) {
    FrameCount sum;
    for (const FrameRange& r : set) sum += r.length;
    return sum;
}

RationalTime advanced(RationalTime source, FrameCount by, FrameRate rate) {
    using detail::Wide;
    const Wide num = Wide(source.num) * rate.num + Wide(by.value) * rate.den * source.den;
    const Wide den = Wide(source.den) * rate.num;
    if (num <= 0) return {};
    if (num / den >= max_source_seconds) return {max_source_seconds, 1};  // only a still gets there
    const Wide g = detail::gcd(num, den);
    if (den / g <= max_source_den) return RationalTime::reduced(num, den);
    constexpr std::int64_t flicks = 705'600'000;
    const Wide whole = num / den, rest = num % den;  // apart, so that the product stays within 128 bits
    return RationalTime::reduced(whole * flicks + rest * flicks / den, flicks);
}

namespace {

/// (to - from) in frames; within 128 bits for what validate() admits.
FrameCount frames_between(RationalTime from, RationalTime to, FrameRate rate, Rounding how) {
    using detail::Wide;
    const Wide num = (Wide(to.num) * from.den - Wide(from.num) * to.den) * rate.num;
    return FrameCount(detail::divide(num, Wide(from.den) * to.den * rate.den, how));
}

}  // namespace

FrameCount longest(const Clip& clip, FrameRate rate) {
    if (clip.available.num <= 0) return FrameCount(max_frames);
    const FrameCount most = frames_between(clip.source_in, clip.available, rate, Rounding::Up);
    return std::clamp(most, FrameCount(0), FrameCount(max_frames));
}

FrameCount handle_after(const Clip& clip, FrameRate rate) {
    if (clip.available.num <= 0) return FrameCount(max_frames);
    return std::max(FrameCount(0), longest(clip, rate) - clip.length);
}

FrameCount handle_before(const Clip& clip, FrameRate rate) {
    if (clip.available.num <= 0) return FrameCount(max_frames);
    return std::min(FrameCount(max_frames), frames_between({}, clip.source_in, rate, Rounding::Down));
}

}  // namespace rhyme
