// Ranked match cuts: retrieve, align, calibrate, combine, fold, explain (core/README.md says how).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/library.h"
#include "core/match/taste.h"

namespace rhyme {

/// Where one side may lie. Empty: anywhere.
struct MatchScope {
    std::optional<std::string> path;   ///< one file of the footage
    std::optional<FrameRange> frames;  ///< of that file
};

struct MatchQuery {
    CueWeights weights;  ///< by cue name, >= 0; empty: the defaults
    MatchScope from, to;
    std::size_t top = 50;
    bool edges_only = false;          ///< only the last and first frames of shots
    bool include_neighbours = false;  ///< also moments of one shot and of near-duplicate takes
    bool include_titles = false;      ///< also title cards
    double contrast = 0;              ///< 0..1: how much the sides must be of opposing colour or light besides
    double crop_budget = 0.30;        ///< largest share of its picture an alignment may cost a side, split if need be
    bool fold = true;                 ///< false: every pair compared, best first, unexplained; top still counts
    unsigned jobs = 0;
};

struct MatchEnd {
    std::size_t media = 0;   ///< index into the footage given
    std::size_t moment = 0;  ///< index into its moments
    std::string path;
    FramePosition frame;  ///< from: the last frame shown; to: the first
    RationalTime time;
    int shot = 0;
};

struct Match {
    std::size_t rank = 1;  ///< 1-based
    double score = 0;      ///< 0..1, calibrated
    MatchEnd from, to;
    std::vector<double>
        cues;  ///< rarity per cue, in all_cues() order: 1 - the share of random cross-shot pairs at least as alike
    Similarity align;  ///< B onto A; identity when nothing says otherwise
    double crop = 0;
    std::vector<std::string> because;  ///< "shape: round, centred, 3 % larger", strongest first
};

struct MatchList {
    std::vector<Match> matches;
    std::int64_t considered = 0;  ///< pairs of moments looked at
};

/// Why one pair is offered, and why not.
struct PairReport {
    Match match;                       ///< of the moments nearest to what was asked, with all cues and reasons
    std::vector<std::string> why_not;  ///< sentences, the gravest first; empty: nothing speaks against it
};

/// Answers questions about one set of footage. Making it learns what is rare there (some thousand comparisons);
/// questions are then quick. Immutable: safe from any thread. Answers depend only on the footage (not on its order, nor
/// on jobs) and the query.
class MatchFinder {
public:
    /// `sample`: so many random pairs say what is rare; a rarity is known to about one in it.
    explicit MatchFinder(const std::vector<AnalysisPtr>& footage, unsigned jobs = 0, const Cancel& cancel = {},
                         std::size_t sample = 6000);
    /// The same, much sooner where `before` knows most of the analyses (the same objects): files come and go. Beyond
    /// 250 000 moments, where not all are looked at, which pairs are found may depend on what came when.
    MatchFinder(const MatchFinder& before, const std::vector<AnalysisPtr>& footage, unsigned jobs = 0,
                const Cancel& cancel = {});
    ~MatchFinder();
    MatchFinder(MatchFinder&&) noexcept;
    MatchFinder& operator=(MatchFinder&&) noexcept;

    Result<MatchList> find(const MatchQuery& query, Progress progress = {}, Cancel cancel = {}) const;

    /// Looks at the pair of moments nearest to these frames of the footage (by its place in the footage given).
    Result<PairReport> examine(std::size_t from_media, FramePosition from, std::size_t to_media, FramePosition to,
                               const MatchQuery& query = {}) const;

    /// What rhymes in pairs of moments (outgoing, incoming) of a film that need not be of the footage, by what is rare
    /// in the footage and the default weights. The work grows with the pairs alone: no takes are told apart, and
    /// nothing is said against any. Pairs that were not reached when cancelled are left empty.
    std::vector<Match> weigh(const AnalysisPtr& film, const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
                             unsigned jobs = 0, const Cancel& cancel = {}) const;

    /// The answers of an editor that are about this footage, as examples to learn from.
    std::vector<TasteExample> examples(const std::vector<Library::Verdict>& verdicts) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

/// One question: MatchFinder(footage).find(query).
Result<MatchList> find_matches(const std::vector<AnalysisPtr>& footage, const MatchQuery& query, Progress progress = {},
                               Cancel cancel = {});

/// The alignment that the strongest of the aligning cues gives two moments, B onto A, within the crop budget; identity
/// when none does.
Similarity best_alignment(const Moment& outgoing, const Moment& incoming, double aspect, double crop_budget = 0.30);

/// Weights a query with none uses.
CueWeights default_weights();

}  // namespace rhyme
