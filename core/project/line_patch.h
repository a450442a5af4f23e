// The difference of two texts made of lines, small where a project file changes as edits change it: lines that only
// count on ("start": 120 -> 145) cost a few bytes, and so do blocks put in, taken out or left alone. Knows nothing of
// what the lines mean.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace rhyme {

/// What turns `before` into `after`. Lines that stand once in both are taken for the same ones (as "patience diff"
/// does), what lies between them is compared line by line.
std::string line_patch(std::string_view before, std::string_view after);

/// `after` again. Damaged: the patch does not belong to `before`.
Result<std::string> apply_line_patch(std::string_view before, std::string_view patch);

}  // namespace rhyme
