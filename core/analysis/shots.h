// Finds where shots begin and end, from small pictures fed in order. Needs a few seconds of look-ahead and forgets what
// lies behind: memory does not grow with the film (but for four bytes a frame).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/analysis/gradual.h"
#include "core/analysis/shot_history.h"

namespace rhyme {

/// One owner, one thread. What it finds depends on the pictures alone.
class ShotDetector {
public:
    ShotDetector();
    /// The next frame, CV_8UC3 R, G, B, of any size (all of one film alike).
    void add(const cv::Mat& rgb);
    /// No more frames will come: everything is settled.
    void finish();

    /// What is settled, sorted; no two overlap.
    const std::vector<ShotChange>& changes() const { return changes_; }
    /// No change that begins before this frame will be added any more.
    FramePosition settled() const { return FramePosition(settled_); }

private:
    struct Cut {
        std::int64_t frame;
        double score;
    };
    struct Change {
        ShotChangeKind kind;
        std::int64_t start, end;
    };
    struct Blend {
        GradualSpan span;
        bool judged = false;           // once nothing can alter it any more
        std::optional<Change> change;  // when judged: where exactly; none where it is no dissolve
    };
    void look_for_cut(std::int64_t n);
    void look_for_blend(std::int64_t end);
    void settle(std::int64_t until);
    std::vector<Change> fades_around(std::int64_t from, std::int64_t to, std::vector<Change>& flashes) const;
    bool comes_back(const GradualSpan& blend) const;
    std::optional<Change> judge(const GradualSpan& blend) const;
    std::vector<Change> blends_around();
    std::vector<Cut> strongest_cuts() const;

    ShotHistory history_;
    std::vector<float> spread_;  // of every frame
    std::vector<Cut> cuts_;      // not yet settled
    std::vector<Blend> blends_;  // not yet settled
    std::vector<ShotChange> changes_;
    std::int64_t done_ = 0;  // changes that end before this frame are in changes_
    std::int64_t settled_ = 0;
};

/// The shots of a film of `frames` frames: they meet at cuts and in the middle of gradual changes.
std::vector<Shot> shots_between(const std::vector<ShotChange>& changes, FrameCount frames);

}  // namespace rhyme
