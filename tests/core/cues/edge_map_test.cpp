#include "core/cues/edge_map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/observation.h"

namespace rhyme {
namespace {

const cv::Scalar sand(190, 175, 150), red(200, 40, 30);

/// A star of `corners` points about a place (fractions), in pixels of a picture of 320 x 180.
std::vector<cv::Point> star(int corners, cv::Point2d centre, double radius, double turn) {
    std::vector<cv::Point> line;
    for (int i = 0; i < 2 * corners; ++i) {
        const double angle = turn + CV_PI * i / corners, r = radius * (i % 2 ? 0.5 : 1.0);
        line.emplace_back(cvRound(centre.x * 320 + r * std::cos(angle)), cvRound(centre.y * 180 + r * std::sin(angle)));
    }
    return line;
}
cv::Mat painted(const std::vector<cv::Point>& line, const cv::Scalar& ground, const cv::Scalar& color) {
    cv::Mat rgb(180, 320, CV_8UC3, ground);
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{line}, color, cv::LINE_AA);
    return rgb;
}
EdgeMap map_of(const cv::Mat& rgb) {
    MomentPixels pixels;
    pixels.rgb = rgb;
    return EdgeMap::of(Observation(pixels));
}
Silhouette silhouette_of(const std::vector<cv::Point>& line) {
    cv::Mat mask = cv::Mat::zeros(180, 320, CV_32FC1);
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{line}, cv::Scalar(1));
    return *Silhouette::from_mask(mask);
}

TEST(EdgeMap, AFormIsFoundWhereHalfOfItIsOfTheGroundsColour) {
    const auto here = star(5, {0.5, 0.5}, 50, 0.2), there = star(5, {0.55, 0.47}, 55, 0.2);
    cv::Mat drawn = painted(there, sand, red);
    drawn(cv::Rect(0, 0, 160, 180)).setTo(sand);
    const EdgeFit fit = find_among_edges(silhouette_of(here), map_of(drawn));
    EXPECT_GT(fit.clear, 0.25);
    EXPECT_NEAR(fit.move.scale(), 1.1, 0.06);
    const cv::Point2d centre = fit.move({0, 0});
    EXPECT_NEAR(centre.x, 0.05, 0.015);
    EXPECT_NEAR(centre.y, -0.03 * 9 / 16, 0.015);
}

TEST(EdgeMap, AnotherFormIsNotFound) {
    const Silhouette five = silhouette_of(star(5, {0.5, 0.5}, 50, 0.2));
    const double same = find_among_edges(five, map_of(painted(star(5, {0.5, 0.5}, 50, 0.2), sand, red))).clear,
                 other = find_among_edges(five, map_of(painted(star(3, {0.5, 0.5}, 60, 0.7), sand, red))).clear;
    EXPECT_GT(same, 2 * other);
}

TEST(EdgeMap, OutlinesSettleOnEdgesMoreFinelyThanEdgesAreKept) {
    const auto here = star(5, {0.5, 0.5}, 50, 0.2), there = star(5, {0.53, 0.48}, 54, 0.25);
    const Silhouette a = silhouette_of(here), b = silhouette_of(there);
    const EdgeMap of_a = map_of(painted(here, sand, red)), of_b = map_of(painted(there, red, sand));
    PlaneSimilarity askew;  // near, but a cell and some per cent off
    askew.z = {0.96, 0.0};
    askew.t = a.centre() - askew(b.centre()) + cv::Point2d(0.01, -0.008);
    const PlaneSimilarity move = settle_on_edges(&a, of_a, &b, of_b, askew);
    EXPECT_NEAR(move.scale(), 50.0 / 54, 0.006);
    EXPECT_NEAR(move.degrees(), -0.05 * 180 / CV_PI, 0.2);
    EXPECT_LT(cv::norm(move(b.centre()) - a.centre()), 0.001);
}

TEST(EdgeMap, WhereAnEdgeRunsIsKnownWithinItsCell) {
    for (const int x : {160, 161, 162, 163}) {  // a cell is four pixels wide
        cv::Mat rgb(180, 320, CV_8UC3, sand);
        rgb.colRange(0, x).setTo(red);
        const EdgeMap map = map_of(rgb);
        double sum = 0, weight = 0;
        for (int cx = 35; cx < 45; ++cx) {
            const auto cell = static_cast<std::size_t>(20 * EdgeMap::columns + cx);
            const int strength = map.cells()[cell] % EdgeMap::strengths;
            // The edge runs downwards: to the left of its middle when seen from above is towards higher x.
            sum += strength * (cx + 0.5 - static_cast<double>(map.offsets()[cell]) / EdgeMap::places);
            weight += strength;
        }
        ASSERT_GT(weight, 0);
        EXPECT_NEAR(sum / weight * 4, x, 0.5) << x;
    }
}

TEST(EdgeMap, NothingStandsOutOfNoise) {
    cv::RNG random(7);
    cv::Mat noise(180, 320, CV_8UC3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 255);
    EXPECT_LT(find_among_edges(silhouette_of(star(5, {0.5, 0.5}, 50, 0.2)), map_of(noise)).clear, 0.25);
}

TEST(EdgeMap, CellsOfAnotherSizeAreNoMap) {
    const auto is_map = [](std::size_t cells, std::uint8_t each, std::size_t offsets) {
        return !EdgeMap::from_cells(45, std::vector(cells, each), std::vector<std::int8_t>(offsets, 0)).empty();
    };
    EXPECT_FALSE(is_map(80 * 44, 0, 80 * 44));
    EXPECT_FALSE(is_map(80 * 45, 255, 80 * 45));
    EXPECT_FALSE(is_map(80 * 45, 17, 80 * 44));
    EXPECT_TRUE(is_map(80 * 45, 17, 80 * 45));
}

}  // namespace
}  // namespace rhyme
