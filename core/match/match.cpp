#include "core/match/match.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <tuple>

#include "core/base/thread_pool.h"
#include "core/match/calibration.h"
#include "core/match/duplicates.h"
#include "core/match/retrieval.h"

namespace rhyme {
namespace {

constexpr std::size_t calibration_pairs = 1500;
constexpr RationalTime shortest_hold(1, 2);             // seconds a shot is seen before it leaves, and after it enters
constexpr std::size_t uses_of_a_shot = 3;               // in one list that asks about all footage
constexpr double over_budget = 0.3;                     // what is left of a cue whose alignment costs too much picture
constexpr std::size_t joins_inside_a_file = 2;          // likewise: a film rhymes with itself all too easily
constexpr double cost_of_loss = 0.25, half_lost = 0.5;  // what leaving frames unseen costs, of the bits; seconds
constexpr double cost_of_choice = 0.7;                  // the same, among joins of one pair of takes
constexpr double finest = 24;                           // bits, up to which joins of one pair of takes are told apart
constexpr double elsewhere = 0.5, after_the_best = 0.85;  // seconds; what is left of the worth of a pair's second join
constexpr double emphasis = 4;  // 1 would take the mean of the surprises, much more only the greatest
// Two shots show one scene: cues that rhyme there beyond this rarity, how many, how near the pictures must be (OKLab),
// and how near within one file.
constexpr double alike_from = 0.97, unlike_pictures = 0.10, one_set_up = 0.045;
constexpr std::size_t alike_in = 5;
constexpr double darkest_shown = 0.2;  // OKLab lightness
constexpr double worth_a_word = 0.9;   // rarity from which a cue is named as a reason

using Ends = std::vector<MatchCandidateEnd>;

struct Judged {
    MatchPair pair;
    double bits = 0;   // the surprises, combined
    double worth = 0;  // what it is ranked by
    double fine = 0;   // what joins of one pair of takes are told apart by: hardly capped
    Similarity align;
    double crop = 0;
};

/// The footage in an order of its own, so that results do not depend on the order given.
std::vector<std::size_t> canonical_order(const std::vector<AnalysisPtr>& footage) {
    std::vector<std::size_t> order(footage.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(footage[a]->fingerprint, footage[a]->path) <
               std::tie(footage[b]->fingerprint, footage[b]->path);
    });
    return order;
}

struct Footage {
    std::vector<AnalysisPtr> media;  // canonical order
    std::vector<std::size_t> given;  // its index in the caller's order
    Duplicates duplicates;
    std::vector<std::size_t> first_shot;

    explicit Footage(const std::vector<AnalysisPtr>& all)
        : given(canonical_order(all)), duplicates(sorted(all, given)) {
        media = sorted(all, given);
        std::size_t shots = 0;
        for (const auto& m : media) first_shot.push_back(shots), shots += m->shots.size();
    }
    static std::vector<AnalysisPtr> sorted(const std::vector<AnalysisPtr>& all, const std::vector<std::size_t>& order) {
        std::vector<AnalysisPtr> result;
        for (const std::size_t i : order) result.push_back(all[i]);
        return result;
    }
};

/// Long enough to be seen: an outgoing moment has frames of its shot before it, an incoming one after it.
bool holds(const Moment& moment, const Shot& shot, FrameRate rate, Side side) {
    const std::int64_t needed =
        std::min(rate.count(shortest_hold, Rounding::Nearest).value, shot.range.length.value / 2);
    const FrameCount seen =
        side == Side::Outgoing ? moment.frame - shot.range.start + FrameCount(1) : shot.range.end() - moment.frame;
    return seen.value >= needed;
}

/// Hardly to be seen, as at the end of a fade: nothing in it is light enough.
bool too_dark(const Moment& moment) {
    if (moment.thumb.empty()) return false;
    std::vector<cv::Mat> planes;
    cv::split(moment.thumb, planes);
    double lightest = 0;
    cv::minMaxLoc(planes[0], nullptr, &lightest);
    return lightest < darkest_shown;
}

Ends collect(const Footage& footage, Side side, bool edges_only, bool titles) {
    Ends ends;
    for (std::size_t m = 0; m < footage.media.size(); ++m) {
        const MediaAnalysis& media = *footage.media[m];
        for (std::size_t i = 0; i < media.moments.size(); ++i) {
            const Moment& moment = media.moments[i];
            if (moment.blank || moment.shot < 0 || static_cast<std::size_t>(moment.shot) >= media.shots.size())
                continue;
            if (too_dark(moment) || (moment.title && !titles)) continue;
            if (!holds(moment, media.shots[static_cast<std::size_t>(moment.shot)], media.frame_rate, side)) continue;
            if (edges_only) {
                const std::size_t neighbour = side == Side::Outgoing ? i + 1 : i - 1;  // wraps to "none"
                if (neighbour < media.moments.size() && media.moments[neighbour].shot == moment.shot) continue;
            }
            ends.push_back({m, i, footage.duplicates.take(m, moment.shot),
                            footage.first_shot[m] + static_cast<std::size_t>(moment.shot), &moment});
        }
    }
    return ends;
}

/// The ends a scope allows; where no moment lies in its frames, the nearest one does.
Ends within(const Ends& all, const Footage& footage, const MatchScope& scope) {
    if (!scope.path) return all;
    Ends file, inside;
    for (const auto& end : all)
        if (footage.media[end.media]->path == *scope.path) file.push_back(end);
    if (!scope.frames) return file;
    for (const auto& end : file)
        if (scope.frames->contains(end.data->frame)) inside.push_back(end);
    if (!inside.empty() || file.empty()) return inside;
    const std::int64_t middle = scope.frames->start.value + scope.frames->length.value / 2;
    return {*std::min_element(file.begin(), file.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.data->frame.value - middle) < std::abs(b.data->frame.value - middle);
    })};
}

