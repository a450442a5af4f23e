// The hand that draws evidence on a picture: anti-aliased, with a dark halo so that it reads on any ground, scaled with
// the picture.
#pragma once

#include <opencv2/core.hpp>
#include <string>

namespace rhyme::overlay {

/// One unit of stroke width: 1 at 480 pixels of the shorter side.
double unit(const cv::Mat& picture);

/// Positions are fractions of width and height; widths are in units.
void line(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width);
void dashed(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width);
void circle(cv::Mat& picture, cv::Point2d centre, double radius_in_units, const cv::Scalar& color, double width);
void ellipse(cv::Mat& picture, cv::Point2d centre, cv::Size2d half_axes, double degrees, const cv::Scalar& color,
             double width);

/// Without the halo: for parts of one drawing that touch.
void plain_line(cv::Mat& picture, cv::Point2d from, cv::Point2d to, const cv::Scalar& color, double width);
/// A filled disc, `opacity` 0..1.
void disc(cv::Mat& picture, cv::Point2d centre, double radius_in_units, const cv::Scalar& color, double opacity);

/// Text with its baseline's left end at `at`; `size` 1 is small but legible.
void text(cv::Mat& picture, cv::Point2d at, const std::string& words, const cv::Scalar& color, double size = 1);

void plain_text(cv::Mat& picture, cv::Point2d at, const std::string& words, const cv::Scalar& color, double size = 1);

/// Mixes a colour over a rectangle of the picture (fractions), `opacity` 0..1.
void veil(cv::Mat& picture, cv::Rect2d area, const cv::Scalar& color, double opacity);

}  // namespace rhyme::overlay
