// What the two halves of Final Cut Pro's XML share. Inside core/project/interchange only.
#pragma once

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

// Apple's own effects, by the names its documents use.
inline constexpr const char* basic_title =
    ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti";
inline constexpr const char* solid_color = ".../Generators.localized/Solids.localized/Custom.localized/Custom.motn";
inline constexpr const char* cross_dissolve = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265";
inline constexpr const char* fade_to_color = "FxPlug:8154D0DA-C99B-4EF8-8FF8-006FE5ED57F1";
inline constexpr const char* audio_cross_fade = "FFAudioTransition";

Exchange read_fcpxml(const std::string& bytes, const std::filesystem::path& path, Report& report);
std::string write_fcpxml(const Exchange& exchange, Report& report);

}  // namespace rhyme::exchange
