// A part of the picture, by a shape or by what stands out: cut out, or the only part that the effects before it change.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/effects/effect_kind.h"
#include "core/effects/film_findings.h"
#include "core/effects/pixels.h"
#include "core/effects/point_list.h"
#include "core/image/light.h"
#include "core/image/smooth.h"

namespace rhyme {

namespace {

enum Shape { Rectangle, Ellipse, Polygon, SubjectShape };
using Outline = std::vector<cv::Point2d>;  ///< shares of the frame's width and height

EffectText polygon_text() {
    EffectText t{"points", TextForm::Points, "The polygon's corners, shares of width and height", ""};
    t.x_low = t.y_low = -2, t.x_high = t.y_high = 3, t.outline = true;
    return t;
}

/// Of a shape about its middle, turned rigidly on the frame as seen.
Outline outline_of(const EffectValues& v, double aspect) {
    Outline outline;
    const int shape = v.choice("shape");
    if (shape == Polygon) {
        const auto read = read_points(v.text("points"), polygon_text());
        return read ? *read : outline;
    }
    constexpr int round = 128;
    if (shape == Rectangle)
        outline = {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};
    else
        for (int i = 0; i < round; ++i)
            outline.emplace_back(0.5 * std::cos(2 * std::numbers::pi * i / round),
                                 0.5 * std::sin(2 * std::numbers::pi * i / round));
    const double turn = v["rotation"] * std::numbers::pi / 180, cos = std::cos(turn), sin = std::sin(turn);
    for (cv::Point2d& p : outline) {
        const double x = p.x * v["width"] * aspect, y = p.y * v["height"];
        p = {v["x"] + (x * cos - y * sin) / aspect, v["y"] + x * sin + y * cos};
    }
    return outline;
}

/// The outline where what it held at the frame "track_from" has gone.
Outline followed(Outline outline, const EffectValues& v) {
    const ClipFilm* film = v.place().film;
    if (!film || outline.size() < 3) return outline;
    const cv::Rect2d place = film->place();
    const double tall = static_cast<double>(film->shape().height) / film->shape().width;
    for (cv::Point2d& p : outline)
        p = {(p.x - place.x) / place.width - 0.5, ((p.y - place.y) / place.height - 0.5) * tall};
    const FramePosition from = film->frame(FrameCount(std::llround(v["track_from"])));
    const PlaneSimilarity move = film->findings().followed(*film, outline, from, film->frame(v.at()));
    for (cv::Point2d& p : outline) {
        const cv::Point2d q = move(p);
        p = {(q.x + 0.5) * place.width + place.x, (q.y / tall + 0.5) * place.height + place.y};
    }
    return outline;
}

/// At four times the size and averaged: OpenCV's own soft edges lie half a pixel too far out.
cv::Mat filled(const Outline& outline, cv::Size size) {
    constexpr int finer = 4, shift = 4;
    cv::Mat fill(size * finer, CV_8UC1, cv::Scalar(0)), mask;
    std::vector<cv::Point> corners;
    for (const cv::Point2d& p : outline)
        corners.emplace_back(cvRound((std::clamp(p.x, -20.0, 20.0) * fill.cols - 0.5) * (1 << shift)),
                             cvRound((std::clamp(p.y, -20.0, 20.0) * fill.rows - 0.5) * (1 << shift)));
    if (corners.size() >= 3)
        cv::fillPoly(fill, std::vector<std::vector<cv::Point>>{corners}, cv::Scalar(255), cv::LINE_8, shift);
    cv::resize(fill, mask, size, 0, 0, cv::INTER_AREA);
    mask.convertTo(mask, CV_32F, 1.0 / 255);
    return mask;
}

/// What stands out, its small mask drawn to the edges of the picture.
cv::Mat subject_of(const Plate& picture, const EffectValues& v) {
    const cv::Size size = picture.color.size();
    cv::Mat mask(size, CV_32FC1, cv::Scalar(0));
    const ClipFilm* film = v.place().film;
    if (!film) return mask;
    const cv::Rect2d share = film->place();
    const cv::Rect place = cv::Rect(cvRound(share.x * size.width), cvRound(share.y * size.height),
                                    cvRound(share.width * size.width), cvRound(share.height * size.height)) &
                           cv::Rect({}, size);
    if (place.empty()) return mask;
    cv::Mat found, luma(place.size(), CV_32FC1);
    const cv::Mat seen = picture.color(place);
    each_row(seen, [&](int y) {
        const auto* from = seen.ptr<std::uint16_t>(y);
        auto* to = luma.ptr<float>(y);
        for (int x = 0; x < seen.cols; ++x, from += 3)
            to[x] = (luma_709[0] * from[0] + luma_709[1] * from[1] + luma_709[2] * from[2]) / 65535;
    });
    cv::resize(film->findings().subject(*film, film->frame(v.at())), found, place.size(), 0, 0, cv::INTER_CUBIC);
    const double radius = std::max(2.0, 0.012 * place.height);
    found = guided(found, luma, radius, 4e-4, radius >= 8 ? 2 : 1);
    found = (found - 0.25) * 2;
    cv::min(found, 1, found), cv::max(found, 0, found);
    found.copyTo(mask(place));
    return mask;
}

/// Its edge moved outwards by `by` pixels (inwards when negative).
cv::Mat grown(const cv::Mat& mask, double by) {
    cv::Mat inside, outside, near, far;
    cv::compare(mask, 0.5, inside, cv::CMP_GE), cv::compare(mask, 0.5, outside, cv::CMP_LT);
    if (cv::countNonZero(inside) == 0 || cv::countNonZero(outside) == 0) return mask;
    cv::distanceTransform(inside, near, cv::DIST_L2, 5), cv::distanceTransform(outside, far, cv::DIST_L2, 5);
    cv::Mat out = near - far + (by + 0.5);
    cv::min(out, 1, out), cv::max(out, 0, out);
    return out;
}

cv::Mat matte_of(const Plate& picture, const EffectValues& v) {
    const cv::Size size = picture.color.size();
    const double aspect = static_cast<double>(size.width) / size.height;
    cv::Mat matte;
    if (v.choice("shape") == SubjectShape) {
        matte = subject_of(picture, v);
    } else {
        Outline outline = outline_of(v, aspect);
        if (v.on("track")) outline = followed(std::move(outline), v);
        matte = filled(outline, size);
    }
    const double by = v["expand"] / 100 * size.height, feather = v["feather"] / 100 * size.height;
    if (std::abs(by) > 0.05) matte = grown(matte, by);
    if (feather > 0.1) matte = blurred(matte, feather / 2);
    if (v.on("invert")) matte = 1 - matte;
    return matte * v["opacity"];
}

class Mask final : public EffectKind {
public:
    std::string_view name() const override { return "mask"; }
    std::string_view text() const override { return "Mask"; }
    std::vector<EffectParameter> parameters() const override {
        return {choice_parameter("shape", {"rectangle", "ellipse", "polygon", "subject"},
                                 "The part; \"subject\": what stands out in the film", Ellipse),
                choice_parameter("does", {"cut out", "limit effects above"},
                                 "What becomes of the rest: it goes, or it stays as it was before the effects above"),
                {"x", 0.5, -2, 3, "Its middle, share of the width"},
                {"y", 0.5, -2, 3, "and of the height"},
                {"width", 0.5, 0, 5, "Share of the width"},
                {"height", 0.6, 0, 5, "Share of the height"},
                {"rotation", 0, -36000, 36000, "Degrees, clockwise"},
                {"feather", 2, 0, 100, "How soft its edge is, percent of the picture's height"},
                {"expand", 0, -50, 50, "Its edge moved outwards, percent of the picture's height"},
                switch_parameter("invert", false, "Everything but that part"),
                {"opacity", 1, 0, 1, "How much of it there is"},
                switch_parameter("track", false,
                                 "It goes along with what is in it (put it before effects that move the picture)"),
                {"track_from", 0, -1e9, 1e9, "Clip frame at which it lies as set"}};
    }
    std::vector<EffectText> texts() const override { return {polygon_text()}; }
    bool may_uncover() const override { return true; }
    bool limits() const override { return true; }
    std::string fault(const EffectValues& v, bool on_film) const override {
        if (v.choice("shape") == Polygon && v.text("points").empty()) return "its polygon has no points";
        if (!on_film && (v.on("track") || v.choice("shape") == SubjectShape))
            return "only in the picture of a file can something be followed or found";
        return {};
    }
    Plate draw(const Plate& picture, const EffectValues& v) const override {
        if (v.choice("shape") == Polygon && outline_of(v, 1).empty()) return picture;
        const cv::Mat matte = matte_of(picture, v);
        const bool limits = v.place().adjusting || v.choice("does") == 1;
        return limits ? mixed(v.before() ? *v.before() : picture, picture, matte) : cut(picture, matte);
    }

private:
    static Plate cut(const Plate& picture, const cv::Mat& matte) {
        Plate out{cv::Mat(picture.color.size(), CV_16UC3), cv::Mat(picture.color.size(), CV_16UC1)};
        each_row(matte, [&](int y) {
            const auto* share = matte.ptr<float>(y);
            const auto *from = picture.color.ptr<std::uint16_t>(y),
                       *under = picture.opaque() ? nullptr : picture.alpha.ptr<std::uint16_t>(y);
            auto *to = out.color.ptr<std::uint16_t>(y), *alpha = out.alpha.ptr<std::uint16_t>(y);
            for (int x = 0; x < matte.cols; ++x, from += 3, to += 3) {
                for (int c = 0; c < 3; ++c)
                    to[c] = cv::saturate_cast<std::uint16_t>(static_cast<float>(from[c]) * share[x]);
                alpha[x] = cv::saturate_cast<std::uint16_t>(static_cast<float>(under ? under[x] : 65535) * share[x]);
            }
        });
        return out;
    }
};

}  // namespace

const EffectKind& mask_effect() {
    static const Mask kind;
    return kind;
}

}  // namespace rhyme
