#include "core/image/wide_rows.h"

#include <algorithm>

#include "core/image/tiles.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

// The functions alone are made for AVX2, not the file: nothing that others share with it is.
#define RHYME_WIDE __attribute__((target("avx2")))

namespace rhyme::wide {

namespace {

constexpr int step = 16, block = 8;
constexpr std::int64_t pixel = std::int64_t(1) << 32;

bool has() {
    static const bool found = __builtin_cpu_supports("avx2") != 0;
    return found;
}

RHYME_WIDE inline __m256i load(const void* p) { return _mm256_loadu_si256(static_cast<const __m256i*>(p)); }
RHYME_WIDE inline __m256i load(const void* low, const void* high) {
    return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(static_cast<const __m128i*>(low))),
                                   _mm_loadu_si128(static_cast<const __m128i*>(high)), 1);
}
RHYME_WIDE inline void store(void* p, __m256i v) { _mm256_storeu_si256(static_cast<__m256i*>(p), v); }
RHYME_WIDE inline __m256i less(__m256i v) { return _mm256_xor_si256(v, _mm256_set1_epi16(-32768)); }

RHYME_WIDE inline __m256i rounded(__m256i sum) {
    return _mm256_srai_epi32(_mm256_add_epi32(sum, _mm256_set1_epi32(1 << 13)), 14);
}
/// Sums of values 0..3 and 8..11, and of the others, as _mm256_unpacklo_epi16 and _hi_ part them.
RHYME_WIDE inline __m256i packed(__m256i low, __m256i high) { return _mm256_packs_epi32(rounded(low), rounded(high)); }

RHYME_WIDE inline __m256i weighed(__m256i a, __m256i b, __m256i low, __m256i high) {
    return packed(_mm256_madd_epi16(_mm256_unpacklo_epi16(a, b), low),
                  _mm256_madd_epi16(_mm256_unpackhi_epi16(a, b), high));
}

RHYME_WIDE inline __m256i weighed(__m256i a, __m256i b, __m256i c, __m256i d, __m256i first, __m256i last) {
    const __m256i low = _mm256_add_epi32(_mm256_madd_epi16(_mm256_unpacklo_epi16(a, b), first),
                                         _mm256_madd_epi16(_mm256_unpacklo_epi16(c, d), last)),
                  high = _mm256_add_epi32(_mm256_madd_epi16(_mm256_unpackhi_epi16(a, b), first),
                                          _mm256_madd_epi16(_mm256_unpackhi_epi16(c, d), last));
    return packed(low, high);
}

const std::int16_t* set_at(const TapTable& table, std::int64_t at) { return table.sets + 16 * (at >> 24 & 255); }

std::int64_t place(const BlockWay& way, int v) { return way.at + (2 * v + block - 3) * way.sixth; }

}  // namespace

RHYME_WIDE int mix_values(const std::uint16_t* a, const std::uint16_t* b, int share, int n, std::uint16_t* out) {
    if (!has()) return 0;
    const __m256i weights =
        _mm256_set1_epi32((whole_share - share) | static_cast<int>(static_cast<unsigned>(share) << 16));
    int i = 0;
    for (; i + step <= n; i += step)
        store(out + i, less(weighed(less(load(a + i)), less(load(b + i)), weights, weights)));
    return i;
}

