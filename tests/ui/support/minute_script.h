// A one-minute music video cut in a real window with nothing but keys, presses, drags and drops; what did not go as it
// should is said in sentences, so that a test and a program can both use it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ui/main_window/main_window.h"
#include "ui/watchdog/watchdog.h"

namespace rhyme::ui::testing {

struct MinuteWork {
    std::vector<std::filesystem::path> films;  ///< five or more, each at least eight seconds long
    std::filesystem::path song;
    std::filesystem::path folder;  ///< project, library, state and film are written here
    int patience_ms = 60000;       ///< for each thing that is waited for
    int limit_ms = 100;            ///< what takes longer is a block
};

struct MinuteReport {
    std::vector<std::string> problems;
    std::vector<std::string> done;        ///< each step, in order
    std::vector<Watchdog::Block> blocks;  ///< what kept the window's thread from answering for over 100 ms
    std::filesystem::path film;           ///< what was exported
    FrameCount length;                    ///< of the edit
};
MinuteReport cut_one_minute(const MinuteWork& work);

}  // namespace rhyme::ui::testing
