#include "app/cli/console.h"

#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

namespace rhyme::cli {

int report(const Error& error) {
    if (error.code == ErrorCode::Cancelled) {
        std::fprintf(stderr, "rhyme-cli: interrupted\n");
        return interrupted;
    }
    std::fprintf(stderr, "rhyme-cli: %s\n", error.message().c_str());
    return could_not;
}

void warn(const std::string& sentence) { std::fprintf(stderr, "rhyme-cli: %s\n", sentence.c_str()); }

Progress progress_line(const Common& common) {
    if (common.quiet) return {};
    using Clock = std::chrono::steady_clock;
    const bool terminal = ::isatty(STDERR_FILENO);
    auto last = std::make_shared<Clock::time_point>();
    return [terminal, last](const ProgressReport& r) {
        const auto now = Clock::now();
        if (now - *last < (terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(1000))) return;
        *last = now;
        const int percent = static_cast<int>(r.fraction * 100);
        if (terminal)
            std::fprintf(stderr, "\r\033[K[%-24.*s] %3d %% %s", percent * 24 / 100, "========================", percent,
                         r.what.c_str());
        else
            std::fprintf(stderr, "%3d %% %s\n", percent, r.what.c_str());
    };
}

void end_progress(const Common& common) {
    if (!common.quiet && ::isatty(STDERR_FILENO)) std::fprintf(stderr, "\r\033[K");
}

void print(const Json& document) {
    std::printf("%s\n", document.dump(1, ' ', false, Json::error_handler_t::replace).c_str());
    std::fflush(stdout);
}

Result<void> may_write(const std::string& target, const Common& common) {
    std::error_code ignored;
    if (!common.force && std::filesystem::exists(target, ignored))
        return fail(ErrorCode::Conflict, "it is there already", target, "give --force to replace it");
    return {};
}

bool parse_number(std::string_view text, std::int64_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

FileFrames parse_file_frames(const std::string& text) {
    FileFrames result{text, false, 0, 0};
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || at == 0) return result;
    const std::string_view frames = std::string_view(text).substr(at + 1);
    const std::size_t dash = frames.find('-');
    const bool one = dash == std::string_view::npos;
    if (!parse_number(frames.substr(0, dash), result.first)) return result;
    result.last = result.first;
    if (!one && !parse_number(frames.substr(dash + 1), result.last)) return result;
    result.file = text.substr(0, at);
    result.has_frames = true;
    return result;
}

Cancel interrupt() {
    // A thread of its own waits for the signal, so that no work is done inside a signal handler.
    static std::stop_source source;
    static std::jthread watcher([](const std::stop_token& stop) {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        const timespec wait{0, 100'000'000};
        while (!stop.stop_requested())
            if (sigtimedwait(&signals, nullptr, &wait) > 0) source.request_stop();
    });
    return source.get_token();
}

}  // namespace rhyme::cli
