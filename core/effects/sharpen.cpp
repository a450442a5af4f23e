// Edges made steeper, in luma alone so that none gets a coloured rim, and no further than what is around them allows:
// an unsharp mask without its halo.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/pixels.h"
#include "core/image/light.h"
#include "core/image/smooth.h"

namespace rhyme {

namespace {

cv::Mat luma_of(const cv::Mat& coded) {
    cv::Mat luma(coded.size(), CV_32FC1);
    each_row(coded, [&](int y) {
        const auto* from = coded.ptr<std::uint16_t>(y);
        auto* to = luma.ptr<float>(y);
        for (int x = 0; x < coded.cols; ++x, from += 3)
            to[x] = luma_709[0] * from[0] + luma_709[1] * from[1] + luma_709[2] * from[2];
    });
    return luma;
}

class Sharpen final : public EffectKind {
public:
    std::string_view name() const override { return "sharpen"; }
    std::string_view text() const override { return "Sharpen"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"amount", 0.6, 0, 5, "How much steeper"},
                {"size", 0.15, 0.02, 5, "Of what is sharpened, percent of the picture's height"},
                {"threshold", 0.4, 0, 20, "What differs less, in percent, is noise and stays"},
                {"halo", 0.15, 0, 1, "How far edges may overshoot"}};
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const auto amount = static_cast<float>(values["amount"]), halo = static_cast<float>(values["halo"]);
        const float threshold = static_cast<float>(values["threshold"] / 100) * 65535;
        if (amount <= 0) return picture;
        const double sigma = std::max(0.4, values["size"] / 100 * picture.color.rows);
        const cv::Mat coded = straight(picture), luma = luma_of(coded), soft = blurred(luma, sigma);
        const int side = 2 * std::clamp(cvRound(sigma), 1, 7) + 1;
        const cv::Mat around = cv::getStructuringElement(cv::MORPH_RECT, {side, side});
        cv::Mat low, high, out(coded.size(), CV_16UC3);
        cv::erode(luma, low, around), cv::dilate(luma, high, around);
        each_row(coded, [&](int y) {
            const auto* from = coded.ptr<std::uint16_t>(y);
            const auto *l = luma.ptr<float>(y), *s = soft.ptr<float>(y), *least = low.ptr<float>(y),
                       *most = high.ptr<float>(y);
            auto* to = out.ptr<std::uint16_t>(y);
            for (int x = 0; x < coded.cols; ++x, from += 3, to += 3) {
                const float detail = l[x] - s[x], size = std::abs(detail);
                // Nothing at the threshold, all of it from twice there: no step where noise ends.
                const float share = threshold <= 0 ? 1 : std::clamp(size / threshold - 1, 0.0F, 1.0F);
                const float room = halo * (most[x] - least[x]);
                const float steeper = std::clamp(l[x] + amount * share * detail, least[x] - room, most[x] + room);
                for (int c = 0; c < 3; ++c)
                    to[c] = cv::saturate_cast<std::uint16_t>(static_cast<float>(from[c]) + steeper - l[x]);
            }
        });
        return with_color(out, picture.alpha);
    }
};

}  // namespace

const EffectKind& sharpen_effect() {
    static const Sharpen kind;
    return kind;
}

}  // namespace rhyme
