// Numbers as foreign files write them: read and written without a locale, refused when they are beyond what a timeline
// holds. Inside core/project/interchange only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/time/rational_time.h"

namespace rhyme::exchange {

std::string lower_case(std::string_view text);           ///< of ASCII letters
bool same_word(std::string_view a, std::string_view b);  ///< ignoring the case of ASCII letters

std::optional<std::int64_t> read_integer(std::string_view text);  ///< "-3"; also "12.0"
std::optional<double> read_number(std::string_view text);         ///< finite
std::string number_text(double value);                            ///< the shortest that reads back the same: "0.1"

/// A number of seconds or frames as an exact fraction: "3", "3.25", "1001/30000"; an 's' behind it is passed over.
std::optional<RationalTime> read_fraction(std::string_view text);
/// A double as the fraction that is meant: the nearest with a denominator up to 1001, else in millionths.
RationalTime fraction_of(double value);

/// The same time, its denominator small enough to reckon with (else the nearest nanosecond).
RationalTime tidy(RationalTime t);
bool within(RationalTime t);  ///< |t| is at most max_source_seconds and its denominator is sound

RationalTime divided(RationalTime a, RationalTime by);  ///< by != 0; tidy

/// 23.976 and its kin are 24000/1001; 29.97 30000/1001; whole ones are whole. Nullopt outside of 1 ... 1000.
std::optional<FrameRate> common_rate(double fps);
std::int64_t nominal(FrameRate rate);  ///< 30 of 30000/1001: the timebase
bool is_ntsc(FrameRate rate);          ///< its denominator is 1001
FrameRate rate_of(std::int64_t timebase, bool ntsc);

}  // namespace rhyme::exchange
