#include "core/image/blend_mode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace rhyme {

namespace {

using Colour = std::array<float, 3>;

float burn(float b, float s) { return b >= 1 ? 1 : s <= 0 ? 0 : 1 - std::min(1.0F, (1 - b) / s); }
float dodge(float b, float s) { return b <= 0 ? 0 : s >= 1 ? 1 : std::min(1.0F, b / (1 - s)); }
float screen(float b, float s) { return b + s - b * s; }
float hard_light(float b, float s) { return s <= 0.5F ? b * 2 * s : screen(b, 2 * s - 1); }
float soft_light(float b, float s) {
    if (s <= 0.5F) return b - (1 - 2 * s) * b * (1 - b);
    const float d = b <= 0.25F ? ((16 * b - 12) * b + 4) * b : std::sqrt(b);
    return b + (2 * s - 1) * (d - b);
}

float lum(const Colour& c) { return 0.3F * c[0] + 0.59F * c[1] + 0.11F * c[2]; }
float sat(const Colour& c) { return std::max({c[0], c[1], c[2]}) - std::min({c[0], c[1], c[2]}); }

/// The colour with another luminosity, drawn towards grey where it would leave 0..1.
Colour with_lum(Colour c, float l) {
    const float d = l - lum(c);
    for (float& v : c) v += d;
    const float low = std::min({c[0], c[1], c[2]}), high = std::max({c[0], c[1], c[2]});
    for (float& v : c) {
        if (low < 0) v = l + (v - l) * l / std::max(1e-6F, l - low);
        if (high > 1) v = l + (v - l) * (1 - l) / std::max(1e-6F, high - l);
    }
    return c;
}

Colour with_sat(const Colour& c, float s) {
    const float low = std::min({c[0], c[1], c[2]}), span = sat(c);
    Colour out{};
    if (span > 1e-6F)
        for (std::size_t i = 0; i < 3; ++i) out[i] = (c[i] - low) * s / span;
    return out;
}

/// meets(backdrop, source) -> what is seen where both are opaque.
template <class Meets>
Plate laid(const Plate& top, const Plate& below, Meets meets) {
    constexpr float full = 65535;
    Plate out{cv::Mat(top.color.size(), CV_16UC3), {}};
    if (!below.opaque()) out.alpha.create(top.color.size(), CV_16UC1);
    cv::parallel_for_(cv::Range(0, out.color.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const auto *s = top.color.ptr<std::uint16_t>(y), *b = below.color.ptr<std::uint16_t>(y);
            const auto* s_alpha = top.opaque() ? nullptr : top.alpha.ptr<std::uint16_t>(y);
            const auto* b_alpha = below.opaque() ? nullptr : below.alpha.ptr<std::uint16_t>(y);
            auto* to = out.color.ptr<std::uint16_t>(y);
            auto* to_alpha = below.opaque() ? nullptr : out.alpha.ptr<std::uint16_t>(y);
            for (int x = 0; x < out.color.cols; ++x, s += 3, b += 3, to += 3) {
                const float as = s_alpha ? static_cast<float>(s_alpha[x]) / full : 1,
                            ab = b_alpha ? static_cast<float>(b_alpha[x]) / full : 1;
                Colour cs{}, cb{};
                for (std::size_t c = 0; c < 3; ++c) {
                    if (as > 0) cs[c] = std::min(1.0F, static_cast<float>(s[c]) / (full * as));
                    if (ab > 0) cb[c] = std::min(1.0F, static_cast<float>(b[c]) / (full * ab));
                }
                const Colour met = meets(cb, cs);
                for (std::size_t c = 0; c < 3; ++c)
                    to[c] =
                        cv::saturate_cast<std::uint16_t>((1 - ab) * static_cast<float>(s[c]) +
                                                         (1 - as) * static_cast<float>(b[c]) + as * ab * met[c] * full);
                if (to_alpha) to_alpha[x] = cv::saturate_cast<std::uint16_t>((as + ab - as * ab) * full);
            }
        }
    });
    return out;
}

template <class Meets>
Plate each(const Plate& top, const Plate& below, Meets meets) {
    return laid(top, below, [&](const Colour& b, const Colour& s) {
        return Colour{meets(b[0], s[0]), meets(b[1], s[1]), meets(b[2], s[2])};
    });
}

