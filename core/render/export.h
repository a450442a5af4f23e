// Writes a timeline into a file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/media/media_writer.h"
#include "core/render/renderer.h"

namespace rhyme {

struct ExportPreset {
    std::string name;  ///< "reference-h264"
    std::string text;  ///< for a person
    std::string extension;
    std::optional<VideoEncoding> video;  ///< size and rate are the sequence's unless set
    std::optional<AudioEncoding> audio;
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
    std::vector<std::string> warnings;
};

/// Decode and compose run ahead of the encoder on other threads. Cancelled or failed, nothing is left under the
/// target's name.
Result<ExportReport> export_timeline(const Timeline& timeline, const Renderer& renderer, const ExportJob& job,
                                     Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
