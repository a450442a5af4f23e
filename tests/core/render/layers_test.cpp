#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "core/image/blend_mode.h"
#include "core/render/export.h"
#include "core/timeline/sequences.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::read_frame_number;

constexpr Rgba red = 0xff0000ff, half_blue = 0x0000ff80, blue = 0x0000ffff;

/// Video tracks filled by hand, drawn at 192 x 108.
struct Scene {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Renderer renderer{pool};
    Sequences sequences{Timeline()};
    std::vector<Track> tracks;
    std::uint64_t ids = 0;
    int width = 192, height = 108;

    Track& track(TrackKind kind = TrackKind::Video) {
        tracks.emplace_back();
        tracks.back().id = TrackId{++ids}, tracks.back().kind = kind;
        return tracks.back();
    }
    Clip clip(ClipKind kind, std::int64_t start = 0, std::int64_t length = 10) {
        Clip c;
        c.id = ClipId{++ids}, c.kind = kind, c.name = "clip";
        c.start = FramePosition(start), c.length = FrameCount(length);
        return c;
    }
    Clip color(Rgba color, std::int64_t start = 0, std::int64_t length = 10) {
        Clip c = clip(ClipKind::Color, start, length);
        c.more.edit([&](ClipMore& m) { m.color = color; });
        return c;
    }
    Clip title(const std::string& text, TextStyle style = {}) {
        Clip c = clip(ClipKind::Title);
        c.more.edit([&](ClipMore& m) { m.title.text = text, m.title.style = style; });
        return c;
    }
    Clip film(const testing::ClipSpec& spec = {}, const std::string& name = "a.mp4") {
        EXPECT_TRUE(testing::make_clip(folder / name, spec));
        Clip c = clip(ClipKind::Media);
        c.media = pool->add(folder / name).value_or(MediaId{});
        return c;
    }
    static void put(Clip& clip, const std::string& kind, std::map<std::string, Curve> parameters = {}) {
        clip.more.edit([&](ClipMore& m) { m.effects.push_back({EffectId{99}, kind, true, parameters, {}}); });
    }
    Timeline timeline() const {
        Timeline made = with_nested(sequences);
        made.width = width, made.height = height, made.tracks.clear();
        for (const Track& t : tracks) made.tracks.push_back(std::make_shared<const Track>(t));
        return made;
    }
    cv::Mat rgb(std::int64_t p = 0) const {
        const auto picture = renderer.rgb(timeline(), FramePosition(p), {width, height}, Purpose::Scrub);
        EXPECT_TRUE(picture) << (picture ? "" : picture.error().message());
        return picture.value_or(cv::Mat(height, width, CV_8UC3, cv::Scalar(1, 2, 3)));
    }
    Renderer::Picture exported(std::int64_t p = 0) const {
        auto picture = renderer.picture(timeline(), FramePosition(p), Purpose::Export);
        EXPECT_TRUE(picture);
        return picture.value_or(Renderer::Picture{});
    }
};

bool even(const cv::Mat& picture, cv::Scalar color, double within = 1.01) {
    return cv::norm(picture, cv::Mat(picture.size(), picture.type(), color), cv::NORM_INF) <= within;
}

TEST(Layers, AColorClipFillsTheFrame) {
    Scene s;
    s.track().clips = {s.color(red)};
    EXPECT_TRUE(even(s.rgb(), {255, 0, 0}));
    EXPECT_TRUE(even(s.rgb(10), {0, 0, 0}));
}

TEST(Layers, AClipMeetsWhatLiesBelowAsItsBlendModeSays) {
    Scene s;
    s.track().clips = {s.color(0xc08040ff)};
    Clip top = s.color(0x808080ff);
    Scene::put(top, "opacity", {{"blend", {static_cast<double>(BlendMode::Multiply), {}}}});
    s.track().clips = {top};
    EXPECT_TRUE(even(s.rgb(), {96.4, 64.3, 32.1}));
    s.tracks[1].clips = {s.color(0x808080ff)};
    s.tracks[1].effects.edit([](Effects& list) {
        list = {{EffectId{7}, "opacity", true, {{"blend", {static_cast<double>(BlendMode::Difference), {}}}}, {}}};
    });
    EXPECT_TRUE(even(s.rgb(), {64, 0, 64})) << "and so a track's";
}

