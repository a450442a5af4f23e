#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/media/audio_source.h"
#include "core/media/frame_source.h"
#include "core/render/export.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

namespace rhyme {
namespace {

using testing::ClipSpec;
using testing::read_frame_number;

struct Scene {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Renderer renderer{pool};
    Timeline timeline;
    Track video, audio;
    std::uint64_t ids = 0;

    Scene() {
        timeline.width = 192, timeline.height = 108;
        video.id = TrackId{1}, audio.id = TrackId{2}, audio.kind = TrackKind::Audio;
    }
    MediaId film(const std::string& name, const ClipSpec& spec = {}) {
        const auto made = testing::make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        return pool->add(folder / name).value_or(MediaId{});
    }
    void add(MediaId media, std::int64_t source, std::int64_t length) {
        Clip clip;
        clip.id = ClipId{++ids}, clip.media = media, clip.name = "clip";
        clip.start = timeline.tracks.empty() ? FramePosition(0) : timeline.end(), clip.length = FrameCount(length);
        const auto m = pool->find(media);
        clip.source_in = m ? m->index->time(FramePosition(source)) : RationalTime();
        video.clips.push_back(clip);
        if (m && m->info.audio) clip.id = ClipId{++ids}, audio.clips.push_back(clip);
        timeline.tracks = {std::make_shared<const Track>(video), std::make_shared<const Track>(audio)};
    }
    Result<ExportReport> write(const std::string& name, const std::string& preset = "reference-h264",
                               ExportJob job = {}, Progress progress = {}, Cancel cancel = {}) {
        job.target = folder / name, job.preset = *find_preset(preset);
        return export_timeline(timeline, renderer, job, std::move(progress), std::move(cancel));
    }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
    }
};

cv::Mat decoded(FrameSource& source, std::int64_t n, cv::Size size) {
    const auto frame = source.frame(FramePosition(n));
    EXPECT_TRUE(frame);
    return frame ? *to_rgb(*frame, size) : cv::Mat();
}

double psnr(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat d;
    cv::absdiff(a, b, d);
    d.convertTo(d, CV_32F);
    return 10 * std::log10(255 * 255 / std::max(1e-9, d.dot(d) / static_cast<double>(d.total() * 3)));
}

TEST(Export, ShowsTheRightFrameOnBothSidesOfEveryCutOfMixedRates) {
    Scene s;
    s.timeline.rate = FrameRate(30000, 1001);
    ClipSpec ntsc, pal, small;
    ntsc.frames = pal.frames = small.frames = 60;
    ntsc.rate = FrameRate(30000, 1001), small.width = 96, small.height = 54, small.rate = FrameRate(24, 1);
    const MediaId films[] = {s.film("ntsc.mkv", ntsc), s.film("pal.mp4", pal), s.film("small.mp4", small)};
    for (int c = 0; c < 12; ++c) s.add(films[c % 3], 3 + 2 * c, 7);
    const auto report = s.write("out.mp4");
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->frames, 84);
    const auto made = open_media(s.folder / "out.mp4");
    ASSERT_TRUE(made);
    ASSERT_EQ((*made)->index->size().value, 84);
    auto out = FrameSource::open(*made);
    ASSERT_TRUE(out);
    const double fps[] = {30000 / 1001.0, 25, 24};
    for (int c = 0; c < 12; ++c)
        for (const int i : {0, 6}) {
            const int expected = 3 + 2 * c + static_cast<int>(std::floor((i + 0.5) * fps[c % 3] / fps[0] + 1e-6));
            EXPECT_EQ(read_frame_number(decoded(**out, 7 * c + i, {192, 108})), expected)
                << "cut " << c << " frame " << i;
        }
}

TEST(Export, ADissolveOfFilesCodedAlikeIsMixedAsCodedAndShowsWhatThePreviewDoes) {
    Scene s;
    ClipSpec other;
    other.draw = [](int n, cv::Size size) { return testing::numbered_picture(n + 50, size, {200, 40, 90}); };
    s.add(s.film("a.mp4"), 0, 12);
    s.add(s.film("b.mp4", other), 6, 12);
    s.video.transitions = {{TransitionId{90}, ClipId{1}, ClipId{2}, "dissolve", FrameCount(3), FrameCount(3), {}}};
    s.timeline.tracks[0] = std::make_shared<const Track>(s.video);
    for (std::int64_t p = 9; p < 15; ++p) {
        const auto drawn = s.renderer.picture(s.timeline, FramePosition(p), Purpose::Export);
        const auto preview = s.renderer.rgb(s.timeline, FramePosition(p), {192, 108}, Purpose::Scrub);
        ASSERT_TRUE(drawn && preview);
        ASSERT_TRUE(drawn->untouched) << p;
        cv::Mat apart;
        cv::absdiff(*to_rgb(drawn->untouched, {192, 108}), *preview, apart);
        EXPECT_LE(cv::mean(apart.reshape(1))[0], 1) << "frame " << p;
        EXPECT_GT(psnr(*to_rgb(drawn->untouched, {192, 108}), *preview), 42) << "frame " << p;
    }
    s.video.transitions[0].parameters["linear"] = 1;  // light is mixed otherwise
    s.timeline.tracks[0] = std::make_shared<const Track>(s.video);
    EXPECT_FALSE(s.renderer.picture(s.timeline, FramePosition(11), Purpose::Export)->untouched);
}

