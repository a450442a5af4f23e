// What the demo's scenes are painted with: a float picture in linear light, soft brushes, parallax layers, and one
// finish for all of them. Lengths are in picture heights: y runs 0..1, x runs 0..aspect. Everything is deterministic:
// noise is a hash of its arguments.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

namespace rhyme::demo {

struct Rgb {  ///< linear light, BT.709 primaries; may exceed 1
    float r = 0, g = 0, b = 0;
};
constexpr Rgb operator+(Rgb a, Rgb b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
constexpr Rgb operator*(Rgb a, float k) { return {a.r * k, a.g * k, a.b * k}; }
constexpr Rgb mix(Rgb a, Rgb b, float t) { return a * (1 - t) + b * t; }
/// sRGB to linear light within half a per cent; a polynomial, so that constants cost nothing where they are used.
constexpr float to_linear(float v) { return v * (v * (v * .305306011f + .682171111f) + .012522878f); }
constexpr Rgb hex(std::uint32_t c) {  ///< 0xRRGGBB, as a painter's colour chart has it
    return {to_linear(float(c >> 16 & 255) / 255), to_linear(float(c >> 8 & 255) / 255),
            to_linear(float(c & 255) / 255)};
}

struct Vec {
    float x = 0, y = 0;
};
inline Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
inline Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
inline Vec operator*(Vec a, float k) { return {a.x * k, a.y * k}; }
inline float dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y; }
inline float length(Vec a) { return std::sqrt(dot(a, a)); }
inline Vec polar(float angle, float radius) { return {std::cos(angle) * radius, std::sin(angle) * radius}; }
inline Vec mix(Vec a, Vec b, float t) { return a * (1 - t) + b * t; }

constexpr float pi = 3.14159265f;
inline float clamp01(float x) { return std::clamp(x, 0.f, 1.f); }
inline float smoothstep(float a, float b, float x) {
    const float t = clamp01((x - a) / (b - a));
    return t * t * (3 - 2 * t);
}
/// About e^x for x <= 0, and 0 from -8 down: cheap enough to ask for every pixel.
inline float falloff(float x) {
    float t = std::max(0.f, 1 + x * .125f);
    t *= t, t *= t;
    return t * t;
}
inline float fract(float x) { return x - std::floor(x); }
/// 1 on every whole `beat`, falling to nearly 0 before the next.
inline float pulse(float beat, float decay = 4) { return falloff(-decay * fract(beat)); }

float hash01(std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0);  ///< 0..1
float noise(float x, float y, std::uint32_t seed);                        ///< smooth value noise, 0..1
float fbm(float x, float y, std::uint32_t seed, int octaves = 5);         ///< 0..1, centred on .5

class Canvas {
public:
    explicit Canvas(cv::Size size)
        : px(size, CV_32FC3), width(size.width), height(size.height), unit(float(size.height)) {}
    cv::Mat px;  ///< CV_32FC3, R G B
    int width, height;
    float unit;  ///< pixels per picture height
    float aspect() const { return float(width) / unit; }
    Rgb* row(int y) { return px.ptr<Rgb>(y); }
    /// Where pixel (x, y) has its centre.
    Vec at(int x, int y) const { return {(x + .5f) / unit, (y + .5f) / unit}; }
    /// Whole pixels that cover the box, inside the picture.
    cv::Rect box(Vec from, Vec to) const;
};

/// Calls paint(position, pixel) for every pixel of the box [from, to].
template <class Paint>
void each(Canvas& c, Vec from, Vec to, Paint paint) {
    const cv::Rect r = c.box(from, to);
    for (int y = r.y; y < r.y + r.height; ++y) {
        Rgb* row = c.row(y);
        for (int x = r.x; x < r.x + r.width; ++x) paint(c.at(x, y), row[x]);
    }
}
template <class Paint>
void each(Canvas& c, Paint paint) {
    each(c, {0, 0}, {c.aspect(), 1}, paint);
}

/// Fills where distance(position) < 0 (a signed distance in picture heights, antialiased over one pixel) with
/// shade(position).
template <class Distance, class Shade>
void fill(Canvas& c, Vec from, Vec to, Distance distance, Shade shade, float opacity = 1) {
    each(c, from, to, [&](Vec p, Rgb& out) {
        const float cover = clamp01(.5f - distance(p) * c.unit) * opacity;
        if (cover > 0) out = mix(out, shade(p), cover);
    });
}

struct Stop {
    float y;
    Rgb color;
};
Rgb gradient_at(const std::vector<Stop>& stops, float y);
void sky(Canvas& c, const std::vector<Stop>& stops);  ///< a smooth vertical gradient over the whole picture

void disc(Canvas& c, Vec centre, float radius, Rgb color, float opacity = 1);
void ring(Canvas& c, Vec centre, float radius, float thickness, Rgb color, float opacity = 1);
void stroke(Canvas& c, Vec a, Vec b, float width_a, float width_b, Rgb color, float opacity = 1);
void polygon(Canvas& c, const std::vector<Vec>& outline, Rgb color, float opacity = 1);
/// Light falling off from a point: color / (1 + (distance / radius)^2)^power, added where it can be seen.
void glow(Canvas& c, Vec centre, float radius, Rgb color, float power = 1.5f);
/// The same with its own radius in x and y.
void glow(Canvas& c, Vec centre, Vec radius, Rgb color, float power = 1.5f);

/// Antialiased union of outlines, 255 inside, as large as the canvas; points in picture heights.
cv::Mat1b mask_of(cv::Size size, const std::vector<std::vector<Vec>>& outlines);

/// A strip that repeats sideways: premultiplied R G B A over rows [top, top + rows).
struct Layer {
    cv::Mat rgba;  ///< CV_32FC4
    int top = 0;
};
/// From a mask and color(position); rows without any cover are dropped.
template <class Shade>
Layer make_layer(const cv::Mat1b& mask, float unit, Shade shade) {
    int first = mask.rows, last = -1;
    for (int y = 0; y < mask.rows; ++y)
        if (cv::countNonZero(mask.row(y))) first = std::min(first, y), last = y;
    if (last < first) first = last = 0;
    Layer layer{cv::Mat(last - first + 1, mask.cols, CV_32FC4, cv::Scalar::all(0)), first};
    for (int y = first; y <= last; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            const float a = float(mask(y, x)) / 255;
            const Rgb s = a > 0 ? shade(Vec{(x + .5f) / unit, (y + .5f) / unit}) * a : Rgb{};
            layer.rgba.at<cv::Vec4f>(y - first, x) = {s.r, s.g, s.b, a};
        }
    return layer;
}
/// Lays it over the picture moved left by `shift` and down by `drop` (picture heights, any size; sideways between
/// pixels interpolated).
void scroll(Canvas& c, const Layer& layer, float shift, float drop = 0);

/// A repeating field of clouds, 0..1, CV_32F.
cv::Mat1f cloud_field(cv::Size size, Vec stretch, std::uint32_t seed, float cover);
/// Mixes `color` in by the field, moved left by `shift`, over the rows `from`..`to`, fading out at both.
void drift(Canvas& c, const cv::Mat1f& field, float shift, float from, float to, Rgb color, float opacity);

/// What every scene goes through last: bloom, vignette, exposure, a film-like shoulder, sRGB, and fine grain that also
/// hides banding.
class Finish {
public:
    explicit Finish(cv::Size size, float bloom = .5f, float vignette = .34f);
    cv::Mat operator()(const Canvas& c, int frame) const;  ///< CV_8UC3, R G B

private:
    cv::Mat bloom_of(const Canvas& c) const;
    cv::Mat1f vignette_;
    std::vector<std::uint16_t> tone_;  ///< by the float's upper bits, 8.8 fixed
    std::vector<std::int16_t> grain_;  ///< 8.8 fixed
    float bloom_;
};

}  // namespace rhyme::demo
