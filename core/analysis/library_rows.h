// How the library writes shots, changes and thumbnails: little-endian, the same on every machine. Bytes that are none
// give what is whole of them.
#pragma once

#include <span>
#include <string>

#include "core/analysis/analysis.h"

namespace rhyme {

std::string shots_blob(const std::vector<Shot>& shots);
std::vector<Shot> shots_from(std::span<const std::byte> bytes);
std::string changes_blob(const std::vector<ShotChange>& changes);
std::vector<ShotChange> changes_from(std::span<const std::byte> bytes);
std::string thumb_blob(const cv::Mat& thumb);
cv::Mat thumb_from(std::span<const std::byte> bytes);

}  // namespace rhyme
