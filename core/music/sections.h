// The form of a song: where it changes, and which stretches return.
#pragma once

#include <vector>

#include "core/music/song.h"
#include "core/music/spectrogram.h"

namespace rhyme {

/// How each beat sounds: CV_32F, a unit row a beat interval (one fewer than beats), the rise of every band in its four
/// quarters, less the song's mean.
cv::Mat beat_patterns(const Spectrogram& song, const std::vector<double>& beat_frames);

/// Bars that repeat every `beats_in_bar` beats: the mean likeness of the patterns one, two and four (three) bars apart,
/// of four less that of three. Positive: four beats in a bar.
double four_rather_than_three(const cv::Mat& patterns);

/// Boundaries on bars, where what follows differs most from what was (Foote, "Automatic audio segmentation using a
/// measure of audio novelty", ICME 2000), at least four bars (5 to 8 seconds) apart; stretches that sound alike share a
/// letter.
std::vector<SongSection> find_sections(const Spectrogram& song, const std::vector<Beat>& beats);

}  // namespace rhyme
