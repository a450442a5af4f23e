// Two decoded pictures mixed as they are coded.
#pragma once

#include "core/image/video_frame.h"

namespace rhyme {

/// a (1 - t) + b t, sample by sample. R'G'B' is an affine function of Y'CbCr, so this is the mix of the R'G'B' pictures
/// but for rounding (and clipping outside R'G'B'), without a conversion. Both opaque. Empty unless they are of one
/// size, format and colour, a format of whole integer samples in the machine's own byte order.
VideoFrame mixed(const VideoFrame& a, const VideoFrame& b, double t);

}  // namespace rhyme
