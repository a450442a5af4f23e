#include <gtest/gtest.h>

#include <QTest>

#include "ui/scopes/scopes_panel.h"

namespace rhyme::ui {
namespace {

QImage halves(QColor left, QColor right) {
    QImage image(64, 36, QImage::Format_RGB32);
    image.fill(left);
    for (int y = 0; y < 36; ++y)
        for (int x = 32; x < 64; ++x) image.setPixelColor(x, y, right);
    return image;
}

TEST(Scopes, TheWaveformStandsAtTheLevelOfEachColumn) {
    const ScopeData data = look(halves(QColor(51, 51, 51), QColor(204, 204, 204)), Scope::Waveform);
    EXPECT_GT(data.waveform.pixelColor(10, 255 - 51).alpha(), 0);
    EXPECT_EQ(data.waveform.pixelColor(10, 255 - 204).alpha(), 0);
    EXPECT_GT(data.waveform.pixelColor(50, 255 - 204).alpha(), 0);
}

TEST(Scopes, TheParadeShowsTheThreeChannelsSideBySide) {
    const ScopeData data = look(halves(QColor(200, 100, 50), QColor(200, 100, 50)), Scope::Parade);
    ASSERT_EQ(data.parade.width(), 3 * 64);
    EXPECT_GT(data.parade.pixelColor(10, 255 - 200).alpha(), 0);
    EXPECT_GT(data.parade.pixelColor(64 + 10, 255 - 100).alpha(), 0);
    EXPECT_GT(data.parade.pixelColor(128 + 10, 255 - 50).alpha(), 0);
}

TEST(Scopes, OpposingHuesSpanTheAxisAndGreyHasNone) {
    const ScopeData pair = look(halves(QColor(220, 120, 40), QColor(40, 130, 220)), Scope::Vectorscope);
    EXPECT_GT(pair.axis_strength, 0.8) << "orange against blue";
    EXPECT_NEAR(pair.share_there + pair.share_opposite, 1, 1e-9);
    EXPECT_NEAR(pair.share_there, 0.5, 0.15);
    const ScopeData grey = look(halves(QColor(90, 90, 90), QColor(180, 180, 180)), Scope::Vectorscope);
    EXPECT_LT(grey.axis_strength, 0.15);
}

TEST(Scopes, SkinLiesNearTheSkinLine) {
    const ScopeData data = look(halves(QColor(224, 172, 150), QColor(141, 85, 60)), Scope::Vectorscope);
    const double off = std::remainder(data.axis - skin_line, 180.0);
    EXPECT_LT(std::abs(off), 14) << data.axis;
}

TEST(Scopes, ClippedEndsOfTheHistogramAreCounted) {
    const ScopeData data = look(halves(Qt::black, Qt::white), Scope::Histogram);
    EXPECT_NEAR(data.clipped_black, 0.5, 1e-6);
    EXPECT_NEAR(data.clipped_white, 0.5, 1e-6);
}

TEST(Scopes, ManyPicturesAreMeasuredBehindAndTheNewestIsShown) {
    ScopesPanel panel;
    panel.resize(400, 400);
    panel.show();
    for (int i = 0; i < 50; ++i) panel.set_picture(halves(QColor(i, i, i), QColor(i, i, i)));
    EXPECT_EQ(panel.measured(), 0) << "nothing is measured on the window's thread";
    const auto newest = [&] {
        const QImage& image = panel.views().front()->data().waveform;
        return !image.isNull() && image.pixelColor(5, 255 - 49).alpha() > 0;
    };
    EXPECT_TRUE(QTest::qWaitFor(newest, 10000));
    EXPECT_LT(panel.measured(), 10);
}

}  // namespace
}  // namespace rhyme::ui
