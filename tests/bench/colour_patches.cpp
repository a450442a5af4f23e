// Golden patches: every matrix, range and depth, into Y'CbCr and out of it, against the formulas of the standards
// (ITU-R BT.601-7, BT.709-6, BT.2020-2; full range as in H.273), worked out here in doubles. Prints the worst error in
// code values of the written format, and of 8-bit R'G'B' on the way back.
//   colour_patches
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/image/av_frame.h"
#include "core/image/video_frame.h"

namespace {

using namespace rhyme;
using Triple = std::array<double, 3>;

constexpr int side = 32;

/// R'G'B' of 0..1 in code values of `bits`, rounded by whoever stores them.
Triple coded(const Triple& rgb, const ColorInfo& color, int bits) {
    const LumaWeights w = luma_weights(color.matrix);
    const double y = w.kr * rgb[0] + (1 - w.kr - w.kb) * rgb[1] + w.kb * rgb[2];
    const double cb = (rgb[2] - y) / (2 * (1 - w.kb)), cr = (rgb[0] - y) / (2 * (1 - w.kr));
    const double unit = std::ldexp(1.0, bits - 8), top = std::ldexp(1.0, bits) - 1, middle = std::ldexp(1.0, bits - 1);
    if (color.range == ColorRange::Full) return {y * top, cb * top + middle, cr * top + middle};
    return {(219 * y + 16) * unit, (224 * cb + 128) * unit, (224 * cr + 128) * unit};
}

std::vector<Triple> patches() {
    std::vector<Triple> out;
    for (const double r : {0.0, 0.25, 0.5, 0.75, 1.0})
        for (const double g : {0.0, 0.25, 0.5, 0.75, 1.0})
            for (const double b : {0.0, 0.25, 0.5, 0.75, 1.0}) out.push_back({r, g, b});
    for (int i = 0; i <= 32; ++i) out.push_back({i / 32.0, i / 32.0, i / 32.0});
    return out;
}

double sample(const AVFrame& frame, int plane, int bits) {
    const int at = plane == 0 ? side / 2 : side / 4;
    const std::uint8_t* row = frame.data[plane] + static_cast<std::ptrdiff_t>(at) * frame.linesize[plane];
    return bits > 8 ? reinterpret_cast<const std::uint16_t*>(row)[at] : row[at];
}

struct Worst {
    double in = 0, out = 0;
};

Worst measure(const ColorInfo& color, int bits) {
    const auto format = pixel_format(bits > 8 ? "yuv420p10le" : "yuv420p");
    Worst worst;
    for (const Triple& patch : patches()) {
        const cv::Mat rgb(side, side, CV_16UC3, cv::Scalar(patch[0] * 65535, patch[1] * 65535, patch[2] * 65535));
        const auto frame = from_rgb(rgb, color, *format);
        if (!frame) std::exit(1);
        const Triple wanted = coded(patch, color, bits);
        const double top = std::ldexp(1.0, bits) - 1;
        for (int i = 0; i < 3; ++i)
            worst.in = std::max(worst.in, std::abs(sample(*frame->data, i, bits) -
                                                   std::round(std::min(wanted[static_cast<std::size_t>(i)], top))));
        const auto back = to_rgb(*frame, cv::Size(side, side), Depth::Eight);
        if (!back) std::exit(1);
        const auto seen = back->at<cv::Vec3b>(side / 2, side / 2);
        // What the rounded code values mean, not what was put in.
        const LumaWeights w = luma_weights(color.matrix);
        const double unit = std::ldexp(1.0, bits - 8), middle = std::ldexp(1.0, bits - 1);
        const bool full = color.range == ColorRange::Full;
        const double y = full ? sample(*frame->data, 0, bits) / top : (sample(*frame->data, 0, bits) / unit - 16) / 219;
        const double size = full ? top : 224 * unit;
        const double cb = (sample(*frame->data, 1, bits) - middle) / size,
                     cr = (sample(*frame->data, 2, bits) - middle) / size;
        const double r = y + 2 * (1 - w.kr) * cr, b = y + 2 * (1 - w.kb) * cb,
                     g = (y - w.kr * r - w.kb * b) / (1 - w.kr - w.kb);
        const Triple meant{r, g, b};
        for (int i = 0; i < 3; ++i)
            worst.out = std::max(
                worst.out,
                std::abs(seen[i] -
                         std::min(255.0, std::max(0.0, std::round(255 * meant[static_cast<std::size_t>(i)])))));
    }
    return worst;
}

}  // namespace

int main() {
    double worst = 0;
    for (const ColorMatrix matrix : {ColorMatrix::Bt601, ColorMatrix::Bt709, ColorMatrix::Bt2020})
        for (const ColorRange range : {ColorRange::Limited, ColorRange::Full})
            for (const int bits : {8, 10}) {
                ColorInfo color;
                color.matrix = matrix, color.range = range;
                const Worst w = measure(color, bits);
                worst = std::max({worst, w.in, w.out});
                std::printf("%-7s %-8s %2d bits: worst error in %.0f, out %.0f code values\n",
                            std::string(name(matrix)).c_str(), std::string(name(range)).c_str(), bits, w.in, w.out);
            }
    std::printf("worst of all: %.0f\n", worst);
    return worst <= 1 ? 0 : 1;
}
