// Where playing is: position, speed, rounds, and what was dropped. No Qt, no thread, no time of its own: it is told
// what time it is and what is being heard.
#pragma once

#include <cstdint>
#include <optional>

#include "core/render/play_run.h"

namespace rhyme::ui {

using Nanoseconds = std::int64_t;  ///< of a steady clock

/// What the sound device says of the run being played.
struct SoundState {
    bool expected = false;              ///< it sounds, or will soon
    std::optional<std::int64_t> heard;  ///< samples of the run heard until now
};

/// Samples of a run played until now. The sound's position is the clock: between its steps, and where there is none, a
/// steady clock goes on. A run waits for its sound to begin, but not for longer than a second.
class PlayClock {
public:
    void start(int sample_rate, Nanoseconds now);
    std::int64_t played(Nanoseconds now, const SoundState& sound);
    bool waiting() const { return waiting_; }

private:
    static constexpr Nanoseconds patience = 1'000'000'000;
    double at_ = 0;  ///< samples played at time_
    Nanoseconds started_ = 0, time_ = 0;
    int sample_rate_ = 48000;
    bool waiting_ = true;
};

/// Counted from the start of the run, at the sequence's own speed or slower.
struct PlayStats {
    std::int64_t due = 0;      ///< frames whose time came
    std::int64_t dropped = 0;  ///< of those, how many were not seen in their time
    double worst_late_ms = 0;  ///< of those seen: from its time to being shown
    bool operator==(const PlayStats&) const = default;
};

class Transport {
public:
    /// What can be played. A run that goes on is not touched: start it again.
    void set_sequence(FrameRate rate, FramePosition end);
    FramePosition position() const { return position_; }
    void set_position(FramePosition position);

    bool playing() const { return run_.has_value(); }
    RationalTime speed() const { return run_ ? run_->setup().speed : RationalTime(0, 1); }
    const std::optional<PlayRun>& run() const { return run_; }
    std::int64_t played() const { return played_; }

    /// Round in this range; with `then` once, to stand still there.
    void set_loop(std::optional<FrameRange> loop, std::optional<FramePosition> then);
    const std::optional<FrameRange>& loop() const { return loop_; }

    /// From where it stands; from the end (going backwards: the start) it starts over. False: there is nothing to play.
    bool play(RationalTime speed, int sample_rate, Nanoseconds now);
    /// The same run from where it is now, as after an edit.
    void again(Nanoseconds now);
    /// Its clock starts now (again), and waits for the sound.
    void begin(Nanoseconds now);
    void stop() { run_.reset(); }

    enum class Change { None, Moved, Ended };
    Change tick(Nanoseconds now, const SoundState& sound);
    /// Until the next tick is worth anything.
    Nanoseconds until_next() const;
    /// The picture of `frame` has come to the screen.
    void shown(FramePosition frame, Nanoseconds now);
    const PlayStats& stats() const { return stats_; }

private:
    void leave();

    FrameRate rate_;
    FramePosition end_, position_;
    std::optional<FrameRange> loop_;
    std::optional<FramePosition> then_;
    std::optional<PlayRun> run_;
    PlayClock clock_;
    std::int64_t played_ = 0;
    PlayStats stats_;
    bool seen_ = false;       ///< the current frame's picture was shown
    Nanoseconds due_at_ = 0;  ///< when the current frame's time came
};

}  // namespace rhyme::ui
