#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "core/image/av_frame.h"
#include "core/media/frame_source.h"
#include "core/media/image_run.h"
#include "tests/support/clips.h"
#include "tests/support/kinds.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::ClipSpec;
using testing::make_clip;

std::shared_ptr<const Media> open(const std::filesystem::path& path) {
    auto media = open_media(path);
    EXPECT_TRUE(media) << (media ? "" : media.error().message());
    return media ? *media : nullptr;
}

std::unique_ptr<FrameSource> source_of(std::shared_ptr<const Media> media) {
    auto source = FrameSource::open(std::move(media));
    EXPECT_TRUE(source);
    return source ? std::move(*source) : nullptr;
}

bool says(const std::vector<std::string>& sentences, const std::string& word) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& s) { return s.find(word) != std::string::npos; });
}

int number_of(FrameSource& source, std::int64_t n) {
    const auto frame = source.frame(FramePosition(n));
    if (!frame) return -2;
    const auto rgb = to_rgb(*frame, frame->display_size());
    return rgb ? testing::read_frame_number(*rgb) : -1;
}

// A bar that stands somewhere else in each field.
cv::Mat combed(int n, cv::Size size) {
    cv::Mat picture = testing::numbered_picture(n, size, {30, 30, 30});
    for (int y = size.height / 2; y < size.height; ++y)
        picture(cv::Rect(20 + 6 * n + (y & 1 ? 24 : 0), y, 16, 1)).setTo(cv::Scalar(240, 240, 240));
    return picture;
}

double combing(const cv::Mat& rgb) {
    double sum = 0;
    for (int y = rgb.rows / 2 + 2; y + 2 < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x) sum += std::abs(rgb.at<cv::Vec3b>(y, x)[1] - rgb.at<cv::Vec3b>(y + 1, x)[1]);
    return sum / (rgb.rows * rgb.cols);
}

class Interlaced : public ::testing::Test {
protected:
    void SetUp() override {
        ClipSpec spec;
        spec.frames = 18, spec.draw = combed;
        spec.options = {
            {"preset", "veryfast"}, {"crf", "8"}, {"g", "8"}, {"flags", "+ilme+ildct"}, {"x264-params", "tff=1"}};
        ASSERT_TRUE(make_clip(folder_ / "i.mp4", spec));
        media_ = open(folder_ / "i.mp4");
        ASSERT_TRUE(media_);
    }
    testing::TempFolder folder_;
    std::shared_ptr<const Media> media_;
};

TEST_F(Interlaced, FieldsAreNotShownWovenTogether) {
    EXPECT_TRUE(media_->info.video->interlaced);
    EXPECT_TRUE(says(media_->info.notes, "interlaced"));
    auto source = source_of(media_);
    const auto frame = source->frame(FramePosition(9));
    ASSERT_TRUE(frame);
    const auto rgb = to_rgb(*frame, {192, 108});
    ASSERT_TRUE(rgb);
    EXPECT_LT(combing(*rgb), combing(combed(9, {192, 108})) / 2);
    EXPECT_EQ(testing::read_frame_number(*rgb), 9);
}

TEST_F(Interlaced, AFrameIsTheSameWhateverWasAskedBefore) {
    std::vector<std::uint64_t> forwards;
    auto source = source_of(media_);
    for (std::int64_t n = 0; n < 18; ++n) forwards.push_back(content_hash(*source->frame(FramePosition(n))));
    for (const std::int64_t n : {17, 0, 16, 8, 7, 9, 1, 15, 2, 3})
        EXPECT_EQ(content_hash(*source->frame(FramePosition(n))), forwards[static_cast<std::size_t>(n)]) << n;
    for (const std::int64_t n : {0, 8, 17}) {
        auto alone = source_of(media_);
        EXPECT_EQ(content_hash(*alone->frame(FramePosition(n))), forwards[static_cast<std::size_t>(n)]) << n;
    }
}

