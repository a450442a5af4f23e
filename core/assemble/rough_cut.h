// A first cut: shots that rhyme with each other, every cut on a beat of the song, its pace that of the song's parts and
// energy; performance, where there is any, as the spine.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/assemble/cut_plan.h"
#include "core/match/match.h"
#include "core/media/media_pool.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// A take of the performance in sync with the song: take time = (song time - offset) * rate.
struct PerformanceTake {
    std::size_t footage = 0;  ///< index into the footage
    double offset = 0, rate = 1;
};

struct RoughCutOptions {
    FrameRate rate{30, 1};
    int width = 1280, height = 720;
    SongMap song;       ///< with its media, which runs underneath
    double from = 0;    ///< seconds of the song
    double length = 0;  ///< seconds; 0: to its end
    Pace pace = Pace::Medium;
    std::vector<PerformanceTake> takes;
    /// A cut made before, of which these clips of its lowest video track (numbered from 0) stay as they are.
    const Timeline* before = nullptr;
    std::set<std::size_t> keep;
    bool reframe = true;  ///< pictures of another shape fill the frame, around what draws the eye
    unsigned seed = 0;    ///< another one: another cut; beside `before`, other shots wherever nothing is kept
};

/// One cut of the result and why it is there.
struct RoughCutJoin {
    FramePosition at;  ///< on the sequence
    std::size_t beat;  ///< index into the song's beats; CutProblem::none: there is none
    double beat_time;  ///< seconds of the song
    double score;      ///< of the match; 0 where nothing better was to be had
    std::vector<std::string> because;
};

struct RoughCut {
    Timeline timeline;  ///< with the song map
    std::vector<RoughCutJoin> joins;
    double worth = 0, bound = 0;  ///< in bits; no cut of this material is worth more than the bound
};

/// `media[i]` is the id of `footage[i]`. A picture changes with the frame whose start is nearest to its beat. Takes lie
/// behind every moment of the performance (Clip::takes). A join that rhymes is an aligned cut unless Renderer would
/// refuse it: then a plain one, and `because` says why. Errors: no footage, fewer than two beats, shots too short for
/// the beats.
Result<RoughCut> make_rough_cut(const std::vector<AnalysisPtr>& footage, const std::vector<MediaId>& media,
                                const std::shared_ptr<MediaPool>& pool, const RoughCutOptions& options,
                                Progress progress = {}, Cancel cancel = {});

/// What the search is asked; for benchmarks. `joins`: every pair compared.
CutProblem cut_problem(const std::vector<AnalysisPtr>& footage, const RoughCutOptions& options, const CutPlan& plan,
                       const MatchList& joins);
MatchQuery rough_cut_query();  ///< what is asked of a MatchFinder for those

}  // namespace rhyme
