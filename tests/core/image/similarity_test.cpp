#include "core/image/similarity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace rhyme {
namespace {

Similarity any(std::mt19937& random) {
    const auto in = [&](double from, double to) { return std::uniform_real_distribution<double>(from, to)(random); };
    return {in(0.5, 2), in(-170, 170), in(-0.3, 0.3), in(-0.3, 0.3)};
}

void expect_near(const Similarity& a, const Similarity& b) {
    EXPECT_NEAR(a.scale, b.scale, 1e-9);
    EXPECT_NEAR(std::remainder(a.rotation - b.rotation, 360.0), 0, 1e-7);
    EXPECT_NEAR(a.dx, b.dx, 1e-9);
    EXPECT_NEAR(a.dy, b.dy, 1e-9);
}

constexpr double width = 1280, height = 720, aspect = width / height;

TEST(Similarity, APositiveRotationTurnsClockwiseAsSeen) {
    const auto p = Similarity{1, 90, 0, 0}.apply(0.5, 0, aspect);  // the middle of the top edge goes to the right
    EXPECT_NEAR(p[0], 0.5 + 0.5 / aspect, 1e-12);
    EXPECT_NEAR(p[1], 0.5, 1e-12);
}

TEST(Similarity, ShiftsAreFractionsRightAndDown) {
    const auto p = Similarity{1, 0, 0.25, -0.5}.apply(0.5, 0.5, aspect);
    EXPECT_DOUBLE_EQ(p[0], 0.75);
    EXPECT_DOUBLE_EQ(p[1], 0.0);
}

TEST(Similarity, TheMatrixMovesPixelsWhereApplyMovesPoints) {
    std::mt19937 random(1);
    for (int i = 0; i < 50; ++i) {
        const Similarity s = any(random);
        const auto m = s.matrix(width, height);
        const auto p = s.apply(0.3, 0.8, aspect);
        EXPECT_NEAR(m[0] * 0.3 * width + m[1] * 0.8 * height + m[2], p[0] * width, 1e-6);
        EXPECT_NEAR(m[3] * 0.3 * width + m[4] * 0.8 * height + m[5], p[1] * height, 1e-6);
    }
}

TEST(Similarity, FromMatrixUndoesMatrix) {
    std::mt19937 random(2);
    for (int i = 0; i < 50; ++i) {
        const Similarity s = any(random);
        expect_near(Similarity::from_matrix(s.matrix(width, height), width, height), s);
    }
}

TEST(Similarity, TheInverseUndoesOnEitherSide) {
    std::mt19937 random(3);
    for (int i = 0; i < 50; ++i) {
        const Similarity s = any(random);
        expect_near(s.then(s.inverse(aspect), aspect), {});
        expect_near(s.inverse(aspect).then(s, aspect), {});
    }
}

TEST(Similarity, ThenAppliesOneAfterTheOther) {
    std::mt19937 random(4);
    for (int i = 0; i < 50; ++i) {
        const Similarity a = any(random), b = any(random);
        const auto p = a.apply(0.2, 0.7, aspect);
        const auto two = b.apply(p[0], p[1], aspect), one = a.then(b, aspect).apply(0.2, 0.7, aspect);
        EXPECT_NEAR(one[0], two[0], 1e-9);
        EXPECT_NEAR(one[1], two[1], 1e-9);
    }
}

TEST(Similarity, AtGoesFromNothingToAllGeometricallyInScale) {
    const Similarity s{4, 30, 0.2, -0.1};
    EXPECT_TRUE(s.at(0).identity());
    expect_near(s.at(1), s);
    EXPECT_DOUBLE_EQ(s.at(0.5).scale, 2);
    EXPECT_DOUBLE_EQ(s.at(0.5).rotation, 15);
}

TEST(CoveringScale, IsOneForWhatCoversAndExactForWhatDoesNot) {
    EXPECT_EQ(covering_scale({}, aspect), 1);
    EXPECT_EQ(covering_scale({1.5, 0, 0.1, 0}, aspect), 1);
    EXPECT_NEAR(covering_scale({0.5, 0, 0, 0}, aspect), 2, 1e-12);
    EXPECT_NEAR(covering_scale({1, 0, 0.25, 0}, aspect), 2,
                1e-12);  // after doubling, the left edge lies at 0.5 + 2 * (0.25 - 0.5)
    EXPECT_NEAR(covering_scale({1, 45, 0, 0}, 1), std::sqrt(2.0), 1e-12);
}

TEST(CoveringScale, CoversEveryCornerAndNoMoreThanNeeded) {
    std::mt19937 random(5);
    for (int i = 0; i < 200; ++i) {
        Similarity s = any(random);
        s.scale = std::max(s.scale, 0.9);
        const double extra = covering_scale(s, aspect);
        if (extra > 1e5) continue;
        const Similarity back = s.then({extra, 0, 0, 0}, aspect).inverse(aspect);
        double most = 0;
        for (const double x : {0.0, 1.0})
            for (const double y : {0.0, 1.0}) {
                const auto p = back.apply(x, y, aspect);
                most = std::max({most, std::abs(p[0] - 0.5), std::abs(p[1] - 0.5)});
            }
        EXPECT_LE(most, 0.5 + 1e-9);
        EXPECT_TRUE(extra == 1 || most > 0.5 - 1e-9);
    }
}

TEST(CropShare, IsTheAreaLost) {
    EXPECT_NEAR(crop_share({}, aspect), 0, 1e-12);
    EXPECT_NEAR(crop_share({2, 0, 0, 0}, aspect), 0.75, 1e-12);
    EXPECT_NEAR(crop_share({0.5, 0, 0, 0}, aspect), 0, 1e-12);      // scaled back up to cover: nothing is lost
    EXPECT_NEAR(crop_share({1, 0, 0.25, 0}, aspect), 0.75, 1e-12);  // needs to be doubled
    EXPECT_NEAR(crop_share({1, 45, 0, 0}, 1), 0.5, 1e-12);
}

}  // namespace
}  // namespace rhyme
