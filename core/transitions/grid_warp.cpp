#include "core/transitions/grid_warp.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <vector>

#include "core/image/wide_rows.h"

namespace rhyme {

namespace {

constexpr int block = 8;  // values of a row that a register holds: two pixels and two thirds
/// How much a run may be stretched or slanted for a block to go as its middle does: no pixel is off by a tenth.
constexpr double gentle = 1.0 / 14;

/// Where pixels `begin` .. `end` of a row are found, in 1/65536 pixels: evenly, `begin` at (x, y).
struct Run {
    int begin, end, x, y, dx, dy;
    bool rests;  ///< every pixel is where it was
    cv::Point at(int pixel) const { return {x + (pixel - begin) * dx, y + (pixel - begin) * dy}; }
    bool even() const { return std::abs(dx - 65536) <= gentle * 65536 && std::abs(dy) <= gentle * 65536; }
};

bool within(cv::Point at, const cv::Rect& inside) { return inside.contains({at.x >> 16, at.y >> 16}); }

/// Of the pixels on the left and on the right, above and below: 65536 together.
struct Weights {
    unsigned left_top, right_top, left_bottom, right_bottom;
    explicit Weights(unsigned fx, unsigned fy)
        : left_top((256 - fx) * (256 - fy)),
          right_top(fx * (256 - fy)),
          left_bottom((256 - fx) * fy),
          right_bottom(fx * fy) {}
};

unsigned upper_bits(unsigned value, unsigned weight) { return value * weight >> 16; }

/// Pixels `from` .. `to` of a run, each by itself; writes one value more.
void look_up(const cv::Mat& picture, const Run& run, int from, int to, std::uint16_t* out) {
    const auto stride = static_cast<std::ptrdiff_t>(picture.step1());
    const cv::Point start = run.at(from);
    const int done =
        wide::bent_pixels(picture.ptr<std::uint16_t>(), stride, {start.x, start.y, run.dx, run.dy}, to - from, out);
    out += static_cast<std::ptrdiff_t>(3) * done;
    for (int i = from + done; i < to; ++i) {
        const cv::Point at = run.at(i);
        const auto* p = picture.ptr<std::uint16_t>(at.y >> 16) + static_cast<std::ptrdiff_t>(3) * (at.x >> 16);
        const Weights w(wide::bent_share(at.x), wide::bent_share(at.y));
        for (int c = 0; c < 3; ++c, ++p)
            *out++ = static_cast<std::uint16_t>(upper_bits(p[0], w.left_top) + upper_bits(p[3], w.right_top) +
                                                upper_bits(p[stride], w.left_bottom) +
                                                upper_bits(p[stride + 3], w.right_bottom));
    }
}

/// The same where the picture ends.
void look_up_carefully(const cv::Mat& picture, const Run& run, int from, int to, std::uint16_t* out) {
    for (int i = from; i < to; ++i) {
        const int x = std::clamp(run.at(i).x, 0, (picture.cols - 1) << 16),
                  y = std::clamp(run.at(i).y, 0, (picture.rows - 1) << 16);
        const int left = 3 * (x >> 16), right = 3 * std::min((x >> 16) + 1, picture.cols - 1);
        const auto *upper = picture.ptr<std::uint16_t>(y >> 16),
                   *lower = picture.ptr<std::uint16_t>(std::min((y >> 16) + 1, picture.rows - 1));
        const Weights w(wide::bent_share(x), wide::bent_share(y));
        for (int c = 0; c < 3; ++c)
            *out++ = static_cast<std::uint16_t>(
                upper_bits(upper[left + c], w.left_top) + upper_bits(upper[right + c], w.right_top) +
                upper_bits(lower[left + c], w.left_bottom) + upper_bits(lower[right + c], w.right_bottom));
    }
}

/// Blocks `from` .. `to` of the row, counted from its beginning: each goes as its middle does.
void look_up_evenly(const cv::Mat& picture, const Run& run, int from, int to, std::uint16_t* out) {
    const auto stride = static_cast<std::ptrdiff_t>(picture.step1());
    const auto* origin = picture.ptr<std::uint16_t>();
    // The middle of the pixels that a block's values are of lies at b 16 / 6 + 5 / 6: how far right of it the place is,
    // and its row.
    const int first = 3 * run.begin / block, sixths = 2 * block * first + block - 3 - 6 * run.begin;
    const auto line = [&](int start, int step) {
        return std::pair(start + cvRound(sixths * (step / 6.0)), cvRound(2 * block * 16 * (step / 6.0)));
    };
    const auto [x, x_step] = line(run.x - run.begin * 65536, run.dx - 65536);
    const auto [y, y_step] = line(run.y, run.dy);
    const wide::BentBlocks way{first, x, y, x_step, y_step};
    const int done = wide::bent_blocks(origin, stride, way, from, to, out);
    out += static_cast<std::ptrdiff_t>(block) * done;
    for (int b = from + done; b < to; ++b, out += block) {
        const int right = way.x_at(b), down = way.y_at(b);
        const auto* p = origin + (down >> 16) * stride + static_cast<std::ptrdiff_t>(block) * b + 3 * (right >> 16);
        const Weights w(wide::bent_share(right), wide::bent_share(down));
        const auto part = [&](std::ptrdiff_t on, unsigned weight) {
            return cv::v_mul_hi(cv::v_load(p + on), cv::v_setall_u16(static_cast<std::uint16_t>(weight)));
        };
        // The weights are 65536 together, so the sum never runs over.
        cv::v_store(out, cv::v_add_wrap(cv::v_add_wrap(part(0, w.left_top), part(3, w.right_top)),
                                        cv::v_add_wrap(part(stride, w.left_bottom), part(stride + 3, w.right_bottom))));
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
        return rests(nodes(part.x, part.x + part.width, picture_.cols, grid_.cols),
                     nodes(part.y, part.y + part.height, picture_.rows, grid_.rows));
    }

    void draw(cv::Point corner, cv::Mat& out) const {
        const int left = corner.x, right = corner.x + out.cols, first = 3 * left / block,
                  last = (3 * right + block - 1) / block;
        // A part that is whole blocks wide is drawn in its place, but for what goes beyond it.
        const bool in_place = 3 * left % block == 0 && 3 * right % block == 0;
        std::vector<std::uint16_t> beside(static_cast<std::size_t>(block * (last - first) + block));
        std::vector<RunOfLine> ways;
        std::vector<Run> uneven;
        for (int y = 0, before = -1; y < out.rows; ++y) {
            const double at = (corner.y + y + 0.5) * grid_.rows / picture_.rows - 0.5;
            const int line = std::clamp(cvFloor(at), 0, grid_.rows - 2);
            if (line != before) ways = ways_of(line, block * first, block * last);
            before = line;
            auto* whole = out.ptr<std::uint16_t>(y);
            auto* row = (in_place ? whole : beside.data()) - block * first;  // where pixel 0 would be
            uneven.clear();
            for (const RunOfLine& way : ways)
                if (const Run run = way.at(static_cast<float>(at - line)); even(run))
                    draw_evenly(run, first, last, row);
                else
                    uneven.push_back(run);
            // Over whatever a block put there.
            for (const Run& run : uneven) {
                const int from = std::max(left, run.begin), to = std::min(right, run.end);
                if (from >= to) continue;
                if (run.rests) {
                    std::copy_n(picture_.ptr<std::uint16_t>(corner.y + y) + 3 * from, 3 * (to - from), row + 3 * from);
                    continue;
                }
                auto* own = beside.data() - block * first;
                draw_each(run, from, to, own);
                if (in_place) std::copy_n(own + 3 * from, 3 * (to - from), row + 3 * from);
            }
            if (!in_place) std::copy_n(row + 3 * left, 3 * out.cols, whole);
        }
    }

private:
    static constexpr float unit = 65536;

    /// These nodes of the grid.
    bool rests(const cv::Range& columns, const cv::Range& rows) const {
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
    bool even(const Run& run) const {
        const cv::Rect inside(5, 3, picture_.cols - 11, picture_.rows - 7);
        return !run.rests && run.even() && within(run.at(run.begin), inside) && within(run.at(run.end - 1), inside);
    }
    /// `row`: where pixel 0 would be.
    void draw_evenly(const Run& run, int first, int last, std::uint16_t* row) const {
        // All that any of its pixels lies in: a block that two runs share is the latter's, in whatever part it is
        // drawn.
        const int from = std::max(first, 3 * run.begin / block), to = std::min(last, (3 * run.end + block - 1) / block);
        look_up_evenly(picture_, run, from, to, row + static_cast<std::ptrdiff_t>(block) * from);
    }
    /// Pixels `from` .. `to` of a run; `row`: where pixel 0 would be.
    void draw_each(const Run& run, int from, int to, std::uint16_t* row) const {
        const cv::Rect inside(0, 0, picture_.cols - 2, picture_.rows - 1);
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
        bool rests;
        cv::Vec4f first, by;  ///< place and step, and what is added to them on the way to the next row of the grid
        Run at(float part) const {
            const cv::Vec4f now = first + by * part;
            return {begin, end, cvRound(now[0]), cvRound(now[1]), cvRound(now[2]), cvRound(now[3]), rests};
        }
    };
    /// Of all that lie in values `from` .. `to` of a row.
    std::vector<RunOfLine> ways_of(int line, int from, int to) const {
        std::vector<RunOfLine> ways;
        for (int c = 0; c + 1 < grid_.cols; ++c)
            if (3 * begin_of(c) < to && 3 * begin_of(c + 1) > from && begin_of(c) < begin_of(c + 1))
                ways.push_back(run_of({c, line}));
        return ways;
    }
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
        return {begin_of(cell.x), begin_of(cell.x + 1), rests({cell.x, cell.x + 2}, {cell.y, cell.y + 2}), upper,
                lower - upper};
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
