#include "core/transitions/grid_warp.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <vector>

#include "core/image/wide_rows.h"

namespace rhyme {

namespace {

constexpr int offset = 32768;  // 16 bits are summed up as signed ones
constexpr int places = 7;      // bits between two pixels: the product of two shares has 14
constexpr int block = 8;       // values of a row that a register holds: two pixels and two thirds
/// How much a run may be stretched or slanted for a block to go as its middle does: no pixel is off by a tenth.
constexpr double gentle = 1.0 / 14;

/// Where pixels `begin` .. `end` of a row are found, in 1/65536 pixels: evenly, `begin` at (x, y).
struct Run {
    int begin, end, x, y, dx, dy;
    cv::Point at(int pixel) const { return {x + (pixel - begin) * dx, y + (pixel - begin) * dy}; }
    bool even() const { return std::abs(dx - 65536) <= gentle * 65536 && std::abs(dy) <= gentle * 65536; }
};

bool within(cv::Point at, const cv::Rect& inside) { return inside.contains({at.x >> 16, at.y >> 16}); }

/// Weights of four neighbours, a pair a row, as v_dotprod takes them.
struct Weights {
    cv::v_int16x8 top, bottom;
    explicit Weights(cv::Point at) {
        constexpr int one = 1 << places;
        const auto share = [](int v) { return static_cast<unsigned>(v >> (16 - places) & (one - 1)); };
        const unsigned fx = share(at.x), fy = share(at.y), pair = (one - fx) | fx << 16;
        // Both halves at once: neither product is longer than 15 bits.
        top = cv::v_reinterpret_as_s16(cv::v_setall_u32(pair * (one - fy)));
        bottom = cv::v_reinterpret_as_s16(cv::v_setall_u32(pair * fy));
    }
};

const std::uint16_t* pixel_of(const cv::Mat& picture, cv::Point at) {
    return picture.ptr<std::uint16_t>(at.y >> 16) + 3 * (at.x >> 16);
}

/// Pixels `from` .. `to` of a run, each by itself; writes one value more.
void look_up(const cv::Mat& picture, const Run& run, int from, int to, std::uint16_t* out) {
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    const auto stride = static_cast<std::ptrdiff_t>(picture.step1());
    const cv::Point start = run.at(from);
    const int done =
        wide::bent_pixels(picture.ptr<std::uint16_t>(), stride, {start.x, run.dx, start.y, run.dy}, to - from, out);
    out += static_cast<std::ptrdiff_t>(3) * done;
    for (int i = from + done; i < to; ++i, out += 3) {
        const cv::Point at = run.at(i);
        const auto* p = pixel_of(picture, at);
        const Weights weights(at);
        cv::v_uint16x8 top, bottom, unused;
        cv::v_zip(cv::v_load_low(p), cv::v_load_low(p + 3), top, unused);
        cv::v_zip(cv::v_load_low(p + stride), cv::v_load_low(p + stride + 3), bottom, unused);
        const cv::v_int32x4 sum = cv::v_dotprod(cv::v_reinterpret_as_s16(top ^ sign), weights.top) +
                                  cv::v_dotprod(cv::v_reinterpret_as_s16(bottom ^ sign), weights.bottom);
        cv::v_store_low(out, cv::v_reinterpret_as_u16(cv::v_rshr_pack<2 * places>(sum, sum)) ^ sign);
    }
}

/// The same where the picture ends.
void look_up_carefully(const cv::Mat& picture, const Run& run, int from, int to, std::uint16_t* out) {
    constexpr int one = 1 << places;
    const auto share = [](int v) { return v >> (16 - places) & (one - 1); };
    for (int i = from; i < to; ++i) {
        const int x = std::clamp(run.at(i).x, 0, (picture.cols - 1) << 16),
                  y = std::clamp(run.at(i).y, 0, (picture.rows - 1) << 16);
        const int left = x >> 16, right = std::min(left + 1, picture.cols - 1), fx = share(x), fy = share(y);
        const auto *upper = picture.ptr<std::uint16_t>(y >> 16),
                   *lower = picture.ptr<std::uint16_t>(std::min((y >> 16) + 1, picture.rows - 1));
        for (int c = 0; c < 3; ++c) {
            const int top = upper[3 * left + c] * (one - fx) + upper[3 * right + c] * fx,
                      bottom = lower[3 * left + c] * (one - fx) + lower[3 * right + c] * fx;
            *out++ = static_cast<std::uint16_t>(
                (static_cast<std::int64_t>(top) * (one - fy) + static_cast<std::int64_t>(bottom) * fy + one * one / 2) /
                (one * one));
        }
    }
}

/// Blocks `first` .. `last` of the row, counted from its beginning: each goes as its middle does.
void look_up_evenly(const cv::Mat& picture, const Run& run, int first, int last, std::uint16_t* out) {
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    const auto stride = static_cast<std::ptrdiff_t>(picture.step1());
    const auto* origin = picture.ptr<std::uint16_t>();
    // The middle of the pixels that a block's values are of lies at b 16 / 6 + 5 / 6: how far right of it the place is,
    // and its row, in 1/2^32 pixels.
    const auto line = [&](int start, int step) {
        const std::int64_t from = static_cast<std::int64_t>(block - 3 - 6 * run.begin) * step * 65536 / 6;
        return std::pair((static_cast<std::int64_t>(start) << 16) + from,
                         static_cast<std::int64_t>(2 * block) * step * 65536 / 6);
    };
    const auto [right, right_step] = line(run.x - run.begin * 65536, run.dx - 65536);
    const auto [down, down_step] = line(run.y, run.dy);
    const int done = wide::bent_blocks(origin, stride, {right, right_step, down, down_step}, first, last, out);
    out += static_cast<std::ptrdiff_t>(block) * done;
    for (int b = first + done; b < last; ++b, out += block) {
        const cv::Point way(static_cast<int>((right + b * right_step) >> 16),
                            static_cast<int>((down + b * down_step) >> 16));
        const auto* p = origin + (way.y >> 16) * stride + static_cast<std::ptrdiff_t>(block) * b + 3 * (way.x >> 16);
        const Weights weights(way);
        cv::v_uint16x8 top, top_high, bottom, bottom_high;
        cv::v_zip(cv::v_load(p) ^ sign, cv::v_load(p + 3) ^ sign, top, top_high);
        cv::v_zip(cv::v_load(p + stride) ^ sign, cv::v_load(p + stride + 3) ^ sign, bottom, bottom_high);
        const auto sum = [&](const cv::v_uint16x8& upper, const cv::v_uint16x8& lower) {
            return cv::v_dotprod(cv::v_reinterpret_as_s16(upper), weights.top) +
                   cv::v_dotprod(cv::v_reinterpret_as_s16(lower), weights.bottom);
        };
        cv::v_store(
            out,
            cv::v_reinterpret_as_u16(cv::v_rshr_pack<2 * places>(sum(top, bottom), sum(top_high, bottom_high))) ^ sign);
    }
}

/// The grid over a picture: rows of places in pixels.
class Bend {
public:
    Bend(cv::Mat picture, cv::Mat grid) : picture_(std::move(picture)), grid_(std::move(grid)) {
        for (int c = 0; c + 1 < grid_.cols; ++c) {
            const int begin =
                c == 0 ? 0 : std::min(picture_.cols, cvCeil((c + 0.5) * picture_.cols / grid_.cols - 0.5));
            begins_.push_back(begin);
            parts_.push_back(static_cast<float>((begin + 0.5) * grid_.cols / picture_.cols - 0.5 - c));
        }
        begins_.push_back(picture_.cols);
    }

