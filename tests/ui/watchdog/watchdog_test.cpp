#include "ui/watchdog/watchdog.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QTimer>

namespace rhyme::ui {
namespace {

/// Holds the window's thread until the watchdog has seen it: no length of time is waited for.
TEST(Watchdog, NotesWhatKeptTheThreadFromAnswering) {
    Watchdog watchdog(std::chrono::milliseconds(30));
    const std::size_t before = watchdog.blocks().size();
    QTimer::singleShot(0, [] {
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(120);
        while (std::chrono::steady_clock::now() < until) {
        }
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return watchdog.blocks().size() > before; }));
    EXPECT_GE(watchdog.blocks().back().length.count(), 30);
    EXPECT_FALSE(watchdog.blocks().back().place.empty());
}

}  // namespace
}  // namespace rhyme::ui
