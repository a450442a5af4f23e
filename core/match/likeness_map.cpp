#include "core/match/likeness_map.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace rhyme {
namespace {

constexpr std::size_t most_landmarks = 240;
constexpr int push_rounds = 60;

using Vector = std::vector<float>;

struct ShotVectors {
    ShotPlace place;
    std::vector<std::optional<Vector>> cues;  // in all_cues() order
};

/// The moment nearest to the middle of each shot, and what its cues make of it.
std::vector<ShotVectors> collect(const std::vector<AnalysisPtr>& footage) {
    std::vector<ShotVectors> shots;
    for (std::size_t m = 0; m < footage.size(); ++m) {
        for (std::size_t s = 0; s < footage[m]->shots.size(); ++s) {
            const FrameRange range = footage[m]->shots[s].range;
            const std::int64_t middle = range.start.value + range.length.value / 2;
            const Moment* best = nullptr;
            for (const Moment& moment : footage[m]->moments) {
                if (moment.shot != static_cast<int>(s) || moment.blank) continue;
                if (!best || std::llabs(moment.frame.value - middle) < std::llabs(best->frame.value - middle))
                    best = &moment;
            }
            if (!best) continue;
            ShotVectors shot;
            shot.place = {m, static_cast<int>(s), best->frame, 0, 0};
            for (std::size_t c = 0; c < all_cues().size(); ++c) {
                const auto& descriptor = c < best->cues.size() ? best->cues[c] : nullptr;
                if (descriptor && !descriptor->empty())
                    shot.cues.emplace_back(all_cues()[c]->embed(*descriptor, Side::Outgoing));
                else
                    shot.cues.emplace_back();
            }
            shots.push_back(std::move(shot));
        }
    }
    return shots;
}

std::optional<double> apart(const std::optional<Vector>& a, const std::optional<Vector>& b) {
    if (!a || !b || a->size() != b->size()) return std::nullopt;
    double sum = 0;
    for (std::size_t i = 0; i < a->size(); ++i) sum += ((*a)[i] - (*b)[i]) * ((*a)[i] - (*b)[i]);
    return std::sqrt(sum);
}

/// Rows: all shots; columns: landmarks. Sums of the cues' squared distances, each in units of its mean.
Eigen::MatrixXd squared_distances(const std::vector<ShotVectors>& shots, const std::vector<std::size_t>& landmarks,
                                  const std::vector<double>& weights, const Cancel& cancel) {
    const auto rows = static_cast<Eigen::Index>(shots.size()), columns = static_cast<Eigen::Index>(landmarks.size());
    Eigen::MatrixXd all = Eigen::MatrixXd::Zero(rows, columns);
    for (std::size_t c = 0; c < weights.size() && !cancel.stop_requested(); ++c) {
        if (weights[c] <= 0) continue;
        Eigen::MatrixXd one = Eigen::MatrixXd::Constant(rows, columns, -1);
        double sum = 0, count = 0;
        for (Eigen::Index i = 0; i < rows; ++i) {
            for (Eigen::Index k = 0; k < columns; ++k) {
                const std::size_t other = landmarks[static_cast<std::size_t>(k)];
                const auto d = apart(shots[static_cast<std::size_t>(i)].cues[c], shots[other].cues[c]);
                if (!d) continue;
                one(i, k) = *d;
                if (static_cast<std::size_t>(i) != other) sum += *d, ++count;
            }
        }
        if (count == 0 || sum <= 0) continue;
        const double mean = sum / count;
        for (Eigen::Index i = 0; i < rows; ++i)
            for (Eigen::Index k = 0; k < columns; ++k) {
                const bool itself = landmarks[static_cast<std::size_t>(k)] == static_cast<std::size_t>(i);
                const double d = itself ? 0 : one(i, k) < 0 ? 1 : one(i, k) / mean;
                all(i, k) += weights[c] * d * d;
            }
    }
    return all;
}

/// Squared distances of landmarks among each other (rows of `all` at the landmarks) -> all shots on the plane.
Eigen::MatrixXd scale_to_plane(const Eigen::MatrixXd& all, const std::vector<std::size_t>& landmarks) {
    const Eigen::Index n = all.cols();
    Eigen::MatrixXd among(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        among.row(i) = all.row(static_cast<Eigen::Index>(landmarks[static_cast<std::size_t>(i)]));
    among = (among + among.transpose()) / 2;
    const Eigen::VectorXd mean = among.colwise().mean();
    const Eigen::MatrixXd centring =
        Eigen::MatrixXd::Identity(n, n) - Eigen::MatrixXd::Constant(n, n, 1.0 / static_cast<double>(n));
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(-0.5 * centring * among * centring);
    Eigen::MatrixXd places = Eigen::MatrixXd::Zero(all.rows(), 2);
    for (Eigen::Index axis = 0; axis < std::min<Eigen::Index>(2, n); ++axis) {
        const double value = solved.eigenvalues()(n - 1 - axis);
        if (value <= 1e-12) continue;
        Eigen::VectorXd vector = solved.eigenvectors().col(n - 1 - axis);
        Eigen::Index strongest = 0;  // the sign of an eigenvector is free: fixed, so that the map does not flip
        vector.cwiseAbs().maxCoeff(&strongest);
        if (vector(strongest) < 0) vector = -vector;
        for (Eigen::Index i = 0; i < all.rows(); ++i)
            places(i, axis) = -0.5 * vector.dot(all.row(i).transpose() - mean) / std::sqrt(value);
    }
    return places;
}

/// The longer side fills 0..1, the shorter one in proportion about the middle.
void fit(std::vector<ShotVectors>& shots) {
    double low[2] = {1e300, 1e300}, high[2] = {-1e300, -1e300};
    for (const auto& s : shots) {
        low[0] = std::min(low[0], s.place.x), high[0] = std::max(high[0], s.place.x);
        low[1] = std::min(low[1], s.place.y), high[1] = std::max(high[1], s.place.y);
    }
    const double side = std::max({high[0] - low[0], high[1] - low[1], 1e-9});
    for (auto& s : shots) {
        s.place.x = 0.5 + (s.place.x - (low[0] + high[0]) / 2) / side;
        s.place.y = 0.5 + (s.place.y - (low[1] + high[1]) / 2) / side;
    }
}

/// Pictures of 16:9 side by side rather than on each other, moved no further than needed.
void push_apart(std::vector<ShotVectors>& shots) {
    const double room = 0.75 / std::sqrt(static_cast<double>(std::max<std::size_t>(1, shots.size())));
    const double w = room, h = room * 9 / 16;
    for (int round = 0; round < push_rounds; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < shots.size(); ++i) {
            for (std::size_t k = i + 1; k < shots.size(); ++k) {
                ShotPlace &a = shots[i].place, &b = shots[k].place;
                const double dx = b.x - a.x, dy = b.y - a.y;
                const double over_x = w - std::abs(dx), over_y = h - std::abs(dy);
                if (over_x <= 0 || over_y <= 0) continue;
                moved = true;
                if (over_x / w < over_y / h) {
                    const double by = (dx < 0 ? -1 : 1) * over_x / 2;
                    a.x -= by, b.x += by;
                } else {
                    const double by = (dy < 0 ? -1 : 1) * over_y / 2;
                    a.y -= by, b.y += by;
                }
            }
        }
        if (!moved) break;
    }
}

}  // namespace

