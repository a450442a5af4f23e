#include "core/match/calibration.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rhyme {
namespace {

std::vector<double> even(std::size_t n) {
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(static_cast<double>(i) / static_cast<double>(n));
    return values;
}

TEST(Calibration, RarityIsTheShareOfRandomPairsLessAlike) {
    const Calibration calibration(even(1000));
    EXPECT_NEAR(calibration.rarity(0.5), 0.5, 0.002);
    EXPECT_NEAR(calibration.rarity(0.9), 0.9, 0.002);
}

TEST(Calibration, RarityDoesNotDependOnTheScaleOfSimilarity) {
    std::vector<double> squeezed = even(1000);
    for (double& v : squeezed) v = 0.9 + 0.1 * v * v;
    EXPECT_NEAR(Calibration(squeezed).rarity(0.9 + 0.1 * 0.49), Calibration(even(1000)).rarity(0.7), 0.002);
}

TEST(Calibration, RarityKeepsRisingPastEverySample) {
    const Calibration calibration(even(1000));
    EXPECT_LT(calibration.rarity(0.999), calibration.rarity(1.05));
    EXPECT_LT(calibration.rarity(1.05), 1.0);
}

TEST(Calibration, NothingInCommonIsNeverRare) { EXPECT_EQ(Calibration(even(1000)).rarity(0), 0); }

TEST(Calibration, OneOfAHundredIsAboutSevenBits) {
    EXPECT_NEAR(Calibration(even(100000)).surprise(0.99), std::log2(100.0), 0.1);
}

TEST(Calibration, AFewPairsAreEnoughNotToFail) {
    EXPECT_GE(Calibration(std::vector<double>{}).rarity(0.5), 0);
    EXPECT_GE(Calibration({0.3}).rarity(0.5), 0);
    EXPECT_GE(Calibration({0.3, 0.3}).rarity(0.5), 0);
}

}  // namespace
}  // namespace rhyme
