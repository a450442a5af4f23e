// The markers as a list: everything that is done there is an edit that is undone.
#include "ui/markers/markers_panel.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/inspector/colour_button.h"
#include "ui/markers/marker_model.h"

namespace rhyme::ui {
namespace {

class Markers : public ::testing::Test {
protected:
    void SetUp() override {
        MainWindow::Options options;
        options.audio = [] { return nullptr; };
        options.remember = false;
        options.ask_edit_file = [this](QWidget*, bool) { return file_; };
        window_ = std::make_unique<MainWindow>(options);
        window_->show();
        for (const int at : {30, 10, 90}) {
            session().set_playhead(FramePosition(at));
            testing::run(*window_, "mark.add");
        }
        testing::run(*window_, "view.markers");
        panel_ = window_->findChild<MarkersPanel*>();
        ASSERT_NE(panel_, nullptr);
    }
    Session& session() { return window_->session(); }
    const std::vector<Marker>& markers() { return *session().timeline().markers; }
    QTableView& list() { return panel_->list(); }
    void choose(int row, int column = MarkerModel::Name) { list().setCurrentIndex(panel_->model().index(row, column)); }
    void type(const QString& text) {
        QTest::keyClick(&list(), Qt::Key_F2);
        const auto fields = list().viewport()->findChildren<QLineEdit*>();  // the one before may still be going
        ASSERT_FALSE(fields.isEmpty());
        QLineEdit* field = fields.last();
        QInputMethodEvent typed;  // Hangul comes from an input method
        typed.setCommitString(text);
        QApplication::sendEvent(field, &typed);
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::processEvents();  // Qt closes the field a little later
    }

    const rhyme::testing::TempFolder folder_;
    QString file_;
    std::unique_ptr<MainWindow> window_;
    MarkersPanel* panel_ = nullptr;
};

TEST_F(Markers, EnterGoesToTheChosenOne) {
    choose(1);
    QTest::keyClick(&list(), Qt::Key_Return);
    EXPECT_EQ(session().playhead(), FramePosition(30));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::NoModifier,
                      list().visualRect(panel_->model().index(0, MarkerModel::Place)).center());
    EXPECT_EQ(session().playhead(), FramePosition(10));
}

TEST_F(Markers, NamesAndNotesAreTypedInPlaceHangulToo) {
    choose(0);
    type(QStringLiteral("후렴"));
    choose(0, MarkerModel::Note);
    type(QStringLiteral("cut wide, then close"));
    EXPECT_EQ(markers()[0].name, "후렴");
    EXPECT_EQ(markers()[0].note, "cut wide, then close");
    session().undo();
    session().undo();
    EXPECT_EQ(panel_->model().index(0, MarkerModel::Name).data().toString(), QString());
}

TEST_F(Markers, OneColourForAllThatAreChosenIsOneStep) {
    list().selectAll();
    const std::size_t step = session().step();
    auto* colour = window_->findChild<ColourButton*>(QStringLiteral("markers_colour"));
    ASSERT_NE(colour, nullptr);
    emit colour->chosen(QColor(0x20, 0xa0, 0x40));
    for (const Marker& marker : markers()) EXPECT_EQ(marker.color, "#20a040");
    EXPECT_EQ(session().step(), step + 1);
}

TEST_F(Markers, DeleteRemovesThemAndUndoBringsThemBack) {
    list().selectRow(0);
    list().selectionModel()->select(panel_->model().index(2, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_EQ(markers().size(), 1u);
    EXPECT_EQ(markers()[0].range.start, FramePosition(30));
    session().undo();
    EXPECT_EQ(markers().size(), 3u);
}

TEST_F(Markers, TheListIsWrittenAsATable) {
    choose(0);
    type(QStringLiteral("a, \"b\""));
    file_ = QString::fromStdString((folder_ / "list").string());
    window_->commands().action("mark.export")->trigger();
    QFile written(file_ + QStringLiteral(".csv"));
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(written.readAll());
    EXPECT_EQ(text.count(QLatin1Char('\n')), 4) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("\"a, \"\"b\"\"\""))) << text.toStdString();
}

}  // namespace
}  // namespace rhyme::ui
