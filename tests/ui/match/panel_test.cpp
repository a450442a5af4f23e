// The match panel in a real window, on drawn films that rhyme.
#include "ui/match/match_panel.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "tests/support/temp_folder.h"
#include "tests/ui/support/rhyming_footage.h"
#include "tests/ui/support/window_driver.h"
#include "ui/match/match_controls.h"

namespace rhyme::ui {
namespace {

using testing::run;

class Panel : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(testing::import_and_match(window(), testing::analysed_discs().films)); }
    MainWindow& window() { return *test_.window; }
    MatchPanel& panel() { return window().matches(); }
    MatchSearch& finder() { return panel().finder(); }
    bool answered() {
        return QTest::qWaitFor([&] { return finder().state() == MatchSearch::State::Ready; }, 20000);
    }
    static bool same(const Match& a, const Match& b) {
        return a.from.path == b.from.path && a.to.path == b.to.path && a.from.frame == b.from.frame &&
               a.to.frame == b.to.frame;
    }
    bool listed(const Match& match) {
        return std::any_of(finder().matches().begin(), finder().matches().end(),
                           [&](const Match& m) { return same(m, match); });
    }

    rhyme::testing::TempFolder folder_;
    testing::TestWindow test_{MainWindow::Unsaved::Discard, testing::analysed_discs().library_for(folder_.path())};
};

TEST_F(Panel, ANoIsStoredAndUndoBringsThePairBackAndForgetsIt) {
    run(window(), "match.next");
    ASSERT_TRUE(panel().current());
    const Match refused = *panel().current();
    QTest::keyClick(&panel().view(), Qt::Key_Backspace, Qt::ControlModifier);
    EXPECT_FALSE(listed(refused));
    ASSERT_EQ(window().session().library()->verdicts()->size(), 1u);
    EXPECT_FALSE(window().session().library()->verdicts()->front().accepted);
    run(window(), "edit.undo");
    EXPECT_TRUE(QTest::qWaitFor([&] { return listed(refused); }, 20000));
    EXPECT_TRUE(window().session().library()->verdicts()->empty());
}

TEST_F(Panel, ARefusedPairIsNotOfferedByTheNextSearch) {
    run(window(), "match.next");
    const Match refused = *panel().current();
    run(window(), "match.reject");
    MatchOptions options = finder().options();
    options.crop_budget = 0.2;
    finder().set_options(options);
    ASSERT_TRUE(QTest::qWaitFor([&] { return finder().state() == MatchSearch::State::Searching; }, 5000));
    ASSERT_TRUE(answered());
    EXPECT_FALSE(listed(refused));
}

TEST_F(Panel, AYesIsStoredAsAnExample) {
    run(window(), "match.accept");
    const auto verdicts = window().session().library()->verdicts();
    ASSERT_EQ(verdicts->size(), 1u);
    EXPECT_TRUE(verdicts->front().accepted);
}

TEST(PanelOfShortFilms, AMatchThatWouldLookBadIsAPlainCutInTheSameStep) {
    // Too short for the way back to go unseen.
    const rhyme::testing::TempFolder folder;
    testing::TestWindow test{MainWindow::Unsaved::Discard, folder / "library.sqlite"};
    MainWindow& window = *test.window;
    ASSERT_TRUE(testing::import_and_match(window, testing::make_discs(folder.path(), 3, 16)));
    QString told;
    QObject::connect(&window.session(), &Session::told, &window.matches(), [&](const QString& text) { told = text; });
    const std::size_t steps = window.session().steps().size();
    run(window, "match.accept");
    const auto track = [&]() -> const Track& { return *window.session().timeline().tracks.front(); };
    ASSERT_EQ(track().transitions.size(), 1u);
    ASSERT_TRUE(QTest::qWaitFor([&] { return track().transitions.empty(); }, 20000));
    EXPECT_TRUE(told.contains(QStringLiteral("plain"))) << told.toStdString();
    EXPECT_EQ(track().clips.size(), 2u);
    EXPECT_EQ(window.session().steps().size(), steps + 1);
    run(window, "edit.undo");
    EXPECT_TRUE(track().clips.empty());
}

TEST_F(Panel, ASliderBecomesAWeightOfTheSearch) {
    auto* slider = panel().controls().findChild<QSlider*>(QStringLiteral("weight-colour"));
    ASSERT_TRUE(slider);
    slider->setValue(0);
    EXPECT_EQ(finder().options().weights.at("colour"), 0);
    EXPECT_GT(finder().options().weights.at("shape"), 0);
    const auto* preset = panel().controls().findChild<QComboBox*>(QStringLiteral("preset"));
    EXPECT_EQ(preset->currentIndex(), preset->count() - 1) << "an own mixture";
}

