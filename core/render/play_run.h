// One run of playing: from where, how fast, round what. Maps time played, counted in samples of the sound device, to
// places on the sequence, the same for pictures and sound. A value; nothing here knows what time it is.
#pragma once

#include <optional>

#include "core/time/rational_time.h"

namespace rhyme {

/// Places are samples of the sequence at the device's rate. A run that goes forward starts with the first sample of its
/// first frame, one that goes backwards with the last.
class PlayRun {
public:
    struct Setup {
        FrameRate rate;
        int sample_rate = 48000;  ///< of the device
        FramePosition from;
        RationalTime speed{1, 1};  ///< not 0; negative: backwards
        FrameRange within;         ///< not empty: what can be played
        bool round = false;        ///< goes on at the other end of `within`; else it is over there
    };
    explicit PlayRun(const Setup& setup);

    const Setup& setup() const { return setup_; }
    bool forward() const { return setup_.speed.num > 0; }
    bool plain() const { return setup_.speed == RationalTime(1, 1); }

    /// The frame to be seen after `played` samples (>= 0); nullopt: it is over.
    std::optional<FramePosition> frame(std::int64_t played) const;
    /// The first number of samples after `played` at which another frame is to be seen, or it is over.
    std::int64_t next_change(std::int64_t played) const;
    /// The same for a screen that shows no more pictures a second than the sequence has: faster than its own speed some
    /// are left out, always the same ones.
    std::optional<FramePosition> picture(std::int64_t played) const;
    std::int64_t next_picture(std::int64_t played) const;
    /// Samples of the sequence passed after `played` samples of the device.
    std::int64_t distance(std::int64_t played) const;

    /// A stretch of the sequence in the order it is heard: `count` samples from `first` on, upwards or (backwards)
    /// down.
    struct Stretch {
        std::int64_t first, count;
    };
    /// What is heard from `distance` on, at most `most` samples and not over the turn of a round; nullopt: it is over.
    std::optional<Stretch> stretch(std::int64_t distance, std::int64_t most) const;

private:
    std::int64_t place(std::int64_t distance) const;  ///< within the range, or beyond its end
    bool fast() const;
    FramePosition frame_of(std::int64_t place) const;

    Setup setup_;
    std::int64_t begin_, end_, start_;  ///< places: of the range, and where it starts
};

}  // namespace rhyme
