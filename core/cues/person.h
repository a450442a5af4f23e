// The person cue with detectors of one's own, for tests and for whoever has other cascades.
#pragma once

#include <memory>

#include "core/cues/cue.h"
#include "core/cues/person_finder.h"

namespace rhyme {

std::unique_ptr<const Cue> make_person_cue(PersonDetectors detectors);

}  // namespace rhyme
