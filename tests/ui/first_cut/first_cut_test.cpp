// A first cut made in the real window: by its panel, as one step of undo, with shots that are kept and others asked
// for.
#include "ui/first_cut/first_cut.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <cmath>

#include "core/timeline/edits.h"
#include "core/timeline/song_edits.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"
#include "tests/ui/support/rhyming_footage.h"
#include "tests/ui/support/window_driver.h"
#include "ui/first_cut/cut_list.h"
#include "ui/first_cut/cut_placing.h"
#include "ui/first_cut/first_cut_panel.h"

namespace rhyme::ui {
namespace {

using testing::analysed_discs;
using testing::run;
using testing::TestWindow;

constexpr int patience_ms = 60000;

/// Three analysed films of a disc in the bin, beside a song of nine seconds.
class FirstCutInTheWindow : public ::testing::Test {
protected:
    void SetUp() override {
        rhyme::testing::write_wav(folder_ / "노래.wav", 48000, 2, 3, 48000 * 9, [](std::int64_t n, int) {
            return float(0.3 * std::sin(n * 0.05) * std::exp(-double(n % 24000) / 2000));
        });
        driver_ =
            std::make_unique<TestWindow>(MainWindow::Unsaved::Discard, analysed_discs().library_for(folder_.path()));
        auto files = analysed_discs().films;
        files.push_back(folder_ / "노래.wav");
        testing::drop_files(window(), files);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] {
                return session().footage().analyses().size() == 3 && song_media() && session().footage().opening() == 0;
            },
            patience_ms));
        run(window(), "song.first_cut");
        panel_ = window().findChild<FirstCutPanel*>();
        ASSERT_NE(panel_, nullptr);
    }
    MainWindow& window() { return *driver_->window; }
    Session& session() { return window().session(); }
    MediaId song_media() {
        const BinItem* item = session().footage().find_path(folder_ / "노래.wav");
        return item ? item->media : MediaId{};
    }
    /// The song's beats are given: hearing them has tests of its own.
    void put_song(FramePosition at) {
        Timeline t = *set_format(session().timeline(), FrameRate(25, 1), 320, 180);
        NewClip clip{t.tracks.back()->id, song_media(), "song", RationalTime(), RationalTime(9, 1), FrameCount(225)};
        t = *overwrite(t, at, {clip});
        SongMap map;
        map.media = song_media(), map.length = SongTime::of(9.0);
        for (int i = 0; i < 18; ++i) map.beats.push_back({SongTime::of(i * 0.5), i % 4 == 0});
        ASSERT_TRUE(session().commit(QStringLiteral("song"), with_song(t, map)));
    }
    QPushButton& button(const char* name) { return *panel_->findChild<QPushButton*>(QLatin1String(name)); }
    void choose(const char* box, int row) {
        auto* combo = panel_->findChild<QComboBox*>(QLatin1String(box));
        ASSERT_NE(combo, nullptr) << box;
        combo->setCurrentIndex(row);
    }
    bool done() {
        return QTest::qWaitFor([&] { return !cut().running(); }, patience_ms);
    }
    void make() {
        QTest::mouseClick(&button("first_cut_make"), Qt::LeftButton);
        ASSERT_TRUE(cut().running());
        ASSERT_TRUE(done());
    }
    FirstCut& cut() { return *window().findChild<FirstCut*>(); }
    const ClipList& pictures() { return session().timeline().tracks.front()->clips; }
    void expect_cuts_on_beats() {
        for (const Clip& clip : pictures()) {
            const double beat = (clip.start - start_).value / 12.5;
            EXPECT_LE(std::abs(beat - std::round(beat)) * 12.5, 0.5 + 1e-9) << clip.start.value;
        }
    }

    const rhyme::testing::TempFolder folder_;
    std::unique_ptr<TestWindow> driver_;
    FirstCutPanel* panel_ = nullptr;
    FramePosition start_{0};  // of the song
};

TEST_F(FirstCutInTheWindow, LiesOnTheSongAsOneStepOfUndo) {
    start_ = FramePosition(50);
    put_song(start_);
    const Timeline before = session().timeline();
    const std::size_t steps = session().step();
    make();
    ASSERT_GT(pictures().size(), 3U);
    EXPECT_EQ(session().step(), steps + 1);
    EXPECT_EQ(pictures().front().start, start_);
    EXPECT_EQ(pictures().back().end(), FramePosition(275));
    expect_cuts_on_beats();
    EXPECT_EQ(session().timeline().tracks.back()->clips.size(), 1U);  // the song is no second time there
    run(window(), "edit.undo");
    EXPECT_EQ(session().timeline(), before);
    EXPECT_EQ(panel_->model().rowCount(), 0);
}

