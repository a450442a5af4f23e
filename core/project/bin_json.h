// How the footage is put in order <-> JSON: {"folders": [{"id", "inside", "name"}], "media": [{"id", "folder",
// "rating", "color", "tags"}]}. What has its default is not written; keys of the origin as in timeline_json.h. Inside
// core/project only.
#pragma once

#include <string>
#include <vector>

#include "core/project/json_reader.h"
#include "core/timeline/bin.h"

namespace rhyme {

/// An empty object when there is nothing to say.
Json write_bin(const Bin& bin, const Json& origin);
/// Faults are thrown as JsonFault. What lies in a folder that is not there, or in itself, comes to lie in the bin
/// itself, with a sentence in `warnings`.
Bin read_bin(const JsonReader& reader, std::vector<std::string>& warnings);

}  // namespace rhyme
