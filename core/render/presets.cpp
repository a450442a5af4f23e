#include "core/render/export.h"

namespace rhyme {

namespace {

using Options = std::map<std::string, std::string>;

VideoEncoding video(std::string codec, std::string pixel_format, Options options) {
    VideoEncoding encoding;
    encoding.codec = std::move(codec), encoding.pixel_format = std::move(pixel_format),
    encoding.options = std::move(options);
    return encoding;
}

AudioEncoding audio(std::string codec, std::int64_t bit_rate) { return {std::move(codec), 48000, bit_rate}; }

ExportPreset sized(ExportPreset preset, int width, int height) {
    preset.video->width = width, preset.video->height = height;
    return preset;
}

/// What video platforms ask for: High profile, progressive, two B-frames, closed groups of half a second, 4:2:0, sound
/// at 384 kb/s.
ExportPreset platform(std::string name, std::string text) {
    return {std::move(name),
            std::move(text),
            ".mp4",
            video("libx264", "yuv420p",
                  {{"preset", "medium"}, {"crf", "18"}, {"profile", "high"}, {"bf", "2"}, {"flags", "+cgop"}}),
            audio("aac", 384000),
            0.5};
}

std::vector<ExportPreset> make_presets() {
    return {
        {"h264", "H.264, good for everything", ".mp4",
         video("libx264", "yuv420p", {{"preset", "medium"}, {"crf", "18"}}), audio("aac", 256000)},
        platform("youtube", "YouTube and Vimeo, in the sequence's size"),
        sized(platform("youtube-1080p", "YouTube and Vimeo, 1920 x 1080"), 1920, 1080),
        sized(platform("vertical-1080p", "Vertical for phones, 1080 x 1920"), 1080, 1920),
        {"h265", "H.265, half the size of H.264", ".mp4",
         video("libx265", "yuv420p", {{"preset", "medium"}, {"crf", "22"}, {"x265-params", "log-level=error"}}),
         audio("aac", 256000)},
        {"webm-vp9", "WebM with VP9 and Opus, for the web", ".webm",
         video("libvpx-vp9", "yuv420p",
               {{"crf", "30"}, {"b", "0"}, {"row-mt", "1"}, {"deadline", "good"}, {"cpu-used", "4"}}),
         audio("libopus", 192000)},
        {"prores-422-hq", "ProRes 422 HQ master with 24-bit sound", ".mov",
         video("prores_ks", "yuv422p10le", {{"profile", "hq"}}), audio("pcm_s24le", 0)},
        {"dnxhr-hq", "DNxHR HQ master with 24-bit sound", ".mov", video("dnxhd", "yuv422p", {{"profile", "dnxhr_hq"}}),
         audio("pcm_s24le", 0)},
        {"draft", "A quick small look, 640 x 360", ".mp4",
         [] {
             auto v = video("libx264", "yuv420p", {{"preset", "ultrafast"}, {"crf", "28"}});
             v.width = 640, v.height = 360;
             return v;
         }(),
         audio("aac", 128000)},
        [] {
            ExportPreset copy{"smart-copy", "Copies what is unchanged, encodes the edges of cuts: fast, and no loss",
                              ".mp4", video("libx264", "yuv420p", {{"preset", "veryfast"}, {"crf", "16"}}),
                              audio("aac", 256000)};
            copy.copy = true;
            return copy;
        }(),
        {"reference-h264", "For comparisons: libx264 veryfast, crf 20", ".mp4",
         video("libx264", "yuv420p", {{"preset", "veryfast"}, {"crf", "20"}}), audio("aac", 192000)},
    };
}

}  // namespace

const std::vector<ExportPreset>& export_presets() {
    static const std::vector<ExportPreset> presets = make_presets();
    return presets;
}

const ExportPreset* find_preset(std::string_view name) {
    for (const ExportPreset& preset : export_presets())
        if (preset.name == name) return &preset;
    return nullptr;
}

}  // namespace rhyme
