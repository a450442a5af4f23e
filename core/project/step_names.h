// The command behind a step of a history: what a script says instead of the bare difference. Inside core/project only.
#pragma once

#include <optional>

#include "core/project/edit_script.h"
#include "core/project/json_reader.h"

namespace rhyme {

/// The edit of `table` that makes exactly `after`, new ids included, of `before`: {"op": "trim", ...}. It is guessed
/// from what differs and tried; nullopt where no guess does it (several edits in one step, what a command has no name
/// for).
std::optional<Json> name_step(const Sequences& before, const Sequences& after, const EditTable& table);

}  // namespace rhyme
