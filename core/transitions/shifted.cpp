#include "core/transitions/shifted.h"

#include <cmath>

namespace rhyme {

TransitionParameter direction_parameter() {
    return {"direction", 0, 0, 3, "Where the pictures go: 0 left, 1 right, 2 up, 3 down"};
}

cv::Point shift_at(const cv::Mat& picture, int direction, double way) {
    const int across = static_cast<int>(std::lround((1 - way) * picture.cols)),
              down = static_cast<int>(std::lround((1 - way) * picture.rows));
    switch (direction) {
        case 0:
            return {across, 0};
        case 1:
            return {-across, 0};
        case 2:
            return {0, down};
        default:
            return {0, -down};
    }
}

void lay_moved(const cv::Mat& picture, cv::Point by, cv::Mat& on) {
    const cv::Rect frame({0, 0}, on.size()), seen = (frame + by) & frame;
    if (!picture.empty() && !seen.empty()) picture(seen - by).copyTo(on(seen));
}

}  // namespace rhyme
