// Short drawn films of which two and two rhyme: a bright disc on different grounds.
#pragma once

#include <filesystem>
#include <vector>

namespace rhyme::ui {
class MainWindow;
}

namespace rhyme::ui::testing {

/// "disc-0.mp4" ... in `folder`: of so many frames each, 25 a second, 320 x 180.
std::vector<std::filesystem::path> make_discs(const std::filesystem::path& folder, int count, int frames = 40);

/// Three of them and a library that knows them already, made once for all tests of a run.
struct AnalysedDiscs {
    std::vector<std::filesystem::path> films;
    std::filesystem::path library;
    /// A copy of the library of a test's own.
    std::filesystem::path library_for(const std::filesystem::path& folder) const;
};
const AnalysedDiscs& analysed_discs();

/// Dropped on the window and analysed, and the first list of matches is there. False: it took too long.
bool import_and_match(MainWindow& window, const std::vector<std::filesystem::path>& files);

}  // namespace rhyme::ui::testing
