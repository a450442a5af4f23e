#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "ui/viewer/picture_view.h"

namespace rhyme::ui {
namespace {

class Picture : public ::testing::Test {
protected:
    void SetUp() override {
        QImage image(320, 180, QImage::Format_RGB32);
        image.fill(QColor(100, 100, 100));
        view_.resize(640, 360);
        view_.set_full_size({1920, 1080});
        view_.set_picture(image);
        view_.show();
    }
    void wheel(QPoint at, int delta) {
        QWheelEvent event(at, view_.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&view_, &event);
    }
    QColor at(double x, double y) {
        const QRectF frame = view_.picture_rect();
        return view_.grab().toImage().pixelColor(
            (frame.topLeft() + QPointF(frame.width() * x, frame.height() * y)).toPoint());
    }
    PictureView view_;
};

TEST_F(Picture, TheWheelZoomsAtThePointer) {
    const QPoint place(480, 90);
    const auto share = [&] {
        const QRectF frame = view_.picture_rect();
        return (place.x() - frame.left()) / frame.width();
    };
    const double before = share();
    wheel(place, 480);
    EXPECT_GT(view_.zoom(), 1.5);
    EXPECT_NEAR(share(), before, 0.01);
}

TEST_F(Picture, OneHundredPercentIsPixelForPixelAndDrawnAtFullSize) {
    EXPECT_EQ(view_.room(), QSize(640, 360));
    QSignalSpy resized(&view_, &PictureView::resized);
    view_.zoom_to_pixels(1);
    EXPECT_EQ(view_.percent(), 100);
    EXPECT_EQ(view_.picture_rect().width(), 1920);
    EXPECT_EQ(view_.room(), QSize(1920, 1080));
    EXPECT_EQ(resized.size(), 1);
    view_.zoom_to_pixels(4);
    EXPECT_EQ(view_.room(), QSize(1920, 1080)) << "more than all pixels is not asked for";
    view_.zoom_to_fit();
    EXPECT_EQ(view_.room(), QSize(640, 360));
}

TEST_F(Picture, AZoomedPictureIsDraggedButNeverOutOfSight) {
    view_.zoom_to_pixels(1);
    const QRect before = view_.picture_rect();
    QTest::mousePress(&view_, Qt::LeftButton, Qt::NoModifier, {300, 200});
    QMouseEvent move(QEvent::MouseMove, QPointF(340, 220), view_.mapToGlobal(QPointF(340, 220)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&view_, &move);
    EXPECT_EQ(view_.picture_rect().topLeft() - before.topLeft(), QPoint(40, 20));
    QMouseEvent far(QEvent::MouseMove, QPointF(5000, 220), view_.mapToGlobal(QPointF(5000, 220)), Qt::NoButton,
                    Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&view_, &far);
    EXPECT_EQ(view_.picture_rect().left(), 0);
    QTest::mouseRelease(&view_, Qt::LeftButton, Qt::NoModifier, {340, 220});
}

TEST_F(Picture, WhatACropToNineBySixteenLeavesOutIsDimmed) {
    Guides guides;
    guides.vertical = true;
    view_.set_guides(guides);
    EXPECT_EQ(at(0.5, 0.3), QColor(100, 100, 100));
    EXPECT_LT(at(0.1, 0.3).red(), 80);
    EXPECT_LT(at(0.9, 0.3).red(), 80);
}

TEST_F(Picture, EvidenceLiesWhereThePictureIsZoomedTo) {
    QImage mark(320, 180, QImage::Format_ARGB32_Premultiplied);
    mark.fill(Qt::transparent);
    for (int y = 85; y < 95; ++y)
        for (int x = 155; x < 165; ++x) mark.setPixelColor(x, y, Qt::green);
    view_.set_evidence(mark);
    EXPECT_GT(at(0.5, 0.5).green(), 200);
    view_.zoom_at(QPointF(320, 180), 2);
    EXPECT_GT(at(0.5, 0.5).green(), 200);
}

TEST_F(Picture, FlickerWarnsBeforeItBegins) {
    view_.set_pair(view_.picture(), view_.picture());
    view_.set_compare(Compare::Flicker);
    EXPECT_FALSE(view_.flickering());
    view_.set_compare(Compare::Flicker);
    EXPECT_TRUE(view_.flickering());
}

}  // namespace
}  // namespace rhyme::ui
