#include "core/match/match.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/thread_pool.h"
#include "core/match/judge.h"

namespace rhyme {
namespace {

constexpr std::size_t uses_of_a_shot = 3;                 // in one list that asks about all footage
constexpr std::size_t joins_inside_a_file = 2;            // likewise: a film rhymes with itself all too easily
constexpr double one_look = 0.06;                         // OKLab: pictures nearer than that are one set-up
constexpr double weak = 0.9;                              // rarity below which a pair is like any other
constexpr double elsewhere = 0.5, after_the_best = 0.85;  // seconds; what is left of the worth of a pair's second join

std::string percent(double share) {
    const double p = 100 * share;
    return (p < 1 ? "less than 1" : std::to_string(std::lround(p))) + " %";
}

/// The best join of each pair of takes (of shots with neighbours), one direction or the other, best first. Where the
/// question is about one file, a second one too that lies elsewhere in either take.
std::vector<JudgedPair> best_of_each_pair(const std::vector<JudgedPair>& judged, const MatchEnds& from,
                                          const MatchEnds& to, const MatchQuery& query) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const JudgedPair*>> pairs;
    for (const JudgedPair& j : judged) {
        const MatchCandidateEnd &a = from[j.pair.from], &b = to[j.pair.to];
        const auto key = query.include_neighbours ? std::minmax(a.shot, b.shot) : std::minmax(a.take, b.take);
        if (j.bits > 0) pairs[{key.first, key.second}].push_back(&j);
    }
    const bool second_too = query.from.path || query.to.path;
    const auto apart = [](const MatchCandidateEnd& x, const MatchCandidateEnd& y) {
        return x.shot != y.shot || std::abs((x.data->time - y.data->time).seconds()) > elsewhere;
    };
    std::vector<JudgedPair> list;
    for (const auto& [pair, joins] : pairs) {
        const auto finer = [](const JudgedPair* a, const JudgedPair* b) { return a->fine < b->fine; };
        const JudgedPair* best = *std::max_element(joins.begin(), joins.end(), finer);
        list.push_back(*best);
        if (!second_too) continue;
        const JudgedPair* second = nullptr;
        for (const JudgedPair* j : joins)
            if ((apart(from[j->pair.from], from[best->pair.from]) || apart(to[j->pair.to], to[best->pair.to])) &&
                (!second || finer(second, j)))
                second = j;
        if (!second) continue;
        list.push_back(*second);
        list.back().worth *= after_the_best;
    }
    std::stable_sort(list.begin(), list.end(), [](const JudgedPair& a, const JudgedPair& b) {
        return a.worth != b.worth ? a.worth > b.worth
                                  : std::tie(a.pair.from, a.pair.to) < std::tie(b.pair.from, b.pair.to);
    });
    return list;
}

/// The same two pictures again, in whatever order: other takes of one set-up.
bool repeats(const MatchCandidateEnd& a, const MatchCandidateEnd& b, const MatchCandidateEnd& c,
             const MatchCandidateEnd& d) {
    const auto same = [](const MatchCandidateEnd& x, const MatchCandidateEnd& y) {
        return !x.data->thumb.empty() && !y.data->thumb.empty() &&
               thumb_distance(x.data->thumb, y.data->thumb) < one_look;
    };
    return (same(a, c) && same(b, d)) || (same(a, d) && same(b, c));
}

/// Keeps the best of each pair of takes, unless both show one scene; where the question is about all footage no shot
/// fills the list and no two pictures meet twice.
std::vector<JudgedPair> fold(const std::vector<JudgedPair>& judged, const MatchEnds& from, const MatchEnds& to,
                             const MatchQuery& query, const PairJudge& judge) {
    const bool about_all = !query.from.path && !query.to.path;
    std::map<std::size_t, std::size_t> uses, inside;
    std::vector<JudgedPair> kept, spare;
    for (const JudgedPair& j : best_of_each_pair(judged, from, to, query)) {
        if (j.bits <= 0 || kept.size() >= query.top) break;
        const MatchCandidateEnd &a = from[j.pair.from], &b = to[j.pair.to];
        const std::size_t ka = query.include_neighbours ? a.shot : a.take,
                          kb = query.include_neighbours ? b.shot : b.take;
        if (!query.include_neighbours && judge.one_scene(a, b)) continue;
        const auto seen_before = [&](const JudgedPair& k) { return repeats(a, b, from[k.pair.from], to[k.pair.to]); };
        if (about_all && !query.include_neighbours && std::any_of(kept.begin(), kept.end(), seen_before)) continue;
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

std::vector<JudgedPair> best_first(std::vector<JudgedPair> judged, std::size_t top) {
    std::stable_sort(judged.begin(), judged.end(),
                     [](const JudgedPair& a, const JudgedPair& b) { return a.bits > b.bits; });
    judged.resize(std::min(judged.size(), top));
    return judged;
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

CueWeights default_weights() {
    CueWeights weights;
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
        if (comparison.aligned && comparison.similarity > strongest &&
            alignment_price(comparison.align, aspect) <= crop_budget)
            best = comparison.align, strongest = comparison.similarity;
    }
    return best;
}

struct MatchFinder::Impl {
    MatchFootage footage;
    MomentEmbeddings embeddings;
    std::size_t asked;                              // pairs, of the sample
    std::vector<MatchPair> sample;                  // random pairs across takes, of the ends below
    std::vector<std::vector<double>> similarities;  // by cue, of the sample
    std::vector<Calibration> calibrations;
    MatchEnds leaving, entering;

    Impl(const std::vector<AnalysisPtr>& all, unsigned jobs, std::size_t pairs, const Impl* before,
         const Cancel& cancel)
        : footage(all, jobs, before ? &before->footage : nullptr),
          embeddings(footage.media, jobs, before ? &before->embeddings : nullptr),
          asked(pairs) {
        leaving = collect_ends(footage, Side::Outgoing, false, false);
        entering = collect_ends(footage, Side::Incoming, false, false);
        sample = random_pairs(footage.media, leaving, entering, pairs);
        calibrate(before, jobs ? jobs : ThreadPool::default_threads(), cancel);
    }

    std::pair<const Moment*, const Moment*> moments(const MatchPair& pair) const {
        return {leaving[pair.from].data, entering[pair.to].data};
    }

    void calibrate(const Impl* before, unsigned jobs, const Cancel& cancel) {
        std::map<std::pair<const Moment*, const Moment*>, std::size_t> known;
        for (std::size_t i = 0; before && i < before->sample.size(); ++i)
            known.emplace(before->moments(before->sample[i]), i);
        similarities.assign(all_cues().size(), std::vector<double>(sample.size()));
        parallel_for(sample.size(), jobs, [&](std::size_t i) {
            if (cancel.stop_requested()) return;
            const auto at = known.find(moments(sample[i]));
            const auto &a = leaving[sample[i].from], &b = entering[sample[i].to];
            for (std::size_t c = 0; c < all_cues().size(); ++c)
                similarities[c][i] = at != known.end()
                                         ? before->similarities[c][at->second]
                                         : compare_in(c, *a.data, *b.data, footage.media[a.media]->aspect).similarity;
        });
        for (const auto& s : similarities) calibrations.emplace_back(s);
    }

    /// What the combined surprises are worth: their rarity among the same random pairs.
    Calibration combined(const std::vector<double>& weights) const {
        std::vector<double> bits(sample.size(), 0), one(weights.size(), 0);
        for (std::size_t i = 0; i < bits.size(); ++i) {
            for (std::size_t c = 0; c < weights.size(); ++c)
                one[c] = weights[c] > 0 ? calibrations[c].surprise(similarities[c][i]) : 0;
            bits[i] = combined_surprise(one, weights);
        }
        return Calibration(std::move(bits));
    }
};

MatchFinder::MatchFinder(const std::vector<AnalysisPtr>& footage, unsigned jobs, const Cancel& cancel,
                         std::size_t sample)
    : impl_(std::make_unique<const Impl>(footage, jobs, sample, nullptr, cancel)) {}
MatchFinder::MatchFinder(const MatchFinder& before, const std::vector<AnalysisPtr>& footage, unsigned jobs,
                         const Cancel& cancel)
    : impl_(std::make_unique<const Impl>(footage, jobs, before.impl_->asked, before.impl_.get(), cancel)) {}
MatchFinder::~MatchFinder() = default;
MatchFinder::MatchFinder(MatchFinder&&) noexcept = default;
MatchFinder& MatchFinder::operator=(MatchFinder&&) noexcept = default;

Result<MatchList> MatchFinder::find(const MatchQuery& query, Progress progress, Cancel cancel) const {
    const auto weights = weights_of(query);
    if (!weights) return fail(weights.error());
    const unsigned jobs = query.jobs ? query.jobs : ThreadPool::default_threads();
    const PairJudge judge{impl_->footage, *weights, query.crop_budget, query.contrast, impl_->calibrations};
    const MatchFootage& footage = impl_->footage;
    const auto ends = [&](Side side, const MatchEnds& usual, const MatchScope& scope) {
        const bool other = query.edges_only || query.include_titles;
        return within(other ? collect_ends(footage, side, query.edges_only, query.include_titles) : usual, footage,
                      scope);
    };
    const MatchEnds from = ends(Side::Outgoing, impl_->leaving, query.from);
    const MatchEnds to = ends(Side::Incoming, impl_->entering, query.to);
    MatchList list;
    const bool all_zero = std::all_of(weights->begin(), weights->end(), [](double w) { return w <= 0; });
    if (all_zero || impl_->sample.empty() || from.empty() || to.empty()) return list;
    const Calibration rarity = impl_->combined(*weights);

    if (progress) progress({0.1, "looking for pairs"});
    RetrievalLimits limits;
    limits.include_neighbours = query.include_neighbours;
    const std::vector<MatchPair> pairs = retrieve(impl_->embeddings, from, to, *weights, limits, jobs, cancel);
    list.considered = static_cast<std::int64_t>(from.size()) * static_cast<std::int64_t>(to.size());

    if (progress) progress({0.3, "comparing " + std::to_string(pairs.size()) + " pairs"});
    std::vector<JudgedPair> judged(pairs.size());
    parallel_for(pairs.size(), jobs, [&](std::size_t i) {
        if (!cancel.stop_requested()) judged[i] = judge(pairs[i], from[pairs[i].from], to[pairs[i].to]);
    });
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the search was stopped");
    for (const JudgedPair& j :
         query.fold ? fold(judged, from, to, query, judge) : best_first(std::move(judged), query.top)) {
        list.matches.push_back(judge.explain(j, from[j.pair.from], to[j.pair.to], rarity, query.fold));
        list.matches.back().rank = list.matches.size();
    }
    if (progress) progress({1, "done"});
    return list;
}

Result<PairReport> MatchFinder::examine(std::size_t from_media, FramePosition from, std::size_t to_media,
                                        FramePosition to, const MatchQuery& query) const {
    const auto weights = weights_of(query);
    if (!weights) return fail(weights.error());
    const MatchFootage& footage = impl_->footage;
    const auto nearest = [&](std::size_t given, FramePosition frame) -> Result<MatchCandidateEnd> {
        const auto at = std::find(footage.given.begin(), footage.given.end(), given);
        if (at == footage.given.end()) return fail(ErrorCode::InvalidArgument, "there is no such footage");
        const auto media = static_cast<std::size_t>(at - footage.given.begin());
        const auto& moments = footage.media[media]->moments;
        const auto best = std::min_element(moments.begin(), moments.end(), [&](const Moment& a, const Moment& b) {
            return std::abs(a.frame.value - frame.value) < std::abs(b.frame.value - frame.value);
        });
        if (best == moments.end() || best->shot < 0)
            return fail(ErrorCode::NotFound, "nothing was seen there", footage.media[media]->path, "analyse it first");
        return footage.end(media, static_cast<std::size_t>(best - moments.begin()));
    };
    const auto a = nearest(from_media, from), b = nearest(to_media, to);
    if (!a || !b) return fail(a ? b.error() : a.error());
    const PairJudge judge{footage, *weights, query.crop_budget, query.contrast, impl_->calibrations};
    const JudgedPair judged = judge({}, *a, *b);
    PairReport report;
    report.match = judge.explain(judged, *a, *b, impl_->combined(*weights), true);
    const auto against = [&](std::string text) { report.why_not.push_back(std::move(text)); };
    if (std::string why = unfit(footage, *a, Side::Outgoing, query.include_titles); !why.empty())
        against("the outgoing side: " + why);
    if (std::string why = unfit(footage, *b, Side::Incoming, query.include_titles); !why.empty())
        against("the incoming side: " + why);
    if (a->shot == b->shot)
        against("both are of one shot");
    else if (a->take == b->take)
        against("both show one take");
    else if (a->media == b->media && b->shot == a->shot + 1)
        against("the film cuts from the one to the other already");
    else if (judge.one_scene(*a, *b))
        against("the shots show one scene: a jump, not a match");
    std::size_t strongest = 0;
    for (std::size_t c = 0; c < all_cues().size(); ++c) {
        if (report.match.cues[c] > report.match.cues[strongest]) strongest = c;
        const Comparison comparison = compare_in(c, *a->data, *b->data, judge.aspect(*a));
        if ((*weights)[c] > 0 && report.match.cues[c] > weak && comparison.aligned &&
            alignment_price(comparison.align, judge.aspect(*a)) > query.crop_budget)
            against("to line up their " + std::string(all_cues()[c]->name()) + " would cost " +
                    percent(crop_share(comparison.align, judge.aspect(*a))) + " of the picture");
    }
    if (report.match.score < weak)
        against(percent(1 - report.match.score) + " of random pairs rhyme as much; what they have most in common is " +
                std::string(all_cues()[strongest]->name()));
    return report;
}

std::vector<Match> MatchFinder::weigh(const AnalysisPtr& film,
                                      const std::vector<std::pair<std::size_t, std::size_t>>& pairs, unsigned jobs,
                                      const Cancel& cancel) const {
    std::vector<Match> matches(pairs.size());
    const auto weights = weights_of({});
    if (!weights) return matches;
    MatchFootage alone({});
    alone.media = {film}, alone.given = {0}, alone.first_shot = {0};
    const PairJudge judge{alone, *weights, MatchQuery().crop_budget, 0, impl_->calibrations};
    const Calibration rarity = impl_->combined(*weights);
    const auto end = [&](std::size_t i) {
        const Moment& moment = film->moments[i];
        const auto shot = static_cast<std::size_t>(std::max(0, moment.shot));
        return MatchCandidateEnd{0, i, shot, shot, &moment};
    };
    parallel_for(pairs.size(), jobs ? jobs : ThreadPool::default_threads(), [&](std::size_t k) {
        if (cancel.stop_requested()) return;
        const MatchCandidateEnd a = end(pairs[k].first), b = end(pairs[k].second);
        matches[k] = judge.explain(judge({}, a, b), a, b, rarity, true);
    });
    return matches;
}

std::vector<TasteExample> MatchFinder::examples(const std::vector<Library::Verdict>& verdicts) const {
    std::map<std::string, std::size_t, std::less<>> by_fingerprint;
    for (std::size_t m = 0; m < impl_->footage.media.size(); ++m)
        by_fingerprint.emplace(impl_->footage.media[m]->fingerprint, impl_->footage.given[m]);
    std::vector<TasteExample> examples;
    for (const Library::Verdict& v : verdicts) {
        const auto a = by_fingerprint.find(v.from_fingerprint), b = by_fingerprint.find(v.to_fingerprint);
        if (a == by_fingerprint.end() || b == by_fingerprint.end()) continue;
        if (auto pair = examine(a->second, v.from_frame, b->second, v.to_frame))
            examples.push_back({std::move(pair->match.cues), v.accepted});
    }
    return examples;
}

Result<MatchList> find_matches(const std::vector<AnalysisPtr>& footage, const MatchQuery& query, Progress progress,
                               Cancel cancel) {
    if (progress) progress({0, "learning what is rare"});
    return MatchFinder(footage, query.jobs, cancel).find(query, progress, cancel);
}

}  // namespace rhyme
