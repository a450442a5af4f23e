// The words of a song for its map, from LRC lyrics or SubRip subtitles.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/timeline/song_map.h"

namespace rhyme {

/// By extension; times are exact to the microsecond. Errors: those of read_file; Unsupported: neither .lrc nor .srt;
/// Damaged: there are no lines in it. `report`: what was not read.
Result<std::vector<LyricLine>> read_lyrics(const std::filesystem::path& path,
                                           std::vector<std::string>* report = nullptr);

}  // namespace rhyme
