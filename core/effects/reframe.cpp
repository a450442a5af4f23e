// Position, size, rotation, crop and mirror of the picture within the frame.
#include <algorithm>
#include <cmath>

#include "core/effects/effect_kind.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

cv::Mat full_alpha(const Plate& picture) {
    return picture.opaque() ? cv::Mat(picture.color.size(), CV_16UC1, cv::Scalar(65535)) : picture.alpha;
}

/// Nothing is left of what lies outside of `kept`.
Plate cropped(const Plate& picture, const EffectValues& v) {
    const cv::Size size = picture.color.size();
    const int left = cvRound(v["crop_left"] * size.width), right = size.width - cvRound(v["crop_right"] * size.width);
    const int top = cvRound(v["crop_top"] * size.height),
              bottom = size.height - cvRound(v["crop_bottom"] * size.height);
    if (left == 0 && top == 0 && right == size.width && bottom == size.height) return picture;
    if (left >= right || top >= bottom) return plain_plate(size, {}, 0);
    const cv::Rect kept(left, top, right - left, bottom - top);
    Plate part{picture.color(kept), picture.opaque() ? cv::Mat() : picture.alpha(kept)};
    return placed(part, kept, size);
}

Plate flipped(const Plate& picture, const EffectValues& v) {
    const bool x = v.on("flip_x"), y = v.on("flip_y");
    if (!x && !y) return picture;
    const int code = x && y ? -1 : x ? 1 : 0;
    Plate out;
    cv::flip(picture.color, out.color, code);
    if (!picture.opaque()) cv::flip(picture.alpha, out.alpha, code);
    return out;
}

class Reframe final : public EffectKind {
public:
    std::string_view name() const override { return "reframe"; }
    std::string_view text() const override { return "Position, size and crop"; }
    std::vector<EffectParameter> parameters() const override {
        return {{"x", 0, -10, 10, "To the right, shares of the width"},
                {"y", 0, -10, 10, "Down, shares of the height"},
                {"scale", 1, 0, 100, "Size"},
                {"rotation", 0, -36000, 36000, "Degrees, clockwise"},
                {"anchor_x", 0.5, -10, 10, "The point that it turns and grows about: share of the width"},
                {"anchor_y", 0.5, -10, 10, "and of the height"},
                {"crop_left", 0, 0, 1, "Taken away at the left, share of the width"},
                {"crop_right", 0, 0, 1, "at the right"},
                {"crop_top", 0, 0, 1, "at the top, share of the height"},
                {"crop_bottom", 0, 0, 1, "at the bottom"},
                switch_parameter("flip_x", false, "Mirrored left to right"),
                switch_parameter("flip_y", false, "Upside down")};
    }
    bool may_uncover() const override { return true; }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        const cv::Size size = picture.color.size();
        Plate plate = flipped(cropped(picture, v), v);
        if (v["scale"] < 1e-4) return plain_plate(size, {}, 0);
        const double aspect = static_cast<double>(size.width) / size.height;
        Similarity move{v["scale"], v["rotation"], 0, 0};
        const auto anchor = move.apply(v["anchor_x"], v["anchor_y"], aspect);
        move.dx = v["x"] + v["anchor_x"] - anchor[0], move.dy = v["y"] + v["anchor_y"] - anchor[1];
        if (move.identity()) return plate;
        // Bicubic weights may overshoot: no colour is brighter than its alpha lets it be.
        Plate out{warp(plate.color, move, false, true), warp(full_alpha(plate), move, false, true)};
        cv::Mat limit;
        cv::merge(std::vector<cv::Mat>{out.alpha, out.alpha, out.alpha}, limit);
        cv::min(out.color, limit, out.color);
        return out;
    }
};

}  // namespace

const EffectKind& reframe_effect() {
    static const Reframe kind;
    return kind;
}

}  // namespace rhyme