TEST(Export, ADissolveOfFilesOfTwoSizesAndPixelFormatsShowsWhatThePreviewDoes) {
    for (const char* preset : {"reference-h264", "pictures-png"}) {
        Scene s;
        ClipSpec large;
        large.width = 384, large.height = 216, large.pixel_format = "yuv444p";
        large.draw = [](int n, cv::Size size) { return testing::numbered_picture(n + 50, size, {200, 40, 90}); };
        s.add(s.film("a.mp4"), 0, 12);
        s.add(s.film("b.mp4", large), 6, 12);
        s.video.transitions = {{TransitionId{90}, ClipId{1}, ClipId{2}, "dissolve", FrameCount(3), FrameCount(3), {}}};
        s.timeline.tracks[0] = std::make_shared<const Track>(s.video);
        ASSERT_TRUE(s.renderer.picture(s.timeline, FramePosition(11), Purpose::Export)->incoming);
        const bool stills = std::string(preset) == "pictures-png";
        const auto name = s.folder / (stills ? "x.png" : "x.mp4");
        ASSERT_TRUE(s.write(name.filename().string(), preset));
        for (std::int64_t p = 9; p < 15; ++p) {
            const auto film = open_media(stills ? numbered_picture(name, p) : name);
            ASSERT_TRUE(film);
            const auto out = FrameSource::open(*film);
            const auto preview = s.renderer.rgb(s.timeline, FramePosition(p), {192, 108}, Purpose::Scrub);
            ASSERT_TRUE(out && preview);
            EXPECT_GT(psnr(decoded(**out, stills ? 0 : p, {192, 108}), *preview), 36) << preset << " frame " << p;
        }
    }
}

TEST(Export, SaysWhichSoundIsDamaged) {
    Scene s;
    testing::write_wav(s.folder / "hot.wav", 48000, 2, 3, 48000, [](std::int64_t n, int) {
        return n == 20'000 ? std::numeric_limits<float>::quiet_NaN() : 0.1f;
    });
    const auto sound = s.pool->add(s.folder / "hot.wav");
    ASSERT_TRUE(sound);
    s.add(s.film("a.mp4"), 0, 20);
    Clip clip;
    clip.id = ClipId{50}, clip.media = *sound, clip.name = "hot", clip.length = FrameCount(20);
    s.audio.clips = {clip};
    s.timeline.tracks[1] = std::make_shared<const Track>(s.audio);
    const auto report = s.write("out.mp4");
    ASSERT_TRUE(report) << report.error().message();
    ASSERT_EQ(report->warnings.size(), 1u);
    EXPECT_NE(report->warnings.front().find("hot.wav"), std::string::npos) << report->warnings.front();
}

TEST(Export, DecodesToWhatThePreviewShowed) {
    Scene s;
    ClipSpec other;
    other.width = 160, other.height = 120;
    s.add(s.film("a.mp4"), 0, 12);
    s.add(s.film("b.mp4", other), 6, 12);
    s.video.transitions = {{TransitionId{90}, ClipId{1}, ClipId{2}, "dissolve", FrameCount(3), FrameCount(3), {}}};
    s.timeline.tracks[0] = std::make_shared<const Track>(s.video);
    ASSERT_TRUE(s.write("out.mp4"));
    auto out = FrameSource::open(*open_media(s.folder / "out.mp4"));
    ASSERT_TRUE(out);
    for (std::int64_t p = 0; p < 24; ++p) {
        const auto preview = s.renderer.rgb(s.timeline, FramePosition(p), {192, 108}, Purpose::Scrub);
        ASSERT_TRUE(preview);
        EXPECT_GT(psnr(decoded(**out, p, {192, 108}), *preview), 30) << "frame " << p;
    }
}

