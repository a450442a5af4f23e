#include "core/transitions/field_mix.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

namespace rhyme {

namespace {

struct Ramp {
    float edge, by_soft, below, above;
    explicit Ramp(const FieldMix& mix)
        : edge(static_cast<float>(mix.edge)),
          by_soft(static_cast<float>(1 / std::max(1e-6, mix.soft))),
          below(static_cast<float>(mix.below)),
          above(static_cast<float>(mix.above)) {}
    float operator()(float value) const {
        const float t = std::min(std::max((value - edge) * by_soft, 0.F), 1.F);
        return below + (above - below) * t * t * (3 - 2 * t);
    }
};

/// fixed(ramp()) of values, eight at a time; there is room for as many.
void fixed_shares(const Ramp& ramp, const std::vector<float>& values, std::vector<std::int16_t>& shares) {
    using Numbers = cv::v_float32x4;
    const auto all = [](float v) { return cv::v_setall_f32(v); };
    const auto four = [&](const float* at) {
        const Numbers t = cv::v_min(cv::v_max((cv::v_load(at) - all(ramp.edge)) * all(ramp.by_soft), all(0)), all(1));
        const Numbers share = all(ramp.below) + all(ramp.above - ramp.below) * t * t * (all(3) - t - t);
        return cv::v_trunc(share * all(whole_share) + all(0.5F));
    };
    for (std::size_t x = 0; x < values.size(); x += 8)
        cv::v_store(&shares[x], cv::v_pack(four(&values[x]), four(&values[x + 4])));
}

int fixed(float share) { return static_cast<int>(share * whole_share + 0.5F); }

/// Rows of a part of the picture in which B's share is the same everywhere, or goes from one to another.
class Stretch {
public:
    Stretch(const cv::Rect& part, const FieldRows& field, const Ramp& ramp) : part_(part) {
        const auto [low, high] = field.range(part);
        first_ = fixed(ramp(static_cast<float>(low))), last_ = fixed(ramp(static_cast<float>(high)));
        if (first_ != last_)
            values_.resize(static_cast<std::size_t>((part.width + 7) / 8 * 8)), shares_.resize(values_.size());
    }
    bool shows_a() const { return std::min(first_, last_) < whole_share; }
    bool shows_b() const { return std::max(first_, last_) > 0; }
    const cv::Rect& part() const { return part_; }

