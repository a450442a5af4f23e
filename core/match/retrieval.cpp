#include "core/match/retrieval.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "core/base/thread_pool.h"
#include "core/match/calibration.h"

namespace rhyme {
namespace {

using Ends = std::vector<MatchCandidateEnd>;

constexpr std::size_t asked_for_calibration = 1500;
constexpr std::size_t most_numbers = 1U << 24;  // of what many moments are worth at a time
constexpr double far_away = 1e6;

double nearness(double squared_distance) { return 1 / (1 + std::sqrt(std::max(0.0, squared_distance))); }

/// Calibration of nearness as a table: a question asks it of very many pairs.
class Worth {
public:
    explicit Worth(const Calibration& calibration) {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const double near = static_cast<double>(i) / steps;
            values_[i] = static_cast<float>(calibration.surprise(near) + 1e-3 * near);
        }
    }
    float operator()(float near) const {
        const float at = near * steps;
        const auto i = static_cast<std::size_t>(at);
        return values_[i] + (at - static_cast<float>(i)) * (values_[i + 1] - values_[i]);
    }

private:
    static constexpr int steps = 2048;
    std::array<float, steps + 2> values_{};  // one beyond a nearness of 1
};

/// A question's two sides: each moment of the shorter one is asked for its nearest of the longer one.
struct Sides {
    const Ends &asked, &others;
    bool forward;  ///< asked is outgoing
    Side side_of_asked() const { return forward ? Side::Outgoing : Side::Incoming; }
    Side side_of_others() const { return forward ? Side::Incoming : Side::Outgoing; }
};

/// The others of one file.
struct Run {
    std::size_t media, first, last;
};

std::vector<Run> runs_of(const Ends& ends) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (runs.empty() || runs.back().media != ends[i].media) runs.push_back({ends[i].media, i, i});
        runs.back().last = i + 1;
    }
    return runs;
}

/// A cue that counts.
struct Space {
    std::size_t cue;
    float weight;
    Worth worth;
};

/// Not within one shot or take, nor where the film already cuts from the one to the other.
bool may_join(const MatchCandidateEnd& a, const MatchCandidateEnd& b, bool include_neighbours) {
    if (include_neighbours) return !(a.media == b.media && a.moment == b.moment);
    return a.take != b.take && !(a.media == b.media && b.shot == a.shot + 1);
}
bool may_join(const Sides& sides, std::size_t asked, std::size_t other, bool include_neighbours) {
    const MatchCandidateEnd &a = sides.asked[asked], &b = sides.others[other];
    return sides.forward ? may_join(a, b, include_neighbours) : may_join(b, a, include_neighbours);
}

/// Adds the places of the `count` largest values above 0 to `chosen`; of equal ones the first.
void take_best(const float* values, std::size_t size, std::size_t count, std::vector<std::uint32_t>& chosen) {
    using Entry = std::pair<float, std::int64_t>;  // value, place with its sign turned: the least is the worst
    std::vector<Entry> best;
    const auto worst_first = std::greater<Entry>();
    float least = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (values[i] <= least) continue;
        if (best.size() == count) std::pop_heap(best.begin(), best.end(), worst_first), best.pop_back();
        best.emplace_back(values[i], -static_cast<std::int64_t>(i));
        std::push_heap(best.begin(), best.end(), worst_first);
        if (best.size() == count) least = best.front().first;
    }
    for (const Entry& e : best) chosen.push_back(static_cast<std::uint32_t>(-e.second));
}

/// What the others are worth to some that are asked: by asked, then by cue with the weighted sum last, then by other.
struct Table {
    std::size_t spaces, others;
    std::vector<float> values;
    Table(std::size_t asked, std::size_t cues, std::size_t count)
        : spaces(cues), others(count), values(asked * (cues + 1) * count, 0) {}
    float* row(std::size_t asked, std::size_t space) { return values.data() + (asked * (spaces + 1) + space) * others; }

    /// Places of the nearest to one: by the sum, and by each cue alone.
    std::vector<std::uint32_t> best(std::size_t asked, std::size_t keep) {
        std::vector<std::uint32_t> chosen;
        for (std::size_t s = 0; s < spaces && spaces > 1; ++s)
            take_best(row(asked, s), others, std::max<std::size_t>(2, keep / (2 * spaces)), chosen);
        take_best(row(asked, spaces), others, spaces > 1 ? keep / 2 : keep, chosen);
        std::sort(chosen.begin(), chosen.end());
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
        return chosen;
    }
};

class Question {
public:
    Question(const MomentEmbeddings& embeddings, const Sides& sides, const std::vector<double>& weights,
             const RetrievalLimits& limits)
        : embeddings_(embeddings), sides_(sides), limits_(limits), runs_(runs_of(sides.others)) {
        const auto sample = random_pairs(embeddings.media(), sides.asked, sides.others, asked_for_calibration);
        for (std::size_t c = 0; c < weights.size(); ++c) {
            if (weights[c] <= 0) continue;
            std::vector<double> near;
            for (const MatchPair& p : sample) near.push_back(nearness(squared_distance(c, p.from, p.to)));
            spaces_.push_back({c, static_cast<float>(weights[c]), Worth(Calibration(std::move(near)))});
        }
        keep_ = std::clamp(limits.total / sides.asked.size(), limits.each, limits.most);
    }

