#include <algorithm>
#include <cmath>

#include "core/transitions/transition_kind.h"

namespace rhyme {

// One line a kind; each is defined in the file of its name.
const TransitionKind& aligned_cut();
const TransitionKind& aligned_dissolve();
const TransitionKind& colour_bridge();
const TransitionKind& depth_push();
const TransitionKind& dip_to_black();
const TransitionKind& dip_to_color();
const TransitionKind& dissolve();
const TransitionKind& light_pass();
const TransitionKind& line_wipe();
const TransitionKind& movement_carry();
const TransitionKind& opposing_bridge();
const TransitionKind& push();
const TransitionKind& shape_matte();
const TransitionKind& shape_morph();
const TransitionKind& slide();
const TransitionKind& wipe();
const TransitionKind& zoom();

const std::vector<const TransitionKind*>& all_transitions() {
    static const std::vector<const TransitionKind*> kinds{&aligned_cut(),
                                                          &aligned_dissolve(),
                                                          &shape_matte(),
                                                          &shape_morph(),
                                                          &line_wipe(),
                                                          &colour_bridge(),
                                                          &opposing_bridge(),
                                                          &movement_carry(),
                                                          &depth_push(),
                                                          &light_pass(),
                                                          &dissolve(),
                                                          &dip_to_black(),
                                                          &dip_to_color(),
                                                          &wipe(),
                                                          &push(),
                                                          &slide(),
                                                          &zoom()};
    return kinds;
}

const TransitionKind* find_transition(std::string_view name) {
    for (const TransitionKind* kind : all_transitions())
        if (kind->name() == name) return kind;
    return nullptr;
}

double TransitionFrame::parameter(std::string_view name, double otherwise) const {
    if (!parameters) return otherwise;
    const auto found = parameters->find(std::string(name));
    return found == parameters->end() ? otherwise : found->second;
}

double TransitionKind::value(const TransitionFrame& frame, std::string_view name) const {
    for (const TransitionParameter& p : parameters()) {
        if (p.name != name) continue;
        const double v = frame.parameter(name, p.value);
        return std::isfinite(v) ? std::clamp(v, p.low, p.high) : p.value;
    }
    return 0;
}

double TransitionFrame::progress() const {
    return static_cast<double>(frame.value + 1) / static_cast<double>(in_offset.value + out_offset.value + 1);
}

}  // namespace rhyme