RHYME_WIDE int mix_pixels(const std::uint16_t* a, const std::uint16_t* b, const std::int16_t* shares, int n,
                          std::uint16_t* out) {
    if (!has()) return 0;
    const __m256i whole = _mm256_set1_epi16(whole_share);
    // The shares of values 0..7, 8..15 and 16..23, of those of pixels 0..7.
    const __m128i spread[3] = {_mm_setr_epi8(0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, 4, 5, 4, 5),
                               _mm_setr_epi8(4, 5, 6, 7, 6, 7, 6, 7, 8, 9, 8, 9, 8, 9, 10, 11),
                               _mm_setr_epi8(10, 11, 10, 11, 12, 13, 12, 13, 12, 13, 14, 15, 14, 15, 14, 15)};
    int x = 0;
    for (; x + step <= n; x += step) {
        const __m128i eight[2] = {_mm_loadu_si128(reinterpret_cast<const __m128i*>(shares + x)),
                                  _mm_loadu_si128(reinterpret_cast<const __m128i*>(shares + x + block))};
        for (int k = 0; k < 3; ++k) {  // two blocks of the six
            const __m256i to = _mm256_inserti128_si256(
                              _mm256_castsi128_si256(_mm_shuffle_epi8(eight[2 * k / 3], spread[2 * k % 3])),
                              _mm_shuffle_epi8(eight[(2 * k + 1) / 3], spread[(2 * k + 1) % 3]), 1),
                          from = _mm256_sub_epi16(whole, to);
            const int at = 3 * x + step * k;
            store(out + at, less(weighed(less(load(a + at)), less(load(b + at)), _mm256_unpacklo_epi16(from, to),
                                         _mm256_unpackhi_epi16(from, to))));
        }
    }
    return x;
}

RHYME_WIDE int across_rows(const std::int16_t* at, std::ptrdiff_t stride, const TapTable& table, int set, int n,
                           std::uint16_t* out) {
    if (!has()) return 0;
    const std::int16_t* weights = table.sets + 16 * set;
    const __m256i first = load(weights, weights), last = load(weights + 8, weights + 8);
    int i = 0;
    if (table.taps == 4)
        for (; i + step <= n; i += step, at += step)
            store(out + i, less(weighed(load(at), load(at + stride), load(at + 2 * stride), load(at + 3 * stride),
                                        first, last)));
    else
        for (; i + step <= n; i += step, at += step)
            store(out + i, less(weighed(load(at), load(at + stride), first, first)));
    return i;
}

RHYME_WIDE int across_blocks(const std::int16_t* rows, std::ptrdiff_t stride, const TapTable& table,
                             const BlockWay& way, int from, int to, std::uint16_t* out) {
    if (!has()) return 0;
    const int lead = table.taps == 4 ? 1 : 0;
    int v = from;
    for (; v + step <= to; v += step) {
        const std::int64_t one = place(way, v), two = place(way, v + block);
        const std::int16_t *p = rows + ((one >> 32) - lead) * stride + v,
                           *q = rows + ((two >> 32) - lead) * stride + v + block;
        const std::int16_t *a = set_at(table, one), *b = set_at(table, two);
        const __m256i first = load(a, b);
        const __m256i row = load(p, q), next = load(p + stride, q + stride);
        store(out + v, less(table.taps == 4 ? weighed(row, next, load(p + 2 * stride, q + 2 * stride),
                                                      load(p + 3 * stride, q + 3 * stride), first, load(a + 8, b + 8))
                                            : weighed(row, next, first, first)));
    }
    return v - from;
}

namespace {

/// Sixteen values from `p` on, eight by eight where they are found.
RHYME_WIDE inline __m256i two_blocks(const std::uint16_t* p, const TapTable& table, std::int64_t off, std::int64_t on) {
    const int lead = table.taps == 4 ? 1 : 0;
    const std::uint16_t *here = p + 3 * ((off >> 32) - lead), *next = p + block + 3 * ((on >> 32) - lead);
    const std::int16_t *a = set_at(table, off), *b = set_at(table, on);
    const __m256i first = load(a, b), one = less(load(here, next)), two = less(load(here + 3, next + 3));
    return table.taps == 4 ? weighed(one, two, less(load(here + 6, next + 6)), less(load(here + 9, next + 9)), first,
                                     load(a + 8, b + 8))
                           : weighed(one, two, first, first);
}

}  // namespace