Comparison compare_in(std::size_t cue, const Moment& a, const Moment& b, double aspect) {
    const auto& da = a.cues[cue];
    const auto& db = b.cues[cue];
    if (!da || !db || da->empty() || db->empty()) return {};
    return all_cues()[cue]->compare(*da, *db, aspect);
}

/// What an alignment costs the side that loses more of its picture, when the move is made by the incoming picture or
/// half by each.
double price(const Similarity& align, double aspect) {
    const Similarity half = align.at(0.5);
    return std::min(crop_share(align, aspect),
                    std::max(crop_share(half, aspect), crop_share(half.inverse(aspect), aspect)));
}

/// Everything a pair is judged by.
struct Judge {
    const Footage& footage;
    const std::vector<double>& weights;
    double crop_budget;
    const std::vector<Calibration>& calibrations;  // by cue
    double weight_sum = 0;

    double aspect(const MatchCandidateEnd& end) const { return footage.media[end.media]->aspect; }

    Judged operator()(MatchPair pair, const MatchCandidateEnd& a, const MatchCandidateEnd& b) const {
        Judged judged{pair, 0, 0, 0, {}, 0};
        double best = 0;
        for (std::size_t c = 0; c < weights.size(); ++c) {
            if (weights[c] <= 0) continue;
            const Comparison comparison = compare_in(c, *a.data, *b.data, aspect(a));
            double bits = calibrations[c].surprise(comparison.similarity),
                   fine = calibrations[c].surprise(comparison.similarity, finest);
            if (comparison.aligned) {
                if (price(comparison.align, aspect(a)) > crop_budget)
                    bits *= over_budget, fine *= over_budget;
                else if (weights[c] * bits > best)
                    best = weights[c] * bits, judged.align = comparison.align,
                    judged.crop = crop_share(comparison.align, aspect(a));
            }
            judged.bits += weights[c] * std::pow(bits, emphasis) / weight_sum;
            judged.fine += weights[c] * std::pow(fine, emphasis) / weight_sum;
        }
        const double kept = 1 - cost_of_loss * lost(a, b);
        judged.bits = std::pow(judged.bits, 1 / emphasis);
        judged.worth = judged.bits * kept;
        judged.fine = std::pow(judged.fine, 1 / emphasis) * (1 - cost_of_choice * lost(a, b));
        return judged;
    }

    /// Unlike pictures do not rhyme in nearly everything at once: shots that do where they look most alike show one
    /// scene, and a join between them is a jump.
    bool one_scene(const MatchCandidateEnd& a, const MatchCandidateEnd& b) const {
        const Moment *nearest_a = nullptr, *nearest_b = nullptr;
        double nearest = unlike_pictures;
        const auto of_a = looks(a), of_b = looks(b);
        for (const Moment* x : of_a)
            for (const Moment* y : of_b)
                if (const double d = thumb_distance(x->thumb, y->thumb); d < nearest)
                    nearest = d, nearest_a = x, nearest_b = y;
        if (!nearest_a) return false;
        if (a.media == b.media && nearest < one_set_up) return true;
        std::size_t alike = 0;
        for (std::size_t c = 0; c < calibrations.size(); ++c)
            alike += calibrations[c].rarity(compare_in(c, *nearest_a, *nearest_b, aspect(a)).similarity) > alike_from;
        return alike >= alike_in;
    }

