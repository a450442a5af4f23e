// Ranked match cuts: retrieve, align, calibrate, combine, fold, explain (core/README.md says how).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme {

/// Where one side may lie. Empty: anywhere.
struct MatchScope {
    std::optional<std::string> path;   ///< one file of the footage
    std::optional<FrameRange> frames;  ///< of that file
};

struct MatchQuery {
    std::map<std::string, double, std::less<>> weights;  ///< by cue name, >= 0; empty: the defaults
    MatchScope from, to;
    std::size_t top = 50;
    bool edges_only = false;          ///< only the last and first frames of shots
    bool include_neighbours = false;  ///< also moments of one shot and of near-duplicate takes
    bool include_titles = false;      ///< also title cards
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

/// Answers questions about one set of footage. Making it learns what is rare there (some thousand comparisons);
/// questions are then quick. Immutable: safe from any thread. Answers depend only on the footage (not on its order, nor
/// on jobs) and the query.
class MatchFinder {
public:
    explicit MatchFinder(const std::vector<AnalysisPtr>& footage, unsigned jobs = 0, const Cancel& cancel = {});
    ~MatchFinder();
    MatchFinder(MatchFinder&&) noexcept;
    MatchFinder& operator=(MatchFinder&&) noexcept;

    Result<MatchList> find(const MatchQuery& query, Progress progress = {}, Cancel cancel = {}) const;

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
std::map<std::string, double, std::less<>> default_weights();

}  // namespace rhyme
