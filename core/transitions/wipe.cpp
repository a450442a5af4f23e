// A soft straight edge goes over the picture and leaves the incoming one behind.
#include <cmath>

#include "core/transitions/field_mix.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

/// How far along the direction each place lies, 0 to 1 over the picture.
cv::Mat ramp(double degrees, double aspect) {
    constexpr int columns = 64, rows = 36;
    const double c = std::cos(degrees * CV_PI / 180), s = std::sin(degrees * CV_PI / 180);
    const double reach = std::abs(c) * aspect + std::abs(s);
    cv::Mat field(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            field.at<float>(y, x) = static_cast<float>(
                0.5 + (((x + 0.5) / columns - 0.5) * aspect * c + ((y + 0.5) / rows - 0.5) * s) / reach);
    return field;
}

class Wipe final : public TransitionKind {
public:
    std::string_view name() const override { return "wipe"; }
    std::string_view text() const override { return "Wipe"; }
    std::vector<TransitionParameter> parameters() const override {
        return {{"angle", 0, -360, 360, "Direction of the edge in degrees: 0 goes right, 90 down"},
                {"soft", 0.06, 0, 1, "Width of the edge, in shares of its way"}};
    }
    bool needs_handles() const override { return true; }
    FrameCount default_in() const override { return FrameCount(12); }
    FrameCount default_out() const override { return FrameCount(12); }
    cv::Mat draw(const TransitionFrame& f) const override {
        const cv::Size seen = f.size();
        const double soft = std::max(1.5 / seen.width, value(f, "soft"));
        const cv::Mat field = ramp(value(f, "angle"), static_cast<double>(seen.width) / seen.height);
        return mix_along(f.size(), still(f.outgoing), still(f.incoming),
                         {field, f.progress() * (1 + soft) - soft, soft});
    }
};

}  // namespace

const TransitionKind& wipe() {
    static const Wipe kind;
    return kind;
}

}  // namespace rhyme
