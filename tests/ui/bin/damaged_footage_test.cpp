// What a file has lost is said when it comes into the bin.
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <filesystem>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "ui/session/footage.h"

namespace rhyme::ui {
namespace {

constexpr int reading_patience = 20000;

TEST(DamagedFootage, AFileThatIsCutShortSaysHowMuchIsThere) {
    const rhyme::testing::TempFolder folder;
    rhyme::testing::ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true, spec.audio_codec = "flac", spec.frames = 100;
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "whole.flac", spec));
    rhyme::testing::truncate_copy(folder / "whole.flac", folder / "cut.flac",
                                  std::filesystem::file_size(folder / "whole.flac") / 2);
    Footage footage(std::make_shared<MediaPool>(), nullptr, 1);
    QSignalSpy opened(&footage, &Footage::opened), told(&footage, &Footage::refused);
    footage.add({folder / "whole.flac", folder / "cut.flac"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() == 2; }, reading_patience));
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.count() == 1; }, reading_patience));
    const QString message = told.front().front().toString();
    EXPECT_TRUE(message.startsWith(QLatin1String("cut.flac: "))) << message.toStdString();
    EXPECT_TRUE(message.contains(QLatin1String("4.0 s"))) << message.toStdString();
}

}  // namespace
}  // namespace rhyme::ui
