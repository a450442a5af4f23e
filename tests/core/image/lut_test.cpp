#include "core/image/lut.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

namespace rhyme {
namespace {

using Colour = Lut::Colour;

std::string cube_text(int n, const std::function<Colour(Colour)>& map, float low = 0, float high = 1) {
    std::string text = "# made by a test\nTITLE \"a look\"\nLUT_3D_SIZE " + std::to_string(n) + "\n";
    char line[96];
    std::snprintf(line, sizeof line, "DOMAIN_MIN %g %g %g\nDOMAIN_MAX %g %g %g\n", low, low, low, high, high, high);
    text += line;
    const auto at = [&](int i) { return low + (high - low) * static_cast<float>(i) / static_cast<float>(n - 1); };
    for (int b = 0; b < n; ++b)
        for (int g = 0; g < n; ++g)
            for (int r = 0; r < n; ++r) {
                const Colour c = map({at(r), at(g), at(b)});
                std::snprintf(line, sizeof line, "%.8f %.8f %.8f\n", c[0], c[1], c[2]);
                text += line;
            }
    return text;
}

void expect_near(const Colour& a, const Colour& b, float by) {
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(a[i], b[i], by);
}

TEST(Lut, AnIdentityOfAnySizeChangesNoCodeValue) {
    for (const int n : {2, 17, 33}) {
        const auto lut = Lut::parse(cube_text(n, [](Colour c) { return c; }));
        ASSERT_TRUE(lut) << lut.error().message();
        EXPECT_EQ(lut->title(), "a look");
        cv::Mat picture(64, 64, CV_16UC3), difference;
        cv::theRNG().state = 5;
        cv::randu(picture, 0, 65536);
        cv::absdiff(picture, *lut->apply(picture), difference);
        double worst = 0;
        cv::minMaxLoc(difference.reshape(1), nullptr, &worst);
        EXPECT_LE(worst, 1) << n;
    }
}

TEST(Lut, InterpolatesInTheTetrahedronThatHoldsTheColour) {
    // One corner of a cell differs: a colour sees it by the smallest, middle or largest part, as its tetrahedron has
    // it.
    const auto lut = Lut::parse(cube_text(2, [](Colour c) {
        const float v = c[0] > 0.5f && c[1] > 0.5f && c[2] < 0.5f ? 1.0f : 0.0f;
        return Colour{v, v, v};
    }));
    ASSERT_TRUE(lut);
    expect_near(lut->at({0.8f, 0.6f, 0.1f}), {0.5f, 0.5f, 0.5f}, 1e-6f);  // 0.6 - 0.1; trilinear would say 0.432
    expect_near(lut->at({0.6f, 0.8f, 0.1f}), {0.5f, 0.5f, 0.5f}, 1e-6f);
    expect_near(lut->at({0.8f, 0.1f, 0.6f}), {0, 0, 0}, 1e-6f);
}

TEST(Lut, RespectsItsDomain) {
    const auto wide = Lut::parse(cube_text(
        5,
        [](Colour c) {
            return Colour{c[0] / 2, c[1] / 2, c[2] / 2};
        },
        -1, 2));
    ASSERT_TRUE(wide);
    expect_near(wide->at({0.5f, 0.1f, 0.9f}), {0.25f, 0.05f, 0.45f}, 1e-5f);
    expect_near(wide->at({1.6f, -0.4f, 0.9f}), {0.8f, -0.2f, 0.45f}, 1e-5f);
    expect_near(wide->at({9, -9, 0}), {1, -0.5f, 0}, 1e-5f);
}

TEST(Lut, CurvesAreLinearBetweenEntriesAndComeBeforeTheCube) {
    const auto curve = Lut::parse("LUT_1D_SIZE 3\n0 0 0\n0.5 0.25 1\n1 1 0\n");
    ASSERT_TRUE(curve);
    expect_near(curve->at({0.25f, 0.75f, 0.75f}), {0.25f, 0.625f, 0.5f}, 1e-6f);
    const auto both = Lut::parse(
        "LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0 1\nLUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0 1\n1 1 1\n0 0 0\n"
        "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n");
    ASSERT_TRUE(both);
    expect_near(both->at({0.2f, 0.5f, 1}), {0.8f, 0.5f, 0}, 1e-6f);
}

TEST(Lut, MixesWithTheUnchangedPictureByAmount) {
    const auto inverse = Lut::parse(cube_text(2, [](Colour c) { return Colour{1 - c[0], 1 - c[1], 1 - c[2]}; }));
    const cv::Mat picture(4, 4, CV_8UC3, cv::Scalar(200, 100, 0));
    EXPECT_EQ(inverse->apply(picture, 1)->at<cv::Vec3b>(0, 0), cv::Vec3b(55, 155, 255));
    EXPECT_EQ(inverse->apply(picture, 0)->at<cv::Vec3b>(0, 0), cv::Vec3b(200, 100, 0));
    EXPECT_EQ(inverse->apply(picture, 0.5)->at<cv::Vec3b>(0, 0), cv::Vec3b(128, 128, 128));
    EXPECT_FALSE(inverse->apply(cv::Mat(4, 4, CV_8UC1)));
}

TEST(Lut, ABadFileIsRefusedWithItsLine) {
    const std::pair<const char*, const char*> bad[] = {
        {"LUT_3D_SIZE 2\n0 0 0\n0 0\n", "line 3: there are 2 numbers"},
        {"LUT_3D_SIZE 2\n0 0 0\n0 nan 0\n", "line 3: 'nan' is no number"},
        {"LUT_3D_SIZE 1\n", "line 1: the size"},
        {"LUT_3D_SIZE 100000\n", "line 1: the size"},
        {"# nothing\n\n0 0 0\n", "line 3: an entry comes before"},
        {"LUT_1D_SIZE 2\n0 0 0\n1 1 1\n1 1 1\n", "line 4: there are more than 2"},
        {"LUT_1D_SIZE 2\n0 0 0\n", "it ends after 1 of 2"},
        {"DOMAIN_MIN 1 1 1\nDOMAIN_MAX 1 1 1\n", "line 2: the domain's end"},
        {"LUT_1D_SIZE 2\nHELLO 3\n", "line 2: 'HELLO' is no keyword"},
        {"\x89PNG\r\n", "is no keyword"},
        {"", "does not say LUT_1D_SIZE"},
    };
    for (const auto& [text, why] : bad) {
        const auto lut = Lut::parse(text, "look.cube");
        ASSERT_FALSE(lut) << text;
        EXPECT_EQ(lut.error().code, ErrorCode::Damaged);
        EXPECT_EQ(lut.error().file, "look.cube");
        EXPECT_NE(lut.error().what.find(why), std::string::npos) << lut.error().what;
    }
}

TEST(Lut, NoRubbishCrashesIt) {
    std::mt19937 random(11);
    const std::string good = cube_text(3, [](Colour c) { return c; });
    for (int i = 0; i < 500; ++i) {
        std::string bad = good;
        for (int k = 0; k < 4; ++k) bad[random() % bad.size()] = static_cast<char>(random());
        bad.resize(random() % bad.size() + 1);
        if (const auto lut = Lut::parse(bad)) lut->at({0.3f, 0.6f, 0.9f});
    }
}

}  // namespace
}  // namespace rhyme
