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
    const RationalTime moved = bounded(num, Wide(source.den) * rate.num, Rounding::Down);
    return std::clamp(moved, RationalTime(), RationalTime(max_source_seconds, 1));
}

}  // namespace rhyme
