// Says in words what was found in a file and what is done about it. Private to this room.
#pragma once

#include <optional>
#include <string>

#include "core/media/frame_index.h"
#include "core/media/image_run.h"

namespace rhyme {

/// Each adds to info.notes (and, where something is lost, to info.warnings); info.video, info.audio and index are
/// filled in before.
void note_container(Media& media, const AVFormatContext& format, const std::optional<ImageRun>& run);
void note_picture(Media& media, const AVFormatContext& format, const AVStream& stream, const StreamPackets& table,
                  const FirstPicture& first);
void note_sound(Media& media, const AVFormatContext& format, const StreamPackets& table);

/// A number in words, the same in every locale.
std::string decimals(double value, int places);

}  // namespace rhyme
