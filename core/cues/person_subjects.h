// People as subjects: whoever's face is seen is what a viewer looks at first.
#pragma once

#include <vector>

#include "core/cues/observation.h"
#include "core/cues/person_finder.h"

namespace rhyme {

/// The figures of the clearly seen faces, cut out from head and shoulders downwards, before the subjects found without
/// them; what they cover is not listed twice. As given where no face is clearly seen.
std::vector<Subject> with_people(const Observation& moment, const std::vector<Face>& faces, std::vector<Subject> found);

}  // namespace rhyme