TEST(Layers, WhatAnEffectFindsInAFilmIsTheSameForPreviewAndExport) {
    testing::ClipSpec spec;
    spec.draw = [](int n, cv::Size size) {
        cv::Mat wall(90, 160, CV_8UC3), out;
        cv::RNG(5).fill(wall, cv::RNG::UNIFORM, 0, 255);
        cv::resize(wall, wall, size * 2, 0, 0, cv::INTER_CUBIC);
        const cv::Point at(20 + 3 * (n % 3), 20 + 2 * (n % 2));
        return wall(cv::Rect(at, size)).clone();
    };
    const auto scene = [&](Scene& s) {
        Clip clip = s.film(spec);
        Scene::put(clip, "stabilise", {{"zoom", {1.2, {}}}});
        s.track().clips = {clip};
    };
    Scene preview, exporting;
    scene(preview), scene(exporting);
    for (const std::int64_t n : {8, 1, 5}) preview.rgb(n);
    cv::Mat exported, steady = preview.rgb(4), next = preview.rgb(5);
    exporting.exported(4).composed.convertTo(exported, CV_8U, 1.0 / 257);
    EXPECT_LE(cv::norm(steady, exported, cv::NORM_INF), 1);
    Scene bare;
    bare.track().clips = {bare.film(spec)};
    EXPECT_LT(cv::norm(steady, next, cv::NORM_L1), 0.6 * cv::norm(bare.rgb(4), bare.rgb(5), cv::NORM_L1));
}

TEST(Layers, WhatIsTransparentLetsThroughWhatIsBelow) {
    Scene s;
    s.track().clips = {s.color(red)};
    s.track().clips = {s.color(half_blue)};
    EXPECT_TRUE(even(s.rgb(), {127, 0, 128}));
}

TEST(Layers, ATransparentFileIsLaidOnWhatIsBelow) {
    if (!testing::has_encoder("png")) GTEST_SKIP();
    Scene s;
    s.track().clips = {s.color(red)};
    testing::ClipSpec spec;
    spec.codec = "prores_ks", spec.pixel_format = "yuva444p10le", spec.options = {{"profile", "4444"}};
    Clip film = s.film(spec, "a.mov");
    s.track().clips = {film};
    const auto plan = plan_frame(s.timeline(), FramePosition(0), *s.pool);
    EXPECT_EQ(plan.steps.size(), s.pool->find(film.media)->info.video->transparent ? 2u : 1u);
}

TEST(Layers, BarsLetThroughWhatIsBelow) {
    Scene s;
    s.width = s.height = 108;
    s.track().clips = {s.color(red)};
    Clip film = s.film();
    s.track().clips = {film};
    const cv::Mat picture = s.rgb();
    EXPECT_TRUE(even(picture.rowRange(0, 20), {255, 0, 0}));
    EXPECT_EQ(read_frame_number(picture(cv::Rect(0, 23, 108, 61))), 0);
}

TEST(Layers, ACoveredTrackIsNotDrawnAndTheFrameOnTopStaysUntouched) {
    Scene s;
    s.track().clips = {s.color(red)};
    Clip film = s.film();
    s.track().clips = {film};
    EXPECT_EQ(plan_frame(s.timeline(), FramePosition(0), *s.pool).steps.size(), 1u);
    EXPECT_TRUE(s.exported().untouched);
    s.track().clips = {s.title("x")};
    EXPECT_FALSE(s.exported().untouched) << "a title lies on it";
}

TEST(Layers, OfVideoTracksInSoloOnlyThoseAreSeen) {
    Scene s;
    s.track().clips = {s.color(red)};
    s.tracks[0].solo = true;
    s.track().clips = {s.color(blue)};
    EXPECT_TRUE(even(s.rgb(), {255, 0, 0}));
}

TEST(Layers, ADissolveOfTransparentClipsKeepsWhatIsBelow) {
    Scene s;
    s.track().clips = {s.color(red, 0, 20)};
    Track& top = s.track();
    top.clips = {s.color(half_blue, 0, 10), s.color(half_blue, 10, 10)};
    top.transitions = {
        {TransitionId{9}, top.clips[0].id, top.clips[1].id, "dissolve", FrameCount(3), FrameCount(3), {}, true}};
    EXPECT_TRUE(even(s.rgb(10), {127, 0, 128}, 1.5));
}

