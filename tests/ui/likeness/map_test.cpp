#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/temp_folder.h"
#include "tests/ui/support/rhyming_footage.h"
#include "tests/ui/support/window_driver.h"
#include "ui/likeness/shot_map.h"
#include "ui/match/match_panel.h"

namespace rhyme::ui {
namespace {

class Map : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(testing::import_and_match(*test_.window, testing::analysed_discs().films));
        testing::run(*test_.window, "view.likeness");
        ASSERT_TRUE(QTest::qWaitFor([&] { return map().shots().size() == 3; }, 20000));
    }
    ShotMap& map() { return test_.window->shot_map(); }
    QPoint middle(int index) { return map().rect_of(index).center().toPoint(); }

    rhyme::testing::TempFolder folder_;
    testing::TestWindow test_{MainWindow::Unsaved::Discard, testing::analysed_discs().library_for(folder_.path())};
};

TEST_F(Map, AClickOpensTheShotAtItsFrame) {
    QTest::mouseClick(&map(), Qt::LeftButton, Qt::NoModifier, middle(1));
    const Session::Source& source = test_.window->session().source();
    EXPECT_EQ(source.media, map().shots()[1].media);
    EXPECT_EQ(source.at, map().shots()[1].place.frame);
    EXPECT_EQ(source.in, map().shots()[1].shot.start);
}

TEST_F(Map, ADoubleClickAsksWhatFollows) {
    QTest::mouseDClick(&map(), Qt::LeftButton, Qt::NoModifier, middle(2));
    const MatchQuestion& question = test_.window->matches().finder().question();
    EXPECT_EQ(question.kind, MatchQuestion::Kind::Frame);
    EXPECT_EQ(question.media, map().shots()[2].media);
    EXPECT_EQ(question.frames.start, map().shots()[2].shot.end() - FrameCount(1));
}

TEST_F(Map, TheWheelZoomsAtThePointer) {
    const QPoint at = middle(0);
    QWheelEvent wheel(at, map().mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&map(), &wheel);
    EXPECT_GT(map().zoom(), 1.3);
    EXPECT_LE((middle(0) - at).manhattanLength(), 2) << "what is under the pointer stays there";
}

TEST_F(Map, KeysChooseZoomAndAsk) {
    map().setFocus();
    QTest::keyClick(&map(), Qt::Key_End);
    EXPECT_EQ(test_.window->session().source().media, map().shots().back().media);
    QTest::keyClick(&map(), Qt::Key_Home);
    EXPECT_EQ(test_.window->session().source().media, map().shots().front().media);
    for (int i = 0; i < 8; ++i) QTest::keyClick(&map(), Qt::Key_Plus);
    EXPECT_GT(map().zoom(), 4);
    QTest::keyClick(&map(), Qt::Key_End);
    EXPECT_TRUE(map().rect().contains(middle(2))) << "what is chosen comes into sight";
    QTest::keyClick(&map(), Qt::Key_Return);
    const MatchQuestion& question = test_.window->matches().finder().question();
    EXPECT_EQ(question.kind, MatchQuestion::Kind::Frame);
    EXPECT_EQ(question.media, map().shots()[2].media);
}

}  // namespace
}  // namespace rhyme::ui
