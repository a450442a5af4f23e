// All shots on a plane, like ones near each other: for wandering through footage.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/base/progress.h"

namespace rhyme {

struct ShotPlace {
    std::size_t media = 0;  ///< index into the footage
    int shot = 0;
    FramePosition frame;  ///< what shows it: a moment in its middle
    double x = 0, y = 0;  ///< 0..1, the longer side filled
};

/// One place for each shot with a moment that is not blank, in the footage's order. Distances are the cues' embedding
/// distances (each divided by its mean, so that all count alike before `weights`; a shot without a descriptor is as far
/// from all others as the mean). Laid out by classical multidimensional scaling (Torgerson 1952), beyond a few hundred
/// shots from landmarks (de Silva and Tenenbaum 2004), then pushed apart where they would lie on each other.
/// Deterministic. Empty when cancelled.
std::vector<ShotPlace> likeness_map(const std::vector<AnalysisPtr>& footage,
                                    const std::map<std::string, double, std::less<>>& weights,
                                    const Cancel& cancel = {});

/// The plane of classical scaling from a matrix of distances: row i is (x, y) of thing i. Fewer than two things lie at
/// the origin. `distances` is square and symmetric.
std::vector<std::pair<double, double>> classical_scaling(const std::vector<std::vector<double>>& distances);

}  // namespace rhyme
