#include "ui/match_viewer/pair_canvas.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "tests/ui/support/window_driver.h"

namespace rhyme::ui {
namespace {

QImage one_color(QColor color) {
    QImage image(160, 90, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

class Canvas : public ::testing::Test {
protected:
    void SetUp() override {
        canvas_.resize(640, 360);
        canvas_.set_pair(one_color(QColor(200, 0, 0)), one_color(QColor(0, 0, 100)));
        canvas_.show();
    }
    QColor seen(double x, double y) {
        const QRectF frame = canvas_.frame_rect();
        return canvas_.grab().toImage().pixelColor(
            (frame.topLeft() + QPointF(frame.width() * x, frame.height() * y)).toPoint());
    }
    QPoint place(double x, double y) const {
        const QRectF frame = canvas_.frame_rect();
        return (frame.topLeft() + QPointF(frame.width() * x, frame.height() * y)).toPoint();
    }
    PairCanvas canvas_;
};

TEST_F(Canvas, TheOverlayMixesByItsOpacity) {
    canvas_.set_compare(Compare::Overlay);
    canvas_.set_mix(0.25);
    EXPECT_NEAR(seen(0.5, 0.5).red(), 150, 3);
    EXPECT_NEAR(seen(0.5, 0.5).blue(), 25, 3);
}

TEST_F(Canvas, TheWipesLineFollowsTheMouse) {
    canvas_.set_compare(Compare::Wipe);
    testing::drag(canvas_, place(0.5, 0.5), place(0.75, 0.5));
    EXPECT_NEAR(canvas_.mix(), 0.75, 0.01);
    EXPECT_EQ(seen(0.7, 0.5), QColor(200, 0, 0));
    EXPECT_EQ(seen(0.8, 0.5), QColor(0, 0, 100));
}

TEST_F(Canvas, TheDifferenceIsMultipliedByItsGain) {
    canvas_.set_pair(one_color(QColor(100, 100, 100)), one_color(QColor(110, 100, 100)));
    canvas_.set_compare(Compare::Difference);
    canvas_.set_gain(4);
    EXPECT_EQ(seen(0.5, 0.5), QColor(40, 0, 0));
    canvas_.set_gain(16);
    EXPECT_EQ(seen(0.5, 0.5), QColor(160, 0, 0));
}

TEST_F(Canvas, FlickerWarnsFirstAndBeginsOnlyWhenAskedAgain) {
    canvas_.set_compare(Compare::Flicker);
    EXPECT_FALSE(canvas_.flickering());
    QTest::mouseClick(&canvas_, Qt::LeftButton, Qt::NoModifier, place(0.5, 0.5));
    EXPECT_TRUE(canvas_.flickering());
    canvas_.set_compare(Compare::Overlay);
    EXPECT_FALSE(canvas_.flickering());
}

TEST_F(Canvas, FlickerStaysBetweenTwoAndFiveTimesASecond) {
    canvas_.set_flicker_rate(1);
    EXPECT_EQ(canvas_.flicker_rate(), 2);
    canvas_.set_flicker_rate(30);
    EXPECT_EQ(canvas_.flicker_rate(), 5);
}

TEST_F(Canvas, DraggingMovesBAndNothingElse) {
    canvas_.set_aligning(true);
    QSignalSpy finished(&canvas_, &PairCanvas::align_finished);
    testing::drag(canvas_, place(0.5, 0.5), place(0.6, 0.45));
    EXPECT_NEAR(canvas_.align().dx, 0.1, 0.004);
    EXPECT_NEAR(canvas_.align().dy, -0.05, 0.006);
    EXPECT_EQ(canvas_.align().scale, 1);
    EXPECT_EQ(canvas_.align().rotation, 0);
    EXPECT_EQ(finished.size(), 1);
}

TEST_F(Canvas, ACornerScalesAboutTheMiddle) {
    canvas_.set_aligning(true);
    const QPointF corner = canvas_.handle(2), middle = canvas_.frame_rect().center();
    testing::drag(canvas_, corner.toPoint(), (middle + (corner - middle) * 1.1).toPoint());
    EXPECT_NEAR(canvas_.align().scale, 1.1, 0.01);
    EXPECT_EQ(canvas_.align().dx, 0);
}

TEST_F(Canvas, TheKnobTurnsClockwiseAsSeen) {
    canvas_.set_aligning(true);
    const QPointF knob = canvas_.handle(4), middle = canvas_.frame_rect().center();
    const double radius = middle.y() - knob.y(), turn = 0.2;
    testing::drag(canvas_, knob.toPoint(),
                  (middle + QPointF(std::sin(turn) * radius, -std::cos(turn) * radius)).toPoint());
    EXPECT_NEAR(canvas_.align().rotation, turn * 180 / 3.14159265, 0.6);
}

TEST_F(Canvas, KeysNudgeInSmallSteps) {
    canvas_.set_aligning(true);
    QTest::keyClick(&canvas_, Qt::Key_Right);
    QTest::keyClick(&canvas_, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_NEAR(canvas_.align().dx, 0.001, 1e-9);
    EXPECT_NEAR(canvas_.align().dy, 0.01, 1e-9);
    QTest::keyClick(&canvas_, Qt::Key_PageUp);
    EXPECT_GT(canvas_.align().scale, 1);
    QTest::keyClick(&canvas_, Qt::Key_Right, Qt::ControlModifier);
    EXPECT_NEAR(canvas_.align().rotation, 0.1, 1e-9);
}

TEST_F(Canvas, EvidenceIsMovedWithItsPicture) {
    QImage mark(160, 90, QImage::Format_ARGB32_Premultiplied);
    mark.fill(Qt::transparent);
    for (int y = 40; y < 50; ++y)
        for (int x = 75; x < 85; ++x) mark.setPixelColor(x, y, Qt::green);
    canvas_.set_compare(Compare::Overlay);
    canvas_.set_mix(1);
    canvas_.set_evidence({}, mark);
    canvas_.set_align({1, 0, 0.25, 0});
    EXPECT_GT(seen(0.75, 0.5).green(), 200);
    EXPECT_LT(seen(0.5, 0.5).green(), 50);
}

}  // namespace
}  // namespace rhyme::ui
