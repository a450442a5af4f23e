#include "core/match/retrieval.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "core/base/thread_pool.h"
#include "core/match/calibration.h"

namespace rhyme {
namespace {

constexpr float far_away = 1e6F;

}  // namespace

/// Descriptors that are empty have no embedding.
struct MomentEmbeddings::Columns {
    Eigen::MatrixXf values;
    std::vector<char> there;
};

MomentEmbeddings::~MomentEmbeddings() = default;
MomentEmbeddings::MomentEmbeddings(MomentEmbeddings&&) noexcept = default;

MomentEmbeddings::MomentEmbeddings(const std::vector<AnalysisPtr>& media, unsigned jobs)
    : columns_(2 * all_cues().size()) {
    std::vector<const Moment*> moments;
    for (const auto& m : media)
        for (const Moment& moment : m->moments) moments.push_back(&moment);
    parallel_for(columns_.size(), jobs ? jobs : ThreadPool::default_threads(), [&](std::size_t k) {
        Columns& columns = columns_[k];
        const std::size_t cue = k / 2;
        columns.there.assign(moments.size(), 0);
        for (std::size_t i = 0; i < moments.size(); ++i) {
            const DescriptorPtr& descriptor = cue < moments[i]->cues.size() ? moments[i]->cues[cue] : nullptr;
            if (!descriptor || descriptor->empty()) continue;
            const std::vector<float> v = all_cues()[cue]->embed(*descriptor, k % 2 ? Side::Incoming : Side::Outgoing);
            const auto length = static_cast<Eigen::Index>(v.size());
            if (length == 0) continue;
            if (columns.values.size() == 0)
                columns.values = Eigen::MatrixXf::Zero(length, static_cast<Eigen::Index>(moments.size()));
            if (length != columns.values.rows()) continue;
            columns.values.col(static_cast<Eigen::Index>(i)) = Eigen::Map<const Eigen::VectorXf>(v.data(), length);
            columns.there[i] = 1;
        }
    });
}

const MomentEmbeddings::Columns& MomentEmbeddings::of(std::size_t cue, Side side) const {
    return columns_[2 * cue + (side == Side::Incoming)];
}

namespace {

/// The embeddings of some ends, in their order.
struct Embeddings {
    Eigen::MatrixXf columns;
    Eigen::VectorXf squared;
    std::vector<char> there;
};

Embeddings pick(const MomentEmbeddings::Columns& all, const std::vector<MatchCandidateEnd>& ends) {
    Embeddings e;
    e.there.assign(ends.size(), 0);
    if (all.values.size() == 0) return e;
    e.columns.resize(all.values.rows(), static_cast<Eigen::Index>(ends.size()));
    for (std::size_t i = 0; i < ends.size(); ++i) {
        e.columns.col(static_cast<Eigen::Index>(i)) = all.values.col(static_cast<Eigen::Index>(ends[i].number));
        e.there[i] = all.there[ends[i].number];
    }
    e.squared = e.columns.colwise().squaredNorm();
    return e;
}

struct CueSpace {
    std::size_t cue;
    double weight;
    Embeddings from, to;
    Calibration calibration;  // of nearness()

    static double nearness(double squared_distance) { return 1 / (1 + std::sqrt(std::max(0.0, squared_distance))); }
    bool usable() const { return from.columns.size() > 0 && from.columns.rows() == to.columns.rows(); }
    double squared_distance(std::size_t i, std::size_t j) const {
        if (!from.there[i] || !to.there[j]) return far_away;
        return (from.columns.col(static_cast<Eigen::Index>(i)) - to.columns.col(static_cast<Eigen::Index>(j)))
            .squaredNorm();
    }
};

/// Not within one shot or take, nor where the film already cuts from the one to the other.
bool may_join(const MatchCandidateEnd& a, const MatchCandidateEnd& b, bool include_neighbours) {
    if (include_neighbours) return !(a.media == b.media && a.moment == b.moment);
    return a.take != b.take && !(a.media == b.media && b.shot == a.shot + 1);
}

/// Adds the `count` largest of `value` to `chosen`.
void take_best(const std::vector<float>& value, std::size_t count, std::vector<std::uint32_t>& order,
               std::vector<char>& chosen) {
    order.resize(value.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    count = std::min(count, order.size());
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return value[a] != value[b] ? value[a] > value[b] : a < b;
    };
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), better);
    for (std::size_t i = 0; i < count; ++i)
        if (value[order[i]] > 0) chosen[order[i]] = 1;
}

