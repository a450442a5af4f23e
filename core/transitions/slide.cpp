// The incoming picture slides in over the outgoing one, which stays where it is.
#include "core/transitions/shifted.h"

namespace rhyme {

namespace {

class Slide final : public Shifted {
public:
    std::string_view name() const override { return "slide"; }
    std::string_view text() const override { return "Slide"; }

protected:
    bool takes_along() const override { return false; }
};

}  // namespace

const TransitionKind& slide() {
    static const Slide kind;
    return kind;
}

}  // namespace rhyme
