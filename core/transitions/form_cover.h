// How well the forms of a join lie on each other, by what is seen of them.
#pragma once

#include "core/transitions/join_sight.h"

namespace rhyme {

inline constexpr double forms_coincide = 0.85;     ///< of overlap: less looks like a miss
inline constexpr double centres_coincide = 0.015;  ///< of the frame's diagonal

struct FormCover {
    double overlap = 0;  ///< of the two forms: intersection by union
    double apart = 1;    ///< of their centres, in diagonals of the frame
    bool coincide() const { return overlap >= forms_coincide && apart <= centres_coincide; }
};

/// With B moved by `alignment`: of the two cut-outs, or of two faces that look one way, or, where one of them is rough
/// or missing, of the other one's outline with the place where it finds itself among the edges of the picture
/// (cues/edge_map.h). Zero where neither side has a form.
FormCover cover_of(const JoinSight& sight, const Similarity& alignment);

}  // namespace rhyme