    /// What the join leaves unseen, the rest of A's shot and the beginning of B's: 0 nothing, 1 a lot. A little of both
    /// is missed less than much of one.
    double lost(const MatchCandidateEnd& a, const MatchCandidateEnd& b) const {
        const auto share = [&](const MatchCandidateEnd& end, std::int64_t frames) {
            const double seconds = footage.media[end.media]->frame_rate.time(FramePosition(frames)).seconds();
            return seconds / (seconds + half_lost);
        };
        return std::hypot(share(a, (shot(a).range.end() - a.data->frame).value - 1),
                          share(b, (b.data->frame - shot(b).range.start).value)) /
               std::numbers::sqrt2;
    }

private:
    /// Moments of the shot, at most about twenty, spread over it.
    std::vector<const Moment*> looks(const MatchCandidateEnd& end) const {
        std::vector<const Moment*> all, some;
        for (const Moment& moment : footage.media[end.media]->moments)
            if (moment.shot == end.data->shot && !moment.blank && !moment.thumb.empty()) all.push_back(&moment);
        for (std::size_t i = 0, step = all.size() / 20 + 1; i < all.size(); i += step) some.push_back(all[i]);
        return some;
    }
    const Shot& shot(const MatchCandidateEnd& end) const {
        return footage.media[end.media]->shots[static_cast<std::size_t>(end.data->shot)];
    }
};

/// The best join of each pair of takes (of shots with neighbours), one direction or the other, best first. Where the
/// question is about one file, a second one too that lies elsewhere in either take.
std::vector<Judged> best_of_each_pair(const std::vector<Judged>& judged, const Ends& from, const Ends& to,
                                      const MatchQuery& query) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const Judged*>> pairs;
    for (const Judged& j : judged) {
        const MatchCandidateEnd &a = from[j.pair.from], &b = to[j.pair.to];
        const auto key = query.include_neighbours ? std::minmax(a.shot, b.shot) : std::minmax(a.take, b.take);
        if (j.bits > 0) pairs[{key.first, key.second}].push_back(&j);
    }
    const bool second_too = query.from.path || query.to.path;
    const auto apart = [](const MatchCandidateEnd& x, const MatchCandidateEnd& y) {
        return x.shot != y.shot || std::abs((x.data->time - y.data->time).seconds()) > elsewhere;
    };
    std::vector<Judged> list;
    for (const auto& [pair, joins] : pairs) {
        const auto finer = [](const Judged* a, const Judged* b) { return a->fine < b->fine; };
        const Judged* best = *std::max_element(joins.begin(), joins.end(), finer);
        list.push_back(*best);
        if (!second_too) continue;
        const Judged* second = nullptr;
        for (const Judged* j : joins)
            if ((apart(from[j->pair.from], from[best->pair.from]) || apart(to[j->pair.to], to[best->pair.to])) &&
                (!second || finer(second, j)))
                second = j;
        if (!second) continue;
        list.push_back(*second);
        list.back().worth *= after_the_best;
    }
    std::stable_sort(list.begin(), list.end(), [](const Judged& a, const Judged& b) {
        return a.worth != b.worth ? a.worth > b.worth
                                  : std::tie(a.pair.from, a.pair.to) < std::tie(b.pair.from, b.pair.to);
    });
    return list;
}

/// Keeps the best of each pair of takes, unless both show one scene; where the question is about all footage no shot
/// fills the list.
std::vector<Judged> fold(const std::vector<Judged>& judged, const Ends& from, const Ends& to, const MatchQuery& query,
                         const Judge& judge) {
    const bool about_all = !query.from.path && !query.to.path;
    std::map<std::size_t, std::size_t> uses, inside;
    std::vector<Judged> kept, spare;
    for (const Judged& j : best_of_each_pair(judged, from, to, query)) {
        if (j.bits <= 0 || kept.size() >= query.top) break;
        const MatchCandidateEnd &a = from[j.pair.from], &b = to[j.pair.to];
        const std::size_t ka = query.include_neighbours ? a.shot : a.take,
                          kb = query.include_neighbours ? b.shot : b.take;
        if (!query.include_neighbours && judge.one_scene(a, b)) continue;
        const bool own = a.media == b.media;
        if (about_all && (uses[ka] >= uses_of_a_shot || uses[kb] >= uses_of_a_shot ||
                          (own && inside[a.media] >= joins_inside_a_file))) {
            spare.push_back(j);
            continue;
        }
        ++uses[ka], ++uses[kb];
        if (own) ++inside[a.media];
        kept.push_back(j);
    }
    for (std::size_t i = 0; i < spare.size() && kept.size() < query.top; ++i) kept.push_back(spare[i]);
    return kept;
}

