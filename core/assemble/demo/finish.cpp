#include <bit>
#include <opencv2/imgproc.hpp>

#include "core/assemble/demo/canvas.h"

namespace rhyme::demo {
namespace {

constexpr int shrink = 8;                             // bloom is made on a picture this much smaller
constexpr int octaves = 16, steps = 1024;             // tone table: 2^-12 .. 2^4
constexpr std::uint32_t lowest = (127u - 12u) << 10;  // exponent and 10 mantissa bits of 2^-12
constexpr int grain_size = 1 << 16;

/// Straight up to .55, then a shoulder that reaches 1 only at infinity; sRGB-coded.
float film(float x) {
    constexpr float knee = .55f;
    if (x > knee) x = knee + (1 - knee) * (1 - std::exp(-(x - knee) / (1 - knee)));
    return x <= .0031308f ? 12.92f * x : 1.055f * std::pow(x, 1 / 2.4f) - .055f;
}

}  // namespace

Finish::Finish(cv::Size size, float bloom, float vignette)
    : vignette_(size), tone_(octaves * steps), grain_(grain_size), bloom_(bloom) {
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float u = (float(x) + .5f) / float(size.width) - .5f, v = (float(y) + .5f) / float(size.height) - .5f;
            const float d = 2 * (u * u * 1.15f + v * v);
            vignette_(y, x) = 1 - vignette * 1.6f * d * (.45f + d);
        }
    for (std::uint32_t i = 0; i < octaves * steps; ++i)
        tone_[i] = std::uint16_t(std::lround(film(std::bit_cast<float>((lowest + i) << 13)) * 255 * 256));
    for (std::uint32_t i = 0; i < grain_size;
         ++i) {  // a triangle two codes wide for dither, with a little film grain on it
        const float g = hash01(i, 1) + hash01(i, 2) - 1, n = hash01(i, 3) + hash01(i, 4) + hash01(i, 5) - 1.5f;
        grain_[i] = std::int16_t(std::lround(128 + 150 * g + 200 * n));
    }
}

cv::Mat Finish::bloom_of(const Canvas& c) const {
    cv::Mat small, wide;
    cv::resize(c.px, small, {(c.width + shrink - 1) / shrink, (c.height + shrink - 1) / shrink}, 0, 0, cv::INTER_AREA);
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < small.cols; ++x) {
            Rgb& p = small.ptr<Rgb>(y)[x];
            const float peak = std::max({p.r, p.g, p.b}), over = std::max(0.f, std::min(peak, 6.f) - .45f);
            p = p * (peak > 0 ? over / peak : 0);
        }
    const double unit = small.rows;
    cv::GaussianBlur(small, wide, {}, unit * .055, 0, cv::BORDER_REPLICATE);
    cv::GaussianBlur(small, small, {}, unit * .016, 0, cv::BORDER_REPLICATE);
    return (small * .45 + wide * .55) * bloom_;
}

cv::Mat Finish::operator()(const Canvas& c, int frame) const {
    const cv::Mat bloom = bloom_of(c);
    cv::Mat out(c.height, c.width, CV_8UC3);
    std::vector<Rgb> line(std::size_t(bloom.cols)), row(std::size_t(c.width));
    for (int y = 0; y < c.height; ++y) {
        const float sy = std::clamp((float(y) + .5f) / shrink - .5f, 0.f, float(bloom.rows - 1));
        const int y0 = int(sy), y1 = std::min(y0 + 1, bloom.rows - 1);
        for (int x = 0; x < bloom.cols; ++x)
            line[std::size_t(x)] = mix(bloom.ptr<Rgb>(y0)[x], bloom.ptr<Rgb>(y1)[x], sy - float(y0));
        const Rgb* in = c.px.ptr<Rgb>(y);
        for (int x = 0; x < c.width; ++x) {
            const float sx = std::clamp((float(x) + .5f) / shrink - .5f, 0.f, float(bloom.cols - 1));
            const int x0 = int(sx), x1 = std::min(x0 + 1, bloom.cols - 1);
            row[std::size_t(x)] =
                (in[x] + mix(line[std::size_t(x0)], line[std::size_t(x1)], sx - float(x0))) * vignette_(y, x);
        }
        const auto seed = std::uint32_t(hash01(std::uint32_t(frame), std::uint32_t(y), 77) * grain_size);
        uchar* target = out.ptr<uchar>(y);
        for (int x = 0; x < c.width; ++x, target += 3) {
            const int grain =
                grain_[(seed + std::uint32_t(x)) & (grain_size - 1)];  // one for all channels: film, not noise
            const float rgb[3] = {row[std::size_t(x)].r, row[std::size_t(x)].g, row[std::size_t(x)].b};
            for (int k = 0; k < 3; ++k) {
                const float v = std::clamp(rgb[k], 0x1p-12f, 15.99f);
                const int tone = tone_[(std::bit_cast<std::uint32_t>(v) >> 13) - lowest] + grain;
                target[k] = uchar(std::clamp(tone, 0, 255 * 256 + 255) >> 8);
            }
        }
    }
    return out;
}

}  // namespace rhyme::demo
