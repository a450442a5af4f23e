// Footage put in order in the bin: folders, stars, labels, tags, by mouse and keys.
#include <gtest/gtest.h>

#include <QApplication>
#include <QDragEnterEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "core/project/project.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_model.h"
#include "core/timeline/bin_edits.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/folder_bar.h"
#include "ui/bin/notes_bar.h"
#include "ui/bin/stars.h"

namespace rhyme::ui {
namespace {

constexpr int import_patience = 20000;

/// A window with footage in its bin, by name.
struct BinWindow {
    explicit BinWindow(const std::vector<std::string>& files) {
        rhyme::testing::ClipSpec spec;
        spec.frames = 5, spec.width = 96, spec.height = 54;
        for (const std::string& name : files) {
            EXPECT_TRUE(rhyme::testing::make_clip(folder / name, spec));
            paths.push_back(folder / name);
        }
        testing::drop_files(bin, paths);
        EXPECT_TRUE(ready());
    }
    bool ready() const {
        const auto& items = window->session().footage().items();
        return QTest::qWaitFor(
            [&] {
                return items.size() == paths.size() &&
                       std::ranges::all_of(items, [](const BinItem& i) { return i.state == BinItem::State::Ready; });
            },
            import_patience);
    }
    MediaId media(const char* name) const {
        for (const BinItem& item : window->session().footage().items())
            if (item.name == QLatin1String(name)) return item.media;
        return {};
    }
    int row(const QString& name) const {
        for (int row = 0; row < bin.model().rowCount(); ++row)
            if (bin.model().index(row).data().toString() == name) return row;
        return -1;
    }
    /// Names of what is seen, in its order.
    QStringList shown() const {
        QStringList names;
        for (int row = 0; row < bin.model().rowCount(); ++row)
            if (!bin.view().isRowHidden(row)) names << bin.model().index(row).data().toString();
        return names;
    }
    void select(const QStringList& names) const {
        bin.view().clearSelection();
        for (const QString& name : names)
            bin.view().selectionModel()->select(bin.model().index(row(name)), QItemSelectionModel::Select);
    }
    /// As a person makes one: the command, its name typed where it stands, Enter.
    void make_folder(const QString& name) const {
        testing::run(*window, "bin.new_folder");
        auto* field = bin.view().viewport()->findChild<QLineEdit*>();
        ASSERT_TRUE(field);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("x"));
        field->setText(name);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::qWait(0);  // the field goes
    }
    const Bin& order() const { return window->session().bin(); }
    /// What is taken hold of at `names`, dropped on `widget` at `at`.
    void drag(const QStringList& names, QWidget& widget, QPoint at) const {
        QModelIndexList indexes;
        for (const QString& name : names) indexes << bin.model().index(row(name));
        const std::unique_ptr<QMimeData> mime(bin.model().mimeData(indexes));
        QDragEnterEvent enter(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &move);
        if (!move.isAccepted()) return;
        QDropEvent drop(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &drop);
    }
    QPoint place_of(const QString& name) const { return bin.view().visualRect(bin.model().index(row(name))).center(); }

    rhyme::testing::TempFolder folder;
    std::vector<std::filesystem::path> paths;
    testing::TestWindow test;
    MainWindow* window = test.window.get();
    BinPanel& bin = window->bin();
};

TEST(BinFolders, AreMadeNamedAndUndoneInOneStep) {
    const BinWindow w({"a.mp4"});
    const std::size_t step = w.window->session().step();
    w.make_folder(QStringLiteral("한강"));
    EXPECT_EQ(w.shown(), (QStringList{QStringLiteral("한강"), QStringLiteral("a.mp4")}));
    EXPECT_EQ(w.window->session().step(), step + 1);
    testing::run(*w.window, "edit.undo");
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("a.mp4")});
    testing::run(*w.window, "edit.redo");
    w.select({QStringLiteral("한강")});
    testing::run(*w.window, "bin.rename_folder");
    auto* field = w.bin.view().viewport()->findChild<QLineEdit*>();
    ASSERT_TRUE(field);
    field->setText(QStringLiteral("Han"));
    QTest::keyClick(field, Qt::Key_Return);
    QTest::qWait(0);
    EXPECT_EQ(w.order().folders.front().name, "Han");
    EXPECT_EQ(w.window->session().step(), step + 2);
}

