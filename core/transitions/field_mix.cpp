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

cv::Mat mix_along(const cv::Mat& outgoing, const cv::Mat& incoming, const FieldMix& mix) {
    const cv::Mat a = or_black(outgoing, incoming), b = or_black(incoming, outgoing);
    cv::Mat out(a.size(), a.type());
    const auto columns = places(a.cols, mix.field.cols), rows = places(a.rows, mix.field.rows);
    const Ramp ramp{static_cast<float>(mix.edge), static_cast<float>(1 / std::max(1e-6, mix.soft)),
                    static_cast<float>(mix.below), static_cast<float>(mix.above)};
    cv::parallel_for_(cv::Range(0, a.rows), [&](const cv::Range& range) {
        std::vector<float> line(static_cast<std::size_t>(mix.field.cols)), share(static_cast<std::size_t>(a.cols));
        for (int y = range.start; y < range.end; ++y) {
            const Between at = rows[static_cast<std::size_t>(y)];
            const float *upper = mix.field.ptr<float>(at.first), *lower = mix.field.ptr<float>(at.second);
            for (std::size_t x = 0; x < line.size(); ++x) line[x] = upper[x] + at.part * (lower[x] - upper[x]);
            for (std::size_t x = 0; x < share.size(); ++x) {
                const Between& c = columns[x];
                const auto first = static_cast<std::size_t>(c.first), second = static_cast<std::size_t>(c.second);
                share[x] = ramp(line[first] + c.part * (line[second] - line[first]));
            }
            mix_row(a.ptr<std::uint16_t>(y), b.ptr<std::uint16_t>(y), out.ptr<std::uint16_t>(y), share.data(), a.cols);
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
