#include "core/analysis/seen_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

TEST(SeenWords, AreOfTheColoursAndTheLightThatAreSeen) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.draw = [](int n, cv::Size size) {
        cv::Mat picture(size, CV_8UC3, cv::Scalar(25, 40, 190));
        cv::circle(picture, {size.width / 2 + n, size.height / 2}, size.height / 4, cv::Scalar(210, 30, 25), -1);
        return picture;
    };
    ASSERT_TRUE(testing::make_clip(folder / "a.mp4", spec));
    const auto media = open_media(folder / "a.mp4");
    ASSERT_TRUE(media);
    const auto analysis = analyze(*media, {1});
    ASSERT_TRUE(analysis);
    const auto words = seen_words(**analysis);
    EXPECT_TRUE(words.contains("blue"));
    EXPECT_FALSE(words.contains("green"));
    EXPECT_FALSE(words.contains("people"));
    for (const std::string& word : words) EXPECT_NE(std::ranges::find(all_seen_words(), word), all_seen_words().end());
}

}  // namespace
}  // namespace rhyme
