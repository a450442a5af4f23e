// What the half-seen pixels about a keyed subject are mixed of: the screen as it is lit beside them and the subject
// as it is coloured beside them.
#pragma once

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

#include "core/image/light.h"

namespace rhyme {

/// Luma and colour differences of BT.709, on 0..1.
struct Ycc {
    float y, cb, cr;

    template <class Rgb>
    static Ycc of(const Rgb& rgb) {
        const auto r = static_cast<float>(rgb[0]), g = static_cast<float>(rgb[1]), b = static_cast<float>(rgb[2]);
        const float y = luma_709[0] * r + luma_709[1] * g + luma_709[2] * b;
        return {y, (b - y) / 1.8556F, (r - y) / 1.5748F};
    }
    Ycc with(float share, const Ycc& c) const { return {y + share * c.y, cb + share * c.cb, cr + share * c.cr}; }
    cv::Vec3f rgb() const {
        const float r = y + 1.5748F * cr, b = y + 1.8556F * cb;
        return {r, (y - luma_709[0] * r - luma_709[2] * b) / luma_709[1], b};
    }
};

/// From 0 to 1 between the two, at rest at both.
inline float ramp(float from, float to, float v) {
    const float t = std::clamp((v - from) / (to - from), 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

/// The colour of a screen; see chroma_key.cpp.
struct Key {
    Ycc colour;
    float along_cb, along_cr, strength;  ///< direction and length of its colour difference
    float slope, low, high;              ///< 1 / tan(angle); shares of the screen where it begins and is all gone
    float begins, ends;                  ///< the same of a mixture of known colours
    float spill;

    /// How much of the key's colour is in a pixel, 1: as much as in the key.
    float held(const Ycc& c, float narrow) const {
        const float x = c.cb * along_cb + c.cr * along_cr, z = c.cr * along_cb - c.cb * along_cr;
        return std::max(0.0F, (x - std::abs(z) * narrow) / strength);
    }
    /// By that alone.
    float opaque(const Ycc& c) const { return 1 - ramp(low, std::max(high, low + 1e-3F), held(c, slope)); }
};

/// A pixel c of it is (1 - alpha) screen + alpha subject. In the plane of the colour differences alpha is where c lies
/// on the line between the two, which are looked for, at a coarse size, among the pixels around that hold all of the
/// screen and none of it: weighted means over the surely known (H. Knutsson and C.-F. Westin, "Normalized and
/// differential convolution", CVPR 1993), three times, each by how sure the last made them.
class KeyMix {
public:
    /// `coded`: CV_16UC3.
    KeyMix(const cv::Mat& coded, const Key& key);

    struct Pixel {
        float opaque;         ///< how much of the subject is in it
        float lit;            ///< how much of the screen, through it or on it
        Ycc screen, subject;  ///< whole
    };
    /// One row of it. One thread.
    class Row {
    public:
        Row(const KeyMix& mix, int y);
        Pixel look(int x, const Ycc& c, const Key& key) const;

    private:
        const KeyMix& mix_;
        std::vector<float> values_;
    };

private:
    /// Screen, subject, and how far both are to be gone by for the colour and for alpha, 0..1.
    static constexpr int channels = 8;
    cv::Mat fields_;
    cv::Size size_;
    struct Column {
        int left, right;  ///< of the values of a row of cells
        float part;       ///< of the way between them
    };
    std::vector<Column> columns_;  ///< of each pixel of a row
};

}  // namespace rhyme
