#include <gtest/gtest.h>

#include "core/media/frame_source.h"
#include "core/render/export.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::ClipSpec;
using testing::read_frame_number;

using Settings = std::map<std::string, std::string>;

struct Cuts {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Renderer renderer{pool};
    Timeline timeline;
    Track video;
    std::vector<int> expected;  ///< the number every frame must show

    Cuts() {
        timeline.width = 192, timeline.height = 108;
        video.id = TrackId{100};
    }
    MediaId film(const std::string& name, Settings settings, const std::string& codec = "libx264",
                 const std::string& format = "yuv420p") {
        ClipSpec spec;
        spec.frames = 80, spec.codec = codec, spec.pixel_format = format, spec.options = std::move(settings);
        const auto made = testing::make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        return pool->add(folder / name).value_or(MediaId{});
    }
    void add(MediaId media, int source, int length) {
        Clip clip;
        clip.id = ClipId{video.clips.size() + 1}, clip.media = media, clip.name = "clip";
        clip.start = FramePosition(static_cast<std::int64_t>(expected.size())), clip.length = FrameCount(length);
        clip.source_in = pool->find(media)->index->time(FramePosition(source));
        video.clips.push_back(clip);
        timeline.tracks = {std::make_shared<const Track>(video)};
        for (int i = 0; i < length; ++i) expected.push_back(source + i);
    }
    ExportReport write(const std::string& name) {
        ExportJob job;
        job.target = folder / name, job.preset = *find_preset("smart-copy");
        auto report = export_timeline(timeline, renderer, job);
        EXPECT_TRUE(report) << (report ? "" : report.error().message());
        return report.value_or(ExportReport{});
    }
    /// What each frame of a written file shows.
    std::vector<int> shown(const std::string& name) {
        std::vector<int> numbers;
        const auto media = open_media(folder / name);
        EXPECT_TRUE(media);
        const auto source = FrameSource::open(*media);
        for (std::int64_t n = 0; n < (*media)->index->size().value; ++n) {
            const auto frame = (*source)->frame(FramePosition(n));
            numbers.push_back(frame ? read_frame_number(*to_rgb(*frame, {192, 108})) : -2);
        }
        return numbers;
    }
};

Settings gop(int length, int b_frames) {
    return {{"preset", "veryfast"},
            {"crf", "14"},
            {"g", std::to_string(length)},
            {"bf", std::to_string(b_frames)},
            {"sc_threshold", "0"}};
}

TEST(SmartCopy, ShowsTheRightFrameEverywhereWhateverTheCutsAndBFrames) {
    for (const int b_frames : {0, 1, 3}) {
        Cuts c;
        const MediaId a = c.film("a.mp4", gop(12, b_frames)), b = c.film("b.mp4", gop(12, b_frames));
        c.add(a, 5, 31), c.add(b, 12, 24), c.add(a, 23, 26), c.add(b, 40, 3), c.add(b, 10, 40);
        const ExportReport report = c.write("out.mp4");
        EXPECT_GT(report.copied_packets, 60) << b_frames;
        EXPECT_LT(report.copied_packets, 124) << b_frames;
        EXPECT_EQ(report.warnings, std::vector<std::string>{}) << b_frames;
        EXPECT_EQ(c.shown("out.mp4"), c.expected) << b_frames;
    }
}

TEST(SmartCopy, JoinsFilesOfDifferentParameterSets) {
    Cuts c;
    Settings other = gop(10, 2);
    other["preset"] = "ultrafast", other["profile"] = "baseline", other["bf"] = "0";
    const MediaId a = c.film("a.mp4", gop(12, 3)), b = c.film("b.mkv", other), t = c.film("c.ts", gop(8, 2));
    for (int i = 0; i < 2; ++i) c.add(a, 7 + i, 30), c.add(b, 13 + i, 25), c.add(t, 3 + i, 20);
    const ExportReport report = c.write("out.mp4");
    EXPECT_GT(report.copied_packets, 70);
    EXPECT_EQ(c.shown("out.mp4"), c.expected);
    EXPECT_GT(c.write("out.mkv").copied_packets, 70);
    EXPECT_EQ(c.shown("out.mkv"), c.expected);
}

TEST(SmartCopy, CopiesNothingThatLeansOnPicturesBeforeTheCut) {
    Cuts c;
    Settings open_gop = gop(12, 3);
    open_gop["x264-params"] = "open-gop=1";
    const MediaId a = c.film("a.mp4", open_gop), b = c.film("b.mp4", gop(12, 3));
    c.add(b, 0, 20), c.add(a, 18, 40), c.add(b, 30, 20);
    EXPECT_GT(c.write("out.mp4").copied_packets, 10);
    EXPECT_EQ(c.shown("out.mp4"), c.expected);
}

TEST(SmartCopy, WholeFilesAreCopiedWithoutEncodingAPicture) {
    Cuts c;
    c.add(c.film("a.mp4", gop(12, 2)), 0, 80);
    EXPECT_EQ(c.write("out.mp4").copied_packets, 80);
    EXPECT_EQ(c.shown("out.mp4"), c.expected);
}

TEST(SmartCopy, SaysWhyAFileIsEncoded) {
    Cuts c;
    const MediaId a = c.film("a.mp4", gop(12, 2)),
                  b = c.film("b.webm", {{"b", "500k"}, {"deadline", "realtime"}}, "libvpx-vp9");
    c.add(a, 12, 24), c.add(b, 4, 10);
    const ExportReport report = c.write("out.mp4");
    EXPECT_EQ(report.copied_packets, 24);
    ASSERT_EQ(report.warnings.size(), 1u);
    EXPECT_NE(report.warnings.front().find("b.webm"), std::string::npos);
    EXPECT_EQ(c.shown("out.mp4"), c.expected);
}

TEST(SmartCopy, PicturesThatStandAloneAreAllCopied) {
    Cuts c;
    const MediaId a = c.film("a.mov", {{"profile", "hq"}}, "prores_ks", "yuv422p10le");
    c.add(a, 7, 9), c.add(a, 30, 11);
    const ExportReport report = c.write("out.mov");
    EXPECT_EQ(report.copied_packets, 20);
    EXPECT_EQ(report.warnings, std::vector<std::string>{});
    EXPECT_EQ(c.shown("out.mov"), c.expected);
}

TEST(SmartCopy, EncodesWhatATransitionChanges) {
    Cuts c;
    const MediaId a = c.film("a.mp4", gop(12, 2)), b = c.film("b.mp4", gop(12, 2));
    c.add(a, 12, 30), c.add(b, 24, 30);
    c.video.transitions = {{TransitionId{90}, ClipId{1}, ClipId{2}, "dissolve", FrameCount(3), FrameCount(3), {}}};
    c.timeline.tracks = {std::make_shared<const Track>(c.video)};
    EXPECT_GT(c.write("out.mp4").copied_packets, 30);
    auto shown = c.shown("out.mp4");
    ASSERT_EQ(shown.size(), c.expected.size());
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (i < 27 || i >= 33) {
            EXPECT_EQ(shown[i], c.expected[i]) << i;
        }
}

}  // namespace
}  // namespace rhyme
