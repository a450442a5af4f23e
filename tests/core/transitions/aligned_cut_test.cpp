#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/aligned_move.h"

namespace rhyme {
namespace {

constexpr int width = 320, height = 180;
constexpr double aspect = 16.0 / 9;

const TransitionKind& kind(std::string_view name) { return *find_transition(name); }

/// A soft bright disc on grey at (x, y), fractions of the picture; radius in heights.
cv::Mat disc(double x, double y, double radius) {
    cv::Mat picture(height, width, CV_16UC3);
    for (int row = 0; row < height; ++row)
        for (int col = 0; col < width; ++col) {
            const double d = std::hypot((col + 0.5) / width - x, ((row + 0.5) / height - y) / aspect) * aspect - radius;
            const auto value = static_cast<std::uint16_t>(12000 + 45000 / (1 + std::exp(d * height / 1.5)));
            picture.at<cv::Vec<std::uint16_t, 3>>(row, col) = {value, value, value};
        }
    return picture;
}

struct Blob {
    double x, y, radius;
};
Blob measured(const cv::Mat& picture) {
    cv::Mat channel, f;
    cv::extractChannel(picture, channel, 0);
    channel.convertTo(f, CV_32F, 1, -12000);
    cv::max(f, 0, f);
    const cv::Moments m = cv::moments(f);
    return {(m.m10 / m.m00 + 0.5) / width, (m.m01 / m.m00 + 0.5) / height, std::sqrt(m.m00 / 45000 / CV_PI) / height};
}

TransitionFrame frame(std::int64_t at, std::int64_t in, std::int64_t out,
                      const std::map<std::string, double>& parameters) {
    return {{}, {}, FrameCount(at), FrameCount(in), FrameCount(out), &parameters};
}

/// Where B's disc has to be moved to lie on A's.
Similarity between(const Blob& a, const Blob& b) {
    Similarity s;
    s.scale = a.radius / b.radius;
    s.dx = (a.x - 0.5) - s.scale * (b.x - 0.5);
    s.dy = (a.y - 0.5) - s.scale * (b.y - 0.5);
    return s;
}

constexpr Blob where_a{0.52, 0.5, 0.22}, where_b{0.45, 0.55, 0.18};

TEST(AlignedCut, FormsLieOnEachOtherAtTheCutWhenBothSidesMove) {
    const auto parameters = parameters_of(between(where_a, where_b), 0.5);
    TransitionFrame last = frame(23, 24, 30, parameters), first = frame(24, 24, 30, parameters);
    last.outgoing = disc(where_a.x, where_a.y, where_a.radius);
    first.incoming = disc(where_b.x, where_b.y, where_b.radius);
    const Blob a = measured(kind("aligned-cut").draw(last)), b = measured(kind("aligned-cut").draw(first));
    EXPECT_NEAR(a.x, b.x, 0.0005);
    EXPECT_NEAR(a.y, b.y, 0.0005);
    EXPECT_NEAR(a.radius / b.radius, 1, 0.005);
}

TEST(AlignedCut, TheIncomingPictureAloneIsLaidOntoTheOutgoingOne) {
    const auto parameters = parameters_of(between(where_a, where_b));
    TransitionFrame first = frame(0, 0, 30, parameters);
    first.incoming = disc(where_b.x, where_b.y, where_b.radius);
    const Blob b = measured(kind("aligned-cut").draw(first));
    EXPECT_NEAR(b.x, where_a.x, 0.0005);
    EXPECT_NEAR(b.y, where_a.y, 0.0005);
    EXPECT_NEAR(b.radius / where_a.radius, 1, 0.005);
}

TEST(AlignedCut, TheAlignmentIsHeldAfterTheCut) {
    const auto parameters = parameters_of(between(where_a, where_b));
    TransitionFrame first = frame(0, 0, 30, parameters), held = frame(6, 0, 30, parameters),
                    eased = frame(9, 0, 30, parameters);
    first.incoming = held.incoming = eased.incoming = disc(where_b.x, where_b.y, where_b.radius);
    const TransitionKind& cut = kind("aligned-cut");
    EXPECT_EQ(cv::norm(cut.draw(first), cut.draw(held), cv::NORM_INF), 0);
    EXPECT_GT(cv::norm(cut.draw(first), cut.draw(eased), cv::NORM_INF), 0);
}

TEST(AlignedCut, EasesToNeutralWithoutTurningBackOrJumping) {
    for (const Similarity& s :
         {Similarity{1, 0, 0.08, 0}, Similarity{1.15, 3, -0.05, 0.04}, Similarity{0.9, -2, 0.02, -0.03},
          Similarity{1.4, 0, 0.06, 0}, Similarity{1, 5, 0, 0}}) {
        const Similarity pose = aligned_pose(s, 0, true, aspect).incoming;
        const std::int64_t length = aligned_length(s, 0, aspect, FrameRate(25, 1)).value;
        Similarity before = pose;
        double fastest = 0;
        for (std::int64_t f = 0; f <= length; ++f) {
            const Similarity now = eased_pose(pose, aligned_share(f, length, 7), aspect);
            EXPECT_LE(now.scale, before.scale + 1e-12);
            EXPECT_LE(std::abs(now.dx), std::abs(before.dx) + 1e-12);
            EXPECT_LE(std::abs(now.rotation), std::abs(before.rotation) + 1e-12);
            for (const double x : {0.0, 1.0})
                for (const double y : {0.0, 1.0}) {
                    const auto p = now.apply(x, y, aspect), q = before.apply(x, y, aspect);
                    fastest = std::max(fastest, std::hypot(p[0] - q[0], (p[1] - q[1]) / aspect));
                }
            before = now;
        }
        EXPECT_TRUE(before.identity());
        EXPECT_LT(fastest, 0.006) << "of the width in one frame";
    }
}

TEST(AlignedCut, StartsAndEndsItsMoveAtRest) {
    const double first = aligned_share(6, 30, 7) - aligned_share(7, 30, 7), last = aligned_share(29, 30, 7);
    const double middle = aligned_share(18, 30, 7) - aligned_share(19, 30, 7);
    EXPECT_LT(first, middle / 4);
    EXPECT_LT(last, middle / 4);
}

TEST(AlignedCut, NoBorderIsEverUncovered) {
    for (const Similarity& s : {Similarity{1, 0, 0.1, -0.1}, Similarity{0.8, 4, 0.05, 0}, Similarity{1.1, 0, 0.05, 0},
                                Similarity{1.3, -30, 0.1, 0.1}})
        for (const double share : {0.0, 0.5, 1.0})
            for (double t = 0; t <= 1; t += 0.05) {
                const AlignedPose pose = aligned_pose(s, share, share == 0, aspect);
                EXPECT_LE(covering_scale(eased_pose(pose.incoming, t, aspect), aspect), 1 + 1e-9);
                EXPECT_LE(covering_scale(eased_pose(pose.outgoing, t, aspect), aspect), 1 + 1e-9);
            }
}

TEST(AlignedCut, NeedsOneSideAtATimeAndNoHandles) {
    const std::map<std::string, double> none;
    const TransitionKind& cut = kind("aligned-cut");
    EXPECT_FALSE(cut.needs_handles());
    EXPECT_TRUE(cut.needs_outgoing(frame(9, 10, 10, none)) && !cut.needs_incoming(frame(9, 10, 10, none)));
    EXPECT_TRUE(cut.needs_incoming(frame(10, 10, 10, none)) && !cut.needs_outgoing(frame(10, 10, 10, none)));
}

TEST(AlignedCut, SenselessParametersStayWithinTheirLimits) {
    const std::map<std::string, double> wild{
        {"scale", 1e30}, {"dx", std::nan("")}, {"dy", -50}, {"rotation", 9999}, {"hold", -3}};
    TransitionFrame f = frame(0, 0, 30, wild);
    f.incoming = disc(0.5, 0.5, 0.2);
    EXPECT_EQ(kind("aligned-cut").draw(f).size(), cv::Size(width, height));
}

TEST(AlignedDissolve, HoldsTheFormsTogetherWhileBothAreSeen) {
    const auto parameters = parameters_of(between(where_a, where_b), 0.5);
    for (std::int64_t at = 18; at < 30; ++at) {
        TransitionFrame f = frame(at, 24, 24, parameters), mixed = f;
        f.outgoing = disc(where_a.x, where_a.y, where_a.radius);
        f.incoming = disc(where_b.x, where_b.y, where_b.radius);
        mixed.outgoing = f.outgoing, mixed.incoming = cv::Mat(height, width, CV_16UC3, cv::Scalar::all(12000));
        const Blob together = measured(kind("aligned-dissolve").draw(f)),
                   a = measured(kind("aligned-dissolve").draw(mixed));
        EXPECT_NEAR(together.x, a.x, 0.001);
        EXPECT_NEAR(together.y, a.y, 0.001);
    }
}

}  // namespace
}  // namespace rhyme
