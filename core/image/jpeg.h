// A picture as the bytes of a JPEG file: for pages and files that people share.
#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "core/base/result.h"

namespace rhyme {

/// `rgb` is CV_8UC3 R, G, B; `quality` 1 (small) .. 31 (FFmpeg's qscale turned about, 28 is good). JFIF: BT.601 full
/// range, chroma at full resolution. The same bytes for the same picture. Errors: InvalidArgument, Unsupported,
/// Internal.
Result<std::string> encode_jpeg(const cv::Mat& rgb, int quality = 27);

}  // namespace rhyme
