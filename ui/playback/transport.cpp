#include "ui/playback/transport.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

void PlayClock::start(int sample_rate, Nanoseconds now) {
    sample_rate_ = sample_rate;
    at_ = 0, started_ = time_ = now;
    waiting_ = true;
}

std::int64_t PlayClock::played(Nanoseconds now, const SoundState& sound) {
    if (waiting_) {
        const bool begun = sound.heard && *sound.heard > 0;
        if (!begun && sound.expected && now - started_ < patience) return 0;
        waiting_ = false;
        at_ = begun ? static_cast<double>(*sound.heard) : 0;
        time_ = now;
        return static_cast<std::int64_t>(at_);
    }
    const double passed = static_cast<double>(now - time_) * 1e-9;
    const double before = at_;
    at_ += passed * sample_rate_;
    time_ = now;
    if (sound.heard) {
        const double off = static_cast<double>(*sound.heard) - at_;
        if (std::abs(off) > 0.05 * sample_rate_)
            at_ = static_cast<double>(*sound.heard);  // far off: the sound was held up, or began late
        else
            at_ = std::max(before, at_ + off * std::min(1.0, passed / 0.25));
    }
    return static_cast<std::int64_t>(at_);
}

void Transport::set_sequence(FrameRate rate, FramePosition end) { rate_ = rate, end_ = end; }

void Transport::set_position(FramePosition position) { position_ = std::max(position, FramePosition(0)); }

void Transport::set_loop(std::optional<FrameRange> loop, std::optional<FramePosition> then) {
    loop_ = loop && !loop->empty() ? loop : std::nullopt;
    then_ = loop_ ? then : std::nullopt;
}

bool Transport::play(RationalTime speed, int sample_rate, Nanoseconds now) {
    PlayRun::Setup setup;
    setup.rate = rate_, setup.sample_rate = sample_rate, setup.speed = speed;
    setup.within = loop_.value_or(FrameRange::between(FramePosition(0), end_));
    setup.round = loop_ && !then_;
    if (speed.num == 0 || setup.within.empty()) return false;
    const FramePosition last = setup.within.end() - FrameCount(1);
    if (speed.num > 0 && position_ >= last) position_ = setup.within.start;
    if (speed.num < 0 && position_ <= setup.within.start) position_ = last;
    if (speed.num < 0) position_ = std::min(position_, last);
    setup.from = position_;
    run_.emplace(setup);
    stats_ = {};
    begin(now);
    return true;
}

void Transport::begin(Nanoseconds now) {
    if (!run_) return;
    clock_.start(run_->setup().sample_rate, now);
    played_ = 0, seen_ = false, due_at_ = now;
}

void Transport::again(Nanoseconds now) {
    if (!run_) return;
    PlayRun::Setup setup = run_->setup();
    const PlayStats stats = stats_;
    stop();
    if (play(setup.speed, setup.sample_rate, now)) stats_ = stats;
}

void Transport::leave() {
    const bool counted = std::abs(run_->setup().speed.num) <= run_->setup().speed.den;
    if (!counted) return;
    ++stats_.due;
    if (!seen_) ++stats_.dropped;
}

Transport::Change Transport::tick(Nanoseconds now, const SoundState& sound) {
    if (!run_) return Change::None;
    const std::int64_t played = clock_.played(now, sound);
    if (clock_.waiting()) {
        due_at_ = now;
        return Change::None;
    }
    if (played < played_) {  // the sound was held up: the pictures wait for it
        played_ = played;
        const auto back = run_->picture(played);
        if (!back || *back == position_) return Change::None;
        position_ = *back, seen_ = true;
        return Change::Moved;
    }
    const std::int64_t before = played_;
    played_ = played;
    const auto frame = run_->picture(played);
    if (frame && *frame == position_ && run_->next_picture(before) > played) return Change::None;
    leave();
    // Frames whose whole time has passed since.
    std::int64_t at = run_->next_picture(before);
    for (std::int64_t next; at <= played && (next = run_->next_picture(at)) <= played; at = next) {
        if (!run_->picture(at)) break;
        seen_ = false;
        leave();
    }
    seen_ = false;
    due_at_ = now - (played - at) * 1'000'000'000 / run_->setup().sample_rate;
    if (frame) {
        position_ = *frame;
        return Change::Moved;
    }
    const FrameRange& within = run_->setup().within;
    position_ = run_->forward() ? within.end() - FrameCount(1) : within.start;
    if (then_) {
        position_ = *then_;
        set_loop(std::nullopt, std::nullopt);
    }
    stop();
    return Change::Ended;
}

Nanoseconds Transport::until_next() const {
    if (!run_ || clock_.waiting()) return 5'000'000;
    return (run_->next_picture(played_) - played_) * 1'000'000'000 / run_->setup().sample_rate;
}

void Transport::shown(FramePosition frame, Nanoseconds now) {
    if (!run_ || frame != position_ || seen_) return;
    seen_ = true;
    if (clock_.waiting()) return;
    stats_.worst_late_ms = std::max(stats_.worst_late_ms, static_cast<double>(now - due_at_) * 1e-6);
}

}  // namespace rhyme::ui
