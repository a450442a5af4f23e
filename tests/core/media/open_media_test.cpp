#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>

#include "core/base/files.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::ClipSpec;
using testing::make_clip;

class OpenMedia : public ::testing::Test {
protected:
    std::shared_ptr<const Media> open(const std::filesystem::path& path) {
        auto media = open_media(path);
        EXPECT_TRUE(media) << media.error().message();
        return media ? *media : nullptr;
    }
    ErrorCode refused(const std::filesystem::path& path) {
        auto media = open_media(path);
        EXPECT_FALSE(media);
        if (media) return ErrorCode::Internal;
        EXPECT_NE(media.error().message().find(path_text(path)), std::string::npos) << media.error().message();
        EXPECT_EQ(media.error().message().find('\n'), std::string::npos);
        return media.error().code;
    }
    testing::TempFolder folder_;
};

int number_of(FrameSource& source, std::int64_t n) {
    auto frame = source.frame(FramePosition(n));
    if (!frame) return -2;
    auto rgb = to_rgb(*frame, frame->display_size());
    return rgb ? testing::read_frame_number(*rgb) : -1;
}

TEST_F(OpenMedia, RefusesWhatIsNoMediaInOneSentenceNamingTheFile) {
    EXPECT_EQ(refused(folder_ / "missing.mp4"), ErrorCode::NotFound);
    EXPECT_EQ(refused(folder_.path()), ErrorCode::Unreadable);
    std::ofstream(folder_ / "empty.mp4").close();
    EXPECT_EQ(refused(folder_ / "empty.mp4"), ErrorCode::Damaged);
    std::ofstream(folder_ / "text.txt") << "A text is no film.\nNot even with two lines.\n";
    EXPECT_EQ(refused(folder_ / "text.txt"), ErrorCode::Unsupported);
    std::ofstream(folder_ / "list.mp4") << "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n";
    EXPECT_EQ(refused(folder_ / "list.mp4"), ErrorCode::Unsupported);
    std::ofstream noise(folder_ / "noise.mkv", std::ios::binary);
    for (unsigned i = 0, x = 1; i < 100000; ++i) noise.put(static_cast<char>((x = x * 1664525u + 1013904223u) >> 24));
    noise.close();
    EXPECT_EQ(refused(folder_ / "noise.mkv"), ErrorCode::Unsupported);
}

TEST_F(OpenMedia, AnMp4CutBeforeItsIndexIsDamaged) {
    ClipSpec spec;
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    testing::truncate_copy(folder_ / "a.mp4", folder_ / "b.mp4", 200);
    EXPECT_EQ(refused(folder_ / "b.mp4"), ErrorCode::Damaged);
}

TEST_F(OpenMedia, AHeaderWithoutATimeScaleCostsPicturesAndSaysSo) {
    ASSERT_TRUE(make_clip(folder_ / "a.mp4"));
    std::string bytes = read_file(folder_ / "a.mp4").value();
    const std::size_t header = bytes.find("mdhd");
    ASSERT_NE(header, std::string::npos);
    bytes.replace(header + 16, 4, 4, '\0');
    std::ofstream(folder_ / "b.mp4", std::ios::binary) << bytes;
    const auto media = open(folder_ / "b.mp4");
    ASSERT_TRUE(media);
    ASSERT_LT(media->index->size().value, 25);
    ASSERT_FALSE(media->info.warnings.empty());
    EXPECT_NE(media->info.warnings.front().find("of 25 pictures"), std::string::npos) << media->info.warnings.front();
}

TEST_F(OpenMedia, JudgesByContentNotByName) {
    ASSERT_TRUE(make_clip(folder_ / "a.mp4"));
    std::filesystem::rename(folder_ / "a.mp4", folder_ / "100%d odd,name:.txt");
    const auto media = open(folder_ / "100%d odd,name:.txt");
    ASSERT_TRUE(media);
    EXPECT_EQ(media->index->size().value, 25);
}