std::vector<Judged> best_first(std::vector<Judged> judged, std::size_t top) {
    std::stable_sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.bits > b.bits; });
    judged.resize(std::min(judged.size(), top));
    return judged;
}

MatchEnd describe_end(const MatchCandidateEnd& end, const Footage& footage) {
    return {footage.given[end.media], end.moment,     footage.media[end.media]->path,
            end.data->frame,          end.data->time, end.data->shot};
}

/// With `words`: all cues, also those without a weight, and the reasons.
Match explain(const Judged& judged, const Ends& from, const Ends& to, const Judge& judge, const Calibration& combined,
              bool words) {
    const MatchCandidateEnd &a = from[judged.pair.from], &b = to[judged.pair.to];
    Match match;
    match.score = combined.rarity(judged.worth);
    match.from = describe_end(a, judge.footage), match.to = describe_end(b, judge.footage);
    match.align = judged.align, match.crop = judged.crop;
    if (!words) return match;
    std::vector<std::pair<double, std::string>> reasons;
    for (std::size_t c = 0; c < all_cues().size(); ++c) {
        const Comparison comparison = compare_in(c, *a.data, *b.data, judge.aspect(a));
        match.cues.push_back(judge.calibrations[c].rarity(comparison.similarity));
        if (judge.weights[c] > 0 && match.cues[c] >= worth_a_word && !comparison.because.empty())
            reasons.emplace_back(judge.weights[c] * judge.calibrations[c].surprise(comparison.similarity),
                                 std::string(all_cues()[c]->name()) + ": " + comparison.because);
    }
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    for (auto& reason : reasons) match.because.push_back(std::move(reason.second));
    return match;
}

Result<std::vector<double>> weights_of(const MatchQuery& query) {
    const auto& wanted = query.weights.empty() ? default_weights() : query.weights;
    for (const auto& [name, weight] : wanted) {
        if (!find_cue(name)) return fail(ErrorCode::InvalidArgument, "there is no cue of the name '" + name + "'");
        if (!(weight >= 0) || !std::isfinite(weight))
            return fail(ErrorCode::InvalidArgument, "the weight of '" + name + "' is not a number from 0 up");
    }
    std::vector<double> weights;
    for (const Cue* cue : all_cues()) {
        const auto found = wanted.find(cue->name());
        weights.push_back(found == wanted.end() ? 0 : found->second);
    }
    return weights;
}

}  // namespace

std::map<std::string, double, std::less<>> default_weights() {
    std::map<std::string, double, std::less<>> weights;
    // What is placed or lined alike without being of one form is found nearly anywhere, and so is a camera's move:
    // alone they are seldom a match cut.
    for (const Cue* cue : all_cues()) weights.emplace(cue->name(), 1.0);
    for (const auto& [name, weight] :
         {std::pair("composition", 0.4), std::pair("line", 0.4), std::pair("depth", 0.4), std::pair("motion", 0.6)})
        if (find_cue(name)) weights.insert_or_assign(name, weight);
    return weights;
}

Similarity best_alignment(const Moment& outgoing, const Moment& incoming, double aspect, double crop_budget) {
    Similarity best;
    double strongest = 0;
    for (std::size_t c = 0; c < all_cues().size(); ++c) {
        const auto &a = outgoing.cues[c], &b = incoming.cues[c];
        if (!a || !b || a->empty() || b->empty()) continue;
        const Comparison comparison = all_cues()[c]->compare(*a, *b, aspect);
        if (comparison.aligned && comparison.similarity > strongest && price(comparison.align, aspect) <= crop_budget)
            best = comparison.align, strongest = comparison.similarity;
    }
    return best;
}

struct MatchFinder::Impl {
    Footage footage;
    std::vector<MatchPair> sample;                  // random pairs across takes, of the ends below
    std::vector<std::vector<double>> similarities;  // by cue, of the sample
    std::vector<Calibration> calibrations;
    Ends leaving, entering;

