// What the two halves of the CMX3600 list share. Inside core/project/interchange only.
#pragma once

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

inline constexpr const char* edl_rate_comment = "RHYME FRAME RATE:";  ///< the list itself has no rate
inline constexpr std::int64_t edl_first_hour = 1;                     ///< where records begin by custom

Exchange read_edl(const std::string& bytes, const std::filesystem::path& path, Report& report);

}  // namespace rhyme::exchange
