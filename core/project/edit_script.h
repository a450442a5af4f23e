// Edits as JSON: what `rhyme-cli edit` and a replay of the window's history run. One operation per function of the
// headers of edits in core/timeline, with the same name and arguments:
//     [{"op": "split", "at": 120}, {"op": "trim", "clip": 7, "edge": "out", "delta": -3}]
#pragma once

#include <memory>
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

/// Every operation, in the order of the headers.
std::vector<EditOperation> edit_operations();

struct Operation;
/// The operations, ready to apply many edits one after the other. Threads: may be shared.
class EditTable {
public:
    EditTable();
    /// Applies one edit, {"op": name, argument: value ...}, to the current sequence or to all. Errors: InvalidArgument
    /// (no JSON, an operation or argument that does not exist, is missing or of the wrong type), and the edit's own.
    /// With `media` new clips must use one of them, and take name and length of it where they do not say.
    Result<Sequences> apply(const Sequences& sequences, const std::string& edit,
                            const std::vector<MediaItem>* media = nullptr) const;

private:
    std::shared_ptr<const std::vector<Operation>> operations_;
};

Result<Sequences> apply_edit(const Sequences& sequences, const std::string& edit);
Result<Timeline> apply_edit(const Timeline& timeline, const std::string& edit);  ///< of the only sequence

/// Applies a list of edits; all or none. The error begins with the index (from 0) and the operation of the one that
/// could not be done. New clips must use media of the project, and take name and length of it where they do not say.
Result<Project> apply_script(const Project& project, const std::string& script);

}  // namespace rhyme
