// The one-minute script of the tests on real footage: what did not go as it should, and what kept the window's thread
// from answering for over 100 ms (or another limit).
//   one_minute [--limit MS] FOLDER FILM... SONG        (five films or more, of eight seconds or more)
#include <QApplication>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/ui/support/minute_script.h"
#include "ui/theme/theme.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    rhyme::ui::testing::MinuteWork work;
    if (argc > 2 && std::string(argv[1]) == "--limit") {
        work.limit_ms = std::atoi(argv[2]);
        argc -= 2, argv += 2;
    }
    if (argc < 8) return std::printf("one_minute [--limit MS] FOLDER FILM... SONG\n"), 2;
    rhyme::ui::apply_theme(application);
    work.folder = argv[1];
    for (int i = 2; i + 1 < argc; ++i) work.films.emplace_back(argv[i]);
    work.song = argv[argc - 1];
    work.patience_ms = 600000;
    std::filesystem::create_directories(work.folder);
    const auto report = rhyme::ui::testing::cut_one_minute(work);
    for (const auto& step : report.done) std::printf("%s\n", step.c_str());
    for (const auto& problem : report.problems) std::printf("PROBLEM %s\n", problem.c_str());
    for (const auto& block : report.blocks)
        std::printf("BLOCK %lld ms, %lld of them at work: %s\n", static_cast<long long>(block.length.count()),
                    static_cast<long long>(block.busy.count()), block.place.c_str());
    std::printf("%lld frames in %s\n", static_cast<long long>(report.length.value), report.film.c_str());
    return report.problems.empty() ? 0 : 1;
}
