#include "core/effects/key_mix.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace rhyme {

namespace {

constexpr float full = 65535;
constexpr int coarse_rows = 180;
constexpr double beside = 2, around = 8;        // cells that are looked at, and where there is nothing sure among them
constexpr double if_nothing = 0.02;             // what those further away count, of those beside
constexpr float purer = 12;                     // by how much less of the key counts more
constexpr float even = 0.015F, uneven = 0.04F;  // deviation of the share of the key among neighbours
constexpr float shallow = 2, deep = 6;  // cells inside the subject from where on, and up to where, it is not whole
constexpr float deepest = 8;            // and up to where the screen shines on it
constexpr float least_apart = 0.3F;     // of the key's strength: less parts no mixture
constexpr float on_line = 0.08F, off_line = 0.22F;  // of the line's length, that a mixture lies beside it

/// Weighted means, by the nearer ones where there are any; `otherwise` where there is nothing.
cv::Mat means(const cv::Mat& values, const cv::Mat& weights, const cv::Scalar& otherwise) {
    cv::Mat three, sum, weight;
    cv::merge(std::vector<cv::Mat>(3, weights), three);
    const cv::Mat weighted = values.mul(three);
    cv::GaussianBlur(weighted, sum, {0, 0}, beside);
    cv::GaussianBlur(three, weight, {0, 0}, beside);
    cv::Mat wide_sum, wide_weight;
    cv::GaussianBlur(weighted, wide_sum, {0, 0}, around);
    cv::GaussianBlur(three, wide_weight, {0, 0}, around);
    const cv::Mat nothing(values.size(), CV_32FC3, otherwise * 1e-5);
    return (sum + if_nothing * wide_sum + nothing) / (weight + if_nothing * wide_weight + cv::Scalar::all(1e-5));
}

/// Means of what is the least like the key among the surely known further around.
cv::Mat purest(const cv::Mat& ycc, const cv::Mat& is_subject, const Key& key, const cv::Mat& otherwise) {
    cv::Mat weights(ycc.size(), CV_32FC1), three, sum, weight;
    for (int y = 0; y < ycc.rows; ++y)
        for (int x = 0; x < ycc.cols; ++x) {
            const auto& p = ycc.at<cv::Vec3f>(y, x);
            const float along = (p[1] * key.along_cb + p[2] * key.along_cr) / key.strength;
            weights.at<float>(y, x) = is_subject.at<float>(y, x) * std::exp(-purer * std::clamp(along, -1.0F, 1.0F));
        }
    cv::merge(std::vector<cv::Mat>(3, weights), three);
    cv::GaussianBlur(ycc.mul(three), sum, {0, 0}, around / 2);
    cv::GaussianBlur(three, weight, {0, 0}, around / 2);
    return (sum + otherwise * 1e-4) / (weight + cv::Scalar::all(1e-4));
}

/// Where a pixel lies among the cells.
float cell_at(int pixel, int cells, int pixels) {
    const float at = (static_cast<float>(pixel) + 0.5F) * static_cast<float>(cells) / static_cast<float>(pixels) - 0.5F;
    return std::clamp(at, 0.0F, static_cast<float>(cells - 1));
}

/// Where `c` lies from the subject's colour (0) to the screen's (1), and how far beside the line.
struct OnLine {
    float along, aside, apart;
    OnLine(const Ycc& c, const float* screen, const float* subject) {
        const float u = screen[1] - subject[0], v = screen[2] - subject[1], cb = c.cb - subject[0],
                    cr = c.cr - subject[1];
        const float square = std::max(1e-9F, u * u + v * v);
        along = (cb * u + cr * v) / square, aside = std::abs(cb * v - cr * u) / square, apart = std::sqrt(square);
    }
};

/// 0..1: where the share of the key changes from place to place, as in a mixture; a cloth of a colour is even.
cv::Mat changing(const cv::Mat& ycc, const Key& key) {
    cv::Mat along, mean, square;
    cv::transform(ycc, along, cv::Matx13f(0, key.along_cb / key.strength, key.along_cr / key.strength));
    cv::GaussianBlur(along, mean, {0, 0}, 1.5);
    cv::GaussianBlur(along.mul(along), square, {0, 0}, 1.5);
    cv::Mat changes = square - mean.mul(mean);
    for (int y = 0; y < changes.rows; ++y)
        for (int x = 0; x < changes.cols; ++x) {
            auto& v = changes.at<float>(y, x);
            v = ramp(even, uneven, std::sqrt(std::max(0.0F, v)));
        }
    return changes;
}

/// What lies on the line from the screen to a purer colour further around is that colour, half seen itself: blurs may
/// be wider than what is looked at.
void clean(cv::Mat& subject, const cv::Mat& purer_one, const cv::Mat& screen, const cv::Mat& changes) {
    for (int y = 0; y < subject.rows; ++y)
        for (int x = 0; x < subject.cols; ++x) {
            auto& s = subject.at<cv::Vec3f>(y, x);
            const auto &p = purer_one.at<cv::Vec3f>(y, x), &k = screen.at<cv::Vec3f>(y, x);
            const OnLine line({s[0], s[1], s[2]}, k.val, p.val + 1);
            s += (p - s) *
                 (changes.at<float>(y, x) * ramp(0, 0.04F, line.along) * (1 - ramp(on_line, off_line, line.aside)));
        }
}

}  // namespace

