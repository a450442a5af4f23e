#include "core/image/cube.h"

#include <algorithm>
#include <opencv2/core/hal/intrin.hpp>

namespace rhyme {

namespace {

constexpr int together = 8;    // pixels
constexpr int offset = 32768;  // 16 bits are summed up as signed ones
constexpr int one = 1 << 14;

/// Where eight pixels lie: four corners of a cell each, with their weights.
struct Places {
    alignas(16) std::uint16_t base[together], second[together], third[together];
    alignas(16) std::int16_t first_two[2 * together], last_two[2 * together];
};

}  // namespace

ColourCube::ColourCube(const Lut& lut, int side, double amount) : side_(std::clamp(side, 2, 32)) {
    const auto n = static_cast<std::size_t>(side_);
    const auto part = static_cast<float>(amount), last = static_cast<float>(side_ - 1);
    entries_.resize(4 * n * n * n + 4);
    auto* entry = entries_.data();
    for (int b = 0; b < side_; ++b)
        for (int g = 0; g < side_; ++g)
            for (int r = 0; r < side_; ++r, entry += 4) {
                const Lut::Colour in{static_cast<float>(r) / last, static_cast<float>(g) / last,
                                     static_cast<float>(b) / last};
                const Lut::Colour out = lut.at(in);
                for (std::size_t c = 0; c < 3; ++c)
                    entry[c] = static_cast<std::int16_t>(
                        cvRound(65535 * std::clamp(in[c] + part * (out[c] - in[c]), 0.F, 1.F)) - offset);
            }
}

void ColourCube::row(const std::uint16_t* from, std::uint16_t* to, int n) const {
    using cv::v_int16x8, cv::v_uint16x8;
    const int of_green = side_, of_blue = side_ * side_, all = 1 + of_green + of_blue;
    const v_uint16x8 cells = cv::v_setall_u16(static_cast<std::uint16_t>(side_ - 1));
    const v_int16x8 full = cv::v_setall_s16(one), step_r = cv::v_setall_s16(1),
                    step_g = cv::v_setall_s16(static_cast<std::int16_t>(of_green)),
                    step_b = cv::v_setall_s16(static_cast<std::int16_t>(of_blue)),
                    step_all = cv::v_setall_s16(static_cast<std::int16_t>(all));
    const v_uint16x8 sign = cv::v_setall_u16(offset);
    alignas(16) std::uint16_t out[3 * together + 8], in[3 * together];
    Places at;
    for (int x = 0; x < n; x += together, from += 3 * together, to += 3 * together) {
        const int here = std::min(together, n - x);
        const std::uint16_t* read = from;
        if (here < together) {
            std::fill(std::copy_n(from, 3 * here, in), in + 3 * together, std::uint16_t(0));
            read = in;
        }
        v_uint16x8 r, g, b;
        cv::v_load_deinterleave(read, r, g, b);
        const auto part = [&](const v_uint16x8& v) { return cv::v_reinterpret_as_s16(cv::v_mul_wrap(v, cells) >> 2); };
        const auto cell = [&](const v_uint16x8& v) { return cv::v_mul_hi(v, cells); };
        const v_int16x8 fr = part(r), fg = part(g), fb = part(b);
        const v_int16x8 most = cv::v_max(fr, cv::v_max(fg, fb)), least = cv::v_min(fr, cv::v_min(fg, fb));
        const v_int16x8 middle = cv::v_max(cv::v_min(fr, fg), cv::v_min(cv::v_max(fr, fg), fb));
        const v_int16x8 way = cv::v_select(most == fr, step_r, cv::v_select(most == fg, step_g, step_b));
        const v_int16x8 left = cv::v_select(least == fb, step_b, cv::v_select(least == fg, step_g, step_r));
        const v_uint16x8 base = cell(r) +
                                cv::v_mul_wrap(cell(g), cv::v_setall_u16(static_cast<std::uint16_t>(of_green))) +
                                cv::v_mul_wrap(cell(b), cv::v_setall_u16(static_cast<std::uint16_t>(of_blue)));
        cv::v_store_aligned(at.base, base);
        cv::v_store_aligned(at.second, base + cv::v_reinterpret_as_u16(way));
        cv::v_store_aligned(at.third, base + cv::v_reinterpret_as_u16(step_all - left));
        v_int16x8 low, high;
        cv::v_zip(full - most, most - middle, low, high);
        cv::v_store_aligned(at.first_two, low), cv::v_store_aligned(at.first_two + together, high);
        cv::v_zip(middle - least, least, low, high);
        cv::v_store_aligned(at.last_two, low), cv::v_store_aligned(at.last_two + together, high);
        const auto pair = [](const std::int16_t* weights) {
            return cv::v_reinterpret_as_s16(cv::v_setall_s32(
                static_cast<std::uint16_t>(weights[0]) | static_cast<int>(static_cast<unsigned>(weights[1]) << 16)));
        };
        const bool direct = here == together && x + together < n;
        std::uint16_t* write = direct ? to : out;
        for (int i = 0; i < together; ++i) {
            const std::int16_t* first = entries_.data() + 4 * at.base[i];
            v_int16x8 ab, cd, unused;
            cv::v_zip(cv::v_load_low(first), cv::v_load_low(entries_.data() + 4 * at.second[i]), ab, unused);
            cv::v_zip(cv::v_load_low(entries_.data() + 4 * at.third[i]), cv::v_load_low(first + 4 * all), cd, unused);
            const cv::v_int32x4 sum =
                cv::v_dotprod(ab, pair(at.first_two + 2 * i)) + cv::v_dotprod(cd, pair(at.last_two + 2 * i));
            cv::v_store_low(write + 3 * i, cv::v_reinterpret_as_u16(cv::v_rshr_pack<14>(sum, sum)) ^ sign);
        }
        if (!direct) std::copy_n(out, 3 * here, to);
    }
}

cv::Mat ColourCube::apply(const cv::Mat& picture) const {
    cv::Mat out(picture.size(), CV_16UC3);
    cv::parallel_for_(cv::Range(0, picture.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y)
            row(picture.ptr<std::uint16_t>(y), out.ptr<std::uint16_t>(y), picture.cols);
    });
    return out;
}

}  // namespace rhyme
