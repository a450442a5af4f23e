#include "core/transitions/bridge.h"

#include <algorithm>
#include <charconv>

#include "core/image/cube.h"
#include "core/image/skin.h"

namespace rhyme {

namespace {

constexpr int cube_side = 17;
constexpr double skin_kept = 0.6;  // of the way that skin does not go

/// How far `to` may be approached from `from`, a corner of the cube, without becoming black or white in any channel,
/// and nothing between it and the cube's side either.
double reach(const cv::Vec3d& from, const cv::Vec3d& to) {
    constexpr double margin = 0.01, first = 1.0 / (cube_side - 1) + 1e-9, kept = 0.55;
    double share = 1;
    for (int c = 0; c < 3; ++c) {
        const double low = from[c] <= first ? kept * from[c] : margin,
                     high = 1 - from[c] <= first ? 1 - kept * (1 - from[c]) : 1 - margin;
        if (to[c] > high) share = std::min(share, (high - from[c]) / (to[c] - from[c]));
        if (to[c] < low) share = std::min(share, (from[c] - low) / (from[c] - to[c]));
    }
    return std::clamp(share, 0.0, 1.0);
}

void append(std::string& text, double value, char after) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 7).ptr;
    text.append(digits, end).push_back(after);
}

/// 1 at the cut, 0 on the first frame outside; from rest there to an even speed, which the cut ends: as slow as it can
/// be, for a still shot hides no grade that runs.
double eased(const TransitionFrame& f) {
    constexpr double ramp = 0.3;  // of the way in time
    const double length = static_cast<double>(f.before_cut() ? f.in_offset.value : f.out_offset.value);
    const double distance =
        static_cast<double>(f.before_cut() ? f.in_offset.value - 1 - f.frame.value : f.frame.value - f.in_offset.value);
    const double gone = 1 - std::clamp(distance / std::max(1.0, length), 0.0, 1.0);
    return (gone < ramp ? gone * gone / (2 * ramp) : gone - ramp / 2) / (1 - ramp / 2);
}

}  // namespace

Lut graded_cube(const std::function<cv::Vec3d(const cv::Vec3d&)>& grade) {
    std::string text = "LUT_3D_SIZE " + std::to_string(cube_side) + "\n";
    for (int b = 0; b < cube_side; ++b)
        for (int g = 0; g < cube_side; ++g)
            for (int r = 0; r < cube_side; ++r) {
                const cv::Vec3d from = cv::Vec3d(r, g, b) * (1.0 / (cube_side - 1));
                // Black stays black: bars are.
                const cv::Vec3d to = r + g + b > 0 ? grade(from) : from;
                const double way = reach(from, to) * (1 - skin_kept * skin_share(oklab_of(from)));
                for (int c = 0; c < 3; ++c)
                    append(text, std::clamp(from[c] + way * (to[c] - from[c]), 0.0, 1.0), c < 2 ? ' ' : '\n');
            }
    return Lut::parse(text).value_or(Lut{});
}

cv::Mat colours_of(const Observation& picture) {
    cv::Mat colours;
    picture.inside().pixels().rgb.convertTo(colours, CV_32F, 1.0 / 255);
    return colours;
}

double mean_difference(const cv::Mat& a, const cv::Mat& b) {
    const auto mean = [](const cv::Mat& m) {
        cv::Vec3d sum(0, 0, 0);
        for (int y = 0; y < m.rows; y += 2)
            for (int x = 0; x < m.cols; x += 2) {
                const OkLab c = oklab_of(m.at<cv::Vec3f>(y, x));
                sum += cv::Vec3d(c.l, c.a, c.b);
            }
        return sum * (1.0 / (((m.rows + 1) / 2) * ((m.cols + 1) / 2)));
    };
    return cv::norm(mean(a) - mean(b));
}

cv::Mat graded(const cv::Mat& colours, const Lut& lut, double strength) {
    return lut.apply(colours, strength).value_or(colours);
}

cv::Mat Bridge::draw(const TransitionFrame& f) const {
    const cv::Mat& picture = f.before_cut() ? f.outgoing : f.incoming;
    const auto* grades = static_cast<const Grades*>(f.evidence);
    if (!grades || f.coverage) return picture;
    const double strength =
        (f.before_cut() ? grades->outgoing_strength : grades->incoming_strength) * eased(f) * value(f, "amount");
    return ColourCube(f.before_cut() ? grades->outgoing : grades->incoming, cube_side, strength).apply(picture);
}

}  // namespace rhyme