TEST_F(OpenMedia, ATruncatedFileGivesWhatCanBeReadAndSaysSo) {
    for (const char* extension : {"mp4", "mkv", "ts"}) {
        ClipSpec spec;
        spec.frames = 120;
        const auto whole = folder_ / (std::string("whole.") + extension),
                   cut = folder_ / (std::string("cut.") + extension);
        ASSERT_TRUE(make_clip(whole, spec));
        testing::truncate_copy(whole, cut, std::filesystem::file_size(whole) * 6 / 10);
        const auto media = open(cut);
        ASSERT_TRUE(media) << extension;
        EXPECT_GT(media->index->size().value, 30) << extension;
        EXPECT_LT(media->index->size().value, 110) << extension;
        EXPECT_TRUE(!media->info.warnings.empty() || std::string(extension) == "ts") << extension;
        auto source = FrameSource::open(media);
        ASSERT_TRUE(source);
        // Near the cut pictures between two that were read may be lost.
        for (std::int64_t n = media->index->size().value - 6; n >= 0; n -= 9)
            EXPECT_EQ(number_of(**source, n), n) << extension;
        EXPECT_GE(number_of(**source, media->index->size().value - 1), media->index->size().value - 1) << extension;
    }
}

/// Twelve seconds of sound alone.
std::filesystem::path long_sound(const std::filesystem::path& path, const char* codec) {
    ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true, spec.audio_codec = codec, spec.frames = 300;
    EXPECT_TRUE(make_clip(path, spec));
    return path;
}

TEST_F(OpenMedia, SoundThatLacksItsEndOrAPieceSaysHowMuchAndWhere) {
    for (const auto& [codec, name] : {std::pair{"libvorbis", "a.ogg"}, {"libopus", "b.opus"}}) {
        const auto whole = long_sound(folder_ / name, codec), cut = folder_ / (std::string("cut") + name),
                   hurt = folder_ / (std::string("hurt") + name);
        const auto good = open(whole);
        ASSERT_TRUE(good) << name;
        EXPECT_TRUE(good->info.warnings.empty()) << good->info.warnings.front();
        for (const double share : {0.6, 0.603}) {  // within a page, as a rule
            testing::truncate_copy(whole, cut, std::uintmax_t(double(std::filesystem::file_size(whole)) * share));
            const auto less = open(cut);
            ASSERT_TRUE(less) << name;
            ASSERT_EQ(less->info.warnings.size(), 1u) << name;
            EXPECT_EQ(less->info.warnings.front(), "the file is cut short; what could be read is used") << name;
        }
        std::string bytes = read_file(whole).value();
        const std::size_t page = bytes.find("OggS", bytes.size() / 2);
        ASSERT_LT(page + 400, bytes.size());
        bytes.resize(bytes.rfind("OggS"));  // and it ends on a page, without the last one
        std::ofstream(cut, std::ios::binary) << bytes;
        const auto last = open(cut);
        ASSERT_TRUE(last && last->info.warnings.size() == 1u) << name;
        bytes = read_file(whole).value();
        bytes[page + 350] ^= 0x55;
        std::ofstream(hurt, std::ios::binary) << bytes;
        const auto lost = open(hurt);
        ASSERT_TRUE(lost) << name;
        ASSERT_EQ(lost->info.warnings.size(), 1u) << name;
        const std::string& says = lost->info.warnings.front();
        EXPECT_NE(says.find(" s of its sound are missing at "), std::string::npos) << says;
        EXPECT_NEAR(std::stod(says.substr(says.find(" at ") + 4)), 6, 1.6) << says;
    }
}

TEST_F(OpenMedia, WhatAHeaderTellsOfTheLengthIsSaidWhenLessIsThere) {
    const auto whole = long_sound(folder_ / "a.flac", "flac");
    testing::truncate_copy(whole, folder_ / "cut.flac", std::filesystem::file_size(whole) / 2);
    const auto cut = open(folder_ / "cut.flac");
    ASSERT_TRUE(cut);
    ASSERT_FALSE(cut->info.warnings.empty());
    const std::string& says = cut->info.warnings.front();
    EXPECT_TRUE(says.starts_with("the file is cut short: ")) << says;
    EXPECT_NE(says.find(" s of 12.0 s could be read"), std::string::npos) << says;
}

