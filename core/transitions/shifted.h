// Pictures moved by whole pixels along the frame's sides: pushes and slides.
#pragma once

#include "core/transitions/transition_kind.h"

namespace rhyme {

/// The incoming picture comes in from one side over the outgoing one.
class Shifted : public TransitionKind {
public:
    std::vector<TransitionParameter> parameters() const final;
    bool needs_handles() const final { return true; }
    FrameCount default_in() const final { return FrameCount(10); }
    FrameCount default_out() const final { return FrameCount(10); }
    cv::Mat draw(const TransitionFrame& f) const final;

protected:
    /// The outgoing picture goes along with it; else it stays.
    virtual bool takes_along() const = 0;
};

}  // namespace rhyme
