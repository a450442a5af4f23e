// What was done in the window, saved as a script.
#include <gtest/gtest.h>

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/project/edit_script.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/main_window/main_window.h"

namespace rhyme::ui {
namespace {

TEST(SavedSteps, AreCommandsThatMakeTheSameEditAgain) {
    const rhyme::testing::TempFolder folder;
    const QString file = QString::fromStdString((folder / "단계.json").string());
    MainWindow::Options options;
    options.audio = [] { return nullptr; };
    options.remember = false;
    options.ask_edit_file = [&](QWidget*, bool) { return file; };
    MainWindow window(options);
    window.show();
    const Project before = window.session().project();
    window.session().set_playhead(FramePosition(30));
    testing::run(window, "mark.add");
    testing::run(window, "mark.remove");
    testing::run(window, "file.save_steps");
    ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(file); }));
    QFile written(file);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    const std::string script = written.readAll().toStdString();
    const auto steps = nlohmann::json::parse(script);
    ASSERT_EQ(steps.size(), 2u);
    EXPECT_EQ(steps[0]["op"], "add_marker");
    EXPECT_EQ(steps[1]["op"], "remove_marker");
    const auto again = apply_script(before, script);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->sequences(), window.session().project().sequences());
}

}  // namespace
}  // namespace rhyme::ui
