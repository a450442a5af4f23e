// Messages for whoever runs the program. A library call that can fail returns a Result; the log is for what goes on
// regardless.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rhyme {

enum class LogLevel { Debug, Info, Warning };

/// Thread-safe. Goes to standard error through spdlog, or to the sink set last.
void log(LogLevel level, std::string_view message);
inline void log_warning(std::string_view message) { log(LogLevel::Warning, message); }

/// For tests (a logged warning fails a test) and the window's log. An empty function restores standard error.
void set_log_sink(std::function<void(LogLevel, const std::string&)> sink);

}  // namespace rhyme