    /// Of row `y`, counted from the part's first, if its share differs from the last one's.
    void read(int y, const FieldRows& field, const Ramp& ramp) {
        if (first_ == last_) return;
        field.read({part_.x, part_.y + y}, part_.width, values_.data());
        fixed_shares(ramp, values_, shares_);
    }
    void draw(const std::uint16_t* a, const std::uint16_t* b, std::uint16_t* out) const {
        if (first_ != last_) return mix_pixels(a, b, shares_.data(), part_.width, out);
        if (shows_a() && shows_b()) return mix_values(a, b, first_, 3 * part_.width, out);
        std::copy_n(shows_a() ? a : b, 3 * part_.width, out);
    }

private:
    cv::Rect part_;
    int first_, last_;
    std::vector<float> values_;
    std::vector<std::int16_t> shares_;
};

constexpr int stretch = 240;  // pixels

}  // namespace

cv::Mat mix_along(cv::Size size, const Tiles& a, const Tiles& b, const FieldMix& mix, MixedIn parts) {
    cv::Mat out(size, CV_16UC3);
    const Ramp ramp(mix);
    const FieldRows field(mix.field, size);
    const auto draw = [&](const cv::Rect& part, cv::Mat& one, cv::Mat& two) {
        std::vector<Stretch> all;
        for (int x = part.x; x < part.br().x; x += stretch)
            all.emplace_back(cv::Rect(x, part.y, std::min(stretch, part.br().x - x), part.height), field, ramp);
        cv::Mat of_a, of_b;
        if (std::any_of(all.begin(), all.end(), [](const Stretch& s) { return s.shows_a(); })) of_a = a(part, one);
        if (std::any_of(all.begin(), all.end(), [](const Stretch& s) { return s.shows_b(); })) of_b = b(part, two);
        const auto values = [](const cv::Mat& of, int y, int x) {
            return of.empty() ? nullptr : of.ptr<std::uint16_t>(y) + 3 * x;
        };
        // On large pictures a soft edge is the same for two rows: parts begin on even ones.
        const int alike = size.height >= 720 ? 2 : 1;
        for (int y = 0; y < part.height; ++y)
            for (Stretch& s : all) {
                if (y % alike == 0) s.read(y, field, ramp);
                const int x = s.part().x - part.x;
                s.draw(values(of_a, y, x), values(of_b, y, x), out.ptr<std::uint16_t>(part.y + y) + 3 * s.part().x);
            }
    };
    parts == MixedIn::Strips ? each_strip(size, draw) : each_tile(size, draw);
    return out;
}

std::vector<FieldRows::Between> FieldRows::places(int pixels, int cells, std::vector<float>& parts) {
    std::vector<Between> all(static_cast<std::size_t>(pixels));
    parts.resize(all.size());
    for (int i = pixels - 1, until = pixels; i >= 0; --i) {
        const double at = std::clamp((i + 0.5) * cells / pixels - 0.5, 0.0, cells - 1.0);
        const auto index = static_cast<std::size_t>(i);
        const int first = std::min(static_cast<int>(at), cells - 1);
        if (i + 1 < pixels && all[index + 1].first != first) until = i + 1;
        all[index] = {first, std::min(first + 1, cells - 1), until};
        parts[index] = static_cast<float>(at - first);
    }
    return all;
}

FieldRows::FieldRows(const cv::Mat& field, cv::Size size)
    : field_(field),
      columns_(places(size.width, field.cols, column_parts_)),
      rows_(places(size.height, field.rows, row_parts_)) {}

void FieldRows::read(cv::Point at, int n, float* values) const {
    const auto y = static_cast<std::size_t>(at.y);
    const float *upper = field_.ptr<float>(rows_[y].first), *lower = field_.ptr<float>(rows_[y].second);
    const float* parts = column_parts_.data() + at.x;
    for (int x = 0; x < n;) {
        // As far as one pair of cells goes the values lie on a straight line.
        const Between& cell = columns_[static_cast<std::size_t>(at.x + x)];
        const int end = std::min(n, cell.until - at.x);
        const float first = upper[cell.first] + row_parts_[y] * (lower[cell.first] - upper[cell.first]);
        const float slope = upper[cell.second] + row_parts_[y] * (lower[cell.second] - upper[cell.second]) - first;
        for (; x < end; ++x) values[x] = first + parts[x] * slope;
    }
}

std::pair<double, double> FieldRows::range(const cv::Rect& part) const {
    const auto index = [](int i) { return static_cast<std::size_t>(i); };
    const int left = columns_[index(part.x)].first, right = columns_[index(part.x + part.width - 1)].second;
    const int top = rows_[index(part.y)].first, bottom = rows_[index(part.y + part.height - 1)].second;
    double low = 0, high = 0;
    cv::minMaxLoc(field_(cv::Rect(left, top, right - left + 1, bottom - top + 1)), &low, &high);
    return {low, high};
}

std::vector<float> field_shares(const cv::Mat& field, const cv::Mat& weight, int n) {
    cv::Mat weights(field.size(), CV_32FC1, cv::Scalar(1));
    if (!weight.empty()) cv::resize(weight, weights, field.size(), 0, 0, cv::INTER_LINEAR);
    std::vector<std::pair<float, float>> values;
    double all = 0;
    for (int y = 0; y < field.rows; ++y)
        for (int x = 0; x < field.cols; ++x) {
            values.emplace_back(field.at<float>(y, x), weights.at<float>(y, x));
            all += weights.at<float>(y, x);
        }
    std::sort(values.begin(), values.end());
    std::vector<float> shares{values.front().first};
    double sum = 0;
    for (const auto& [value, own] : values)
        for (sum += own;
             shares.size() < static_cast<std::size_t>(n) && sum * n >= all * static_cast<double>(shares.size());)
            shares.push_back(value);
    shares.resize(static_cast<std::size_t>(n) + 1, values.back().first);
    return shares;
}

cv::Mat even_field(const cv::Mat& field, const cv::Mat& weight) {
    constexpr int steps = 256;
    const std::vector<float> shares = field_shares(field, weight, steps);
    cv::Mat even(field.size(), CV_32FC1);
    for (int y = 0; y < field.rows; ++y)
        for (int x = 0; x < field.cols; ++x) {
            const float value = field.at<float>(y, x);
            const auto at = std::lower_bound(shares.begin(), shares.end(), value);
            // Between two steps evenly, so that a smooth field stays one.
            const float before = at == shares.begin() ? value : *(at - 1), after = at == shares.end() ? value : *at;
            const float part = after > before ? (value - before) / (after - before) : 1;
            even.at<float>(y, x) = std::clamp((static_cast<float>(at - shares.begin()) - 1 + part) / steps, 0.F, 1.F);
        }
    return even;
}

double share_at(const std::vector<float>& shares, double t) {
    const double at = std::clamp(t, 0.0, 1.0) * static_cast<double>(shares.size() - 1);
    const auto first = std::min(static_cast<std::size_t>(at), shares.size() - 2);
    return shares[first] + (at - static_cast<double>(first)) * (shares[first + 1] - shares[first]);
}

double even_edge(double t, double soft) {
    // The integral of the ramp 3x^2 - 2x^3.
    const auto gone = [](double x) { return x <= 0 ? 0 : x >= 1 ? x - 0.5 : x * x * x * (1 - x / 2); };
    double low = -soft, high = 1;
    for (int i = 0; i < 40; ++i) {
        const double edge = (low + high) / 2, share = 1 - soft * (gone((1 - edge) / soft) - gone(-edge / soft));
        (share < t ? low : high) = edge;
    }
    return (low + high) / 2;
}

double gently(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return 0.5 * t + 0.5 * t * t * (3 - 2 * t);
}

double evenly(double t) { return 0.75 * std::clamp(t, 0.0, 1.0) + 0.25 * gently(t); }

}  // namespace rhyme