    /// The part is where it was.
    bool rests(const cv::Rect& part) const {
        const auto nodes = [](int from, int to, int pixels, int cells) {
            const auto at = [&](int p) { return cvFloor((p + 0.5) * cells / pixels - 0.5); };
            return cv::Range(std::clamp(at(from), 0, cells - 2), std::clamp(at(to - 1), 0, cells - 2) + 2);
        };
        const cv::Range columns = nodes(part.x, part.x + part.width, picture_.cols, grid_.cols),
                        rows = nodes(part.y, part.y + part.height, picture_.rows, grid_.rows);
        const float aspect = static_cast<float>(picture_.cols) / static_cast<float>(picture_.rows),
                    unseen = 1.0F / 64 / static_cast<float>(picture_.cols);
        for (int r = rows.start; r < rows.end; ++r)
            for (int c = columns.start; c < columns.end; ++c) {
                const cv::Vec2f& to = grid_.at<cv::Vec2f>(r, c);
                const float x = (static_cast<float>(c) + 0.5F) / static_cast<float>(grid_.cols) - 0.5F,
                            y = ((static_cast<float>(r) + 0.5F) / static_cast<float>(grid_.rows) - 0.5F) / aspect;
                if (std::abs(to[0] - x) > unseen || std::abs(to[1] - y) > unseen) return false;
            }
        return true;
    }