TEST_F(Panel, AFilterLeavesOutWithoutAskingAnewAndSaysSo) {
    auto* named = panel().controls().findChild<QLineEdit*>(QStringLiteral("named"));
    named->setText(QStringLiteral("nowhere"));
    EXPECT_TRUE(finder().matches().empty());
    EXPECT_GT(finder().filtered(), 0u);
    EXPECT_FALSE(panel().findChild<QLabel*>(QStringLiteral("message"))->text().isEmpty());
    named->clear();
    EXPECT_FALSE(finder().matches().empty());
}

TEST_F(Panel, SelectedClipsAreMatchedAmongEachOtherOnly) {
    testing::drag_to_timeline(window(), {0, 1, 2}, {200, 60});
    const auto& clips = window().session().timeline().tracks.front()->clips;
    ASSERT_EQ(clips.size(), 3u);
    window().session().select_clips({clips[0].id, clips[2].id});
    run(window(), "match.selected");
    ASSERT_TRUE(answered());
    EXPECT_EQ(finder().question().kind, MatchQuestion::Kind::Selected);
    const auto& first = window().session().pool()->find(clips[0].media)->info.path;
    const auto& third = window().session().pool()->find(clips[2].media)->info.path;
    for (const Match& match : finder().matches()) {
        EXPECT_TRUE(match.from.path == first || match.from.path == third) << match.from.path;
        EXPECT_TRUE(match.to.path == first || match.to.path == third) << match.to.path;
    }
}

TEST_F(Panel, TheSourcesFrameIsMatchedWhereverItLies) {
    const BinItem& item = window().session().footage().items().front();
    window().session().set_source({item.media, FramePosition(21), {}, {}});
    run(window(), "match.frame");
    ASSERT_TRUE(answered());
    ASSERT_EQ(finder().question().kind, MatchQuestion::Kind::Frame);
    for (const Match& match : finder().matches()) EXPECT_EQ(match.from.frame, FramePosition(21));
}

TEST_F(Panel, AGapIsFilledUpToTheClipAfterIt) {
    testing::drag_to_timeline(window(), {0, 1, 2}, {200, 60});
    const auto id = window().session().timeline().tracks.front()->clips[1].id;
    window().session().select_clips({id});
    run(window(), "clip.lift");
    window().session().select({});
    window().session().set_playhead(window().session().timeline().tracks.front()->clips[0].end() + FrameCount(5));
    run(window(), "match.at_cut");
    ASSERT_TRUE(QTest::qWaitFor([&] { return finder().question().kind == MatchQuestion::Kind::Gap; }, 5000));
    ASSERT_TRUE(answered());
    ASSERT_FALSE(finder().matches().empty());
    const FramePosition next = window().session().timeline().tracks.front()->clips[1].start;
    run(window(), "match.accept");
    const auto& clips = window().session().timeline().tracks.front()->clips;
    ASSERT_EQ(clips.size(), 3u);
    EXPECT_EQ(clips[0].end(), clips[1].start);
    EXPECT_LE(clips[1].end(), next);
    EXPECT_EQ(clips[2].start, next) << "what follows stays";
}

TEST_F(Panel, AChainGoesOnFromTheShotJustPlaced) {
    run(window(), "match.chain");
    run(window(), "match.accept");
    const auto& selection = window().session().selection();
    ASSERT_EQ(selection.clips.size(), 1u);
    EXPECT_EQ(*selection.clips.begin(), window().session().timeline().tracks.front()->clips.back().id);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return finder().question().kind == MatchQuestion::Kind::AfterClip &&
                   finder().state() == MatchSearch::State::Ready;
        },
        20000));
    const UsedParts used =
        used_parts(window().session().timeline(), [&](MediaId id) { return window().session().pool()->find(id); });
    for (const Match& match : finder().matches())
        EXPECT_TRUE(passes(finder().options(), finder().outgoing(match), finder().incoming(match), used));
}

TEST_F(Panel, CardsFillTheWidthInColumns) {
    MatchPanel wide(window().session(), window().commands());
    wide.resize(700, 600);
    wide.show();
    wide.finder().refresh_soon();
    ASSERT_TRUE(QTest::qWaitFor([&] { return wide.finder().matches().size() > 1; }, 20000));
    const auto place = [&](int row) { return wide.view().visualRect(wide.view().model()->index(row, 0)); };
    for (const int width : {700, 699, 480, 479, 478, 477}) {  // what two columns share evenly, and what not
        wide.resize(width, 600);
        QCoreApplication::processEvents();
        EXPECT_EQ(place(0).top(), place(1).top()) << width;
        EXPECT_GE(place(1).left(), place(0).right()) << width;
    }
}

}  // namespace
}  // namespace rhyme::ui
