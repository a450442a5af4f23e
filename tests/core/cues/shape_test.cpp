#include <gtest/gtest.h>

#include "tests/core/cues/drawn.h"

namespace rhyme::test {
namespace {

const Cue& shape() { return *find_cue("shape"); }

/// A bird-like outline about the middle of a 320 x 180 picture, moved by `s`.
std::vector<cv::Point> bird(const Similarity& s = {}) {
    const std::vector<cv::Point2d> outline{{0.36, 0.62}, {0.42, 0.46}, {0.50, 0.42}, {0.52, 0.28}, {0.57, 0.22},
                                           {0.62, 0.27}, {0.66, 0.32}, {0.60, 0.36}, {0.62, 0.55}, {0.57, 0.72},
                                           {0.47, 0.76}, {0.40, 0.72}, {0.30, 0.80}};
    std::vector<cv::Point> moved;
    for (const cv::Point2d& p : outline) {
        const auto q = s.apply(p.x, p.y, 16.0 / 9);
        moved.emplace_back(cvRound(q[0] * 320 * 16), cvRound(q[1] * 180 * 16));
    }
    return moved;
}

cv::Mat drawn(const std::vector<cv::Point>& outline, const cv::Scalar& ground, const cv::Scalar& ink) {
    cv::Mat rgb = picture(ground);
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{outline}, ink, cv::LINE_AA, 4);
    return with_grain(rgb);
}

cv::Mat disc(cv::Point centre, int radius) {
    cv::Mat rgb = picture({90, 110, 150});
    cv::circle(rgb, centre, radius, cv::Scalar(240, 210, 60), cv::FILLED, cv::LINE_AA);
    return with_grain(rgb);
}

double likeness(const cv::Mat& a, const cv::Mat& b) {
    return shape().compare(*described(shape(), a), *described(shape(), b), 16.0 / 9).similarity;
}

const cv::Scalar sand(190, 175, 150), night(30, 40, 70), red(200, 40, 30), white(245, 245, 240);

TEST(Shape, RecolouringDoesNotMoveAShape) {
    const Comparison c = shape().compare(*described(shape(), drawn(bird(), sand, red)),
                                         *described(shape(), drawn(bird(), night, white)), 16.0 / 9);
    ASSERT_TRUE(c.aligned);
    EXPECT_GT(c.similarity, 0.6);
    EXPECT_NEAR(c.align.scale, 1, 0.02);
    EXPECT_NEAR(c.align.rotation, 0, 1);
    EXPECT_NEAR(c.align.dx, 0, 0.01);
    EXPECT_NEAR(c.align.dy, 0, 0.01);
}

TEST(Shape, AKnownMoveIsRecovered) {
    const Similarity away{0.9, 6, 0.05, -0.06};
    const Comparison c = shape().compare(*described(shape(), drawn(bird(), sand, red)),
                                         *described(shape(), drawn(bird(away), night, white)), 16.0 / 9);
    ASSERT_TRUE(c.aligned);
    const Similarity want = away.inverse(16.0 / 9);
    EXPECT_NEAR(c.align.scale / want.scale, 1, 0.02);
    EXPECT_NEAR(c.align.rotation, want.rotation, 1);
    EXPECT_NEAR(c.align.dx, want.dx, 0.01);
    EXPECT_NEAR(c.align.dy, want.dy, 0.015);
}

TEST(Shape, TheSameOutlineBeatsAnotherOfThatSize) {
    const cv::Mat one = drawn(bird(), sand, red);
    EXPECT_GT(likeness(one, drawn(bird(), night, white)), 3 * likeness(one, disc({155, 95}, 34)));
}

TEST(Shape, ACharacteristicOutlineSaysMoreThanADisc) {
    EXPECT_GT(likeness(drawn(bird(), sand, red), drawn(bird(), night, white)),
              likeness(disc({155, 95}, 34), disc({158, 93}, 36)));
}

TEST(Shape, AShapeFarAwayRhymesLess) {
    EXPECT_GT(likeness(disc({160, 90}, 34), disc({166, 92}, 36)),
              3 * likeness(disc({160, 90}, 34), disc({250, 60}, 34)));
}

TEST(Shape, AMuchLargerShapeRhymesLess) {
    EXPECT_GT(likeness(disc({160, 90}, 34), disc({160, 90}, 36)),
              3 * likeness(disc({160, 90}, 34), disc({160, 90}, 56)));
}

TEST(Shape, TheReasonIsSaidInWords) {
    const Comparison c =
        shape().compare(*described(shape(), disc({160, 90}, 40)), *described(shape(), disc({160, 90}, 44)), 16.0 / 9);
    EXPECT_EQ(c.because.substr(0, 16), "round, centred, ") << c.because;
    EXPECT_NE(c.because.find("larger"), std::string::npos) << c.because;
}

TEST(Shape, AnAlignmentCanBeCheckedAgainstAnother) {
    const auto a = described(shape(), drawn(bird(), sand, red)), b = described(shape(), drawn(bird(), night, white));
    EXPECT_GT(shape().similarity_under(*a, *b, {}, 16.0 / 9),
              3 * shape().similarity_under(*a, *b, {1, 0, 0.1, 0}, 16.0 / 9));
}

TEST(Shape, NothingOnABlankPicture) {
    EXPECT_TRUE(described(shape(), picture({0, 0, 0}))->empty());
    EXPECT_TRUE(described(shape(), picture({128, 128, 128}))->empty());
    EXPECT_TRUE(described(shape(), with_grain(picture({128, 128, 128}), 40))->empty());
    EXPECT_EQ(shape()
                  .compare(*described(shape(), picture({0, 0, 0})), *described(shape(), disc({160, 90}, 34)), 1.78)
                  .similarity,
              0);
}

TEST(Shape, BytesAreSound) { expect_sound_bytes(shape(), drawn(bird(), sand, red)); }

TEST(Shape, DrawsItsEvidence) { expect_draws(shape(), drawn(bird(), sand, red)); }

TEST(Shape, TheSamePictureGivesTheSameBytes) {
    const cv::Mat rgb = drawn(bird(), sand, red);
    const std::string first = shape().encode(*described(shape(), rgb));
    cv::theRNG().uniform(0, 10);  // whatever OpenCV's random numbers did meanwhile
    EXPECT_EQ(shape().encode(*described(shape(), rgb)), first);
}

}  // namespace
}  // namespace rhyme::test
