// Where bars lie about a picture or a film, judged by small pictures of it. Pure.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace rhyme {

/// The cells (of all thumbs, CV_32FC3 OKLab of one size) that no bar reaches: rows and columns at opposite edges that
/// stay far darker than the middle in every one of them are left out. Empty when there are no thumbs.
cv::Rect without_bars(const std::vector<cv::Mat>& thumbs);

}  // namespace rhyme
