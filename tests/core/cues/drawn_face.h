// Faces drawn for the cues and the transitions.
#pragma once

#include <opencv2/imgproc.hpp>

#include "tests/core/cues/drawn.h"

namespace rhyme::test {

struct Sitter {
    cv::Scalar skin, hair, shirt, ground;
};
inline const Sitter anna{{226, 180, 150}, {70, 45, 30}, {60, 90, 160}, {150, 160, 165}};
inline const Sitter ben{{140, 95, 70}, {20, 18, 20}, {190, 60, 50}, {90, 120, 80}};

/// A face as a child draws one, but with the shades that tell a face: dark eyes under brows, light cheeks and nose.
/// `size`: from the brows to the chin and as wide, in pixels.
inline void draw_face(cv::Mat& rgb, cv::Point2d c, double size, const Sitter& who) {
    const auto at = [&](double x, double y) { return cv::Point(cvRound(c.x + x * size), cvRound(c.y + y * size)); };
    const auto oval = [&](double x, double y, double w, double h, const cv::Scalar& color) {
        cv::ellipse(rgb, at(x, y), {cvRound(w * size), cvRound(h * size)}, 0, 0, 360, color, cv::FILLED, cv::LINE_AA);
    };
    oval(0, 1.35, 1.1, 0.75, who.shirt);
    oval(0, -0.18, 0.52, 0.62, who.hair);
    oval(0, 0.5, 0.2, 0.4, who.skin * 0.8);
    oval(0, 0.03, 0.42, 0.56, who.skin);
    oval(0, -0.47, 0.4, 0.16, who.hair);
    for (const int side : {-1, 1}) {
        oval(side * 0.19, -0.12, 0.15, 0.085, who.skin * 0.6);
        oval(side * 0.19, -0.1, 0.075, 0.045, {25, 20, 20});
        cv::line(rgb, at(side * 0.08, -0.2), at(side * 0.31, -0.21), who.hair * 0.6, cvCeil(size * 0.045), cv::LINE_AA);
        oval(side * 0.24, 0.14, 0.1, 0.09, who.skin * 1.1);
    }
    oval(0, 0.02, 0.05, 0.14, who.skin * 1.1);
    oval(0, 0.16, 0.09, 0.03, who.skin * 0.65);
    oval(0, 0.3, 0.15, 0.04, {150, 60, 60});
    cv::GaussianBlur(rgb, rgb, {}, size / 50);
}

inline cv::Mat portrait(cv::Point2d centre, double size, const Sitter& who, cv::Size whole = {320, 180}) {
    cv::Mat rgb = picture(who.ground, whole);
    draw_face(rgb, centre, size, who);
    return with_grain(rgb, 1);
}

}  // namespace rhyme::test
