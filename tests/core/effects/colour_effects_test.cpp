#include <opencv2/imgproc.hpp>

#include "core/image/oklab.h"
#include "core/image/skin.h"
#include "tests/core/effects/effect_scene.h"

namespace rhyme {
namespace {

using testing::alpha_at;
using testing::at;
using testing::drawn;
using testing::grey;
using testing::same;

/// A person of skin on a screen of the default green, half of each in the column between.
Plate keyed_scene() {
    const cv::Scalar screen(0, 177 * 257, 64 * 257), skin(210 * 257, 160 * 257, 130 * 257);
    Plate plate = plain_plate({64, 36}, screen, 1);
    plate.color.colRange(32, 64).setTo(skin);
    plate.color.colRange(31, 32).setTo((screen + skin) / 2);
    return plate;
}

TEST(ChromaKey, TakesTheScreenAwayAndLeavesThePerson) {
    const Plate scene = keyed_scene(), keyed = drawn("chroma_key", {}, scene);
    EXPECT_EQ(alpha_at(keyed, 5, 5), 0);
    EXPECT_EQ(at(keyed, 5, 5, 1), 0);
    EXPECT_EQ(alpha_at(keyed, 50, 5), 65535);
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(at(keyed, 50, 5, c), at(scene, 50, 5, c), 300);
}

TEST(ChromaKey, NoGreenIsLeftInAnEdgeThatIsHalfSeenThrough) {
    const Plate keyed = drawn("chroma_key", {}, keyed_scene());
    const double alpha = alpha_at(keyed, 31, 5);
    EXPECT_GT(alpha, 3000);
    EXPECT_LT(alpha, 62000);
    EXPECT_LE(at(keyed, 31, 5, 1), at(keyed, 31, 5, 0)) << "skin has more red than green, and so has its edge";
    EXPECT_LE(at(keyed, 31, 5, 1), alpha);
}

/// A skin-coloured form with a wide soft edge before an unevenly lit screen, and how much of it is in each pixel.
Plate soft_scene(cv::Mat& alpha) {
    const cv::Size size(240, 180);
    alpha = cv::Mat(size, CV_32FC1, cv::Scalar(0));
    cv::circle(alpha, {120, 90}, 50, cv::Scalar(1), cv::FILLED);
    cv::GaussianBlur(alpha, alpha, {0, 0}, 5);
    Plate scene{cv::Mat(size, CV_16UC3), {}};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float a = alpha.at<float>(y, x), light = 1 - 0.15F * static_cast<float>(x) / 240;
            const cv::Vec3f screen = cv::Vec3f(0, 177, 64) * light, skin(215, 165, 135);
            scene.color.at<cv::Vec<std::uint16_t, 3>>(y, x) = (screen * (1 - a) + skin * a) * 257;
        }
    return scene;
}

TEST(ChromaKey, ASoftEdgeIsAsOpaqueAsItIs) {
    cv::Mat alpha;
    const Plate keyed = drawn("chroma_key", {}, soft_scene(alpha));
    double off = 0;
    int soft = 0;
    for (int y = 0; y < alpha.rows; ++y)
        for (int x = 0; x < alpha.cols; ++x) {
            const double a = alpha.at<float>(y, x), seen = alpha_at(keyed, x, y) / 65535;
            if (a < 0.001) {
                EXPECT_LT(seen, 0.02) << x << " " << y;
            } else if (a > 0.999) {
                EXPECT_GT(seen, 0.98) << x << " " << y;
            } else if (a > 0.02 && a < 0.98) {
                off += std::abs(seen - a), ++soft;
            }
        }
    EXPECT_LT(off / soft, 0.08);
}

TEST(ChromaKey, ASoftEdgeKeepsTheSubjectsHue) {
    cv::Mat alpha;
    const Plate keyed = drawn("chroma_key", {}, soft_scene(alpha));
    // Of a skin 215, 165, 135 green lies 0.4 of the way from blue to red.
    for (int y = 0; y < alpha.rows; ++y)
        for (int x = 0; x < alpha.cols; ++x) {
            const double seen = alpha_at(keyed, x, y);
            if (seen < 20000) continue;
            const double red = at(keyed, x, y, 0) / seen, green = at(keyed, x, y, 1) / seen,
                         blue = at(keyed, x, y, 2) / seen;
            EXPECT_LT(green, blue + 0.75 * (red - blue)) << x << " " << y << " " << alpha.at<float>(y, x);
        }
}

TEST(ChromaKey, SpillIsTakenFromThePersonAsMuchAsIsWanted) {
    const Plate lit = plain_plate({8, 8}, {40000, 46000, 38000}, 1);  // a grey shirt in the screen's light
    const auto green = [&](double spill) {
        const Plate keyed = drawn("chroma_key", {{"spill", spill}}, lit);
        EXPECT_EQ(alpha_at(keyed, 1, 1), 65535);
        return at(keyed, 1, 1, 1) - (at(keyed, 1, 1, 0) + at(keyed, 1, 1, 2)) / 2;
    };
    EXPECT_NEAR(green(0), 7000, 100);
    EXPECT_LT(green(1), 2000);
}

TEST(ChromaKey, AGreyIsNoScreenAndSaysSo) {
    EffectFiles files;
    const auto said = faults({testing::effect("chroma_key", {}, {{"color", "#808080"}})}, files, true);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said.front().find("grey"), std::string::npos);
    EXPECT_TRUE(same(drawn("chroma_key", {}, grey(), {{"color", "#808080"}}), grey()));
}

