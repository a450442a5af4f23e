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

/// Weights of four pixels (linear: of two, in `first`), in pairs as v_dotprod takes them.
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
            for (int i = 0; i < 8; ++i)
                made[static_cast<std::size_t>(p)].first[i] =
                    static_cast<int16_t>(i % 2 ? one / phases * p : one - one / phases * p);
        return made;
    }();
    return table;
}

template <Sampling sampling>
const Taps& taps_at(int64_t at) {
    static const Table& table = sampling == Sampling::Cubic ? cubic() : linear();
    return table[static_cast<std::size_t>(at >> 24) & (phases - 1)];
}

int64_t fixed(double v) { return std::llround(v * static_cast<double>(pixel)); }

int16_t rounded(int sum) { return static_cast<int16_t>(std::clamp((sum + one / 2) >> 14, -offset, offset - 1)); }

/// How many pixels are looked at, and how many of them lie before the place.
template <Sampling sampling>
constexpr int taps_of = sampling == Sampling::Cubic ? 4 : 2;
template <Sampling sampling>
constexpr int lead = sampling == Sampling::Cubic ? 1 : 0;

/// Where the pixels of a row are looked up: every `step`.
template <Sampling sampling>
struct Places {
    struct Place {
        std::int32_t first;  ///< value of the row that the first of four pixels begins with
        const Taps* taps;
    };
    int64_t at, step;
    int n, columns;
    int inside, beyond;  ///< from where on, and up to where, all four pixels lie within the row
    std::vector<Place> places;

    Places(int64_t from, int64_t by, int count, int across) : at(from), step(by), n(count), columns(across) {
        inside = reaches(pixel), beyond = std::max(inside, reaches((columns - 3) * pixel));
        places.resize(static_cast<std::size_t>(n));
        int64_t here = at + inside * step;
        for (int i = inside; i < beyond; ++i, here += step)
            places[static_cast<std::size_t>(i)] = {static_cast<std::int32_t>(3 * ((here >> 32) - lead<sampling>)),
                                                   &taps_at<sampling>(here)};
    }
    /// First of 0..n from which on `at` + i `step` reaches `bound`.
    int reaches(int64_t bound) const {
        if (at >= bound) return 0;
        return static_cast<int>(std::min<int64_t>(n, (bound - at + step - 1) / step));
    }
};

template <Sampling sampling>
cv::v_int32x4 pixel_at(const uint16_t* p, const Taps& taps, const cv::v_uint16x8& sign) {
    cv::v_uint16x8 two, unused;
    cv::v_zip(cv::v_load_low(p), cv::v_load_low(p + 3), two, unused);
    cv::v_int32x4 sum = cv::v_dotprod(cv::v_reinterpret_as_s16(two ^ sign), cv::v_load_aligned(taps.first));
    if constexpr (sampling == Sampling::Cubic) {
        cv::v_zip(cv::v_load_low(p + 6), cv::v_load_low(p + 9), two, unused);
        sum += cv::v_dotprod(cv::v_reinterpret_as_s16(two ^ sign), cv::v_load_aligned(taps.last));
    }
    return sum;
}

/// The pixels of a row at those places, less 32768. Writes one value more than those.
template <Sampling sampling>
void along_row(const uint16_t* row, const Places<sampling>& where, Border border, int16_t* out) {
    const auto careful = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            const int64_t here = where.at + i * where.step;
            const int x = static_cast<int>(here >> 32);
            const Taps& taps = taps_at<sampling>(here);
            for (int c = 0; c < 3; ++c) {
                int sum = 0;
                for (int k = 0; k < taps_of<sampling>; ++k)
                    sum +=
                        taps.at(k) * (row[3 * pixel_for(x - lead<sampling> + k, where.columns, border) + c] - offset);
                out[3 * i + c] = rounded(sum);
            }
        }
    };
    careful(0, where.inside);
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    const typename Places<sampling>::Place* place = where.places.data() + where.inside;
    int i = where.inside;
    for (; i + 1 < where.beyond; i += 2, place += 2) {
        const cv::v_int16x8 two = cv::v_rshr_pack<14>(pixel_at<sampling>(row + place[0].first, *place[0].taps, sign),
                                                      pixel_at<sampling>(row + place[1].first, *place[1].taps, sign));
        cv::v_store_low(out + 3 * i, two);
        cv::v_store_high(out + 3 * i + 3, two);
    }
    if (i < where.beyond) {
        const cv::v_int32x4 sum = pixel_at<sampling>(row + place->first, *place->taps, sign);
        cv::v_store_low(out + 3 * i, cv::v_rshr_pack<14>(sum, sum));
    }
    careful(where.beyond, where.n);
}

/// `n` values from `at` on of rows `stride` apart, with one set of weights.
template <Sampling sampling>
void across_rows(const int16_t* at, std::ptrdiff_t stride, const Taps& taps, int n, uint16_t* out) {
    const cv::v_int16x8 first = cv::v_load_aligned(taps.first), last = cv::v_load_aligned(taps.last);
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    int i = 0;
    for (; i + 8 <= n; i += 8, at += 8) {
        cv::v_int16x8 low, high;
        cv::v_zip(cv::v_load(at), cv::v_load(at + stride), low, high);
        cv::v_int32x4 sum = cv::v_dotprod(low, first), sum_high = cv::v_dotprod(high, first);
        if constexpr (sampling == Sampling::Cubic) {
            cv::v_zip(cv::v_load(at + 2 * stride), cv::v_load(at + 3 * stride), low, high);
            sum += cv::v_dotprod(low, last), sum_high += cv::v_dotprod(high, last);
        }
        cv::v_store(out + i, cv::v_reinterpret_as_u16(cv::v_rshr_pack<14>(sum, sum_high)) ^ sign);
    }
    for (; i < n; ++i, ++at) {
        int sum = 0;
        for (int k = 0; k < taps_of<sampling>; ++k) sum += taps.at(k) * at[k * stride];
        out[i] = static_cast<uint16_t>(rounded(sum) + offset);
    }
}

