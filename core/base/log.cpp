#include "core/base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <mutex>

namespace rhyme {
namespace {

struct Sink {  // guarded by `mutex`
    std::mutex mutex;
    std::function<void(LogLevel, const std::string&)> call;
};
Sink& sink() {
    static Sink instance;
    return instance;
}

}  // namespace

void log(LogLevel level, std::string_view message) {
    std::lock_guard lock(sink().mutex);
    if (sink().call) return sink().call(level, std::string(message));
    static const auto logger = [] {
        auto made = std::make_shared<spdlog::logger>("rhyme", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        made->set_pattern("rhyme: %l: %v");
        return made;
    }();
    switch (level) {
        case LogLevel::Debug:
            return logger->debug(message);
        case LogLevel::Info:
            return logger->info(message);
        case LogLevel::Warning:
            return logger->warn(message);
    }
}

void set_log_sink(std::function<void(LogLevel, const std::string&)> call) {
    std::lock_guard lock(sink().mutex);
    sink().call = std::move(call);
}

}  // namespace rhyme
