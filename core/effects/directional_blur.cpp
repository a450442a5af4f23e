// A blur along one direction, as of a camera that moves while the shutter is open; in light.
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
#include "core/image/light.h"

namespace rhyme {

namespace {

/// The mean of the picture moved by half of `by` one way and the other. Far moves go by whole pixels: nobody sees the
/// rest in what is smeared by then.
cv::Mat doubled(const cv::Mat& picture, cv::Point2d by) {
    cv::Mat mean;
    if (std::hypot(by.x, by.y) < 4) {
        const auto moved = [&](double x, double y) {
            cv::Mat out;
            const cv::Matx23d move(1, 0, x, 0, 1, y);
            cv::warpAffine(picture, out, move, picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
            return out;
        };
        cv::addWeighted(moved(by.x / 2, by.y / 2), 0.5, moved(-by.x / 2, -by.y / 2), 0.5, 0, mean);
        return mean;
    }
    // Together the two moves make up all of it, though a half may lie between pixels.
    const cv::Point all(cvRound(by.x), cvRound(by.y)), first(all.x / 2, all.y / 2), second = all - first;
    cv::Mat wide;
    const int x = std::max(std::abs(first.x), std::abs(second.x)), y = std::max(std::abs(first.y), std::abs(second.y));
    cv::copyMakeBorder(picture, wide, y, y, x, x, cv::BORDER_REPLICATE);
    const cv::Rect there(cv::Point(x, y) - first, picture.size()), back(cv::Point(x, y) + second, picture.size());
    cv::addWeighted(wide(there), 0.5, wide(back), 0.5, 0, mean);
    return mean;
}

/// The mean along a line of `length` pixels: lines of 2, 4, 8 ... pixels, each the mean of two of the last, and at the
/// end two of the longest that overlap.
cv::Mat smeared(cv::Mat picture, double length, double angle) {
    const cv::Point2d along(std::cos(angle), std::sin(angle));
    double have = 1;
    for (; 2 * have <= length; have *= 2) picture = doubled(picture, along * have);
    return length - have > 0.05 ? doubled(picture, along * (length - have)) : picture;
}

class DirectionalBlur final : public EffectKind {
public:
    std::string_view name() const override { return "directional_blur"; }
    std::string_view text() const override { return "Directional blur"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"length", 3, 0, 50, "How far things smear, percent of the picture's height"},
                {"angle", 0, -36000, 36000, "Degrees, clockwise; 0: sideways, 90: up and down"}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const double length = 1 + values["length"] / 100 * picture.color.rows;
        if (length < 1.1) return picture;
        const double angle = values["angle"] * std::numbers::pi / 180;
        Plate out{from_light(smeared(to_light(picture.color), length, angle)), {}};
        if (!picture.opaque()) {
            cv::Mat alpha;
            picture.alpha.convertTo(alpha, CV_32F);
            smeared(alpha, length, angle).convertTo(out.alpha, CV_16U);
        }
        return out;
    }
};

}  // namespace

const EffectKind& directional_blur_effect() {
    static const DirectionalBlur kind;
    return kind;
}

}  // namespace rhyme
