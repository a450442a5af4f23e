#include "core/image/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <opencv2/core/hal/intrin.hpp>
#include <optional>
#include <vector>

namespace rhyme {

namespace {

using std::int16_t, std::int64_t, std::uint16_t;

constexpr int phases = 256;  // places between two pixels
constexpr int one = 1 << 14;
constexpr int64_t pixel = int64_t(1) << 32;         // positions are in 1/2^32 pixels
constexpr int64_t half_phase = pixel / phases / 2;  // places go to the nearest phase
constexpr int offset = 32768;                       // 16 bits are summed up as signed ones

/// Weights of four pixels, in pairs as v_dotprod takes them.
struct Taps {
    alignas(16) int16_t first[8], last[8];
    int at(int i) const { return i < 2 ? first[i] : last[i - 2]; }
};

using Table = std::array<Taps, phases>;

const Table& cubic() {
    static const Table table = [] {
        Table made{};
        constexpr double a = -0.75;
        for (int p = 0; p < phases; ++p) {
            const double x = static_cast<double>(p) / phases;
            const auto outer = [&](double d) { return ((a * d - 5 * a) * d + 8 * a) * d - 4 * a; };
            const auto inner = [&](double d) { return ((a + 2) * d - (a + 3)) * d * d + 1; };
            int w[4] = {cvRound(one * outer(x + 1)), 0, cvRound(one * inner(1 - x)), cvRound(one * outer(2 - x))};
            w[1] = one - w[0] - w[2] - w[3];
            for (int i = 0; i < 8; ++i)
                made[static_cast<std::size_t>(p)].first[i] = static_cast<int16_t>(w[i % 2]),
                made[static_cast<std::size_t>(p)].last[i] = static_cast<int16_t>(w[2 + i % 2]);
        }
        return made;
    }();
    return table;
}

const Table& linear() {
    static const Table table = [] {
        Table made{};
        for (int p = 0; p < phases; ++p)
            for (int i = 0; i < 8; ++i) {
                Taps& taps = made[static_cast<std::size_t>(p)];
                const auto near = static_cast<int16_t>(one - one / phases * p);
                taps.first[i] = i % 2 ? near : int16_t(0);
                taps.last[i] = i % 2 ? int16_t(0) : static_cast<int16_t>(one - near);
            }
        return made;
    }();
    return table;
}

const Taps& taps_at(const Table& table, int64_t at) { return table[static_cast<std::size_t>(at >> 24) & (phases - 1)]; }

int64_t fixed(double v) { return std::llround(v * static_cast<double>(pixel)); }

int16_t rounded(int sum) { return static_cast<int16_t>(std::clamp((sum + one / 2) >> 14, -offset, offset - 1)); }

/// Where the pixels of a row are looked up: every `step`.
struct Places {
    struct Place {
        std::int32_t first;  ///< value of the row that the first of four pixels begins with
        const Taps* taps;
    };
    const Table& table;
    int64_t at, step;
    int n, columns;
    int inside, beyond;  ///< from where on, and up to where, all four pixels lie within the row
    std::vector<Place> places;

    Places(const Table& weights, int64_t from, int64_t by, int count, int across)
        : table(weights), at(from), step(by), n(count), columns(across) {
        inside = reaches(pixel), beyond = std::max(inside, reaches((columns - 3) * pixel));
        places.resize(static_cast<std::size_t>(n));
        int64_t here = at + inside * step;
        for (int i = inside; i < beyond; ++i, here += step)
            places[static_cast<std::size_t>(i)] = {static_cast<std::int32_t>(3 * ((here >> 32) - 1)),
                                                   &taps_at(table, here)};
    }
    /// First of 0..n from which on `at` + i `step` reaches `bound`.
    int reaches(int64_t bound) const {
        if (at >= bound) return 0;
        return static_cast<int>(std::min<int64_t>(n, (bound - at + step - 1) / step));
    }
};

cv::v_int32x4 four(const uint16_t* p, const Taps& taps, const cv::v_uint16x8& sign) {
    cv::v_uint16x8 ab, cd, unused;
    cv::v_zip(cv::v_load_low(p), cv::v_load_low(p + 3), ab, unused);
    cv::v_zip(cv::v_load_low(p + 6), cv::v_load_low(p + 9), cd, unused);
    return cv::v_dotprod(cv::v_reinterpret_as_s16(ab ^ sign), cv::v_load_aligned(taps.first)) +
           cv::v_dotprod(cv::v_reinterpret_as_s16(cd ^ sign), cv::v_load_aligned(taps.last));
}

/// The pixels of a row at those places, less 32768. Writes one value more than those.
void along_row(const uint16_t* row, const Places& where, int16_t* out) {
    const auto careful = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            const int64_t here = where.at + i * where.step;
            const int x = static_cast<int>(here >> 32);
            const Taps& taps = taps_at(where.table, here);
            for (int c = 0; c < 3; ++c) {
                int sum = 0;
                for (int k = 0; k < 4; ++k)
                    sum += taps.at(k) * (row[3 * std::clamp(x - 1 + k, 0, where.columns - 1) + c] - offset);
                out[3 * i + c] = rounded(sum);
            }
        }
    };
    careful(0, where.inside);
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    const Places::Place* place = where.places.data() + where.inside;
    int i = where.inside;
    for (; i + 1 < where.beyond; i += 2, place += 2) {
        const cv::v_int16x8 two = cv::v_rshr_pack<14>(four(row + place[0].first, *place[0].taps, sign),
                                                      four(row + place[1].first, *place[1].taps, sign));
        cv::v_store_low(out + 3 * i, two);
        cv::v_store_high(out + 3 * i + 3, two);
    }
    if (i < where.beyond) {
        const cv::v_int32x4 sum = four(row + place->first, *place->taps, sign);
        cv::v_store_low(out + 3 * i, cv::v_rshr_pack<14>(sum, sum));
    }
    careful(where.beyond, where.n);
}

