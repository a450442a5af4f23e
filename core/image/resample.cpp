#include "core/image/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <opencv2/core/hal/intrin.hpp>
#include <type_traits>

#include "core/image/wide_rows.h"

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
const Table& table_of() {
    if constexpr (sampling == Sampling::Cubic)
        return cubic();
    else
        return linear();
}
template <Sampling sampling>
wide::TapTable wide_table(const Table& table) {
    static_assert(sizeof(Taps) == 16 * sizeof(int16_t) && phases == 256);
    return {table.front().first, sampling == Sampling::Cubic ? 4 : 2};
}
const Taps& taps_at(const Table& table, int64_t at) { return table[static_cast<std::size_t>(at >> 24) & (phases - 1)]; }

int64_t fixed(double v) { return std::llround(v * static_cast<double>(pixel)); }

int16_t rounded(int sum) { return static_cast<int16_t>(std::clamp((sum + one / 2) >> 14, -offset, offset - 1)); }

/// How many pixels are looked at, and how many of them lie before the place.
template <Sampling sampling>
constexpr int taps_of = sampling == Sampling::Cubic ? 4 : 2;
template <Sampling sampling>
constexpr int lead = sampling == Sampling::Cubic ? 1 : 0;

/// Values that a register holds, two pixels and two thirds, are looked up where the middle of their pixels is when the
/// places hardly go otherwise than pixel by pixel: none is off by more than a tenth of a pixel. Blocks are counted from
/// the frame's edge, so it does not matter where a part begins.
constexpr int block = 8;
constexpr double gentle = 1.0 / 14;

/// What `sixths` of a pixel are, rounded down.
int64_t of_pixel(int64_t sixths) {
    constexpr int64_t beyond = 6 * block;  // it is not less than minus these
    return (sixths + beyond) * pixel / 6 - beyond / 6 * pixel;
}

