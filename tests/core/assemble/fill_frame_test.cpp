#include "core/assemble/fill_frame.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

AnalysisPtr film_of(const std::filesystem::path& path, const std::vector<double>& discs) {
    testing::ClipSpec spec;
    spec.width = 320, spec.height = 180;
    spec.draw = [&](int, cv::Size size) {
        cv::Mat rgb(size, CV_8UC3, cv::Scalar(70, 80, 95));
        for (const double x : discs)
            cv::circle(rgb, {int(x * size.width), size.height / 2}, 24, {250, 210, 90}, -1, cv::LINE_AA);
        return rgb;
    };
    EXPECT_TRUE(testing::make_clip(path, spec));
    const auto media = open_media(path);
    EXPECT_TRUE(media);
    const auto analysed = analyze(*media);
    EXPECT_TRUE(analysed);
    return *analysed;
}

TEST(HeldByFrame, WhatStandsTogetherIsHeldAndWhatStandsApartIsCutOff) {
    const testing::TempFolder folder;
    const AnalysisPtr one = film_of(folder / "one.mp4", {0.7}), apart = film_of(folder / "two.mp4", {0.12, 0.88});
    const double together = held_by_frame(*one, 0, 25, 1080, 1920), lost = held_by_frame(*apart, 0, 25, 1080, 1920);
    EXPECT_GT(together, 0.75);
    EXPECT_LT(lost, 0.65);
    EXPECT_EQ(held_by_frame(*apart, 0, 25, 1920, 1080), 1) << "nothing is cut off";
}

}  // namespace
}  // namespace rhyme
