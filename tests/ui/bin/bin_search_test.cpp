// The bin searched by how pictures look.
#include <gtest/gtest.h>

#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <opencv2/imgproc.hpp>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/bin_panel.h"

namespace rhyme::ui {
namespace {

constexpr int patience = 20000;

/// A disc on the left; the clip is dark in its second half where `night` says so.
cv::Mat evening(int n, cv::Size size, bool night) {
    const bool dark = night && n >= 25;
    cv::Mat rgb(size, CV_8UC3, dark ? cv::Scalar(20, 30, 45) : cv::Scalar(215, 222, 230));
    cv::circle(rgb, {size.width / 4, size.height / 2}, size.height / 5,
               dark ? cv::Scalar(90, 60, 30) : cv::Scalar(200, 90, 40), cv::FILLED, cv::LINE_AA);
    return rgb;
}

QStringList shown(BinPanel& bin) {
    QStringList names;
    for (int row = 0; row < bin.model().rowCount(); ++row)
        if (!bin.view().isRowHidden(row)) names << bin.model().item(row)->name;
    return names;
}

TEST(BinSearch, WordsAboutLooksFindTheFileAndOpenItThere) {
    const rhyme::testing::TempFolder folder;
    rhyme::testing::ClipSpec spec;
    spec.frames = 50, spec.width = 320, spec.height = 180;
    for (const bool night : {true, false}) {
        spec.draw = [night](int n, cv::Size size) { return evening(n, size, night); };
        ASSERT_TRUE(rhyme::testing::make_clip(folder / (night ? "night.mp4" : "noon.mp4"), spec));
    }
    testing::TestWindow test;
    MainWindow& w = *test.window;
    BinPanel& bin = w.bin();
    testing::drop_files(bin, {folder / "night.mp4", folder / "noon.mp4"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return w.session().footage().analyses().size() == 2; }, patience));

    bin.search().setText(QStringLiteral("low key, subject left"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(bin) == QStringList{QStringLiteral("night.mp4")}; }, patience));
    const int row = bin.model().item(0)->name == QLatin1String("night.mp4") ? 0 : 1;
    emit bin.view().activated(bin.model().index(row));
    EXPECT_EQ(w.session().source().media, bin.model().item(row)->media);
    EXPECT_GE(w.session().source().at, FramePosition(25));

    bin.search().setText(QStringLiteral("subject left unused"));
    // How the other clip looks may not be known yet: the first one's is enough for what was asked before.
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(bin).size() == 2; }, patience)) << "facts narrow it as before";
    bin.search().setText(QStringLiteral("subject left used"));
    EXPECT_TRUE(shown(bin).isEmpty());
    bin.search().setText(QStringLiteral("low k"));
    EXPECT_EQ(shown(bin).size(), 2) << "nothing goes while a phrase is being written";
    bin.search().setText(QStringLiteral("noon"));
    EXPECT_EQ(shown(bin), QStringList{QStringLiteral("noon.mp4")});
    EXPECT_EQ(bin.found_in(bin.model().item(row)->media), FramePosition(0));
}

}  // namespace
}  // namespace rhyme::ui
