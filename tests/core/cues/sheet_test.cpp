#include "core/cues/sheet.h"

#include <gtest/gtest.h>

#include "core/cues/overlay_text.h"
#include "tests/core/cues/drawn.h"

namespace rhyme::test {
namespace {

cv::Mat boat(cv::Size size) {
    cv::Mat rgb = picture({110, 150, 190}, size);
    cv::rectangle(rgb, {0, size.height * 2 / 3}, {size.width, size.height}, {40, 80, 120}, cv::FILLED);
    cv::circle(rgb, {size.width / 3, size.height / 2}, std::min(size.width, size.height) / 6, {230, 90, 40}, cv::FILLED,
               cv::LINE_AA);
    return with_grain(rgb);
}

std::vector<DescriptorPtr> all_of(const cv::Mat& rgb) {
    MomentPixels pixels;
    pixels.rgb = rgb.clone();
    const Observation moment(std::move(pixels));
    std::vector<DescriptorPtr> all;
    for (const Cue* cue : all_cues()) all.push_back(cue->describe(moment));
    return all;
}

TEST(Sheet, HoldsThePictureAndItsEvidenceInAnyForm) {
    for (const cv::Size size : {cv::Size(320, 180), cv::Size(180, 320), cv::Size(240, 240), cv::Size(320, 24)}) {
        const cv::Mat rgb = boat(size), sheet = cue_sheet(all_of(rgb), rgb, Side::Outgoing);
        EXPECT_EQ(sheet.type(), CV_8UC3);
        EXPECT_GT(sheet.cols * double(sheet.rows), 4.0 * size.area());
    }
}

TEST(Sheet, WithoutEvidenceIsTheBarePicture) {
    const cv::Mat rgb = boat({320, 180});
    EXPECT_EQ(cv::norm(cue_sheet(std::vector<DescriptorPtr>(all_cues().size()), rgb, Side::Outgoing), rgb), 0);
}

TEST(Letters, StandOnTheirLineAndAreAsWideAsSaid) {
    cv::Mat canvas = picture({0, 0, 0}), lit;
    overlay::words(canvas, {40, 100}, "Hxg", 30, {255, 255, 255});
    cv::extractChannel(canvas, lit, 0);
    const cv::Rect box = cv::boundingRect(lit > 60);
    EXPECT_NEAR(box.x, 40, 5);
    EXPECT_NEAR(box.width, overlay::width_of("Hxg", 30), 7);
    EXPECT_LT(box.y, 85);
    EXPECT_GT(box.br().y, 101);
}

TEST(Letters, AnyBytesAnywhereAreHarmless) {
    cv::Mat canvas = picture({0, 0, 0});
    for (const char* text : {"", "\xff\xfe", "\xe2\x82", "caf\xc3\xa9 \xed\x95\x9c", "\xf0\x9f\x98\x80"})
        for (const cv::Point2d at : {cv::Point2d(-50, -50), cv::Point2d(310, 175), cv::Point2d(5000, 90)})
            EXPECT_NO_THROW(overlay::words(canvas, at, text, 18, {255, 255, 255}, 2)) << text;
}

}  // namespace
}  // namespace rhyme::test
