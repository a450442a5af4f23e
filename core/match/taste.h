// What an editor's yes and no teach: a small logistic model whose coefficients scale the weights of the cues.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace rhyme {

using CueWeights = std::map<std::string, double, std::less<>>;

/// One answer to a suggestion.
struct TasteExample {
    std::vector<double> rarities;  ///< by cue, in all_cues() order, as Match::cues
    bool accepted = false;
};

/// Logistic regression of yes on the cues' surprises, drawn towards "the default weights are right" (a Gaussian prior,
/// so a handful of answers hardly moves anything) and solved by Newton's method. What would foretell answers left out
/// worse than the defaults do is not learned. Immutable; deterministic.
class Taste {
public:
    Taste() = default;  ///< nothing learned
    static Taste learn(const std::vector<TasteExample>& examples);

    /// The weights scaled by what was learned: each by a factor of 1/4 to 4. Cues with no weight keep none.
    CueWeights applied_to(const CueWeights& weights) const;
    /// "Shape counts more for you (x 1.8)", strongest first; empty when nothing has been learned.
    std::vector<std::string> words() const;
    std::size_t examples() const { return examples_; }

private:
    std::map<std::string, double, std::less<>> factors_;
    std::size_t examples_ = 0;
};

}  // namespace rhyme