Plate over_light(const Plate& top, const Plate& below, BlendMode mode) {
    switch (mode) {
        case BlendMode::Overlay:
            return each(top, below, [](float b, float s) { return hard_light(s, b); });
        case BlendMode::SoftLight:
            return each(top, below, [](float b, float s) { return soft_light(b, s); });
        case BlendMode::HardLight:
            return each(top, below, [](float b, float s) { return hard_light(b, s); });
        case BlendMode::VividLight:
            return each(top, below, [](float b, float s) { return s <= 0.5F ? burn(b, 2 * s) : dodge(b, 2 * s - 1); });
        case BlendMode::LinearLight:
            return each(top, below, [](float b, float s) { return std::clamp(b + 2 * s - 1, 0.0F, 1.0F); });
        case BlendMode::PinLight:
            return each(top, below,
                        [](float b, float s) { return s <= 0.5F ? std::min(b, 2 * s) : std::max(b, 2 * s - 1); });
        default:
            return each(top, below, [](float b, float s) { return b + s >= 1 ? 1.0F : 0.0F; });
    }
}

Plate over_colour(const Plate& top, const Plate& below, BlendMode mode) {
    switch (mode) {
        case BlendMode::Hue:
            return laid(top, below,
                        [](const Colour& b, const Colour& s) { return with_lum(with_sat(s, sat(b)), lum(b)); });
        case BlendMode::Saturation:
            return laid(top, below,
                        [](const Colour& b, const Colour& s) { return with_lum(with_sat(b, sat(s)), lum(b)); });
        case BlendMode::Color:
            return laid(top, below, [](const Colour& b, const Colour& s) { return with_lum(s, lum(b)); });
        default:
            return laid(top, below, [](const Colour& b, const Colour& s) { return with_lum(b, lum(s)); });
    }
}

}  // namespace

const std::vector<std::string>& blend_mode_names() {
    static const std::vector<std::string> names{
        "normal",      "darken",       "multiply",  "color burn", "linear burn", "lighten",
        "screen",      "color dodge",  "add",       "overlay",    "soft light",  "hard light",
        "vivid light", "linear light", "pin light", "hard mix",   "difference",  "exclusion",
        "subtract",    "divide",       "hue",       "saturation", "color",       "luminosity"};
    return names;
}

Plate over(const Plate& top, const Plate& below, BlendMode mode) {
    if (mode == BlendMode::Normal || below.color.empty()) return over(top, below);
    if (mode >= BlendMode::Hue) return over_colour(top, below, mode);
    if (mode >= BlendMode::Overlay && mode <= BlendMode::HardMix) return over_light(top, below, mode);
    switch (mode) {
        case BlendMode::Darken:
            return each(top, below, [](float b, float s) { return std::min(b, s); });
        case BlendMode::Multiply:
            return each(top, below, [](float b, float s) { return b * s; });
        case BlendMode::ColorBurn:
            return each(top, below, [](float b, float s) { return burn(b, s); });
        case BlendMode::LinearBurn:
            return each(top, below, [](float b, float s) { return std::max(0.0F, b + s - 1); });
        case BlendMode::Lighten:
            return each(top, below, [](float b, float s) { return std::max(b, s); });
        case BlendMode::Screen:
            return each(top, below, [](float b, float s) { return screen(b, s); });
        case BlendMode::ColorDodge:
            return each(top, below, [](float b, float s) { return dodge(b, s); });
        case BlendMode::Add:
            return each(top, below, [](float b, float s) { return std::min(1.0F, b + s); });
        case BlendMode::Difference:
            return each(top, below, [](float b, float s) { return std::abs(b - s); });
        case BlendMode::Exclusion:
            return each(top, below, [](float b, float s) { return b + s - 2 * b * s; });
        case BlendMode::Subtract:
            return each(top, below, [](float b, float s) { return std::max(0.0F, b - s); });
        default:  // Divide
            return each(top, below, [](float b, float s) {
                return b <= 0 ? 0.0F : s <= 0 ? 1.0F : std::min(1.0F, b / s);
            });
    }
}

}  // namespace rhyme
