// The house stands on one-way arrows: app -> ui -> core, and inside core each room uses only rooms above it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/places.h"

namespace {
namespace fs = std::filesystem;

const std::vector<std::string> rooms{"time",    "base",     "image",    "media",   "timeline",
                                     "cues",    "analysis", "match",    "music",   "transitions",
                                     "effects", "render",   "assemble", "project", "study"};

int room_of(const std::string& include) {  // "core/media/media.h" -> its place in the list
    const auto end = include.find('/', 5);
    const auto found = std::find(rooms.begin(), rooms.end(), include.substr(5, end - 5));
    return found == rooms.end() ? -1 : static_cast<int>(found - rooms.begin());
}

struct Use {
    std::string file, include;
};

std::vector<Use> uses_in(const std::string& layer) {
    std::vector<Use> uses;
    const fs::path root = rhyme::testing::source_folder();
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    for (const auto& entry : fs::recursive_directory_iterator(root / layer)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") continue;
        std::ifstream in(entry.path());
        std::smatch match;
        for (std::string line; std::getline(in, line);)
            if (std::regex_search(line, match, pattern))
                uses.push_back({fs::relative(entry.path(), root).string(), match[1]});
    }
    return uses;
}

TEST(Arrows, CoreIncludesNoQtNoUiNoApp) {
    for (const Use& use : uses_in("core")) {
        EXPECT_FALSE(use.include.starts_with("ui/") || use.include.starts_with("app/"))
            << use.file << " includes " << use.include;
        EXPECT_FALSE(std::regex_match(use.include, std::regex("Q[A-Z].*|Qt.*")))
            << use.file << " includes " << use.include;
    }
}

TEST(Arrows, RoomsIncludeOnlyRoomsAboveThem) {
    for (const Use& use : uses_in("core")) {
        if (!use.include.starts_with("core/")) continue;
        const int user = room_of(use.file), used = room_of(use.include);
        ASSERT_GE(user, 0) << use.file << " is in no room";
        ASSERT_GE(used, 0) << use.file << " includes " << use.include;
        EXPECT_LE(used, user) << use.file << " includes " << use.include << ", a room below its own";
    }
}

TEST(Arrows, UiIncludesNoFfmpegAndNoApp) {
    for (const Use& use : uses_in("ui")) {
        EXPECT_FALSE(use.include.starts_with("app/")) << use.file << " includes " << use.include;
        EXPECT_FALSE(std::regex_search(use.include, std::regex("^lib(av|sw)")))
            << use.file << " includes " << use.include;
    }
}

TEST(Arrows, FfmpegStaysInImageAndMedia) {
    for (const Use& use : uses_in("core")) {
        const bool ffmpeg = std::regex_search(use.include, std::regex("^lib(av|sw)"));
        EXPECT_TRUE(!ffmpeg || room_of(use.file) <= room_of("core/media/")) << use.file << " includes " << use.include;
    }
}

}  // namespace
