// How a join is drawn. A kind is one file with draw() and one line in registry.cpp.
#pragma once

#include <map>
#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/image/similarity.h"
#include "core/time/frame.h"
#include "core/transitions/window.h"

namespace rhyme {

struct TransitionParameter {
    std::string name;         ///< "scale"
    double value, low, high;  ///< default and limits
    std::string text;         ///< for a person: "Size of the incoming picture"
};

/// What a kind saw in the two pictures of a join (join_sight.h) and draws from; each kind derives its own. Immutable.
class TransitionEvidence {
public:
    virtual ~TransitionEvidence() = default;
    Windows windows;  ///< where the two pictures are
};
using EvidencePtr = std::shared_ptr<const TransitionEvidence>;
struct JoinSight;

/// One frame of a transition. Pictures are CV_16UC3 R'G'B', the size of the sequence; one the kind does not need there
/// may be empty.
struct TransitionFrame {
    cv::Mat outgoing, incoming;
    FrameCount frame;       ///< from the start of the transition
    FrameCount in_offset;   ///< frames before the cut
    FrameCount out_offset;  ///< frames from the cut on
    const std::map<std::string, double>* parameters = nullptr;
    /// What prepare() gave for this join. Null where it refused, or was not asked: the plain form of the kind is drawn.
    const TransitionEvidence* evidence = nullptr;
    bool coverage = false;  ///< the pictures say where the clips are opaque: no colours

    cv::Size size() const { return outgoing.empty() ? incoming.size() : outgoing.size(); }
    Windows windows() const { return evidence ? evidence->windows : Windows(); }
    bool before_cut() const { return frame < in_offset; }
    double parameter(std::string_view name, double otherwise) const;
    /// (frame + 1) / (length + 1): neither end repeats its neighbour.
    double progress() const;
};

class TransitionKind {
public:
    virtual ~TransitionKind() = default;
    virtual std::string_view name() const = 0;  ///< "dissolve"
    virtual std::string_view text() const = 0;  ///< "Dissolve"
    virtual std::vector<TransitionParameter> parameters() const { return {}; }
    /// It shows the outgoing clip after the cut and the incoming one before: both need handles.
    virtual bool needs_handles() const = 0;
    /// Default lengths before and after the cut.
    virtual FrameCount default_in() const = 0;
    virtual FrameCount default_out() const = 0;
    /// Which of the two pictures this frame needs: what is not needed is not decoded.
    virtual bool needs_outgoing(const TransitionFrame&) const { return true; }
    virtual bool needs_incoming(const TransitionFrame&) const { return true; }
    /// draw() needs what prepare() sees: without it only the plain form of the kind can be drawn.
    virtual bool needs_evidence() const { return false; }
    /// prepare() may refuse.
    virtual bool may_refuse() const { return needs_evidence(); }
    /// Looks at the join once, before it is drawn; the same for every size it is drawn at. Null where there is nothing
    /// to keep. Errors: one sentence why the join cannot be drawn well like this, and what would do.
    virtual Result<EvidencePtr> prepare(const JoinSight&) const { return EvidencePtr(); }
    /// Its parameter of that name, within its limits.
    double value(const TransitionFrame& frame, std::string_view name) const;
    virtual cv::Mat draw(const TransitionFrame& frame) const = 0;  ///< CV_16UC3, pure
};

const std::vector<const TransitionKind*>& all_transitions();
const TransitionKind* find_transition(std::string_view name);

/// `picture` (CV_8UC3 or CV_16UC3) moved by `s`, scaled up just enough that no border is uncovered when `cover`;
/// bicubic (area-averaged when shrinking). What lies outside is the nearest edge; with `outside_black` it is 0. Also
/// for CV_16UC1.
cv::Mat warp(const cv::Mat& picture, const Similarity& s, bool cover, bool outside_black = false);

}  // namespace rhyme
