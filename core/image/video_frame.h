// A decoded or composed picture: a shared, read-only handle. Copying it copies no pixels; reading it is safe from any
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <opencv2/core.hpp>

#include "core/base/result.h"
#include "core/image/color.h"

struct AVFrame;

namespace rhyme {

class ConversionCache;

/// `data` is in its native pixel format and never null in a valid frame. What it takes to show it upright:
/// scale by the pixel aspect, mirror left-right if `mirrored`, then turn clockwise by `rotation` degrees (0, 90, 180,
/// 270).
struct VideoFrame {
    std::shared_ptr<const AVFrame> data;
    ColorInfo color;
    int rotation = 0;
    bool mirrored = false;
    std::int64_t pixel_aspect_num = 1, pixel_aspect_den = 1;
    /// Kept from picture to picture of one source, so that converting costs no set-up; null: set up each time.
    std::shared_ptr<ConversionCache> conversions;

    explicit operator bool() const { return data != nullptr; }
    int coded_width() const;
    int coded_height() const;
    bool has_alpha() const;  ///< its format carries transparency
    cv::Size display_size()
        const;  ///< square pixels, upright; width follows the pixel aspect, height is kept (before rotation)
};

/// A 64-bit FNV-like hash over the visible samples of every plane (no padding): equal pictures hash equal, whatever
/// decoder or stride made them.
std::uint64_t content_hash(const VideoFrame& frame);

enum class Depth { Eight, Sixteen };

/// Upright R'G'B', full range, in `frame.color`'s transfer and primaries, or, where needs_mapping(frame.color), mapped
/// to BT.709 for an SDR screen; of exactly `size` (the whole picture is stretched to it): CV_8UC3 or CV_16UC3, channel
/// order R, G, B. Area-averaged when shrinking, bicubic when growing, chroma interpolated.
Result<cv::Mat> to_rgb(const VideoFrame& frame, cv::Size size, Depth depth = Depth::Eight);

/// The same within a level or two and at a fraction of the cost, where the picture shrinks much: for looking at it, not
/// for showing it. CV_8UC3.
Result<cv::Mat> to_small_rgb(const VideoFrame& frame, cv::Size size);

/// The 8-bit luma alone, upright, full range, CV_8UC1: the cheap picture for analysis.
Result<cv::Mat> to_gray(const VideoFrame& frame, cv::Size size);

/// FFmpeg's number (AVPixelFormat) for a name such as "yuv420p"; InvalidArgument when there is none.
Result<int> pixel_format(const std::string& name);

/// The way back, for an encoder: RGB (CV_8UC3 or CV_16UC3) to `pixel_format` (an AVPixelFormat), limited or full range
/// as `color` says. A caller with many pictures keeps `conversions` (make_conversion_cache) between them; the picture
/// made carries it on.
Result<VideoFrame> from_rgb(const cv::Mat& rgb, const ColorInfo& color, int pixel_format,
                            std::shared_ptr<ConversionCache> conversions = nullptr);

/// Thread-safe; see VideoFrame::conversions.
std::shared_ptr<ConversionCache> make_conversion_cache();

/// Writes `rgb` (CV_8UC3, R, G, B) as PNG. The target is replaced whole or not at all.
Result<void> write_png(const cv::Mat& rgb, const std::string& path);

}  // namespace rhyme
