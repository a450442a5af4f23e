#include "core/cues/overlay.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/overlay_text.h"

namespace rhyme::overlay {
namespace {

// OpenCV draws between pixels when told how many bits of the coordinates are fraction.
constexpr int fraction_bits = 4;
constexpr double letters = 17;  // pixels from line to line at size 1 and one unit

cv::Point fixed(const cv::Mat& picture, cv::Point2d p) {
    const auto to = [](double v) { return cvRound(std::clamp(v, -30000.0, 30000.0) * (1 << fraction_bits)); };
    return {to(p.x * picture.cols - 0.5), to(p.y * picture.rows - 0.5)};
}

int thickness(const cv::Mat& picture, double width) { return std::max(1, cvRound(width * unit(picture))); }

/// Draws twice: a soft dark edge below, the colour above. The edge is blended in, so that it parts the stroke from any
/// ground without becoming a stroke itself.
template <class Draw>
void haloed(cv::Mat& picture, const cv::Scalar& color, double width, cv::Rect2d about, Draw draw) {
    const int core = thickness(picture, width), around = std::max(1, cvRound(0.9 * unit(picture)));
    const double room = core + 2 * around + 4;
    const cv::Rect box = cv::Rect(cv::Point(cvFloor(std::clamp(about.x, -3e4, 3e4) - room),
                                            cvFloor(std::clamp(about.y, -3e4, 3e4) - room)),
                                  cv::Point(cvCeil(std::clamp(about.br().x, -3e4, 3e4) + room),
                                            cvCeil(std::clamp(about.br().y, -3e4, 3e4) + room))) &
                         cv::Rect({}, picture.size());
    if (!box.empty()) {
        const cv::Mat before = picture(box).clone();
        draw(cv::Scalar(0, 0, 0), core + 2 * around);
        cv::Mat part = picture(box);
        cv::addWeighted(part, 0.55, before, 0.45, 0, part);
    }
    draw(color, core);
}

cv::Rect2d spanned(const cv::Mat& picture, cv::Point2d a, cv::Point2d b) {
    const double w = picture.cols, h = picture.rows;
    return {cv::Point2d(std::min(a.x, b.x) * w, std::min(a.y, b.y) * h),
            cv::Point2d(std::max(a.x, b.x) * w, std::max(a.y, b.y) * h)};
}

}  // namespace

double unit(const cv::Mat& picture) { return std::min(picture.cols, picture.rows) / 480.0; }

void line(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
    haloed(picture, color, width, spanned(picture, from, to), [&](const cv::Scalar& c, int t) {
        cv::line(picture, fixed(picture, from), fixed(picture, to), c, t, cv::LINE_AA, fraction_bits);
    });
}

void dashed(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
    const double length = std::hypot((to.x - from.x) * picture.cols, (to.y - from.y) * picture.rows);
    const int dashes = std::clamp(cvRound(length / (18 * unit(picture))), 1, 200);
    for (int i = 0; i < dashes; ++i)
        line(picture, from + (to - from) * (i / double(dashes)), from + (to - from) * ((i + 0.5) / dashes), color,
             width);
}

void circle(cv::Mat& picture, cv::Point2d centre, double radius, const cv::Scalar& color, double width) {
    const int r = cvRound(radius * unit(picture) * (1 << fraction_bits));
    const cv::Point2d reach(radius * unit(picture) / picture.cols, radius * unit(picture) / picture.rows);
    haloed(picture, color, width, spanned(picture, centre - reach, centre + reach), [&](const cv::Scalar& c, int t) {
        cv::circle(picture, fixed(picture, centre), r, c, t, cv::LINE_AA, fraction_bits);
    });
}

void ellipse(cv::Mat& picture, cv::Point2d centre, cv::Size2d half, double degrees, const cv::Scalar& color,
             double width) {
    const cv::Size axes(cvRound(half.width * picture.cols * (1 << fraction_bits)),
                        cvRound(half.height * picture.rows * (1 << fraction_bits)));
    const double far = std::max(half.width * picture.cols, half.height * picture.rows);
    const cv::Point2d reach(far / picture.cols, far / picture.rows);
    haloed(picture, color, width, spanned(picture, centre - reach, centre + reach), [&](const cv::Scalar& c, int t) {
        cv::ellipse(picture, fixed(picture, centre), axes, degrees, 0, 360, c, t, cv::LINE_AA, fraction_bits);
    });
}

void plain_line(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width) {
    cv::line(picture, fixed(picture, from), fixed(picture, to), color, thickness(picture, width), cv::LINE_AA,
             fraction_bits);
}

void disc(cv::Mat& picture, cv::Point2d centre, double radius, const cv::Scalar& color, double opacity) {
    const double r = radius * unit(picture);
    const cv::Point2d at(centre.x * picture.cols, centre.y * picture.rows);
    const cv::Rect box = cv::Rect(cv::Point(cvFloor(at.x - r) - 2, cvFloor(at.y - r) - 2),
                                  cv::Point(cvCeil(at.x + r) + 3, cvCeil(at.y + r) + 3)) &
                         cv::Rect(0, 0, picture.cols, picture.rows);
    for (int y = box.y; y < box.br().y; ++y)
        for (int x = box.x; x < box.br().x; ++x) {
            const double cover = opacity * std::clamp(r + 0.5 - std::hypot(x + 0.5 - at.x, y + 0.5 - at.y), 0.0, 1.0);
            cv::Vec3b& p = picture.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c) p[c] = cv::saturate_cast<uchar>(p[c] * (1 - cover) + color[c] * cover);
        }
}

void plain_text(cv::Mat& picture, cv::Point2d at, const std::string& text, const cv::Scalar& color, double size) {
    words(picture, {at.x * picture.cols, at.y * picture.rows}, text, letters * size * std::max(0.7, unit(picture)),
          color);
}

void text(cv::Mat& picture, cv::Point2d at, const std::string& text, const cv::Scalar& color, double size) {
    const double scale = std::max(0.7, unit(picture));
    words(picture, {at.x * picture.cols, at.y * picture.rows}, text, letters * size * scale, color, 1.6 * scale);
}

void veil(cv::Mat& picture, cv::Rect2d area, const cv::Scalar& color, double opacity) {
    const cv::Rect box = cv::Rect(cvRound(area.x * picture.cols), cvRound(area.y * picture.rows),
                                  cvRound(area.width * picture.cols), cvRound(area.height * picture.rows)) &
                         cv::Rect(0, 0, picture.cols, picture.rows);
    if (box.empty()) return;
    cv::Mat part = picture(box);
    cv::addWeighted(part, 1 - opacity, cv::Mat(part.size(), part.type(), color), opacity, 0, part);
}

}  // namespace rhyme::overlay
