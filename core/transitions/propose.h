// Which kinds suit a join, and why.
#pragma once

#include "core/transitions/join_sight.h"

namespace rhyme {

struct TransitionProposal {
    std::string kind;    ///< a name of registry.cpp
    std::string reason;  ///< one phrase for a person: "the forms cover each other to 91 %"
};

/// The best first; never empty: a dissolve can always be drawn. What refuses the join is not among them. `sight` has no
/// parameters; `alignment` lays B on A. The order of preference: a hard cut on the same form needs nothing else; what
/// carries the movement or the colours over it comes next; then what is drawn from the form, the line, the depth or the
/// light that both share.
std::vector<TransitionProposal> propose_transitions(const JoinSight& sight, const Similarity& alignment);

}  // namespace rhyme