    /// For each that is asked, in order, the places of its nearest among the others, in order.
    std::vector<std::vector<std::uint32_t>> nearest(unsigned jobs, const Cancel& cancel) const {
        std::vector<std::vector<std::uint32_t>> found(sides_.asked.size());
        if (spaces_.empty()) return found;
        const std::size_t batch =
            std::clamp<std::size_t>(most_numbers / ((spaces_.size() + 1) * sides_.others.size()), 1, 64);
        if (embeddings_.indexed() && sides_.others.size() > limits_.exact_up_to) {
            parallel_for(found.size(), jobs, [&](std::size_t i) {
                if (!cancel.stop_requested()) found[i] = by_indices(i);
            });
            return found;
        }
        for (std::size_t first = 0; first < found.size() && !cancel.stop_requested(); first += batch) {
            const std::size_t count = std::min(batch, found.size() - first);
            Table table(count, spaces_.size(), sides_.others.size());
            parallel_for(runs_.size(), jobs, [&](std::size_t r) { fill(table, first, count, runs_[r]); });
            parallel_for(count, jobs, [&](std::size_t i) { found[first + i] = table.best(i, keep_); });
        }
        return found;
    }

private:
    const MomentEmbeddings::Columns& columns(std::size_t cue, const MatchCandidateEnd& end, Side side) const {
        return embeddings_.of(end.media, cue, side);
    }
    /// Empty where there is none.
    Eigen::VectorXf vector(std::size_t cue, const MatchCandidateEnd& end, Side side) const {
        const auto& all = columns(cue, end, side);
        return all.there[end.moment] ? Eigen::VectorXf(all.values.col(static_cast<Eigen::Index>(end.moment)))
                                     : Eigen::VectorXf();
    }
    double squared_distance(std::size_t cue, std::size_t asked, std::size_t other) const {
        const Eigen::VectorXf a = vector(cue, sides_.asked[asked], sides_.side_of_asked()),
                              b = vector(cue, sides_.others[other], sides_.side_of_others());
        return a.size() == 0 || a.size() != b.size() ? far_away * far_away : double((a - b).squaredNorm());
    }

    /// The part of a table that is of one file.
    void fill(Table& table, std::size_t first, std::size_t count, const Run& run) const {
        const auto size = static_cast<Eigen::Index>(run.last - run.first);
        for (std::size_t s = 0; s < spaces_.size(); ++s) {
            const Space& space = spaces_[s];
            const auto& all = embeddings_.of(run.media, space.cue, sides_.side_of_others());
            if (all.values.size() == 0) continue;
            Eigen::MatrixXf asked = Eigen::MatrixXf::Zero(all.values.rows(), static_cast<Eigen::Index>(count));
            std::vector<char> there(count, 0);
            for (std::size_t i = 0; i < count; ++i) {
                const Eigen::VectorXf v = vector(space.cue, sides_.asked[first + i], sides_.side_of_asked());
                if (v.size() == asked.rows()) asked.col(static_cast<Eigen::Index>(i)) = v, there[i] = 1;
            }
            // All moments from the first to the last of the run: ends leave out few of them.
            const auto from = static_cast<Eigen::Index>(sides_.others[run.first].moment),
                       span = static_cast<Eigen::Index>(sides_.others[run.last - 1].moment) + 1 - from;
            const Eigen::MatrixXf products = all.values.middleCols(from, span).transpose() * asked;
            const Eigen::ArrayXf squares = all.squared.segment(from, span).array();
            for (std::size_t i = 0; i < count; ++i) {
                if (!there[i]) continue;
                const auto column = static_cast<Eigen::Index>(i);
                const Eigen::ArrayXf near =
                    (1 + (squares + asked.col(column).squaredNorm() - 2 * products.col(column).array()).max(0).sqrt())
                        .inverse();
                float *one = table.row(i, s) + run.first, *sum = table.row(i, spaces_.size()) + run.first;
                for (Eigen::Index j = 0; j < size; ++j) {
                    const std::size_t moment = sides_.others[run.first + static_cast<std::size_t>(j)].moment;
                    if (!all.there[moment]) continue;
                    one[j] = space.worth(near[static_cast<Eigen::Index>(moment) - from]);
                    sum[j] += space.weight * one[j];
                }
            }
        }
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = run.first; j < run.last; ++j)
                if (!may_join(sides_, first + i, j, limits_.include_neighbours))
                    for (std::size_t s = 0; s <= spaces_.size(); ++s) table.row(i, s)[j] = 0;
    }

    /// The same for one that is asked, among what the indices find.
    std::vector<std::uint32_t> by_indices(std::size_t asked) const {
        std::vector<std::uint32_t> candidates;
        for (const Space& space : spaces_) {
            const Eigen::VectorXf v = vector(space.cue, sides_.asked[asked], sides_.side_of_asked());
            if (v.size() == 0) continue;
            for (const MomentPlace& place : embeddings_.indexed_near(space.cue, sides_.side_of_others(), v, keep_))
                if (const auto at = position(place); at && may_join(sides_, asked, *at, limits_.include_neighbours))
                    candidates.push_back(*at);
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        Table table(1, spaces_.size(), candidates.size());
        for (std::size_t s = 0; s < spaces_.size(); ++s)
            for (std::size_t j = 0; j < candidates.size(); ++j) {
                const double squared = squared_distance(spaces_[s].cue, asked, candidates[j]);
                if (squared >= far_away) continue;
                table.row(0, s)[j] = spaces_[s].worth(static_cast<float>(nearness(squared)));
                table.row(0, spaces_.size())[j] += spaces_[s].weight * table.row(0, s)[j];
            }
        std::vector<std::uint32_t> best = table.best(0, keep_);
        for (std::uint32_t& place : best) place = candidates[place];
        return best;
    }

    /// Of a moment among the others.
    std::optional<std::uint32_t> position(const MomentPlace& place) const {
        const auto run = std::lower_bound(runs_.begin(), runs_.end(), place.media,
                                          [](const Run& r, std::size_t media) { return r.media < media; });
        if (run == runs_.end() || run->media != place.media) return std::nullopt;
        const auto first = sides_.others.begin() + static_cast<std::ptrdiff_t>(run->first),
                   last = sides_.others.begin() + static_cast<std::ptrdiff_t>(run->last);
        const auto at = std::lower_bound(first, last, place.moment,
                                         [](const MatchCandidateEnd& e, std::size_t m) { return e.moment < m; });
        if (at == last || at->moment != place.moment) return std::nullopt;
        return static_cast<std::uint32_t>(at - sides_.others.begin());
    }

    const MomentEmbeddings& embeddings_;
    const Sides& sides_;
    const RetrievalLimits& limits_;
    std::vector<Run> runs_;
    std::vector<Space> spaces_;
    std::size_t keep_ = 0;
};

