#include "core/image/light.h"

namespace rhyme {

const std::vector<float>& light_of_coded() {
    static const std::vector<float> table = [] {
        std::vector<float> made(65536);
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = static_cast<float>(std::pow(static_cast<double>(i) / 65535, screen_gamma));
        return made;
    }();
    return table;
}

const CodedOfLight& CodedOfLight::plain() {
    static const CodedOfLight made([](double coded) { return coded; });
    return made;
}

cv::Mat to_light(const cv::Mat& coded) {
    const std::vector<float>& table = light_of_coded();
    cv::Mat light(coded.size(), CV_MAKETYPE(CV_32F, coded.channels()));
    cv::parallel_for_(cv::Range(0, coded.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const auto* from = coded.ptr<std::uint16_t>(y);
            auto* to = light.ptr<float>(y);
            for (int i = 0; i < coded.cols * coded.channels(); ++i) to[i] = table[from[i]];
        }
    });
    return light;
}

cv::Mat from_light(const cv::Mat& light) {
    const CodedOfLight& code = CodedOfLight::plain();
    cv::Mat coded(light.size(), CV_MAKETYPE(CV_16U, light.channels()));
    cv::parallel_for_(cv::Range(0, light.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const auto* from = light.ptr<float>(y);
            auto* to = coded.ptr<std::uint16_t>(y);
            for (int i = 0; i < light.cols * light.channels(); ++i) to[i] = code(from[i]);
        }
    });
    return coded;
}

}  // namespace rhyme
