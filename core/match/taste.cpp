#include "core/match/taste.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/cues/cue.h"

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

}  // namespace

Taste Taste::learn(const std::vector<TasteExample>& examples) {
    Taste taste;
    taste.examples_ = examples.size();
    const auto yes = static_cast<std::size_t>(
        std::count_if(examples.begin(), examples.end(), [](const TasteExample& e) { return e.accepted; }));
    if (yes < fewest || examples.size() - yes < fewest) return taste;
    const auto cues = static_cast<Eigen::Index>(all_cues().size()), n = static_cast<Eigen::Index>(examples.size());
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(n, cues + 1);  // the last column is the general readiness to say yes
    Eigen::VectorXd y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const TasteExample& e = examples[static_cast<std::size_t>(i)];
        if (e.rarities.size() != static_cast<std::size_t>(cues)) return taste;
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
    for (Eigen::Index c = 0; c < cues; ++c) {
        // What a few answers may say by chance counts little: the clearer a coefficient stands out of its own
        // uncertainty (Laplace's approximation), the more of it is used.
        const double clear = w(c) * w(c) / (spread(c) * spread(c)), used = clear / (clear + doubt);
        taste.factors_.emplace(all_cues()[static_cast<std::size_t>(c)]->name(),
                               std::clamp(std::exp(strength * used * w(c)), 1 / most, most));
    }
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
