// Contrast cuts: what stands in the same place is of an opposing colour or light.
#pragma once

#include <string>

#include "core/analysis/analysis.h"

namespace rhyme {

struct Contrast {
    double colour = 0;  ///< 0..1: complementary hues in the same places
    double light = 0;   ///< 0..1: dark where the other is light
    double most() const { return colour > light ? colour : light; }
    std::string because;  ///< "teal against orange", "dark against light"; empty when neither is half of 1
};

/// From the moments' thumbs (OKLab). Symmetric in what it measures; the words name A's side first.
Contrast contrast_between(const Moment& outgoing, const Moment& incoming);

}  // namespace rhyme
