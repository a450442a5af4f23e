#include "ui/match/match_options.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QCoreApplication>

#include "ui/match/match_controls.h"

namespace rhyme::ui {
namespace {

std::shared_ptr<const Media> film_at(const char* path) {
    auto media = std::make_shared<Media>();
    media->info.path = path;
    VideoInfo video;
    video.frame_rate = FrameRate(25, 1), video.frames = 250;
    media->info.video = video;
    return media;
}

MatchSide shot_side(std::uint64_t media, int frame) {
    return {MediaId{media},
            film_at(media == 1 ? "/films/day/a.mp4" : "/films/night/b.mp4"),
            media == 1 ? "a.mp4" : "b.mp4",
            FramePosition(frame),
            {FramePosition(100), FrameCount(100)}};
}

TEST(MatchOptions, EachPresetIsKnownAgainByItsWeightsAndContrast) {
    for (const MatchPreset& preset : match_presets()) {
        MatchOptions options;
        options.weights = weights_of(preset), options.contrast = preset.contrast;
        ASSERT_TRUE(preset_of(options)) << preset.name;
        EXPECT_EQ(preset_of(options)->name, preset.name);
    }
    EXPECT_EQ(preset_of({}), &match_presets().front());
    MatchOptions own;
    own.weights = {{"shape", 0.77}, {"depth", 0.11}};
    EXPECT_FALSE(preset_of(own));
}

TEST(MatchOptions, ANameMayStandInEitherFileOrItsFolder) {
    MatchOptions options;
    for (const auto& [text, passes_it] :
         {std::pair("A.MP4", true), std::pair("night", true), std::pair("noon", false)}) {
        options.named = QLatin1String(text);
        EXPECT_EQ(passes(options, shot_side(1, 150), shot_side(2, 150), {}), passes_it) << text;
    }
}

TEST(MatchOptions, HandlesAreCountedInsideTheShots) {
    MatchOptions options;
    options.handles = 1;  // 25 frames of the shot [100, 200)
    EXPECT_TRUE(passes(options, shot_side(1, 174), shot_side(2, 125), {}));
    EXPECT_FALSE(passes(options, shot_side(1, 175), shot_side(2, 125), {})) << "24 frames of A are left after the cut";
    EXPECT_FALSE(passes(options, shot_side(1, 174), shot_side(2, 124), {})) << "24 frames of B lie before it";
}

TEST(MatchOptions, WhatTheTimelineShowsCountsAsUsed) {
    MatchOptions options;
    options.unused = true;
    const UsedParts used{{MediaId{2}, {FramePosition(120), FrameCount(20)}}};
    EXPECT_FALSE(passes(options, shot_side(1, 150), shot_side(2, 139), used));
    EXPECT_TRUE(passes(options, shot_side(1, 150), shot_side(2, 140), used));
    EXPECT_TRUE(passes(options, shot_side(2, 130), shot_side(1, 130), used)) << "A may be on it";
}

TEST(MatchOptions, OnlyWhatTheFinderHasToKnowAsksItAnew) {
    MatchOptions a, b;
    b.named = QStringLiteral("x"), b.handles = 2, b.unused = true;
    EXPECT_TRUE(same_search(a, b));
    b.titles = true;
    EXPECT_FALSE(same_search(a, b));
}

/// Whether all of the chosen text is seen, its arrow and padding aside.
bool whole(const QComboBox& box) {
    return box.fontMetrics().horizontalAdvance(box.currentText()) + 8 + 20 <= box.width();
}

TEST(MatchControls, ItsTwoChoicesShareALineOnlyWhereNeitherIsCutOff) {
    MatchControls controls;
    auto* subject = new QComboBox;
    subject->addItem(QStringLiteral("The cut, clip or gap"));
    controls.add_first(subject);
    auto* preset = controls.findChild<QComboBox*>(QStringLiteral("preset"));
    controls.QWidget::show();
    for (const int width : {240, 260, 320, 400, 600, 240}) {
        controls.resize(width, 100);
        QCoreApplication::processEvents();
        EXPECT_TRUE(whole(*subject)) << width;
        EXPECT_TRUE(whole(*preset)) << width;
    }
    controls.resize(600, 100);
    QCoreApplication::processEvents();
    EXPECT_FALSE(controls.wrapped());
    EXPECT_EQ(subject->y(), preset->y());
}

}  // namespace
}  // namespace rhyme::ui