TEST(BinFolders, FilesAndFoldersAreDraggedInAndBackUp) {
    const BinWindow w({"a.mp4", "b.mp4"});
    w.make_folder(QStringLiteral("day"));
    w.make_folder(QStringLiteral("night"));
    QWidget& view = *w.bin.view().viewport();
    w.drag({QStringLiteral("b.mp4"), QStringLiteral("night")}, view, w.place_of(QStringLiteral("day")));
    EXPECT_EQ(w.shown(), (QStringList{QStringLiteral("day"), QStringLiteral("a.mp4")}));
    w.drag({QStringLiteral("day")}, view, w.place_of(QStringLiteral("day")));
    EXPECT_FALSE(w.order().folders.front().inside) << "no folder goes into itself";

    emit w.bin.view().activated(w.bin.model().index(w.row(QStringLiteral("day"))));
    EXPECT_EQ(w.shown(), (QStringList{QStringLiteral("night"), QStringLiteral("b.mp4")}));
    EXPECT_TRUE(w.bin.folder_bar().place().text().contains(QStringLiteral("day")));
    w.drag({QStringLiteral("b.mp4")}, w.bin.folder_bar().up(), w.bin.folder_bar().up().rect().center());
    EXPECT_FALSE(w.order().note(w.media("b.mp4")).folder);
    w.bin.view().setFocus();
    QTest::keyClick(&w.bin.view(), Qt::Key_Backspace);
    EXPECT_FALSE(w.bin.folder());
    EXPECT_EQ(w.bin.view().currentIndex().data().toString(), QStringLiteral("day")) << "where one came from";
}

TEST(BinFolders, AMenuMovesWhatIsSelectedAndDeleteKeepsTheFootage) {
    const BinWindow w({"a.mp4"});
    w.make_folder(QStringLiteral("day"));
    w.select({QStringLiteral("a.mp4")});
    const std::unique_ptr<QMenu> menu(w.bin.folder_menu());  // what the command pops up
    ASSERT_TRUE(menu);
    ASSERT_EQ(menu->actions().size(), 2);
    menu->actions()[1]->trigger();
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("day")});

    w.select({QStringLiteral("day")});
    w.bin.view().setFocus();
    QTest::keyClick(&w.bin.view(), Qt::Key_Delete);
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("a.mp4")});
    testing::run(*w.window, "edit.undo");
    EXPECT_EQ(w.order().note(w.media("a.mp4")).folder, w.order().folders.front().id);
}

TEST(BinFolders, FilesDroppedWhileAFolderIsShownComeToLieInIt) {
    BinWindow w({"a.mp4"});
    w.make_folder(QStringLiteral("day"));
    w.bin.open_folder(w.order().folders.front().id);
    EXPECT_TRUE(w.shown().isEmpty());
    rhyme::testing::ClipSpec spec;
    spec.frames = 5, spec.width = 96, spec.height = 54;
    ASSERT_TRUE(rhyme::testing::make_clip(w.folder / "b.mp4", spec));
    w.paths.push_back(w.folder / "b.mp4");
    testing::drop_files(*w.bin.view().viewport(), {w.folder / "b.mp4"});
    ASSERT_TRUE(w.ready());
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("b.mp4")});
}

TEST(BinFolders, ASearchLooksInTheFolderShownAndBelow) {
    const BinWindow w({"a.mp4", "b.mp4"});
    w.make_folder(QStringLiteral("day"));
    w.drag({QStringLiteral("b.mp4")}, *w.bin.view().viewport(), w.place_of(QStringLiteral("day")));
    w.bin.search().setText(QStringLiteral("mp4"));
    EXPECT_EQ(w.shown(), (QStringList{QStringLiteral("a.mp4"), QStringLiteral("b.mp4")}));
    w.bin.search().setText(QStringLiteral("da"));
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("day")});
    w.bin.search().clear();
    w.bin.open_folder(w.order().folders.front().id);
    w.bin.search().setText(QStringLiteral("mp4"));
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("b.mp4")});
}

TEST(BinNotes, StarsAreGivenByKeysAndMouseAndFound) {
    const BinWindow w({"a.mp4", "b.mp4", "c.mp4"});
    w.select({QStringLiteral("a.mp4"), QStringLiteral("b.mp4")});
    w.bin.view().setFocus();
    QTest::keyClick(&w.bin.view(), Qt::Key_3);
    EXPECT_EQ(w.order().note(w.media("b.mp4")).rating, 3);
    w.select({QStringLiteral("b.mp4")});
    StarField& stars = w.bin.notes().stars();
    EXPECT_EQ(stars.value(), 3);
    QTest::mouseClick(&stars, Qt::LeftButton, {}, QPoint(2 + 18 * 4 + 9, stars.height() / 2));
    EXPECT_EQ(w.order().note(w.media("b.mp4")).rating, 5);
    EXPECT_EQ(w.order().note(w.media("a.mp4")).rating, 3);
    testing::run(*w.window, "bin.rate_4");
    EXPECT_EQ(w.order().note(w.media("b.mp4")).rating, 4);

    w.bin.search().setText(QStringLiteral("★★★★"));
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("b.mp4")});
    w.bin.search().setText(QStringLiteral("*** a"));
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("a.mp4")});
    w.bin.search().clear();
    w.bin.set_note_filter({.unrated = true, .colors = {}, .tags = {}});
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("c.mp4")});
}