RHYME_WIDE int along_blocks(const std::uint16_t* row, const TapTable& table, const BlockWay& way, int from, int to,
                            std::int16_t* out) {
    if (!has()) return 0;
    // Where a block is by itself: 2 v + 5 sixths of a pixel on, rounded down, counted from a place never below it. Six
    // blocks on that are sixteen whole pixels.
    constexpr int six = 6 * block;
    const auto own = [](int at) { return (2 * at + block - 3 + six) * pixel / 6 - block * pixel; };
    const std::int64_t on = 2 * six * way.sixth - six / 3 * pixel;
    std::int64_t off[6];
    for (int i = 0; i < 6; ++i) off[i] = place(way, from + block * i) - own(from + block * i);
    int v = from;
    for (; v + six <= to; v += six)
        for (int i = 0; i < 6; i += 2) {
            const int at = v + block * i;
            store(out + at, two_blocks(row + at, table, off[i], off[i + 1]));
            off[i] += on, off[i + 1] += on;
        }
    for (int i = 0; v + step <= to; v += step, i += 2) store(out + v, two_blocks(row + v, table, off[i], off[i + 1]));
    return v - from;
}

namespace {

/// Eight blocks or pixels: where each begins in the picture, and its four weights, those of the upper row first.
struct Eight {
    alignas(32) int at[8];
    alignas(32) std::uint16_t weights[32];
};

RHYME_WIDE inline __m256i in_steps(int first, int step) {
    return _mm256_add_epi32(_mm256_set1_epi32(first),
                            _mm256_mullo_epi32(_mm256_set1_epi32(step), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)));
}

RHYME_WIDE inline __m256i odd_shares(__m256i places) {
    return _mm256_or_si256(_mm256_and_si256(_mm256_srli_epi32(places, 8), _mm256_set1_epi32(255)),
                           _mm256_set1_epi32(1));
}

RHYME_WIDE inline __m256i twice(__m256i low) { return _mm256_or_si256(low, _mm256_slli_epi32(low, 16)); }

RHYME_WIDE inline __m256i places(int at, int steps, int step) {
    return _mm256_add_epi32(_mm256_set1_epi32(at), _mm256_srai_epi32(in_steps(steps * step, step), 4));
}

/// `x` and `y` in 1/65536 pixels; x is counted from the values `on`.
RHYME_WIDE inline void reckon(__m256i x, __m256i y, __m256i on, std::ptrdiff_t stride, Eight& eight) {
    const __m256i pixel = _mm256_srai_epi32(x, 16),
                  row = _mm256_mullo_epi32(_mm256_srai_epi32(y, 16), _mm256_set1_epi32(static_cast<int>(stride)));
    const __m256i at =
        _mm256_add_epi32(_mm256_add_epi32(row, on), _mm256_add_epi32(pixel, _mm256_slli_epi32(pixel, 1)));
    _mm256_store_si256(reinterpret_cast<__m256i*>(eight.at), at);
    const __m256i one = _mm256_set1_epi32(256), fx = odd_shares(x), fy = odd_shares(y);
    const __m256i pair = _mm256_or_si256(_mm256_sub_epi32(one, fx), _mm256_slli_epi32(fx, 16));
    const __m256i top = _mm256_mullo_epi16(pair, twice(_mm256_sub_epi32(one, fy))),
                  bottom = _mm256_mullo_epi16(pair, twice(fy));
    const __m256i low = _mm256_unpacklo_epi32(top, bottom), high = _mm256_unpackhi_epi32(top, bottom);
    store(eight.weights, _mm256_permute2x128_si256(low, high, 0x20));
    store(eight.weights + step, _mm256_permute2x128_si256(low, high, 0x31));
}

/// Spreads weight `i` of two blocks, four each, over the values of either.
RHYME_WIDE inline __m256i spread_of(int i) {
    const auto of = [](int v) { return static_cast<short>(v | (v + 1) << 8); };
    return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_set1_epi16(of(2 * i))), _mm_set1_epi16(of(2 * i + 8)), 1);
}

RHYME_WIDE inline __m256i part(const std::uint16_t* p, const std::uint16_t* q, __m256i weights, __m256i own) {
    return _mm256_mulhi_epu16(load(p, q), _mm256_shuffle_epi8(weights, own));
}

/// A part of a picture is short in each row, so the processor does not fetch the rows to come by itself.
inline void foresee(const std::uint16_t* p) { _mm_prefetch(reinterpret_cast<const char*>(p), _MM_HINT_T0); }

}  // namespace