/// Values that take their rows' weights together where rows are slanted: two pixels and two thirds.
constexpr int block = 8;
constexpr double gentle = 1.0 / 14;  // of such a slant nobody sees the steps: less than a tenth of a pixel

/// `n` values, the first of them the `begin`th of its row: those of a block go as its middle does, wherever a part
/// begins. `at`, counted from row `rows` on, and `sixth` of a step are those of pixels.
template <Sampling sampling>
void across_gently(const int16_t* rows, std::ptrdiff_t stride, int64_t at, int64_t sixth, int begin, int n,
                   uint16_t* out) {
    for (int i = 0; i < n;) {
        const int into = (begin + i) & (block - 1), count = std::min(block - into, n - i);
        const int64_t here = at + (2 * (i - into) + block - 3) * sixth;
        across_rows<sampling>(rows + ((here >> 32) - lead<sampling>)*stride + i, stride, taps_at<sampling>(here), count,
                              out + i);
        i += count;
    }
}

/// `n` pixels, each from the rows at its own place: `at` is counted from row `rows`, rows are `stride` values apart.
template <Sampling sampling>
void across_slanted(const int16_t* rows, std::ptrdiff_t stride, int64_t at, int64_t step, int n, uint16_t* out) {
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    for (int i = 0; i < n; ++i, at += step) {
        const int16_t* p = rows + ((at >> 32) - lead<sampling>)*stride + 3 * i;
        const Taps& taps = taps_at<sampling>(at);
        cv::v_int16x8 two, unused;
        cv::v_zip(cv::v_load_low(p), cv::v_load_low(p + stride), two, unused);
        cv::v_int32x4 sum = cv::v_dotprod(two, cv::v_load_aligned(taps.first));
        if constexpr (sampling == Sampling::Cubic) {
            cv::v_zip(cv::v_load_low(p + 2 * stride), cv::v_load_low(p + 3 * stride), two, unused);
            sum += cv::v_dotprod(two, cv::v_load_aligned(taps.last));
        }
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

Resampled::Resampled(cv::Mat picture, const cv::Matx23d& from, Sampling sampling, Border border)
    : picture_(std::move(picture)),
      sampling_(sampling),
      border_(border),
      along_u_(from(0, 0) - from(0, 1) * from(1, 0) / from(1, 1)),
      along_y_(from(0, 1) / from(1, 1)),
      along_(from(0, 2) - from(0, 1) * from(1, 2) / from(1, 1)),
      across_u_(from(1, 0)),
      across_v_(from(1, 1)),
      across_(from(1, 2)) {}

template <Sampling sampling>
void Resampled::draw_part(cv::Point corner, cv::Mat& out) const {
    const double top = across_u_ * corner.x + across_v_ * corner.y + across_;
    const double aside = across_u_ * (out.cols - 1), below = across_v_ * (out.rows - 1);
    const int first = cvFloor(top + std::min(0.0, aside)) - 2, last = cvFloor(top + std::max(0.0, aside) + below) + 3;
    const auto stride = static_cast<std::ptrdiff_t>(3) * out.cols + 8;
    const auto rows = std::make_unique_for_overwrite<int16_t[]>(static_cast<std::size_t>((last - first + 1) * stride));
    const int64_t step = fixed(along_u_);
    std::optional<Places<sampling>> where;
    for (int y = first; y <= last; ++y) {
        if (!where || along_y_ != 0)
            where.emplace(fixed(along_y_ * y + along_) + half_phase + corner.x * step, step, out.cols, picture_.cols);
        along_row(picture_.ptr<uint16_t>(pixel_for(y, picture_.rows, border_)), *where, border_,
                  rows.get() + (y - first) * stride);
    }
    const int64_t sixth = fixed(across_u_ / 6), slant = 6 * sixth;
    for (int v = 0; v < out.rows; ++v) {
        const int64_t at = fixed(across_v_ * (corner.y + v) + across_) + half_phase + corner.x * slant - first * pixel;
        auto* row = out.ptr<uint16_t>(v);
        if (slant == 0)
            across_rows<sampling>(rows.get() + ((at >> 32) - lead<sampling>)*stride, stride, taps_at<sampling>(at),
                                  3 * out.cols, row);
        else if (std::abs(across_u_) <= gentle)
            across_gently<sampling>(rows.get(), stride, at, sixth, 3 * corner.x, 3 * out.cols, row);
        else
            across_slanted<sampling>(rows.get(), stride, at, slant, out.cols, row);
    }
}

void Resampled::draw(cv::Point corner, cv::Mat& out) const {
    sampling_ == Sampling::Linear ? draw_part<Sampling::Linear>(corner, out) : draw_part<Sampling::Cubic>(corner, out);
}

}  // namespace rhyme
