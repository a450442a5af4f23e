#include "core/transitions/propose.h"

#include <cmath>

#include "core/transitions/aligned_budget.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

constexpr double one_form = 0.85, like_form = 0.6;  // overlap

bool can(const char* kind, JoinSight sight, const std::map<std::string, double>& parameters) {
    sight.parameters = &parameters;
    return find_transition(kind)->prepare(sight).has_value();
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

}  // namespace

std::vector<TransitionProposal> propose_transitions(const JoinSight& sight, const Similarity& alignment) {
    const double share = best_share(alignment, sight.aspect(), sight.outgoing_detail, sight.incoming_detail);
    const auto aligned = parameters_of(alignment, share);
    const std::map<std::string, double> none;
    const auto pair = find_subject_pair(sight, alignment);
    const double overlap = pair ? pair->overlap : 0;
    std::vector<TransitionProposal> all;
    const auto offer = [&](bool suits, const char* kind, const std::map<std::string, double>& parameters,
                           const std::string& reason) {
        if (suits && can(kind, sight, parameters)) all.push_back({kind, reason});
    };
    const std::string forms = "the two forms cover each other to " + percent(overlap);
    offer(overlap >= one_form, "aligned-cut", aligned, forms + ": a hard cut on the form is the strongest");
    offer(true, "movement-carry", none, "both sides move one way, which carries the eye across");
    offer(overlap >= like_form, "shape-matte", aligned, forms + ": the one can open inside the other");
    offer(overlap >= 0.5 * like_form, "shape-morph", none,
          "both subjects are whole and near enough to become each other");
    offer(true, "line-wipe", aligned, "a clear line lies in one place in both pictures");
    offer(true, "opposing-bridge", none, "the palettes oppose each other and can meet in a split tone");
    offer(true, "colour-bridge", none, "the colours differ, but not too far to be led over");
    offer(!alignment.identity(), "aligned-dissolve", aligned, "the pictures can be laid on each other unseen");
    offer(true, "depth-push", none, "foreground and background of the outgoing picture stand apart");
    offer(true, "light-pass", none, "the light has a direction to pass along");
    all.push_back({"dissolve", "it can always be drawn"});
    return all;
}

}  // namespace rhyme
