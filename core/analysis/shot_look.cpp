#include "core/analysis/shot_look.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace rhyme {
namespace {

constexpr int kBlock = 8;   // of `half`; twice that in `gray`
constexpr int kReach = 8;   // pixels of `half`, of about 80
constexpr int kNoise = 3;   // mean difference of a block that coding noise alone makes: not worth a search
constexpr float kFlat = 2;  // gray levels of texture that every block is granted, so that an empty one decides nothing
constexpr float kTextured = 6;  // of both frames together: a block that could be recognised
constexpr float kLost = 0.3F;   // share of its texture that is not found again

// A block of `half`, two of its rows side by side.
using Rows = std::array<cv::v_uint8x16, kBlock / 2>;
Rows rows_at(const cv::Mat& picture, int x, int y) {
    Rows rows;
    for (int i = 0; i < kBlock / 2; ++i)
        rows[static_cast<std::size_t>(i)] =
            cv::v_load_halves(picture.ptr<std::uint8_t>(y + 2 * i) + x, picture.ptr<std::uint8_t>(y + 2 * i + 1) + x);
    return rows;
}

int block_difference(const Rows& a, const Rows& b) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += cv::v_reduce_sad(a[i], b[i]);
    return static_cast<int>(sum);
}

// A block of `gray` and how far its pixels lie from their mean, in all.
constexpr int kSide = 2 * kBlock;
static_assert(kSide == cv::v_uint8x16::nlanes);
struct Block {
    std::array<cv::v_uint8x16, kSide> rows;
    cv::v_int16x8 mean;
    int deviation;
};

int total(const cv::v_uint16x8& lanes) { return static_cast<int>(cv::v_reduce_sum(lanes)); }

Block block_at(const cv::Mat& picture, int x, int y) {
    Block block;
    unsigned sum = 0;
    for (int i = 0; i < kSide; ++i) {
        cv::v_uint8x16& row = block.rows[static_cast<std::size_t>(i)];
        row = cv::v_load(picture.ptr<std::uint8_t>(y + i) + x);
        sum += cv::v_reduce_sum(row);
    }
    block.mean = cv::v_setall_s16(static_cast<short>(sum / (kSide * kSide)));
    // A lane adds up two values of each row: 32 of at most 255.
    cv::v_uint16x8 deviation = cv::v_setzero_u16(), half[2];
    for (const cv::v_uint8x16& row : block.rows) {
        cv::v_expand(row, half[0], half[1]);
        for (const cv::v_uint16x8& h : half) deviation += cv::v_abs(cv::v_reinterpret_as_s16(h) - block.mean);
    }
    block.deviation = total(deviation);
    return block;
}

// Mean absolute difference of two blocks once each has lost its own mean: a change of exposure is no movement.
struct Fit {
    float residual, texture;  // texture: of both together
    float gain = 0;           // how much more of it the second has in the same place
};
Fit fit_block(const Block& a, const Block& b) {
    // A lane adds up two values of each row: 32 of at most 510.
    cv::v_uint16x8 residual = cv::v_setzero_u16(), p[2], q[2];
    for (std::size_t i = 0; i < kSide; ++i) {
        cv::v_expand(a.rows[i], p[0], p[1]), cv::v_expand(b.rows[i], q[0], q[1]);
        for (int half = 0; half < 2; ++half)
            residual +=
                cv::v_abs((cv::v_reinterpret_as_s16(p[half]) - a.mean) - (cv::v_reinterpret_as_s16(q[half]) - b.mean));
    }
    const float area = kSide * kSide;
    return {total(residual) / area, (a.deviation + b.deviation) / area, (a.deviation - b.deviation) / area};
}

Fit match_block(const ShotLook& from, const ShotLook& to, int x, int y) {
    const cv::Mat &a = from.half, &b = to.half;
    const Rows wanted = rows_at(b, x, y);
    int best = block_difference(wanted, rows_at(a, x, y)), best_x = x, best_y = y;
    if (best > kNoise * kBlock * kBlock) {
        const int left = std::max(0, x - kReach), right = std::min(a.cols - kBlock, x + kReach);
        const int top = std::max(0, y - kReach), bottom = std::min(a.rows - kBlock, y + kReach);
        for (int v = top; v <= bottom; ++v)
            for (int u = left; u <= right; ++u)
                if (const int d = block_difference(wanted, rows_at(a, u, v)); d < best)
                    best = d, best_x = u, best_y = v;
    }
    const Block here = block_at(to.gray, 2 * x, 2 * y), there = block_at(from.gray, 2 * x, 2 * y);
    const float gain = (here.deviation - there.deviation) / static_cast<float>(kSide * kSide);
    Fit least{1e9F, 0, 0};
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const int u = 2 * best_x + dx, v = 2 * best_y + dy;
            if (u < 0 || v < 0 || u + kSide > from.gray.cols || v + kSide > from.gray.rows) continue;
            const Fit fit = fit_block(here, block_at(from.gray, u, v));
            if (fit.residual < least.residual) least = fit;
        }
    least.gain = gain;
    return least;
}

