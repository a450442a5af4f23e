#include "core/cues/bars.h"

#include <gtest/gtest.h>

#include "core/cues/depth_map.h"
#include "tests/core/cues/drawn.h"

namespace rhyme::test {
namespace {

/// A street with a sign, a slanting kerb and a light from the left; another one for every seed.
cv::Mat street(cv::Size size, std::uint64_t seed) {
    cv::RNG random(seed);
    cv::Mat rgb(size, CV_8UC3);
    const auto colour = [&] {
        return cv::Scalar(random.uniform(40, 230), random.uniform(40, 230), random.uniform(40, 230));
    };
    const cv::Scalar wall = colour(), road = colour(), sign = colour();
    const double kerb = random.uniform(0.55, 0.75), tilt = random.uniform(-0.12, 0.12);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double u = x / double(size.width), v = y / double(size.height), light = 1 - 0.35 * u;
            const cv::Scalar c = (v < kerb + tilt * (u - 0.5) ? wall : road) * light;
            rgb.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<uchar>(c[0]), cv::saturate_cast<uchar>(c[1]),
                                                cv::saturate_cast<uchar>(c[2]));
        }
    const cv::Point at(cvRound(random.uniform(0.3, 0.7) * size.width), cvRound(random.uniform(0.3, 0.5) * size.height));
    cv::ellipse(rgb, at, {size.width / 9, size.height / 7}, random.uniform(-30, 30), 0, 360, sign, cv::FILLED,
                cv::LINE_AA);
    return with_grain(rgb);
}

/// `rgb` with black lines above and below, or at the sides.
cv::Mat boxed(const cv::Mat& rgb, int above, int beside) {
    cv::Mat out;
    cv::copyMakeBorder(rgb, out, above, above, beside, beside, cv::BORDER_CONSTANT, cv::Scalar(3, 3, 3));
    return out;
}

cv::Mat gray_of(const cv::Mat& rgb) {
    cv::Mat gray;
    cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
    return gray;
}

TEST(Bars, AreFoundOnEverySceneToAPixel) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const cv::Rect letter = inside_bars(gray_of(boxed(street({320, 136}, seed), 22, 0)));
        EXPECT_LE(std::abs(letter.y - 22), 1) << seed;
        EXPECT_LE(std::abs(letter.br().y - 158), 1) << seed;
        EXPECT_EQ(letter.width, 320) << seed;
        const cv::Rect pillar = inside_bars(gray_of(boxed(street({240, 180}, seed), 0, 40)));
        EXPECT_LE(std::abs(pillar.x - 40), 1) << seed;
        EXPECT_LE(std::abs(pillar.br().x - 280), 1) << seed;
        EXPECT_EQ(pillar.height, 180) << seed;
    }
}

TEST(Bars, AreNotFoundWhereThereAreNone) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        EXPECT_EQ(inside_bars(gray_of(street({320, 180}, seed))), cv::Rect(0, 0, 320, 180)) << seed;
}

TEST(Bars, ADarkSceneHasNone) {
    const cv::Rect whole(0, 0, 320, 180);
    cv::Mat lamp = picture({4, 4, 6});  // a pool of light in the night
    for (int r = 60; r > 0; --r)
        cv::circle(lamp, {170, 90}, r, cv::Scalar::all(4 + 3.5 * (60 - r)), cv::FILLED, cv::LINE_AA);
    cv::Mat skyline = picture({3, 3, 5});  // houses of many heights, a light street below
    for (int x = 0; x < 320; x += 20)
        cv::rectangle(skyline, {x, 70 + (x * 7) % 50, 20, 110}, cv::Scalar(90, 80, 60), cv::FILLED);
    cv::Mat stage = picture({2, 2, 2});  // one figure in black
    cv::ellipse(stage, {160, 100}, {25, 60}, 0, 0, 360, cv::Scalar(200, 150, 120), cv::FILLED, cv::LINE_AA);
    for (const cv::Mat& rgb : {lamp, skyline, stage, picture({0, 0, 0})})
        EXPECT_EQ(inside_bars(gray_of(with_grain(rgb))), whole);
}

TEST(Bars, OfAShotAreWhatNoPictureOfItReaches) {
    // The upper part of the picture is black at first.
    BarFinder bars;
    for (int n = 0; n < 5; ++n) {
        cv::Mat rgb = street({320, 136}, 3);
        rgb.rowRange(0, 40 - 10 * n).setTo(cv::Scalar(3, 3, 3));
        bars.add(gray_of(boxed(rgb, 22, 0)));
    }
    EXPECT_NEAR(bars.content().y, 22, 1);
    EXPECT_NEAR(bars.content().br().y, 158, 1);
}