    explicit Impl(const std::vector<AnalysisPtr>& all) : footage(all) {
        leaving = collect(footage, Side::Outgoing, false, false);
        entering = collect(footage, Side::Incoming, false, false);
        sample = random_pairs(leaving, entering, calibration_pairs);
    }

    void calibrate(unsigned jobs, const Cancel& cancel) {
        similarities.assign(all_cues().size(), std::vector<double>(sample.size()));
        parallel_for(sample.size(), jobs, [&](std::size_t i) {
            if (cancel.stop_requested()) return;
            const auto &a = leaving[sample[i].from], &b = entering[sample[i].to];
            const double aspect = footage.media[a.media]->aspect;
            for (std::size_t c = 0; c < all_cues().size(); ++c)
                similarities[c][i] = compare_in(c, *a.data, *b.data, aspect).similarity;
        });
        for (const auto& s : similarities) calibrations.emplace_back(s);
    }

    /// What the combined surprises are worth: their rarity among the same random pairs.
    Calibration combined(const std::vector<double>& weights, double sum) const {
        std::vector<double> bits(sample.size(), 0);
        for (std::size_t c = 0; c < weights.size(); ++c)
            for (std::size_t i = 0; i < bits.size() && weights[c] > 0; ++i)
                bits[i] += weights[c] * std::pow(calibrations[c].surprise(similarities[c][i]), emphasis) / sum;
        for (double& b : bits) b = std::pow(b, 1 / emphasis);
        return Calibration(std::move(bits));
    }
};

MatchFinder::MatchFinder(const std::vector<AnalysisPtr>& footage, unsigned jobs, const Cancel& cancel) {
    auto made = std::make_unique<Impl>(footage);
    made->calibrate(jobs ? jobs : ThreadPool::default_threads(), cancel);
    impl_ = std::move(made);
}
MatchFinder::~MatchFinder() = default;
MatchFinder::MatchFinder(MatchFinder&&) noexcept = default;
MatchFinder& MatchFinder::operator=(MatchFinder&&) noexcept = default;

Result<MatchList> MatchFinder::find(const MatchQuery& query, Progress progress, Cancel cancel) const {
    const auto weights = weights_of(query);
    if (!weights) return fail(weights.error());
    const unsigned jobs = query.jobs ? query.jobs : ThreadPool::default_threads();
    Judge judge{impl_->footage, *weights, query.crop_budget, impl_->calibrations, 0};
    for (const double w : *weights) judge.weight_sum += w;
    const Footage& footage = impl_->footage;
    const auto ends = [&](Side side, const Ends& usual, const MatchScope& scope) {
        const bool other = query.edges_only || query.include_titles;
        return within(other ? collect(footage, side, query.edges_only, query.include_titles) : usual, footage, scope);
    };
    const Ends from = ends(Side::Outgoing, impl_->leaving, query.from);
    const Ends to = ends(Side::Incoming, impl_->entering, query.to);
    MatchList list;
    if (judge.weight_sum <= 0 || impl_->sample.empty() || from.empty() || to.empty()) return list;
    const Calibration rarity = impl_->combined(*weights, judge.weight_sum);

    if (progress) progress({0.1, "looking for pairs"});
    RetrievalLimits limits;
    limits.include_neighbours = query.include_neighbours;
    const std::vector<MatchPair> pairs = retrieve(from, to, *weights, limits, jobs, cancel);
    list.considered = static_cast<std::int64_t>(from.size()) * static_cast<std::int64_t>(to.size());

    if (progress) progress({0.3, "comparing " + std::to_string(pairs.size()) + " pairs"});
    std::vector<Judged> judged(pairs.size());
    parallel_for(pairs.size(), jobs, [&](std::size_t i) {
        if (!cancel.stop_requested()) judged[i] = judge(pairs[i], from[pairs[i].from], to[pairs[i].to]);
    });
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the search was stopped");
    for (const Judged& j :
         query.fold ? fold(judged, from, to, query, judge) : best_first(std::move(judged), query.top)) {
        list.matches.push_back(explain(j, from, to, judge, rarity, query.fold));
        list.matches.back().rank = list.matches.size();
    }
    if (progress) progress({1, "done"});
    return list;
}

Result<MatchList> find_matches(const std::vector<AnalysisPtr>& footage, const MatchQuery& query, Progress progress,
                               Cancel cancel) {
    if (progress) progress({0, "learning what is rare"});
    return MatchFinder(footage, query.jobs, cancel).find(query, progress, cancel);
}

}  // namespace rhyme
