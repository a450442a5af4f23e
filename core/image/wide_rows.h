// Rows of pictures sixteen values at a time, where the processor has AVX2: what tiles, resampled and bent pictures are
// drawn by. Each function does as many of its first values as come in such steps and says how many; the rest is its
// caller's, who gets the same numbers eight at a time. Without AVX2 none does any.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rhyme::wide {

/// As rhyme::mix_values().
int mix_values(const std::uint16_t* a, const std::uint16_t* b, int share, int n, std::uint16_t* out);
/// As rhyme::mix_pixels(); counts pixels.
int mix_pixels(const std::uint16_t* a, const std::uint16_t* b, const std::int16_t* shares, int n, std::uint16_t* out);

/// Weights of `taps` values (2 or 4), in pairs that fill eight values: those of the first two, then of the others; a
/// set for each of 256 places between two pixels.
struct TapTable {
    const std::int16_t* sets;
    int taps;
};
/// `n` values from `at` on (less 32768) of rows `stride` apart, all with one set of weights.
int across_rows(const std::int16_t* at, std::ptrdiff_t stride, const TapTable& table, int set, int n,
                std::uint16_t* out);

/// Blocks of eight values, each with a set of its own: a block at value v is looked up at `at` + (2 v + 5) `sixth`, in
/// 1/2^32 pixels.
struct BlockWay {
    std::int64_t at, sixth;
};
/// Values `from` .. `to` across rows, from row 0 at `rows`.
int across_blocks(const std::int16_t* rows, std::ptrdiff_t stride, const TapTable& table, const BlockWay& way, int from,
                  int to, std::uint16_t* out);
/// Values `from` .. `to` along a row, less 32768.
int along_blocks(const std::uint16_t* row, const TapTable& table, const BlockWay& way, int from, int to,
                 std::int16_t* out);

/// Where blocks of a bent row are found: block `first` at (x, y), in 1/65536 pixels, and each a step on, in 1/16 of
/// those. x is counted from the block's own place.
struct BentBlocks {
    int first, x, y, x_step, y_step;
    int x_at(int b) const { return x + ((b - first) * x_step >> 4); }
    int y_at(int b) const { return y + ((b - first) * y_step >> 4); }
};
/// Of a place between two pixels, in 1/256 of the way: an odd one, so that four products of two shares are 65536
/// together and none is all of it.
inline unsigned bent_share(int at) { return (static_cast<unsigned>(at) >> 8 & 255U) | 1U; }
/// Blocks `from` .. `to` of a row, bilinearly: the sum of each neighbour's upper 16 bits of value times weight.
/// `stride` in values.
int bent_blocks(const std::uint16_t* picture, std::ptrdiff_t stride, const BentBlocks& way, int from, int to,
                std::uint16_t* out);

/// Likewise `n` pixels, the first at (x, y) and each a step on, in 1/65536 pixels. Reads eight values at each of its
/// four neighbours' first, and writes one value more.
struct BentPixels {
    int x, y, x_step, y_step;
};
int bent_pixels(const std::uint16_t* picture, std::ptrdiff_t stride, const BentPixels& way, int n, std::uint16_t* out);

}  // namespace rhyme::wide
