// Black bars that are part of a file's pictures: a letterbox, a pillarbox.
#pragma once

#include <opencv2/core.hpp>

#include "core/analysis/analysis.h"
#include "core/media/media.h"

namespace rhyme {

/// The part of the picture inside its bars, fractions of width and height; all of it where there are none. Looks at a
/// few of its shots: what shows something in any of them is no bar. A file that does not decode has none.
cv::Rect2d picture_inside_bars(std::shared_ptr<const Media> media, const MediaAnalysis& analysis);

}  // namespace rhyme
