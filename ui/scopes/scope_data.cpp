#include "ui/scopes/scope_data.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace rhyme::ui {
namespace {

constexpr int widest = 360;

struct Chroma {
    double cb, cr;  // -0.5 .. 0.5
};

double luma(QRgb p) { return 0.2126 * qRed(p) + 0.7152 * qGreen(p) + 0.0722 * qBlue(p); }

Chroma chroma(QRgb p) {
    const double y = luma(p);
    return {(qBlue(p) - y) / (1.8556 * 255), (qRed(p) - y) / (1.5748 * 255)};
}

/// Counts of hits, as light: few hits are seen as well as many.
QImage lit(const std::vector<int>& hits, int width, int height, const std::array<int, 3>& color, double full) {
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const int n =
                hits[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
            const double a = n == 0 ? 0 : std::min(1.0, 0.22 + 0.78 * std::sqrt(n / full));
            line[x] = qRgba(static_cast<int>(color[0] * a), static_cast<int>(color[1] * a),
                            static_cast<int>(color[2] * a), static_cast<int>(255 * a));
        }
    }
    return image;
}

/// Levels by column; `value` says the level of a pixel.
template <class Value>
std::vector<int> columns(const QImage& picture, Value value) {
    const int w = picture.width();
    std::vector<int> hits(static_cast<std::size_t>(w) * 256);
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < w; ++x) {
            const int level = std::clamp(static_cast<int>(std::lround(value(line[x]))), 0, 255);
            ++hits[static_cast<std::size_t>(255 - level) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)];
        }
    }
    return hits;
}

void make_waveform(const QImage& picture, ScopeData& data) {
    data.waveform = lit(columns(picture, luma), picture.width(), 256, {230, 230, 230}, picture.height() / 8.0);
}

void make_parade(const QImage& picture, ScopeData& data) {
    const int w = picture.width();
    QImage all(3 * w, 256, QImage::Format_ARGB32_Premultiplied);
    const std::array<std::array<int, 3>, 3> colors{{{255, 96, 96}, {96, 230, 96}, {110, 140, 255}}};
    for (int c = 0; c < 3; ++c) {
        const auto hits = columns(picture, [c](QRgb p) {
            return static_cast<double>(c == 0 ? qRed(p) : c == 1 ? qGreen(p) : qBlue(p));
        });
        const QImage one = lit(hits, w, 256, colors[static_cast<std::size_t>(c)], picture.height() / 8.0);
        for (int y = 0; y < 256; ++y)
            std::copy_n(reinterpret_cast<const QRgb*>(one.constScanLine(y)), w,
                        reinterpret_cast<QRgb*>(all.scanLine(y)) + c * w);
    }
    data.parade = all;
}

void make_axis(const QImage& picture, ScopeData& data) {
    double bb = 0, rr = 0, br = 0;
    const auto each = [&](auto visit) {
        for (int y = 0; y < picture.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
            for (int x = 0; x < picture.width(); ++x) visit(chroma(line[x]));
        }
    };
    each([&](Chroma c) { bb += c.cb * c.cb, rr += c.cr * c.cr, br += c.cb * c.cr; });
    const double angle = 0.5 * std::atan2(2 * br, bb - rr);
    const double sum = bb + rr, spread = std::hypot(bb - rr, 2 * br);
    data.axis = angle * 180 / std::numbers::pi;
    data.axis_strength = sum > 1e-9 ? spread / sum : 0;
    double there = 0, opposite = 0;
    each([&](Chroma c) {
        const double along = c.cb * std::cos(angle) + c.cr * std::sin(angle);
        (along > 0 ? there : opposite) += std::abs(along);
    });
    const double all = std::max(1e-9, there + opposite);
    data.share_there = there / all, data.share_opposite = opposite / all;
}

void make_vectorscope(const QImage& picture, ScopeData& data) {
    std::vector<int> hits(256 * 256);
    QImage image(256, 256, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const Chroma c = chroma(line[x]);
            const int cx = std::clamp(static_cast<int>(std::lround(128 + c.cb * 255)), 0, 255);
            const int cy = std::clamp(static_cast<int>(std::lround(127 - c.cr * 255)), 0, 255);
            ++hits[static_cast<std::size_t>(cy) * 256 + static_cast<std::size_t>(cx)];
        }
    }
    const double full = picture.width() * picture.height() / 900.0;
    data.vectorscope = lit(hits, 256, 256, {225, 225, 225}, std::max(4.0, full));
    make_axis(picture, data);
}

void make_histogram(const QImage& picture, ScopeData& data) {
    std::array<std::array<float, 256>, 4> counts{};
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb p = line[x];
            const int levels[] = {qRed(p), qGreen(p), qBlue(p),
                                  std::clamp(static_cast<int>(std::lround(luma(p))), 0, 255)};
            for (std::size_t c = 0; c < 4; ++c) ++counts[c][static_cast<std::size_t>(levels[c])];
        }
    }
    const double pixels = std::max(1, picture.width() * picture.height());
    data.clipped_black = counts[3][0] / pixels, data.clipped_white = counts[3][255] / pixels;
    float tallest = 1;
    for (const auto& channel : counts)  // the ends, where much may be clipped, do not flatten the rest
        for (std::size_t i = 1; i < 255; ++i) tallest = std::max(tallest, channel[i]);
    for (std::size_t c = 0; c < 4; ++c)
        for (std::size_t i = 0; i < 256; ++i) data.histogram[c][i] = std::min(1.0f, counts[c][i] / tallest);
}

}  // namespace

ScopeData look(const QImage& picture, Scope scope) {
    ScopeData data;
    if (picture.isNull()) return data;
    QImage small = picture.width() > widest ? picture.scaledToWidth(widest, Qt::FastTransformation) : picture;
    small = small.convertToFormat(QImage::Format_RGB32);
    switch (scope) {
        case Scope::Waveform:
            make_waveform(small, data);
            break;
        case Scope::Parade:
            make_parade(small, data);
            break;
        case Scope::Vectorscope:
            make_vectorscope(small, data);
            break;
        default:
            make_histogram(small, data);
    }
    return data;
}

}  // namespace rhyme::ui
