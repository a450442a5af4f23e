// Two palettes whose hues oppose each other meet in a split tone: towards the cut the outgoing picture's lights take on
// the incoming hue, and after it the incoming picture's shadows let go of the outgoing one. At the cut both have the
// one hue in the shadows and its complement in the lights.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/cues/palette.h"
#include "core/image/oklab.h"
#include "core/transitions/bridge.h"

namespace rhyme {

namespace {

constexpr double least_chroma = 0.015;  // of the whole picture: foam and shadows leave a blue sea blue
constexpr double opposed = 120;         // degrees from which hues count as opposing
constexpr double tint = 0.085;          // chroma that the tone adds at full strength

/// The hue a picture is known by: the mean of its swatches, weighted with what they cover and how pure they are. None
/// where it is grey in the mean.
std::optional<cv::Point2d> tone_of(const Observation& picture) {
    cv::Point2d mean, sum;
    double weight = 0;
    for (const Swatch& s : find_palette(picture.oklab(), 8)) {
        const cv::Point2d hue(s.lab[1], s.lab[2]);
        const double pure = s.share * cv::norm(hue);
        mean += hue * s.share, sum += hue * pure, weight += pure;
    }
    if (cv::norm(mean) < least_chroma) return std::nullopt;
    return sum * (1 / weight);
}

Lut toned(cv::Point2d tone, bool lights) {
    const cv::Point2d shift = tone * (tint / std::max(1e-6, cv::norm(tone)));
    return graded_cube([=](const cv::Vec3d& in) {
        OkLab c = oklab_of(in);
        const double t = std::clamp((c.l - 0.3) / 0.45, 0.0, 1.0), light = t * t * (3 - 2 * t);
        // Black and white stay black and white.
        const double held = std::clamp(c.l / 0.15, 0.0, 1.0) * std::clamp((1.02 - c.l) / 0.12, 0.0, 1.0);
        const double share = (lights ? light : 1 - light) * held;
        c.a += share * shift.x, c.b += share * shift.y;
        const auto out = coded_of(c);
        return cv::Vec3d(out[0], out[1], out[2]);
    });
}

class OpposingBridge final : public Bridge {
public:
    std::string_view name() const override { return "opposing-bridge"; }
    std::string_view text() const override { return "Bridge of opposing colours"; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const auto outgoing = tone_of(sight.inside(false)), incoming = tone_of(sight.inside(true));
        if (!outgoing || !incoming)
            return fail(ErrorCode::NotFound, "one of the pictures has no hue of its own to be opposed", {},
                        "use a colour bridge instead");
        const cv::Point2d a = *outgoing, b = *incoming;
        const double apart =
            std::abs(std::remainder((std::atan2(a.y, a.x) - std::atan2(b.y, b.x)) * 180 / CV_PI, 360.0));
        if (apart < opposed)
            return fail(ErrorCode::Conflict,
                        "the two hues lie only " + std::to_string(std::lround(apart)) +
                            " degrees apart and do not oppose each other",
                        {}, "use a colour bridge instead");
        auto grades = std::make_shared<Grades>();
        grades->outgoing = toned(b, true), grades->incoming = toned(a, false);
        const cv::Mat from = colours_of(sight.outgoing), to = colours_of(sight.incoming);
        const double before = mean_difference(from, to);
        for (double strength = 0.5; strength <= 1.01; strength += 0.1) {
            grades->outgoing_strength = grades->incoming_strength = std::min(1.0, strength);
            if (mean_difference(graded(from, grades->outgoing, strength), graded(to, grades->incoming, strength)) <=
                0.5 * before)
                break;
        }
        return EvidencePtr(std::move(grades));
    }
};

}  // namespace

const TransitionKind& opposing_bridge() {
    static const OpposingBridge kind;
    return kind;
}

}  // namespace rhyme
