// Small synthetic films whose every picture says which frame it is, whatever codec it went through.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <opencv2/core.hpp>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/image/color.h"
#include "core/time/rational_time.h"

namespace rhyme::testing {

/// A picture (CV_8UC3, RGB) of frame `n` (0..4095): the number as black and white blocks in its upper half, `below` in
/// the lower half.
cv::Mat numbered_picture(int n, cv::Size size, cv::Scalar below = {70, 120, 180});

/// The number a picture made by numbered_picture shows, at any size; -1 when there is none (another picture, turned,
/// mirrored).
int read_frame_number(const cv::Mat& rgb);

struct ClipSpec {
    std::int64_t frames = 25;
    FrameRate rate{25, 1};
    int width = 192, height = 108;
    std::string codec = "libx264", pixel_format = "yuv420p";
    std::map<std::string, std::string> options{{"preset", "ultrafast"}, {"crf", "12"}, {"g", "12"}, {"bf", "2"}};
    ColorInfo color;
    bool with_audio = false;
    bool with_picture = true;
    std::string audio_codec = "aac";
    int sample_rate = 48000;
    std::function<cv::Mat(int n, cv::Size size)> draw = [](int n, cv::Size size) { return numbered_picture(n, size); };
    std::function<float(std::int64_t sample)> sound =
        {};  ///< both channels; a sine of 440 Hz at a quarter of full scale when empty
};

/// Writes the film; the container follows the extension. Sound is as long as the picture would be.
Result<void> make_clip(const std::filesystem::path& path, const ClipSpec& spec = {});

/// True when this FFmpeg has the encoder: a test of a codec is skipped otherwise.
bool has_encoder(const std::string& name);

struct Remux {
    std::function<RationalTime(std::int64_t n)> time = {};  ///< when frame n is shown; must ascend
    std::function<bool(std::int64_t packet)> keep = {};     ///< of video packets in the order of the file
    std::optional<int> rotation = {};                       ///< clockwise degrees a player must turn the picture by
    bool mirrored = false;                                  ///< and mirror left-right before
};
/// Copies the packets of `from` to `to` with other times, with packets missing, or with a display matrix.
Result<void> remux(const std::filesystem::path& from, const std::filesystem::path& to, const Remux& changes);

/// `to` is the first `bytes` bytes of `from`.
void truncate_copy(const std::filesystem::path& from, const std::filesystem::path& to, std::uintmax_t bytes);

}  // namespace rhyme::testing
