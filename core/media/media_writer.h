// Encodes pictures and sound into a file. One owner, one thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/image/video_frame.h"
#include "core/media/coded_video.h"
#include "core/media/media.h"
#include "core/time/rational_time.h"

namespace rhyme {

struct VideoEncoding {
    std::string codec = "libx264";
    int width = 0, height = 0;  ///< even, for 4:2:0
    FrameRate rate;
    std::string pixel_format = "yuv420p";
    ColorInfo color;
    std::map<std::string, std::string> options{{"preset", "veryfast"},
                                               {"crf", "20"}};  ///< as FFmpeg's encoder names them
    unsigned threads = 0;
    std::shared_ptr<const FrameIndex> times = {};  ///< when each frame is shown, in place of a constant rate
    int pass = 0;                 ///< 1: nothing is written but `statistics`; 2: goes by them; 0: the only pass
    std::string statistics = {};  ///< a file's name; beside it ".mbtree" may come to stand
};
struct AudioEncoding {
    std::string codec = "aac";
    int sample_rate = 48000;
    std::int64_t bit_rate = 192000;
    std::map<std::string, std::string> options = {};  ///< as FFmpeg's encoder names them
};
/// Pictures that come coded already.
struct CodedVideo {
    CodedFormat format;
    FrameRate rate;
    ColorInfo color;
};
struct ContainerOptions {
    bool edit_lists = true;  ///< MP4 and MOV: may say what of the decoded samples is not to be shown
};

/// The container follows the target's extension (.mp4 .mov .mkv .webm; .wav .flac .m4a .mp3 for sound alone). With .png
/// or .tif every picture is a file: "name.png" gives "name-000000.png", "name-000001.png" and so on. MP4 and MOV have
/// the index first. Nothing appears under the target's name before finish(); a writer destroyed before that leaves
/// nothing behind.
class MediaWriter {
public:
    static Result<std::unique_ptr<MediaWriter>> create(const std::filesystem::path& target,
                                                       std::optional<VideoEncoding> video,
                                                       std::optional<AudioEncoding> audio,
                                                       ContainerOptions container = {});
    static Result<std::unique_ptr<MediaWriter>> create(const std::filesystem::path& target, const CodedVideo& video,
                                                       std::optional<AudioEncoding> audio,
                                                       ContainerOptions container = {});
    virtual ~MediaWriter() = default;
    virtual bool has_sound() const = 0;
    /// `frame` in the encoder's size, format, matrix and range; itself when it is that already. From any thread.
    virtual Result<VideoFrame> fitted(const VideoFrame& frame) const = 0;
    /// The next frame in order; converted only when its format or size is not the encoder's.
    virtual Result<void> write(const VideoFrame& frame) = 0;
    /// The next coded picture in the order they are decoded; `shown` counts from the first picture of the file.
    virtual Result<void> write(const CodedPicture& picture) = 0;
    /// The next samples in order, interleaved stereo.
    virtual Result<void> write(std::span<const float> samples) = 0;
    virtual Result<void> finish() = 0;
};

/// The name of picture `n` of a run written under the name `target`.
std::filesystem::path numbered_picture(const std::filesystem::path& target, std::int64_t n);

}  // namespace rhyme
