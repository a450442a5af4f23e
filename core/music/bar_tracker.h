// Beats and bars from what each frame looks like: the most probable path through a hidden Markov model of tempo, place
// in the beat and beat of the bar (Krebs, Böck and Widmer, "An efficient state-space model for joint tempo and meter
// tracking", ISMIR 2015).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "core/base/progress.h"

namespace rhyme {

/// What a frame can be, seen from the bar. The evidence of a frame is a log-likelihood ratio for each against Nothing.
enum class BarPlace : int {
    Nothing,
    Downbeat,
    Backbeat,    ///< the second and fourth of four
    MiddleBeat,  ///< the third of four
    WaltzBeat,   ///< the second and third of three
    Half,        ///< between two beats
    Third,       ///< one and two thirds of a beat: swung and compound rhythms
    TwoThirds,
    Quarter,
    ThreeQuarters
};
inline constexpr int bar_places = 10;

struct TrackedBeat {
    int frame;         ///< 100 a second
    int beat_of_bar;   ///< 0 is the downbeat
    int beats_in_bar;  ///< 2, 3 or 4
};

struct BarTrack {
    std::vector<TrackedBeat> beats;
    double score = 0;  ///< of the path, in the evidence's unit: for comparing kinds of bars over the same frames
};

struct BarTrackerOptions {
    double slowest = 72, fastest = 170;  ///< beats a minute
    double likely = 120;                 ///< tempi near it are likelier at the beginning
    int beats_in_bar = 0;                ///< 2, 3 or 4; 0: of 3 and 4, whichever fits better
    double evidence_weight = 0.2;  ///< neighbouring frames tell the same story: their evidence is not added in full
    double jump_cost = 40;         ///< of a sudden other tempo, or another beat of the bar
};

/// `evidence`: CV_32F, a row a frame, bar_places columns. Empty when cancelled or when there are no frames. Long songs
/// are tracked in overlapping stretches, so that memory stays bounded.
BarTrack track_bars(const cv::Mat& evidence, const BarTrackerOptions& options, Cancel cancel = {});

}  // namespace rhyme
