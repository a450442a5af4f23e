// Two decoded pictures mixed as they are coded.
#pragma once

#include "core/image/video_frame.h"

namespace rhyme {

/// a (1 - t) + b t, sample by sample. R'G'B' is an affine function of Y'CbCr, so this is the mix of the R'G'B' pictures
/// but for rounding (and clipping outside R'G'B'), without a conversion. Empty unless both are planar Y'CbCr without
/// alpha, of one size, format and colour.
VideoFrame mixed(const VideoFrame& a, const VideoFrame& b, double t);

}  // namespace rhyme
