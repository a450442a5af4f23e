#include "ui/session/images.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

QImage to_image(const cv::Mat& rgb) {
    if (rgb.empty()) return {};
    return QImage(rgb.data, rgb.cols, rgb.rows, static_cast<qsizetype>(rgb.step), QImage::Format_RGB888)
        .convertToFormat(QImage::Format_RGB32);
}

cv::Size fitted(double aspect, QSize room) {
    double width = std::max(2, room.width()), height = std::max(2, room.height());
    if (width / height > aspect) {
        width = height * aspect;
    } else {
        height = width / aspect;
    }
    const auto even = [](double v) { return std::max(2, static_cast<int>(std::lround(v / 2)) * 2); };
    return {even(width), even(height)};
}

}  // namespace rhyme::ui
