// What every command shares: its common options, how it reports, and how it is stopped.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace rhyme::cli {

using Json = nlohmann::ordered_json;

struct Common {
    bool json = false, quiet = false, force = false;
    std::string library;  ///< empty: the user's data folder
    unsigned jobs = 0;
};

constexpr int done = 0, could_not = 1, wrong_usage = 2, interrupted = 130;

/// One line on standard error, "rhyme-cli: FILE: what; advice"; returns the exit status that goes with it.
int report(const Error& error);
void warn(const std::string& sentence);

/// A bar on a terminal, one line a second otherwise; nothing when quiet.
Progress progress_line(const Common& common);
void end_progress(const Common& common);

void print(const Json& document);

/// Refuses a target that exists, unless forced.
Result<void> may_write(const std::string& target, const Common& common);

/// Whole number of `text` from `at` on, or nothing.
bool parse_number(std::string_view text, std::int64_t& value);

/// "FILE@N", "FILE@IN-OUT" or "FILE": where frames are given, `first` and `last` are those numbers (equal for one).
struct FileFrames {
    std::string file;
    bool has_frames = false;
    std::int64_t first = 0, last = 0;
};
FileFrames parse_file_frames(const std::string& text);

/// Stopped by Ctrl-C; installed by main().
Cancel interrupt();

}  // namespace rhyme::cli
