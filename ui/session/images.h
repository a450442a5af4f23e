// From the core's pictures to Qt's.
#pragma once

#include <QImage>
#include <QSize>
#include <opencv2/core.hpp>

namespace rhyme::ui {

/// A deep copy of CV_8UC3 R, G, B; null when empty.
QImage to_image(const cv::Mat& rgb);

/// `aspect` (width / height) fitted into `room`, even and at least 2 each way.
cv::Size fitted(double aspect, QSize room);

}  // namespace rhyme::ui