RHYME_WIDE int bent_blocks(const std::uint16_t* picture, std::ptrdiff_t stride, const BentBlocks& way, int from, int to,
                           std::uint16_t* out) {
    if (!has()) return 0;
    const __m256i spread[4] = {spread_of(0), spread_of(1), spread_of(2), spread_of(3)};
    Eight eight;
    int b = from;
    while (b + 2 <= to) {
        const int on = b - way.first;
        reckon(places(way.x, on, way.x_step), places(way.y, on, way.y_step), in_steps(block * b, block), stride, eight);
        const int n = std::min(block, (to - b) / 2 * 2);
        for (int i = 0; i < n; i += 2, out += step) {
            const std::uint16_t *p = picture + eight.at[i], *q = picture + eight.at[i + 1];
            const __m256i four = _mm256_broadcastsi128_si256(
                _mm_load_si128(reinterpret_cast<const __m128i*>(eight.weights + static_cast<std::ptrdiff_t>(4) * i)));
            foresee(p + 3 * stride);
            store(out,
                  _mm256_add_epi16(_mm256_add_epi16(part(p, q, four, spread[0]), part(p + 3, q + 3, four, spread[1])),
                                   _mm256_add_epi16(part(p + stride, q + stride, four, spread[2]),
                                                    part(p + stride + 3, q + stride + 3, four, spread[3]))));
        }
        b += n;
    }
    return b - from;
}

RHYME_WIDE int bent_pixels(const std::uint16_t* picture, std::ptrdiff_t stride, const BentPixels& way, int n,
                           std::uint16_t* out) {
    if (!has()) return 0;
    // A pixel and its right neighbour lie in six values: their weights, of the upper row and of the lower.
    const __m256i neighbours = _mm256_setr_epi8(0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, -1, -1, -1, -1,  //
                                                8, 9, 8, 9, 8, 9, 10, 11, 10, 11, 10, 11, -1, -1, -1, -1),
                  below = _mm256_set1_epi32(0x04040404);
    const __m256i lower = _mm256_or_si256(neighbours, below);
    Eight eight;
    int x = 0;
    for (; x + 2 <= n;) {
        reckon(in_steps(way.x + x * way.x_step, way.x_step), in_steps(way.y + x * way.y_step, way.y_step),
               _mm256_setzero_si256(), stride, eight);
        const int some = std::min(block, (n - x) / 2 * 2);
        for (int i = 0; i < some; i += 2, out += 6) {
            const std::uint16_t *p = picture + eight.at[i], *q = picture + eight.at[i + 1];
            const __m256i four = _mm256_broadcastsi128_si256(
                _mm_load_si128(reinterpret_cast<const __m128i*>(eight.weights + static_cast<std::ptrdiff_t>(4) * i)));
            foresee(p + 3 * stride);
            const __m256i six =
                              _mm256_add_epi16(part(p, q, four, neighbours), part(p + stride, q + stride, four, lower)),
                          three = _mm256_add_epi16(six, _mm256_srli_si256(six, 6));
            _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm256_castsi256_si128(three));
            _mm_storel_epi64(reinterpret_cast<__m128i*>(out + 3), _mm256_extracti128_si256(three, 1));
        }
        x += some;
    }
    return x;
}

}  // namespace rhyme::wide

#else

namespace rhyme::wide {

int mix_values(const std::uint16_t*, const std::uint16_t*, int, int, std::uint16_t*) { return 0; }
int mix_pixels(const std::uint16_t*, const std::uint16_t*, const std::int16_t*, int, std::uint16_t*) { return 0; }
int across_rows(const std::int16_t*, std::ptrdiff_t, const TapTable&, int, int, std::uint16_t*) { return 0; }
int across_blocks(const std::int16_t*, std::ptrdiff_t, const TapTable&, const BlockWay&, int, int, std::uint16_t*) {
    return 0;
}
int along_blocks(const std::uint16_t*, const TapTable&, const BlockWay&, int, int, std::int16_t*) { return 0; }
int bent_blocks(const std::uint16_t*, std::ptrdiff_t, const BentBlocks&, int, int, std::uint16_t*) { return 0; }
int bent_pixels(const std::uint16_t*, std::ptrdiff_t, const BentPixels&, int, std::uint16_t*) { return 0; }

}  // namespace rhyme::wide

#endif
