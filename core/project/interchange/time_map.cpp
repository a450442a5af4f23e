#include "core/project/interchange/time_map.h"

#include <algorithm>
#include <cmath>

#include "core/project/interchange/numbers.h"

namespace rhyme::exchange {
namespace {

constexpr int pieces = 8;  // of a curve between two keys

}  // namespace

std::vector<TimePoint> time_map(const Clip& clip, FrameRate rate, FrameCount from, FrameCount to) {
    std::vector<FrameCount> at{from, to};
    const std::vector<SpeedKey>& ramp = clip.more->ramp;
    for (std::size_t i = 0; i < ramp.size(); ++i) {
        const FrameCount key = ramp[i].at - clip.clock;
        at.push_back(key);
        if (i + 1 == ramp.size() || ramp[i].shape == SpeedShape::Hold) continue;
        const std::int64_t span = (ramp[i + 1].at - ramp[i].at).value;
        for (int k = 1; k < pieces; ++k) at.push_back(key + FrameCount(span * k / pieces));
    }
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    std::vector<TimePoint> points;
    for (const FrameCount k : at)
        if (k >= from && k <= to) points.push_back({rate.time(k), source_time(clip, clip.start + k, rate)});
    return points;
}

bool set_time_map(Clip& clip, const std::vector<TimePoint>& points, FrameRate rate) {
    std::vector<SpeedKey> ramp;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const RationalTime run = points[i + 1].at - points[i].at;
        if (run.num <= 0) continue;
        const RationalTime speed = divided(points[i + 1].source - points[i].source, run);
        const double v = speed.seconds();
        if (!(std::abs(v) <= static_cast<double>(max_speed))) return false;
        SpeedKey key;
        key.at = rate.count(points[i].at, Rounding::Nearest);
        key.speed = RationalTime(std::llround(v * static_cast<double>(ramp_den)), ramp_den);
        key.shape = SpeedShape::Hold;
        if (!ramp.empty() && key.at <= ramp.back().at) continue;
        if (ramp.empty() || std::abs(ramp.back().speed.seconds() - key.speed.seconds()) > 1e-9) ramp.push_back(key);
    }
    if (ramp.empty()) return false;
    const bool backwards = std::any_of(ramp.begin(), ramp.end(), [](const SpeedKey& k) { return k.speed.num < 0; });
    const bool forwards = std::any_of(ramp.begin(), ramp.end(), [](const SpeedKey& k) { return k.speed.num > 0; });
    if (backwards && forwards) return false;
    clip.clock = FrameCount(0);
    clip.speed = RationalTime(1, 1);
    if (ramp.size() == 1) {
        const TimePoint &a = points.front(), &b = points.back();
        clip.speed = fraction_of(divided(b.source - a.source, b.at - a.at).seconds());
        clip.more.edit([](ClipMore& more) { more.ramp.clear(); });
    } else {
        clip.more.edit([&](ClipMore& more) { more.ramp = ramp; });
    }
    // Where the first point lies before or after the clip's start, the source is followed from there.
    clip.source_in = points.front().source;
    const FrameCount first = rate.count(points.front().at, Rounding::Nearest);
    if (first.value != 0) {
        Clip shifted = clip;
        shifted.clock = first, shifted.start = FramePosition(0);
        clip.source_in = source_time(shifted, FramePosition(0) - first, rate);
    }
    clip.source_in = tidy(clip.source_in);
    return true;
}

double time_map_error(const Clip& clip, const std::vector<TimePoint>& points, FrameRate rate) {
    double worst = 0;
    for (const TimePoint& p : points) {
        const FrameCount k = rate.count(p.at, Rounding::Nearest);
        if (k.value < 0 || k > clip.length || rate.time(k) != p.at) continue;
        worst = std::max(worst, std::abs(source_time(clip, clip.start + k, rate).seconds() - p.source.seconds()));
    }
    return worst;
}

}  // namespace rhyme::exchange
