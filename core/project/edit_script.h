// Edits as JSON: what `rhyme-cli edit` and a replay of the window's history run. One operation per function of
// core/timeline/edits.h, with the same name and arguments:
//     [{"op": "split", "at": 120}, {"op": "trim", "clip": 7, "edge": "out", "delta": -3}]
#pragma once

#include <string>
#include <vector>

#include "core/project/project.h"

namespace rhyme {

struct EditArgument {
    std::string name;  ///< "at"
    std::string type;  ///< "frame", "clip", "list of clips", "\"in\" or \"out\"" ...: for a person
    bool required = true;
};

struct EditOperation {
    std::string name;  ///< "insert"
    std::string text;  ///< what it does, in a line
    std::vector<EditArgument> arguments;
};

/// Every operation, in the order of edits.h.
std::vector<EditOperation> edit_operations();

/// Applies one edit, {"op": name, argument: value ...}. Errors: InvalidArgument (no JSON, an operation or argument that
/// does not exist, is missing or of the wrong type), and the edit's own.
Result<Timeline> apply_edit(const Timeline& timeline, const std::string& edit);

/// Applies a list of edits; all or none. The error begins with the index (from 0) and the operation of the one that
/// could not be done. New clips must use media of the project, and take name and length of it where they do not say.
Result<Project> apply_script(const Project& project, const std::string& script);

}  // namespace rhyme