/// Four rows of `n` values with one set of weights.
void across_rows(const int16_t* const rows[4], const Taps& taps, int n, uint16_t* out) {
    const cv::v_int16x8 first = cv::v_load_aligned(taps.first), last = cv::v_load_aligned(taps.last);
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    int i = 0;
    for (; i + 8 <= n; i += 8) {
        cv::v_int16x8 ab, ab_high, cd, cd_high;
        cv::v_zip(cv::v_load(rows[0] + i), cv::v_load(rows[1] + i), ab, ab_high);
        cv::v_zip(cv::v_load(rows[2] + i), cv::v_load(rows[3] + i), cd, cd_high);
        const cv::v_int16x8 sum = cv::v_rshr_pack<14>(cv::v_dotprod(ab, first) + cv::v_dotprod(cd, last),
                                                      cv::v_dotprod(ab_high, first) + cv::v_dotprod(cd_high, last));
        cv::v_store(out + i, cv::v_reinterpret_as_u16(sum) ^ sign);
    }
    for (; i < n; ++i)
        out[i] = static_cast<uint16_t>(rounded(taps.at(0) * rows[0][i] + taps.at(1) * rows[1][i] +
                                               taps.at(2) * rows[2][i] + taps.at(3) * rows[3][i]) +
                                       offset);
}

/// `n` pixels, each from the rows at its own place: `at` is counted from row `rows`, rows are `stride` values apart.
void across_slanted(const Table& table, const int16_t* rows, std::ptrdiff_t stride, int64_t at, int64_t step, int n,
                    uint16_t* out) {
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    for (int i = 0; i < n; ++i, at += step) {
        const int16_t* p = rows + ((at >> 32) - 1) * stride + 3 * i;
        const Taps& taps = taps_at(table, at);
        cv::v_int16x8 ab, cd, unused;
        cv::v_zip(cv::v_load_low(p), cv::v_load_low(p + stride), ab, unused);
        cv::v_zip(cv::v_load_low(p + 2 * stride), cv::v_load_low(p + 3 * stride), cd, unused);
        const cv::v_int32x4 sum =
            cv::v_dotprod(ab, cv::v_load_aligned(taps.first)) + cv::v_dotprod(cd, cv::v_load_aligned(taps.last));
        const cv::v_uint16x8 value = cv::v_reinterpret_as_u16(cv::v_rshr_pack<14>(sum, sum)) ^ sign;
        if (i + 1 < n) {
            cv::v_store_low(out + 3 * i, value);
        } else {
            uint16_t four[8];
            cv::v_store(four, value);
            std::copy(four, four + 3, out + 3 * i);
        }
    }
}

}  // namespace

bool Resampled::can(const cv::Mat& picture, const cv::Matx23d& from) {
    const double turn = std::atan2(from(1, 0), from(0, 0)), other = std::atan2(-from(0, 1), from(1, 1));
    return picture.type() == CV_16UC3 && picture.cols >= 4 && picture.rows >= 4 && std::abs(turn) < CV_PI / 6 &&
           std::abs(other) < CV_PI / 6 && from(0, 0) > 1e-3 && from(1, 1) > 1e-3;
}

Resampled::Resampled(cv::Mat picture, const cv::Matx23d& from, Sampling sampling)
    : picture_(std::move(picture)),
      sampling_(sampling),
      along_u_(from(0, 0) - from(0, 1) * from(1, 0) / from(1, 1)),
      along_y_(from(0, 1) / from(1, 1)),
      along_(from(0, 2) - from(0, 1) * from(1, 2) / from(1, 1)),
      across_u_(from(1, 0)),
      across_v_(from(1, 1)),
      across_(from(1, 2)) {}

void Resampled::draw(cv::Point corner, cv::Mat& out) const {
    const Table& table = sampling_ == Sampling::Linear ? linear() : cubic();
    const double top = across_u_ * corner.x + across_v_ * corner.y + across_;
    const double aside = across_u_ * (out.cols - 1), below = across_v_ * (out.rows - 1);
    const int first = cvFloor(top + std::min(0.0, aside)) - 2, last = cvFloor(top + std::max(0.0, aside) + below) + 3;
    const auto stride = static_cast<std::ptrdiff_t>(3) * out.cols + 8;
    const auto rows = std::make_unique_for_overwrite<int16_t[]>(static_cast<std::size_t>((last - first + 1) * stride));
    const int64_t step = fixed(along_u_);
    std::optional<Places> where;
    for (int y = first; y <= last; ++y) {
        if (!where || along_y_ != 0)
            where.emplace(table, fixed(along_y_ * y + along_) + half_phase + corner.x * step, step, out.cols,
                          picture_.cols);
        along_row(picture_.ptr<uint16_t>(std::clamp(y, 0, picture_.rows - 1)), *where,
                  rows.get() + (y - first) * stride);
    }
    const int64_t slant = fixed(across_u_);
    for (int v = 0; v < out.rows; ++v) {
        const int64_t at = fixed(across_v_ * (corner.y + v) + across_) + half_phase + corner.x * slant - first * pixel;
        if (slant != 0) {
            across_slanted(table, rows.get(), stride, at, slant, out.cols, out.ptr<uint16_t>(v));
            continue;
        }
        const int16_t* row = rows.get() + ((at >> 32) - 1) * stride;
        const int16_t* const four[4] = {row, row + stride, row + 2 * stride, row + 3 * stride};
        across_rows(four, taps_at(table, at), 3 * out.cols, out.ptr<uint16_t>(v));
    }
}

}  // namespace rhyme
