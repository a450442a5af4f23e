// The numbers of the network in beat_evidence.h: ReLU(((x - mean) / deviation) A + a) B + b, less the logarithm of how
// common each class was. Row-major.
#pragma once

namespace rhyme::beat_weights {

inline constexpr int inputs = 44, hidden = 32, outputs = 10;
extern const float mean[inputs], deviation[inputs], A[inputs * hidden], a[hidden], B[hidden * outputs], b[outputs],
    log_prior[outputs];

}  // namespace rhyme::beat_weights
