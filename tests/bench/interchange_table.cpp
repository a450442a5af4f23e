// Round trips of every feature of an edit through every format Rhyme reads and writes: kept, reported, or lost without
// a word. interchange_table [--why]: --why prints what was lost or said. Fails when anything is lost in silence.
#include <cstdio>
#include <cstring>
#include <map>

#include "tests/support/interchange_cases.h"

int main(int argc, char** argv) {
    using namespace rhyme;
    using namespace rhyme::testing;
    const bool why = argc > 1 && std::strcmp(argv[1], "--why") == 0;
    const auto folder = std::filesystem::temp_directory_path() / "rhyme-interchange-table";
    std::filesystem::create_directories(folder);
    const auto cases = interchange_cases();
    std::printf("%-40s", "feature");
    std::map<std::string, std::array<int, 3>> sums;
    for (const auto& f : interchange_formats())
        if (f.read) std::printf(" %-7s", std::string(f.extension).c_str());
    std::printf("   (K kept, k kept and something said, r reported, ! lost in silence)\n");
    int silent = 0;
    for (const auto& c : cases) {
        std::printf("%-40s", c.name.c_str());
        std::string reasons;
        for (const auto& f : interchange_formats()) {
            if (!f.read) continue;
            const RoundTrip r = round_trip(c, folder / ("x" + std::string(f.extension)));
            const bool kept = r.end == RoundTrip::End::Kept, lost = r.end == RoundTrip::End::Silent;
            std::printf(" %-7s", kept ? r.said ? "k" : "K" : lost ? "!" : "r");
            ++sums[std::string(f.extension)][kept ? 0 : lost ? 2 : 1];
            silent += lost;
            if (!why || (kept && !r.said)) continue;
            reasons += "    " + std::string(f.extension) + ": " + r.before + " -> " + r.after + "\n";
            for (const auto& s : r.sentences) reasons += "        " + s + "\n";
        }
        std::printf("\n%s", reasons.c_str());
    }
    for (const char* what : {"kept", "reported", "lost in silence"}) {
        const int i = what[0] == 'k' ? 0 : what[0] == 'r' ? 1 : 2;
        std::printf("%-40s", what);
        for (const auto& f : interchange_formats())
            if (f.read) std::printf(" %-7d", sums[std::string(f.extension)][static_cast<std::size_t>(i)]);
        std::printf("\n");
    }
    std::filesystem::remove_all(folder);
    return silent == 0 ? 0 : 1;
}