TEST(BinNotes, TagsAreTypedShownAndFilteredFor) {
    const BinWindow w({"a.mp4", "b.mp4"});
    w.select({QStringLiteral("a.mp4"), QStringLiteral("b.mp4")});
    QLineEdit& tags = w.bin.notes().tags();
    const auto type = [&](const QString& text) {
        testing::run(*w.window, "bin.tags");
        tags.selectAll();
        QTest::keyClicks(&tags, QStringLiteral("x"));  // it is being written in
        tags.setText(text);
        tags.setModified(true);
        QTest::keyClick(&tags, Qt::Key_Return);
    };
    type(QStringLiteral(" 후렴 , dance,"));
    EXPECT_EQ(w.order().note(w.media("b.mp4")).tags, (std::vector<std::string>{"dance", "후렴"}));
    w.select({QStringLiteral("a.mp4")});
    EXPECT_EQ(tags.text(), QStringLiteral("dance, 후렴"));
    const std::size_t step = w.window->session().step();
    type(QStringLiteral("후렴, night"));
    EXPECT_EQ(w.order().note(w.media("a.mp4")).tags, (std::vector<std::string>{"night", "후렴"}));
    EXPECT_EQ(w.window->session().step(), step + 1) << "one step for all tags";
    EXPECT_TRUE(w.bin.model().index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("후렴")));

    w.bin.search().setText(QStringLiteral("후"));
    EXPECT_EQ(w.shown().size(), 2);
    w.bin.search().setText(QStringLiteral("night"));
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("a.mp4")});
    w.bin.search().clear();
    QMenu& menu = *w.bin.folder_bar().filter_button().menu();
    emit menu.aboutToShow();
    const auto actions = menu.actions();
    const auto dance = std::ranges::find_if(actions, [](QAction* a) { return a->text() == QLatin1String("dance"); });
    ASSERT_NE(dance, actions.end());
    (*dance)->trigger();
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("b.mp4")});
}

TEST(BinNotes, ALabelIsChosenFromItsMenuAndSearchedByItsName) {
    const BinWindow w({"a.mp4", "b.mp4"});
    w.select({QStringLiteral("a.mp4")});
    w.bin.notes().label_button().menu()->actions()[1]->trigger();
    EXPECT_EQ(w.order().note(w.media("a.mp4")).color, "red");
    const QImage labelled = w.bin.view().viewport()->grab().toImage();
    testing::run(*w.window, "edit.undo");
    EXPECT_NE(w.bin.view().viewport()->grab().toImage(), labelled) << "it is seen on the card";
    testing::run(*w.window, "edit.redo");
    w.bin.set_note_filter({.unrated = false, .colors = {"red"}, .tags = {}});
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("a.mp4")});
}

TEST(BinNotes, WhatIsNotShownLeavesNoTrace) {
    const BinWindow w({"a.mp4"});
    w.make_folder(QStringLiteral("day"));
    w.drag({QStringLiteral("a.mp4")}, *w.bin.view().viewport(), w.place_of(QStringLiteral("day")));
    const QImage before = w.bin.view().viewport()->grab().toImage();
    w.window->session().commit(QStringLiteral("label"),
                               *label_media(w.window->session().history().sequences(), {w.media("a.mp4")}, "red"));
    EXPECT_EQ(w.bin.view().viewport()->grab().toImage(), before);
}

TEST(BinNotes, AreKeptInTheProject) {
    BinWindow w({"a.mp4"});
    w.make_folder(QStringLiteral("한강"));
    w.drag({QStringLiteral("a.mp4")}, *w.bin.view().viewport(), w.place_of(QStringLiteral("한강")));
    w.bin.open_folder(w.order().folders.front().id);
    w.select({QStringLiteral("a.mp4")});
    testing::run(*w.window, "bin.rate_2");
    ASSERT_TRUE(w.window->session().save(w.folder / "film.rhyme"));
    ASSERT_TRUE(w.window->session().load(w.folder / "film.rhyme"));
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("한강")});
    w.bin.open_folder(w.order().folders.front().id);
    EXPECT_EQ(w.shown(), QStringList{QStringLiteral("a.mp4")});
    EXPECT_EQ(w.order().note(w.media("a.mp4")).rating, 2);
}

}  // namespace
}  // namespace rhyme::ui