TEST_F(OpenMedia, RotationAndMirroringShowThePictureUpright) {
    ASSERT_TRUE(make_clip(folder_ / "a.mp4"));
    for (const int rotation : {0, 90, 180, 270})
        for (const bool mirrored : {false, true}) {
            // The stored picture is turned and mirrored the other way, so that showing it makes the number readable.
            ClipSpec spec;
            spec.frames = 3;
            if (rotation % 180) spec.width = 108, spec.height = 192;
            spec.draw = [&](int n, cv::Size size) {
                const cv::Size upright = rotation % 180 ? cv::Size(size.height, size.width) : size;
                cv::Mat picture = testing::numbered_picture(n, upright), turned = picture;
                if (rotation == 90) cv::rotate(picture, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
                if (rotation == 180) cv::rotate(picture, turned, cv::ROTATE_180);
                if (rotation == 270) cv::rotate(picture, turned, cv::ROTATE_90_CLOCKWISE);
                cv::Mat out = turned;
                if (mirrored) cv::flip(turned, out, 1);
                return out.clone();
            };
            ASSERT_TRUE(make_clip(folder_ / "stored.mp4", spec));
            testing::Remux changes;
            changes.rotation = rotation, changes.mirrored = mirrored;
            ASSERT_TRUE(testing::remux(folder_ / "stored.mp4", folder_ / "turned.mp4", changes));
            const auto media = open(folder_ / "turned.mp4");
            ASSERT_TRUE(media);
            EXPECT_EQ(media->info.video->rotation, rotation);
            EXPECT_EQ(media->info.video->mirrored, mirrored);
            EXPECT_EQ(media->info.video->display_width, rotation % 180 ? spec.height : spec.width);
            auto source = FrameSource::open(media);
            ASSERT_TRUE(source);
            EXPECT_EQ(number_of(**source, 2), 2) << rotation << (mirrored ? " mirrored" : "");
        }
}

TEST_F(OpenMedia, VariableRatesKeepEveryFrameAndItsTime) {
    ClipSpec spec;
    spec.frames = 40;
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    const auto time = [](std::int64_t n) { return RationalTime(n * n + 30 * n, 1000); };
    testing::Remux changes;
    changes.time = time;
    for (const char* name : {"v.mp4", "v.mkv"}) {
        ASSERT_TRUE(testing::remux(folder_ / "a.mp4", folder_ / name, changes));
        const auto media = open(folder_ / name);
        ASSERT_TRUE(media);
        EXPECT_TRUE(media->info.video->variable_frame_rate) << name;
        ASSERT_EQ(media->index->size().value, 40) << name;
        auto source = FrameSource::open(media);
        ASSERT_TRUE(source);
        for (std::int64_t n = 39; n >= 0; n -= 3) {
            EXPECT_EQ(number_of(**source, n), n) << name;
            EXPECT_NEAR(media->index->time(FramePosition(n)).seconds(), time(n).seconds(), 0.0011) << name;
            EXPECT_EQ(media->index->at(media->index->time(FramePosition(n))).value, n) << name;
        }
    }
}

TEST_F(OpenMedia, ConstantRatesAreNamedExactly) {
    for (const FrameRate rate : {FrameRate(24000, 1001), FrameRate(25, 1), FrameRate(30000, 1001), FrameRate(60, 1)})
        for (const char* name : {"r.mp4", "r.mkv", "r.ts"}) {
            ClipSpec spec;
            spec.rate = rate, spec.frames = 50, spec.width = 64, spec.height = 48;
            ASSERT_TRUE(make_clip(folder_ / name, spec));
            const auto media = open(folder_ / name);
            ASSERT_TRUE(media);
            EXPECT_EQ(media->info.video->frame_rate, rate) << name << " " << media->info.video->frame_rate.num;
            EXPECT_FALSE(media->info.video->variable_frame_rate) << name;
            EXPECT_NEAR(media->info.duration.seconds(), rate.time(FrameCount(50)).seconds(), 0.0021) << name;
        }
}

TEST_F(OpenMedia, AFilmBeginningBetweenKeyframesBeginsWithItsFirstDecodablePicture) {
    ClipSpec spec;
    spec.frames = 60;
    spec.codec = "mpeg2video", spec.options = {{"g", "12"}, {"bf", "2"}, {"b", "2000000"}};
    ASSERT_TRUE(make_clip(folder_ / "a.ts", spec));
    testing::Remux changes;
    changes.keep = [](std::int64_t packet) { return packet >= 5; };
    ASSERT_TRUE(testing::remux(folder_ / "a.ts", folder_ / "b.ts", changes));
    const auto media = open(folder_ / "b.ts");
    ASSERT_TRUE(media);
    auto source = FrameSource::open(media);
    ASSERT_TRUE(source);
    const int first = number_of(**source, 0);
    EXPECT_EQ(first, 12);
    for (std::int64_t n = media->index->size().value - 1; n >= 0; n -= 5) EXPECT_EQ(number_of(**source, n), first + n);
}

TEST_F(OpenMedia, AStillPictureIsAFilmOfOneFrame) {
    ASSERT_TRUE(write_png(testing::numbered_picture(77, {320, 200}), (folder_ / "s.png").string()));
    const auto media = open(folder_ / "s.png");
    ASSERT_TRUE(media && media->info.video);
    EXPECT_TRUE(media->info.video->still);
    EXPECT_EQ(media->info.video->frames, 1);
    auto source = FrameSource::open(media);
    ASSERT_TRUE(source);
    EXPECT_EQ(number_of(**source, 0), 77);
    EXPECT_EQ(number_of(**source, 1), -2);
}

TEST_F(OpenMedia, AFilmOfOneFrameIsNoStill) {
    ClipSpec spec;
    spec.frames = 1;
    ASSERT_TRUE(make_clip(folder_ / "one.mp4", spec));
    const auto media = open(folder_ / "one.mp4");
    ASSERT_TRUE(media);
    EXPECT_FALSE(media->info.video->still);
    EXPECT_EQ(media->info.video->frames, 1);
    EXPECT_GT(media->info.duration.num, 0);
}

TEST_F(OpenMedia, SoundAloneHasNoIndex) {
    ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true;
    ASSERT_TRUE(make_clip(folder_ / "s.m4a", spec));
    const auto media = open(folder_ / "s.m4a");
    ASSERT_TRUE(media);
    EXPECT_FALSE(media->index);
    EXPECT_FALSE(media->info.video);
    EXPECT_NEAR(media->info.duration.seconds(), 1.0, 0.03);
}

TEST_F(OpenMedia, TheFingerprintFollowsTheContent) {
    ASSERT_TRUE(make_clip(folder_ / "a.mp4"));
    std::filesystem::copy_file(folder_ / "a.mp4", folder_ / "b.mp4");
    ClipSpec other;
    other.frames = 26;
    ASSERT_TRUE(make_clip(folder_ / "c.mp4", other));
    const auto a = open(folder_ / "a.mp4"), b = open(folder_ / "b.mp4"), c = open(folder_ / "c.mp4");
    ASSERT_TRUE(a && b && c);
    EXPECT_EQ(a->info.fingerprint, b->info.fingerprint);
    EXPECT_NE(a->info.fingerprint, c->info.fingerprint);
}

TEST_F(OpenMedia, AnUnlikePacketLaterIsNoticedAsAChangedFile) {
    ClipSpec spec;
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    const auto media = open(folder_ / "a.mp4");
    spec.draw = [](int n, cv::Size size) { return testing::numbered_picture(n + 100, size); };
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    auto source = FrameSource::open(media);
    ASSERT_TRUE(source);
    auto frame = (*source)->frame(FramePosition(20));
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().code, ErrorCode::Unreadable);
}

