#include "core/project/interchange/numbers.h"

#include <charconv>
#include <cmath>

#include "core/timeline/timeline.h"

namespace rhyme::exchange {
namespace {

constexpr double largest = 1e15;  // beyond it no number in these files means anything
constexpr std::int64_t nanoseconds = 1'000'000'000;

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool same_word(std::string_view a, std::string_view b) { return lower_case(a) == lower_case(b); }

std::optional<double> read_number(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (!std::isfinite(value) || std::abs(value) > largest) return std::nullopt;
    return value;
}

std::optional<std::int64_t> read_integer(std::string_view text) {
    text = trimmed(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!text.empty() && error == std::errc() && end == text.data() + text.size() && std::abs(double(value)) <= largest)
        return value;
    const auto number = read_number(text);
    if (!number) return std::nullopt;
    return static_cast<std::int64_t>(std::llround(*number));
}

std::string number_text(double value) {
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : "0";
}

std::optional<RationalTime> read_fraction(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with('s')) text.remove_suffix(1);
    const auto slash = text.find('/');
    if (slash != std::string_view::npos) {
        std::int64_t num = 0, den = 0;
        const auto a = std::from_chars(text.data(), text.data() + slash, num);
        const auto b = std::from_chars(text.data() + slash + 1, text.data() + text.size(), den);
        if (a.ec != std::errc() || a.ptr != text.data() + slash || b.ec != std::errc() ||
            b.ptr != text.data() + text.size() || den <= 0 || num == INT64_MIN)
            return std::nullopt;
        const RationalTime t = tidy(RationalTime(num, den));
        return within(t) ? std::optional(t) : std::nullopt;
    }
    const auto dot = text.find('.');
    std::int64_t whole = 0;
    if (dot == std::string_view::npos) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
        if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
        const RationalTime t(whole, 1);
        return std::abs(double(whole)) < largest && within(t) ? std::optional(t) : std::nullopt;
    }
    const auto value = read_number(text);
    if (!value || std::abs(*value) > static_cast<double>(max_source_seconds)) return std::nullopt;
    return tidy(RationalTime::reduced(static_cast<detail::Wide>(std::llround(*value * 1e6)), 1'000'000));
}

RationalTime fraction_of(double value) {
    if (!std::isfinite(value) || std::abs(value) > largest) return {};
    // Continued fractions, stopped at the first that is as near as a printed decimal can say.
    const double sign = value < 0 ? -1 : 1, x = std::abs(value);
    std::int64_t p0 = 1, q0 = 0, p1 = static_cast<std::int64_t>(std::floor(x)), q1 = 1;
    double rest = x - std::floor(x);
    while (rest > 1e-12 && std::abs(x - static_cast<double>(p1) / static_cast<double>(q1)) > 1e-9 * std::max(1.0, x)) {
        const double inverse = 1 / rest;
        const auto a = static_cast<std::int64_t>(std::floor(inverse));
        const std::int64_t p2 = a * p1 + p0, q2 = a * q1 + q0;
        if (a > 1'000'000 || q2 > 1001) return RationalTime(std::llround(std::min(value, 1e12) * 1e6), 1'000'000);
        p0 = p1, q0 = q1, p1 = p2, q1 = q2;
        rest = inverse - std::floor(inverse);
    }
    return RationalTime(static_cast<std::int64_t>(sign) * p1, q1);
}

RationalTime tidy(RationalTime t) {
    if (t.den >= 1 && t.den <= max_source_den) return t;
    if (t.den < 1) return {};
    return RationalTime::reduced(detail::divide(detail::Wide(t.num) * nanoseconds, t.den, Rounding::Nearest),
                                 nanoseconds);
}

bool within(RationalTime t) {
    if (t.den < 1 || t.den > max_source_den) return false;
    return t <= RationalTime(max_source_seconds, 1) && t >= RationalTime(-max_source_seconds, 1);
}

RationalTime divided(RationalTime a, RationalTime by) {
    const int sign = by.num < 0 ? -1 : 1;
    return tidy(RationalTime::reduced(detail::Wide(a.num) * by.den * sign, detail::Wide(a.den) * by.num * sign));
}

std::optional<FrameRate> common_rate(double fps) {
    if (!(fps >= 1 && fps <= max_rate)) return std::nullopt;
    const double whole = std::round(fps);
    if (std::abs(fps - whole) < 1e-6) return FrameRate(static_cast<std::int64_t>(whole), 1);
    const auto up = static_cast<std::int64_t>(std::ceil(fps));
    if (std::abs(fps - static_cast<double>(up) * 1000 / 1001) < 0.006) return FrameRate(up * 1000, 1001);
    const RationalTime f = fraction_of(fps);
    return f.num > 0 ? std::optional(FrameRate(f.num, f.den)) : std::nullopt;
}

std::int64_t nominal(FrameRate rate) { return detail::divide(rate.num, rate.den, Rounding::Nearest); }
bool is_ntsc(FrameRate rate) { return rate.den == 1001; }
FrameRate rate_of(std::int64_t timebase, bool ntsc) {
    return ntsc ? FrameRate(timebase * 1000, 1001) : FrameRate(timebase, 1);
}

}  // namespace rhyme::exchange
