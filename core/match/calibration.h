// From raw similarity to rarity: the share of random cross-shot pairs that are less alike. 0.99 then means the same for
// every cue.
#pragma once

#include <vector>

namespace rhyme {

/// Made from the similarities of random pairs; immutable. Beyond the last 0.4 % the sample is thin, so the tail is
/// carried on by an exponential fitted to its mean excess (Pickands-Balkema-de Haan with shape 0): rarity stays
/// strictly increasing past every sample.
class Calibration {
public:
    Calibration() = default;
    explicit Calibration(std::vector<double> similarities);

    /// 1 - the share of random pairs at least as alike; 0 for a similarity of 0 (nothing to compare). In [0, 1).
    double rarity(double similarity) const;
    /// -log2(1 - rarity): bits. Adding them over cues treats the cues as independent (Fisher 1932). Stays below `cap`,
    /// nearing it ever more slowly from 0.6 of it on, so that what is very rare is still told apart.
    double surprise(double similarity, double cap = 12) const;

private:
    double exceedance(double similarity) const;  ///< share of random pairs at least as alike, > 0
    std::vector<double> sorted_;
    double knee_ = 1, knee_share_ = 0, mean_excess_ = 1e-3;
};

}  // namespace rhyme