KeyMix::KeyMix(const cv::Mat& coded, const Key& key) : size_(coded.size()) {
    const double by = std::min(1.0, static_cast<double>(coarse_rows) / coded.rows);
    const cv::Size size(std::max(1, cvRound(coded.cols * by)), std::max(1, cvRound(coded.rows * by)));
    cv::Mat small;
    cv::resize(coded, small, size, 0, 0, cv::INTER_AREA);
    cv::Mat ycc(size, CV_32FC3), is_screen(size, CV_32FC1), is_subject(size, CV_32FC1), solid(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const auto& p = small.at<cv::Vec<std::uint16_t, 3>>(y, x);
            const Ycc c = Ycc::of(cv::Vec3f(p[0] / full, p[1] / full, p[2] / full));
            const float held = key.held(c, key.slope);
            ycc.at<cv::Vec3f>(y, x) = {c.y, c.cb, c.cr};
            is_screen.at<float>(y, x) = held >= key.high ? 1.0F : 0.0F;
            is_subject.at<float>(y, x) = held <= key.low / 2 ? 1.0F : 0.0F;
            solid.at<std::uint8_t>(y, x) = held <= key.low / 2 ? 255 : 0;
        }
    cv::Mat screen, subject, of_screen = is_screen.clone(), of_subject = is_subject.clone();
    for (int round = 0; round < 3; ++round) {
        screen = means(ycc, of_screen, {key.colour.y, key.colour.cb, key.colour.cr});
        subject = means(ycc, of_subject, {});
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const auto &p = ycc.at<cv::Vec3f>(y, x), &k = screen.at<cv::Vec3f>(y, x),
                           &s = subject.at<cv::Vec3f>(y, x);
                const float along = OnLine({p[0], p[1], p[2]}, k.val, s.val + 1).along;
                of_screen.at<float>(y, x) = is_screen.at<float>(y, x) * (0.01F + ramp(0.8F, 1, along));
                of_subject.at<float>(y, x) = is_subject.at<float>(y, x) * (0.01F + 1 - ramp(-0.1F, 0.1F, along));
            }
    }
    const cv::Mat changes = changing(ycc, key);
    clean(subject, purest(ycc, is_subject, key, subject), screen, changes);
    cv::Mat inside, near;
    cv::distanceTransform(solid, inside, cv::DIST_L2, 3);
    cv::GaussianBlur(is_screen, near, {0, 0}, around);
    fields_.create(size, CV_32FC(channels));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            auto* to = fields_.ptr<float>(y) + channels * x;
            const auto &k = screen.at<cv::Vec3f>(y, x), &s = subject.at<cv::Vec3f>(y, x);
            std::copy_n(k.val, 3, to);
            std::copy_n(s.val, 3, to + 3);
            const float beside_screen = ramp(0, 0.02F, near.at<float>(y, x));
            const float depth = inside.at<float>(y, x);
            to[6] = beside_screen * changes.at<float>(y, x) * (1 - ramp(deep, deepest, depth));
            to[7] = beside_screen * (1 - ramp(shallow, deep, depth));
        }
    for (int x = 0; x < coded.cols; ++x) {
        const float at = cell_at(x, size.width, coded.cols);
        const int left = static_cast<int>(at);
        columns_.push_back(
            {channels * left, channels * std::min(left + 1, size.width - 1), at - static_cast<float>(left)});
    }
}

KeyMix::Row::Row(const KeyMix& mix, int y) : mix_(mix) {
    const cv::Mat& fields = mix.fields_;
    const float at = cell_at(y, fields.rows, mix.size_.height);
    const int upper = static_cast<int>(at), lower = std::min(upper + 1, fields.rows - 1);
    const float part = at - static_cast<float>(upper);
    const auto *a = fields.ptr<float>(upper), *b = fields.ptr<float>(lower);
    values_.resize(static_cast<std::size_t>(channels) * static_cast<std::size_t>(fields.cols));
    for (std::size_t i = 0; i < values_.size(); ++i) values_[i] = a[i] + part * (b[i] - a[i]);
}

KeyMix::Pixel KeyMix::Row::look(int x, const Ycc& c, const Key& key) const {
    const Column& column = mix_.columns_[static_cast<std::size_t>(x)];
    const float *a = values_.data() + column.left, *b = values_.data() + column.right;
    const float lit = a[6] + column.part * (b[6] - a[6]), mixes = a[7] + column.part * (b[7] - a[7]);
    if (std::max(lit, mixes) <= 0) return {key.opaque(c), 0, key.colour, {}};
    float here[6];
    for (int i = 0; i < 6; ++i) here[i] = a[i] + column.part * (b[i] - a[i]);
    Pixel pixel{key.opaque(c), 0, {here[0], here[1], here[2]}, {here[3], here[4], here[5]}};
    const OnLine line(c, here, here + 4);
    const float trust = (1 - ramp(on_line, off_line, line.aside)) *
                        ramp(least_apart * key.strength, 2 * least_apart * key.strength, line.apart);
    const float mixed = 1 - std::clamp((line.along - key.begins) / std::max(1e-3F, key.ends - key.begins), 0.0F, 1.0F);
    pixel.opaque += mixes * trust * (mixed - pixel.opaque);
    pixel.lit = lit * trust * std::clamp(line.along, 0.0F, 1.0F);
    return pixel;
}

}  // namespace rhyme
