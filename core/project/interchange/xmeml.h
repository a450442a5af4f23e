// What the two halves of Premiere's XML share. Inside core/project/interchange only.
#pragma once

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

/// Premiere's unit of time, which every common rate divides.
inline constexpr std::int64_t ticks_a_second = 254'016'000'000;

Exchange read_xmeml(const std::string& bytes, const std::filesystem::path& path, Report& report);

}  // namespace rhyme::exchange
