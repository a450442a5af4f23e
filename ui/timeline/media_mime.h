// What is carried when footage is dragged inside the window: ids of files and, where only a part is meant, its frames.
#pragma once

#include <QByteArray>
#include <QMimeData>
#include <optional>
#include <vector>

#include "core/media/media_pool.h"
#include "core/time/frame.h"

namespace rhyme::ui {

struct DraggedMedia {
    MediaId media;
    std::optional<FrameRange> range;
    bool operator==(const DraggedMedia&) const = default;
};

inline const char* media_mime_type() { return "application/x-rhyme-media"; }
QByteArray encode_media(const std::vector<DraggedMedia>& media);
/// Empty when there is none or it cannot be read.
std::vector<DraggedMedia> decode_media(const QMimeData& mime);

}  // namespace rhyme::ui
