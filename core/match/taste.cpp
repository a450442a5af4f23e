#include "core/match/taste.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/cues/cue.h"
#include "core/match/judge.h"
#include "core/match/match.h"

namespace rhyme {
namespace {

constexpr std::size_t fewest = 3;     // answers of either kind below which nothing is concluded
constexpr double prior_spread = 0.6;  // of a coefficient, in units of "from never to always rare"
constexpr double most = 4;            // largest factor
constexpr double worth_a_word = 1.2;  // factor from which it is told
constexpr double bits_in_full = 8;    // surprise that counts as 1
constexpr double doubt = 1.0, strength = 3.0;
constexpr int newton_steps = 25;

double feature(double rarity) { return std::min(1.0, -std::log2(std::max(1e-6, 1 - rarity)) / bits_in_full); }

/// By cue, how many times what it counted: a logistic regression of yes on the surprises. Empty where an answer lacks
/// some cue.
std::vector<double> factors_from(const std::vector<TasteExample>& examples) {
    const auto cues = static_cast<Eigen::Index>(all_cues().size()), n = static_cast<Eigen::Index>(examples.size());
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(n, cues + 1);  // the last column is the general readiness to say yes
    Eigen::VectorXd y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const TasteExample& e = examples[static_cast<std::size_t>(i)];
        if (e.rarities.size() != static_cast<std::size_t>(cues)) return {};
        for (Eigen::Index c = 0; c < cues; ++c) x(i, c) = feature(e.rarities[static_cast<std::size_t>(c)]);
        y(i) = e.accepted;
    }
    // Only how cues differ from one another matters: what all of them share is readiness.
    x.leftCols(cues).rowwise() -= x.leftCols(cues).colwise().mean();
    Eigen::VectorXd precision = Eigen::VectorXd::Constant(cues + 1, 1 / (prior_spread * prior_spread));
    precision(cues) = 0.01;
    Eigen::VectorXd w = Eigen::VectorXd::Zero(cues + 1), spread = Eigen::VectorXd::Ones(cues + 1);
    for (int step = 0; step < newton_steps; ++step) {
        const Eigen::VectorXd p = (1 / (1 + (-(x * w).array()).exp())).matrix();
        const Eigen::VectorXd slope = x.transpose() * (p - y) + precision.cwiseProduct(w);
        const Eigen::VectorXd curve = (p.array() * (1 - p.array())).matrix();
        const Eigen::MatrixXd hessian =
            x.transpose() * curve.asDiagonal() * x + Eigen::MatrixXd(precision.asDiagonal());
        const Eigen::VectorXd move = hessian.ldlt().solve(slope);
        w -= move;
        spread = hessian.inverse().diagonal().cwiseMax(0).cwiseSqrt();
        if (move.norm() < 1e-9) break;
    }
    std::vector<double> factors;
    for (Eigen::Index c = 0; c < cues; ++c) {
        // What a few answers may say by chance counts little: the clearer a coefficient stands out of its own
        // uncertainty (Laplace's approximation), the more of it is used.
        const double clear = w(c) * w(c) / (spread(c) * spread(c)), used = clear / (clear + doubt);
        factors.push_back(std::clamp(std::exp(strength * used * w(c)), 1 / most, most));
    }
    return factors;
}

/// What a suggestion is worth under the default weights, each times its factor.
double worth(const TasteExample& e, const std::vector<double>& factors) {
    static const CueWeights defaults = default_weights();
    std::vector<double> bits, weights;
    for (std::size_t c = 0; c < factors.size(); ++c) {
        bits.push_back(feature(e.rarities[c]));
        weights.push_back(factors[c] * defaults.at(std::string(all_cues()[c]->name())));
    }
    return combined_surprise(std::move(bits), weights);
}

/// The share of pairs of a yes and a no in which the yes is worth more (the area under the ROC curve).
double told_apart(const std::vector<TasteExample>& examples, const std::vector<double>& worths) {
    double right = 0, pairs = 0;
    for (std::size_t i = 0; i < examples.size(); ++i)
        for (std::size_t j = 0; j < examples.size(); ++j) {
            if (!examples[i].accepted || examples[j].accepted) continue;
            right += worths[i] > worths[j] ? 1 : worths[i] == worths[j] ? 0.5 : 0, ++pairs;
        }
    return pairs > 0 ? right / pairs : 0;
}

/// Whether what is learned from most of the answers foretells the others at least as well as the defaults do (ten-fold
/// cross-validation).
bool proves_itself(const std::vector<TasteExample>& examples) {
    const std::size_t folds = std::min<std::size_t>(10, examples.size());
    const std::vector<double> unchanged(all_cues().size(), 1.0);
    std::vector<double> learned(examples.size()), defaults(examples.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<TasteExample> others;
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (i % folds != fold) others.push_back(examples[i]);
        const std::vector<double> factors = factors_from(others);
        for (std::size_t i = fold; i < examples.size(); i += folds)
            learned[i] = worth(examples[i], factors), defaults[i] = worth(examples[i], unchanged);
    }
    return told_apart(examples, learned) >= told_apart(examples, defaults);
}

}  // namespace

Taste Taste::learn(const std::vector<TasteExample>& examples) {
    Taste taste;
    taste.examples_ = examples.size();
    const auto yes = static_cast<std::size_t>(
        std::count_if(examples.begin(), examples.end(), [](const TasteExample& e) { return e.accepted; }));
    if (yes < fewest || examples.size() - yes < fewest) return taste;
    const std::vector<double> factors = factors_from(examples);
    if (factors.empty() || !proves_itself(examples)) return taste;
    for (std::size_t c = 0; c < factors.size(); ++c) taste.factors_.emplace(all_cues()[c]->name(), factors[c]);
    return taste;
}

CueWeights Taste::applied_to(const CueWeights& weights) const {
    CueWeights result = weights;
    for (auto& [cue, weight] : result)
        if (const auto found = factors_.find(cue); found != factors_.end()) weight *= found->second;
    return result;
}

std::vector<std::string> Taste::words() const {
    std::vector<std::pair<double, std::string>> told;
    for (const auto& [cue, factor] : factors_) {
        const double strength = std::max(factor, 1 / factor);
        if (strength < worth_a_word) continue;
        std::string name = cue;
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
        char text[96];
        std::snprintf(text, sizeof text, "%s counts %s for you (x %.1f)", name.c_str(), factor > 1 ? "more" : "less",
                      factor);
        told.emplace_back(strength, text);
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> words;
    for (auto& [strength, text] : told) words.push_back(std::move(text));
    return words;
}

}  // namespace rhyme
