// The steps of a history as a script that `rhyme-cli edit` runs: what was done in the window is done again to the
// project as it was before.
#pragma once

#include <string>

#include "core/timeline/history.h"

namespace rhyme {

/// One edit for each step from the first entry to where the history stands: the command that makes it, or where none
/// alone does, a "change" with the step's label. To be run on a project with the sequences of the first entry and with
/// all media the steps use.
std::string history_script(const History& history);

/// The argument of a "change" edit: what has to change of {"current", "next_sequence", "timelines"}, as the project
/// file has them, to come from one value to the other (JSON Patch, RFC 6902).
std::string change_patch(const Sequences& before, const Sequences& after);

}  // namespace rhyme
