#include "core/render/export.h"

namespace rhyme {

namespace {

using Options = std::map<std::string, std::string>;

/// One line of the table. What is 0 or empty is left out, or as the sequence has it.
struct Row {
    const char *name, *text, *extension;
    const char *video, *pixel_format;
    Options options;
    int width, height;
    double keyframe_seconds;
    std::int64_t megabits, fast_megabits;  ///< up to 30 frames a second, and above
    const char* audio;
    std::int64_t audio_kilobits;
    int sample_rate = 48000;
    int passes = 1;
    bool edit_lists = true;
    bool copy = false;
};

// What video platforms ask for (support.google.com/youtube/answer/1722171): High profile, progressive, 2 B-frames,
// closed groups of half the frame rate, 4:2:0, AAC-LC at 384 kb/s, no edit lists, the index first.
const Options platform{{"preset", "medium"}, {"profile", "high"}, {"bf", "2"}, {"flags", "+cgop"}};
const Options platform_by_quality{
    {"preset", "medium"}, {"profile", "high"}, {"bf", "2"}, {"flags", "+cgop"}, {"crf", "18"}};

const Row rows[] = {
    {"h264",
     "H.264 of constant quality, good for everything",
     ".mp4",
     "libx264",
     "yuv420p",
     {{"preset", "medium"}, {"crf", "18"}},
     0,
     0,
     0,
     0,
     0,
     "aac",
     256},
    {"h264-two-pass",
     "H.264 at 10 Mb/s in two passes: the best picture for a given size",
     ".mp4",
     "libx264",
     "yuv420p",
     {{"preset", "medium"}},
     0,
     0,
     2,
     10,
     15,
     "aac",
     256,
     48000,
     2},
    {"youtube", "YouTube and Vimeo, in the sequence's size", ".mp4", "libx264", "yuv420p", platform_by_quality, 0, 0,
     0.5, 0, 0, "aac", 384, 48000, 1, false},
    {"youtube-1080p", "YouTube, 1920 x 1080, 8 Mb/s (12 above 30 frames a second)", ".mp4", "libx264", "yuv420p",
     platform, 1920, 1080, 0.5, 8, 12, "aac", 384, 48000, 1, false},
    {"youtube-4k", "YouTube, 3840 x 2160, 40 Mb/s (60 above 30 frames a second)", ".mp4", "libx264", "yuv420p",
     platform, 3840, 2160, 0.5, 40, 60, "aac", 384, 48000, 1, false},
    {"vertical-1080p", "Vertical for phones, 1080 x 1920", ".mp4", "libx264", "yuv420p", platform, 1080, 1920, 0.5, 8,
     12, "aac", 384, 48000, 1, false},
    {"square-1080p", "Square, 1080 x 1080", ".mp4", "libx264", "yuv420p", platform, 1080, 1080, 0.5, 6, 9, "aac", 384,
     48000, 1, false},
    {"distributor-1080p", "Video distributors (Vevo, Spotify, Tidal): 1920 x 1080 at 20 Mb/s, sound at 44.1 kHz",
     ".mp4", "libx264", "yuv420p", platform, 1920, 1080, 0.5, 20, 20, "aac", 320, 44100},
    {"h265",
     "H.265, half the size of H.264",
     ".mp4",
     "libx265",
     "yuv420p",
     {{"preset", "medium"}, {"crf", "22"}, {"x265-params", "log-level=error"}},
     0,
     0,
     0,
     0,
     0,
     "aac",
     256},
    {"av1",
     "AV1: small files for new players",
     ".mp4",
     "libsvtav1",
     "yuv420p",
     {{"preset", "8"}, {"crf", "30"}},
     0,
     0,
     0,
     0,
     0,
     "aac",
     256},
    {"webm-vp9",
     "WebM with VP9 and Opus, for the web",
     ".webm",
     "libvpx-vp9",
     "yuv420p",
     {{"crf", "30"}, {"b", "0"}, {"row-mt", "1"}, {"deadline", "good"}, {"cpu-used", "4"}},
     0,
     0,
     0,
     0,
     0,
     "libopus",
     192},
    {"prores-422-hq",
     "ProRes 422 HQ master with 24-bit sound",
     ".mov",
     "prores_ks",
     "yuv422p10le",
     {{"profile", "hq"}},
     0,
     0,
     0,
     0,
     0,
     "pcm_s24le",
     0},
    {"dnxhr-hq",
     "DNxHR HQ master with 24-bit sound",
     ".mov",
     "dnxhd",
     "yuv422p",
     {{"profile", "dnxhr_hq"}},
     0,
     0,
     0,
     0,
     0,
     "pcm_s24le",
     0},
    {"sound-wav", "Sound alone: WAV, 24 bits", ".wav", nullptr, nullptr, {}, 0, 0, 0, 0, 0, "pcm_s24le", 0},
    {"sound-flac", "Sound alone: FLAC, 24 bits, without loss", ".flac", nullptr, nullptr, {}, 0, 0, 0, 0, 0, "flac", 0},
    {"sound-aac", "Sound alone: AAC", ".m4a", nullptr, nullptr, {}, 0, 0, 0, 0, 0, "aac", 320},
    {"sound-mp3", "Sound alone: MP3", ".mp3", nullptr, nullptr, {}, 0, 0, 0, 0, 0, "libmp3lame", 320},
    {"pictures-png",
     "A numbered PNG picture a frame, 8 bits",
     ".png",
     "png",
     "rgb24",
     {{"pred", "mixed"}},
     0,
     0,
     0,
     0,
     0,
     nullptr,
     0},
    {"pictures-tiff",
     "A numbered TIFF picture a frame, 16 bits",
     ".tif",
     "tiff",
     "rgb48le",
     {{"compression_algo", "deflate"}},
     0,
     0,
     0,
     0,
     0,
     nullptr,
     0},
    {"draft",
     "A quick small look, 640 x 360",
     ".mp4",
     "libx264",
     "yuv420p",
     {{"preset", "ultrafast"}, {"crf", "28"}},
     640,
     360,
     0,
     0,
     0,
     "aac",
     128},
    {"smart-copy",
     "Copies what is unchanged and encodes the edges of cuts: fast, and without loss",
     ".mp4",
     "libx264",
     "yuv420p",
     {{"preset", "veryfast"}, {"crf", "16"}},
     0,
     0,
     0,
     0,
     0,
     "aac",
     256,
     48000,
     1,
     true,
     true},
    {"reference-h264",
     "For comparisons: libx264 veryfast, crf 20",
     ".mp4",
     "libx264",
     "yuv420p",
     {{"preset", "veryfast"}, {"crf", "20"}},
     0,
     0,
     0,
     0,
     0,
     "aac",
     192},
};

ExportPreset preset_of(const Row& row) {
    ExportPreset preset;
    preset.name = row.name, preset.text = row.text, preset.extension = row.extension;
    if (row.video) {
        VideoEncoding video;
        video.codec = row.video, video.pixel_format = row.pixel_format, video.options = row.options;
        video.width = row.width, video.height = row.height;
        preset.video = video;
    }
    if (row.audio) preset.audio = AudioEncoding{row.audio, row.sample_rate, row.audio_kilobits * 1000, {}};
    preset.keyframe_seconds = row.keyframe_seconds;
    preset.bit_rate = row.megabits * 1'000'000, preset.fast_bit_rate = row.fast_megabits * 1'000'000;
    preset.passes = row.passes, preset.edit_lists = row.edit_lists, preset.copy = row.copy;
    return preset;
}

std::vector<ExportPreset> make_presets() {
    std::vector<ExportPreset> presets;
    for (const Row& row : rows) presets.push_back(preset_of(row));
    return presets;
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
