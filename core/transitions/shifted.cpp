#include "core/transitions/shifted.h"

#include <cmath>

#include "core/transitions/field_mix.h"

namespace rhyme {

namespace {

/// From where the incoming picture comes at the beginning.
cv::Point away(cv::Size size, int direction) {
    switch (direction) {
        case 0:
            return {size.width, 0};
        case 1:
            return {-size.width, 0};
        case 2:
            return {0, size.height};
        default:
            return {0, -size.height};
    }
}

/// Lays what of `picture`, moved by `by`, is in sight onto `on`.
void lay(const cv::Mat& picture, cv::Point by, cv::Mat& on) {
    const cv::Rect frame({0, 0}, on.size()), seen = (frame + by) & frame;
    if (seen.empty()) return;
    if (picture.empty())
        on(seen).setTo(0);
    else
        picture(seen - by).copyTo(on(seen));
}

}  // namespace

std::vector<TransitionParameter> Shifted::parameters() const {
    return {{"direction", 0, 0, 3, "Where the pictures go: 0 left, 1 right, 2 up, 3 down"}};
}

cv::Mat Shifted::draw(const TransitionFrame& f) const {
    const cv::Point all = away(f.size(), static_cast<int>(value(f, "direction") + 0.5));
    const double left = 1 - gently(f.progress());
    const cv::Point in(static_cast<int>(std::lround(left * all.x)), static_cast<int>(std::lround(left * all.y)));
    cv::Mat out(f.size(), CV_16UC3);
    lay(f.outgoing, takes_along() ? in - all : cv::Point(), out);
    lay(f.incoming, in, out);
    return out;
}

}  // namespace rhyme
