// Every feature of an edit through every format Rhyme writes, and back where it reads it: kept, reported, or lost
// without a word. interchange_table [--why] [--keep FOLDER]: --why prints what was lost or said; --keep leaves every
// file written in FOLDER, for other programs to judge (of .fcpxml, say: xmllint --noout --dtdvalid FCPXMLv1_10.dtd
// FOLDER/*.fcpxml). Fails when anything is lost in silence.
#include <cstdio>
#include <cstring>
#include <map>

#include "tests/support/interchange_cases.h"

int main(int argc, char** argv) {
    using namespace rhyme;
    using namespace rhyme::testing;
    bool why = false;
    std::filesystem::path keep;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--why") == 0) why = true;
        if (std::strcmp(argv[i], "--keep") == 0 && i + 1 < argc) keep = argv[++i];
    }
    const auto folder = keep.empty() ? std::filesystem::temp_directory_path() / "rhyme-interchange-table" : keep;
    std::filesystem::create_directories(folder);
    const auto cases = interchange_cases();
    std::printf("%-40s", "feature");
    std::map<std::string, std::array<int, 3>> sums;
    for (const auto& f : interchange_formats()) std::printf(" %-7s", std::string(f.extension).c_str());
    std::printf(
        "   (K kept, k kept and something said, r reported, ! lost in silence; of a format that is only written: kept "
        "when it changes the file)\n");
    int silent = 0, row = 0;
    for (const auto& c : cases) {
        const std::string name = keep.empty() ? "x" : std::to_string(++row);
        std::printf("%-40s", c.name.c_str());
        std::string reasons;
        for (const auto& f : interchange_formats()) {
            const auto file = folder / (name + std::string(f.extension));
            const RoundTrip r = round_trip(c, file, f.read != nullptr);
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
            std::printf(" %-7d", sums[std::string(f.extension)][static_cast<std::size_t>(i)]);
        std::printf("\n");
    }
    if (keep.empty()) std::filesystem::remove_all(folder);
    return silent == 0 ? 0 : 1;
}
