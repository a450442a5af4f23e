// The person cue with detectors of one's own, for tests and for whoever has other cascades.
#pragma once

#include <memory>

#include "core/cues/cue.h"
#include "core/cues/dnn_models.h"
#include "core/cues/person_finder.h"

namespace rhyme {

/// `models` counts in its version and must outlive it; what it sees with are those of the Observation.
std::unique_ptr<const Cue> make_person_cue(PersonDetectors detectors, const DnnModels& models);

}  // namespace rhyme
