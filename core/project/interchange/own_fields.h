// Rhyme's own fields as a foreign file carries them along: pieces of the project file's JSON. They are read by the
// project file's reader, so what it checks holds here too. Inside this folder only.
#pragma once

#include <map>
#include <optional>

#include "core/project/interchange/exchange.h"
#include "core/project/json_reader.h"

namespace rhyme::exchange {

// Each nullopt when there are no such fields, or the project file's reader does not take them. What foreign formats say
// themselves (places and lengths) is not looked for in them.
std::optional<Clip> own_clip(const Json& fields);
std::optional<rhyme::Track> own_track(const Json& fields);
std::optional<Transition> own_transition(const Json& fields);
std::optional<Marker> own_marker(const Json& fields);
std::optional<Timeline> own_sequence(const Json& fields);  ///< without tracks and markers

/// [{"id", "path", "name", "fingerprint", "duration"}]: what clips' media ids mean; entries that cannot be read are
/// left out.
Json own_media(const Exchange& exchange);
std::vector<MediaItem> read_own_media(const Json& list);

/// How the footage is put in order, as the project file has it; empty when there is nothing to say.
Json own_bin(const Exchange& exchange);
/// `media`: which of the exchange's the ids in it mean. An empty bin where it cannot be read.
Bin read_own_bin(const Json& json, const std::map<std::uint64_t, MediaId>& media);

}  // namespace rhyme::exchange
