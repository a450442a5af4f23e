#include "core/transitions/grid_warp.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <vector>

namespace rhyme {

namespace {

constexpr int offset = 32768;  // 16 bits are summed up as signed ones
constexpr int places = 7;      // bits between two pixels: the product of two shares has 14

/// A run of a row, `n` pixels whose places go on evenly: in 1/65536 pixels.
struct Run {
    int x, y, dx, dy, n;
    cv::Point at(int i) const { return {x + i * dx, y + i * dy}; }
    bool within(cv::Size size) const {
        const cv::Rect inside(0, 0, size.width - 2, size.height - 1);
        const auto whole = [](cv::Point p) { return cv::Point(p.x >> 16, p.y >> 16); };
        return inside.contains(whole(at(0))) && inside.contains(whole(at(n - 1)));
    }
};

int share_of(int at) { return at >> (16 - places) & ((1 << places) - 1); }

void look_up(const cv::Mat& picture, const Run& run, std::uint16_t* out) {
    const cv::v_uint16x8 sign = cv::v_setall_u16(offset);
    constexpr int one = 1 << places;
    const auto stride = static_cast<std::ptrdiff_t>(picture.step1());
    const auto* first = picture.ptr<std::uint16_t>();
    const auto weights = [](int low, int high) {
        return cv::v_reinterpret_as_s16(cv::v_setall_s32(low | static_cast<int>(static_cast<unsigned>(high) << 16)));
    };
    for (int i = 0, x = run.x, y = run.y; i < run.n; ++i, x += run.dx, y += run.dy, out += 3) {
        const auto* p = first + (y >> 16) * stride + 3 * (x >> 16);
        const int fx = share_of(x), fy = share_of(y), below = fx * fy;
        cv::v_uint16x8 top, bottom, unused;
        cv::v_zip(cv::v_load_low(p), cv::v_load_low(p + 3), top, unused);
        cv::v_zip(cv::v_load_low(p + stride), cv::v_load_low(p + stride + 3), bottom, unused);
        const cv::v_int32x4 sum =
            cv::v_dotprod(cv::v_reinterpret_as_s16(top ^ sign),
                          weights(one * one - one * fx - one * fy + below, one * fx - below)) +
            cv::v_dotprod(cv::v_reinterpret_as_s16(bottom ^ sign), weights(one * fy - below, below));
        cv::v_store_low(out, cv::v_reinterpret_as_u16(cv::v_rshr_pack<2 * places>(sum, sum)) ^ sign);
    }
}

/// The same at the picture's edges.
void look_up_carefully(const cv::Mat& picture, const Run& run, std::uint16_t* out) {
    constexpr int one = 1 << places;
    for (int i = 0; i < run.n; ++i) {
        const int x = std::clamp(run.at(i).x, 0, (picture.cols - 1) << 16),
                  y = std::clamp(run.at(i).y, 0, (picture.rows - 1) << 16);
        const int left = x >> 16, right = std::min(left + 1, picture.cols - 1), fx = share_of(x), fy = share_of(y);
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

/// The grid over a picture: rows of places in pixels.
class Bend {
public:
    Bend(cv::Mat picture, cv::Mat grid) : picture_(std::move(picture)), grid_(std::move(grid)) {}

    void draw(cv::Point corner, cv::Mat& out) const {
        std::vector<cv::Vec2f> line(static_cast<std::size_t>(grid_.cols));
        std::vector<std::uint16_t> row(static_cast<std::size_t>(3 * out.cols + 8));
        for (int y = 0; y < out.rows; ++y) {
            fill(line, corner.y + y);
            for (int x = 0; x < out.cols;) {
                const int n = std::min(out.cols - x, cell_end(corner.x + x) - (corner.x + x));
                const Run run = run_at(line, corner.x + x, n);
                (run.within(picture_.size()) ? look_up : look_up_carefully)(picture_, run, row.data() + 3 * x);
                x += n;
            }
            std::copy_n(row.data(), 3 * out.cols, out.ptr<std::uint16_t>(y));
        }
    }

private:
    static constexpr float unit = 65536;

    double place(int pixel, int pixels, int cells) const { return (pixel + 0.5) * cells / pixels - 0.5; }
    int cell(double place, int cells) const { return std::clamp(cvFloor(place), 0, cells - 2); }
    /// Where, right of column x, the next cell begins.
    int cell_end(int x) const {
        const int c = cell(place(x, picture_.cols, grid_.cols), grid_.cols);
        if (c == grid_.cols - 2) return picture_.cols;
        return std::max(x + 1, cvCeil((c + 1.5) * picture_.cols / grid_.cols - 0.5));
    }
    void fill(std::vector<cv::Vec2f>& line, int y) const {
        const double at = place(y, picture_.rows, grid_.rows);
        const int c = cell(at, grid_.rows);
        const auto part = static_cast<float>(at - c);
        const auto *upper = grid_.ptr<cv::Vec2f>(c), *lower = grid_.ptr<cv::Vec2f>(c + 1);
        for (std::size_t x = 0; x < line.size(); ++x) line[x] = upper[x] + part * (lower[x] - upper[x]);
    }
    /// Counted from the cell's first column, so that it does not matter in which parts a row is drawn.
    Run run_at(const std::vector<cv::Vec2f>& line, int x, int n) const {
        const int c = cell(place(x, picture_.cols, grid_.cols), grid_.cols);
        const int begins = c == 0 ? 0 : cvCeil((c + 0.5) * picture_.cols / grid_.cols - 0.5);
        const auto part = static_cast<float>(place(begins, picture_.cols, grid_.cols) - c);
        const cv::Vec2f &a = line[static_cast<std::size_t>(c)], &b = line[static_cast<std::size_t>(c) + 1];
        const auto width = static_cast<float>(picture_.cols);
        const cv::Vec2f from = a + part * (b - a), step = (b - a) * (static_cast<float>(grid_.cols) / width);
        Run run{0, 0, cvRound(step[0] * width * unit), cvRound(step[1] * width * unit), n};
        run.x = cvRound((from[0] * width + (width - 1) / 2) * unit) + (x - begins) * run.dx;
        run.y = cvRound((from[1] * width + static_cast<float>(picture_.rows - 1) / 2) * unit) + (x - begins) * run.dy;
        return run;
    }

    cv::Mat picture_, grid_;
};

}  // namespace

Tiles bent(const cv::Mat& picture, const cv::Mat& grid) {
    if (picture.empty() || picture.cols < 4 || picture.rows < 4 || grid.cols < 2 || grid.rows < 2)
        return still(picture);
    return [bend = Bend(picture, grid)](const cv::Rect& where, cv::Mat& scratch) {
        cv::Mat part = room(scratch, where.size());
        bend.draw(where.tl(), part);
        return part;
    };
}

}  // namespace rhyme