std::vector<std::pair<double, double>> classical_scaling(const std::vector<std::vector<double>>& distances) {
    const auto n = static_cast<Eigen::Index>(distances.size());
    std::vector<std::pair<double, double>> places(distances.size());
    if (n < 2) return places;
    Eigen::MatrixXd squared(n, n);
    std::vector<std::size_t> all(distances.size());
    for (Eigen::Index i = 0; i < n; ++i) {
        all[static_cast<std::size_t>(i)] = static_cast<std::size_t>(i);
        for (Eigen::Index k = 0; k < n; ++k) {
            const double d = distances[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
            squared(i, k) = d * d;
        }
    }
    const Eigen::MatrixXd plane = scale_to_plane(squared, all);
    for (Eigen::Index i = 0; i < n; ++i) places[static_cast<std::size_t>(i)] = {plane(i, 0), plane(i, 1)};
    return places;
}

std::vector<ShotPlace> likeness_map(const std::vector<AnalysisPtr>& footage,
                                    const std::map<std::string, double, std::less<>>& weights, const Cancel& cancel) {
    std::vector<ShotVectors> shots = collect(footage);
    std::vector<double> by_cue;
    for (const Cue* cue : all_cues()) {
        const auto found = weights.find(cue->name());
        by_cue.push_back(found == weights.end() ? 0 : found->second);
    }
    std::vector<std::size_t> landmarks;
    const std::size_t step = shots.size() / most_landmarks + 1;
    for (std::size_t i = 0; i < shots.size(); i += step) landmarks.push_back(i);
    if (shots.size() >= 2) {
        const Eigen::MatrixXd all = squared_distances(shots, landmarks, by_cue, cancel);
        if (cancel.stop_requested()) return {};
        const Eigen::MatrixXd plane = scale_to_plane(all, landmarks);
        for (std::size_t i = 0; i < shots.size(); ++i) {
            shots[i].place.x = plane(static_cast<Eigen::Index>(i), 0);
            shots[i].place.y = plane(static_cast<Eigen::Index>(i), 1);
        }
    }
    fit(shots);
    push_apart(shots);
    fit(shots);
    std::vector<ShotPlace> places;
    for (const auto& shot : shots) places.push_back(shot.place);
    return places;
}

}  // namespace rhyme
