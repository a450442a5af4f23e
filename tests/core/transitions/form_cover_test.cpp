#include "core/transitions/form_cover.h"

#include <gtest/gtest.h>

#include "core/cues/person_finder.h"
#include "tests/core/cues/drawn_face.h"
#include "tests/core/transitions/join_scenes.h"

namespace rhyme {
namespace {

using testing::Join;

/// Two people whose faces lie `apart` pixels apart, one in a wide hat and a wider coat than the other's.
FormCover of_faces(double apart, double size = 60, bool mirrored = false) {
    cv::Mat a = test::portrait({150, 95}, 60, test::anna);
    cv::Mat b = test::picture(test::ben.ground, {320, 180});
    cv::ellipse(b, {cvRound(150 + apart), 60}, {110, 34}, 0, 0, 360, {200, 40, 40}, cv::FILLED, cv::LINE_AA);
    cv::ellipse(b, {cvRound(150 + apart), 190}, {150, 90}, 0, 0, 360, {200, 40, 40}, cv::FILLED, cv::LINE_AA);
    test::draw_face(b, {150 + apart, 95}, size, test::ben);
    b = test::with_grain(b, 1);
    if (mirrored) cv::flip(a, a, 1), cv::flip(b, b, 1);
    return cover_of(Join(a, b).sight(), {});
}

TEST(FormCover, FacesThatLieOnEachOtherAreWhatIsSeenToStay) {
    const bool found = PersonDetectors::load(cascade_folders()).missing.empty();  // else there are no faces to go by
    EXPECT_EQ(of_faces(0).coincide(), found);
    EXPECT_FALSE(of_faces(30).coincide());
}

TEST(FormCover, OfFacesIsTheSameInAMirror) {
    for (const double size : {60.0, 63.0, 66.0})
        EXPECT_NEAR(of_faces(5, size).overlap, of_faces(5, size, true).overlap, 0.01) << size;
}

}  // namespace
}  // namespace rhyme
