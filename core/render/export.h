// Writes a timeline into a file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/media/audio_loudness.h"
#include "core/media/media_writer.h"
#include "core/render/renderer.h"

namespace rhyme {

struct ExportPreset {
    std::string name;  ///< "reference-h264"
    std::string text;  ///< for a person
    std::string extension;
    std::optional<VideoEncoding>
        video;  ///< the rate is the sequence's, and so is the size unless set; colour as export_color says
    std::optional<AudioEncoding> audio;
    double keyframe_seconds = 0;  ///< a keyframe that often; 0: as the encoder likes
    /// Wanted bits a second of picture, up to 30 frames a second and above; 0: `video` says it by quality.
    std::int64_t bit_rate = 0, fast_bit_rate = 0;
    int passes = 1;          ///< 2: all is encoded twice, and the bits go where they are needed
    bool edit_lists = true;  ///< as ContainerOptions says
    bool copy = false;  ///< pictures that nothing changes are copied as they are coded, where their files fit together
};
const std::vector<ExportPreset>& export_presets();
const ExportPreset* find_preset(std::string_view name);

struct ExportJob {
    std::filesystem::path target;
    ExportPreset preset;
    std::optional<FrameRange> range;  ///< of the sequence; the whole by default
    std::optional<cv::Size> size;     ///< other than the sequence's
};

struct ExportReport {
    std::int64_t frames = 0;
    RationalTime duration;
    double seconds_taken = 0;
    std::int64_t copied_packets = 0;
    /// The written file was opened again: its streams, size, rate, number of frames and length are what they should be,
    /// and its first and last picture decode. `check` says so in a sentence, or what is wrong.
    bool checked = false;
    std::string check;
    std::optional<Loudness> loudness;  ///< of the sound as the encoder was given it; none where there is no sound
    std::vector<std::string> warnings;
};

/// What the exported numbers mean: BT.709, limited; or BT.601 when most of what is shown unscaled is that, so that it
/// need not be converted.
ColorInfo export_color(const Timeline& timeline, FrameRange range, const MediaPool& pool);

/// Decode and compose run ahead of the encoder on other threads. Exactly the range's frames are written, and exactly
/// their duration of sound. A frame that does not decode repeats the one before, with a warning naming its file;
/// offline media draw their card, with a warning too. Odd sizes are made even, with a warning. Cancelled or failed,
/// nothing is left under the target's name. InvalidArgument: an empty range or one outside the sequence; Conflict: the
/// target is one of the media.
Result<ExportReport> export_timeline(const Timeline& timeline, const Renderer& renderer, const ExportJob& job,
                                     Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
