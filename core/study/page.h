// What pages are built of: the style, pictures inside the page, headings. Private to this room.
#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "core/base/result.h"

namespace rhyme::page {

/// "data:image/jpeg;base64,..."
Result<std::string> data_uri(const cv::Mat& rgb, int quality = 25);
/// An <img>; an empty picture gives a grey box of the same shape. Never fails: what does not encode is a grey box.
std::string picture(const cv::Mat& rgb, const std::string& words, double aspect);
std::string axis(double seconds);  ///< what stands below a chart over time: its quarters
std::string section(const std::string& title, const std::string& lead, const std::string& body);
/// The whole document.
std::string document(const std::string& title, const std::string& body);

}  // namespace rhyme::page