TEST_F(FirstCutInTheWindow, OfASongInTheBinComesWithTheSongInTheFootagesFormat) {
    put_song(FramePosition(0));
    choose("first_cut_into", 1);
    choose("first_cut_shape", 2);
    make();
    const Sequences& all = session().history().sequences();
    ASSERT_EQ(all.all.size(), 2U);
    const Timeline& now = session().timeline();
    EXPECT_EQ(now.rate, FrameRate(25, 1));
    EXPECT_EQ(now.width, 180);
    EXPECT_EQ(now.height, 320);
    EXPECT_EQ(now.tracks.back()->clips.at(0).media, song_media());
    EXPECT_FALSE(has_pictures(*all.all.front()));
}

TEST_F(FirstCutInTheWindow, EveryShotSaysWhy) {
    put_song(FramePosition(0));
    make();
    CutList& model = panel_->model();
    ASSERT_EQ(model.rowCount(), int(pictures().size()));
    for (int row = 1; row < model.rowCount(); ++row) EXPECT_FALSE(model.why(row).isEmpty()) << row;
    panel_->list().setFocus();
    panel_->list().setCurrentIndex(model.index(0, CutList::Place));
    QTest::keyClick(&panel_->list(), Qt::Key_Down);
    EXPECT_EQ(session().playhead(), pictures().at(1).start);
    EXPECT_EQ(session().selection().clips, std::set<ClipId>{pictures().at(1).id});
    EXPECT_EQ(panel_->findChild<QLabel*>(QStringLiteral("first_cut_why"))->text(), model.why(1));
}

TEST_F(FirstCutInTheWindow, KeptShotsStayWhereOthersAreAskedFor) {
    put_song(FramePosition(0));
    choose("first_cut_pace", 2);
    make();
    ASSERT_GT(pictures().size(), 4U);
    panel_->list().setFocus();
    panel_->list().setCurrentIndex(panel_->model().index(2, CutList::Place));
    QTest::keyClick(&panel_->list(), Qt::Key_Space);
    const Clip kept = pictures()[2];
    EXPECT_TRUE(cut().kept(kept.id));
    const ClipList before = pictures();
    run(window(), "song.other_rest");
    ASSERT_TRUE(done());
    EXPECT_NE(pictures(), before);
    const Clip* still = session().timeline().find(kept.id);
    ASSERT_NE(still, nullptr);
    EXPECT_EQ(*still, kept);
    EXPECT_TRUE(cut().kept(kept.id));
    expect_cuts_on_beats();
    EXPECT_EQ(pictures().back().end(), FramePosition(225));
}

TEST_F(FirstCutInTheWindow, OneShotAloneIsChanged) {
    put_song(FramePosition(0));
    make();
    ASSERT_GT(pictures().size(), 3U);
    const ClipList before = pictures();
    session().select_clips({before[1].id});
    run(window(), "song.other_shots");
    ASSERT_TRUE(done());
    for (std::size_t n = 0; n < before.size(); ++n) {
        const Clip* still = session().timeline().find(before[n].id);
        EXPECT_EQ(still && *still == before[n], n != 1) << n;
    }
    EXPECT_EQ(pictures().back().end(), before.back().end());
}

TEST_F(FirstCutInTheWindow, FillsFromInToOutOnly) {
    put_song(FramePosition(0));
    session().set_range(FramePosition(50), FramePosition(150));
    choose("first_cut_length", 4);
    make();
    ASSERT_FALSE(pictures().empty());
    EXPECT_EQ(pictures().front().start, FramePosition(50));
    EXPECT_EQ(pictures().back().end(), FramePosition(150));
    expect_cuts_on_beats();
}

TEST_F(FirstCutInTheWindow, SaysWhatIsInItsWay) {
    put_song(FramePosition(0));
    choose("first_cut_length", 4);  // nothing is marked
    QString told;
    QObject::connect(&session(), &Session::told, &session(), [&](const QString& text) { told = text; });
    QTest::mouseClick(&button("first_cut_make"), Qt::LeftButton);
    EXPECT_FALSE(cut().running());
    EXPECT_TRUE(told.contains(QStringLiteral("Mark in and out"))) << told.toStdString();
    choose("first_cut_length", 0);
    choose("first_cut_footage", 2);  // nothing has stars
    QTest::mouseClick(&button("first_cut_make"), Qt::LeftButton);
    EXPECT_FALSE(cut().running());
    run(window(), "song.other_rest");
    EXPECT_FALSE(cut().running());
    EXPECT_TRUE(told.contains(QStringLiteral("no first cut"))) << told.toStdString();
}

TEST_F(FirstCutInTheWindow, StoppedLeavesNothing) {
    put_song(FramePosition(0));
    const Timeline before = session().timeline();
    QTest::mouseClick(&button("first_cut_make"), Qt::LeftButton);
    ASSERT_TRUE(cut().running());
    cut().cancel();
    EXPECT_FALSE(cut().running());
    EXPECT_TRUE(button("first_cut_make").isEnabled());
    EXPECT_EQ(session().timeline(), before);
}

}  // namespace
}  // namespace rhyme::ui