TEST_F(Interlaced, WhatIsPassedOnTheWayIsWhatIsGivenWhenAsked) {
    std::map<std::int64_t, std::uint64_t> passed;
    FrameSource::Options options;
    options.passed = [&](FramePosition n, const VideoFrame& frame) { passed[n.value] = content_hash(frame); };
    auto passing = FrameSource::open(media_, options);
    ASSERT_TRUE(passing);
    for (const std::int64_t n : {3, 15, 7, 0, 17}) ASSERT_TRUE((*passing)->frame(FramePosition(n)));
    EXPECT_GT(passed.size(), 6U);
    auto source = source_of(media_);
    for (const auto& [n, hash] : passed) EXPECT_EQ(content_hash(*source->frame(FramePosition(n))), hash) << n;
}

TEST(Kinds, TransparencyOfVp8AndVp9IsDecoded) {
    testing::TempFolder folder;
    for (const char* codec : {"libvpx", "libvpx-vp9"}) {
        if (!testing::has_encoder(codec)) continue;
        ClipSpec spec;
        spec.frames = 12, spec.codec = codec, spec.pixel_format = "yuva420p";
        spec.options = {{"b", "500000"}, {"auto-alt-ref", "0"}, {"cpu-used", "8"}};
        const auto path = folder / (std::string(codec) + ".webm");
        ASSERT_TRUE(make_clip(path, spec));
        const auto media = open(path);
        ASSERT_TRUE(media);
        EXPECT_TRUE(media->info.video->transparent) << codec;
        auto source = source_of(media);
        for (const std::int64_t n : {7, 2, 11}) EXPECT_EQ(number_of(*source, n), n) << codec;
        EXPECT_TRUE(source->frame(FramePosition(5))->has_alpha()) << codec;
    }
}

TEST(Kinds, APatternOpensARunOfPicturesAndAPictureItself) {
    testing::TempFolder folder;
    for (const int n : {8, 9, 10, 11, 12, 14}) {
        const std::string digits = std::to_string(n);
        ASSERT_TRUE(testing::write_still(folder / ("a%s" + std::string(3 - digits.size(), '0') + digits + ".png"),
                                         "png", "rgb24", testing::numbered_picture(n, {64, 48})));
    }
    const auto film = open(folder / "a%%s%03d.png");
    ASSERT_TRUE(film);
    EXPECT_EQ(film->info.video->frames, 5);
    EXPECT_FALSE(film->info.video->still);
    EXPECT_FALSE(film->info.fingerprint.empty());
    EXPECT_TRUE(says(film->info.warnings, "picture 13 is missing"));
    auto source = source_of(film);
    for (const std::int64_t n : {4, 0, 3}) EXPECT_EQ(number_of(*source, n), n + 8);
    const auto still = open(folder / "a%s010.png");
    ASSERT_TRUE(still);
    EXPECT_TRUE(still->info.video->still);
    EXPECT_FALSE(open_media(folder / "b%03d.png"));
    EXPECT_FALSE(open_media(folder / "a%s%03d%d.png"));
}

TEST(Kinds, AFolderOfRenderedPicturesIsOneFilmAndPhotographsStayPictures) {
    testing::TempFolder folder;
    const cv::Mat picture = testing::numbered_picture(1, {64, 48});
    for (int n = 1; n <= 12; ++n) {
        const std::string number = (n < 10 ? "0" : "") + std::to_string(n);
        ASSERT_TRUE(testing::write_still(folder / ("shot" + number + ".png"), "png", "rgb24", picture));
        if (n > 3) continue;
        ASSERT_TRUE(testing::write_still(folder / ("IMG_" + number + ".jpg"), "mjpeg", "yuvj420p", picture));
    }
    const std::vector<std::filesystem::path> expected{folder / "IMG_01.jpg", folder / "IMG_02.jpg",
                                                      folder / "IMG_03.jpg", folder / "shot%02d.png"};
    EXPECT_EQ(expand_media_paths({folder.path()}), expected);
}