/// Where the `n` pixels drawn of a row are looked up: every `step`.
struct Places {
    int64_t at, step;
    int n, columns;
    int64_t place(int i) const { return at + i * step; }
    /// The first pixel, of the part or not, whose place reaches `bound`.
    int64_t reaches(int64_t bound) const {
        const int64_t left = bound - at;
        return left > 0 ? (left + step - 1) / step : -(-left / step);
    }
    /// The same of 0..n.
    int reaches_within(int64_t bound) const { return static_cast<int>(std::clamp<int64_t>(reaches(bound), 0, n)); }
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

/// Pixels `from` .. `to` of those, one by one: at the picture's edges.
template <Sampling sampling>
void along_edge(const uint16_t* row, const Places& where, Border border, int from, int to, int16_t* out) {
    for (int i = from; i < to; ++i) {
        const int x = static_cast<int>(where.place(i) >> 32);
        const Taps& taps = taps_at(table_of<sampling>(), where.place(i));
        for (int c = 0; c < 3; ++c) {
            int sum = 0;
            for (int k = 0; k < taps_of<sampling>; ++k)
                sum += taps.at(k) * (row[3 * pixel_for(x - lead<sampling> + k, where.columns, border) + c] - offset);
            out[3 * i + c] = rounded(sum);
        }
    }
}

/// Eight values from `at` on of rows (or pixels) `stride` apart, with one set of weights; `sign` is taken off before.
template <Sampling sampling, class Value>
cv::v_int16x8 eight_at(const Value* at, std::ptrdiff_t stride, const Taps& taps, const cv::v_int16x8& sign) {
    const auto load = [&](int k) {
        if constexpr (sizeof(Value) == 2 && std::is_unsigned_v<Value>)
            return cv::v_reinterpret_as_s16(cv::v_load(at + k * stride)) ^ sign;
        else
            return cv::v_load(at + k * stride);
    };
    const cv::v_int16x8 first = cv::v_load_aligned(taps.first);
    cv::v_int16x8 low, high;
    cv::v_zip(load(0), load(1), low, high);
    cv::v_int32x4 sum = cv::v_dotprod(low, first), sum_high = cv::v_dotprod(high, first);
    if constexpr (sampling == Sampling::Cubic) {
        const cv::v_int16x8 last = cv::v_load_aligned(taps.last);
        cv::v_zip(load(2), load(3), low, high);
        sum += cv::v_dotprod(low, last), sum_high += cv::v_dotprod(high, last);
    }
    return cv::v_rshr_pack<14>(sum, sum_high);
}

/// The pixels of a row at those places, less 32768, the first of which is the `begin`th value of the frame's row.
/// Writes up to a block more on either side.
template <Sampling sampling>
void along_row(const uint16_t* row, const Places& where, Border border, int /*begin*/, int16_t* out) {
    const Table& table = table_of<sampling>();
    // From where on, and up to where, all pixels that are looked at lie within the row.
    const int inside = where.reaches_within(pixel),
              beyond = std::max(inside, where.reaches_within((where.columns - 3) * pixel));
    along_edge<sampling>(row, where, border, 0, inside, out);
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    int64_t here = where.place(inside);
    const auto next = [&] {
        const auto sum = pixel_at<sampling>(row + 3 * ((here >> 32) - lead<sampling>), taps_at(table, here), sign);
        here += where.step;
        return sum;
    };
    int i = inside;
    for (; i + 1 < beyond; i += 2) {
        const cv::v_int32x4 first = next();
        const cv::v_int16x8 two = cv::v_rshr_pack<14>(first, next());
        cv::v_store_low(out + 3 * i, two);
        cv::v_store_high(out + 3 * i + 3, two);
    }
    if (i < beyond) {
        const cv::v_int32x4 sum = next();
        cv::v_store_low(out + 3 * i, cv::v_rshr_pack<14>(sum, sum));
    }
    along_edge<sampling>(row, where, border, beyond, where.n, out);
}

/// The same a block at a time.
template <Sampling sampling>
void along_gently(const uint16_t* row, const Places& where, Border border, int begin, int16_t* out) {
    const Table& table = table_of<sampling>();
    const cv::v_int16x8 sign = cv::v_setall_s16(static_cast<int16_t>(-offset));
    const int64_t inside = where.reaches(5 * pixel), beyond = where.reaches((where.columns - 8) * pixel),
                  sixth = where.step / 6;
    int first = -1, last = 0;  // pixels that blocks were drawn of
    int v = -(begin & (block - 1));
    while (v < 3 * inside && v < 3 * where.n) v += block;
    const int blocks =
        static_cast<int>(std::clamp<int64_t>((3 * beyond - v) / block, 0, (3 * where.n - v + 7) / block));
    if (const int done =
            wide::along_blocks(row, wide_table<sampling>(table), {where.at, sixth}, v, v + block * blocks, out);
        done > 0) {
        first = std::max(0, (v + 2) / 3);
        v += done;
        last = std::min(where.n, v / 3);
    }
    for (; v < 3 * where.n && v + block <= 3 * beyond; v += block) {
        const int64_t sixths = 2 * v + block - 3, way = where.at + sixths * sixth - of_pixel(sixths);
        cv::v_store(out + v,
                    eight_at<sampling>(row + v + 3 * ((way >> 32) - lead<sampling>), 3, taps_at(table, way), sign));
        if (first < 0) first = std::max(0, (v + 2) / 3);
        last = std::min(where.n, (v + block) / 3);
    }
    along_edge<sampling>(row, where, border, 0, first < 0 ? where.n : std::min(first, where.n), out);
    if (first >= 0) along_edge<sampling>(row, where, border, last, where.n, out);
}

/// `n` values from `at` on of rows `stride` apart, with one set of weights.
template <Sampling sampling>
void across_rows(const int16_t* at, std::ptrdiff_t stride, const Taps& taps, int n, uint16_t* out) {
    const cv::v_int16x8 sign = cv::v_setall_s16(static_cast<int16_t>(-offset));
    int i = wide::across_rows(at, stride, {taps.first, taps_of<sampling>}, 0, n, out);
    at += i;
    for (; i + block <= n; i += block, at += block)
        cv::v_store(out + i, cv::v_reinterpret_as_u16(eight_at<sampling>(at, stride, taps, sign) ^ sign));
    for (; i < n; ++i, ++at) {
        int sum = 0;
        for (int k = 0; k < taps_of<sampling>; ++k) sum += taps.at(k) * at[k * stride];
        out[i] = static_cast<uint16_t>(rounded(sum) + offset);
    }
}

/// `n` values, the first of them the `begin`th of the frame's row, a block at a time. `at`, counted from row `rows` on,
/// and `sixth` of a step are those of pixels.
template <Sampling sampling>
void across_gently(const Table& table, const int16_t* rows, std::ptrdiff_t stride, int64_t at, int64_t sixth, int begin,
                   int n, uint16_t* out) {
    const cv::v_int16x8 sign = cv::v_setall_s16(static_cast<int16_t>(-offset));
    const auto place = [&](int v) { return at + (2 * v + block - 3) * sixth; };
    const auto from = [&](int v) { return rows + ((place(v) >> 32) - lead<sampling>)*stride; };
    int i = -(begin & (block - 1));
    if (i < 0) {
        across_rows<sampling>(from(i), stride, taps_at(table, place(i)), std::min(block + i, n), out);
        i += block;
    }
    i += wide::across_blocks(rows, stride, wide_table<sampling>(table), {at, sixth}, i, n, out);
    for (; i + block <= n; i += block)
        cv::v_store(out + i, cv::v_reinterpret_as_u16(
                                 eight_at<sampling>(from(i) + i, stride, taps_at(table, place(i)), sign) ^ sign));
    if (i < n) across_rows<sampling>(from(i) + i, stride, taps_at(table, place(i)), n - i, out + i);
}

/// `n` pixels, each from the rows at its own place: `at` is counted from row `rows`, rows are `stride` values apart.
template <Sampling sampling>
void across_slanted(const Table& table, const int16_t* rows, std::ptrdiff_t stride, int64_t at, int64_t step, int n,
                    uint16_t* out) {
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    for (int i = 0; i < n; ++i, at += step) {
        const int16_t* p = rows + ((at >> 32) - lead<sampling>)*stride + 3 * i;
        const Taps& taps = taps_at(table, at);
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
    const auto stride = static_cast<std::ptrdiff_t>(3) * out.cols + 3 * block;
    const auto rows = std::make_unique_for_overwrite<int16_t[]>(static_cast<std::size_t>((last - first + 1) * stride));
    const int64_t step = 6 * fixed(along_u_ / 6);
    const bool along_blocks = std::abs(along_u_ - 1) <= gentle;
    int16_t* const lines = rows.get() + block;
    for (int y = first; y <= last; ++y)
        (along_blocks ? along_gently<sampling>
                      : along_row<sampling>)(picture_.ptr<uint16_t>(pixel_for(y, picture_.rows, border_)),
                                             {fixed(along_y_ * y + along_) + half_phase + corner.x * step, step,
                                              out.cols, picture_.cols},
                                             border_, 3 * corner.x, lines + (y - first) * stride);
    const Table& table = table_of<sampling>();
    const int64_t sixth = fixed(across_u_ / 6), slant = 6 * sixth;
    for (int v = 0; v < out.rows; ++v) {
        const int64_t at = fixed(across_v_ * (corner.y + v) + across_) + half_phase + corner.x * slant - first * pixel;
        auto* row = out.ptr<uint16_t>(v);
        if (slant == 0)
            across_rows<sampling>(lines + ((at >> 32) - lead<sampling>)*stride, stride, taps_at(table, at),
                                  3 * out.cols, row);
        else if (std::abs(across_u_) <= gentle)
            across_gently<sampling>(table, lines, stride, at, sixth, 3 * corner.x, 3 * out.cols, row);
        else
            across_slanted<sampling>(table, lines, stride, at, slant, out.cols, row);
    }
}

void Resampled::draw(cv::Point corner, cv::Mat& out) const {
    sampling_ == Sampling::Linear ? draw_part<Sampling::Linear>(corner, out) : draw_part<Sampling::Cubic>(corner, out);
}

}  // namespace rhyme