TEST(Export, KeepsColoursWhateverTheSourcesMatrixAndRange) {
    for (const ColorInfo& color : {ColorInfo{}, ColorInfo{ColorMatrix::Bt601, ColorRange::Limited},
                                   ColorInfo{ColorMatrix::Bt709, ColorRange::Full}}) {
        Scene s;
        const cv::Scalar paint(200, 90, 40);
        ClipSpec plain, own;
        plain.draw = own.draw = [&](int, cv::Size size) { return cv::Mat(size, CV_8UC3, paint); };
        own.color = color;
        s.add(s.film("plain.mp4", plain), 0, 5);
        s.add(s.film("own.mp4", own), 0, 4);
        own.width = 96, own.height = 54;
        s.add(s.film("small.mp4", own), 0, 4);
        ASSERT_TRUE(s.write("out.mp4"));
        auto out = FrameSource::open(*open_media(s.folder / "out.mp4"));
        ASSERT_TRUE(out);
        for (const std::int64_t p : {2, 7, 11})
            for (int c = 0; c < 3; ++c)
                EXPECT_NEAR(cv::mean(decoded(**out, p, {192, 108}))[c], paint[c], 3) << name(color.matrix) << p;
    }
}

TEST(Export, SoundLastsExactlyAsLongAsThePictures) {
    Scene s;
    s.timeline.rate = FrameRate(30000, 1001);
    ClipSpec spec;
    spec.with_audio = true, spec.frames = 50;
    s.add(s.film("a.mp4", spec), 0, 37);
    const auto report = s.write("out.mov", "prores-422-hq");
    ASSERT_TRUE(report) << report.error().message();
    auto sound = AudioSource::open(*open_media(s.folder / "out.mov"));
    ASSERT_TRUE(sound);
    const std::int64_t expected = s.timeline.rate.sample(FramePosition(37), 48000).value;
    std::vector<float> mixed(static_cast<std::size_t>(expected) * 2), written(mixed.size() + 200);
    ASSERT_TRUE(s.renderer.sound(s.timeline, SamplePosition(0), mixed, Purpose::Export));
    ASSERT_TRUE((*sound)->read(SamplePosition(0), written));
    for (std::size_t i = 0; i < mixed.size(); ++i) ASSERT_NEAR(written[i], mixed[i], 1e-6) << i;
    for (std::size_t i = mixed.size(); i < written.size(); ++i) ASSERT_EQ(written[i], 0);
}

TEST(Export, SaysHowLoudItIsAsMeasuringTheRangeWould) {
    Scene s;
    ClipSpec spec;
    spec.with_audio = true, spec.frames = 75;
    s.add(s.film("a.mp4", spec), 0, 70);
    ExportJob job;
    job.range = FrameRange{FramePosition(5), FrameCount(60)};
    const auto report = s.write("out.mov", "prores-422-hq", job);
    ASSERT_TRUE(report) << report.error().message();
    const auto measured = measure_loudness(s.renderer, s.timeline, *job.range);
    ASSERT_TRUE(measured && report->loudness);
    EXPECT_NEAR(report->loudness->integrated, measured->integrated, 1e-6);
    EXPECT_NEAR(report->loudness->true_peak, measured->true_peak, 1e-6);
    EXPECT_NEAR(report->loudness->true_peak, 20 * std::log10(0.25), 0.3) << "a sine at a quarter of full scale";
}

TEST(Export, OfNoSoundNoLoudnessIsSaid) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 5);
    const auto report = s.write("out.png", "pictures-png");
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_FALSE(report->loudness);
}

class EveryPreset : public ::testing::TestWithParam<std::string> {};
TEST_P(EveryPreset, WritesWhatCanBeReadBack) {
    const ExportPreset& preset = *find_preset(GetParam());
    if ((preset.video && !testing::has_encoder(preset.video->codec)) ||
        (preset.audio && !testing::has_encoder(preset.audio->codec)))
        GTEST_SKIP() << "this FFmpeg lacks the encoder";
    Scene s;
    ClipSpec spec;
    spec.with_audio = true, spec.frames = 12, spec.width = 256, spec.height = 144;
    s.timeline.width = 256, s.timeline.height = 144;
    s.add(s.film("a.mp4", spec), 0, 10);
    ExportJob job;
    job.size = cv::Size(256, 144);
    const auto report = s.write("out" + preset.extension, GetParam(), job);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->warnings, std::vector<std::string>{});
    EXPECT_TRUE(report->checked) << report->check;
    const bool pictures = preset.video && !preset.audio;
    const auto name = s.folder / ("out" + preset.extension);
    const auto made = open_media(pictures ? numbered_picture(name, 0) : name);
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ((*made)->info.audio.has_value(), preset.audio.has_value());
    if (!preset.video) return;
    if (pictures) {
        EXPECT_TRUE(std::filesystem::exists(numbered_picture(name, 9)));
        EXPECT_FALSE(std::filesystem::exists(numbered_picture(name, 10)));
        return;
    }
    ASSERT_EQ((*made)->index->size().value, 10);
    EXPECT_EQ((*made)->info.video->frame_rate, s.timeline.rate);
    auto out = FrameSource::open(*made);
    ASSERT_TRUE(out);
    for (std::int64_t n = 0; n < 10; ++n) EXPECT_EQ(read_frame_number(decoded(**out, n, {256, 144})), n);
}
std::vector<std::string> preset_names() {
    std::vector<std::string> names;
    for (const ExportPreset& preset : export_presets()) names.push_back(preset.name);
    return names;
}
INSTANTIATE_TEST_SUITE_P(Presets, EveryPreset, ::testing::ValuesIn(preset_names()), [](const auto& info) {
    std::string text = info.param;
    std::replace(text.begin(), text.end(), '-', '_');
    return text;
});