TEST(Kinds, ExifTurnsAPhotographUpright) {
    testing::TempFolder folder;
    const cv::Mat upright = testing::numbered_picture(5, {192, 108});
    for (int orientation = 1; orientation <= 8; ++orientation) {
        cv::Mat stored = upright.clone();  // as a camera held that way stores it
        if (orientation == 3 || orientation == 4) cv::rotate(upright, stored, cv::ROTATE_180);
        if (orientation == 6 || orientation == 5) cv::rotate(upright, stored, cv::ROTATE_90_COUNTERCLOCKWISE);
        if (orientation == 8 || orientation == 7) cv::rotate(upright, stored, cv::ROTATE_90_CLOCKWISE);
        if (orientation == 5 || orientation == 7) cv::flip(stored, stored, 0);
        if (orientation == 2 || orientation == 4) cv::flip(stored, stored, 1);
        const auto path = folder / "p.jpg";
        ASSERT_TRUE(testing::write_still(path, "mjpeg", "yuvj420p", stored));
        ASSERT_TRUE(testing::set_exif_orientation(path, orientation));
        const auto media = open(path);
        ASSERT_TRUE(media);
        EXPECT_EQ(number_of(*source_of(media), 0), 5) << orientation;
        EXPECT_EQ(media->info.video->display_width, 192) << orientation;
    }
}

TEST(Kinds, AFilmThatChangesSizeShowsEveryFrameInItsOwn) {
    testing::TempFolder folder;
    std::string bytes;
    for (const int height : {108, 144}) {
        ClipSpec spec;
        spec.frames = 12, spec.height = height, spec.width = height * 16 / 9;
        ASSERT_TRUE(make_clip(folder / "part.h264", spec));
        std::ifstream part(folder / "part.h264", std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(part), {});
    }
    std::ofstream(folder / "both.h264", std::ios::binary) << bytes;
    const auto media = open(folder / "both.h264");
    ASSERT_TRUE(media);
    ASSERT_EQ(media->index->size().value, 24);
    auto source = source_of(media);
    EXPECT_EQ(source->frame(FramePosition(20))->coded_height(), 144);
    EXPECT_EQ(source->frame(FramePosition(3))->coded_height(), 108);
    EXPECT_EQ(number_of(*source, 20), 8);
}

TEST(Kinds, ALaterFirstPictureIsNoCutOffEnd) {
    testing::TempFolder folder;
    ASSERT_TRUE(make_clip(folder / "a.mp4"));
    testing::Remux changes;
    changes.time = [](std::int64_t n) { return RationalTime(n, 25) + RationalTime(5, 1); };
    ASSERT_TRUE(testing::remux(folder / "a.mp4", folder / "late.mp4", changes));
    const auto media = open(folder / "late.mp4");
    ASSERT_TRUE(media);
    EXPECT_TRUE(media->info.warnings.empty());
    EXPECT_EQ(media->index->time(FramePosition(0)), RationalTime(0, 1));
}

TEST(Kinds, TheCoverOfASongIsNoFilm) {
    testing::TempFolder folder;
    ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true, spec.audio_codec = "flac";
    ASSERT_TRUE(make_clip(folder / "song.flac", spec));
    const auto song = open(folder / "song.flac");
    ASSERT_TRUE(song);
    EXPECT_FALSE(song->info.video);
    EXPECT_TRUE(song->info.audio);
}

TEST(Kinds, ASourceDeletedWhilePlayingIsAnErrorOrGoesOn) {
    testing::TempFolder folder;
    ClipSpec spec;
    spec.frames = 60;
    ASSERT_TRUE(make_clip(folder / "a.ts", spec));
    const auto media = open(folder / "a.ts");
    auto source = source_of(media);
    ASSERT_TRUE(source->frame(FramePosition(3)));
    std::filesystem::remove(folder / "a.ts");
    for (const std::int64_t n : {4, 59, 0, 30})
        if (const auto frame = source->frame(FramePosition(n)); !frame) {
            EXPECT_NE(frame.error().message().find("a.ts"), std::string::npos);
        }
    EXPECT_FALSE(FrameSource::open(media));
}

}  // namespace
}  // namespace rhyme
