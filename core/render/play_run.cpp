#include "core/render/play_run.h"

#include <algorithm>
#include <cstdlib>

namespace rhyme {

using detail::divide;
using detail::Wide;

PlayRun::PlayRun(const Setup& setup) : setup_(setup) {
    if (setup_.within.empty()) setup_.within.length = FrameCount(1);
    const auto sample = [&](FramePosition p) { return setup_.rate.sample(p, setup_.sample_rate).value; };
    begin_ = sample(setup_.within.start), end_ = std::max(begin_ + 1, sample(setup_.within.end()));
    start_ = forward() ? sample(setup_.from) : sample(setup_.from + FrameCount(1)) - 1;
}

std::int64_t PlayRun::distance(std::int64_t played) const {
    const Wide pace = forward() ? setup_.speed.num : -setup_.speed.num;
    return divide(Wide(played) * pace, setup_.speed.den, Rounding::Down);
}

// A run may start outside of its range: it plays into it.
std::int64_t PlayRun::place(std::int64_t distance) const {
    const std::int64_t length = end_ - begin_;
    if (forward()) {
        const std::int64_t at = start_ + distance;
        return at < end_ || !setup_.round ? at : begin_ + (at - end_) % length;
    }
    const std::int64_t at = start_ - distance;
    return at >= begin_ || !setup_.round ? at : end_ - 1 - (begin_ - 1 - at) % length;
}

// The last frame whose first sample is not after `place`.
FramePosition PlayRun::frame_of(std::int64_t place) const {
    const FrameRate rate = setup_.rate;
    return FramePosition(
        divide((2 * Wide(place) + 1) * rate.num, 2 * Wide(setup_.sample_rate) * rate.den, Rounding::Up) - 1);
}

std::optional<FramePosition> PlayRun::frame(std::int64_t played) const {
    const std::int64_t at = place(distance(played));
    if (forward() ? at >= end_ : at < begin_) return std::nullopt;
    return frame_of(at);
}

std::int64_t PlayRun::next_change(std::int64_t played) const {
    const std::int64_t passed = distance(played), at = place(passed);
    std::int64_t more = 1;
    if (forward() ? at < end_ : at >= begin_) {
        const FramePosition now = frame_of(at);
        const auto sample = [&](FramePosition p) { return setup_.rate.sample(p, setup_.sample_rate).value; };
        more = forward() ? std::min(sample(now + FrameCount(1)), end_) - at : at - std::max(sample(now), begin_) + 1;
    }
    const Wide pace = forward() ? setup_.speed.num : -setup_.speed.num;
    return std::max(played + 1,
                    divide(Wide(passed + more) * setup_.speed.den, static_cast<std::int64_t>(pace), Rounding::Up));
}

bool PlayRun::fast() const { return std::abs(setup_.speed.num) > setup_.speed.den; }

std::optional<FramePosition> PlayRun::picture(std::int64_t played) const {
    if (!fast()) return frame(played);
    // The start of the tick of the sequence's clock that `played` lies in.
    const FramePosition tick =
        setup_.rate.position(RationalTime(2 * played + 1, 2 * std::int64_t(setup_.sample_rate)), Rounding::Down);
    return frame(std::min(played, setup_.rate.sample(tick, setup_.sample_rate).value));
}

std::int64_t PlayRun::next_picture(std::int64_t played) const {
    if (!fast()) return next_change(played);
    const FramePosition tick =
        setup_.rate.position(RationalTime(2 * played + 1, 2 * std::int64_t(setup_.sample_rate)), Rounding::Down);
    return std::max(played + 1, setup_.rate.sample(tick + FrameCount(1), setup_.sample_rate).value);
}

std::optional<PlayRun::Stretch> PlayRun::stretch(std::int64_t distance, std::int64_t most) const {
    const std::int64_t at = place(distance);
    if (forward() ? at >= end_ : at < begin_) return std::nullopt;
    const std::int64_t room = forward() ? end_ - at : at - begin_ + 1;
    return Stretch{at, std::min(most, room)};
}

}  // namespace rhyme
