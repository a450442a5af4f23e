// Footage a benchmark asks about, analysed or taken from a library.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include "core/analysis/library.h"

namespace rhyme {

/// What cannot be read, or has nothing to be seen, is left out; where nothing is left, or the library cannot be opened,
/// the program says so and ends.
inline std::vector<AnalysisPtr> analysed(const char* library_path, std::span<char* const> files) {
    const auto end = [](const char* why) {
        std::fprintf(stderr, "%s\n", why);
        std::exit(1);
    };
    auto library = Library::open(library_path);
    if (!library) end(library.error().message().c_str());
    std::vector<AnalysisPtr> footage;
    for (const char* file : files)
        if (const auto media = open_media(file))
            if (const auto analysis = (*library)->find_or_analyze(*media); analysis && !(*analysis)->moments.empty())
                footage.push_back(*analysis);
    if (footage.empty()) end("there is nothing to look at in these files");
    return footage;
}

}  // namespace rhyme
