#include "core/image/plate.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace rhyme {
namespace {

constexpr std::uint32_t full = 65535;

std::uint16_t times(std::uint32_t a, std::uint32_t b) { return static_cast<std::uint16_t>((a * b + full / 2) / full); }

/// each(row): rows are independent of each other, so that the number of threads makes no difference.
template <class Each>
void rows(const cv::Mat& like, Each each) {
    cv::parallel_for_(cv::Range(0, like.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) each(y);
    });
}

}  // namespace

Plate plain_plate(cv::Size size, cv::Scalar color, double opacity) {
    const double share = std::clamp(opacity, 0.0, 1.0);
    Plate plate{cv::Mat(size, CV_16UC3, color * share), {}};
    if (share < 1) plate.alpha = cv::Mat(size, CV_16UC1, cv::Scalar(share * full));
    return plate;
}

Plate over(const Plate& top, const Plate& below) {
    if (top.opaque() || below.color.empty()) return top;
    Plate out{cv::Mat(top.color.size(), CV_16UC3), {}};
    if (!below.opaque()) out.alpha.create(top.color.size(), CV_16UC1);
    rows(top.color, [&](int y) {
        const auto *a = top.color.ptr<std::uint16_t>(y), *mask = top.alpha.ptr<std::uint16_t>(y),
                   *b = below.color.ptr<std::uint16_t>(y);
        const auto* under = below.opaque() ? nullptr : below.alpha.ptr<std::uint16_t>(y);
        auto* to = out.color.ptr<std::uint16_t>(y);
        auto* to_alpha = below.opaque() ? nullptr : out.alpha.ptr<std::uint16_t>(y);
        for (int x = 0; x < top.color.cols; ++x) {
            const std::uint32_t through = full - mask[x];
            for (int c = 3 * x; c < 3 * x + 3; ++c)
                to[c] = static_cast<std::uint16_t>(std::min<std::uint32_t>(full, a[c] + times(b[c], through)));
            if (to_alpha) to_alpha[x] = static_cast<std::uint16_t>(mask[x] + times(under[x], through));
        }
    });
    return out;
}

Plate faded(const Plate& plate, double opacity) {
    const double share = std::clamp(opacity, 0.0, 1.0);
    if (share >= 1) return plate;
    Plate out;
    plate.color.convertTo(out.color, -1, share);
    if (plate.opaque())
        out.alpha = cv::Mat(plate.color.size(), CV_16UC1, cv::Scalar(share * full));
    else
        plate.alpha.convertTo(out.alpha, -1, share);
    return out;
}

Plate mixed(const Plate& a, const Plate& b, double t) {
    const auto alpha = [](const Plate& p) {
        return p.opaque() ? cv::Mat(p.color.size(), CV_16UC1, cv::Scalar(full)) : p.alpha;
    };
    Plate out;
    cv::addWeighted(a.color, 1 - t, b.color, t, 0, out.color);
    if (!a.opaque() || !b.opaque()) cv::addWeighted(alpha(a), 1 - t, alpha(b), t, 0, out.alpha);
    return out;
}

Plate mixed(const Plate& a, const Plate& b, const cv::Mat& t) {
    Plate out{cv::Mat(a.color.size(), CV_16UC3), {}};
    const bool opaque = a.opaque() && b.opaque();
    if (!opaque) out.alpha.create(a.color.size(), CV_16UC1);
    const auto between = [](float from, float to, float share) {
        return static_cast<std::uint16_t>(from + share * (to - from) + 0.5F);
    };
    rows(a.color, [&](int y) {
        const auto *from = a.color.ptr<std::uint16_t>(y), *to = b.color.ptr<std::uint16_t>(y);
        const auto* share = t.ptr<float>(y);
        auto* mix = out.color.ptr<std::uint16_t>(y);
        for (int x = 0; x < a.color.cols; ++x) {
            for (int c = 3 * x; c < 3 * x + 3; ++c) mix[c] = between(from[c], to[c], share[x]);
            if (opaque) continue;
            const auto alpha = [&](const Plate& p) { return p.opaque() ? full : p.alpha.at<std::uint16_t>(y, x); };
            out.alpha.at<std::uint16_t>(y, x) =
                between(static_cast<float>(alpha(a)), static_cast<float>(alpha(b)), share[x]);
        }
    });
    return out;
}

Plate placed(const Plate& picture, cv::Rect place, cv::Size size) {
    if (place == cv::Rect({0, 0}, size)) return picture;
    Plate out{cv::Mat(size, CV_16UC3, cv::Scalar::all(0)), cv::Mat(size, CV_16UC1, cv::Scalar(0))};
    picture.color.copyTo(out.color(place));
    if (picture.opaque())
        out.alpha(place).setTo(full);
    else
        picture.alpha.copyTo(out.alpha(place));
    return out;
}

cv::Mat straight(const Plate& plate) {
    if (plate.opaque()) return plate.color;
    cv::Mat out(plate.color.size(), CV_16UC3);
    rows(out, [&](int y) {
        const auto *from = plate.color.ptr<std::uint16_t>(y), *mask = plate.alpha.ptr<std::uint16_t>(y);
        auto* to = out.ptr<std::uint16_t>(y);
        for (int x = 0; x < out.cols; ++x)
            for (int c = 3 * x; c < 3 * x + 3; ++c)
                to[c] = mask[x] == 0 ? 0
                                     : static_cast<std::uint16_t>(
                                           std::min<std::uint32_t>(full, (from[c] * full + mask[x] / 2U) / mask[x]));
    });
    return out;
}

Plate with_color(const cv::Mat& straight, const cv::Mat& alpha) {
    if (alpha.empty()) return {straight, {}};
    Plate out{cv::Mat(straight.size(), CV_16UC3), alpha};
    rows(straight, [&](int y) {
        const auto *from = straight.ptr<std::uint16_t>(y), *mask = alpha.ptr<std::uint16_t>(y);
        auto* to = out.color.ptr<std::uint16_t>(y);
        for (int x = 0; x < straight.cols; ++x)
            for (int c = 3 * x; c < 3 * x + 3; ++c) to[c] = times(from[c], mask[x]);
    });
    return out;
}

}  // namespace rhyme
