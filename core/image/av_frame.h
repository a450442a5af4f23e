// Owned FFmpeg frames and the one place where colours are converted. Private to the rooms that touch pixels of files.
#pragma once

#include <memory>

#include "core/image/color.h"

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace rhyme {

class ConversionCache;

struct FrameDeleter {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
using FramePtr = std::unique_ptr<AVFrame, FrameDeleter>;

/// A new frame with buffers for `format` of that size; null when memory is short or the size absurd.
FramePtr make_frame(int width, int height, int format);

/// Scales and converts all of `from` into `to` (both with buffers): area-averaged when shrinking, bicubic otherwise.
/// `color` tells matrix and range of whichever side is YUV; the RGB side is full range. False when swscale cannot.
/// `cache` may be null; the samples are the same with and without.
bool convert_frame(const AVFrame& from, AVFrame& to, const ColorInfo& color, ConversionCache* cache = nullptr);

}  // namespace rhyme