std::vector<std::uint32_t> best_of_row(std::size_t row, const std::vector<MatchCandidateEnd>& from,
                                       const std::vector<MatchCandidateEnd>& to, const std::vector<CueSpace>& spaces,
                                       std::size_t keep, bool include_neighbours) {
    std::vector<float> sum(to.size(), 0), one(to.size());
    std::vector<std::uint32_t> order;
    std::vector<char> chosen(to.size(), 0);
    for (const CueSpace& space : spaces) {
        if (!space.from.there[row]) continue;
        const Eigen::VectorXf v = space.from.columns.col(static_cast<Eigen::Index>(row));
        const Eigen::VectorXf squared =
            (space.to.squared.array() + v.squaredNorm()).matrix() - 2 * (space.to.columns.transpose() * v);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const bool fits = space.to.there[j] && may_join(from[row], to[j], include_neighbours);
            const double near = CueSpace::nearness(squared[static_cast<Eigen::Index>(j)]);
            one[j] = fits ? static_cast<float>(space.calibration.surprise(near) + 1e-3 * near) : 0.0F;
            sum[j] += static_cast<float>(space.weight) * one[j];
        }
        if (spaces.size() > 1) take_best(one, std::max<std::size_t>(2, keep / (2 * spaces.size())), order, chosen);
    }
    take_best(sum, spaces.size() > 1 ? keep / 2 : keep, order, chosen);
    std::vector<std::uint32_t> result;
    for (std::uint32_t j = 0; j < chosen.size(); ++j)
        if (chosen[j]) result.push_back(j);
    return result;
}

}  // namespace

std::vector<MatchPair> random_pairs(const std::vector<MatchCandidateEnd>& from,
                                    const std::vector<MatchCandidateEnd>& to, std::size_t count) {
    std::vector<MatchPair> pairs;
    if (from.empty() || to.empty()) return pairs;
    std::mt19937_64 random(20230103);  // any fixed number: the same pairs every time
    for (std::size_t tries = 0; tries < count * 8 && pairs.size() < count; ++tries) {
        const auto i = static_cast<std::uint32_t>(random() % from.size()),
                   j = static_cast<std::uint32_t>(random() % to.size());
        if (from[i].take != to[j].take) pairs.push_back({i, j});
    }
    return pairs;
}

std::vector<MatchPair> retrieve(const MomentEmbeddings& embeddings, const std::vector<MatchCandidateEnd>& from,
                                const std::vector<MatchCandidateEnd>& to, const std::vector<double>& weights,
                                const RetrievalLimits& limits, unsigned jobs, const Cancel& cancel) {
    std::vector<MatchPair> pairs;
    if (from.empty() || to.empty()) return pairs;
    const std::vector<MatchPair> sample = random_pairs(from, to, 4000);
    std::vector<CueSpace> spaces;
    for (std::size_t c = 0; c < weights.size(); ++c) {
        if (weights[c] <= 0) continue;
        CueSpace space{c,
                       weights[c],
                       pick(embeddings.of(c, Side::Outgoing), from),
                       pick(embeddings.of(c, Side::Incoming), to),
                       {}};
        if (!space.usable()) continue;
        std::vector<double> nearness;
        for (const MatchPair& p : sample) nearness.push_back(CueSpace::nearness(space.squared_distance(p.from, p.to)));
        space.calibration = Calibration(std::move(nearness));
        spaces.push_back(std::move(space));
    }
    if (spaces.empty()) return pairs;
    const std::size_t keep = std::clamp(limits.total / from.size(), limits.each, limits.most);
    std::vector<std::vector<std::uint32_t>> rows(from.size());
    parallel_for(from.size(), jobs, [&](std::size_t i) {
        if (!cancel.stop_requested()) rows[i] = best_of_row(i, from, to, spaces, keep, limits.include_neighbours);
    });
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        for (const std::uint32_t j : rows[i]) pairs.push_back({i, j});
    return pairs;
}

}  // namespace rhyme
