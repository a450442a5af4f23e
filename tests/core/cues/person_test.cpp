#include "core/cues/person.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/cues/pack.h"
#include "core/cues/person_finder.h"
#include "tests/core/cues/drawn.h"
#include "tests/core/cues/drawn_face.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

const Cue& person() { return *find_cue("person"); }

nlohmann::json faces(const cv::Mat& rgb) {
    return nlohmann::json::parse(person().to_json(*described(person(), rgb)))["faces"];
}

double likeness(const cv::Mat& a, const cv::Mat& b) {
    return person().compare(*described(person(), a), *described(person(), b), 16.0 / 9).similarity;
}

class Person : public ::testing::Test {
    void SetUp() override {
        if (!PersonDetectors::load(cascade_folders()).missing.empty()) GTEST_SKIP() << "opencv-data is not installed";
    }
};

TEST_F(Person, AFaceIsFoundWhereItIs) {
    for (const double size : {32.0, 60.0, 100.0}) {
        const auto found = faces(portrait({130, 80}, size, anna));
        ASSERT_EQ(found.size(), 1U) << size;
        EXPECT_NEAR(found[0]["x"], 130 / 320.0, 0.1 * size / 320);
        EXPECT_NEAR(found[0]["y"], 80 / 180.0, 0.15 * size / 180);
        EXPECT_NEAR(found[0]["size"].get<double>() * 320 / size, 1, 0.2);
        EXPECT_NEAR(found[0]["turn"], 0, 0.35);
    }
}

TEST_F(Person, AFaceInTheDarkIsFoundToo) {
    cv::Mat dark = portrait({200, 80}, 60, anna);
    dark = dark * 0.2;
    EXPECT_EQ(faces(dark).size(), 1U);
}

TEST_F(Person, TwoPeopleAtOnePlaceRhyme) {
    const cv::Mat a = portrait({120, 80}, 60, anna);
    const double same = likeness(a, portrait({122, 81}, 62, ben));
    EXPECT_GT(same, 0.6);
    EXPECT_LT(likeness(a, portrait({210, 80}, 60, ben)), 0.5 * same);
    EXPECT_LT(likeness(a, portrait({120, 80}, 34, ben)), 0.5 * same);
}

TEST_F(Person, TheAlignmentLaysHeadOnHead) {
    const Comparison c = person().compare(*described(person(), portrait({120, 80}, 60, anna)),
                                          *described(person(), portrait({140, 90}, 72, ben)), 16.0 / 9);
    ASSERT_TRUE(c.aligned);
    EXPECT_NEAR(c.align.scale, 60.0 / 72, 0.08);
    const auto moved = c.align.apply(140 / 320.0, 90 / 180.0, 16.0 / 9);
    EXPECT_NEAR(moved[0], 120 / 320.0, 0.02);
    EXPECT_NEAR(moved[1], 80 / 180.0, 0.04);
}

TEST_F(Person, WhereNobodyIsNobodyIsFound) {
    cv::Mat noise(180, 320, CV_8UC3), waves(180, 320, CV_8UC3);
    cv::RNG random(3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    for (int y = 0; y < waves.rows; ++y)
        for (int x = 0; x < waves.cols; ++x)
            waves.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<uchar>(150 + 80 * std::sin(x * 0.2 + y * 0.07)),
                                                  static_cast<uchar>(110 + 60 * std::sin(x * 0.2 + y * 0.07)), 90);
    for (const cv::Mat& rgb :
         {picture({0, 0, 0}), picture({200, 160, 130}), noise, waves, picture({9, 9, 9}, {16, 16})})
        EXPECT_TRUE(described(person(), rgb)->empty());
}

TEST_F(Person, SeveralPeopleAreFound) {
    cv::Mat rgb = picture({150, 160, 165});
    draw_face(rgb, {80, 70}, 44, anna);
    draw_face(rgb, {230, 80}, 52, ben);
    EXPECT_EQ(faces(with_grain(rgb, 1)).size(), 2U);
}

TEST_F(Person, WhoseFaceIsSeenIsTheSubject) {
    MomentPixels pixels;
    pixels.rgb = portrait({120, 80}, 60, anna);
    const Observation moment(std::move(pixels));
    ASSERT_FALSE(moment.subjects().empty());
    EXPECT_GT(moment.subject().at<float>(80, 120), 0.8);
    EXPECT_GT(moment.subject().at<float>(160, 120), 0.5);
    EXPECT_LT(moment.subject().at<float>(40, 280), 0.1);
    EXPECT_LT(moment.subject().at<float>(150, 20), 0.1);
}

TEST_F(Person, BytesAreSound) { expect_sound_bytes(person(), portrait({120, 80}, 60, anna)); }

TEST_F(Person, TheOverlayShowsTheFace) {
    const cv::Mat rgb = portrait({120, 80}, 60, anna);
    cv::Mat drawn = rgb.clone(), difference;
    person().draw(*described(person(), rgb), drawn, Side::Outgoing);
    cv::absdiff(rgb, drawn, difference);
    EXPECT_GT(cv::sum(difference(cv::Rect(80, 40, 80, 80)))[0], 0);
    EXPECT_EQ(cv::sum(difference(cv::Rect(220, 0, 100, 180))), cv::Scalar());
}

/// A description of one face in the picture's middle, as the cue writes it.
DescriptorPtr seen_with(double confidence) {
    Packer out;
    for (const char c : {'R', 'P', '3'}) out.u8(static_cast<unsigned char>(c));
    out.fraction(16.0 / 9, 0, 16), out.u8(1);
    for (const double v : {0.5, 0.5, 0.2, confidence}) out.fraction(v);
    out.fraction(0, -1, 1), out.fraction(0, -90, 90), out.u8(0);  // looks straight at us, no outline
    out.u8(0), out.u16(0);                                        // nothing of networks
    const std::string bytes = out.take();
    return *person().decode(std::as_bytes(std::span(bytes)));
}

TEST(PersonGuesses, RhymeWithWhatIsPlainlySeenButNotWithOneAnother) {
    const auto likeness_of = [](double a, double b) {
        return person().compare(*seen_with(a), *seen_with(b), 16.0 / 9).similarity;
    };
    EXPECT_GT(likeness_of(0.2, 0.95), 0.4 * likeness_of(0.95, 0.95));
    EXPECT_LT(likeness_of(0.2, 0.25), 0.05 * likeness_of(0.95, 0.95));
}

TEST(PersonWithoutCascades, SaysSoAndFindsNobody) {
    rhyme::testing::TempFolder folder;
    const auto cue = make_person_cue(PersonDetectors::load({folder.path()}), user_models());
    const DescriptorPtr made = described(*cue, portrait({120, 80}, 60, anna));
    EXPECT_TRUE(made->empty());
    EXPECT_NE(cue->to_json(*made).find("opencv-data"), std::string::npos);
    EXPECT_NE(cue->version(), make_person_cue(PersonDetectors::load(cascade_folders()), user_models())->version());
}

TEST(PersonWithoutCascades, DamagedOnesAreNamed) {
    rhyme::testing::TempFolder folder;
    for (const char* content :
         {"", "no XML", "<?xml version=\"1.0\"?><opencv_storage><cascade></cascade></opencv_storage>"}) {
        std::ofstream(folder.path() / "haarcascade_frontalface_alt.xml") << content;
        const PersonDetectors d = PersonDetectors::load({folder.path()});
        EXPECT_FALSE(d.frontal);
        EXPECT_NE(d.missing.find("haarcascade_frontalface_alt.xml"), std::string::npos) << d.missing;
    }
}

}  // namespace
}  // namespace rhyme::test