TEST(Layers, PreviewAndExportAreTheSamePicture) {
    Scene s;
    Clip film = s.film();
    Scene::put(film, "colour", {{"exposure", {0.5, {}}}});
    Scene::put(film, "reframe", {{"scale", {0.8, {}}}, {"rotation", {10, {}}}});
    s.track().clips = {film};
    s.track().clips = {
        s.title("Rhyme"),
    };
    cv::Mat exported;
    s.exported().composed.convertTo(exported, CV_8U, 1.0 / 257);
    EXPECT_EQ(cv::norm(s.rgb(), exported, cv::NORM_INF), 0);
}

TEST(Titles, AreDrawnWhereTheirStyleSays) {
    Scene s;
    TextStyle style;
    style.size = 20, style.outline = style.shadow = 0;
    s.track().clips = {s.title("HHH", style)};
    cv::Mat bright = s.rgb();
    if (cv::norm(bright, cv::NORM_INF) == 0) GTEST_SKIP() << "there is no font here";
    EXPECT_EQ(cv::norm(bright.rowRange(0, 54), cv::NORM_INF), 0) << "at the bottom by default";
    EXPECT_GT(cv::norm(bright.rowRange(54, 108), cv::NORM_INF), 200);
    style.alignment = 7;
    s.tracks[0].clips = {s.title("HHH", style)};
    EXPECT_EQ(cv::norm(s.rgb().rowRange(54, 108), cv::NORM_INF), 0);
    EXPECT_EQ(cv::norm(s.rgb().colRange(120, 192), cv::NORM_INF), 0);
}

TEST(Titles, TextIsNeverMarkup) {
    Scene s;
    TextStyle style;
    style.size = 15;
    const auto drawn = [&](const std::string& text) {
        s.tracks.clear();
        s.track().clips = {s.title(text, style)};
        return s.rgb();
    };
    const cv::Mat plain = drawn("a");
    if (cv::norm(plain, cv::NORM_INF) == 0) GTEST_SKIP() << "there is no font here";
    EXPECT_GT(cv::norm(drawn("{\\1c&H0000FF&}a"), plain, cv::NORM_INF), 0) << "the braces are seen";
    EXPECT_GT(cv::sum(drawn("a\\Nb"))[0], cv::sum(drawn("a\nb"))[0]) << "so is a backslash";
    EXPECT_EQ(cv::norm(drawn("a\\Nb").rowRange(0, 80), cv::NORM_INF), 0) << "it begins no line";
}

TEST(Titles, ALargerPictureIsTheSameOneLarger) {
    Scene s;
    TextStyle style;
    style.size = 30, style.alignment = 5;
    s.track().clips = {s.title("Rhyme", style)};
    const cv::Mat small = s.rgb();
    cv::Mat large = *s.renderer.rgb(s.timeline(), FramePosition(0), {384, 216}, Purpose::Scrub);
    cv::resize(large, large, small.size(), 0, 0, cv::INTER_AREA);
    EXPECT_LT(cv::norm(small, large, cv::NORM_L1) / static_cast<double>(small.total() * 3), 2);
}

/// Another sequence, all of one colour for `length` frames.
void add_inner(Scene& s, Rgba color, std::int64_t length) {
    Timeline inner = make_timeline(FrameRate(25, 1), 96, 108);
    inner.id = SequenceId{2};
    Track track = *inner.tracks.front();
    track.clips = {s.color(color, 0, length)};
    inner.tracks.front() = std::make_shared<const Track>(track);
    s.sequences = with_timeline(s.sequences, inner);
    Timeline outer = s.sequences.now();
    Track shows;
    shows.id = TrackId{1};
    Clip c = s.clip(ClipKind::Sequence);
    c.sequence = SequenceId{2};
    shows.clips = {c};
    outer.tracks = {std::make_shared<const Track>(shows)};
    s.sequences = with_timeline(s.sequences, outer);
    s.track().clips = {s.color(red)};
    s.track().clips = {c};
}

TEST(Nested, ASequenceIsFittedIntoTheFrameAndItsGapsAreTransparent) {
    Scene s;
    add_inner(s, blue, 5);
    EXPECT_TRUE(even(s.rgb(4).colRange(49, 143), {0, 0, 255}));
    EXPECT_TRUE(even(s.rgb(4).colRange(0, 47), {255, 0, 0})) << "beside it";
    EXPECT_TRUE(even(s.rgb(5), {255, 0, 0})) << "after its end";
    s.tracks[1].clips[0].source_in = RationalTime(3, 25);
    EXPECT_TRUE(even(s.rgb(2), {255, 0, 0})) << "its third frame from the fourth on";
    EXPECT_FALSE(even(s.rgb(1), {255, 0, 0}));
}

