// The song as this room sees it: magnitudes of a short-time Fourier transform, gathered into bands of an eighth of an
// octave, and into the twelve pitch classes. Window 2048 samples (Hann), hop 441, at 44.1 kHz: 100 frames a second.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/media/media.h"

namespace rhyme {

struct Spectrogram {
    static constexpr int sample_rate = 44100, hop = 441, window = 2048;
    static constexpr double frames_a_second = 100;

    cv::Mat bands;   ///< CV_32F, a row a frame: log10(1 + magnitude), the whole song scaled to a level of -20 dBFS
    cv::Mat chroma;  ///< CV_32F, 12 columns from A upwards: 80 Hz to 2 kHz
    std::vector<float> centres;   ///< of the bands, Hz
    std::vector<float> level;     ///< RMS of each frame's samples, of that scaled song
    double seconds = 0;           ///< how long the sound is
    std::vector<double> damaged;  ///< seconds where it did not decode and is silent, as AudioSource::damaged_at() says

    int frames() const { return bands.rows; }
};

/// Frame t is centred on the time t / 100 s. Errors: those of AudioSource; InvalidArgument when there is no sound.
Result<Spectrogram> make_spectrogram(std::shared_ptr<const Media> song, Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
