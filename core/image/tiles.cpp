#include "core/image/tiles.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include "core/image/resample.h"
#include "core/image/wide_rows.h"

namespace rhyme {

namespace {

constexpr int tile_width = 240, tile_height = 72;  // with what it is made of within half a megabyte
constexpr int strip_height = 8;
constexpr int offset = 32768;  // 16 bits are summed up as signed ones

/// Similarity::matrix puts pixel centres at integer + 0.5, this at integers; and from what is drawn to the picture.
cv::Matx23d way_back(const std::array<double, 6>& m) {
    const double c = m[2] + 0.5 * (m[0] + m[1]) - 0.5, f = m[5] + 0.5 * (m[3] + m[4]) - 0.5;
    const double det = m[0] * m[4] - m[1] * m[3];
    const double a = m[4] / det, b = -m[1] / det, d = -m[3] / det, e = m[0] / det;
    return {a, b, -a * c - b * f, d, e, -d * c - e * f};
}

cv::v_int16x8 pair(int share) {
    return cv::v_reinterpret_as_s16(
        cv::v_setall_s32((whole_share - share) | static_cast<int>(static_cast<unsigned>(share) << 16)));
}

std::uint16_t mixed_value(int a, int b, int share) {
    return static_cast<std::uint16_t>((a * (whole_share - share) + b * share + whole_share / 2) / whole_share);
}

}  // namespace

cv::Mat room(cv::Mat& scratch, cv::Size size) {
    if (scratch.cols < size.width || scratch.rows < size.height) scratch.create(size.height, size.width, CV_16UC3);
    return scratch(cv::Rect({0, 0}, size));
}

Tiles still(const cv::Mat& picture) {
    if (!picture.empty()) return [picture](const cv::Rect& where, cv::Mat&) { return picture(where); };
    return [](const cv::Rect& where, cv::Mat& scratch) {
        cv::Mat black = room(scratch, where.size());
        black.setTo(0);
        return black;
    };
}

Shrunk shrunk_for(const cv::Mat& picture, const Similarity& s, bool cover) {
    const double width = picture.cols, height = picture.rows;
    Similarity move = s;
    if (cover) {
        const double zoom = covering_scale(s, width / height);
        move.scale *= zoom, move.dx *= zoom, move.dy *= zoom;
    }
    Shrunk made{picture, move.matrix(width, height)};
    if (move.scale < 1) {
        const cv::Size small(std::max(4, cvRound(width * move.scale)), std::max(4, cvRound(height * move.scale)));
        cv::resize(picture, made.picture, small, 0, 0, cv::INTER_AREA);
        const double fx = width / small.width, fy = height / small.height;
        made.matrix[0] *= fx, made.matrix[3] *= fx, made.matrix[1] *= fy, made.matrix[4] *= fy;
    }
    return made;
}

Tiles moved(const cv::Mat& picture, const Similarity& s, bool cover, Sampling sampling) {
    if (picture.empty() || s.identity()) return still(picture);
    const auto [source, m] = shrunk_for(picture, s, cover);
    const cv::Matx23d from = way_back(m);
    if (!Resampled::can(source, from)) {
        cv::Mat whole;
        cv::warpAffine(source, whole, from, picture.size(),
                       (sampling == Sampling::Linear ? cv::INTER_LINEAR : cv::INTER_CUBIC) | cv::WARP_INVERSE_MAP,
                       cv::BORDER_REPLICATE);
        return still(whole);
    }
    return looked_up(std::make_shared<const Resampled>(source, from, sampling));
}

Tiles looked_up(std::shared_ptr<const Resampled> picture) {
    return [picture = std::move(picture)](const cv::Rect& where, cv::Mat& scratch) {
        cv::Mat part = room(scratch, where.size());
        picture->draw(where.tl(), part);
        return part;
    };
}

namespace {

void each_part(cv::Size size, cv::Size part,
               const std::function<void(const cv::Rect& part, cv::Mat& a, cv::Mat& b)>& draw) {
    const int across = (size.width + part.width - 1) / part.width, down = (size.height + part.height - 1) / part.height;
    cv::parallel_for_(cv::Range(0, across * down), [&](const cv::Range& range) {
        cv::Mat a, b;
        for (int i = range.start; i < range.end; ++i)
            draw(cv::Rect({i % across * part.width, i / across * part.height}, part) & cv::Rect({0, 0}, size), a, b);
    });
}

}  // namespace

void each_tile(cv::Size size, const std::function<void(const cv::Rect& tile, cv::Mat& a, cv::Mat& b)>& draw) {
    each_part(size, {tile_width, tile_height}, draw);
}

void each_strip(cv::Size size, const std::function<void(const cv::Rect& strip, cv::Mat& a, cv::Mat& b)>& draw) {
    each_part(size, {size.width, strip_height}, draw);
}

cv::Mat drawn(cv::Size size, const Tiles& picture) {
    cv::Mat out(size, CV_16UC3);
    each_tile(size, [&](const cv::Rect& tile, cv::Mat&, cv::Mat&) {
        cv::Mat there = out(tile);  // what has to be filled is filled in its place
        if (const cv::Mat part = picture(tile, there); part.data != out(tile).data) part.copyTo(out(tile));
    });
    return out;
}

cv::Mat mixed(cv::Size size, const Tiles& a, const Tiles& b, double t) {
    cv::Mat out(size, CV_16UC3);
    const int share = cvRound(std::clamp(t, 0.0, 1.0) * whole_share);
    each_tile(size, [&](const cv::Rect& tile, cv::Mat& one, cv::Mat& two) {
        const cv::Mat of_a = a(tile, one), of_b = b(tile, two);
        for (int y = 0; y < tile.height; ++y)
            mix_values(of_a.ptr<std::uint16_t>(y), of_b.ptr<std::uint16_t>(y), share, 3 * tile.width,
                       out.ptr<std::uint16_t>(tile.y + y) + 3 * tile.x);
    });
    return out;
}

void mix_values(const std::uint16_t* a, const std::uint16_t* b, int share, int n, std::uint16_t* out) {
    const cv::v_int16x8 weights = pair(share);
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    int i = wide::mix_values(a, b, share, n, out);
    for (; i + 8 <= n; i += 8) {
        cv::v_uint16x8 low, high;
        cv::v_zip(cv::v_load(a + i) ^ sign, cv::v_load(b + i) ^ sign, low, high);
        const cv::v_int16x8 sum = cv::v_rshr_pack<14>(cv::v_dotprod(cv::v_reinterpret_as_s16(low), weights),
                                                      cv::v_dotprod(cv::v_reinterpret_as_s16(high), weights));
        cv::v_store(out + i, cv::v_reinterpret_as_u16(sum) ^ sign);
    }
    for (; i < n; ++i) out[i] = mixed_value(a[i], b[i], share);
}

void mix_pixels(const std::uint16_t* a, const std::uint16_t* b, const std::int16_t* shares, int n, std::uint16_t* out) {
    constexpr int block = 8;
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    const cv::v_int16x8 whole = cv::v_setall_s16(whole_share);
    std::int16_t spread[3 * block];
    int x = wide::mix_pixels(a, b, shares, n, out);
    a += 3 * x, b += 3 * x, out += 3 * x;
    for (; x + block <= n; x += block, a += 3 * block, b += 3 * block, out += 3 * block) {
        const cv::v_int16x8 eight = cv::v_load(shares + x);
        cv::v_store_interleave(spread, eight, eight, eight);
        for (int i = 0; i < 3 * block; i += block) {
            const cv::v_int16x8 to = cv::v_load(spread + i), from = whole - to;
            cv::v_int16x8 weights_low, weights_high;
            cv::v_uint16x8 low, high;
            cv::v_zip(from, to, weights_low, weights_high);
            cv::v_zip(cv::v_load(a + i) ^ sign, cv::v_load(b + i) ^ sign, low, high);
            const cv::v_int16x8 sum = cv::v_rshr_pack<14>(cv::v_dotprod(cv::v_reinterpret_as_s16(low), weights_low),
                                                          cv::v_dotprod(cv::v_reinterpret_as_s16(high), weights_high));
            cv::v_store(out + i, cv::v_reinterpret_as_u16(sum) ^ sign);
        }
    }
    for (; x < n; ++x, a += 3, b += 3, out += 3)
        for (int c = 0; c < 3; ++c) out[c] = mixed_value(a[c], b[c], shares[x]);
}

}  // namespace rhyme
