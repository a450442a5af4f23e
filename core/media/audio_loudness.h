// How loud sound is: ITU-R BS.1770 and EBU R 128, by libebur128.
#pragma once

#include <memory>
#include <span>

#include "core/base/progress.h"
#include "core/media/media.h"

namespace rhyme {

/// Values of silence, and of what is too short to be judged (under 0.4 s for the integrated loudness), are `silence`.
struct Loudness {
    static constexpr double silence = -120;
    double integrated = silence;   ///< LUFS, gated
    double range = 0;              ///< LU (EBU Tech 3342)
    double momentary = silence;    ///< LUFS: the loudest 0.4 s
    double short_term = silence;   ///< LUFS: the loudest 3 s
    double true_peak = silence;    ///< dBTP: of the wave between the samples
    double sample_peak = silence;  ///< dBFS
};

/// Fed with stereo from beginning to end. One owner, one thread.
class LoudnessMeter {
public:
    /// Unsupported outside 8000..384000 samples a second.
    static Result<LoudnessMeter> make(int sample_rate);
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
    ~LoudnessMeter();

    void add(std::span<const float> interleaved);
    Loudness so_far() const;

private:
    struct State;
    explicit LoudnessMeter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The whole sound of a file, mixed to stereo as AudioSource does, at its own sample rate.
Result<Loudness> measure_loudness(std::shared_ptr<const Media> media, Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