TEST_F(OpenMedia, GoingOnCostsOneDecodeAFrame) {
    ClipSpec spec;
    spec.frames = 50;
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    const auto media = open(folder_ / "a.mp4");
    auto source = FrameSource::open(media);
    ASSERT_TRUE(source);
    for (std::int64_t n = 0; n < 50; ++n) ASSERT_TRUE((*source)->frame(FramePosition(n)));
    EXPECT_EQ((*source)->decoded(), 50);
    ASSERT_TRUE((*source)->frame(FramePosition(0)));
    ASSERT_TRUE((*source)->frame(FramePosition(30)));
    EXPECT_LE((*source)->decoded(), 50 + 1 + 12);
}

TEST_F(OpenMedia, FoldersAreSearchedForMediaInOrder) {
    std::filesystem::create_directories(folder_ / "sub");
    ASSERT_TRUE(make_clip(folder_ / "b.mp4"));
    std::filesystem::copy_file(folder_ / "b.mp4", folder_ / "sub" / "a.bin");
    std::filesystem::copy_file(folder_ / "b.mp4", folder_ / ".hidden.mp4");
    std::ofstream(folder_ / "notes.txt") << "notes\n";
    const std::vector<std::filesystem::path> expected{folder_ / "b.mp4", folder_ / "sub" / "a.bin"};
    EXPECT_EQ(expand_media_paths({folder_.path()}), expected);
}

}  // namespace
}  // namespace rhyme