/// SplitMix64's finish (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

/// The `count` ends with the least numbers drawn for them.
std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn(const std::vector<AnalysisPtr>& media, const Ends& ends,
                                                           std::uint64_t draw, std::size_t count) {
    std::vector<std::uint64_t> files;
    for (const auto& m : media) {
        std::uint64_t hash = draw;
        for (const char c : m->fingerprint) hash = mixed(hash ^ static_cast<unsigned char>(c));
        files.push_back(hash);
    }
    std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
    all.reserve(ends.size());
    for (std::uint32_t i = 0; i < ends.size(); ++i)
        all.emplace_back(mixed(files[ends[i].media] ^ static_cast<std::uint64_t>(ends[i].data->frame.value)), i);
    count = std::min(count, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
    all.resize(count);
    return all;
}

}  // namespace

std::vector<MatchPair> random_pairs(const std::vector<AnalysisPtr>& media, const Ends& from, const Ends& to,
                                    std::size_t count) {
    constexpr std::size_t most_partners = 1500;
    std::vector<MatchPair> pairs;
    if (from.empty() || to.empty() || count == 0) return pairs;
    const auto asked = drawn(media, from, 1, count),
               partners = drawn(media, to, 2, std::max(most_partners, count / asked.size() + 1));
    // Each meets those that two numbers mixed give the least: who they are changes only by who comes and goes.
    const std::size_t each = (count + asked.size() - 1) / asked.size();
    std::vector<std::pair<std::uint64_t, std::uint32_t>> met;
    for (const auto& [number, i] : asked) {
        met.clear();
        for (const auto& [other, j] : partners)
            if (from[i].take != to[j].take) met.emplace_back(mixed(number ^ mixed(other)), j);
        const std::size_t some = std::min({each, met.size(), count - pairs.size()});
        std::partial_sort(met.begin(), met.begin() + static_cast<std::ptrdiff_t>(some), met.end());
        for (std::size_t k = 0; k < some; ++k) pairs.push_back({i, met[k].second});
    }
    return pairs;
}

std::vector<MatchPair> retrieve(const MomentEmbeddings& embeddings, const Ends& from, const Ends& to,
                                const std::vector<double>& weights, const RetrievalLimits& limits, unsigned jobs,
                                const Cancel& cancel) {
    std::vector<MatchPair> pairs;
    if (from.empty() || to.empty()) return pairs;
    const bool forward = from.size() <= to.size();
    const Sides sides{forward ? from : to, forward ? to : from, forward};
    const auto nearest = Question(embeddings, sides, weights, limits).nearest(jobs, cancel);
    for (std::uint32_t i = 0; i < nearest.size(); ++i)
        for (const std::uint32_t j : nearest[i]) pairs.push_back(forward ? MatchPair{i, j} : MatchPair{j, i});
    if (!forward)
        std::sort(pairs.begin(), pairs.end(), [](const MatchPair& a, const MatchPair& b) {
            return std::pair(a.from, a.to) < std::pair(b.from, b.to);
        });
    return pairs;
}

}  // namespace rhyme
