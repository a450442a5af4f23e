// The cut-outs of what stands out in a picture.
#pragma once

#include <vector>

#include "core/cues/observation.h"

namespace rhyme {

/// At most four, likeliest first. Looks at saliency (minimum barrier distance to the frame's edge: Zhang et al., ICCV
/// 2015), at colours the edge does not have, at what is in focus and at what moves against the background; cuts the
/// best candidates out at half the analysis size (figure_cut.h) and keeps those whose outline follows edges of the
/// picture. Deterministic.
std::vector<Subject> find_subjects(const Observation& moment);

}  // namespace rhyme
