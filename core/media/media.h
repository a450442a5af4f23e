// What a file holds. Everything is judged by content, never by the file's name. FFmpeg stays behind this room.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/image/color.h"
#include "core/time/rational_time.h"

namespace rhyme {

struct VideoInfo {
    int stream = -1;  ///< index in the container
    std::string codec;
    int width = 0, height = 0;                  ///< as coded
    int display_width = 0, display_height = 0;  ///< upright, square pixels
    int rotation = 0;                           ///< degrees clockwise to show it upright: 0, 90, 180, 270
    bool mirrored = false;
    std::int64_t pixel_aspect_num = 1, pixel_aspect_den = 1;
    FrameRate frame_rate;  ///< of a variable rate: the average, snapped to a common rate when within 0.1 %
    bool variable_frame_rate = false;
    std::int64_t frames = 0;  ///< pictures a viewer sees
    std::string pixel_format;
    ColorInfo color;
    bool interlaced = false;
    bool still = false;        ///< a single picture: lasts as long as a clip needs it
    bool transparent = false;  ///< it has an alpha channel
};

struct AudioInfo {
    int stream = -1;
    std::string codec;
    int sample_rate = 0, channels = 0;
};

struct MediaInfo {
    std::filesystem::path path;
    std::string
        fingerprint;  ///< of the content: size and hashes of its beginning, middle and end; moving a file keeps it
    RationalTime duration;  ///< from the first shown frame (first sample when there is no picture) to the end
    std::optional<VideoInfo> video;
    std::optional<AudioInfo> audio;
    std::vector<std::string> warnings;  ///< sentences: what is wrong or lost, and what is done about it
    std::vector<std::string> notes;     ///< sentences: what was found and is taken care of; nothing is wrong
};

/// pts, duration and keyframe of every shown frame, sorted by pts. "Frame n" of a source is entry n.
struct FrameIndex {
    struct Entry {
        std::int64_t pts;       ///< in time_base units, as the container has them
        std::int64_t duration;  ///< > 0
        bool key;               ///< decoding can start here
    };
    std::int64_t time_base_num = 1, time_base_den = 1;
    std::vector<Entry> entries;

    FrameCount size() const { return FrameCount(static_cast<std::int64_t>(entries.size())); }
    RationalTime time(
        FramePosition n) const;  ///< start of frame n, from the first shown frame; n == size() gives the end
    /// The frame on screen at `t` (clamped to the first and the last).
    FramePosition at(RationalTime t) const;
    bool operator==(const FrameIndex&) const;
};

struct PacketTable;

/// Facts about one file, made once and never changed. `index` is null when there is no picture; `packets` is this
/// room's own: how to find each frame and sample again.
struct Media {
    MediaInfo info;
    std::shared_ptr<const FrameIndex> index;
    std::shared_ptr<const PacketTable> packets;
};

/// Probes and indexes (one demux pass). Errors name the file: NotFound, Unreadable, Damaged ("the file is empty"),
/// Unsupported
/// ("no picture or sound was found in it"). A truncated file opens with what can be read, and a warning. A path that
/// names no file but a numbered run of pictures ("shot%04d.png") opens the run, up to its first gap, at 25 frames a
/// second; a picture chosen by its own name is a still, numbered or not.
Result<std::shared_ptr<const Media>> open_media(const std::filesystem::path& path, Cancel cancel = {});

/// Media files among `paths`; folders are searched through, in sorted order. In a folder, twelve or more consecutively
/// numbered pictures in a format that renderers write and cameras do not (PNG, EXR, DPX, TIFF ...) are one film, named
/// by its pattern.
std::vector<std::filesystem::path> expand_media_paths(const std::vector<std::filesystem::path>& paths);

}  // namespace rhyme
