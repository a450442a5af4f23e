// What of a file's sound is lost, as far as its packets tell. Private to this room.
#pragma once

#include "core/media/packets.h"

namespace rhyme {

/// Adds to info.warnings where packets are missing in the middle: pages of an Ogg file that were damaged are passed
/// over by its reader without a word. `table` is indexed.
void note_gaps(Media& media, const StreamPackets& table);

/// Whether an Ogg file lacks its end: its last page is not whole or does not carry the mark of the last one.
bool ogg_is_cut_short(const std::filesystem::path& path);

}  // namespace rhyme
