#include "core/image/tone_map.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

constexpr int codes = 1 << 16, steps = 1 << 14;

// SMPTE ST 2084, light in cd/m2.
double pq_light(double code) {
    constexpr double m1 = 2610.0 / 16384, m2 = 2523.0 / 4096 * 128, c1 = 3424.0 / 4096, c2 = 2413.0 / 4096 * 32,
                     c3 = 2392.0 / 4096 * 32;
    const double e = std::pow(code, 1 / m2);
    return 10000 * std::pow(std::max(e - c1, 0.0) / (c2 - c3 * e), 1 / m1);
}

double pq_code(double light) {
    constexpr double m1 = 2610.0 / 16384, m2 = 2523.0 / 4096 * 128, c1 = 3424.0 / 4096, c2 = 2413.0 / 4096 * 32,
                     c3 = 2392.0 / 4096 * 32;
    const double y = std::pow(std::clamp(light / 10000, 0.0, 1.0), m1);
    return std::pow((c1 + c2 * y) / (1 + c3 * y), m2);
}

// BT.2100 table 5: the inverse of HLG's OETF, 0..1.
double hlg_light(double code) {
    constexpr double a = 0.17883277, b = 1 - 4 * a;
    const double c = 0.5 - a * std::log(4 * a);
    return code <= 0.5 ? code * code / 3 : (std::exp((code - c) / a) + b) / 12;
}

// BT.2390 5.4.1 with black levels of 0: light in, light out, cd/m2.
double compressed(double light, double from_peak, double to_peak) {
    const double source = pq_code(from_peak), e = std::min(1.0, pq_code(light) / source);
    const double top = pq_code(to_peak) / source, knee = 1.5 * top - 0.5;
    if (e < knee) return light;
    const double t = (e - knee) / (1 - knee), t2 = t * t, t3 = t2 * t;
    const double p = (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (-2 * t3 + 3 * t2) * top;
    return pq_light(p * source);
}

float at_root(const std::vector<float>& table, float value) {
    const float i = std::sqrt(std::clamp(value, 0.0F, 1.0F)) * (steps - 1) + 0.5F;
    return table[static_cast<std::size_t>(i)];
}

}  // namespace

ToneMap::ToneMap(const ColorInfo& color)
    : hlg_(color.transfer == ColorTransfer::Hlg), wide_(color.primaries == ColorPrimaries::Bt2020) {
    const bool pq = color.transfer == ColorTransfer::Pq;
    const double peak = pq && color.peak_nits > 0 ? std::clamp<double>(color.peak_nits, reference_white, 10000) : 1000;
    compresses_ = (pq || hlg_) && peak > reference_white;
    peak_ = static_cast<float>(pq || hlg_ ? peak / reference_white : 1);
    light_.resize(codes);
    for (int i = 0; i < codes; ++i) {
        const double v = double(i) / (codes - 1);
        light_[static_cast<std::size_t>(i)] = static_cast<float>(pq     ? pq_light(v) / reference_white
                                                                 : hlg_ ? hlg_light(v)
                                                                        : std::pow(v, 2.4));
    }
    gain_.assign(steps, 1.0F);
    code_.resize(steps);
    if (hlg_) system_.resize(steps);
    for (int i = 0; i < steps; ++i) {
        const auto k = static_cast<std::size_t>(i);
        const double root = double(i) / (steps - 1), square = root * root;
        code_[k] = static_cast<std::uint16_t>(std::lround(std::pow(square, 1 / 2.4) * (codes - 1)));
        if (hlg_) system_[k] = static_cast<float>(std::pow(std::max(square, 1e-9), 0.2) * 1000 / reference_white);
        const double light = square * peak;
        if (compresses_ && light > 0) gain_[k] = static_cast<float>(compressed(light, peak, reference_white) / light);
    }
}

void ToneMap::apply_row(std::uint16_t* row, int pixels) const {
    for (int x = 0; x < pixels; ++x, row += 3) {
        float r = light_[row[0]], g = light_[row[1]], b = light_[row[2]];
        if (hlg_) {
            const float y = 0.2627F * r + 0.6780F * g + 0.0593F * b, gain = at_root(system_, y);
            r *= gain, g *= gain, b *= gain;
        }
        if (compresses_) {
            const float top = std::max({r, g, b}), gain = at_root(gain_, top / peak_);
            const float limit = top > peak_ ? peak_ / top : 1.0F;  // light beyond what the mastering said
            r *= gain * limit, g *= gain * limit, b *= gain * limit;
        }
        if (wide_) {  // BT.2087
            const float r7 = 1.660491F * r - 0.587641F * g - 0.072850F * b,
                        g7 = -0.124550F * r + 1.132900F * g - 0.008349F * b,
                        b7 = -0.018151F * r - 0.100579F * g + 1.118730F * b;
            const float y = 0.2126F * r7 + 0.7152F * g7 + 0.0722F * b7;
            const float low = std::min({r7, g7, b7}), high = std::max({r7, g7, b7});
            float keep = 1.0F;
            if (low < 0 && y > low) keep = y / (y - low);
            if (high > 1 && y < 1) keep = std::min(keep, (1 - y) / (high - y));
            r = y + keep * (r7 - y), g = y + keep * (g7 - y), b = y + keep * (b7 - y);
        }
        const auto coded = [&](float light) {
            return code_[static_cast<std::size_t>(std::sqrt(std::clamp(light, 0.0F, 1.0F)) * (steps - 1) + 0.5F)];
        };
        row[0] = coded(r), row[1] = coded(g), row[2] = coded(b);
    }
}

void ToneMap::apply(cv::Mat& rgb16) const {
    cv::parallel_for_({0, rgb16.rows}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y) apply_row(rgb16.ptr<std::uint16_t>(y), rgb16.cols);
    });
}

}  // namespace rhyme
