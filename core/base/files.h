// Files a user cares about are replaced whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace rhyme {

/// UTF-8 text of a path, as errors and JSON show it.
std::string path_text(const std::filesystem::path& path);

/// A path as ASCII that names any file, also one whose name is no UTF-8: bytes outside of it, '%' and control
/// characters as "%E9". And back; text that is none of ours gives a path of the same text.
std::string escaped_path(const std::filesystem::path& path);
std::filesystem::path unescaped_path(std::string_view text);
bool is_utf8(std::string_view text);

/// The whole file, or why not (NotFound, Unreadable).
Result<std::string> read_file(const std::filesystem::path& path);

/// A name in the same folder under which a file is written before it takes its place: ".NAME.PID-N.part" + extension.
/// The destructor removes it unless commit() was called.
class PartFile {
public:
    explicit PartFile(std::filesystem::path target);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    const std::filesystem::path& path() const { return part_; }
    const std::filesystem::path& target() const { return target_; }
    /// Flushes the written file to the disk and renames it over the target. The error names the target.
    Result<void> commit();

private:
    std::filesystem::path target_, part_;
    bool committed_ = false;
};

/// Writes to a PartFile, flushes, renames. Errors: WriteFailed, NoSpace; the old file is then untouched.
Result<void> write_file(const std::filesystem::path& path, std::string_view content);

/// The Error for errno `code` on `path`: NoSpace ("the disk is full"), WriteFailed ("the folder cannot be written to")
/// ...
Error write_error(int code, const std::filesystem::path& path);

/// $XDG_STATE_HOME/rhyme or ~/.local/state/rhyme; not created.
std::filesystem::path user_state_folder();

/// $XDG_DATA_HOME/rhyme or ~/.local/share/rhyme; not created.
std::filesystem::path user_data_folder();

}  // namespace rhyme
