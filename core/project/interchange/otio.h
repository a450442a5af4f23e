// What the two halves of OpenTimelineIO, and its bundle, share. Inside core/project/interchange only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/project/interchange/exchange.h"
#include "core/project/json_reader.h"

namespace rhyme::exchange {

/// The key of our own fields in an object's metadata: what the project file says of it.
inline constexpr const char* own_key = "rhyme";

/// `media_url` gives the target_url of a medium; null: its file URL.
using MediaUrl = std::string (*)(const Medium&, const void* context);
std::string otio_text(const Exchange& exchange, Report& report, MediaUrl media_url = nullptr,
                      const void* context = nullptr);

/// Throws Fault. Relative URLs stay relative.
Exchange read_otio(const std::string& text, Report& report);

}  // namespace rhyme::exchange
