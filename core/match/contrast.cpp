#include "core/match/contrast.h"

#include <algorithm>
#include <cmath>

#include "core/cues/palette.h"

namespace rhyme {
namespace {

constexpr double plainly_coloured = 0.05;  // mean OKLab chroma from which hues count in full
constexpr double far_apart = 0.45;         // difference in lightness that counts in full
constexpr double plainly_lit = 0.12;       // spread of lightness within a picture, likewise

/// The colour that most of the chroma has.
std::string main_colour(const cv::Mat& thumb) {
    cv::Vec3f sum(0, 0, 0);
    double weight = 0;
    for (const cv::Vec3f& cell : cv::Mat_<cv::Vec3f>(thumb)) {
        const double chroma = std::hypot(cell[1], cell[2]);
        sum += cell * static_cast<float>(chroma), weight += chroma;
    }
    Swatch swatch;
    swatch.lab = weight > 0 ? sum * static_cast<float>(1 / weight) : sum;
    return swatch.name();
}

}  // namespace

Contrast contrast_between(const Moment& outgoing, const Moment& incoming) {
    Contrast contrast;
    const cv::Mat_<cv::Vec3f> a(outgoing.thumb), b(incoming.thumb);
    if (a.empty() || a.size() != b.size()) return contrast;
    const auto n = static_cast<double>(a.total());
    const cv::Scalar mean_a = cv::mean(a), mean_b = cv::mean(b);
    double against = 0, most = 0, chroma_a = 0, chroma_b = 0, together = 0, spread_a = 0, spread_b = 0;
    for (int y = 0; y < a.rows; ++y)
        for (int x = 0; x < a.cols; ++x) {
            const cv::Vec3f &p = a(y, x), &q = b(y, x);
            const double cp = std::hypot(p[1], p[2]), cq = std::hypot(q[1], q[2]);
            against -= p[1] * q[1] + p[2] * q[2], most += cp * cq;
            chroma_a += cp / n, chroma_b += cq / n;
            const double lp = p[0] - mean_a[0], lq = q[0] - mean_b[0];
            together += lp * lq / n, spread_a += lp * lp / n, spread_b += lq * lq / n;
        }
    const double sure = std::min(1.0, std::min(chroma_a, chroma_b) / plainly_coloured);
    contrast.colour = std::clamp(most > 0 ? against / most : 0, 0.0, 1.0) * sure;
    const double lit = std::min(1.0, std::sqrt(std::min(spread_a, spread_b)) / plainly_lit);
    const double reversed = std::clamp(-together / std::sqrt(spread_a * spread_b + 1e-9), 0.0, 1.0) * lit;
    contrast.light = std::max(reversed, std::min(1.0, std::abs(mean_a[0] - mean_b[0]) / far_apart));
    if (contrast.most() < 0.5) return contrast;
    if (contrast.colour >= contrast.light)
        contrast.because = main_colour(outgoing.thumb) + " against " + main_colour(incoming.thumb);
    else if (reversed >= contrast.light)
        contrast.because = "light and dark change places";
    else
        contrast.because = mean_a[0] < mean_b[0] ? "dark against light" : "light against dark";
    return contrast;
}

}  // namespace rhyme
