// Where a network says people are, beside what stands out to the eye.
#pragma once

#include <vector>

#include "core/cues/observation.h"

namespace rhyme {

/// The people a person-mask network sees, each a subject and before those found without it; what they cover is not
/// listed twice. As given where there is no such network, or it sees nobody.
std::vector<Subject> with_masks_of_networks(const Observation& moment, std::vector<Subject> found);

}  // namespace rhyme
