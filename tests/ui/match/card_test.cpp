#include <gtest/gtest.h>

#include "ui/match/card_picture.h"

namespace rhyme::ui {
namespace {

QImage plain(QColor color) {
    QImage image(160, 90, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

TEST(MatchCard, AIsOnTheLeftBOnTheRightAndBothAreMixedBetween) {
    const QImage both = half_and_half(plain(Qt::red), plain(Qt::blue), {}, QSize(160, 90));
    EXPECT_EQ(both.pixelColor(20, 45), QColor(Qt::red));
    EXPECT_EQ(both.pixelColor(140, 45), QColor(Qt::blue));
    const QColor middle = both.pixelColor(80, 45);
    EXPECT_NEAR(middle.red(), 127, 12);
    EXPECT_NEAR(middle.blue(), 127, 12);
}

TEST(MatchCard, BIsMovedOntoA) {
    QImage dot(160, 90, QImage::Format_RGB32);
    dot.fill(Qt::black);
    for (int y = 40; y < 50; ++y)
        for (int x = 115; x < 125; ++x) dot.setPixelColor(x, y, Qt::white);
    const QImage both = half_and_half(plain(Qt::black), dot, {1, 0, 0.125, 0.2}, QSize(160, 90));
    EXPECT_LT(both.pixelColor(120, 45).red(), 20);
    EXPECT_GT(both.pixelColor(140, 63).red(), 230) << "20 pixels to the right, 18 down";
}

}  // namespace
}  // namespace rhyme::ui
