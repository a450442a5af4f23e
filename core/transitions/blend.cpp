#include "core/transitions/blend.h"

namespace rhyme {

namespace {

constexpr double screen_gamma = 2.4;

cv::Mat light(const cv::Mat& picture) {
    cv::Mat linear;
    picture.convertTo(linear, CV_32F, 1.0 / 65535);
    cv::pow(linear, screen_gamma, linear);
    return linear;
}

cv::Mat or_black(const cv::Mat& picture, const cv::Mat& like) {
    return picture.empty() ? cv::Mat(like.size(), like.type(), cv::Scalar::all(0)) : picture;
}

}  // namespace

cv::Mat blend(const cv::Mat& a, const cv::Mat& b, double t) {
    cv::Mat mixed;
    cv::addWeighted(or_black(a, b), 1 - t, or_black(b, a), t, 0, mixed);
    return mixed;
}

cv::Mat blend_light(const cv::Mat& a, const cv::Mat& b, double t) {
    cv::Mat mixed, coded;
    cv::addWeighted(light(or_black(a, b)), 1 - t, light(or_black(b, a)), t, 0, mixed);
    cv::pow(mixed, 1 / screen_gamma, mixed);
    mixed.convertTo(coded, a.empty() ? b.type() : a.type(), 65535);
    return coded;
}

cv::Mat dipped(const TransitionFrame& f, const cv::Scalar& color) {
    const auto in = static_cast<double>(f.in_offset.value), out = static_cast<double>(f.out_offset.value);
    const auto at = static_cast<double>(f.frame.value);
    const cv::Mat& picture = f.before_cut() ? f.outgoing : f.incoming;
    const double shown = f.before_cut() ? 1 - (at + 1) / in : in > 0 ? (at - in + 1) / (out + 1) : (at - in) / out;
    cv::Mat dip;
    picture.convertTo(dip, picture.type(), shown);
    cv::add(dip, color * (1 - shown), dip);
    return dip;
}

}  // namespace rhyme
