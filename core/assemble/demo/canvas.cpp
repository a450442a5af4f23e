#include "core/assemble/demo/canvas.h"

#include <opencv2/imgproc.hpp>

namespace rhyme::demo {
namespace {

/// Bob Jenkins' style avalanche on 32 bits: neighbouring arguments give unrelated results.
std::uint32_t scramble(std::uint32_t x) {
    x ^= x >> 16, x *= 0x7feb352du;
    x ^= x >> 15, x *= 0x846ca68bu;
    return x ^ (x >> 16);
}

std::vector<cv::Point> fixed_point(const std::vector<Vec>& outline, float unit, cv::Point offset) {
    std::vector<cv::Point> points;
    points.reserve(outline.size());
    for (Vec v : outline)  // 4 fractional bits; OpenCV's pixel centres lie on whole numbers
        points.emplace_back(int(std::lround((v.x * unit - .5f - float(offset.x)) * 16)),
                            int(std::lround((v.y * unit - .5f - float(offset.y)) * 16)));
    return points;
}

}  // namespace

float hash01(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    return float(scramble(a + 0x9e3779b9u * scramble(b + 0x9e3779b9u * scramble(c + 1))) >> 8) / 16777216.f;
}

float noise(float x, float y, std::uint32_t seed) {
    const float fx = std::floor(x), fy = std::floor(y);
    const auto ix = std::uint32_t(std::int32_t(fx)), iy = std::uint32_t(std::int32_t(fy));
    float u = x - fx, v = y - fy;
    u *= u * (3 - 2 * u), v *= v * (3 - 2 * v);
    const float a = hash01(ix, iy, seed), b = hash01(ix + 1, iy, seed);
    const float c = hash01(ix, iy + 1, seed), d = hash01(ix + 1, iy + 1, seed);
    return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

float fbm(float x, float y, std::uint32_t seed, int octaves) {
    float sum = 0, gain = .5f;
    for (int i = 0; i < octaves; ++i, gain *= .5f, x = x * 2.03f + 17.3f, y = y * 2.03f + 5.1f)
        sum += gain * noise(x, y, seed + std::uint32_t(i));
    return sum / (1 - 2 * gain * .5f);
}

cv::Rect Canvas::box(Vec from, Vec to) const {
    const auto whole = [](float v, int limit) { return int(std::clamp(v, 0.f, float(limit))); };
    const int x0 = whole(std::floor(from.x * unit) - 1, width), y0 = whole(std::floor(from.y * unit) - 1, height);
    const int x1 = whole(std::ceil(to.x * unit) + 1, width), y1 = whole(std::ceil(to.y * unit) + 1, height);
    return {x0, y0, std::max(0, x1 - x0), std::max(0, y1 - y0)};
}

Rgb gradient_at(const std::vector<Stop>& stops, float y) {
    if (y <= stops.front().y) return stops.front().color;
    for (std::size_t i = 1; i < stops.size(); ++i)
        if (y < stops[i].y)
            return mix(stops[i - 1].color, stops[i].color,
                       smoothstep(stops[i - 1].y, stops[i].y, y) * .5f +
                           .5f * (y - stops[i - 1].y) / (stops[i].y - stops[i - 1].y));
    return stops.back().color;
}

void sky(Canvas& c, const std::vector<Stop>& stops) {
    for (int y = 0; y < c.height; ++y) std::fill_n(c.row(y), c.width, gradient_at(stops, c.at(0, y).y));
}

void disc(Canvas& c, Vec centre, float radius, Rgb color, float opacity) {
    const Vec r{radius, radius};
    fill(
        c, centre - r, centre + r, [=](Vec p) { return length(p - centre) - radius; }, [=](Vec) { return color; },
        opacity);
}

void ring(Canvas& c, Vec centre, float radius, float thickness, Rgb color, float opacity) {
    const float outer = radius + thickness / 2;
    const Vec r{outer, outer};
    fill(
        c, centre - r, centre + r, [=](Vec p) { return std::fabs(length(p - centre) - radius) - thickness / 2; },
        [=](Vec) { return color; }, opacity);
}

void stroke(Canvas& c, Vec a, Vec b, float width_a, float width_b, Rgb color, float opacity) {
    const float w = std::max(width_a, width_b);
    const Vec d = b - a;
    const float inverse = 1 / std::max(1e-9f, dot(d, d));
    const auto paint = [&](int x, int y) {
        const Vec p = c.at(x, y);
        const float t = clamp01(dot(p - a, d) * inverse),
                    off = length(p - a - d * t) - .5f * (width_a + (width_b - width_a) * t);
        const float cover = clamp01(.5f - off * c.unit) * opacity;
        if (cover > 0) c.row(y)[x] = mix(c.row(y)[x], color, cover);
    };
    // Walk along the line's longer direction and look only as far across as it is thick.
    const cv::Rect r =
        c.box({std::min(a.x, b.x) - w, std::min(a.y, b.y) - w}, {std::max(a.x, b.x) + w, std::max(a.y, b.y) + w});
    const bool flat = std::fabs(d.x) > std::fabs(d.y);
    const float slope = flat                     ? d.y / d.x
                        : std::fabs(d.y) > 1e-9f ? d.x / d.y
                                                 : 0,
                reach = (.75f * w + 1.5f / c.unit) * (1 + std::fabs(slope));
    const auto span = [&](float at, float from, float to, float start, int low, int high) {
        const float middle = start + (std::clamp(at, std::min(from, to), std::max(from, to)) - from) * slope;
        const auto whole = [&](float v) { return int(std::clamp(v * c.unit, float(low), float(high))); };
        return std::pair(whole(middle - reach), whole(middle + reach + 1 / c.unit));
    };
    if (flat) {
        for (int x = r.x; x < r.x + r.width; ++x) {
            const auto [from, to] = span(c.at(x, 0).x, a.x, b.x, a.y, r.y, r.y + r.height);
            for (int y = from; y < to; ++y) paint(x, y);
        }
    } else {
        for (int y = r.y; y < r.y + r.height; ++y) {
            const auto [from, to] = span(c.at(0, y).y, a.y, b.y, a.x, r.x, r.x + r.width);
            for (int x = from; x < to; ++x) paint(x, y);
        }
    }
}

void polygon(Canvas& c, const std::vector<Vec>& outline, Rgb color, float opacity) {
    Vec from{1e9f, 1e9f}, to{-1e9f, -1e9f};
    for (Vec v : outline) {
        from = {std::min(from.x, v.x), std::min(from.y, v.y)};
        to = {std::max(to.x, v.x), std::max(to.y, v.y)};
    }
    const cv::Rect r = c.box(from, to);
    if (r.empty()) return;
    cv::Mat1b mask(r.size(), uchar(0));
    cv::fillPoly(mask, std::vector{fixed_point(outline, c.unit, r.tl())}, 255, cv::LINE_AA, 4);
    for (int y = 0; y < r.height; ++y) {
        Rgb* row = c.row(r.y + y) + r.x;
        for (int x = 0; x < r.width; ++x)
            if (mask(y, x)) row[x] = mix(row[x], color, opacity * float(mask(y, x)) / 255);
    }
}

void glow(Canvas& c, Vec centre, float radius, Rgb color, float power) {
    glow(c, centre, Vec{radius, radius}, color, power);
}

void glow(Canvas& c, Vec centre, Vec radius, Rgb color, float power) {
    const float peak = std::max({color.r, color.g, color.b, 1e-6f});
    const float reach = std::sqrt(std::max(0.f, std::pow(peak / .0012f, 1 / power) - 1));
    const float edge = 1 / std::pow(1 + reach * reach, power), ix = 1 / radius.x, iy = 1 / radius.y;
    // The falloff is looked up by squared distance: std::pow a pixel would cost more than all else.
    constexpr int steps = 1024;
    float table[steps + 2];
    for (int i = 0; i < steps + 2; ++i) {
        const float d = reach * float(i) / steps;
        table[i] = std::max(0.f, 1 / std::pow(1 + d * d, power) - edge);
    }
    const float to_step = steps / std::max(1e-6f, reach);
    each(c, centre - radius * reach, centre + radius * reach, [&](Vec p, Rgb& out) {
        const float x = (p.x - centre.x) * ix, y = (p.y - centre.y) * iy, s = std::sqrt(x * x + y * y) * to_step;
        if (s >= steps) return;
        const int i = int(s);
        out = out + color * (table[i] + (table[i + 1] - table[i]) * (s - float(i)));
    });
}

cv::Mat1b mask_of(cv::Size size, const std::vector<std::vector<Vec>>& outlines) {
    cv::Mat1b mask(size, uchar(0));
    for (const auto& outline : outlines)
        cv::fillPoly(mask, std::vector{fixed_point(outline, float(size.height), {})}, 255, cv::LINE_AA, 4);
    return mask;
}

void scroll(Canvas& c, const Layer& layer, float shift, float drop) {
    const int period = layer.rgba.cols, down = int(std::lround(drop * c.unit));
    float at = std::fmod(shift * c.unit, float(period));
    if (at < 0) at += float(period);
    const int whole = int(at);
    const float f = at - float(whole);
    for (int y = 0; y < layer.rgba.rows; ++y) {
        const int target = layer.top + y + down;
        if (target < 0 || target >= c.height) continue;
        const auto* in = layer.rgba.ptr<cv::Vec4f>(y);
        Rgb* out = c.row(target);
        int i = whole % period;
        for (int x = 0; x < c.width; ++x) {
            const int next = i + 1 == period ? 0 : i + 1;
            const cv::Vec4f &a = in[i], &b = in[next];
            const float keep = 1 - (a[3] + (b[3] - a[3]) * f);
            if (keep < 1)
                out[x] = {out[x].r * keep + a[0] + (b[0] - a[0]) * f, out[x].g * keep + a[1] + (b[1] - a[1]) * f,
                          out[x].b * keep + a[2] + (b[2] - a[2]) * f};
            i = next;
        }
    }
}

cv::Mat1f cloud_field(cv::Size size, Vec stretch, std::uint32_t seed, float cover) {
    cv::Mat1f field(size);
    const float unit = float(size.height), period = float(size.width) / unit;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float px = float(x) / unit, py = float(y) / unit, seam = smoothstep(.7f, 1, px / period);
            const auto value = [&](float sx) { return fbm(sx * stretch.x, py * stretch.y, seed, 6); };
            const float v = seam > 0 ? value(px) * (1 - seam) + value(px - period) * seam : value(px);
            field(y, x) = smoothstep(1 - cover, 1.25f - cover * .7f, v);
        }
    return field;
}

void drift(Canvas& c, const cv::Mat1f& field, float shift, float from, float to, Rgb color, float opacity) {
    const int period = field.cols;
    float at = std::fmod(shift * c.unit, float(period));
    if (at < 0) at += float(period);
    const int whole = int(at);
    const float f = at - float(whole);
    const cv::Rect rows = c.box({0, from}, {c.aspect(), to});
    for (int y = rows.y; y < rows.y + rows.height; ++y) {
        const float py = c.at(0, y).y, fade = (to - from) * .3f;
        const float o = opacity * smoothstep(from, from + fade, py) * (1 - smoothstep(to - fade, to, py));
        const float* in = field[y % field.rows];
        Rgb* out = c.row(y);
        int i = whole % period;
        for (int x = 0; x < c.width; ++x) {
            const int next = i + 1 == period ? 0 : i + 1;
            const float a = (in[i] + (in[next] - in[i]) * f) * o;
            if (a > 0) out[x] = mix(out[x], color, a);
            i = next;
        }
    }
}

}  // namespace rhyme::demo