TEST(Export, ReportsEveryStepForwardAndEndsAtOne) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 20);
    std::vector<double> fractions;
    ASSERT_TRUE(
        s.write("out.mp4", "reference-h264", {}, [&](const ProgressReport& r) { fractions.push_back(r.fraction); }));
    ASSERT_FALSE(fractions.empty());
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_EQ(fractions.back(), 1);
}

TEST(Export, CancelledARunOfPicturesLeavesNothing) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 20);
    const std::size_t before = s.files();
    std::stop_source stop;
    const auto report = s.write(
        "out.png", "pictures-png", {}, [&](const ProgressReport&) { stop.request_stop(); }, stop.get_token());
    ASSERT_FALSE(report);
    EXPECT_EQ(s.files(), before);
}

TEST(Export, CancelledItLeavesNothing) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 20);
    const std::size_t before = s.files();
    std::stop_source stop;
    stop.request_stop();
    const auto report = s.write("out.mp4", "reference-h264", {}, {}, stop.get_token());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(s.files(), before);
}

TEST(Export, RefusesWhatCannotBeDoneInOneSentenceAndLeavesNothing) {
    Scene s;
    EXPECT_EQ(s.write("out.mp4").error().code, ErrorCode::InvalidArgument) << "empty";
    s.add(s.film("a.mp4"), 0, 10);
    const std::size_t before = s.files();
    ExportJob beyond;
    beyond.range = FrameRange{FramePosition(5), FrameCount(50)};
    EXPECT_EQ(s.write("out.mp4", "reference-h264", beyond).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(s.write("a.mp4").error().code, ErrorCode::Conflict) << "over its own source";
    EXPECT_FALSE(s.write("no/such/folder/out.mp4"));
    EXPECT_EQ(s.files(), before);
}

TEST(Export, OddSizesAreMadeEvenWithAWarning) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 4);
    ExportJob job;
    job.size = cv::Size(101, 57);
    const auto report = s.write("out.mp4", "reference-h264", job);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->warnings.size(), 1u);
    const auto made = open_media(s.folder / "out.mp4");
    EXPECT_EQ((*made)->info.video->width, 100);
    EXPECT_EQ((*made)->info.video->height, 56);
}

TEST(Export, ARangeIsExportedAlone) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 20);
    ExportJob job;
    job.range = FrameRange{FramePosition(6), FrameCount(5)};
    ASSERT_TRUE(s.write("out.mp4", "reference-h264", job));
    const auto made = open_media(s.folder / "out.mp4");
    ASSERT_EQ((*made)->index->size().value, 5);
    auto out = FrameSource::open(*made);
    EXPECT_EQ(read_frame_number(decoded(**out, 0, {192, 108})), 6);
    EXPECT_EQ(read_frame_number(decoded(**out, 4, {192, 108})), 10);
}

TEST(Export, OfflineMediaAreNamedAndTheRestIsExported) {
    Scene s;
    s.add(s.film("a.mp4"), 0, 4);
    s.add(MediaId{77}, 0, 4);
    const auto report = s.write("out.mp4");
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->frames, 8);
    EXPECT_EQ(report->warnings.size(), 1u);
}

TEST(Export, TwiceGivesTheSameBytes) {
    Scene s;
    ClipSpec spec;
    spec.with_audio = true;
    s.add(s.film("a.mp4", spec), 0, 15);
    const auto bytes = [&](const std::string& name) {
        std::ifstream file(s.folder / name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    ASSERT_TRUE(s.write("one.mp4"));
    ASSERT_TRUE(s.write("two.mp4"));
    EXPECT_GT(bytes("one.mp4").size(), 1000u);
    EXPECT_TRUE(bytes("one.mp4") == bytes("two.mp4"));
}

}  // namespace
}  // namespace rhyme