std::vector<Fit> match_blocks(const ShotLook& from, const ShotLook& to) {
    std::vector<Fit> blocks;
    for (int y = 0; y + kBlock <= to.half.rows; y += kBlock)
        for (int x = 0; x + kBlock <= to.half.cols; x += kBlock) blocks.push_back(match_block(from, to, x, y));
    return blocks;
}

float share(const std::vector<Fit>& blocks) {
    float residual = 0, texture = 0;
    for (const Fit& b : blocks) residual += b.residual, texture += b.texture + kFlat;
    return texture > 0 ? residual / texture : 0;
}

// The value falls between two bins in proportion, so that noise moves little from bin to bin.
void add_soft(float* bins, int count, int stride, float position, float weight) {
    const float p = std::clamp(position, 0.0F, static_cast<float>(count - 1));
    const int low = std::min(static_cast<int>(p), count - 2);
    bins[low * stride] += weight * (static_cast<float>(low + 1) - p);
    bins[(low + 1) * stride] += weight * (p - static_cast<float>(low));
}

void fill_histogram(ShotLook& look) {
    constexpr int chroma = ShotLook::chroma_bins;
    const float weight = 1.0F / static_cast<float>(look.small.total());
    float* joint = look.histogram.data() + ShotLook::luma_bins;
    for (int y = 0; y < look.small.rows; ++y)
        for (int x = 0; x < look.small.cols; ++x) {
            const cv::Vec3f& c = look.small.at<cv::Vec3f>(y, x);
            const float luma = 0.299F * c[0] + 0.587F * c[1] + 0.114F * c[2];
            add_soft(look.histogram.data(), ShotLook::luma_bins, 1, luma * (ShotLook::luma_bins - 1) / 255.0F, weight);
            // Most pictures keep near grey: the axes reach half of what blue and red differences can.
            const float u = ((c[2] - luma) / 96.0F * 0.5F + 0.5F) * (chroma - 1);
            const float v = std::clamp(((c[0] - luma) / 96.0F * 0.5F + 0.5F) * (chroma - 1), 0.0F, chroma - 1.0F);
            const int low = std::min(static_cast<int>(v), chroma - 2);
            add_soft(joint + low * chroma, chroma, 1, u, weight * (static_cast<float>(low + 1) - v));
            add_soft(joint + (low + 1) * chroma, chroma, 1, u, weight * (v - static_cast<float>(low)));
        }
}

}  // namespace

ShotLook look_at(const cv::Mat& rgb) {
    ShotLook look;
    const double scale = 160.0 / std::max(rgb.cols, rgb.rows);
    const auto even = [](double v) { return std::max(16, static_cast<int>(std::lround(v / 2)) * 2); };
    const cv::Size size(even(rgb.cols * scale), even(rgb.rows * scale));
    cv::Mat reduced;
    cv::resize(rgb, reduced, size, 0, 0, cv::INTER_AREA);
    cv::cvtColor(reduced, look.gray, cv::COLOR_RGB2GRAY);
    cv::resize(look.gray, look.half, size / 2, 0, 0, cv::INTER_AREA);
    cv::Mat small;
    cv::resize(reduced, small, size / 4, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F);
    cv::GaussianBlur(small, look.small, {3, 3}, 0);
    cv::Scalar mean, deviation;
    cv::meanStdDev(look.gray, mean, deviation);
    look.mean = static_cast<float>(mean[0]);
    look.spread = static_cast<float>(deviation[0]);
    const cv::Mat& g = look.gray;
    look.texture = static_cast<float>(
        cv::norm(g.colRange(1, g.cols), g.colRange(0, g.cols - 1), cv::NORM_L1) / static_cast<double>(g.total()) +
        cv::norm(g.rowRange(1, g.rows), g.rowRange(0, g.rows - 1), cv::NORM_L1) / static_cast<double>(g.total()));
    fill_histogram(look);
    look.small -= cv::mean(look.small);
    return look;
}

float moved_share(const ShotLook& from, const ShotLook& to) { return share(match_blocks(from, to)); }

ShotDifference difference(const ShotLook& from, const ShotLook& to) {
    ShotDifference d;
    const std::vector<Fit> blocks = match_blocks(from, to);
    d.moved = share(blocks);
    float textured = 0, lost = 0, more = 0, less = 0;
    for (const Fit& b : blocks) {
        if (std::abs(b.gain) > 1) (b.gain > 0 ? more : less) += std::abs(b.gain);
        if (b.texture < kTextured) continue;
        ++textured;
        if (b.residual > kLost * b.texture) ++lost;
    }
    d.extent = lost / (textured + 1);
    d.lopsided = std::abs(more - less) / (more + less + 2);
    float changed = 0;
    for (std::size_t i = 0; i < from.histogram.size(); ++i) changed += std::abs(from.histogram[i] - to.histogram[i]);
    d.histogram = changed / 4;  // two histograms, and L1 counts each moved pixel twice
    d.plain = static_cast<float>(cv::norm(from.half, to.half, cv::NORM_L1) / static_cast<double>(from.half.total()));
    return d;
}

}  // namespace rhyme
