// A Gaussian blur; its size is a share of the picture's height.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"

namespace rhyme {

namespace {

/// What is blurred widely is made smaller first: a small kernel on a small picture looks like a large one.
cv::Mat blurred(const cv::Mat& picture, double sigma) {
    constexpr double widest = 6;
    int times = 1;
    while (sigma / times > widest && picture.cols / (2 * times) >= 8 && picture.rows / (2 * times) >= 8) times *= 2;
    cv::Mat small = picture, out;
    if (times > 1)
        cv::resize(picture, small, {(picture.cols + times - 1) / times, (picture.rows + times - 1) / times}, 0, 0,
                   cv::INTER_AREA);
    cv::GaussianBlur(small, out, {}, sigma / times, sigma / times, cv::BORDER_REPLICATE);
    if (times > 1) cv::resize(out, out, picture.size(), 0, 0, cv::INTER_CUBIC);
    return out;
}

class Blur final : public EffectKind {
public:
    std::string_view name() const override { return "blur"; }
    std::string_view text() const override { return "Blur"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"size", 1, 0, 25, "Standard deviation of the Gaussian, percent of the picture's height"}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const double sigma = values["size"] / 100 * picture.color.rows;
        if (sigma < 0.05) return picture;
        Plate out{blurred(picture.color, sigma), {}};
        if (!picture.opaque()) out.alpha = blurred(picture.alpha, sigma);
        return out;
    }
};

}  // namespace

const EffectKind& blur_effect() {
    static const Blur kind;
    return kind;
}

}  // namespace rhyme