OkLab seen(const Plate& plate, int x = 1, int y = 1) {
    return oklab_of(std::array{at(plate, x, y, 0) / 65535, at(plate, x, y, 1) / 65535, at(plate, x, y, 2) / 65535});
}
double hue(const OkLab& c) { return std::atan2(c.b, c.a) * 180 / 3.14159265358979; }

Plate of(double l, double chroma, double hue) {
    const double turn = hue * 3.14159265358979 / 180;
    const auto rgb = coded_of({l, chroma * std::cos(turn), chroma * std::sin(turn)});
    return plain_plate({8, 8}, {rgb[0] * 65535, rgb[1] * 65535, rgb[2] * 65535}, 1);
}

TEST(OpposingGrade, ColoursGoToTheNearerOfTheTwoAndKeepTheirLight) {
    const std::map<std::string, double> all{{"strength", 1}, {"skin", 0}};
    for (const auto& [from, to] : {std::pair{20.0, 52.0}, {90.0, 52.0}, {200.0, -128.0}, {270.0, -128.0}}) {
        const OkLab c = seen(drawn("opposing_grade", all, of(0.6, 0.08, from)));
        EXPECT_NEAR(hue(c), to, 6) << from;
        EXPECT_NEAR(c.l, 0.6, 0.01) << from;
    }
}

TEST(OpposingGrade, ShadowsTakeTheSecondColourAndLightsTheFirst) {
    const OkLab dark = seen(drawn("opposing_grade", {{"strength", 1}}, of(0.25, 0, 0))),
                bright = seen(drawn("opposing_grade", {{"strength", 1}}, of(0.8, 0, 0)));
    EXPECT_LT(dark.b, -0.005);
    EXPECT_GT(bright.b, 0.005);
}

TEST(OpposingGrade, SkinKeepsItsColourWhereItIsProtected) {
    const Plate skin = of(0.7, 0.08, 50);
    const std::map<std::string, double> blue{{"strength", 1}, {"pair", 2}, {"balance", -1}, {"skin", 1}};
    auto open = blue;
    open["skin"] = 0;
    EXPECT_LT(cv::norm(drawn("opposing_grade", blue, skin).color, skin.color, cv::NORM_INF), 1500);
    EXPECT_GT(cv::norm(drawn("opposing_grade", open, skin).color, skin.color, cv::NORM_INF), 8000);
}

TEST(OpposingGrade, LipsAreKeptWithTheSkinAndRedClothIsNot) {
    const SkinTone tone{0.045, 0.05, 0.03};
    const OkLab cheek{0.75, 0.75 * 0.05, 0.75 * 0.045}, lips{0.6, 0.6 * 0.14, 0.6 * 0.045},
        cloth{0.55, 0.55 * 0.38, 0.55 * 0.2}, sky{0.7, -0.05, -0.08};
    EXPECT_GT(flushed_share(cheek, tone, 1.3), 0.95);
    EXPECT_LT(skin_share(lips, tone, 1.3), 0.3);
    EXPECT_GT(flushed_share(lips, tone, 1.3), 0.95);
    EXPECT_LT(flushed_share(cloth, tone, 1.3), 0.05);
    EXPECT_LT(flushed_share(sky, tone, 1.3), 0.05);
}

TEST(OpposingGrade, BlackAndWhiteStay) {
    for (const double value : {0.0, 65535.0})
        EXPECT_LE(
            cv::norm(drawn("opposing_grade", {{"strength", 1}}, grey(value)).color, grey(value).color, cv::NORM_INF),
            2);
}

/// Blotches of a hundredth or two about a tone, and an edge to something dark.
Plate blotched(const Plate& tone) {
    Plate plate{cv::Mat(180, 320, CV_16UC3), {}};
    const auto base = tone.color.at<cv::Vec<std::uint16_t, 3>>(0, 0);
    for (int y = 0; y < 180; ++y)
        for (int x = 0; x < 320; ++x)
            for (int c = 0; c < 3; ++c)
                plate.color.at<cv::Vec<std::uint16_t, 3>>(y, x)[c] = cv::saturate_cast<std::uint16_t>(
                    x >= 240 ? 4000 : base[c] + 900 * std::sin(x * 1.1) * std::sin(y * 0.9));
    return plate;
}

double unevenness(const Plate& plate) {
    cv::Scalar mean, deviation;
    cv::meanStdDev(plate.color(cv::Rect(40, 40, 120, 100)), mean, deviation);
    return deviation[1];
}

TEST(SoftSkin, SmoothsSkinKeepsItsEdgesAndLeavesEverythingElse) {
    const std::map<std::string, double> strong{{"strength", 1}, {"texture", 0}, {"size", 3}};
    const Plate skin = blotched(of(0.7, 0.08, 50)), wall = blotched(of(0.7, 0.08, 230));
    const Plate soft = drawn("soft_skin", strong, skin);
    EXPECT_LT(unevenness(soft), 0.5 * unevenness(skin));
    EXPECT_GT(at(soft, 238, 90) - at(soft, 241, 90), 0.9 * (at(skin, 238, 90) - at(skin, 241, 90)));
    EXPECT_LE(cv::norm(drawn("soft_skin", strong, wall).color, wall.color, cv::NORM_INF), 300);
}

TEST(SoftSkin, IsOffAsItComes) {
    const Plate skin = blotched(of(0.7, 0.08, 50));
    EXPECT_TRUE(same(drawn("soft_skin", {}, skin), skin));
}

}  // namespace
}  // namespace rhyme
