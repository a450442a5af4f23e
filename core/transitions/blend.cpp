#include "core/transitions/blend.h"

#include "core/image/light.h"

namespace rhyme {

namespace {

cv::Mat or_black(const cv::Mat& picture, const cv::Mat& like) {
    return picture.empty() ? cv::Mat(like.size(), like.type(), cv::Scalar::all(0)) : picture;
}

}  // namespace

cv::Mat blend(const cv::Mat& a, const cv::Mat& b, double t) {
    cv::Mat mixed;
    cv::addWeighted(or_black(a, b), 1 - t, or_black(b, a), t, 0, mixed);
    return mixed;
}

cv::Mat blend_light(cv::Size size, const Tiles& a, const Tiles& b, double t) {
    const std::vector<float>& light = light_of_coded();
    const CodedOfLight& code = CodedOfLight::plain();
    const auto share = static_cast<float>(t);
    cv::Mat out(size, CV_16UC3);
    each_tile(size, [&](const cv::Rect& tile, cv::Mat& one, cv::Mat& two) {
        const cv::Mat of_a = a(tile, one), of_b = b(tile, two);
        for (int y = 0; y < tile.height; ++y) {
            const auto *from = of_a.ptr<std::uint16_t>(y), *to = of_b.ptr<std::uint16_t>(y);
            auto* mixed = out.ptr<std::uint16_t>(tile.y + y) + 3 * tile.x;
            for (int i = 0; i < 3 * tile.width; ++i)
                mixed[i] = code(light[from[i]] + share * (light[to[i]] - light[from[i]]));
        }
    });
    return out;
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
