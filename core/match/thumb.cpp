#include "core/match/thumb.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rhyme {
namespace {

constexpr int wide = Thumb::columns - 2, high = Thumb::rows - 2;

using Distances = std::array<float, Thumb::inner>;

/// Of every inner cell of `a` from the cell of `b` one shift away, squared.
template <typename Planes>
Distances squared(const Planes& a, const Planes& b, int dx, int dy) {
    Distances d{};
    for (std::size_t c = 0; c < 3; ++c)
        for (int y = 0; y < high; ++y) {
            const float* of_a = a[c].data() + (y + 1) * Thumb::columns + 1;
            const float* of_b = b[c].data() + (y + 1 + dy) * Thumb::columns + 1 + dx;
            float* to = d.data() + y * wide;
            for (int x = 0; x < wide; ++x) to[x] += (of_a[x] - of_b[x]) * (of_a[x] - of_b[x]);
        }
    return d;
}

float length(const float* v) { return std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]); }

}  // namespace

Thumb::Thumb(const cv::Mat& oklab) {
    CV_Assert(oklab.rows == rows && oklab.cols == columns && oklab.type() == CV_32FC3);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            for (int c = 0; c < 3; ++c)
                planes_[static_cast<std::size_t>(c)][static_cast<std::size_t>(y * columns + x)] =
                    oklab.at<cv::Vec3f>(y, x)[c];
    measure();
}

Thumb Thumb::mean(const std::vector<Thumb>& thumbs) {
    Thumb sum;
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < cells; ++i) {
            for (const Thumb& t : thumbs) sum.planes_[c][i] += t.planes_[c][i];
            sum.planes_[c][i] /= static_cast<float>(thumbs.size());
        }
    sum.measure();
    return sum;
}

Thumb Thumb::middle(double width, double height) const {
    Thumb part;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            const double sx = x * width + (1 - width) * (columns - 1) / 2,
                         sy = y * height + (1 - height) * (rows - 1) / 2;
            const int ix = std::min(static_cast<int>(sx), columns - 2), iy = std::min(static_cast<int>(sy), rows - 2);
            const auto fx = static_cast<float>(sx - ix), fy = static_cast<float>(sy - iy);
            for (std::size_t c = 0; c < 3; ++c) {
                const float* at = planes_[c].data() + iy * columns + ix;
                const float top = at[0] + fx * (at[1] - at[0]),
                            bottom = at[columns] + fx * (at[columns + 1] - at[columns]);
                part.planes_[c][static_cast<std::size_t>(y * columns + x)] = top + fy * (bottom - top);
            }
        }
    part.measure();
    return part;
}

void Thumb::measure() {
    constexpr int third = wide / 3;
    for (int shift = 0; shift < 9; ++shift)
        for (int part = 0; part < 3; ++part)
            for (std::size_t c = 0; c < 3; ++c) {
                float sum = 0;
                for (int y = 0; y < high; ++y)
                    for (int x = 0; x < third; ++x)
                        sum +=
                            planes_[c]
                                   [static_cast<std::size_t>((y + shift / 3) * columns + part * third + x + shift % 3)];
                thirds_[static_cast<std::size_t>(shift)][static_cast<std::size_t>(part) * 3 + c] = sum / (third * high);
            }
    for (std::size_t shift = 0; shift < 9; ++shift)
        for (std::size_t c = 0; c < 3; ++c)
            means_[shift][c] = (thirds_[shift][c] + thirds_[shift][3 + c] + thirds_[shift][6 + c]) / 3;
    std::array<Plane, 3> level;
    for (std::size_t c = 0; c < 3; ++c) level[c].fill(means_[4][c]);
    const Distances d = squared(planes_, level, 0, 0);
    contrast_ = 0;
    for (const float v : d) contrast_ += std::sqrt(v) / inner;
}

double thumb_distance(const Thumb& a, const Thumb& b, double limit) {
    double best = std::numeric_limits<double>::max();
    for (int shift = 0; shift < 9; ++shift) {
        // Means are never farther apart than what they are means of.
        const double most = std::min(limit, best) + 1e-6;
        double squares = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            const double apart = a.means_[4][c] - b.means_[static_cast<std::size_t>(shift)][c];
            squares += apart * apart;
        }
        if (squares > most * most) continue;
        const auto &of_a = a.thirds_[4], &of_b = b.thirds_[static_cast<std::size_t>(shift)];
        std::array<float, 9> apart{};
        for (std::size_t k = 0; k < 9; ++k) apart[k] = of_a[k] - of_b[k];
        const double least = (length(apart.data()) + length(apart.data() + 3) + length(apart.data() + 6)) / 3.0;
        if (least > most) continue;
        const Distances d = squared(a.planes_, b.planes_, shift % 3 - 1, shift / 3 - 1);
        float sum = 0;
        for (const float v : d) sum += std::sqrt(v);
        best = std::min(best, static_cast<double>(sum) / Thumb::inner);
    }
    return best;
}

double nearer_half(const Thumb& a, const Thumb& b, double limit) {
    constexpr std::size_t half = Thumb::inner / 2;
    // The half's mean stays below the limit only when at most one of it lies beyond half of the sum allowed, and at
    // most four beyond a fifth of it.
    const double sum = std::min(1e9, limit * half * (1 + 1e-6));
    const auto far = static_cast<float>(sum * sum / 4), farther_than_a_fifth = static_cast<float>(sum * sum / 25);
    double best = std::numeric_limits<double>::max();
    for (int shift = 0; shift < 9; ++shift) {
        Distances d = squared(a.planes_, b.planes_, shift % 3 - 1, shift / 3 - 1);
        std::size_t near = 0, nearest = 0;
        for (const float v : d) near += v <= far, nearest += v <= farther_than_a_fifth;
        if (near + 1 < half || nearest + 4 < half) continue;
        for (float& v : d) v = std::sqrt(v);
        std::nth_element(d.begin(), d.begin() + half, d.end());
        best = std::min(best, static_cast<double>(std::accumulate(d.begin(), d.begin() + half, 0.0F)) / half);
    }
    return best;
}

}  // namespace rhyme
