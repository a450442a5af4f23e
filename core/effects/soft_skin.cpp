// Skin smoothed and nothing else: blotches and wrinkles go, the edges of eyes, lips and hair stay, and so does as much
// of the finest texture as is wanted, without which skin looks like wax.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/film_findings.h"
#include "core/effects/pixels.h"
#include "core/image/light.h"
#include "core/image/skin.h"
#include "core/image/smooth.h"

namespace rhyme {

namespace {

struct Luma {
    cv::Mat coded;  ///< CV_32FC1, 0..1
    explicit Luma(const cv::Mat& picture) : coded(picture.size(), CV_32FC1) {
        each_row(picture, [&](int y) {
            const auto* from = picture.ptr<std::uint16_t>(y);
            auto* to = coded.ptr<float>(y);
            for (int x = 0; x < picture.cols; ++x, from += 3)
                to[x] = (luma_709[0] * from[0] + luma_709[1] * from[1] + luma_709[2] * from[2]) / 65535;
        });
    }
};

/// CV_32FC1: how much each pixel is skin, found at a quarter of the size and drawn back to the picture's edges.
cv::Mat skin_of(const cv::Mat& picture, const cv::Mat& luma, const SkinTone& tone, double loose) {
    const std::vector<float>& light = light_of_coded();
    cv::Mat small;
    cv::resize(picture, small, {std::max(1, picture.cols / 4), std::max(1, picture.rows / 4)}, 0, 0, cv::INTER_AREA);
    cv::Mat skin(small.size(), CV_32FC1);
    each_row(small, [&](int y) {
        const auto* from = small.ptr<std::uint16_t>(y);
        auto* to = skin.ptr<float>(y);
        for (int x = 0; x < small.cols; ++x, from += 3)
            to[x] = static_cast<float>(
                skin_share(oklab_of_light(light[from[0]], light[from[1]], light[from[2]]), tone, loose));
    });
    cv::Mat guide;
    cv::resize(luma, guide, small.size(), 0, 0, cv::INTER_AREA);
    skin = guided(skin, guide, 0.012 * small.rows, 1e-3);
    cv::resize(skin, skin, picture.size(), 0, 0, cv::INTER_LINEAR);
    return skin;
}

class SoftSkin final : public EffectKind {
public:
    std::string_view name() const override { return "soft_skin"; }
    std::string_view text() const override { return "Soft skin"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"strength", 0, 0, 1, "How much skin is smoothed"},
                {"size", 1.2, 0.2, 5, "Of what is smoothed away, percent of the picture's height"},
                {"texture", 0.4, 0, 1, "How much of the finest texture stays"},
                {"edges", 6, 1, 20, "What differs more, in percent, is an edge and stays"},
                {"tolerance", 1, 0.3, 3,
                 "How far a colour may lie from that of the faces in the film, or, where none is seen, of skin"},
                choice_parameter("view", {"result", "skin"}, "What is shown: the picture, or what is taken for skin")};
    }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        const auto strength = static_cast<float>(v["strength"]), texture = static_cast<float>(v["texture"]);
        if (strength <= 0) return picture;
        const ClipFilm* film = v.place().film;
        const SkinTone tone = film ? film->findings().skin(*film) : SkinTone();
        const cv::Mat coded = straight(picture), luma = Luma(coded).coded,
                      skin = skin_of(coded, luma, tone, v["tolerance"]);
        const double size = v["size"] / 100 * coded.rows;
        const cv::Mat even = guided(luma, luma, size, std::pow(v["edges"] / 100, 2), size >= 8 ? 2 : 1);
        const cv::Mat coarse = blurred(luma, std::max(0.5, size / 8));
        const bool view = v.choice("view") == 1;
        cv::Mat out(coded.size(), CV_16UC3);
        each_row(coded, [&](int y) {
            const auto* from = coded.ptr<std::uint16_t>(y);
            const auto *l = luma.ptr<float>(y), *e = even.ptr<float>(y), *b = coarse.ptr<float>(y),
                       *s = skin.ptr<float>(y);
            auto* to = out.ptr<std::uint16_t>(y);
            for (int x = 0; x < coded.cols; ++x, from += 3, to += 3) {
                const float much = std::clamp(1.6F * s[x] - 0.2F, 0.0F, 1.0F);
                const float change = 65535 * strength * much * (e[x] + texture * (l[x] - b[x]) - l[x]);
                for (int c = 0; c < 3; ++c)
                    to[c] =
                        cv::saturate_cast<std::uint16_t>(view ? 65535 * much : static_cast<float>(from[c]) + change);
            }
        });
        return with_color(out, picture.alpha);
    }
};

}  // namespace

const EffectKind& soft_skin_effect() {
    static const SoftSkin kind;
    return kind;
}

}  // namespace rhyme
