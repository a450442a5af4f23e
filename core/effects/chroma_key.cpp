// Takes a coloured screen away. K. Jack, "Video Demystified", chapter "Chroma keying": in the plane of the colour
// differences, turned so that the key's colour lies along X, a pixel holds as much of the screen as its X exceeds
// |Z| / tan(angle). Near the screen a pixel is what it is mixed of (key_mix.h). That much of the screen is taken out of
// its colour, so that what is half seen through, hair and smoke, brings none along.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/key_mix.h"
#include "core/effects/pixels.h"
#include "core/effects/point_list.h"
#include "core/image/smooth.h"

namespace rhyme {

namespace {

constexpr float full = 65535;

Key key_of(const cv::Vec3d& rgb, const EffectValues& v) {
    Key key{Ycc::of(rgb), 0, 0, 0, 0, 0, 0, 0, 0, static_cast<float>(v["spill"])};
    key.strength = std::hypot(key.colour.cb, key.colour.cr);
    key.along_cb = key.colour.cb / key.strength, key.along_cr = key.colour.cr / key.strength;
    key.slope = static_cast<float>(1 / std::tan(v["angle"] * std::numbers::pi / 180));
    key.high = static_cast<float>(1 - v["tolerance"]);
    key.low = static_cast<float>(key.high * (1 - v["softness"]));
    const double hard = 1 - v["softness"];
    key.ends = static_cast<float>(1 - v["tolerance"] / 6);
    key.begins = static_cast<float>(key.ends * hard * hard);
    return key;
}

bool grey(const cv::Vec3d& rgb) {
    const Ycc c = Ycc::of(rgb);
    return std::hypot(c.cb, c.cr) < 0.03F;
}

Ycc pixel_at(const std::uint16_t* p) { return Ycc::of(cv::Vec3f(p[0] / full, p[1] / full, p[2] / full)); }

cv::Mat matte_of(const cv::Mat& coded, const KeyMix& mix, const Key& key, const EffectValues& v) {
    cv::Mat matte(coded.size(), CV_32FC1);
    each_row(coded, [&](int y) {
        const auto* from = coded.ptr<std::uint16_t>(y);
        auto* to = matte.ptr<float>(y);
        const KeyMix::Row row(mix, y);
        for (int x = 0; x < coded.cols; ++x, from += 3) to[x] = row.look(x, pixel_at(from), key).opaque;
    });
    const double feather = v["feather"] / 100 * coded.rows;
    if (feather > 0.1) matte = blurred(matte, feather);
    if (const double shrink = v["shrink"]; shrink > 0) {
        matte = (matte - shrink) / std::max(0.01, 1 - shrink);
        cv::max(matte, 0, matte);
    }
    return matte;
}

class ChromaKey final : public EffectKind {
public:
    std::string_view name() const override { return "chroma_key"; }
    std::string_view text() const override { return "Chroma key"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"tolerance", 0.3, 0, 0.95, "How far from the colour still counts as the screen"},
                {"softness", 0.85, 0, 1, "How gently it sets in: hair and smoke want more"},
                {"angle", 45, 5, 85, "How far hues may lie beside the colour's, degrees"},
                {"spill", 1, 0, 1, "How much of the screen's light on the subject is taken out"},
                {"shrink", 0, 0, 0.9, "Edges drawn in"},
                {"feather", 0, 0, 5, "Edges softened, percent of the picture's height"},
                choice_parameter("view", {"result", "matte"}, "What is shown")};
    }
    std::vector<EffectText> texts() const override {
        return {{"color", TextForm::Color, "The screen's colour", "#00b140"}};
    }
    bool may_uncover() const override { return true; }
    std::string fault(const EffectValues& values, bool) const override {
        const auto rgb = read_rgb(values.text("color"));
        return rgb && grey(*rgb) ? "its colour is a grey, which has no hue to look for" : "";
    }
    Plate draw(const Plate& picture, const EffectValues& values) const override {
        const auto rgb = read_rgb(values.text("color"));
        if (!rgb || grey(*rgb)) return picture;
        const Key key = key_of(*rgb, values);
        const cv::Mat coded = straight(picture);
        const KeyMix mix(coded, key);
        const cv::Mat matte = matte_of(coded, mix, key, values);
        if (values.choice("view") == 1) return shown(matte);
        Plate out{cv::Mat(coded.size(), CV_16UC3), cv::Mat(coded.size(), CV_16UC1)};
        const auto wide = static_cast<float>(1 / std::tan(80 * std::numbers::pi / 180));
        each_row(coded, [&](int y) {
            const auto* from = coded.ptr<std::uint16_t>(y);
            const auto* opaque = matte.ptr<float>(y);
            const KeyMix::Row row(mix, y);
            const auto* under = picture.opaque() ? nullptr : picture.alpha.ptr<std::uint16_t>(y);
            auto* to = out.color.ptr<std::uint16_t>(y);
            auto* alpha = out.alpha.ptr<std::uint16_t>(y);
            for (int x = 0; x < coded.cols; ++x, from += 3, to += 3) {
                const float a = opaque[x], before = under ? under[x] / full : 1;
                if (a <= 0) {
                    to[0] = to[1] = to[2] = alpha[x] = 0;
                    continue;
                }
                Ycc c = pixel_at(from);
                const KeyMix::Pixel pixel = row.look(x, c, key);
                // The screen behind what is half seen through goes first, then what shines from it onto the rest.
                c = c.with(a - 1, pixel.screen);
                const float on_it = key.spill * std::max(0.0F, pixel.lit - (1 - a));
                c = c.with(-on_it, pixel.screen).with(on_it, pixel.subject);
                const float shine = key.spill * key.held(c, wide) * key.strength;
                c.cb -= shine * key.along_cb, c.cr -= shine * key.along_cr;
                const cv::Vec3f left = c.rgb();
                for (int i = 0; i < 3; ++i)
                    to[i] = cv::saturate_cast<std::uint16_t>(full * before * std::clamp(left[i], 0.0F, a));
                alpha[x] = cv::saturate_cast<std::uint16_t>(full * before * a);
            }
        });
        return out;
    }

private:
    static Plate shown(const cv::Mat& matte) {
        cv::Mat grey, three;
        matte.convertTo(grey, CV_16U, full);
        cv::merge(std::vector<cv::Mat>(3, grey), three);
        return {three, {}};
    }
};

}  // namespace

const EffectKind& chroma_key_effect() {
    static const ChromaKey kind;
    return kind;
}

}  // namespace rhyme
