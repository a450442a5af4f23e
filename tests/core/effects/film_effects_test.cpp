#include <opencv2/imgproc.hpp>

#include "core/effects/film_findings.h"
#include "core/image/skin.h"
#include "tests/core/effects/effect_scene.h"

namespace rhyme {
namespace {

using testing::alpha_at;
using testing::at;
using testing::effect;
using testing::grey;
using testing::same;

/// Something rough all over, the same at every size.
cv::Mat rough(cv::Size size) {
    cv::Mat noise(45, 80, CV_8UC1), out;
    cv::RNG random(7);
    random.fill(noise, cv::RNG::UNIFORM, 30, 220);
    cv::resize(noise, out, size, 0, 0, cv::INTER_CUBIC);
    return out;
}

/// 60 pictures, each drawn at the size asked for; nothing is decoded.
class DrawnFilm : public ClipFilm {
public:
    std::string key() const override { return "drawn"; }
    FramePosition frame(FrameCount at) const override { return FramePosition(at.value); }
    FrameRange frames() const override { return {FramePosition(0), FrameCount(60)}; }
    double rate() const override { return 25; }
    cv::Size shape() const override { return {1280, 720}; }
    cv::Rect2d place() const override { return {0, 0, 1, 1}; }
    cv::Mat rgb(FramePosition n, cv::Size size) const override {
        cv::Mat picture;
        cv::cvtColor(gray(n, size), picture, cv::COLOR_GRAY2RGB);
        return picture;
    }
    FilmFindings& findings() const override { return findings_; }
    Plate plate(std::int64_t n, cv::Size size = {320, 180}) const {
        Plate made;
        rgb(FramePosition(n), size).convertTo(made.color, CV_16U, 257);
        return made;
    }
    Plate with(const Effect& effect, std::int64_t n, cv::Size size = {320, 180}) const {
        return apply_effects(plate(n, size), {effect}, {FrameCount(n), files_, this});
    }

private:
    mutable FilmFindings findings_;
    mutable EffectFiles files_;
};

/// A rough wall before a camera that shakes by a few pixels and, if asked, pans.
class ShakyFilm : public DrawnFilm {
public:
    explicit ShakyFilm(double shake = 0.008, double pan = 0) : shake_(shake), pan_(pan) {}
    cv::Mat gray(FramePosition n, cv::Size size) const override {
        const auto t = static_cast<double>(n.value);
        const double x = shake_ * (std::sin(2.1 * t) + std::sin(4.7 * t + 1)) + pan_ * t,
                     y = shake_ * std::sin(3.3 * t + 2);
        cv::Mat out, wall = rough({2 * size.width, 2 * size.height});
        const cv::Matx23d move(1, 0, (x - 0.5) * size.width, 0, 1, y * size.width - 0.5 * size.height);
        cv::warpAffine(wall, out, move, size, cv::INTER_LINEAR, cv::BORDER_REFLECT);
        return out;
    }

private:
    double shake_, pan_;
};

cv::Mat gray_of(const Plate& plate) {
    cv::Mat channel, gray;
    cv::extractChannel(plate.color, channel, 1);
    channel.convertTo(gray, CV_32F);
    return gray(
               cv::Rect(plate.color.cols / 8, plate.color.rows / 8, plate.color.cols * 3 / 4, plate.color.rows * 3 / 4))
        .clone();
}

/// How far the picture moves between frames, root mean square, pixels, without what is even.
double unrest(const DrawnFilm& film, const Effect* with) {
    std::vector<cv::Point2d> moves;
    cv::Mat last;
    for (std::int64_t n = 24; n < 36; ++n) {
        const cv::Mat now = gray_of(with ? film.with(*with, n) : film.plate(n));
        if (!last.empty()) moves.push_back(cv::phaseCorrelate(last, now));
        last = now;
    }
    cv::Point2d mean;
    for (const auto& m : moves) mean += m * (1.0 / static_cast<double>(moves.size()));
    double sum = 0;
    for (const auto& m : moves) sum += (m - mean).dot(m - mean);
    return std::sqrt(sum / static_cast<double>(moves.size()));
}

TEST(Stabilise, TakesTheShakeOutOfStandingAndPanningShots) {
    const Effect steady = effect("stabilise", {{"zoom", 1.2}});
    for (const double pan : {0.0, 0.004}) {
        const ShakyFilm film(0.008, pan);
        EXPECT_LT(unrest(film, &steady), 0.25 * unrest(film, nullptr)) << pan;
    }
}

TEST(Stabilise, UncoversNoBorderHoweverStrongTheShake) {
    const ShakyFilm film(0.06);
    for (const double zoom : {1.02, 1.2})
        for (std::int64_t n = 20; n < 40; n += 3) {
            const Plate drawn = film.with(effect("stabilise", {{"zoom", zoom}}), n);
            EXPECT_TRUE(drawn.opaque());
            // A replicated border repeats itself: neighbouring columns and rows at the edge would be equal.
            const cv::Mat& c = drawn.color;
            EXPECT_GT(cv::norm(c.col(0), c.col(3), cv::NORM_INF), 0) << n;
            EXPECT_GT(cv::norm(c.col(c.cols - 1), c.col(c.cols - 4), cv::NORM_INF), 0) << n;
            EXPECT_GT(cv::norm(c.row(0), c.row(3), cv::NORM_INF), 0) << n;
        }
}

TEST(Stabilise, DrawsAFrameTheSameWhateverWasDrawnBefore) {
    const Effect steady = effect("stabilise", {});
    const ShakyFilm forward, back;
    const Plate first = forward.with(steady, 30);
    for (std::int64_t n : {50, 3, 41, 29}) back.with(steady, n);
    EXPECT_TRUE(same(first, back.with(steady, 30)));
}

TEST(Stabilise, WithoutAFilmOrRoomItLeavesThePictureAndSaysWhy) {
    EffectFiles files;
    EXPECT_EQ(faults({effect("stabilise", {})}, files, false).size(), 1U);
    EXPECT_TRUE(faults({effect("stabilise", {})}, files, true).empty());
    EXPECT_TRUE(same(testing::drawn("stabilise", {}, grey()), grey()));
    const ShakyFilm film;
    EXPECT_TRUE(same(film.with(effect("stabilise", {{"zoom", 1}}), 30), film.plate(30)));
}

TEST(Mask, ShapesCutOutWhatLiesWithinThem) {
    const std::map<std::string, double> hard{{"feather", 0}, {"width", 0.5}, {"height", 0.5}};
    for (const int shape : {0, 1, 2}) {
        auto numbers = hard;
        numbers["shape"] = shape;
        const Plate cut =
            testing::drawn("mask", numbers, grey(), {{"points", "0.25,0.25 0.75,0.25 0.75,0.75 0.25,0.75"}});
        EXPECT_EQ(alpha_at(cut, 32, 18), 65535) << shape;
        EXPECT_EQ(alpha_at(cut, 12, 18), 0) << shape;
        EXPECT_EQ(alpha_at(cut, 32, 6), 0) << shape;
        EXPECT_EQ(alpha_at(cut, 17, 10), shape == 1 ? 0 : 65535) << shape;
        numbers["invert"] = 1;
        const Plate rest =
            testing::drawn("mask", numbers, grey(), {{"points", "0.25,0.25 0.75,0.25 0.75,0.75 0.25,0.75"}});
        EXPECT_NEAR(alpha_at(rest, 32, 18) + alpha_at(cut, 32, 18), 65535, 2) << shape;
    }
}

TEST(Mask, FeatherSoftensAndExpandMovesTheEdge) {
    const std::map<std::string, double> box{{"shape", 0}, {"feather", 0}, {"width", 0.5}, {"height", 0.5}};
    auto soft = box, wide = box;
    soft["feather"] = 20, wide["expand"] = 12;
    EXPECT_NEAR(alpha_at(testing::drawn("mask", soft, grey()), 16, 18), 32768, 7000);
    EXPECT_EQ(alpha_at(testing::drawn("mask", box, grey()), 14, 18), 0);
    EXPECT_EQ(alpha_at(testing::drawn("mask", wide, grey()), 14, 18), 65535);
}

TEST(Mask, LimitsTheEffectsAboveItAndThoseOfAnAdjustment) {
    EffectFiles files;
    const Effect dark = effect("colour", {{"exposure", -2}});
    Effect mask = effect("mask", {{"shape", 0}, {"does", 1}, {"feather", 0}, {"width", 0.5}, {"height", 0.5}});
    const Effect late = effect("wheels", {{"lift", 0.1}});
    const Plate out = apply_effects(grey(), {dark, mask, late}, {FrameCount(0), files});
    EXPECT_TRUE(out.opaque());
    EXPECT_LT(at(out, 32, 18), 18000);
    EXPECT_NEAR(at(out, 2, 2), 20000 + 0.1 * 45535, 3) << "what comes after it works everywhere";
    mask.parameters["does"].value = 0;
    const Plate adjusted = adjust(grey(), {dark, mask}, FrameCount(0), files);
    EXPECT_TRUE(adjusted.opaque());
    EXPECT_LT(at(adjusted, 32, 18), 14000);
    EXPECT_EQ(at(adjusted, 2, 2), 20000);
}

TEST(Mask, APolygonWithoutPointsAndWhatNeedsAFilmSaySo) {
    EffectFiles files;
    EXPECT_EQ(faults({effect("mask", {{"shape", 2}})}, files, true).size(), 1U);
    EXPECT_EQ(faults({effect("mask", {{"shape", 3}})}, files, false).size(), 1U);
    EXPECT_EQ(faults({effect("mask", {{"track", 1}})}, files, false).size(), 1U);
    EXPECT_EQ(wrong_text("mask", "points", "0,0 1,1"),
              "the points of 'points' cannot be drawn: there are fewer than 3");
}

/// A rough card that goes right and grows over a still wall, a third as bright.
class CardFilm : public DrawnFilm {
public:
    static cv::Point2d middle(std::int64_t n) { return {0.3 + 0.006 * static_cast<double>(n), 0.5}; }
    cv::Mat gray(FramePosition n, cv::Size size) const override {
        cv::Mat out = rough(size) / 4;
        const double side = 0.24 * (1 + 0.006 * static_cast<double>(n.value)) * size.width;
        cv::Mat card, large = rough({256, 256}) / 2 + 127;
        const cv::Point2d at = middle(n.value);
        const double scale = side / 256;
        const cv::Matx23d move(scale, 0, at.x * size.width - side / 2, 0, scale, at.y * size.height - side / 2);
        cv::Mat there(size, CV_8UC1, cv::Scalar(0)), full(256, 256, CV_8UC1, cv::Scalar(255));
        cv::warpAffine(large, card, move, size), cv::warpAffine(full, there, move, size);
        card.copyTo(out, there > 127);
        return out;
    }
};

cv::Point2d middle_of(const Plate& plate) {
    const cv::Moments m = cv::moments(plate.alpha);
    return {m.m10 / m.m00 / plate.color.cols, m.m01 / m.m00 / plate.color.rows};
}

TEST(Mask, GoesAlongWithWhatIsInItForwardsAndBackwards) {
    const CardFilm film;
    const cv::Point2d set = CardFilm::middle(20);
    const Effect mask = effect("mask", {{"shape", 0},
                                        {"x", set.x},
                                        {"y", set.y},
                                        {"width", 0.2},
                                        {"height", 0.36},
                                        {"feather", 0},
                                        {"track", 1},
                                        {"track_from", 20}});
    for (const std::int64_t n : {20, 40, 5}) {
        const cv::Point2d found = middle_of(film.with(mask, n));
        EXPECT_NEAR(found.x, CardFilm::middle(n).x, 0.008) << n;
        EXPECT_NEAR(found.y, 0.5, 0.008) << n;
    }
    const double small = cv::sum(film.with(mask, 5).alpha)[0], large = cv::sum(film.with(mask, 40).alpha)[0];
    EXPECT_GT(large, 1.2 * small) << "and grows as it does";
    EXPECT_TRUE(same(film.with(mask, 40), CardFilm().with(mask, 40))) << "whatever was asked for before";
}

TEST(Mask, ASubjectIsFoundAndCutOut) {
    const CardFilm film;
    const Plate cut = film.with(effect("mask", {{"shape", 3}, {"feather", 0}}), 20);
    const cv::Point2d at = CardFilm::middle(20);
    EXPECT_GT(alpha_at(cut, cvRound(at.x * 320), cvRound(at.y * 180)), 50000);
    EXPECT_LT(alpha_at(cut, 300, 20), 8000);
    EXPECT_LT(alpha_at(cut, 8, 170), 8000);
}

TEST(SoftSkin, LooksForTheToneOfTheFacesWhereThereAreSome) {
    const SkinTone pink{0.05, 0.02, 0.02};
    EXPECT_GT(skin_share({0.8, 0.04, 0.016}, pink, 1), 0.95);
    EXPECT_LT(skin_share({0.6, 0.05, 0.08}, pink, 1), 0.05) << "hair";
    EXPECT_GT(skin_share({0.7, 0.05, 0.045}, SkinTone{}, 1), 0.9) << "any skin";
    EXPECT_LT(skin_share({0.6, -0.05, 0.05}, SkinTone{}, 1), 0.05) << "leaves";
}

}  // namespace
}  // namespace rhyme