    void draw(cv::Point corner, cv::Mat& out) const {
        const int left = corner.x, right = corner.x + out.cols, first = 3 * left / block,
                  last = (3 * right + block - 1) / block;
        std::vector<std::uint16_t> row(static_cast<std::size_t>(block * (last - first) + block));
        std::vector<Run> runs;
        std::vector<RunOfLine> ways;
        for (int y = 0, before = -1; y < out.rows; ++y) {
            const double at = (corner.y + y + 0.5) * grid_.rows / picture_.rows - 0.5;
            const int line = std::clamp(cvFloor(at), 0, grid_.rows - 2);
            if (line != before) {
                ways.clear();
                for (int c = 0; c + 1 < grid_.cols; ++c)
                    if (3 * begin_of(c) < block * last && 3 * begin_of(c + 1) > block * first &&
                        begin_of(c) < begin_of(c + 1))
                        ways.push_back(run_of({c, line}));
                before = line;
            }
            runs.clear();
            for (const RunOfLine& way : ways) runs.push_back(way.at(static_cast<float>(at - line)));
            for (const Run& run : runs)
                if (even(run)) draw_evenly(run, first, last, row.data());
            // What is not goes over whatever a block put there.
            for (const Run& run : runs)
                if (!even(run)) draw_each(run, left, right, row.data() - block * first);
            std::copy_n(row.data() + (3 * left - block * first), 3 * out.cols, out.ptr<std::uint16_t>(y));
        }
    }

private:
    static constexpr float unit = 65536;

    bool even(const Run& run) const {
        const cv::Rect inside(5, 3, picture_.cols - 11, picture_.rows - 7);
        return run.even() && within(run.at(run.begin), inside) && within(run.at(run.end - 1), inside);
    }
    void draw_evenly(const Run& run, int first, int last, std::uint16_t* row) const {
        // All that any of its pixels lies in: a block that two runs share is the latter's, in whatever part it is
        // drawn.
        const int from = std::max(first, 3 * run.begin / block), to = std::min(last, (3 * run.end + block - 1) / block);
        look_up_evenly(picture_, run, from, to, row + static_cast<std::ptrdiff_t>(block) * (from - first));
    }
    /// `row`: where pixel 0 would be.
    void draw_each(const Run& run, int left, int right, std::uint16_t* row) const {
        const cv::Rect inside(0, 0, picture_.cols - 2, picture_.rows - 1);
        const int from = std::max(left, run.begin), to = std::min(right, run.end);
        int in = from, out = to;
        while (in < out && !within(run.at(in), inside)) ++in;
        while (out > in && !within(run.at(out - 1), inside)) --out;
        std::uint16_t kept[3];
        const auto* next = row + 3 * static_cast<std::ptrdiff_t>(to);
        std::copy_n(next, 3, kept);
        look_up_carefully(picture_, run, from, in, row + 3 * static_cast<std::ptrdiff_t>(from));
        look_up(picture_, run, in, out, row + 3 * static_cast<std::ptrdiff_t>(in));
        look_up_carefully(picture_, run, out, to, row + 3 * static_cast<std::ptrdiff_t>(out));
        std::copy_n(kept, 3, row + 3 * static_cast<std::ptrdiff_t>(to));
    }
    int begin_of(int cell) const { return begins_[static_cast<std::size_t>(cell)]; }
    /// Of any row between two of the grid.
    struct RunOfLine {
        int begin, end;
        cv::Vec4f first, by;  ///< place and step, and what is added to them on the way to the next row of the grid
        Run at(float part) const {
            const cv::Vec4f now = first + by * part;
            return {begin, end, cvRound(now[0]), cvRound(now[1]), cvRound(now[2]), cvRound(now[3])};
        }
    };
    RunOfLine run_of(cv::Point cell) const {
        const float along = parts_[static_cast<std::size_t>(cell.x)];
        const auto width = static_cast<float>(picture_.cols), cells = static_cast<float>(grid_.cols);
        const auto in_row = [&](int row) {
            const auto* node = grid_.ptr<cv::Vec2f>(row) + cell.x;
            cv::Vec4f way;
            for (int i = 0; i < 2; ++i) {
                const float a = node[0][i], b = node[1][i];
                const float middle = static_cast<float>((i == 0 ? picture_.cols : picture_.rows) - 1) / 2;
                way[i] = ((a + along * (b - a)) * width + middle) * unit;
                way[i + 2] = (b - a) * cells * unit;
            }
            return way;
        };
        const cv::Vec4f upper = in_row(cell.y), lower = in_row(cell.y + 1);
        return {begin_of(cell.x), begin_of(cell.x + 1), upper, lower - upper};
    }

    cv::Mat picture_, grid_;
    std::vector<int> begins_;   ///< pixel that each pair of cells begins with, and the end
    std::vector<float> parts_;  ///< of the way from the first cell to the second at that pixel
};

}  // namespace

Tiles bent(const cv::Mat& picture, const cv::Mat& grid) {
    if (picture.empty() || picture.cols < 4 || picture.rows < 4 || grid.cols < 2 || grid.rows < 2)
        return still(picture);
    return [bend = Bend(picture, grid), picture](const cv::Rect& where, cv::Mat& scratch) {
        if (bend.rests(where)) return picture(where);
        cv::Mat part = room(scratch, where.size());
        bend.draw(where.tl(), part);
        return part;
    };
}

}  // namespace rhyme
