// What each frame of a song may be, seen from the bar: the evidence bar_tracker.h walks through.
#pragma once

#include <opencv2/core.hpp>

#include "core/music/spectrogram.h"

namespace rhyme {

/// Onset strength (SuperFlux: Böck and Widmer, DAFx 2013) of four bands, below 150 Hz, 800 Hz, 4 kHz and above, each
/// relative to the eight seconds around it; and their mean.
struct OnsetStrength {
    cv::Mat bands;             ///< CV_32F, 4 columns
    std::vector<float> total;  ///< a value a frame
};
OnsetStrength onset_strength(const Spectrogram& song);

/// CV_32F, a row a frame, a column for each BarPlace: how much likelier it is that than Nothing (natural logarithm).
/// From onsets, rises of level and changes of harmony and bass by a small network (32 hidden units, beat_weights.cpp)
/// that was fitted on songs with known bars.
cv::Mat beat_evidence(const Spectrogram& song, const OnsetStrength& onsets);

}  // namespace rhyme
