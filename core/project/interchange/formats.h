// The formats Rhyme exchanges edits in with other programs. A format is one file in this folder and one line in
// formats.cpp. Whatever a format cannot carry is named in the report, a sentence each: nothing is lost in silence.
// All functions are pure but for the files they are given; exceptions do not leave.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/project/project.h"

namespace rhyme {

namespace exchange {
struct Exchange;
class Report;
}  // namespace exchange

struct InterchangeFormat {
    std::string_view name;       ///< "OpenTimelineIO"
    std::string_view extension;  ///< ".otio"
    std::string_view text;       ///< for a person, in a line: who reads it
    /// Throws exchange::Fault. Null: Rhyme only writes it.
    exchange::Exchange (*read)(const std::string& bytes, const std::filesystem::path& path, exchange::Report& report);
    /// What the file will hold. Throws exchange::Fault. Null: see `save`.
    std::string (*write)(const exchange::Exchange& exchange, const std::filesystem::path& path,
                         exchange::Report& report);
    /// Instead of `write`, of a format too large for memory: writes the file, whole or not at all.
    Result<void> (*save)(const exchange::Exchange& exchange, const std::filesystem::path& path,
                         exchange::Report& report) = nullptr;
};

const std::vector<InterchangeFormat>& interchange_formats();

/// By extension, upper or lower case; null: none of them.
const InterchangeFormat* find_interchange_format(const std::filesystem::path& path);

/// A project made of a foreign file; an .xml may be any of the XML formats. Its media are where the file says, or
/// beside it; what is not there is offline. Errors: NotFound, Unreadable, Unsupported (no format of that name, one that
/// is only written), Damaged (one sentence, with the line where there is one).
Result<Project> import_project(const std::filesystem::path& path, std::vector<std::string>* report = nullptr);

/// The same of bytes that are not in a file (yet): `path` says which format, and what is beside it.
Result<Project> import_bytes(const std::string& bytes, const std::filesystem::path& path,
                             std::vector<std::string>* report = nullptr);

/// Writes the file, whole or not at all. Errors: Unsupported, WriteFailed, NoSpace; InvalidArgument when the project
/// does not validate or has nothing of what the format holds.
Result<void> export_project(const Project& project, const std::filesystem::path& path,
                            std::vector<std::string>* report = nullptr);

}  // namespace rhyme
