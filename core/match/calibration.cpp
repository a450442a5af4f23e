#include "core/match/calibration.h"

#include <algorithm>
#include <cmath>

namespace rhyme {

Calibration::Calibration(std::vector<double> similarities) : sorted_(std::move(similarities)) {
    std::sort(sorted_.begin(), sorted_.end());
    const std::size_t n = sorted_.size();
    if (n < 2) return;
    const std::size_t tail = std::min(n - 1, std::max<std::size_t>(5, n / 250));
    knee_ = sorted_[n - tail];
    knee_share_ = static_cast<double>(tail) / static_cast<double>(n);
    double sum = 0;
    for (std::size_t i = n - tail; i < n; ++i) sum += sorted_[i] - knee_;
    mean_excess_ = std::max(1e-3, sum / static_cast<double>(tail));
}

double Calibration::exceedance(double similarity) const {
    if (sorted_.size() < 2) return std::max(1e-6, 1 - similarity);
    if (similarity > knee_) return knee_share_ * std::exp(-(similarity - knee_) / mean_excess_);
    const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), similarity);
    return static_cast<double>(sorted_.end() - at) / static_cast<double>(sorted_.size());
}

double Calibration::rarity(double similarity) const {
    return similarity <= 0 ? 0 : std::max(0.0, 1 - exceedance(similarity));
}

double Calibration::surprise(double similarity, double cap) const {
    if (similarity <= 0) return 0;
    const double bits = std::max(0.0, -std::log2(exceedance(similarity))), soft = 0.6 * cap;
    return bits <= soft ? bits : cap - (cap - soft) * std::exp(-(bits - soft) / (cap - soft));
}

}  // namespace rhyme
