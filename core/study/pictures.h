// The pictures a page shows, decoded once in the order of the film.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "core/study/film_study.h"

namespace rhyme {

/// By frame; CV_8UC3 RGB.
using Pictures = std::map<FramePosition, cv::Mat>;

/// Those frames at `longer` pixels on the longer side; one that does not decode is left out. Errors: those of opening
/// the file; Cancelled.
Result<Pictures> read_pictures(std::shared_ptr<const Media> media, const std::set<FramePosition>& frames, int longer,
                               const Cancel& cancel = {});

/// A column for each of `columns` equal parts of the film, its colours from top to bottom: CV_8UC3, 5 rows high. From
/// the analysis alone.
cv::Mat barcode(const MediaAnalysis& analysis, int columns);

}  // namespace rhyme
