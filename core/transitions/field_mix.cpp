#include "core/transitions/field_mix.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace rhyme {

namespace {

/// Where a pixel of the picture lies between two columns (or rows) of the field.
struct Between {
    int first, second;
    float part;
};

std::vector<Between> places(int pixels, int cells) {
    std::vector<Between> all(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const double at = std::clamp((i + 0.5) * cells / pixels - 0.5, 0.0, cells - 1.0);
        const int first = std::min(static_cast<int>(at), cells - 1);
        all[static_cast<std::size_t>(i)] = {first, std::min(first + 1, cells - 1), static_cast<float>(at - first)};
    }
    return all;
}

struct Ramp {
    float edge, by_soft, below, above;
    float operator()(float value) const {
        const float t = std::clamp((value - edge) * by_soft, 0.F, 1.F);
        return below + (above - below) * t * t * (3 - 2 * t);
    }
};

void mix_row(const std::uint16_t* a, const std::uint16_t* b, std::uint16_t* out, const float* share, int pixels) {
    for (int x = 0; x < pixels; ++x, a += 3, b += 3, out += 3) {
        const float t = share[x];
        for (int c = 0; c < 3; ++c)
            out[c] = static_cast<std::uint16_t>(static_cast<float>(a[c]) +
                                                t * (static_cast<float>(b[c]) - static_cast<float>(a[c])) + 0.5F);
    }
}

cv::Mat or_black(const cv::Mat& picture, const cv::Mat& like) {
    return picture.empty() ? cv::Mat(like.size(), like.type(), cv::Scalar::all(0)) : picture;
}

}  // namespace

namespace {

/// Calls row(y, the field's values along it) for all rows, several at once.
template <class Row>
void each_row(cv::Size size, const cv::Mat& field, const Row& row) {
    const auto columns = places(size.width, field.cols), rows = places(size.height, field.rows);
    cv::parallel_for_(cv::Range(0, size.height), [&](const cv::Range& range) {
        std::vector<float> line(static_cast<std::size_t>(field.cols)), values(static_cast<std::size_t>(size.width));
        for (int y = range.start; y < range.end; ++y) {
            const Between at = rows[static_cast<std::size_t>(y)];
            const float *upper = field.ptr<float>(at.first), *lower = field.ptr<float>(at.second);
            for (std::size_t x = 0; x < line.size(); ++x) line[x] = upper[x] + at.part * (lower[x] - upper[x]);
            for (std::size_t x = 0; x < values.size(); ++x) {
                const Between& c = columns[x];
                const auto first = static_cast<std::size_t>(c.first), second = static_cast<std::size_t>(c.second);
                values[x] = line[first] + c.part * (line[second] - line[first]);
            }
            row(y, values);
        }
    });
}

}  // namespace

cv::Mat mix_along(const cv::Mat& outgoing, const cv::Mat& incoming, const FieldMix& mix) {
    const cv::Mat a = or_black(outgoing, incoming), b = or_black(incoming, outgoing);
    cv::Mat out(a.size(), a.type());
    const Ramp ramp{static_cast<float>(mix.edge), static_cast<float>(1 / std::max(1e-6, mix.soft)),
                    static_cast<float>(mix.below), static_cast<float>(mix.above)};
    each_row(a.size(), mix.field, [&](int y, std::vector<float>& values) {
        for (float& v : values) v = ramp(v);
        mix_row(a.ptr<std::uint16_t>(y), b.ptr<std::uint16_t>(y), out.ptr<std::uint16_t>(y), values.data(), a.cols);
    });
    return out;
}

cv::Mat scaled_by(const cv::Mat& picture, const cv::Mat& gain) {
    cv::Mat out(picture.size(), picture.type());
    each_row(picture.size(), gain, [&](int y, std::vector<float>& values) {
        const auto* in = picture.ptr<std::uint16_t>(y);
        auto* to = out.ptr<std::uint16_t>(y);
        for (const float g : values) {
            // Above 1 a curve that reaches white where the picture does: v g / (1 + (g - 1) v).
            const float over = std::max(0.F, g - 1) / 65535;
            for (int c = 0; c < 3; ++c) {
                const auto v = static_cast<float>(*in++);
                *to++ = static_cast<std::uint16_t>(v * g / (1 + over * v) + 0.5F);
            }
        }
    });
    return out;
}

std::vector<float> field_shares(const cv::Mat& field, int n) {
    std::vector<float> values;
    for (int y = 0; y < field.rows; ++y)
        values.insert(values.end(), field.ptr<float>(y), field.ptr<float>(y) + field.cols);
    std::sort(values.begin(), values.end());
    std::vector<float> shares;
    for (int i = 0; i <= n; ++i)
        shares.push_back(values[std::min(values.size() - 1,
                                         values.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(n))]);
    return shares;
}

double share_at(const std::vector<float>& shares, double t) {
    const double at = std::clamp(t, 0.0, 1.0) * static_cast<double>(shares.size() - 1);
    const auto first = std::min(static_cast<std::size_t>(at), shares.size() - 2);
    return shares[first] + (at - static_cast<double>(first)) * (shares[first + 1] - shares[first]);
}

double gently(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return 0.5 * t + 0.5 * t * t * (3 - 2 * t);
}

}  // namespace rhyme
