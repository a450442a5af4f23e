#include "core/time/timecode.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace rhyme {
namespace {

std::int64_t nominal(FrameRate rate) { return detail::divide(rate.num, rate.den, Rounding::Nearest); }
std::int64_t dropped_each_minute(FrameRate rate) { return rate == FrameRate(60000, 1001) ? 4 : 2; }

}  // namespace

bool has_drop_frame(FrameRate rate) { return rate == FrameRate(30000, 1001) || rate == FrameRate(60000, 1001); }

std::string format_timecode(FramePosition position, FrameRate rate, bool drop) {
    const bool negative = position.value < 0;
    std::int64_t n = negative ? -position.value : position.value;
    const std::int64_t fps = std::max<std::int64_t>(1, nominal(rate));
    drop = drop && has_drop_frame(rate);
    if (drop) {
        const std::int64_t skip = dropped_each_minute(rate), minute = fps * 60 - skip, ten = minute * 10 + skip;
        const std::int64_t tens = n / ten, rest = n % ten;
        n += tens * 9 * skip;
        if (rest > skip - 1) n += skip * std::max<std::int64_t>(0, (rest - skip) / minute);
    }
    char text[48];
    std::snprintf(text, sizeof text, "%s%02lld:%02lld:%02lld%c%0*lld", negative ? "-" : "",
                  static_cast<long long>(n / fps / 3600), static_cast<long long>(n / fps / 60 % 60),
                  static_cast<long long>(n / fps % 60), drop ? ';' : ':', fps > 100 ? 3 : 2,
                  static_cast<long long>(n % fps));
    return text;
}

std::optional<FramePosition> parse_timecode(std::string_view text, FrameRate rate) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::array<std::int64_t, 4> part{};  // hours, minutes, seconds, frames, filled from the right
    int count = 0;
    bool drop = false;
    while (!text.empty()) {
        if (count == 4) return std::nullopt;
        const std::size_t at = text.find_last_of(":;.");
        const std::string_view digits = at == std::string_view::npos ? text : text.substr(at + 1);
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value < 0)
            return std::nullopt;
        part[3 - count++] = value;
        if (at == std::string_view::npos) break;
        if (text[at] != ':') {
            if (count != 1 || !has_drop_frame(rate)) return std::nullopt;
            drop = true;
        }
        text = text.substr(0, at);
        if (text.empty()) return std::nullopt;
    }
    if (count == 0) return std::nullopt;
    const std::int64_t fps = nominal(rate);
    if (count > 1 && (part[3] >= fps || part[2] >= 60 || part[1] >= 60)) return std::nullopt;
    const std::int64_t minutes = part[0] * 60 + part[1];
    std::int64_t n = (minutes * 60 + part[2]) * fps + part[3];
    if (drop) {
        const std::int64_t skip = dropped_each_minute(rate);
        if (part[3] < skip && part[2] == 0 && part[1] % 10 != 0) return std::nullopt;
        n -= skip * (minutes - minutes / 10);
    }
    return FramePosition(negative ? -n : n);
}

}  // namespace rhyme