TEST(Bars, ADarkShotHasThoseOfTheShotBefore) {
    BarFinder bars;
    bars.add(gray_of(boxed(street({320, 136}, 5), 22, 0)));
    bars.next_shot();
    cv::Mat night(136, 320, CV_8UC3, cv::Scalar(3, 3, 3));
    cv::circle(night, {100, 60}, 20, cv::Scalar(180, 180, 120), cv::FILLED);
    bars.add(gray_of(boxed(night, 22, 0)));
    EXPECT_NEAR(bars.content().y, 22, 1);
    bars.next_shot();
    bars.add(gray_of(street({320, 180}, 6)));
    EXPECT_EQ(bars.content(), cv::Rect(0, 0, 320, 180)) << "a shot without bars";
}

TEST(Bars, LyricsInABarAreNoPicture) {
    cv::Mat rgb = boxed(street({320, 136}, 8), 22, 0);
    cv::putText(rgb, "la la la", {120, 174}, cv::FONT_HERSHEY_SIMPLEX, 0.4, cv::Scalar::all(230), 1);
    EXPECT_NEAR(inside_bars(gray_of(rgb)).br().y, 158, 1);
}

/// A scene that goes by, alone and with bars.
struct Both {
    std::unique_ptr<Observation> bare, barred;

    Both(const cv::Mat& rgb, int above) {
        const auto shifted = [&](double by) {
            cv::Mat out;
            cv::warpAffine(rgb, out, cv::Matx23d(1, 0, by, 0, 1, 0), rgb.size(), cv::INTER_LINEAR,
                           cv::BORDER_REPLICATE);
            return out;
        };
        const auto seen = [&](auto with_bars) {
            MomentPixels pixels;
            pixels.rgb = with_bars(rgb);
            pixels.before = MomentPixels::Neighbour{gray_of(with_bars(shifted(-3))), 0.04};
            pixels.after = MomentPixels::Neighbour{gray_of(with_bars(shifted(3))), 0.04};
            return std::make_unique<Observation>(std::move(pixels));
        };
        bare = seen([](const cv::Mat& m) { return m.clone(); });
        barred = seen([&](const cv::Mat& m) { return boxed(m, above, 0); });
    }
    /// The likeness of the two, beside that of the bare scene with itself.
    double kept(std::string_view cue) const {
        const Cue& c = *find_cue(cue);
        const DescriptorPtr a = c.describe(*bare), b = c.describe(*barred);
        return c.compare(*a, *b, bare->aspect()).similarity / c.compare(*a, *a, bare->aspect()).similarity;
    }
};

TEST(Bars, CuesSeeTheSceneInsideAsTheySeeItBare) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Both both(street({320, 136}, seed), 22);
        for (const std::string_view cue : {"line", "colour", "light", "motion"})
            EXPECT_GT(both.kept(cue), 0.9) << cue << " " << seed;
    }
}

TEST(Bars, TheSubjectInsideIsTheSubjectOfTheBareScene) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Both both(street({320, 136}, seed), 22);
        const cv::Mat a = both.bare->subject() > 0.5, b = both.barred->subject().rowRange(22, 158) > 0.5;
        EXPECT_GT(cv::countNonZero(a & b), 0.9 * cv::countNonZero(a | b)) << seed;
        EXPECT_GT(cv::countNonZero(a), 300) << seed;
    }
}

TEST(Bars, PlacesAreOfTheWholePicture) {
    const cv::Mat rgb = street({320, 136}, 4);
    const Both both(rgb, 22);
    const auto json = [&](std::string_view cue, const Observation& o) {
        return nlohmann::json::parse(find_cue(cue)->to_json(*find_cue(cue)->describe(o)));
    };
    const auto of_whole = [](double y) { return (22 + y * 136) / 180; };
    const auto a = json("shape", *both.bare)["subjects"][0]["centre"],
               b = json("shape", *both.barred)["subjects"][0]["centre"];
    EXPECT_NEAR(b["x"].get<double>(), a["x"].get<double>(), 0.01);
    EXPECT_NEAR(b["y"].get<double>(), of_whole(a["y"].get<double>()), 0.015);
    const auto l = json("line", *both.bare)["lines"][0]["from"], m = json("line", *both.barred)["lines"][0]["from"];
    EXPECT_NEAR(m[1].get<double>(), of_whole(l[1].get<double>()), 0.015);
    const auto c = json("composition", *both.bare)["masses"][0], d = json("composition", *both.barred)["masses"][0];
    EXPECT_NEAR(d["y"].get<double>(), of_whole(c["y"].get<double>()), 0.015);
    EXPECT_NEAR(d["area"].get<double>(), c["area"].get<double>() * 136 / 180, 0.01);
}

TEST(Bars, NothingIsSeenOnThem) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const cv::Mat rgb = street({320, 136}, seed);
        const Both both(rgb, 22);
        for (const Subject& s : both.barred->subjects()) {
            EXPECT_EQ(cv::countNonZero(s.mask.rowRange(0, 21)), 0) << seed;
            EXPECT_EQ(cv::countNonZero(s.mask.rowRange(159, 180)), 0) << seed;
        }
        const DepthMap depth = find_depth(*both.barred);
        EXPECT_NEAR(depth.near.at<float>(0, 16), depth.near.at<float>(2, 16), 0.2) << "no curtain " << seed;
    }
}

}  // namespace
}  // namespace rhyme::test