TEST(Nested, OneThatIsNotThereIsReported) {
    Scene s;
    Clip c = s.clip(ClipKind::Sequence);
    c.sequence = SequenceId{7};
    s.track().clips = {c};
    EXPECT_EQ(s.renderer.not_drawn(s.timeline(), {FramePosition(0), FrameCount(10)}).size(), 1u);
    EXPECT_TRUE(even(s.rgb(), {0, 0, 0}));
}

TEST(EffectsOnClips, OpacityShowsWhatIsBelow) {
    Scene s;
    s.track().clips = {s.color(red)};
    Clip top = s.color(blue);
    Scene::put(top, "opacity", {{"opacity", {0.5, {}}}});
    s.track().clips = {top};
    EXPECT_TRUE(even(s.rgb(), {128, 0, 127}));
}

TEST(EffectsOnClips, KeyframesStandInClipTime) {
    Scene s;
    Clip top = s.color(0xffffffff, 5, 10);
    top.clock = FrameCount(100);
    Curve fade{0, {{FrameCount(100), 0}, {FrameCount(110), 1}}};
    Scene::put(top, "opacity", {{"opacity", fade}});
    s.track().clips = {top};
    EXPECT_TRUE(even(s.rgb(5), cv::Scalar::all(0)));
    EXPECT_TRUE(even(s.rgb(10), cv::Scalar::all(127.5)));
}

TEST(EffectsOnClips, AnAdjustmentWorksOnAllBelowAndOnNothingAbove) {
    Scene s;
    s.track().clips = {s.color(red)};
    Clip adjustment = s.clip(ClipKind::Adjustment);
    Scene::put(adjustment, "colour", {{"exposure", {-6, {}}}, {"saturation", {0, {}}}});
    s.track().clips = {adjustment};
    Clip half = s.color(blue);
    Scene::put(half, "reframe", {{"crop_left", {0.5, {}}}});
    s.track().clips = {half};
    const cv::Mat picture = s.rgb();
    EXPECT_LT(cv::norm(picture.colRange(0, 95), cv::NORM_INF), 30);
    EXPECT_TRUE(even(picture.colRange(97, 192), {0, 0, 255}));
}

TEST(EffectsOnClips, ATracksEffectsWorkOnAllItShows) {
    Scene s;
    s.track().clips = {s.color(red, 0, 5), s.color(blue, 5, 5)};
    s.tracks[0].effects = Effects{{EffectId{9}, "opacity", true, {{"opacity", {0.5, {}}}}, {}}};
    EXPECT_TRUE(even(s.rgb(0), {127.5, 0, 0}));
    EXPECT_TRUE(even(s.rgb(5), {0, 0, 127.5}));
}

TEST(EffectsOnClips, OneOfAnUnknownKindIsReportedByNameAndLeftOut) {
    Scene s;
    Clip c = s.color(red);
    Scene::put(c, "quantum-glow");
    s.track().clips = {c};
    EXPECT_TRUE(even(s.rgb(), {255, 0, 0}));
    const auto said = s.renderer.not_drawn(s.timeline(), {FramePosition(0), FrameCount(10)});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_NE(said.front().find("quantum-glow"), std::string::npos);
    ExportJob job{s.folder / "out.mp4", *find_preset("reference-h264"), {}, {}};
    job.preset.audio.reset();
    const auto report = export_timeline(s.timeline(), s.renderer, job);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->warnings, said);
}

TEST(EffectsOnClips, ATouchedFrameIsNeverPassedOnAsItIs) {
    Scene s;
    Clip film = s.film();
    Scene::put(film, "vignette");
    s.track().clips = {film};
    EXPECT_FALSE(plan_frame(s.timeline(), FramePosition(0), *s.pool).untouched);
    EXPECT_FALSE(s.exported().untouched);
    s.tracks[0].clips[0].more.edit([](ClipMore& m) { m.effects[0].enabled = false; });
    EXPECT_TRUE(s.exported().untouched);
}

}  // namespace
}  // namespace rhyme
