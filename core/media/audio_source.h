// Exact samples of one file's sound, resampled by libswresample. One owner, one thread at a time.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/media/audio_form.h"
#include "core/media/media.h"

namespace rhyme {

/// Interleaved stereo float, nominally -1..1, in one form. Sample 0 is heard with the file's first shown frame (or is
/// its first sample when there is no picture); before the sound begins and after it ends there is silence. More than
/// two channels are mixed down as ITU-R BS.775 has it (centre and surrounds 3 dB down, no LFE, no scaling), mono goes
/// 3 dB down to both sides; channels without a place: the first two are left and right. Deafening damage is silent.
class AudioSource {
public:
    static constexpr int channels = 2;
    /// InvalidArgument when there is no sound, or no such form.
    static Result<std::unique_ptr<AudioSource>> open(std::shared_ptr<const Media> media, AudioForm form = {});
    virtual ~AudioSource() = default;

    /// Fills `out` (2 values a sample) from `start` on; the same values whatever was read before.
    virtual Result<void> read(SamplePosition start, std::span<float> out) = 0;
    /// Whether damage was met in what was read so far: something is silent that was not recorded so.
    virtual bool met_damage() const = 0;
    /// Where that was: seconds of the file, ascending, one for each second with damage in it.
    virtual std::vector<double> damaged_at() const = 0;
};

/// How many samples at `sample_rate` lie between the first shown frame and the end of the sound; 0: none.
SampleCount sound_length(const Media& media, int sample_rate);

/// Loudness by bucket, for drawing: level 0 has one peak pair for every `base` samples, each next level a quarter as
/// many.
struct Waveform {
    static constexpr int base = 256;
    struct Peak {
        float low, high;
    };
    int sample_rate = 48000;
    std::vector<std::vector<Peak>> levels;
};
Result<std::shared_ptr<const Waveform>> make_waveform(std::shared_ptr<const Media> media, Progress progress = {},
                                                      Cancel cancel = {});

}  // namespace rhyme
