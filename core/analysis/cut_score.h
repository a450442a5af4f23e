// How sure it is that a new shot begins with a frame. Pure functions.
#pragma once

#include <array>
#include <cstdint>

#include "core/analysis/shot_history.h"

namespace rhyme {

constexpr std::int64_t kCutReach = 8;  ///< frames after the one in question that are looked at, where the film has them

/// Something happens at all between frames n - 1 and n.
bool may_be_cut(const ShotHistory& history, std::int64_t n);

/// What speaks for and against a cut: logarithms of the differences between frames n - 1 and n, of how far they rise
/// above those of the neighbouring frames, of how far the picture returns to what it was (a flash), and how the change
/// is spread over the picture (lettering).
using CutEvidence = std::array<float, 18>;
CutEvidence cut_evidence(const ShotHistory& history, std::int64_t n);

/// Logistic: above 0 it rather is a cut.
double cut_score(const CutEvidence& evidence);

}  // namespace rhyme
