// The incoming picture pushes the outgoing one out of the frame, edge on edge.
#include "core/transitions/shifted.h"

namespace rhyme {

namespace {

class Push final : public Shifted {
public:
    std::string_view name() const override { return "push"; }
    std::string_view text() const override { return "Push"; }

protected:
    bool takes_along() const override { return true; }
};

}  // namespace

const TransitionKind& push() {
    static const Push kind;
    return kind;
}

}  // namespace rhyme
